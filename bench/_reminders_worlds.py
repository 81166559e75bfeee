"""Bots with few or many cooperations, all alike but for when something is due."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from bench._reminders_days import DAY, workday
from bot.app import App, Outside, Stores, build, process_text
from bot.chat.message import Message
from bot.clocks import MovableClock
from bot.codes import SeededCodes
from bot.domain.chain import Letter
from bot.domain.cooperation import Cooperation
from bot.domain.founding import found, parties_named
from bot.domain.ids import CooperationId, ItemId, PartyId, PersonId, RoomId
from bot.domain.letter import Mail
from bot.domain.meeting import Meeting, MeetingKind
from bot.domain.member import By, Role
from bot.domain.person import Person
from bot.domain.room import Language, Room
from bot.domain.working import add
from bot.settings import Settings
from bot.speaking import reminders_of
from bot.store.folder import DataFolder
from bot.store.memory import MemoryPeople, MemoryProcesses
from bot.store.tiny import TinyCooperations
from reminders.reminders import Reminders

FEW, MANY = 10, 10_000
DATES = 30
GROUPS = 5
"""The ten take turns, two of them each workday; the dates of the others come after theirs."""
START = date(2027, 8, 2)
BEGIN = datetime(2027, 7, 30, 8, tzinfo=UTC)
LATER = date(2028, 7, 31)
NO_LETTER_BEFORE = datetime(2029, 1, 2, 8, tzinfo=UTC)
LINDSALA = PartyId("lindsala")
ZONE = ZoneInfo("Europe/Stockholm")


class Silent:
    """A platform that shows nothing, and counts."""

    def __init__(self) -> None:
        self.shown = 0

    async def send(
        self, chat: RoomId, message: Message, *, only: str | None, handle: object | None = None
    ) -> str:
        """Take a message."""
        del chat, message, only, handle
        self.shown += 1
        return f"{self.shown}"

    async def delete(self, chat: RoomId, message: str) -> None:
        """Take nothing away."""


class Counted(TinyCooperations):
    """Cooperations on disk, which counts the files that are read and written."""

    def __init__(self, folder: DataFolder) -> None:
        super().__init__(folder)
        self.touched: list[CooperationId] = []

    def load(self, cooperation: CooperationId) -> Cooperation:
        """Return a cooperation."""
        self.touched.append(cooperation)
        return super().load(cooperation)

    def save(self, cooperation: Cooperation) -> Cooperation:
        """Keep a cooperation."""
        self.touched.append(cooperation.id)
        return super().save(cooperation)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A bot with so many cooperations."""

    app: App
    kept: Counted
    reminders: Reminders
    clock: MovableClock
    chats: Silent


def world_of(folder: DataFolder, count: int) -> World:
    """Return a bot in a folder: ten that are written by the store, the others copied from one."""
    settings = Settings(_env_file=None)
    processes = MemoryProcesses(process_text(settings))
    people = MemoryPeople()
    clock = MovableClock(BEGIN)
    store = TinyCooperations(folder)
    stores = Stores(cooperations=store, people=people, processes=processes)
    reminders = reminders_of(stores, clock, ZONE)
    for number in range(FEW):
        first = workday(START, number % GROUPS)
        days = [_meeting_told_on(first, GROUPS * index) for index in range(DATES)]
        store.save(reminders.planned(_with_meetings(number, days, processes)))
    idle = [workday(LATER, index) for index in range(DATES)]
    last = store.save(reminders.planned(_with_meetings(MANY, idle, processes)))
    _copy(folder, last, range(FEW, count))
    store.remove(last.id)
    for number in range(count):
        _add_people(people, number)
    return _opened(settings, folder, people, processes, clock)


def _opened(
    settings: Settings,
    folder: DataFolder,
    people: MemoryPeople,
    processes: MemoryProcesses,
    clock: MovableClock,
) -> World:
    kept, chats = Counted(folder), Silent()
    stores = Stores(cooperations=kept, people=people, processes=processes)
    outside = Outside(platforms={"bench": chats}, clock=clock, codes=SeededCodes(1))
    return World(
        app=build(settings, stores, outside),
        kept=kept,
        reminders=reminders_of(stores, clock, ZONE),
        clock=clock,
        chats=chats,
    )


def _meeting_told_on(day: date, later: int) -> date:
    """Return a day of a meeting that is announced at nine, so many workdays after a day."""
    eve = workday(day, later) if later else day
    return eve + DAY


def _with_meetings(number: int, days: list[date], processes: MemoryProcesses) -> Cooperation:
    anna = By(person=PersonId(f"anna{number}"), party=LINDSALA, role=Role.CONTACT, at=BEGIN)
    room = Room(id=RoomId(f"bench:c{number}"), audience=None, language=Language.SV)
    parties = parties_named([(LINDSALA, "Lindsala")], "Mellansjö")
    id_ = CooperationId(f"c{number}")
    cooperation = found(id_, parties, room, processes.newest(), by=anna)
    for day in days:
        make = partial(
            Meeting, by=anna, kind=MeetingKind.WORKING, day=day, begins=time(13), place="Stadshuset"
        )
        cooperation, _ = add(cooperation, Letter.MEETING, partial(_made, make), by=anna)
    return cooperation


def _made(make: Callable[..., Meeting], id_: ItemId) -> Meeting:
    return make(id=id_)


def _copy(folder: DataFolder, kept: Cooperation, numbers: range) -> None:
    """Write a cooperation under other ids, as a file each with its log."""
    name = f"{MANY}".encode()
    state = (folder.cooperations / f"{kept.id}.json").read_bytes()
    log = (folder.cooperations / f"{kept.id}.log.jsonl").read_bytes()
    for number in numbers:
        own, copy = f"{number}".encode(), state
        for word in (b'"c', b'"bench:c', b'"anna'):
            copy = copy.replace(word + name + b'"', word + own + b'"')
        (folder.cooperations / f"c{number}.json").write_bytes(copy)
        (folder.cooperations / f"c{number}.log.jsonl").write_bytes(log)


def _add_people(people: MemoryPeople, number: int) -> None:
    """Add her contact, whose next letter is years ahead."""
    anna = Person(
        id=PersonId(f"anna{number}"),
        name="Anna",
        accounts=(f"bench:anna{number}",),
        forms={},
    )
    people.save(anna)
    mail = Mail(code=anna.wishes.code, letter=NO_LETTER_BEFORE, dated=None, until=BEGIN)
    people.keep_mail(anna.id, mail)
