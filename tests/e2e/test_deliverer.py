"""What is sent to a bot as by Slack is what slack-bolt takes it for; what is wrong, it refuses."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.e2e.deliverer import FORM, Deliverer, Manner
from tests.e2e.proxy import FaultyProxy
from tests.e2e.upstream import Upstream
from tests.platforms.slack import events, payloads

SECRET = "signing-secret"  # noqa: S105 - nobody's
VIEW = {
    "type": "modal",
    "callback_id": "form",
    "title": {"type": "plain_text", "text": "Ny"},
    "notify_on_close": True,
    "blocks": [{"type": "divider"}],
}


async def _anybody(**_: object) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=None,
        team_id=payloads.TEAM,
        bot_id=payloads.BOT,
        bot_user_id=payloads.BOT_USER,
        bot_token="xoxb-1",  # noqa: S106 - nobody's
    )


def bolt(heard: list[tuple[str, Any]]) -> AsyncApp:
    """Return an app that notes what it takes each request for."""
    app = AsyncApp(signing_secret=SECRET, authorize=_anybody)

    def note(name: str) -> Callable[..., Any]:
        async def listener(ack: Any, body: dict[str, Any]) -> None:  # noqa: ANN401 - slack-bolt's
            heard.append((name, body))
            bad = {"response_action": "errors", "errors": {}}
            await (ack(bad) if name == "view" else ack())

        return listener

    app.command("/samverkan")(note("command"))
    app.action("press")(note("action"))
    app.view("form")(note("view"))
    app.view_closed("form")(note("closed"))
    for kind in ("app_mention", "message", "app_home_opened", "member_joined_channel"):
        app.event(kind)(note(kind))
    return app


@pytest.fixture
def heard() -> list[tuple[str, Any]]:
    return []


@pytest.fixture
async def endpoint(heard: list[tuple[str, Any]]) -> AsyncIterator[str]:
    app = bolt(heard)

    async def serve(request: web.Request) -> web.Response:
        answer = await app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    served = web.Application(client_max_size=100_000)
    served.router.add_post("/slack/events", serve)
    runner = web.AppRunner(served, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    await runner.cleanup()


@pytest.fixture
async def slack(endpoint: str) -> AsyncIterator[Deliverer]:
    async with Deliverer(endpoint, SECRET) as deliverer:
        yield deliverer


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("command", payloads.command("klar 1.1")),
        ("action", payloads.pressed("press", "v")),
        ("action", payloads.pressed("press", "v", message={"is_ephemeral": True})),
        ("action", payloads.pressed_in_view("press", "v", view=VIEW)),
        ("view", payloads.submitted(VIEW, {"b": {"v": payloads.written("Fyra möten")}})),
        ("closed", payloads.closed(VIEW)),
        ("app_mention", events.mentioned()),
        ("message", events.direct("hjälp")),
        ("message", events.said("hej")),
        ("message", events.edited("hej då")),
        ("app_home_opened", events.home_opened()),
        ("member_joined_channel", events.joined()),
    ],
)
async def test_bolt_takes_a_payload_for_what_it_is(
    name: str, payload: dict[str, Any], slack: Deliverer, heard: list[tuple[str, Any]]
) -> None:
    answer = await slack.send(payload)
    assert answer.status == 200
    assert heard == [(name, payload)]


async def test_the_bots_own_words_are_not_heard(
    slack: Deliverer, heard: list[tuple[str, Any]]
) -> None:
    assert (await slack.send(events.said_by_bot("Klart"))).status == 200
    assert heard == []


async def test_the_same_can_be_sent_twice(slack: Deliverer, heard: list[tuple[str, Any]]) -> None:
    first, second = await slack.send_twice(events.mentioned())
    assert (first.status, second.status) == (200, 200)
    assert heard[0] == heard[1]


async def test_an_address_for_events_is_verified(slack: Deliverer) -> None:
    assert (await slack.send(events.url_verification("abc"))).json == {"challenge": "abc"}


@pytest.mark.parametrize(
    ("manner", "status"),
    [
        (Manner(secret="another"), 401),  # noqa: S106 - nobody's
        (Manner(signed=False), 401),
        (Manner(age=600), 401),
        (Manner(padding=200_000), 413),
        (Manner(padding=1_000), 200),
    ],
)
async def test_what_is_not_slacks_is_refused(
    manner: Manner, status: int, slack: Deliverer, heard: list[tuple[str, Any]]
) -> None:
    for payload in (payloads.command(), events.mentioned()):
        assert (await slack.send(payload, manner)).status == status
    assert bool(heard) == (status == 200)


async def test_anything_can_be_sent(slack: Deliverer) -> None:
    assert (await slack.send_raw("payload=%7B", FORM)).status != 200


async def test_slack_can_reach_the_bot_through_the_proxy(
    endpoint: str, heard: list[tuple[str, Any]]
) -> None:
    async with Upstream() as upstream, FaultyProxy(upstream.api) as proxy:
        address = proxy.to_bot(endpoint, SECRET)
        theirs = f"{upstream.origin}/_hooks/response/1"
        async with Deliverer(address, SECRET) as slack:
            await slack.send(payloads.command(response_url=theirs))
            await slack.send(payloads.submitted(VIEW, {}))
            refused = await slack.send(payloads.command(), Manner(secret="another"))  # noqa: S106
        assert refused.status == 401
        assert heard[0][1]["response_url"] == proxy.rewrite(theirs) != theirs
        assert proxy.violations == ["ack: errors: none, by the block_id they belong to"]


async def test_socket_mode_goes_through_the_proxy() -> None:
    async with Upstream() as upstream, FaultyProxy(upstream.api) as proxy:
        web_client = AsyncWebClient("xapp-1", base_url=proxy.base_url)
        opened = await web_client.apps_connections_open(app_token="xapp-1")  # noqa: S106
        async with aiohttp.ClientSession() as session, session.ws_connect(opened["url"]) as socket:
            envelope = await socket.receive_json(timeout=5)
            answer = {"response_action": "errors", "errors": {}}
            await socket.send_json({"envelope_id": "E1", "payload": answer})
            await proxy.until("ack")
            await socket.receive(timeout=5)
        assert envelope["payload"]["response_url"].startswith(proxy.base_url.removesuffix("api/"))
        assert proxy.violations == ["ack: errors: none, by the block_id they belong to"]
        assert len(upstream.acks) == 1


async def test_slack_sdks_own_socket_mode_goes_through_the_proxy() -> None:
    async with Upstream() as upstream, FaultyProxy(upstream.api) as proxy:
        web_client = AsyncWebClient("xapp-1", base_url=proxy.base_url)
        client = SocketModeClient("xapp-1", web_client=web_client, auto_reconnect_enabled=False)
        try:
            await client.connect()  # type: ignore[no-untyped-call]
            await client.send_message('{"envelope_id": "E1"}')
            await proxy.until("ack")
        finally:
            await client.close()  # type: ignore[no-untyped-call]
        assert proxy.violations == []
