"""The Home tab: all one's cooperations, what waits, what ends first, and buttons."""

from collections.abc import Sequence

from bot.chat.message import Message
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.modals import MAX_VIEW_BLOCKS, blocks_of
from bot.platforms.slack.words import SlackWords


def view_of(messages: Sequence[Message], words: SlackWords) -> Block:
    """Return the answers to `översikt` as the Home tab."""
    blocks: list[Block] = []
    for message in messages:
        if blocks:
            blocks.append({"type": "divider"})
        blocks.extend(blocks_of([message], words[message.language]))
    return {"type": "home", "blocks": blocks[:MAX_VIEW_BLOCKS]}
