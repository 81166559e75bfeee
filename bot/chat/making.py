"""What messages are made with: templates, words, and the makers of files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.lexicon import Lexicon
from bot.chat.message import File, Span
from bot.chat.outgoing import Document
from bot.chat.texts import Texts
from bot.chat.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """
    What a file is made from: the words and the view of one reader, and the facts given.

    `written` returns a template's text with those facts.
    """

    wording: Wording
    facts: Mapping[str, Any]
    written: Callable[[str], str]


Maker = Callable[[Page], File]


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """Turns templates into words, and documents into files by the makers' names."""

    texts: Texts
    lexicon: Lexicon
    makers: Mapping[str, Maker]

    def spans(self, template: str, facts: Mapping[str, Any], wording: Wording) -> tuple[Span, ...]:
        """Return a template's words for one reader."""
        known = {"view": wording.view, "process": wording.process, "w": wording}
        return self.texts.words(wording.language, template, {**facts, **known})

    def file(self, document: Document, wording: Wording) -> File:
        """Return a document made for one reader."""

        def written(template: str) -> str:
            return "".join(span.text for span in self.spans(template, document.facts, wording))

        page = Page(wording=wording, facts=document.facts, written=written)
        return self.makers[document.maker](page)
