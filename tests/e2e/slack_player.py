"""Plays a conversation script in a Slack workspace, so that a whole dialogue is tried there too."""

from collections.abc import Awaitable, Callable, Iterable

from bot.platforms.console.script import Line, Moved, Restarted, Said, form_of, line_of
from tests.e2e.slack_driver import Json, SlackDriver
from tests.e2e.slack_form import Draft

BOT = "@samverkan"


class SlackPlayer:
    """
    Does what the lines say, one after another.

    *move* moves the bot's clock, *restart* builds the bot anew, and *idle* returns when the bot has
    nothing left to do.
    """

    def __init__(
        self,
        driver: SlackDriver,
        move: Callable[[Moved], Awaitable[None]],
        restart: Callable[[Restarted], Awaitable[None]],
        idle: Callable[[], Awaitable[None]],
    ) -> None:
        self._driver = driver
        self._move = move
        self._restart = restart
        self._idle = idle

    async def play(self, lines: Iterable[str]) -> None:
        """Play a whole script; what cannot be done raises AssertionError with its line."""
        parsed = [(line_of(text, at), at, text) for at, text in enumerate(lines, start=1)]
        script = [(line, f"line {at}: {text.strip()}") for line, at, text in parsed if line]
        following = [line for line, _ in script[1:]]
        for (line, text), after in zip(script, [*following, None], strict=True):
            try:
                await self._do(line, after)
                await self._idle()
            except AssertionError as error:
                raise AssertionError(f"{text}\n{error}") from error
            except Exception as error:
                error.add_note(text)
                raise

    async def _do(self, line: Line, after: Line) -> None:
        match line:
            case Said():
                await self._said(line, after)
            case Moved():
                await self._move(line)
            case Restarted():
                await self._restart(line)
            case None:
                pass

    async def _said(self, said: Said, after: Line) -> None:
        label, form = _label(said.what), await self._driver.form(said.who)
        if said.what.startswith("{"):
            await self._driver.submit(said.who, _values(said.what))
        elif form and label is not None and form.has(label):
            form.choose(label)
            await self._send_unless_answering(said.who, after)
        elif form and label is not None and label in _ends(form.view, "submit"):
            await self._driver.send(said.who)
        elif form and _is_plain(said.what):
            form.answer(said.what)
            await self._send_unless_answering(said.who, after)
        else:
            await self._leave(said, label)

    async def _leave(self, said: Said, label: str | None) -> None:
        """Do what is done in the chat itself, which nobody reaches past a form that is open."""
        form = await self._driver.form(said.who)
        if form:
            await self._driver.close(said.who)
            await self._idle()
        if label is None:
            await self._driver.say(said.who, said.room, said.what)
        elif not (form and label in _ends(form.view, "close")):
            await self._driver.press(said.who, said.room, label)

    async def _send_unless_answering(self, who: str, after: Line) -> None:
        form = await self._driver.form(who)
        if form and (form.full or not _answers(form, who, after)):
            await self._driver.send(who)


def _label(what: str) -> str | None:
    return what[1:-1] if what.startswith("[") and what.endswith("]") else None


def _values(what: str) -> dict[str, object]:
    values = form_of(what)
    if values is None:
        raise AssertionError("not a form's values")
    return values


def _is_plain(what: str) -> bool:
    """Return whether a line answers a question, rather than speaks to the bot."""
    return not what.startswith(("/", "[")) and what.partition(" ")[0].casefold() != BOT


def _answers(form: Draft, who: str, line: Line) -> bool:
    """Return whether a line goes on filling in the form."""
    if not isinstance(line, Said) or line.who != who:
        return False
    label = _label(line.what)
    if label is None:
        return _is_plain(line.what)
    return form.has(label) or label in {*_ends(form.view, "submit"), *_ends(form.view, "close")}


def _ends(view: Json, name: str) -> set[str]:
    """Return the label of the button that ends a form, if it has one."""
    return {view[name]["text"]} if view.get(name) else set()
