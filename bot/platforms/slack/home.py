"""The Home tab: all one's cooperations, what waits, what ends first, and buttons."""

from collections.abc import Sequence

from bot.chat.inbox import Inbox
from bot.chat.message import Message
from bot.chat.request import Account, Source
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.failures import reaching
from bot.platforms.slack.incoming import reply_in, said
from bot.platforms.slack.modals import MAX_VIEW_BLOCKS, blocks_of
from bot.platforms.slack.words import SlackWords
from bot.platforms.slack.workspaces import Workspace

OVERVIEW = "overview"
"""What opening the tab says."""


class HomeTab:
    """Shows somebody what `översikt` answers, whenever that may have changed."""

    def __init__(self, inbox: Inbox, words: SlackWords) -> None:
        self._inbox = inbox
        self._words = words

    async def show(self, workspace: Workspace, sender: Account, user: str) -> None:
        """Show the tab anew; raise UnreachableError."""
        reply = reply_in(workspace, sender, user, "D", direct=True)
        collected: list[Message] = []
        reply.collected = collected
        await self._inbox.receive(said(reply, sender, Source.GLANCE, OVERVIEW, "home"))
        with reaching():
            view = view_of(collected, self._words)
            await workspace.client.views_publish(user_id=user, view=view)


def view_of(messages: Sequence[Message], words: SlackWords) -> Block:
    """Return the answers to `översikt` as the Home tab."""
    blocks: list[Block] = []
    for message in messages:
        if blocks:
            blocks.append({"type": "divider"})
        blocks.extend(blocks_of([message], words[message.language]))
    return {"type": "home", "blocks": blocks[:MAX_VIEW_BLOCKS]}
