"""One grammar: `verb [id] [version] [free text] [key=value ...]`, in any of the languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot.chat.cleaning import MAX_WORDS, clean
from bot.chat.command import Command, Field, Kind
from bot.chat.fold import fold
from bot.chat.lengths import longest
from bot.chat.line import Token, grown, text_of, tokens
from bot.chat.moments import GROWING
from bot.chat.taking import fits_whole, spelled, taken, thing_first, without_fillers
from bot.chat.values import Reading, read
from bot.domain.errors import UserError

MOST_GUESSED = 4
"""Words of a line whose first may be a mistyped command; a longer one is talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A command and its values, each in its one form."""

    command: Command
    values: Mapping[str, str]


def parse(line: str, commands: Mapping[str, Command], reading: Reading) -> Parsed:
    """Return what a line asks for; raise UserError that says what was understood."""
    limit = longest(line, commands, reading.lexicon)
    if len(line) > limit:
        raise UserError("too_long", length=len(line), limit=limit)
    asked = reading.lexicon.phrase(line)
    if asked and asked in commands:
        return Parsed(command=commands[asked], values={})
    words = tokens(line)
    if not words:
        return Parsed(command=commands["help"], values={})
    command, rest = _verb(words, commands, reading)
    rest = tokens(line, _keys(command, reading))[len(words) - len(rest) :]
    return Parsed(command=command, values=_values(command, line, rest, reading))


def _keys(command: Command, reading: Reading) -> Callable[[str], bool]:
    """Return what tells a key from prose: only a thing's text has no `cost = 3` of its own."""

    def known(word: str) -> bool:
        name = reading.lexicon.field(word)
        return bool(name and (command.field(name) or command.field("do")))

    return known


def _verb(
    words: tuple[Token, ...], commands: Mapping[str, Command], reading: Reading
) -> tuple[Command, tuple[Token, ...]]:
    """Some words may be one verb (`bjud in`); the longest reading wins, but not after a `?`."""
    for length in (3, 2, 1) if fold(words[0].whole) else (1,):
        name = reading.lexicon.verb("".join(word.whole for word in words[:length]))
        if name and name in commands and len(words) >= length:
            return commands[name], words[length:]
    known = (name for name, command in commands.items() if not command.hidden)
    talk = len(words) > MOST_GUESSED
    nearest = None if talk else reading.lexicon.nearest_verb(words[0].whole, known)
    word = clean(words[0].whole[:MAX_WORDS], limit=MAX_WORDS)
    raise UserError("unknown_verb", word=word, nearest=nearest)


def _values(
    command: Command, line: str, words: tuple[Token, ...], reading: Reading
) -> dict[str, str]:
    keyed, bare = _split(command, line, words, reading)
    bare = thing_first(command, bare, reading)
    values: dict[str, str] = {}
    for field in command.fields:
        if field.positional and field.name not in keyed:
            bare = without_fillers(command, bare, reading)
            typed, bare = taken(command, field, line, bare, reading)
            if typed is not None:
                values[field.name] = read(field, typed, reading)
    for name, (field, token) in keyed.items():
        if token.text:
            values[name] = read(field, spelled(field, token.text, reading.lexicon), reading)
    if bare:
        raise _left_over(command, line, bare, values)
    return values


def _left_over(
    command: Command, line: str, bare: tuple[Token, ...], values: Mapping[str, str]
) -> UserError:
    """Say which word was not understood, and what could stand there."""
    left = clean(text_of(line, bare)[:MAX_WORDS], limit=MAX_WORDS)
    for field in command.fields:
        if field.kind is Kind.CHOICE and field.positional and field.name not in values:
            return UserError("not_a_choice", group=field.choices or "", word=left)
    return UserError("too_much", command=command.name, word=left)


def _split(
    command: Command, line: str, words: tuple[Token, ...], reading: Reading
) -> tuple[dict[str, tuple[Field, Token]], tuple[Token, ...]]:
    """
    Part key=value from the rest.

    A `=` in a free text belongs to the text, unless a field's own word stands before it: then
    something else was meant than to overwrite a text with it.
    """
    takes_text = any(field.kind is Kind.TEXT and field.positional for field in command.fields)
    keyed: dict[str, tuple[Field, Token]] = {}
    bare: list[Token] = []
    while words:
        word, words = words[0], words[1:]
        name = reading.lexicon.field(word.key) if word.key else None
        field = command.field(name) if name else None
        if field and field.name in keyed:
            shown = clean(word.whole[:MAX_WORDS], limit=MAX_WORDS)
            raise UserError("too_much", command=command.name, word=shown)
        if field:
            if field.kind in GROWING:
                fits = partial(fits_whole, field.kind, reading)
                word, words = grown(line, word, words, fits, GROWING[field.kind])
            keyed[field.name] = (field, word)
        elif word.key and (name or not takes_text):
            shown = clean(word.key[:MAX_WORDS], limit=MAX_WORDS)
            raise UserError("unknown_field", command=command.name, word=shown)
        else:
            bare.append(word)
    return keyed, tuple(bare)
