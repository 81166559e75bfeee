"""A message as Block Kit: words in rich text, where nothing of a user's is read as markup."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import Any

from bot.chat.message import Button, Message, Span
from bot.platforms.slack.names import PLATFORM, user_of
from bot.platforms.slack.parting import Line, lines_of, parts_of, text_of

Block = dict[str, Any]

MAX_BLOCKS = 50
"""Blocks in a message (Slack, Block Kit)."""
MAX_BUTTONS = 25
"""Elements in an actions block."""
MAX_LABEL = 75
"""Characters on a button."""
MAX_CONFIRM = 300
"""Characters in what is asked before a press."""

_BULLET = "- "
_STYLES = {"b": "bold", "i": "italic", "code": "code"}


def plain_text(text: str, limit: int) -> Block:
    """Return a text object that Slack shows as it stands, cut where it is too long."""
    return {"type": "plain_text", "text": cut(text, limit), "emoji": False}


def cut(text: str, limit: int) -> str:
    """Return *text*, with its end left out where it is longer than *limit*."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def messages_of(
    message: Message, words: dict[str, str], buttons: Sequence[Button] | None = None
) -> list[list[Block]]:
    """
    Return the blocks of each Slack message that it takes to show one of the bot's.

    What is too long is parted between lines, else between words. The buttons come last.
    """
    below = list(actions(message.buttons if buttons is None else buttons, words))
    parts = [rich_text(part) for part in parts_of(lines_of(message.spans))]
    whole: list[list[Block]] = [[part] for part in parts] or [[]]
    for block in below:
        if len(whole[-1]) == MAX_BLOCKS:
            whole.append([])
        whole[-1].append(block)
    return [blocks for blocks in whole if blocks]


def actions(buttons: Sequence[Button], words: dict[str, str]) -> Iterator[Block]:
    """Yield rows of buttons; what a press says is in the button's value."""
    drawn = [_button(button, number, words) for number, button in enumerate(buttons, start=1)]
    for first in range(0, len(drawn), MAX_BUTTONS):
        yield {"type": "actions", "elements": drawn[first : first + MAX_BUTTONS]}


def _button(button: Button, number: int, words: dict[str, str]) -> Block:
    drawn: Block = {
        "type": "button",
        "action_id": f"press{number}",
        "text": plain_text(button.label, MAX_LABEL),
        "value": button.line,
    }
    if button.confirm:
        drawn["confirm"] = {
            "title": plain_text(words["confirm_title"], 100),
            "text": plain_text(button.confirm, MAX_CONFIRM),
            "confirm": plain_text(words["confirm_yes"], 30),
            "deny": plain_text(words["confirm_no"], 30),
        }
    return drawn


def rich_text(lines: Iterable[Line]) -> Block:
    """Return lines as a rich text block; those that begin with a dash as a list."""
    elements: list[Block] = []
    for bullets, group in groupby(lines, key=_is_bullet):
        if bullets:
            items = [_section(_unbulleted(line)) for line in group]
            elements.append({"type": "rich_text_list", "style": "bullet", "elements": items})
        else:
            elements.append(_section(_joined(group)))
    return {"type": "rich_text", "elements": elements}


def _is_bullet(line: Line) -> bool:
    return bool(line) and line[0].text.startswith(_BULLET) and len(text_of(line)) > len(_BULLET)


def _unbulleted(line: Line) -> Line:
    first = replace(line[0], text=line[0].text.removeprefix(_BULLET))
    return (first, *line[1:])


def _joined(lines: Iterable[Line]) -> Line:
    """Return lines as the runs of one section."""
    parts = [(*line, Span(text="\n")) for line in lines]
    return tuple(chain.from_iterable(parts))[:-1]


def _section(spans: Line) -> Block:
    elements = [_element(span) for span in spans if span.text]
    return {"type": "rich_text_section", "elements": elements or [{"type": "text", "text": " "}]}


def _element(span: Span) -> Block:
    user = next((user_of(one) for one in span.accounts if one.startswith(PLATFORM)), None)
    if user:
        return {"type": "user", "user_id": user}
    kind: Block = {"type": "link", "url": span.link} if span.link else {"type": "text"}
    style = {name: True for key, name in _STYLES.items() if key in span.style}
    return {**kind, "text": span.text, **({"style": style} if style else {})}
