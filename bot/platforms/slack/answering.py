"""An answer to one who did something: unseen by others, in a modal, or in her private chat."""

import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from slack_sdk.errors import SlackApiError, SlackClientError

from bot.chat.message import FormView, Message, Span
from bot.platforms.slack.blocks import Block, messages_of
from bot.platforms.slack.failures import reaching
from bot.platforms.slack.hearing import heard
from bot.platforms.slack.modals import Context, form_view, is_asked_in_place, message_view
from bot.platforms.slack.reply import Place, Reply
from bot.platforms.slack.words import SlackWords
from bot.platforms.slack.workspaces import Workspace, webhook
from bot.ports import UnreachableError

URL_LASTS = 29 * 60
"""Seconds a response_url is trusted; Slack says thirty minutes."""
ERROR_LASTS = 300
"""Characters of what is said beside a field."""


class Posting(Protocol):
    """What an answer needs of the platform where it is no modal."""

    async def direct(self, workspace: Workspace, user: str) -> str:
        """Return the channel of the private chat with somebody."""

    async def post(self, workspace: Workspace, channel: str, message: Message) -> str:
        """Post a message in a channel."""

    async def post_blocks(self, workspace: Workspace, channel: str, blocks: list[Block]) -> str:
        """Post blocks in a channel."""

    async def upload(self, workspace: Workspace, channel: str, message: Message) -> None:
        """Hand over a message's files in a channel."""


class Answering:
    """Finds the best way that Slack has left for an answer; raises what the last one raised."""

    def __init__(self, words: SlackWords, slack: Posting) -> None:
        self._words = words
        self._slack = slack

    async def answer(self, reply: Reply, message: Message) -> str:
        """Answer, and return the id of what is shown, where Slack tells it."""
        if reply.quiet:
            return ""
        if reply.collected is not None:
            reply.collected.append(message)
            return ""
        if (
            message.form
            and not is_asked_in_place(message.form)
            and await self._asked(reply, message)
        ):
            return ""
        shown = with_questions(message)
        if reply.place is Place.HOME and await self._in_modal(reply, shown):
            return ""
        if reply.place is Place.CHANNEL:
            return await self._unseen(reply, shown)
        return await self._slack.post(reply.workspace, await self._own(reply), shown)

    async def _asked(self, reply: Reply, message: Message) -> bool:
        """Ask in a modal, if there is still a way to one."""
        form = message.form
        assert form is not None  # noqa: S101 - the caller has looked
        word = form.fields[0].word
        if message.refused and reply.sent is not None and word in reply.sent:
            if form.assure is None:
                reply.errors[word] = message.plain[:ERROR_LASTS]
                return True
            form = as_sent(form, reply.sent)  # the texts stay, and the tick box comes with them
        context = self._context(reply, form.line, form.id)
        view = form_view(message, form, context, self._words[message.language])
        shown = await self._show(reply, view)
        reply.asked = form.id if shown else ""
        return shown

    async def _in_modal(self, reply: Reply, message: Message) -> bool:
        """Show an answer in a modal, below what it has answered before."""
        if reply.answered:
            return False
        view = message_view([message], self._context(reply), self._words[message.language])
        shown = await self._show(reply, view)
        reply.answered += shown
        if shown:
            await self._hand_over(reply, message)
        return shown

    async def _show(self, reply: Reply, view: Block) -> bool:
        """Show a view in the modal that is open, or open one; tell whether that went well."""
        if reply.sent is not None and reply.update is None:
            reply.update = view
            return True
        try:
            if reply.view:
                await reply.workspace.client.views_update(view_id=reply.view, view=view)
                return True
            if trigger := reply.take_trigger():
                await reply.workspace.client.views_open(trigger_id=trigger, view=view)
                return True
        except (SlackApiError, SlackClientError):
            return False  # too late, or used: there are other ways
        return False

    def _context(self, reply: Reply, line: str = "", form: str = "") -> Context:
        until = reply.until or int(time.time()) + URL_LASTS
        return Context(
            room=reply.room, line=line, form=form, place=reply.place, url=reply.url, until=until
        )

    async def _unseen(self, reply: Reply, message: Message) -> str:
        """Answer in a channel so that only she sees it; a pressed answer gives its place."""
        for blocks in messages_of(message, self._words[message.language]):
            instead = bool(reply.pressed and reply.pressed.unseen and not reply.answered)
            reply.answered += 1
            if not await self._by_url(reply, blocks, instead=instead):
                await self._ephemeral(reply, blocks)
        await self._hand_over(reply, message)
        return ""

    async def _by_url(self, reply: Reply, blocks: list[Block], *, instead: bool) -> bool:
        url = reply.take_url()
        if url is None:
            return False
        try:
            with reaching():
                answer = await webhook(url, reply.workspace).send_dict(
                    {
                        "response_type": "ephemeral",
                        "replace_original": instead,
                        "text": heard(blocks),
                        "blocks": blocks,
                    }
                )
        except UnreachableError:
            return False
        return answer.status_code == 200 and answer.body in {"ok", ""}  # noqa: PLR2004 - HTTP

    async def _ephemeral(self, reply: Reply, blocks: list[Block]) -> None:
        """Answer without a response_url; in another's private chat, in the one with the bot."""
        channel = reply.channel
        if channel is None or channel.startswith("D"):
            await self._slack.post_blocks(reply.workspace, await self._own(reply), blocks)
            return
        await reply.workspace.client.chat_postEphemeral(
            channel=channel,
            user=reply.user,
            thread_ts=reply.thread,
            text=heard(blocks),
            blocks=blocks,
        )

    async def _hand_over(self, reply: Reply, message: Message) -> None:
        """Hand files over in her own chat: a channel shows them to all, and a modal has none."""
        if message.files:
            await self._slack.upload(reply.workspace, await self._own(reply), message)

    async def _own(self, reply: Reply) -> str:
        return await self._slack.direct(reply.workspace, reply.user)


def as_sent(form: FormView, sent: Mapping[str, str]) -> FormView:
    """Return a form as it was filled in, in the same order."""
    words = list(sent)
    fields = sorted(
        form.fields, key=lambda one: words.index(one.word) if one.word in sent else len(words)
    )
    return replace(
        form, fields=tuple(replace(one, value=sent.get(one.word, one.value)) for one in fields)
    )


def with_questions(message: Message) -> Message:
    """Return a message with the question its form asks, and the buttons that answer it."""
    form = message.form
    if form is None:
        return message
    asked = Span(text=f"\n{form.prompt}" if message.plain.strip() else form.prompt)
    in_full = () if is_asked_in_place(form) else (form.open,)
    buttons = (*form.fields[0].choices, *in_full, *message.buttons)
    return replace(message, spans=(*message.spans, asked), buttons=buttons)
