"""A letter as it is shown: lines worded each from its own cooperation's view, as one message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat.message import Message, Span
from bot.chat.outbox import Outbox
from bot.chat.outgoing import Offer, Outgoing, reply
from bot.chat.places import address_of, place_of, placed
from bot.chat.readers import Reader
from bot.domain.cooperation import Cooperation
from bot.domain.ids import RoomId, private_chat
from bot.domain.person import Person
from bot.domain.room import Language
from reminders.lines import Line
from reminders.saying import facts_of

MOST_LINES = 7
"""How many lines a letter has; the rest is counted."""
FORENOON = 10
"""Until which hour it is morning."""
OVERVIEW = Offer(label="overview", command="overview")
LETTER_DAY = Offer(label="letter_day", command="reminders", values={"do": "day"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """
    What one person is to read, at the moment `written` where she is.

    `cooperations` are all she is in. `meeting` is the next one that is near, by its id, with where
    it is held. `late` is when the letter should have come, where that was missed.
    """

    person: Person
    written: datetime
    lines: Sequence[Line]
    cooperations: Sequence[Cooperation]
    meeting: tuple[Cooperation, str] | None = None
    late: datetime | None = None


class Envelope:
    """Words letters, and hands them to the platforms."""

    def __init__(self, outbox: Outbox, language: Language) -> None:
        self._outbox = outbox
        self._language = language

    async def send(self, letter: Letter, chat: RoomId, language: Language | None = None) -> str:
        """Show a letter in a chat, and return its id there; raise whatever the platform does."""
        reader = self._reader(letter.person, chat, language)
        return await self._outbox.send(reader, self.message(letter, reader))

    async def send_alone(self, said: Outgoing, person: Person) -> str:
        """Show a person something that is of no cooperation."""
        reader = self._reader(person, private_chat(person.accounts[0]))
        return await self._outbox.send(reader, self._outbox.message(said, None, reader))

    def _reader(self, person: Person, chat: RoomId, language: Language | None = None) -> Reader:
        spoken = language or person.language or self._language
        return Reader(chat=chat, language=spoken, party=None)

    def message(self, letter: Letter, reader: Reader) -> Message:
        """Return a letter as one reader is shown it."""
        shown = letter.lines[:MOST_LINES]
        parts = [self._head(letter, reader)]
        parts += [self._line(line, number, letter, reader) for number, line in enumerate(shown, 1)]
        parts += [*self._meeting(letter, reader), self._foot(letter, reader)]
        return joined(parts)

    def _head(self, letter: Letter, reader: Reader) -> Message:
        places = [place_of(one, letter.cooperations) for one in letter.cooperations]
        said = reply(
            "letter/head",
            name=letter.person.name,
            count=len(letter.lines),
            places=places,
            week=letter.written.isocalendar().week,
            morning=letter.written.hour < FORENOON,
        )
        return self._outbox.message(said, None, reader)

    def _line(self, line: Line, number: int, letter: Letter, reader: Reader) -> Message:
        here = line.cooperation
        said = reply(f"reminders/{line.rule.name}", *line.call.offers, **facts_of(line.call))
        worded = self._outbox.message(said, here, self._in(here, letter, reader))
        place = place_of(here, letter.cooperations) if len(letter.cooperations) > 1 else ""
        if len({one.cooperation.id for one in letter.lines}) > 1:
            worded = placed(worded, place)
        start = Span(
            text=f"{number}. {place}{': ' if place else ''}",
            style=frozenset("b") if place else frozenset(),
        )
        return replace(worded, spans=(start, *worded.spans))

    def _meeting(self, letter: Letter, reader: Reader) -> Iterator[Message]:
        """Yield the meeting that is near, if any; it is never a letter's only reason."""
        if letter.meeting is None:
            return
        cooperation, meeting = letter.meeting
        several = len(letter.cooperations) > 1
        place = place_of(cooperation, letter.cooperations) if several else None
        said = reply("letter/meeting", id=meeting, place=place)
        yield self._outbox.message(said, cooperation, self._in(cooperation, letter, reader))

    def _foot(self, letter: Letter, reader: Reader) -> Message:
        left = len(letter.lines) - MOST_LINES
        more = (OVERVIEW,) if left > 0 else ()
        here = letter.cooperations[0] if len(letter.cooperations) == 1 else None
        member = here.member(letter.person.id) if here else None
        said = reply(
            "letter/foot",
            *more,
            LETTER_DAY,
            left=max(left, 0),
            late=letter.late.isoformat() if letter.late else None,
            role=member.role.value if member else None,
        )
        return self._outbox.message(said, here, self._in(here, letter, reader) if here else reader)

    def _in(self, cooperation: Cooperation, letter: Letter, reader: Reader) -> Reader:
        """Return the reader as she is in one of her cooperations."""
        member = cooperation.member(letter.person.id)
        several = len(letter.cooperations) > 1
        return replace(
            reader,
            party=member.party if member else None,
            about=address_of(cooperation.id) if several else "",
        )


def joined(parts: Sequence[Message]) -> Message:
    """Return several messages as one, a line each."""
    spans: list[Span] = []
    for part in parts:
        spans += [*([Span(text="\n")] if spans and part.spans else []), *part.spans]
    buttons = tuple(button for part in parts for button in part.buttons)
    return replace(parts[0], spans=tuple(spans), buttons=buttons)
