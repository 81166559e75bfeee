"""Reminders on a table: toy rules that find what they are told to, and a clock that is moved."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.clocks import MovableClock
from bot.domain.cooperation import Cooperation
from bot.domain.ledger import News
from bot.domain.person import Person
from bot.domain.reminding import Quiet
from bot.store.memory import MemoryCooperations, MemoryPeople
from reminders.reminders import Reminders
from reminders.rule import Call, Kind, Rule, Situation
from tests.domain.builders import ANNA, BO, together
from tests.fakes import processes
from tests.reminders.situations import STOCKHOLM, ending

DAYS = {"-14d": -14, "-7d": -7, "-1d": -1, "+2d": 2}
DAY = date(2027, 4, 14)
"""A Wednesday; its offsets fall on 31 March, and 7, 13 and 16 April, all of them workdays."""

FIRST, SECOND, EVE = (DAY + timedelta(days=DAYS[offset]) for offset in ("-14d", "-7d", "-1d"))


def at(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment by the clocks on Swedish walls."""
    return datetime.combine(day, time(hour, minute), STOCKHOLM).astimezone(UTC)


def broken(situation: Situation) -> Iterator[Call]:
    """Fail, in a way that nobody has thought of."""
    known: dict[str, Call] = {}
    yield known[situation.cooperation.id]


class Toys:
    """A rule that counts from the agreement's last day; `call` is what its calls have in common."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.call = Call(about="A1", day=DAY, offset="", on=DAY)

    def find(self, situation: Situation) -> Iterator[Call]:
        """Yield a series of calls, each until the next takes its place."""
        day = situation.cooperation.content.agreement.end
        if day is None:
            return
        ordered = list(DAYS.items())
        for place, (offset, days) in enumerate(ordered):
            last = ordered[place + 1][1] - 1 if place + 1 < len(ordered) else 30
            yield replace(
                self.call,
                day=day,
                offset=offset,
                on=day + timedelta(days=days),
                until=day + timedelta(days=last),
            )

    @property
    def rule(self) -> Rule:
        """The rule that finds it."""
        return Rule(name="toy", kind=self.kind, find=self.find)


class Table:
    """One cooperation with Anna and Bo, and its reminders."""

    def __init__(self, kind: Kind = Kind.ROOM) -> None:
        self.toys = Toys(kind)
        self.clock = MovableClock(at(date(2027, 3, 10)))
        self.cooperations = MemoryCooperations()
        self.people = MemoryPeople()
        for by in (ANNA, BO):
            accounts = (f"console:{by.person}",)
            self.people.save(Person(id=by.person, name="Name", accounts=accounts, forms={}))
        self.reminders = self.built([self.toys.rule])
        process = processes().newest().hash
        there = ending(together(), DAY)
        self.save(replace(there, round=replace(there.round, process=process)))

    def built(self, rules: Sequence[Rule]) -> Reminders:
        """Build what follows the rules, as at a start."""
        return Reminders(
            rules=rules,
            cooperations=self.cooperations,
            people=self.people,
            processes=processes(),
            clock=self.clock,
            zone=STOCKHOLM,
            code=", ".join(rule.name for rule in rules),
        )

    @property
    def now(self) -> Cooperation:
        """The cooperation as it is kept."""
        return self.cooperations.load(*self.cooperations.ids())

    def save(self, cooperation: Cooperation | None = None) -> Cooperation:
        """Keep a change, or nothing new, as every save does it."""
        there = cooperation if cooperation is not None else self.now
        return self.cooperations.save(self.reminders.planned(there))

    def ends(self, day: date) -> None:
        """Move the day that all is counted from."""
        self.save(ending(self.now, day))

    def change(self) -> None:
        """Save something that has nothing to do with it."""
        self.save(self.now.delivered("d-1"))

    def move(self, day: date, hour: int = 9, minute: int = 0) -> None:
        """Set the clock."""
        self.clock.move(at(day, hour, minute))

    def rows(self) -> list[tuple[str, str | None]]:
        """Return the offsets in the ledger, and why they are not told; a dash for what waits."""
        return [
            (row.occasion.offset, "-" if row.pending else row.lapsed)
            for row in self.now.ledger
            if row.occasion
        ]

    @property
    def row(self) -> News:
        """The newest row."""
        return self.now.ledger[-1]

    def late(self, row: News | None = None) -> datetime | None:
        """Return when a row, else the newest, should have been told, if it says that it is late."""
        found = self.checked(row or self.row).message
        assert found is not None
        late = found["facts"]["late"]
        return datetime.fromisoformat(late) if late else None

    def quiet(self, hours: Quiet | None) -> None:
        """Set the quiet hours of the room."""
        [room] = self.now.rooms
        self.save(replace(self.now, rooms=(replace(room, quiet=hours),)))

    def checked(self, row: News) -> News:
        """Return a row as it stands at the moment of sending."""
        return self.reminders.checked(row, self.now)
