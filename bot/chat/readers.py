"""Who reads what: the rooms that cover an audience, and people in their private chats."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.chat.lexicon import Lexicon
from bot.chat.places import address_of, place_of
from bot.chat.playing import said_by
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId, PersonId, RoomId, private_chat
from bot.domain.ledger import News
from bot.domain.log import JOINT
from bot.domain.member import Member, Role
from bot.domain.room import Language
from bot.ports import Cooperations, People


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """
    Where somebody reads: a chat, the account alone if any, the language, for which party.

    `person` is who, where only one reads, and what she may not press is not shown to her.

    `about` stands first in the lines of her buttons where the chat does not say which cooperation
    is meant; `place` names it in their labels, and in what nobody has asked for. `handle` is the
    platform's way back to what is answered. `whole` is whether news come there with the text they
    are about.
    """

    chat: RoomId
    language: Language
    party: PartyId | None
    person: PersonId | None = None
    only: str | None = None
    about: str = ""
    place: str = ""
    handle: object | None = None
    whole: bool = False


class Readers:
    """Finds those who are to read something."""

    def __init__(
        self, *, cooperations: Cooperations, people: People, lexicon: Lexicon, language: Language
    ) -> None:
        self._cooperations = cooperations
        self._people = people
        self._lexicon = lexicon
        self._language = language

    def of(self, row: News, cooperation: Cooperation) -> Iterator[Reader]:
        """Yield who gets a row: whoever its audience is, or the one that a reminder is for."""
        if row.occasion is None:
            yield from self._but(row, self.covering(row.audience, cooperation))
            return
        rooms = self.covering(JOINT, cooperation)
        yield from (one for one in rooms if one.chat == row.occasion.to)
        member = cooperation.member(PersonId(row.occasion.to))
        if member:
            yield from self.private([member], cooperation)

    def _but(self, row: News, readers: Iterator[Reader]) -> Iterator[Reader]:
        """Leave out the private chat of her whose own changes a row tells together."""
        closing = row.burst if row.burst and row.burst.closes else None
        hers = self._people.load(closing.by).accounts if closing else ()
        return (one for one in readers if one.chat not in map(private_chat, hers))

    def covering(self, audience: PartyId, cooperation: Cooperation) -> Iterator[Reader]:
        """
        Yield the rooms that an audience reads in.

        The people of a party that has none of them read alone: its contacts, or else all of it.
        """
        rooms = [room for room in cooperation.rooms if audience in {JOINT, room.audience}]
        played = said_by(cooperation, None)
        about = self._lexicon.said_as(played) if played else ""
        for room in rooms:
            yield Reader(
                chat=room.id,
                language=room.language,
                party=room.audience,
                about=about,
                whole=room.whole,
            )
        for party in cooperation.party_ids if audience == JOINT else (audience,):
            if not any(room.covers(party) for room in rooms):
                members = cooperation.members_of(party)
                contacts = [one for one in members if one.role is Role.CONTACT]
                yield from self.private(contacts or members, cooperation)

    def private(self, members: Iterable[Member], cooperation: Cooperation) -> Iterator[Reader]:
        """Yield the private chats of members, each by her first account."""
        for member in members:
            person = self._people.load(member.person)
            mine = mine_of(member.person, self._cooperations)
            several = len(mine) > 1
            for account in person.accounts[:1]:
                yield Reader(
                    chat=private_chat(account),
                    language=person.language or self._language,
                    party=member.party,
                    person=member.person,
                    about=address_of(cooperation.id) if several else "",
                    place=place_of(cooperation, mine) if several else "",
                )


def mine_of(person: PersonId, cooperations: Cooperations) -> list[Cooperation]:
    """Return the cooperations that somebody is in."""
    return [cooperations.load(one) for one in cooperations.of_person(person)]
