"""A Slack on this machine, and the workspace of which the bot is told there."""

from collections.abc import AsyncIterator

import pytest

from bot.platforms.slack.sender import Slack
from bot.platforms.slack.workspaces import Workspace
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.loopback import Loopback, slack_of
from tests.platforms.slack.made import workspace


@pytest.fixture
async def loopback() -> AsyncIterator[Loopback]:
    async with Loopback() as slack:
        yield slack


@pytest.fixture
async def proxy(loopback: Loopback) -> AsyncIterator[FaultyProxy]:
    """Return what stands before Slack; whatever goes there must be such as Slack takes."""
    async with FaultyProxy(loopback.api) as between:
        yield between
    assert between.violations == []


@pytest.fixture
def here(proxy: FaultyProxy) -> Workspace:
    return workspace(proxy.base_url)


@pytest.fixture
def slack(here: Workspace) -> Slack:
    return slack_of(here)


@pytest.fixture
def url(loopback: Loopback, proxy: FaultyProxy) -> str:
    """Return a response_url."""
    return proxy.rewrite(f"{loopback.origin}/_hooks/actions/1")
