"""A message as it goes to Slack, after a look at whether Slack would take it."""

from typing import Any

from bot.chat.message import Message
from bot.platforms.slack.blocks import Block, messages_of
from bot.platforms.slack.hearing import heard, said
from tests.platforms.slack.checked import unheard, violations
from tests.platforms.slack.made import WORDS


def sent(shown: Message) -> list[dict[str, Any]]:
    """Return what goes to Slack for a message, after a look at whether Slack would take it."""
    posts = [
        {"channel": "C1", "text": heard(blocks), "blocks": blocks}
        for blocks in messages_of(shown, WORDS)
    ]
    for post in posts:
        assert [*violations("chat.postMessage", post), *unheard(post)] == []
    return posts


def words_in(blocks: list[Block]) -> str:
    """Return what the rich text of blocks says."""
    return said([block for block in blocks if block["type"] == "rich_text"])
