"""Slack as a platform: what is said to all goes into the channel, an answer to its asker."""

from typing import Any

from bot.chat.message import Message
from bot.platforms.slack.answering import Answering
from bot.platforms.slack.blocks import Block, messages_of
from bot.platforms.slack.failures import deleting, reaching
from bot.platforms.slack.hearing import heard
from bot.platforms.slack.names import channel_of, team_of, user_of
from bot.platforms.slack.pace import Pace
from bot.platforms.slack.reply import Reply
from bot.platforms.slack.words import SlackWords
from bot.platforms.slack.workspaces import Workspace, Workspaces
from bot.ports import RoomId, UnreachableError


class Slack:
    """Sends messages; implements `bot.ports.Platform`."""

    def __init__(self, workspaces: Workspaces, words: SlackWords, pace: Pace) -> None:
        self._workspaces = workspaces
        self._words = words
        self._pace = pace
        self._chats: dict[str, str] = {}
        self._answering = Answering(words, self)

    async def send(
        self, chat: RoomId, message: Message, *, only: str | None, handle: object | None = None
    ) -> str:
        """Show a message; raise UnreachableError."""
        if isinstance(handle, Reply):
            with reaching():
                return await self._answering.answer(handle, message)
        with reaching():
            workspace, channel = await self.where(RoomId(f"@{only}") if only else chat)
        try:
            with reaching():
                return await self.post(workspace, channel, message)
        except UnreachableError:
            self._workspaces.forget(channel)  # another workspace may reach it the next time
            raise

    async def post(self, workspace: Workspace, channel: str, message: Message) -> str:
        """Post a message for all in a channel, in its turn; return the ts of each part."""
        parts = messages_of(message, self._words[message.language])
        posted = [await self.post_blocks(workspace, channel, blocks) for blocks in parts]
        await self.upload(workspace, channel, message)
        return " ".join(posted)

    async def post_blocks(self, workspace: Workspace, channel: str, blocks: list[Block]) -> str:
        """Post blocks in a channel, in their turn; return the ts."""
        async with self._pace.turn(channel):
            answer = await workspace.client.chat_postMessage(
                channel=channel,
                text=heard(blocks),
                blocks=blocks,
                mrkdwn=False,  # nothing in a text is markup
                unfurl_links=False,
                unfurl_media=False,
            )
        return str(answer["ts"])

    async def upload(self, workspace: Workspace, channel: str, message: Message) -> None:
        """Hand over a message's files in a channel."""
        for file in message.files:
            async with self._pace.turn(channel):
                await workspace.client.files_upload_v2(
                    channel=channel, filename=file.name, title=file.name, content=file.content
                )

    async def replace(
        self, workspace: Workspace, channel: str, ts: str, blocks: list[Block]
    ) -> None:
        """Show other blocks in the place of a message."""
        async with self._pace.turn(channel):
            with reaching():
                await workspace.client.chat_update(
                    channel=channel, ts=ts, text=heard(blocks), blocks=blocks
                )

    async def delete(self, chat: RoomId, message: str) -> None:
        """Take each part of a message away; raise UndeletableError or UnreachableError."""
        with reaching():
            workspace, channel = await self.where(chat)
        for ts in message.split():
            async with self._pace.turn(channel):
                with reaching(), deleting():
                    await workspace.client.chat_delete(channel=channel, ts=ts)

    async def link(self, chat: RoomId, message: str) -> str:
        """Return the permanent address of a message's last part; raise UnreachableError."""
        with reaching():
            workspace, channel = await self.where(chat)
            ts = message.rsplit(maxsplit=1)[-1]
            answer: Any = await workspace.client.chat_getPermalink(channel=channel, message_ts=ts)
        return str(answer["permalink"])

    async def where(self, chat: RoomId) -> tuple[Workspace, str]:
        """Return the channel of a chat, and the workspace it is reached through."""
        if chat.startswith("@"):
            workspace = self._workspaces.of(team_of(chat))
            return workspace, await self.direct(workspace, user_of(chat))
        channel = channel_of(chat)
        return await self._reached(channel), channel

    async def _reached(self, channel: str) -> Workspace:
        """Return a workspace that has the channel, asking each where it is not known."""
        known = self._workspaces.known(channel)
        if known:
            return known
        for workspace in self._workspaces:
            try:
                with reaching():
                    answer: Any = await workspace.client.conversations_info(channel=channel)
            except UnreachableError:
                continue
            if answer["channel"].get("is_member"):
                self._workspaces.noted(channel, workspace)
                return workspace
        raise UnreachableError("not_in_room")

    async def direct(self, workspace: Workspace, user: str) -> str:
        """Return the channel of the private chat with somebody."""
        key = f"{workspace.team}:{user}"
        if key not in self._chats:
            answer: Any = await workspace.client.conversations_open(users=user)
            self._chats[key] = str(answer["channel"]["id"])
        return self._chats[key]
