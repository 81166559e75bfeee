"""Every message of the whole conversations, as a platform gets it: in each language, hostile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.chat import forms
from bot.chat.answers import Answers
from bot.chat.command import Command
from bot.chat.lexicon import Lexicon
from bot.chat.message import FormView, Message
from bot.chat.outbox import Outbox
from bot.chat.outgoing import Outgoing
from bot.chat.readers import Reader
from bot.chat.request import Request
from bot.chat.wording import Wording
from bot.domain.cooperation import Cooperation
from bot.domain.person import OpenForm
from bot.domain.room import Language
from tests.chat.plays import _hostile
from tests.playing import played

Named = tuple[str, Message]
"""The block that a message was worded by, and the message."""


@dataclass(slots=True)
class _Listening:
    """
    Stands at the outbox, and words everything once more in each language.

    `kept` keeps views alive, so that no other gets the id of one that is gone.
    """

    told: list[Named] = field(default_factory=list)
    views: dict[int, dict[Language, FormView]] = field(default_factory=dict)
    kept: list[FormView] = field(default_factory=list)
    asked: Callable[[Language], Wording] | None = None

    def message(
        self,
        outbox: Outbox,
        outgoing: Outgoing,
        cooperation: Cooperation | None,
        reader: Reader,
        form: FormView | None = None,
    ) -> Message:
        """Keep what is worded in every language, and return what the bot is to say."""
        views = self.views.get(id(form), {})
        for language in Language:
            to = replace(reader, language=language)
            found = _MESSAGE(outbox, outgoing, cooperation, to, views.get(language))
            self.told.append((outgoing.template, found))
        return _MESSAGE(outbox, outgoing, cooperation, reader, form)

    def written(self, answers: Answers, request: Request, template: str, **facts: object) -> str:
        """Forget what becomes a text of the parties' own, and is no message."""
        before = len(self.told)
        text = _WRITTEN(answers, request, template, **facts)
        del self.told[before:]
        return text

    def wording(self, outbox: Outbox, cooperation: Cooperation | None, reader: Reader) -> Wording:
        """Remember for whom the next form is worded."""
        self.asked = lambda language: _WORDING(
            outbox, cooperation, replace(reader, language=language)
        )
        return _WORDING(outbox, cooperation, reader)

    def view_of(
        self,
        command: Command,
        form: OpenForm,
        wording: Wording,
        lexicon: Lexicon,
        *,
        assurable: bool,
    ) -> FormView:
        """Word a form in every language."""
        assert self.asked is not None
        view = _VIEW_OF(command, form, wording, lexicon, assurable=assurable)
        self.views[id(view)] = {
            language: _VIEW_OF(command, form, self.asked(language), lexicon, assurable=assurable)
            for language in Language
        }
        self.kept.append(view)
        return view


_MESSAGE, _WORDING, _WRITTEN = Outbox.message, Outbox.wording, Answers.written
_VIEW_OF = forms.view_of


def _method(call: Callable[..., Any]) -> Callable[..., Any]:
    def method(*given: object, **more: object) -> object:
        return call(*given, **more)

    return method


@contextmanager
def _listened(ear: _Listening) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        # A function becomes a method, and so gets the object it is called on; a method would not.
        patch.setattr(Outbox, "message", _method(ear.message))
        patch.setattr(Outbox, "wording", _method(ear.wording))
        patch.setattr(Answers, "written", _method(ear.written))
        patch.setattr(forms, "view_of", ear.view_of)
        yield


@cache
def told_in(script: Path) -> tuple[Named, ...]:
    """Return every message of a conversation, with hostile names, in both languages."""
    ear = _Listening()
    with _listened(ear):
        played(_hostile(script.read_text(encoding="utf-8")))
    return tuple(dict.fromkeys(ear.told))
