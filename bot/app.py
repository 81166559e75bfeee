"""The only place that builds the parts and joins them; importing it does nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.acquainted import Acquainted
from bot.chat.addressing import Addresses
from bot.chat.answers import Answers
from bot.chat.guard.guard import Guard
from bot.chat.inbox import Inbox
from bot.chat.lexicon import Lexicon
from bot.chat.making import Making
from bot.chat.message import Message
from bot.chat.outbox import Outbox
from bot.chat.playing import Stage
from bot.chat.post import Post
from bot.chat.readers import Readers
from bot.chat.router import Router
from bot.chat.sentry import Sentry
from bot.chat.services import Services
from bot.chat.texts import Texts
from bot.chat.turns import Turns
from bot.chat.understanding import Understanding
from bot.documents.makers import MAKERS
from bot.ports import Clock, Codes, Platform
from bot.settings import Settings
from bot.speaking import Stores as Stores  # noqa: PLC0414 - what the bot is built from
from bot.speaking import letters_of, reminders_of
from bot.store.folder import DataFolder
from bot.store.processes import FileProcesses
from bot.store.tiny import TinyCooperations, TinyPeople
from bot.wordbooks import TEMPLATES, read_dates, read_guard_words, read_lexicon, read_months
from handlers import COMMANDS
from reminders.reminders import Reminders
from reminders.runner import Runner


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What the core meets the world through."""

    platforms: Mapping[str, Platform[Message]]
    clock: Clock
    codes: Codes


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """The bot, built: the door in, what it says by itself, and what it keeps."""

    inbox: Inbox
    runner: Runner
    stores: Stores
    lexicon: Lexicon

    def next_due(self) -> datetime | None:
        """Return the moment at which the bot next has something to say by itself."""
        found = (self.stores.cooperations.next_due(), self.stores.people.next_due())
        return min((one for one in found if one), default=None)


def process_text(settings: Settings) -> str:
    """Return the process text that new rounds follow: the municipality's own, else ours."""
    return (settings.process or TEMPLATES / "process.toml").read_text(encoding="utf-8")


def open_stores(settings: Settings, folder: DataFolder) -> Stores:
    """Open the data folder; raise DamagedFileError or ProcessError."""
    return Stores(
        cooperations=TinyCooperations(folder),
        people=TinyPeople(folder),
        processes=FileProcesses(folder, process_text(settings)),
    )


def build(settings: Settings, stores: Stores, outside: Outside) -> App:
    """Join the parts into a bot."""
    lexicon = read_lexicon()
    turns, zone, clock = Turns(), settings.zone, outside.clock
    outbox = _outbox(settings, stores, outside, lexicon)
    reminders = reminders_of(stores, clock, zone)
    post = _post(stores, outbox, turns, reminders, clock)
    router = _router(settings, stores, outside, lexicon, outbox, post, turns)
    inbox = Inbox(
        understanding=_understanding(lexicon, clock, zone),
        sentry=_sentry(settings, stores, clock, lexicon),
        router=router,
        people=stores.people,
        codes=outside.codes,
        addresses=Addresses(stores.cooperations, lexicon),
        stage=Stage(stores.cooperations, stores.people, lexicon),
    )
    runner = Runner(
        cooperations=stores.cooperations,
        people=stores.people,
        post=post,
        reminders=reminders,
        letters=letters_of(stores, outbox, clock, zone, settings.language),
        clock=clock,
    )
    return App(inbox=inbox, runner=runner, stores=stores, lexicon=lexicon)


def _post(stores: Stores, outbox: Outbox, turns: Turns, reminders: Reminders, clock: Clock) -> Post:
    return Post(
        cooperations=stores.cooperations,
        people=stores.people,
        outbox=outbox,
        turns=turns,
        reminding=reminders,
        clock=clock,
    )


def _outbox(settings: Settings, stores: Stores, outside: Outside, lexicon: Lexicon) -> Outbox:
    readers = Readers(
        cooperations=stores.cooperations,
        people=stores.people,
        lexicon=lexicon,
        language=settings.language,
    )
    return Outbox(
        commands=COMMANDS,
        platforms=outside.platforms,
        making=Making(texts=Texts(TEMPLATES), lexicon=lexicon, makers=MAKERS),
        people=stores.people,
        processes=stores.processes,
        readers=readers,
        clock=outside.clock,
        zone=settings.zone,
    )


def guard_of(settings: Settings) -> Guard:
    """Return the guard against what must never be kept."""
    return Guard(
        words=read_guard_words(),
        months=read_months(),
        domains=settings.domains,
        switchboards=settings.switchboards,
    )


def _sentry(settings: Settings, stores: Stores, clock: Clock, lexicon: Lexicon) -> Sentry:
    return Sentry(
        guard=guard_of(settings),
        clock=clock,
        zone=settings.zone,
        lexicon=lexicon,
        known=Acquainted(stores.cooperations, stores.people),
    )


def _understanding(lexicon: Lexicon, clock: Clock, zone: ZoneInfo) -> Understanding:
    return Understanding(
        commands=COMMANDS, lexicon=lexicon, dates=read_dates(), clock=clock, zone=zone
    )


def _router(
    settings: Settings,
    stores: Stores,
    outside: Outside,
    lexicon: Lexicon,
    outbox: Outbox,
    post: Post,
    turns: Turns,
) -> Router:
    answers = Answers(
        commands=COMMANDS,
        cooperations=stores.cooperations,
        people=stores.people,
        lexicon=lexicon,
        outbox=outbox,
        language=settings.language,
    )
    return Router(
        Services(
            commands=COMMANDS,
            cooperations=stores.cooperations,
            people=stores.people,
            processes=stores.processes,
            clock=outside.clock,
            codes=outside.codes,
            lexicon=lexicon,
            dates=read_dates(),
            answers=answers,
            post=post,
            turns=turns,
            zone=ZoneInfo(settings.timezone),
            language=settings.language,
            operator=settings.operator,
            confirm_first=settings.confirm_first,
        )
    )
