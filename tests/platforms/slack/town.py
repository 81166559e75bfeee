"""The true bot in memory, reached as Slack reaches it, and answering to a Slack on this machine."""

import json
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from bot.app import Outside, Stores, build
from bot.clocks import MovableClock
from bot.codes import SeededCodes
from bot.domain.cooperation import Cooperation
from bot.domain.log import LogEntry
from bot.platforms.slack.seen import Seen
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.service import SlackEar, SlackService
from bot.platforms.slack.workspaces import Workspace, Workspaces
from bot.settings import Settings
from tests.e2e.proxy import Call, FaultyProxy
from tests.fakes import FailingCooperations, FailingPeople, processes
from tests.handlers.town import STARTS
from tests.platforms.slack.delivered import deliver
from tests.platforms.slack.loopback import hurried
from tests.platforms.slack.made import SLACK
from tests.platforms.slack.payloads import ALICE, GENERAL, command

START = "start kommun=Lindsala lpo=Mellansjö part=kommun"


class SlackTown:
    """The bot in some workspaces; nobody's presses come too soon after each other."""

    def __init__(self, proxy: FaultyProxy, url: str, *workspaces: Workspace) -> None:
        self.proxy = proxy
        self.url = url
        self.cooperations = FailingCooperations()
        self.people = FailingPeople()
        self._workspaces = Workspaces({one.team: one for one in workspaces})
        self._slack = Slack(self._workspaces, SLACK, hurried())
        self._moments = count(0, 60)
        self.stands_still = False
        self._triggers = count(1)
        self.heard: list[Call] = []
        self.ear = self.built()

    def built(self) -> SlackEar:
        """Build the bot anew on the same stores; it has forgotten all that was only in memory."""
        stores = Stores(cooperations=self.cooperations, people=self.people, processes=processes())
        outside = Outside(
            platforms={"slack": self._slack}, clock=MovableClock(STARTS), codes=SeededCodes()
        )
        app = build(Settings(_env_file=None), stores, outside)
        service = SlackService(slack=self._slack, workspaces=self._workspaces, words=SLACK)
        return service.listens(app.inbox, Seen(self._clock))

    @property
    def now(self) -> Cooperation:
        """The one cooperation, as it is kept."""
        [found] = self.cooperations.ids()
        return self.cooperations.load(found)

    def history(self) -> Sequence[LogEntry]:
        """Return the whole log of the one cooperation."""
        return self.cooperations.history(self.now.id)

    def _clock(self) -> float:
        return 0.0 if self.stands_still else next(self._moments)

    async def deliver(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Deliver something, and return what it was acknowledged with, when all is done."""
        before = len(self.proxy.calls)
        answer = await deliver(self.ear, payload)
        assert answer.status_code == 200, answer.body
        await self.ear.listening.finished()
        self.heard = self.proxy.calls[before:]
        found: dict[str, Any] = json.loads(bytes(answer.body) or b"{}")
        return found

    async def say(self, line: str, *, user: str = ALICE, channel: str = GENERAL) -> None:
        """Let somebody use the slash command."""
        await self.deliver(
            command(line, user=user, channel=channel)
            | {"response_url": self.url, "trigger_id": self.trigger()}
        )

    def trigger(self) -> str:
        """Return a trigger that no other delivery has."""
        return f"{next(self._triggers)}.2.x"

    def texts(self, method: str) -> list[str]:
        """Return what the newest delivery made the bot say by a method."""
        return [str(call.params.get("text")) for call in self.heard if call.method == method]
