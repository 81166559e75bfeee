"""A Slack on this machine that answers what it is asked, with one workspace and its people."""

from contextlib import nullcontext
from typing import Any

from aiohttp import web

from bot.platforms.slack.pace import Pace
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.workspaces import Workspace, Workspaces
from tests.e2e.proxy import FaultyProxy
from tests.e2e.upstream import Upstream
from tests.e2e.wire import params
from tests.platforms.slack.made import SLACK
from tests.platforms.slack.payloads import BOT, BOT_USER, DIRECT, TEAM


class Loopback(Upstream):
    """Answers as Slack does where an answer matters; `people` are by their ids."""

    def __init__(self) -> None:
        super().__init__()
        self.people: dict[str, dict[str, Any]] = {}
        self.hook = "ok"
        self.team = TEAM

    async def _serve(self, request: web.Request) -> web.Response:
        response = await super()._serve(request)
        if request.path.startswith("/_hooks/"):
            return web.Response(text=self.hook)
        kind = request.headers.get("Content-Type", "")
        given = params(request.query, kind, await request.read())
        found = self._found(request.path.removeprefix("/api/"), given)
        return web.json_response({"ok": True} | found) if found else response

    def _found(self, method: str, given: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "auth.test":
                known = {"team_id": self.team, "team": "Mellansjö", "user_id": BOT_USER}
                return known | {"bot_id": BOT}
            case "users.info":
                user = self.people.get(given["user"])
                return {"user": user} if user else {"ok": False, "error": "user_not_found"}
            case "conversations.open":
                return {"channel": {"id": DIRECT}}
            case "conversations.info":
                return {"channel": {"id": given["channel"], "is_member": True}}
            case "chat.getPermalink":
                where = f"{given['channel']}/p{given['message_ts'].replace('.', '')}"
                return {"permalink": f"https://test.slack.com/archives/{where}"}
        return {}


def hurried() -> Pace:
    """Return queues in which nobody waits for the clock."""
    return Pace(nullcontext)


def slack_of(*workspaces: Workspace) -> Slack:
    """Return the platform for workspaces."""
    return Slack(Workspaces({one.team: one for one in workspaces}), SLACK, hurried())


def methods(proxy: FaultyProxy) -> list[str]:
    """Return what was called, in order."""
    return [call.method for call in proxy.calls]
