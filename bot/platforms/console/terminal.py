"""Somebody at a terminal: a prompt with completion, people to speak as, a clock to move."""

import contextlib
from collections.abc import Callable, Iterable
from datetime import tzinfo

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.chat.words import Words
from bot.platforms.console.screen import account, room
from bot.platforms.console.script import (
    HOME,
    Line,
    Moved,
    Restarted,
    Said,
    ScriptError,
    line_of,
    mentioned,
    moved_to,
    speaker_of,
)
from bot.platforms.console.world import World

FIRST = "anna"
"""Who a first-time user is, until she speaks as somebody else."""


class Terminal:
    """Reads lines until the end of input; `bo: ...` speaks as bo from then on."""

    def __init__(
        self, world: World, write: Callable[[str], None], zone: tzinfo, words: Words
    ) -> None:
        self._world = world
        self._write = write
        self._zone = zone
        self._words = words
        self._who = FIRST
        self._room: str | None = HOME
        self._known = {FIRST}

    async def run(self) -> None:
        """Talk until the user leaves with Ctrl-D."""
        begun = self._world.begun(room(HOME))
        self._write(self._words.label("console", "welcome_back" if begun else "welcome").rstrip())
        session: PromptSession[str] = PromptSession(completer=_Labels(self))
        await self._world.tick()
        while True:
            try:
                text = await session.prompt_async(self._prompt)
            except EOFError:
                return
            except KeyboardInterrupt:
                continue
            await self._take(text.strip())

    def offered(self) -> list[str]:
        """Return what can be typed next: the buttons in view, and the verbs."""
        chat = room(self._room) if self._room else None
        seen = self._world.buttons(chat, account(self._who)) if chat else ()
        labels = dict.fromkeys(f"[{button.label}]" for button in seen)
        return [*labels, *(verb.word for verb in self._words.verbs.values())]

    def _prompt(self) -> str:
        where = f"#{self._room}" if self._room else "#"
        return f"{self._who}{where}> "

    async def _take(self, text: str) -> None:
        if not text:
            return
        self._known.update(name.casefold() for name in mentioned(text))
        line: Line = speaker_of(text)
        with contextlib.suppress(ScriptError):
            line = line or line_of(text, 1)
        # "Styrgrupp: fyra möten" is an answer, and so is "möte: torget klockan tio".
        if line is None or (isinstance(line, Said) and not self._names_somebody(line, text)):
            await self._world.driver.act(self._who, self._room, text, direct=True)
        else:
            await self._follow(line)

    def _names_somebody(self, said: Said, text: str) -> bool:
        """Tell whether a line begins with who speaks: one who is known, or plainly a new one."""
        name = said.who.casefold()
        private = "#" in text.partition(":")[0]
        return name in self._known or (said.who == name and (private or not said.what))

    async def _follow(self, line: Said | Moved | Restarted) -> None:
        match line:
            case Said():
                self._who, self._room = line.who.casefold(), line.room
                self._known.add(self._who)
                if line.what:
                    await self._world.driver.act(self._who, self._room, line.what, direct=True)
            case Moved():
                target = moved_to(line, self._world.clock.now(), self._zone)
                self._write(f"-- {target.astimezone(self._zone):%Y-%m-%d %H:%M}")
                await self._world.pass_until(target)
            case Restarted():
                self._world.rebuild()
                await self._world.tick()


class _Labels(Completer):
    """Completes what can be pressed or typed."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Yield what begins like the line so far."""
        del complete_event
        typed = document.text_before_cursor
        for offer in self._terminal.offered():
            if typed and offer.casefold().startswith(typed.casefold()):
                yield Completion(offer, start_position=-len(typed))
