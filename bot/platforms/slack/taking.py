"""What is done with each thing Slack delivers, after it has been acknowledged."""

import asyncio
from dataclasses import replace

from bot.chat.inbox import Inbox
from bot.chat.outcome import Outcome
from bot.chat.request import Account, Incoming, Source
from bot.platforms.slack.directory import Directory
from bot.platforms.slack.failures import reaching
from bot.platforms.slack.home import HomeTab
from bot.platforms.slack.incoming import (
    Body,
    delivery_of_form,
    people_chosen,
    pressed_in,
    pressed_label,
    pressed_line,
    reply_in,
    reply_to_form,
    reply_to_press,
    said,
    team_in,
)
from bot.platforms.slack.names import team_of
from bot.platforms.slack.reply import Place, Reply
from bot.platforms.slack.seen import Seen
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.texts import people_in, plain, without
from bot.platforms.slack.tidying import Tidying
from bot.platforms.slack.words import SlackWords
from bot.platforms.slack.workspaces import Workspace, Workspaces
from bot.ports import UnreachableError

CANCEL = "cancel"
"""What closing a modal says; commands are understood by their English names too."""
WRITTEN = {None, "file_share"}
"""The kinds of message that somebody has written; a file beside the words is left alone."""


class Taking:
    """Hands what people do to the inbox, and shows what came of it where she did it."""

    def __init__(
        self,
        *,
        inbox: Inbox,
        slack: Slack,
        workspaces: Workspaces,
        directory: Directory,
        words: SlackWords,
        seen: Seen,
    ) -> None:
        self._inbox = inbox
        self._slack = slack
        self._workspaces = workspaces
        self._directory = directory
        self._seen = seen
        self._tidying = Tidying(slack, words)
        self._tab = HomeTab(inbox, words)
        self._guests: set[str] = set()

    async def settled(self) -> None:
        """Wait until all that has been told is noted."""
        await self._inbox.settled()

    async def command(self, workspace: Workspace, body: Body) -> None:
        """Take a slash command."""
        if self._seen.again(body["trigger_id"]):
            return
        user, channel, text = body["user_id"], body["channel_id"], str(body.get("text") or "")
        sender = await self._sender(workspace, user, body.get("team_id"))
        direct = channel.startswith("D") and await self._is_own_chat(workspace, user, channel)
        reply = reply_in(workspace, sender, user, channel, direct=direct)
        reply.url, reply.trigger = body.get("response_url"), body.get("trigger_id")
        mentions = await self._directory.named(workspace, people_in(text))
        await self._take(
            said(reply, sender, Source.COMMAND, plain(text), body["trigger_id"], mentions=mentions)
        )

    async def mention(self, workspace: Workspace, body: Body) -> None:
        """Take a line in a channel with the bot's name in it; in a private chat it comes twice."""
        if not body["event"]["channel"].startswith("D") and not self._not_new(body):
            self._workspaces.noted(body["event"]["channel"], workspace)
            await self._heard(workspace, body, Source.MENTION)

    async def direct(self, workspace: Workspace, body: Body) -> None:
        """Take a line in the private chat with the bot."""
        event = body["event"]
        ours = event.get("channel_type") == "im" and event.get("subtype") in WRITTEN
        if ours and not self._not_new(body):
            await self._heard(workspace, body, Source.DIRECT)

    async def _heard(self, workspace: Workspace, body: Body, source: Source) -> None:
        event = body["event"]
        user, channel = event["user"], event["channel"]
        sender = await self._sender(workspace, user, team_in(event))
        reply = reply_in(workspace, sender, user, channel, direct=source is Source.DIRECT)
        reply.thread = event.get("thread_ts") if source is Source.MENTION else None
        text = without(str(event.get("text") or ""), workspace.bot)
        mentions = await self._directory.named(workspace, people_in(text))
        line = plain(text)
        await self._take(said(reply, sender, source, line, body["event_id"], mentions=mentions))

    async def press(self, workspace: Workspace, body: Body) -> None:
        """Take a press on a button, and leave the message as it then stands."""
        user, value = body["user"]["id"], pressed_line(body)
        click = f"{user} {pressed_in(body)} {value}"
        if self._seen.again(body["trigger_id"]) or self._seen.clicked_again(click):
            return
        sender = await self._sender(workspace, user, body["user"].get("team_id"))
        reply = reply_to_press(workspace, sender, body)
        if reply.pressed and not reply.pressed.unseen:
            self._workspaces.noted(reply.pressed.channel, workspace)
        incoming = said(
            reply, sender, Source.PRESS, value, body["trigger_id"], label=pressed_label(body)
        )
        outcome = await self._take(incoming)
        self._tidying.remember(reply)
        await self._tidying.after(reply, outcome)

    async def form(
        self, workspace: Workspace, body: Body, made: list[Reply], decided: asyncio.Event
    ) -> None:
        """
        Take a form that was sent.

        Its reply is put into *made* for the acknowledgement, which can be given once *decided*.
        """
        user = body["user"]
        sender = await self._sender(workspace, user["id"], user.get("team_id"))
        reply, context = reply_to_form(workspace, sender, body)
        made.append(reply)
        reply.pressed = self._tidying.recalled(context.form)
        delivery = delivery_of_form(body["view"])
        values = dict(reply.sent or {})
        mentions = await self._directory.named(workspace, people_chosen(values))
        incoming = said(reply, sender, Source.FORM, "", delivery, mentions=mentions, values=values)
        label = reply.pressed.label if reply.pressed else ""
        outcome = await self._take(replace(incoming, form=context.form, label=label))
        reply.errors = self._seen.refused(delivery, reply.errors)
        decided.set()
        await self._tidying.after(reply, outcome)

    async def closed(self, workspace: Workspace, body: Body) -> None:
        """Take a form that was closed unsent: forget it, and say nothing."""
        user = body["user"]
        sender = await self._sender(workspace, user["id"], user.get("team_id"))
        reply, context = reply_to_form(workspace, sender, body)
        reply.quiet = True
        delivery = f"closed-{body['view']['id']}"
        incoming = said(reply, sender, Source.PRESS, CANCEL, delivery)
        await self._inbox.receive(replace(incoming, form=context.form))

    async def home(self, workspace: Workspace, body: Body) -> None:
        """Show the Home tab anew."""
        if body["event"].get("tab") == "home":
            sender = await self._directory.account(workspace, body["event"]["user"])
            await self._tab.show(workspace, sender, body["event"]["user"])

    async def _take(self, incoming: Incoming) -> Outcome:
        reply = incoming.handle
        assert isinstance(reply, Reply)  # noqa: S101 - made a few lines ago
        outcome = await self._inbox.receive(incoming)
        if outcome.unreached == "not_in_room" and reply.place is Place.CHANNEL:
            await self._inbox.hint(incoming, "slack/invite_me")
        await self._welcome(incoming)
        if reply.place is Place.HOME and not reply.errors:
            await self._tab.show(reply.workspace, incoming.sender, reply.user)
        return outcome

    async def _sender(self, workspace: Workspace, user: str, team: str | None) -> Account:
        """Return who acts, and remember through which workspace her own is met."""
        # Whoever knows one workspace's secret could sign for a team that has a secret of its own.
        theirs = None if team and self._workspaces.has(team) else team
        found = await self._directory.account(workspace, user, theirs)
        self._workspaces.met(team_of(found.id), workspace)
        return found

    async def _welcome(self, incoming: Incoming) -> None:
        """Tell somebody of another workspace, once, how she can take part."""
        team = team_of(incoming.sender.id)
        if self._workspaces.has(team) or incoming.sender.id in self._guests:
            return
        self._guests.add(incoming.sender.id)
        await self._inbox.hint(incoming, "slack/guest")

    async def _is_own_chat(self, workspace: Workspace, user: str, channel: str) -> bool:
        """Tell whether a direct message channel is the one between somebody and the bot."""
        try:
            with reaching():
                return await self._slack.direct(workspace, user) == channel
        except UnreachableError:
            return False

    def _not_new(self, body: Body) -> bool:
        event = body["event"]
        by_bot = bool(event.get("bot_id")) or not event.get("user")
        return by_bot or "edited" in event or self._seen.again(body["event_id"])
