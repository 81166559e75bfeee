"""What the core works with, gathered once so that it can be handed on as one thing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo

from bot.chat.answers import Answers
from bot.chat.command import Command
from bot.chat.dates import DateWords
from bot.chat.lexicon import Lexicon
from bot.chat.post import Post
from bot.chat.turns import Turns
from bot.domain.room import Language
from bot.ports import Clock, Codes, Cooperations, People, Processes


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What the core works with; built once, in bot.app."""

    commands: Mapping[str, Command]
    cooperations: Cooperations
    people: People
    processes: Processes
    clock: Clock
    codes: Codes
    lexicon: Lexicon
    dates: DateWords
    answers: Answers
    post: Post
    turns: Turns
    zone: tzinfo
    language: Language
    operator: str
    confirm_first: bool
