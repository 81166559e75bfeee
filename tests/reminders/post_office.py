"""Letters on a table: one who gets them, toy rules, and an envelope that notes what it is given."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.clocks import MovableClock
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.domain.letter import Mail
from bot.domain.person import Person
from bot.domain.process import Text
from bot.domain.room import Language, Room
from bot.store.memory import MemoryCooperations
from reminders.dates import Dates
from reminders.envelope import Letter
from reminders.letters import Letters
from reminders.rule import Call, Kind, Rule, Situation
from reminders.year import YearDate
from tests.domain.builders import ANNA, LINDSALA, together
from tests.fakes import FailingPeople, processes
from tests.reminders.situations import STOCKHOLM
from tests.reminders.toys import at

CHAT = RoomId("@console:anna")
OWN_ROOM = RoomId("console:kommunrum")
LUCIA = YearDate(
    group="annual_wheel",
    id="lucia",
    month=12,
    day=13,
    weeks=1,
    name=Text(sv="Lucia", en="Lucia"),
    text=Text(sv="Planera.", en="Plan."),
    source=("own",),
)


class DownError(Exception):
    """What a chat raises that cannot be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What has been shown in a chat, and when; a date of the year has no letter."""

    chat: str
    at: datetime
    letter: Letter | None = None
    facts: Mapping[str, Any] | None = None

    @property
    def lines(self) -> list[str]:
        """What the lines are about."""
        return [one.call.about for one in self.letter.lines] if self.letter else []


class Notes:
    """An envelope that keeps what it is to send; chats in `down` cannot be reached."""

    def __init__(self, clock: MovableClock) -> None:
        self.sent: list[Sent] = []
        self.down: set[str] = set()
        self._clock = clock

    async def send(self, letter: Letter, chat: RoomId, language: Language | None = None) -> str:
        """Note a letter."""
        del language
        return self._note(Sent(chat=chat, at=self._clock.now(), letter=letter))

    async def send_alone(self, said: Any, person: Person) -> str:  # noqa: ANN401 - an Outgoing
        """Note a date of the year."""
        chat = f"@{person.accounts[0]}"
        return self._note(Sent(chat=chat, at=self._clock.now(), facts=said.facts))

    def _note(self, sent: Sent) -> str:
        if sent.chat in self.down:
            raise DownError
        self.sent.append(sent)
        return f"m{len(self.sent)}"


class Office:
    """Anna, who gets letters from one cooperation or more; `calls` are what the rule finds."""

    def __init__(self, *calls: Call) -> None:
        self.clock = MovableClock(at(date(2027, 2, 24)))
        self.cooperations = MemoryCooperations()
        self.people = FailingPeople()
        self.notes = Notes(self.clock)
        self.calls: Sequence[Call] = calls
        self.people.save(Person(id=ANNA.person, name="Anna", accounts=("console:anna",), forms={}))
        self.letters = self.built()
        self.join()

    def built(self) -> Letters:
        """Build what sends letters, as at a start."""
        parts: dict[str, Any] = {"envelope": self.notes}
        return Letters(
            rules=[Rule(name="toy", kind=Kind.LETTER, find=self._find)],
            cooperations=self.cooperations,
            people=self.people,
            processes=processes(),
            dates=Dates([LUCIA], parts["envelope"], STOCKHOLM),
            clock=self.clock,
            zone=STOCKHOLM,
            **parts,
        )

    def _find(self, situation: Situation) -> Iterator[Call]:
        del situation
        yield from self.calls

    def join(self, name: str = "lindsala", *, own: bool = False) -> Cooperation:
        """Add a cooperation with Anna in it, and with a room of her own party's."""
        there = together()
        rooms = [replace(one, id=RoomId(f"console:{name}")) for one in there.rooms]
        if own:
            room = RoomId(f"console:{name}-rum")
            rooms.append(Room(id=room, audience=LINDSALA, language=Language.EN))
        process = processes().newest().hash
        return self.cooperations.save(
            replace(
                there,
                id=CooperationId(name),
                rooms=tuple(rooms),
                round=replace(there.round, process=process),
            )
        )

    @property
    def mail(self) -> Mail:
        """Her ledger."""
        found = self.people.mail_of(ANNA.person)
        assert found is not None
        return found

    def wish(self, **wishes: Any) -> None:  # noqa: ANN401 - the fields of Wishes
        """Let her choose anew."""
        anna = self.people.load(ANNA.person)
        self.people.save(replace(anna, wishes=replace(anna.wishes, **wishes)))

    async def tick(self) -> list[Sent]:
        """Send what is due."""
        before = len(self.notes.sent)
        for person in self.people.due(self.clock.now()):
            await self.letters.deliver_due(PersonId(person))
        return self.notes.sent[before:]

    async def move(self, day: date, hour: int = 9, minute: int = 0) -> list[Sent]:
        """Set the clock and tick once, as after downtime."""
        self.clock.move(at(day, hour, minute))
        return await self.tick()

    async def until(self, day: date, hour: int = 23) -> list[Sent]:
        """Let the time go by, with a tick whenever something is due."""
        before, end = len(self.notes.sent), at(day, hour)
        await self.tick()
        while (due := self.people.next_due()) and due <= end:
            self.clock.move(max(due, self.clock.now()))
            await self.tick()
        self.clock.move(end)
        return self.notes.sent[before:]


def call(about: str = "A1", day: date = date(2027, 3, 2), **fields: Any) -> Call:  # noqa: ANN401
    """Return something to say on a day, for a week."""
    given = {"offset": "+0d", "on": day, "until": day + timedelta(days=6), **fields}
    return Call(about=about, day=day, **given)
