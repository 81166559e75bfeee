"""What people do in 90 days, made up so that exactly 480 reminders come of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from bench._reminders_days import DAY, is_open, said_before, workday
from bench._reminders_oracle import PREPARED, Act, Do, Expected, Key, Model, follow

DAYS = 90
COUNT = 480
COOPERATIONS = 24
AHEAD = 30
"""How many days ahead something is set at most."""
TASKS = ("1.5", "1.10", "3.4", "4.1", "4.7", "5.4", "5.7", "5.9", "5.10")
WORKING = "arbetsgrupp"
NEARLY = 8
"""When so few are missing, only meetings with one reminder are added."""
TRIES = 20_000
DOWN = timedelta(hours=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Ninety days: the Monday they begin on, and when the bot goes down for eight hours."""

    start: date
    down: datetime

    @property
    def end(self) -> datetime:
        """When they are over."""
        return datetime.combine(self.start + DAYS * DAY, time())

    def is_up(self, at: datetime) -> bool:
        """Tell whether people act: not while it is down, nor before it has told what it missed."""
        told = datetime.combine(workday((self.down + DOWN).date(), 1), time(9, 30))
        return not self.down - timedelta(hours=1) <= at < told


WINDOWS = (
    Window(start=date(2027, 1, 11), down=datetime(2027, 2, 17, 8, 20, 17)),  # noqa: DTZ001
    Window(start=date(2027, 9, 13), down=datetime(2027, 10, 19, 7, 10, 17)),  # noqa: DTZ001
)
"""Over 28 March and over 31 October. The first is down until its working day is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A line to say at a time on the walls, and to whom the reply belongs."""

    at: datetime
    room: str
    who: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """All that is said in a window, in its order, and all that must come of it."""

    window: Window
    said: tuple[Said, ...]
    expected: dict[Key, Expected]


def room_of(number: int) -> str:
    """Return the room of a cooperation."""
    return f"bench:c{number:02}"


def people_of(number: int) -> dict[str, str]:
    """Return the names of its two contacts by their part; a police area has two municipalities."""
    return {"anna": f"anna{number:02}", "bo": f"bo{number // 2:02}"}


def script(window: Window, seed: int) -> Script:
    """Return a window's script, the same for the same seed."""
    random = Random(f"{seed}/{window.start}")
    acts: list[list[Act]] = [[] for _ in range(COOPERATIONS)]
    counts = [0] * COOPERATIONS
    for _ in range(TRIES):
        number = random.randrange(COOPERATIONS)
        missing = COUNT - sum(counts)
        if not missing:
            break
        more = [*acts[number], *_episode(random, window, single=missing < NEARLY)]
        count = len(_followed(window, number, more)[1])
        if sum(counts) - counts[number] + count <= COUNT:
            acts[number], counts[number] = more, count
    said: list[Said] = []
    expected: dict[Key, Expected] = {}
    for number, mine in enumerate(acts):
        lines, found = _followed(window, number, mine)
        names = people_of(number)
        said += [
            Said(at=one.at, room=room_of(number), who=names[one.who], line=line)
            for one, line in lines
        ]
        expected |= found
    return Script(
        window=window, said=tuple(sorted(said, key=lambda one: one.at)), expected=expected
    )


def _followed(
    window: Window, number: int, acts: list[Act]
) -> tuple[list[tuple[Act, str]], dict[Key, Expected]]:
    chats = {part: f"@bench:{name}" for part, name in people_of(number).items()}
    return follow(Model(room=room_of(number), chats=chats), acts, window.end)


def _episode(random: Random, window: Window, *, single: bool) -> list[Act]:
    """Return what is done about one meeting or one text, while the bot is up."""
    meeting = single or random.random() < 0.55  # noqa: PLR2004 - a little more than half
    found = [*_meeting(random, window, single=single)] if meeting else [*_text(random, window)]
    end = window.end - DAY
    return [one for one in found if window.is_up(one.at) and one.at < end]


def _some_time(random: Random, first: date, last: date) -> datetime:
    """Return a time at which nothing is due, on a workday from one day to another."""
    days = [first + count * DAY for count in range((last - first).days + 1)]
    day = random.choice([one for one in days if is_open(one)] or [workday(last, 1)])
    return datetime.combine(day, time(random.randint(10, 14), random.randint(1, 59), 17))


def _meeting(random: Random, window: Window, *, single: bool) -> Iterator[Act]:
    name = f"{random.random()}"
    set_at = _some_time(random, window.start, window.end.date() - 3 * DAY)
    group = WORKING if single else random.choice((WORKING, WORKING, *sorted(PREPARED)))
    day = _some_time(random, set_at.date() + 2 * DAY, set_at.date() + AHEAD * DAY).date()
    yield Act(at=set_at, who="anna", do=Do.PLAN, subject=name, group=group, day=day)
    eve = said_before(day - DAY)
    then = _some_time(random, min(eve.date() + 2 * DAY, day), day)
    before = _some_time(random, set_at.date() + DAY, max(set_at.date() + DAY, eve.date() - DAY))
    new_day = _some_time(random, then.date() + 2 * DAY, then.date() + 20 * DAY).date()
    change = Act(at=before, who="bo", do=Do.MOVE, subject=name, day=new_day, hour=14)
    match random.randrange(1 if single else 12):
        case 1:
            yield change
        case 2:
            yield _at(change, eve - timedelta(seconds=43))
        case 3:
            yield _at(change, datetime.combine(eve.date(), time(16, 1, 17)))
        case 4:
            yield Act(at=then, who="anna", do=Do.MOVE, subject=name, hour=15)
        case 5:
            yield Act(at=before, who="anna", do=Do.CANCEL, subject=name)
        case _:
            pass


def _text(random: Random, window: Window) -> Iterator[Act]:
    task = random.choice(TASKS)
    set_at = _some_time(random, window.start, window.end.date() - 5 * DAY)
    first, second, third = (
        datetime.combine(workday(set_at.date(), count), time(9)) for count in (3, 7, 14)
    )
    write = Act(at=set_at, who="anna", do=Do.WRITE, subject=task)
    soon = Act(at=set_at + timedelta(minutes=1), who="anna", do=Do.YES, subject=task)
    late = Act(
        at=_some_time(random, first.date(), third.date() + 9 * DAY),
        who="bo",
        do=Do.YES,
        subject=task,
    )
    just_before = _at(late, random.choice((first, second, third)) - timedelta(seconds=43))
    snoozed_on = _some_time(random, first.date() + DAY, second.date() - DAY)
    again_on = _some_time(random, snoozed_on.date() + DAY, snoozed_on.date() + 2 * DAY)
    yield write
    match random.randrange(8):
        case 0:
            yield late
        case 1 | 2:
            yield from (soon, just_before)
        case 3 | 4:
            yield from (soon, late, _snooze(random, snoozed_on))
        case 5:
            yield from (soon, late, _snooze(random, snoozed_on), _snooze(random, again_on))
        case 6:
            yield _at(write, _some_time(random, set_at.date() + DAY, second.date()))
        case _:
            yield from (soon, late)


def _snooze(random: Random, at: datetime) -> Act:
    day = at.date() + random.randint(1, 9) * DAY
    return Act(at=at, who="bo", do=Do.SNOOZE, day=day)


def _at(act: Act, at: datetime) -> Act:
    return Act(at=at, who=act.who, do=act.do, subject=act.subject, day=act.day, hour=act.hour)
