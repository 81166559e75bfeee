"""The cooperation: the one aggregate that everything else is a move on or a view of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from bot.domain.block import Block, Stop
from bot.domain.content import EMPTY, Content
from bot.domain.errors import UserError
from bot.domain.hiding import MARK, Hiding, hiding
from bot.domain.ids import CooperationId, PartyId, PersonId, RoomId, TaskId
from bot.domain.ledger import News
from bot.domain.log import JOINT, START, Act, Head, LogEntry, entry_after
from bot.domain.member import By, Invitation, Member
from bot.domain.note import Note
from bot.domain.party import Party
from bot.domain.picture import OwnObservation, SourceRow
from bot.domain.reminding import Plan
from bot.domain.room import Room, RoomCode
from bot.domain.round import Round

DELIVERIES_KEPT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """
    What a party has for itself alone; no other party sees any of it, nor how much it is.

    `observed` is the last number given to an observation of its own, `to_chief` are the rules by
    which its chief is reminded too.
    """

    text_allowed: bool = False
    notes: Mapping[TaskId, tuple[Note, ...]]
    observed: int = 0
    observations: tuple[OwnObservation, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    to_chief: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """
    What makes a cooperation one to practise on, gone when it `ends`.

    `account` plays it, and nobody else: as the first of `cast`, the invented people by name, or as
    another by saying her name.
    """

    account: str
    ends: datetime
    cast: Mapping[str, PersonId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation:
    """
    One police party and one or more municipal parties, in their rounds.

    Every move returns a new Cooperation. `fresh` holds the log entries that the moves since the
    last save have made; the store appends them to the log before it replaces the state. `plan` is
    how far its reminders have been followed; None until that has been worked out. `emptied` are the
    parties whose last key holder has left. `blocked` is what nobody may read any more, `stopped`
    who has closed all intake; None while it is open.
    """

    id: CooperationId
    revision: int
    founded: datetime
    parties: tuple[Party, ...]
    members: tuple[Member, ...]
    rooms: tuple[Room, ...]
    invitations: tuple[Invitation, ...]
    round: Round
    own: Mapping[PartyId, Own]
    heads: Mapping[PartyId, Head]
    content: Content = EMPTY
    ledger: tuple[News, ...]
    deliveries: tuple[str, ...]
    exercise: Exercise | None = None
    plan: Plan | None = None
    room_codes: tuple[RoomCode, ...] = ()
    emptied: tuple[PartyId, ...] = ()
    blocked: tuple[Block, ...] = ()
    stopped: Stop | None = None
    fresh: tuple[LogEntry, ...] = ()

    @property
    def party_ids(self) -> tuple[PartyId, ...]:
        """The ids of all parties, in the order they were named at the start."""
        return tuple(party.id for party in self.parties)

    def party(self, party_id: PartyId) -> Party:
        """Return a party; raise UserError `no_such_party`."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise UserError("no_such_party", word=party_id, parties=self.party_ids)

    def member(self, person: PersonId) -> Member | None:
        """Return the person's membership."""
        return next((member for member in self.members if member.person == person), None)

    def members_of(self, party: PartyId) -> tuple[Member, ...]:
        """Return the members of a party."""
        return tuple(member for member in self.members if member.party == party)

    def absent(self) -> tuple[PartyId, ...]:
        """Return the parties that have no member yet."""
        here = {member.party for member in self.members}
        return tuple(party for party in self.party_ids if party not in here)

    def room(self, room_id: RoomId) -> Room | None:
        """Return a linked room."""
        return next((room for room in self.rooms if room.id == room_id), None)

    def own_of(self, party: PartyId) -> Own:
        """Return what a party has for itself."""
        return self.own.get(party, Own(notes={}))

    def logged(
        self,
        act: Act,
        *,
        by: By,
        audience: PartyId = JOINT,
        about: str | None = None,
        version: int | None = None,
        content: Mapping[str, Any] | None = None,
    ) -> Self:
        """Note in the log of *audience* what the move just did."""
        head = self.heads.get(audience, START)
        entry = entry_after(
            head, act, by=by, audience=audience, about=about, version=version, content=content
        )
        heads = {**self.heads, audience: entry.head}
        return replace(self, heads=heads, fresh=(*self.fresh, entry))

    def delivered(self, delivery: str) -> Self:
        """Note that a platform's delivery has been applied."""
        kept = (*self.deliveries, delivery)[-DELIVERIES_KEPT:]
        return replace(self, deliveries=kept)

    def seen_by(self, party: PartyId | None, mark: str = MARK) -> Self:
        """
        Return what *party* may read; None is a room or person of no party: only what is joint.

        This is the one place that takes other parties' own things away, and what is blocked from
        everybody; *mark* stands in its place. Whatever is worded, listed, counted or exported is
        made from its result and nothing else. The revision and the deliveries go too: they count
        every party's acts, and the plan knows when one is reminded of its own. Another party's
        rooms go with their names and all that was told there.
        """
        rooms = tuple(room for room in self.rooms if room.audience in {None, party})
        view = replace(
            self,
            revision=0,
            deliveries=(),
            plan=None,
            rooms=rooms,
            room_codes=(),
            # Nobody can work a code out from its digest who never gets that.
            invitations=tuple(replace(one, code=None) for one in self.invitations),
            own={key: own for key, own in self.own.items() if key == party},
            heads={key: head for key, head in self.heads.items() if key in {JOINT, party}},
            ledger=tuple(
                row.told_in({room.id for room in rooms})
                for row in self.ledger
                if row.audience in {JOINT, party}
            ),
            fresh=tuple(entry for entry in self.fresh if entry.audience in {JOINT, party}),
        )
        if not self.blocked:
            return view
        hidden = self.hiding(party, mark)
        return replace(
            view,
            round=hidden.of(view.round),
            own=hidden.of(view.own),
            content=hidden.of(view.content),
            ledger=hidden.of(view.ledger),
            fresh=hidden.of(view.fresh),
            blocked=tuple(replace(block, texts=()) for block in self._blocked_for(party)),
        )

    def hiding(self, party: PartyId | None, mark: str = MARK) -> Hiding:
        """Return what hides the blocked words from *party* in what is not part of the view."""
        return hiding(self._blocked_for(party), mark)

    def _blocked_for(self, party: PartyId | None) -> tuple[Block, ...]:
        return tuple(block for block in self.blocked if block.audience in {JOINT, party})
