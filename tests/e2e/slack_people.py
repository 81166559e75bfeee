"""Who and what a conversation script needs in Slack, and how Slack writes down what they type."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html import escape, unescape

from bot.platforms.console.script import HOME, Said, line_of, mentioned
from tests.e2e.slack_program import BOT

_MENTION = re.compile(r"(?<![\w.@])@([\wåäöÅÄÖ-]+)")
_SHOWN = re.compile(r"<@(\w+)(?:\|[^>]*)?>")


def user_id(name: str) -> str:
    """Return the id of somebody by her name."""
    return f"U01{_plain(name)}"


def channel_id(name: str) -> str:
    """Return the id of a channel by its name."""
    return f"C01{_plain(name)}"


def people_of(lines: Iterable[str]) -> dict[str, str]:
    """Return everybody who speaks or is named in a script: names by id."""
    names: set[str] = set()
    for said in _said(lines):
        names |= {said.who.casefold(), *(name.casefold() for name in mentioned(said.what))}
    return {user_id(name): name.capitalize() for name in sorted(names - {HOME})}


def rooms_of(lines: Iterable[str]) -> dict[str, str]:
    """Return the channels of a script: names by id."""
    rooms = {HOME, *(said.room for said in _said(lines) if said.room)}
    return {channel_id(name): name for name in sorted(rooms)}


def as_command(text: str, users: Iterable[str]) -> str:
    """Return what a slash command holds, where the app has Slack write out who is named."""
    return _written(text, users, "<@{id}|{name}>")


def as_message(text: str, users: Iterable[str]) -> str:
    """Return what a message holds."""
    return _written(text, users, "<@{id}>")


def as_read(text: str, users: Mapping[str, str]) -> str:
    """Return what people read: names for ids, and the signs themselves."""
    names = {BOT: HOME, **users}
    return unescape(_SHOWN.sub(lambda match: f"@{names.get(match[1], match[1])}", text))


def _written(text: str, users: Iterable[str], pattern: str) -> str:
    known = {BOT, *users}

    def named(match: re.Match[str]) -> str:
        name = match[1].casefold()
        id_ = BOT if name == HOME else user_id(name)
        return pattern.format(id=id_, name=name) if id_ in known else match[0]

    return _MENTION.sub(named, escape(text, quote=False))


def _said(lines: Iterable[str]) -> Iterator[Said]:
    for number, text in enumerate(lines, start=1):
        line = line_of(text, number)
        if isinstance(line, Said):
            yield line


def _plain(name: str) -> str:
    """Return a name in the letters that Slack has in ids."""
    bare = unicodedata.normalize("NFD", name.upper())
    return "".join(letter for letter in bare if letter.isascii() and letter.isalnum())
