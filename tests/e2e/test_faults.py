"""The proxy acts out what can go wrong, and slack_sdk does what is said of it here."""

import asyncio
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.e2e.upstream import Upstream

POST = "chat.postMessage"
DIVIDED: dict[str, Any] = {"channel": "C1", "text": "Hej", "blocks": [{"type": "divider"}]}


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return how long slack_sdk would have waited, which it now does not."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    for module in ("builtin_async_handlers", "async_handler"):
        name = f"slack_sdk.http_retry.{module}.asyncio"
        monkeypatch.setattr(name, SimpleNamespace(sleep=sleep))
    return waits


async def test_a_dropped_answer_makes_slack_sdk_post_twice(
    proxy: FaultyProxy, upstream: Upstream, slept: list[float]
) -> None:
    proxy.fail(POST, Fault.dropped())
    client = AsyncWebClient("xoxb-1", base_url=proxy.base_url, timeout=5)
    await client.chat_postMessage(**DIVIDED)
    assert len(upstream.got) == 2
    assert len(slept) == 1


async def test_a_dropped_answer_makes_respond_post_twice_too(
    proxy: FaultyProxy, upstream: Upstream, slept: list[float]
) -> None:
    """slack-bolt's `respond` makes a client of its own, which the careful one's handlers miss."""
    proxy.fail("response_url", Fault.dropped())
    url = proxy.rewrite(f"{upstream.origin}/_hooks/response/1")
    await AsyncRespond(response_url=url)("Hej")
    assert len(upstream.got) == 2
    assert len(slept) == 1


async def test_a_dropped_answer_is_an_error_for_a_careful_client(
    careful: AsyncWebClient, proxy: FaultyProxy, upstream: Upstream
) -> None:
    proxy.fail(POST, Fault.dropped())
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await careful.chat_postMessage(**DIVIDED)
    assert len(upstream.got) == 1
    assert [(call.fault, call.taken) for call in proxy.calls] == [("dropped", True)]


async def test_a_rate_limit_is_obeyed(
    careful: AsyncWebClient, proxy: FaultyProxy, upstream: Upstream, slept: list[float]
) -> None:
    proxy.fail(POST, Fault.rate_limited(retry_after=7))
    assert (await careful.chat_postMessage(**DIVIDED))["ok"]
    assert [call.fault for call in proxy.calls] == ["rate_limited", ""]
    assert len(upstream.got) == 1
    assert [int(seconds) for seconds in slept] == [7]


async def test_a_rate_limit_of_long_is_an_error_in_the_end(
    careful: AsyncWebClient, proxy: FaultyProxy, slept: list[float]
) -> None:
    proxy.fail(POST, Fault.rate_limited(), times=9)
    with pytest.raises(SlackApiError, match="ratelimited"):
        await careful.chat_postMessage(**DIVIDED)
    assert (len(slept), proxy.faults_left()) == (3, {POST: 5})


@pytest.mark.parametrize(
    "fault",
    [
        Fault.server_error(),
        Fault.html(200),
        Fault.html(503),
        *map(Fault.error, ("channel_not_found", "not_in_channel", "is_archived")),
        *map(Fault.error, ("expired_trigger_id", "token_revoked")),
    ],
    ids=lambda fault: f"{fault.name}-{fault.status}",
)
async def test_an_error_is_told_as_slack_tells_it(
    fault: Fault, careful: AsyncWebClient, proxy: FaultyProxy, upstream: Upstream
) -> None:
    proxy.fail(POST, fault)
    with pytest.raises(SlackApiError) as caught:
        await careful.chat_postMessage(**DIVIDED)
    assert caught.value.response.status_code == fault.status
    assert fault.status != 200 or fault.name == "html" or fault.name in str(caught.value)
    assert upstream.got == []


async def test_faults_are_used_up_in_order_and_by_channel(
    careful: AsyncWebClient, proxy: FaultyProxy
) -> None:
    proxy.fail(POST, Fault.error("is_archived"), channel="C2")
    proxy.fail(POST, Fault.error("not_in_channel"))
    proxy.fail("chat.update", Fault.server_error(taken=True))
    for channel, error in (("C1", "not_in_channel"), ("C2", "is_archived")):
        with pytest.raises(SlackApiError, match=error):
            await careful.chat_postMessage(**DIVIDED | {"channel": channel})
    assert (await careful.chat_postMessage(**DIVIDED))["ok"]
    assert proxy.faults_left() == {"chat.update": 1}


async def test_a_call_that_hangs_is_let_go(
    careful: AsyncWebClient, proxy: FaultyProxy, upstream: Upstream
) -> None:
    go = asyncio.Event()
    proxy.fail(POST, Fault.hang(go))
    calling = asyncio.ensure_future(careful.chat_postMessage(**DIVIDED))
    await proxy.until(POST)
    assert upstream.got == []
    go.set()
    assert (await calling)["ok"]
    assert len(upstream.got) == 1


async def test_a_call_that_hangs_ends_with_the_client_or_the_proxy(upstream: Upstream) -> None:
    async with FaultyProxy(upstream.api) as proxy:
        client = AsyncWebClient("xoxb-1", base_url=proxy.base_url)
        proxy.fail(POST, Fault.hang(taken=True), times=2)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.chat_postMessage(**DIVIDED), 0.2)
        client.retry_handlers = []
        calling = asyncio.ensure_future(client.chat_postMessage(**DIVIDED))
        await proxy.until(POST, 2)
    with pytest.raises(aiohttp.ClientError):
        await calling
    assert [call.taken for call in proxy.calls] == [True, True]


async def test_what_never_comes_is_not_waited_for(proxy: FaultyProxy) -> None:
    with pytest.raises(TimeoutError):
        await proxy.until(POST, seconds=0.01)
