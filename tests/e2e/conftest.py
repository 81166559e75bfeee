"""A Slack of a few lines with the proxy before it, and a client that speaks through both."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.e2e.proxy import FaultyProxy
from tests.e2e.upstream import Upstream


@pytest.fixture
async def upstream() -> AsyncIterator[Upstream]:
    async with Upstream() as slack:
        yield slack


@pytest.fixture
async def proxy(upstream: Upstream) -> AsyncIterator[FaultyProxy]:
    async with FaultyProxy(upstream.api) as between:
        yield between


@pytest.fixture
def careful(proxy: FaultyProxy) -> AsyncWebClient:
    """Return a client that repeats only what Slack asks it to."""
    return AsyncWebClient(
        "xoxb-1",
        base_url=proxy.base_url,
        timeout=5,
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=3)],
    )
