"""How one says that something is blocked, and where messages with it may still be."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from bot.chat.message import Span
from bot.chat.waiting_wording import WaitingWording
from bot.domain.block import Block
from bot.domain.blocking import text_now
from bot.domain.hiding import MARK
from bot.domain.ids import RoomId


class BlockWording(WaitingWording):
    """The words for what is hidden, over what the reader's party may see."""

    def blocks(self, about: str) -> tuple[Block, ...]:
        """Return who has blocked a thing, as far as the reader may know."""
        found = self.view.blocked if self.view else ()
        return tuple(one for one in found if one.id == about)

    def is_hidden(self, about: str) -> bool:
        """Tell whether what a thing says now is hidden, and not only what it said before."""
        mark = self.label("blocked", "text")
        found = (one.audience for one in self.blocks(about))
        return self.view is not None and any(
            mark in text_now(self.view, about, one) for one in found
        )

    def chats(self, ids: Iterable[str]) -> str:
        """Return rooms as a list: `det gemensamma rummet och polisens rum`."""
        return self._listed(list(dict.fromkeys(map(self._chat, ids))))

    def guarded(self, kinds: Iterable[Mapping[str, Any]], *, also: bool = False) -> str:
        """
        Return what may not be kept, by line where there are several: `Rad 7 ser ut att ...`.

        What is *also* there has been told of before.
        """
        by_line: dict[int, list[str]] = {}
        for one in kinds:
            by_line.setdefault(one["line"], []).append(self.label("guarded", one["kind"]))
        said: list[str] = []
        for line, found in by_line.items():
            pattern = "guarded_more" if said else "guarded_line" if line else "guarded_whole"
            pattern += "_also" if also and not said else ""
            said.append(
                self.label("patterns", pattern).format(line=line, kinds=self._listed(found))
            )
        return ", ".join(said)

    def _chat(self, chat: str) -> str:
        room = self.view.room(RoomId(chat)) if self.view else None
        if room is None:
            return self.label("chats", "private")
        if room.audience is None:
            return self.label("chats", "joint")
        return self.label("chats", "own").format(party=self.of(room.audience))


def unmarked(spans: tuple[Span, ...], name: str) -> tuple[Span, ...]:
    """Return words in which what is hidden has its name, also where no view has given it."""
    return tuple(
        replace(span, text=span.text.replace(MARK, name)) if MARK in span.text else span
        for span in spans
    )
