"""Templates to words: one file per verb and language, one block in it per answer."""

import textwrap
from collections.abc import Mapping
from pathlib import Path

import jinja2

from bot.chat.markup import spans
from bot.chat.message import LEADER, Span
from bot.domain.room import Language


class Texts:
    """The templates under one folder, each block rendered by `file/block`."""

    def __init__(self, folder: Path) -> None:
        self._environments = {
            language: _environment(folder / language.value) for language in Language
        }

    def words(
        self, language: Language, template: str, facts: Mapping[str, object]
    ) -> tuple[Span, ...]:
        """Return a block as spans, with user's own characters as plain text."""
        name, _, block = template.partition("/")
        found = self._environments[language].get_template(f"{name}.jinja")
        context = found.new_context(dict(facts))
        return spans("".join(found.blocks[block](context)).strip("\n"))


def _environment(folder: Path) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= {
        "cap": _capital,
        "lower_first": _small,
        "dots": _dotted,
        "short": shorten,
        "ends": _ends,
    }
    return environment


def _capital(text: object) -> str:
    """Return *text* with its first letter large, for the beginning of a sentence."""
    whole = str(text)
    return whole[:1].upper() + whole[1:]


def _small(text: object) -> str:
    """Return *text* with its first letter small, for the middle of a sentence."""
    whole = str(text)
    return whole[:1].lower() + whole[1:]


def _dotted(text: object, width: int) -> str:
    """Return *text* with leader dots up to *width*: at least four, to be known as such."""
    whole = f"{text} "
    return whole.ljust(max(width, len(whole) + 4), LEADER)


def shorten(text: object, width: int = 60) -> str:
    """Return the beginning of a text, for lists."""
    return textwrap.shorten(str(text), width, placeholder=" ...")


def _ends(text: object, kept: int = 4) -> str:
    """Return the first and last words of a long run, for differences."""
    words = str(text).split()
    if len(words) <= 2 * kept + 1:
        return " ".join(words)
    return " ".join([*words[:kept], "...", *words[-kept:]])
