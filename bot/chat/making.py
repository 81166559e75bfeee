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
    """What a file is made from: the words and the view of one reader, and the facts given."""

    wording: Wording
    facts: Mapping[str, Any]
    render: Callable[[str, Mapping[str, Any]], str]

    def written(self, template: str, **more: object) -> str:
        """Return a template's text with the facts given, and *more*."""
        return self.render(template, {**self.facts, **more})


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
        """Return a document made for one reader, with the year in every day."""
        wording = wording.in_full()

        def render(template: str, facts: Mapping[str, Any]) -> str:
            return "".join(span.text for span in self.spans(template, facts, wording))

        page = Page(wording=wording, facts=document.facts, render=render)
        return self.makers[document.maker](page)
