"""Which of the words of a line stand for a value that needs no key, and what is left."""

from dataclasses import replace
from itertools import dropwhile

from bot.chat.command import Command, Field, Kind
from bot.chat.hours import read_hours
from bot.chat.lexicon import Lexicon
from bot.chat.line import ID, Token, text_of, together
from bot.chat.moments import is_whole
from bot.chat.values import Reading, looks_like

_NOUNS = {
    "task": {Kind.TASK, Kind.MATTER},
    "step": {Kind.STEP},
    "version": {Kind.VERSION},
}
"""The nouns that may stand before a value, and the kinds of value they belong to."""


def spelled(field: Field, typed: str, lexicon: Lexicon) -> str:
    """Return a number in figures where it was typed as a word: `två`."""
    number = lexicon.number(typed) if field.kind in {Kind.COUNT, Kind.NUMBER} else None
    return typed if number is None else str(number)


def thing_first(command: Command, bare: tuple[Token, ...], reading: Reading) -> tuple[Token, ...]:
    """Put first an id that stands last, after a filler: `påminn mig på fredag om A1`."""
    about = any(field.kind is Kind.MATTER and field.positional for field in command.fields)
    *before, last = bare or (None,)
    if not (about and last and before and _fills(command, before[-1], reading)):
        return bare
    if last.quoted or not ID.fullmatch(last.text):
        return bare
    return (last, *before[:-1])


def without_fillers(
    command: Command, bare: tuple[Token, ...], reading: Reading
) -> tuple[Token, ...]:
    """Leave out what says nothing before a value: `mig` and `om` after `påminn`."""
    return tuple(dropwhile(lambda word: _fills(command, word, reading), bare))


def _fills(command: Command, word: Token | None, reading: Reading) -> bool:
    return bool(word and not word.quoted and reading.lexicon.fills(command.name, word.text))


def taken(
    command: Command, field: Field, line: str, bare: tuple[Token, ...], reading: Reading
) -> tuple[str | None, tuple[Token, ...]]:
    """Return what stands for a positional field, and the words that are left."""
    if field.kind in {Kind.TEXT, Kind.WORDS, Kind.DAY_LEFT}:
        return (text_of(line, bare), ()) if bare else (None, ())
    if field.kind is Kind.PERSON:
        person = next((word for word in bare if word.text.startswith("@")), None)
        others = tuple(word for word in bare if word is not person)
        return (person.text if person else None), others
    if _is_of_another(command, field, line, bare, reading):
        return None, bare
    bare = _joined(field, line, bare, reading)
    named = _after_noun(field, bare, reading)
    left = named or bare
    if left and (field.required or _fits(field, left[0], reading, named=bool(named))):
        return spelled(field, left[0].text, reading.lexicon), left[1:]
    return None, bare


def _is_of_another(
    command: Command, field: Field, line: str, bare: tuple[Token, ...], reading: Reading
) -> bool:
    """Tell whether what comes first is of another field: `på onsdagar`, `9 till 10`."""
    if len(bare) < 2 or bare[0].quoted:  # noqa: PLR2004 - two words
        return False
    if field.kind is Kind.CLOCK:
        hours = read_hours(text_of(line, bare), reading.dates, reading.lexicon)
        return hours is not None
    if field.kind is not Kind.CHOICE:
        return False
    both = together(line, bare[0], bare[1]).text
    chosen = [one.name for one in command.fields if one.positional and _knows(one, both, reading)]
    return bool(chosen) and field.name not in chosen


def _knows(field: Field, typed: str, reading: Reading) -> bool:
    """Tell whether a choice has a word, or has words of its own to refuse it."""
    if field.kind is not Kind.CHOICE:
        return False
    group, choice = field.choices or "", reading.lexicon.choice
    return choice(group, typed) is not None or choice("refused", typed) == group


def fits_whole(kind: Kind, reading: Reading, typed: str) -> bool:
    """Tell whether a text is a whole value of a kind that may be several words long."""
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
            one = both if _knows(field, both.text, reading) else None
        case Kind.COUNT:
            one = both if bare[1].text == "%" else None
        case Kind.CLOCK:
            one = both if fits_whole(Kind.CLOCK, reading, both.text) else None
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
    known = looks_like(field, word.text, reading) or _knows(field, word.text, reading)
    return not word.quoted and (version or known)
