"""One grammar: `verb [id] [version] [free text] [key=value ...]`, in any of the languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from bot.chat.cleaning import MAX_WORDS, clean
from bot.chat.command import Command, Field, Kind
from bot.chat.fold import fold
from bot.chat.lengths import longest
from bot.chat.lexicon import Lexicon
from bot.chat.line import Token, grown, text_of, together, tokens
from bot.chat.moments import GROWING, is_whole
from bot.chat.values import Reading, looks_like, read
from bot.domain.errors import UserError

MOST_GUESSED = 4
"""Words of a line whose first may be a mistyped command; a longer one is talk."""
_NOUNS = {
    "task": {Kind.TASK, Kind.MATTER},
    "step": {Kind.STEP},
    "version": {Kind.VERSION},
}
"""The nouns that may stand before a value, and the kinds of value they belong to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A command and its values, each in its one form."""

    command: Command
    values: Mapping[str, str]


def spelled(field: Field, typed: str, lexicon: Lexicon) -> str:
    """Return a number in figures where it was typed as a word: `två`."""
    number = lexicon.number(typed) if field.kind in {Kind.COUNT, Kind.NUMBER} else None
    return typed if number is None else str(number)


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
    """Two words may be one verb (`bjud in`); the longer reading wins, but not after a `?`."""
    for length in (2, 1) if fold(words[0].whole) else (1,):
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
    values: dict[str, str] = {}
    for field in command.fields:
        if field.positional and field.name not in keyed:
            typed, bare = _taken(field, line, bare, reading)
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


def _taken(
    field: Field, line: str, bare: tuple[Token, ...], reading: Reading
) -> tuple[str | None, tuple[Token, ...]]:
    """Return what stands for a positional field, and the words that are left."""
    if field.kind in {Kind.TEXT, Kind.WORDS, Kind.DAY_LEFT}:
        return (text_of(line, bare), ()) if bare else (None, ())
    if field.kind is Kind.PERSON:
        person = next((word for word in bare if word.text.startswith("@")), None)
        others = tuple(word for word in bare if word is not person)
        return (person.text if person else None), others
    bare = _joined(field, line, bare, reading)
    named = _after_noun(field, bare, reading)
    left = named or bare
    if left and (field.required or _fits(field, left[0], reading, named=bool(named))):
        return spelled(field, left[0].text, reading.lexicon), left[1:]
    return None, bare


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
                fits = partial(_is_whole, field.kind, reading)
                word, words = grown(line, word, words, fits, GROWING[field.kind])
            keyed[field.name] = (field, word)
        elif word.key and (name or not takes_text):
            shown = clean(word.key[:MAX_WORDS], limit=MAX_WORDS)
            raise UserError("unknown_field", command=command.name, word=shown)
        else:
            bare.append(word)
    return keyed, tuple(bare)


def _is_whole(kind: Kind, reading: Reading, typed: str) -> bool:
    return is_whole(kind, typed, reading.today, reading.dates, reading.lexicon)


def _joined(
    field: Field, line: str, bare: tuple[Token, ...], reading: Reading
) -> tuple[Token, ...]:
    """Take as one what is typed apart: `löfte 1` for an id, `ta bort` for a choice, `38 %`."""
    if len(bare) < 2 or bare[0].quoted or bare[1].quoted:  # noqa: PLR2004 - two words
        return bare
    both = together(line, bare[0], bare[1])
    match field.kind:
        case Kind.ITEM | Kind.MATTER if bare[1].text.isdecimal():
            letter = reading.lexicon.choice("item_nouns", bare[0].text)
            one = replace(both, text=f"{letter}{bare[1].text}") if letter else None
        case Kind.CHOICE:
            one = both if reading.lexicon.choice(field.choices or "", both.text) else None
        case Kind.COUNT:
            one = both if bare[1].text == "%" else None
        case Kind.CLOCK:
            one = both if _is_whole(Kind.CLOCK, reading, both.text) else None
        case _:
            one = None
    return (one, *bare[2:]) if one else bare


def _after_noun(
    field: Field, bare: tuple[Token, ...], reading: Reading
) -> tuple[Token, ...] | None:
    """Return what follows a noun of this field: `uppgift 1.3`, `steg 2`, `version 2`."""
    noun = reading.lexicon.choice("nouns", bare[0].text) if len(bare) > 1 else None
    return bare[1:] if noun and field.kind in _NOUNS[noun] else None


def _fits(field: Field, word: Token, reading: Reading, *, named: bool) -> bool:
    """Tell whether a word is this field; after `version` a version need not have its v."""
    version = named and field.kind is Kind.VERSION and word.text.isdecimal()
    return not word.quoted and (version or looks_like(field, word.text, reading))
