"""The ear on Slack: every delivery is acknowledged at once, and worked on after that."""

import asyncio
import contextlib
import logging
import re
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.platforms.slack.incoming import Body, UnknownPayloadError
from bot.platforms.slack.reply import Reply
from bot.platforms.slack.taking import Taking
from bot.platforms.slack.workspaces import Workspace, Workspaces, client_of, quiet

logger = logging.getLogger(__name__)

COMMAND = "/samverkan"
ALL = re.compile("")
FORM_TAKES = 2.5
"""Seconds in which a sent form is answered in its own window; Slack waits for three."""

Ack = Callable[..., Awaitable[Any]]
Work = Callable[[Workspace, Body], Coroutine[Any, Any, None]]


class Listening:
    """
    One listener for each kind of delivery, with a table of our own for the events.

    `events` is that table, by the type of event; what is not in it is dropped unread.
    `process_before_response` keeps Bolt from asking every 10 ms whether we have acknowledged.
    """

    def __init__(self, taking: Taking, workspaces: Workspaces) -> None:
        self._taking = taking
        self._workspaces = workspaces
        self._tasks: set[asyncio.Task[None]] = set()
        self._door = asyncio.Lock()
        self.events: Mapping[str, Work] = {
            "app_mention": taking.mention,
            "message": taking.direct,
            "app_home_opened": taking.home,
            "app_uninstalled": self._shut_out,
            "tokens_revoked": self._shut_out,
        }

    def app_of(self, workspaces: list[Workspace]) -> AsyncApp:
        """Return a Bolt app for the workspaces that share its secret or its app token."""
        credentials = workspaces[0].credentials
        teams = {workspace.team: workspace for workspace in workspaces}

        async def authorize(team_id: str | None = None, **_: object) -> AuthorizeResult:
            workspace = teams.get(team_id or "", workspaces[0])
            return AuthorizeResult(
                enterprise_id=None,
                team_id=workspace.team,
                bot_token=workspace.credentials.bot_token,
                bot_id=workspace.bot_id,
                bot_user_id=workspace.bot,
            )

        app = AsyncApp(
            signing_secret=credentials.signing_secret,
            client=client_of(credentials),
            authorize=authorize,
            process_before_response=True,
            attaching_conversation_kwargs_enabled=False,
            attaching_function_token_enabled=False,
            logger=quiet,
        )
        app.command(COMMAND)(self._on_command)
        app.event(ALL)(self._on_event)
        app.action(ALL)(self._on_press)
        app.view(ALL)(self._on_form)
        app.view_closed(ALL)(self._on_closed)
        return app

    async def finished(self) -> None:
        """Wait until nothing that has been taken is still being worked on."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._taking.settled()

    async def _on_command(self, ack: Ack, body: Body, context: Mapping[str, Any]) -> None:
        await ack()
        _ = self._begin(self._taking.command, context, body)

    async def _on_press(self, ack: Ack, body: Body, context: Mapping[str, Any]) -> None:
        await ack()
        _ = self._begin(self._taking.press, context, body)

    async def _on_closed(self, ack: Ack, body: Body, context: Mapping[str, Any]) -> None:
        await ack()
        _ = self._begin(self._taking.closed, context, body)

    async def _on_event(self, body: Body, context: Mapping[str, Any]) -> None:
        work = self.events.get(body["event"]["type"])
        if work:
            _ = self._begin(work, context, body)

    async def _on_form(self, ack: Ack, body: Body, context: Mapping[str, Any]) -> None:
        """A form's answer may belong beside its fields, so it is waited for, but not for long."""
        made: list[Reply] = []
        decided = asyncio.Event()

        async def work(workspace: Workspace, body: Body) -> None:
            try:
                await self._taking.form(workspace, body, made, decided)
            finally:
                decided.set()

        _ = self._begin(work, context, body)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(decided.wait(), FORM_TAKES)
        reply = next(iter(made), None)
        if reply and reply.errors:
            await ack(response_action="errors", errors=reply.errors)
        elif reply and reply.update:
            await ack(response_action="update", view=reply.update)
        else:
            await ack()
        if reply:
            reply.sent = None  # what comes later finds another way

    def _begin(self, work: Work, context: Mapping[str, Any], body: Body) -> asyncio.Task[None]:
        workspace = self._workspaces.of(context["authorize_result"].team_id)
        task = asyncio.create_task(self._worked(work, workspace, body))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _worked(self, work: Work, workspace: Workspace, body: Body) -> None:
        """Begin some work in its turn, so that what is delivered meanwhile is acknowledged."""
        async with self._door:
            await asyncio.sleep(0)  # one begins in each round of the loop; acks come between
        await _guarded(work(workspace, body), str(body.get("type", COMMAND)))

    async def _shut_out(self, workspace: Workspace, _body: Body) -> None:
        logger.error("slack: the token of workspace %s is revoked", workspace.team)


async def _guarded(work: Coroutine[Any, Any, None], kind: str) -> None:
    """Do some work; whatever goes wrong is noted without anybody's words."""
    try:
        await work
    except UnknownPayloadError:
        logger.warning("slack: refused a %s that is not of ours", kind)
    except Exception as error:  # noqa: BLE001 - one delivery must not stop the others
        logger.error("slack: %s failed: %s", kind, type(error).__name__)  # noqa: TRY400
