"""A workspace for the program that `samverkansbot run` is, and the data that it keeps."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations
from tests.e2e.local_slack import LocalSlack, local_slack
from tests.e2e.proxy import FaultyProxy
from tests.e2e.slack_driver import SlackDriver
from tests.e2e.slack_people import channel_id, people_of, rooms_of
from tests.e2e.slack_process import Program, free_port, program
from tests.e2e.slack_program import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from tests.e2e.slack_stage import PEOPLE, ROOM


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A workspace, and the settings by which the program gets into it."""

    slack: LocalSlack
    proxy: FaultyProxy
    driver: SlackDriver
    settings: dict[str, str]
    data: Path

    def starts(self, **more: str) -> AbstractAsyncContextManager[Program]:
        """Return the program, to be started."""
        return program({**self.settings, **more}, self.data.parent)

    async def public(self, words: str) -> int:
        """Return how many messages in the room say something to all."""
        found = await self.slack.messages(channel_id(ROOM))
        return sum(words in one["text"] for one in found if not one.get("ephemeral_to"))

    def kept(self) -> Cooperation:
        """Return the cooperation as it is on disk, beside a running bot or after it."""
        cooperations = TinyCooperations(DataFolder.reading(self.data))
        [only] = cooperations.ids()
        assert cooperations.verify(only) == []
        return cooperations.load(only)

    def version(self) -> int:
        """Return how many versions of 1.5 are kept."""
        return self.kept().round.matter(MatterId("1.5")).count

    async def noted(self) -> None:
        """Wait until all that has been told is noted."""
        async with asyncio.timeout(10):
            while any(row.pending for row in self.kept().ledger):  # noqa: ASYNC110 - no event
                await asyncio.sleep(0.02)

    def pause_is_over(self) -> None:
        """Have what was to be told again in a while fall due now."""
        with DataFolder.locked(self.data) as folder:
            cooperations = TinyCooperations(folder)
            [only] = cooperations.ids()
            kept = cooperations.load(only)
            ledger = tuple(replace(row, due=row.created) for row in kept.ledger)
            _ = cooperations.save(replace(kept, ledger=ledger))


@asynccontextmanager
async def place(mode: str, folder: Path) -> AsyncIterator[Place]:
    """Run a workspace that reaches the program where its settings say it will be."""
    port = free_port()
    async with FaultyProxy() as proxy:
        url = None
        if mode == "events":
            url = proxy.to_bot(f"http://127.0.0.1:{port}/slack/events", SIGNING_SECRET)
        people = people_of(PEOPLE)
        async with local_slack(users=people, channels=rooms_of(PEOPLE), request_url=url) as slack:
            proxy.lead_to(slack.api)
            yield Place(
                slack=slack,
                proxy=proxy,
                driver=SlackDriver(slack, people, date.today),
                settings=settings_of(mode, proxy.base_url, port, folder / "data"),
                data=folder / "data",
            )
            assert proxy.violations == []


def settings_of(mode: str, api: str, port: int, data: Path) -> dict[str, str]:
    """Return the environment of the program."""
    way = {"SLACK_APP_TOKEN": APP_TOKEN}
    if mode == "events":
        way = {"SLACK_SIGNING_SECRET": SIGNING_SECRET}
    return {
        "SLACK_API_URL": api,
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SAMVERKAN_DATA": str(data),
        "HTTP_PORT": str(port),
        **way,
    }
