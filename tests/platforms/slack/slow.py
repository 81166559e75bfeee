"""One who takes what Slack delivers in her own time, to see what happens meanwhile."""

import asyncio
from dataclasses import replace

from bot.platforms.slack.incoming import Body
from bot.platforms.slack.listening import Listening
from bot.platforms.slack.reply import Reply
from bot.platforms.slack.service import SlackEar
from bot.platforms.slack.taking import Taking
from bot.platforms.slack.workspaces import Workspace, Workspaces
from tests.platforms.slack.made import workspace


class Slow(Taking):
    """Takes everything, and does nothing of it before it is let."""

    def __init__(self) -> None:
        self.let = asyncio.Event()
        self.begun: list[str] = []
        self.done: list[str] = []
        self.reply: Reply | None = None
        self.fails: Exception | None = None

    async def settled(self) -> None:
        """Have nothing to note."""

    async def _work(self, name: str, workspace: Workspace, body: Body) -> None:
        assert body.get("team_id", workspace.team) == workspace.team
        self.begun.append(name)
        await self.let.wait()
        if self.fails:
            raise self.fails
        self.done.append(name)

    async def command(self, workspace: Workspace, body: Body) -> None:
        await self._work(f"command {workspace.team} {body['text']}", workspace, body)

    async def mention(self, workspace: Workspace, body: Body) -> None:
        await self._work("mention", workspace, body)

    async def direct(self, workspace: Workspace, body: Body) -> None:
        await self._work("direct", workspace, body)

    async def press(self, workspace: Workspace, body: Body) -> None:
        await self._work("press", workspace, body)

    async def closed(self, workspace: Workspace, body: Body) -> None:
        await self._work("closed", workspace, body)

    async def home(self, workspace: Workspace, body: Body) -> None:
        await self._work("home", workspace, body)

    async def form(
        self, workspace: Workspace, body: Body, made: list[Reply], decided: asyncio.Event
    ) -> None:
        if self.reply:
            made.append(self.reply)
        await self._work("form", workspace, body)
        decided.set()


def ear_of(*workspaces: Workspace) -> tuple[SlackEar, Slow]:
    """Return an ear for workspaces, and who takes what it hears."""
    taking = Slow()
    taking.let.set()
    all_ = Workspaces({one.team: one for one in workspaces})
    return SlackEar(Listening(taking, all_), workspaces), taking


def with_secrets(team: str, secret: str | None, app_token: str | None = None) -> Workspace:
    """Return a workspace with secrets of its own."""
    found = workspace(team=team)
    credentials = replace(found.credentials, signing_secret=secret, app_token=app_token)
    return replace(found, credentials=credentials)
