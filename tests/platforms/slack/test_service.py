"""The workspaces are entered, grouped by their secrets, and heard only where Slack has signed."""

import json
from contextlib import suppress
from dataclasses import replace

import pytest

from bot.platforms.slack import service
from bot.platforms.slack.service import SlackEar, entered
from bot.ports import UnreachableError
from tests.chat.reading import lexicon
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.delivered import deliver
from tests.platforms.slack.events import url_verification
from tests.platforms.slack.loopback import Loopback
from tests.platforms.slack.made import SECRET, workspace
from tests.platforms.slack.payloads import TEAM, command
from tests.platforms.slack.slow import ear_of, with_secrets

OTHER = "0f742231b10e8888abcd99yyyzzz85a5"


async def test_each_workspace_is_heard_by_its_own_secret() -> None:
    ear, taking = ear_of(with_secrets(TEAM, SECRET), with_secrets("T02", OTHER))
    for team, secret in ((TEAM, SECRET), ("T02", OTHER)):
        payload = command("status") | {"team_id": team}
        assert (await deliver(ear, payload, secret=secret)).status_code == 200
    await ear.listening.finished()
    assert taking.done == [f"command {TEAM} status", "command T02 status"]


async def test_a_secret_of_one_workspace_does_not_speak_for_another() -> None:
    ear, taking = ear_of(with_secrets(TEAM, SECRET), with_secrets("T02", OTHER))
    payload = command("status") | {"team_id": "T02"}
    await deliver(ear, payload, secret=SECRET)
    await ear.listening.finished()
    assert "command T02 status" not in taking.begun


async def test_workspaces_that_share_a_secret_are_told_apart_by_their_team() -> None:
    ear, taking = ear_of(with_secrets(TEAM, SECRET), with_secrets("T02", SECRET))
    for team in ("T02", TEAM):
        await deliver(ear, command("status") | {"team_id": team})
        await ear.listening.finished()
    assert taking.done == ["command T02 status", f"command {TEAM} status"]


async def test_one_who_is_heard_over_a_socket_needs_no_route() -> None:
    over_socket, silent = with_secrets(TEAM, SECRET, "xapp-1"), with_secrets("T03", None)
    for all_, paths in (
        ((over_socket,), []),
        ((over_socket, silent), []),
        ((over_socket, with_secrets("T02", OTHER)), ["/slack/events"]),
    ):
        ear, _ = ear_of(*all_)
        assert [route.path for route in ear.routes] == paths
        await shut(ear)


async def test_over_http_a_workspace_with_a_socket_is_not_heard() -> None:
    ear, taking = ear_of(with_secrets(TEAM, SECRET, "xapp-1"), with_secrets("T02", OTHER))
    assert (await deliver(ear, command("status"), secret=SECRET)).status_code == 401
    assert taking.begun == []
    await shut(ear)


async def test_a_socket_that_does_not_open_is_told_where_nothing_else_is_heard(
    caplog: pytest.LogCaptureFixture,
) -> None:
    ear, _ = ear_of(with_secrets(TEAM, SECRET, "xapp-1"))
    with pytest.raises(UnreachableError, match="no_answer"):
        await ear.open()
    await ear.close()
    both, _ = ear_of(with_secrets(TEAM, SECRET, "xapp-1"), with_secrets("T02", OTHER))
    await both.open()
    await both.close()
    assert caplog.messages == ["slack: an app token does not let us in: no_answer"] * 2


async def test_a_socket_is_opened_and_closed(proxy: FaultyProxy, loopback: Loopback) -> None:
    one = with_secrets(TEAM, None, "xapp-1")
    credentials = replace(one.credentials, api_url=proxy.base_url)
    ear, _ = ear_of(replace(one, credentials=credentials))
    await ear.open()
    await ear.close()
    assert loopback.paths()[0] == "/api/apps.connections.open"


async def test_what_has_begun_comes_to_its_end_when_the_bot_stops(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ear, taking = ear_of(workspace())
    await deliver(ear, command("status"))
    await ear.close()
    assert taking.done == [f"command {TEAM} status"]
    taking.let.clear()
    monkeypatch.setattr(service, "STOPPING", 0)
    await deliver(ear, command("klar"))
    await ear.close()
    assert caplog.messages == ["slack: stopped before all was done"]


async def shut(ear: SlackEar) -> None:
    """Let go of sockets that lead nowhere."""
    with suppress(UnreachableError):
        await ear.open()
    await ear.close()


async def test_slack_is_answered_when_it_looks_whether_the_address_is_ours() -> None:
    ear, _ = ear_of(workspace())
    answer = await deliver(ear, url_verification("3eZbrw"))
    assert (answer.status_code, json.loads(bytes(answer.body))) == (200, {"challenge": "3eZbrw"})


async def test_the_workspaces_are_entered_with_their_secrets(
    proxy: FaultyProxy, loopback: Loopback
) -> None:
    found = await entered([("xoxb-1", SECRET, None)], proxy.base_url, lexicon())
    assert found.names == ["Mellansjö"]
    assert [one.credentials.signing_secret for one in found.workspaces] == [SECRET]
    assert loopback.paths() == ["/api/auth.test"]


async def test_one_that_does_not_let_us_in_is_left_out(
    proxy: FaultyProxy, caplog: pytest.LogCaptureFixture
) -> None:
    given = [("xoxb-0", OTHER, None), ("xoxb-1", SECRET, None)]
    proxy.fail("auth.test", Fault.error("token_revoked"))
    found = await entered(given, proxy.base_url, lexicon())
    assert [one.credentials.bot_token for one in found.workspaces] == ["xoxb-1"]
    assert caplog.messages == ["slack: a workspace does not let us in: token_refused"]
    proxy.fail("auth.test", Fault.error("token_revoked"), times=2)
    with pytest.raises(UnreachableError, match="token_refused"):
        await entered(given, proxy.base_url, lexicon())
