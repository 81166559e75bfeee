"""Whether those in a cooperation can be reached in Slack, as `doctor` finds it out."""

import pytest

from bot.platforms.slack.looking import person_trouble, room_trouble, scopes_missing
from bot.platforms.slack.scopes import needed
from bot.platforms.slack.service import SlackService
from bot.platforms.slack.workspaces import Workspace, Workspaces
from bot.ports import RoomId
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.loopback import Loopback, methods, slack_of
from tests.platforms.slack.made import CHANNEL, SENDER, SLACK
from tests.platforms.slack.payloads import ALICE

INFO, USER = "conversations.info", "users.info"


@pytest.fixture
def service(here: Workspace) -> SlackService:
    workspaces = Workspaces({here.team: here})
    return SlackService(slack=slack_of(here), workspaces=workspaces, words=SLACK)


def channel(found: str) -> Fault:
    """Return what Slack says of a channel."""
    return Fault(name="said", body=f'{{"ok":true,"channel":{{{found}}}}}')


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (channel('"is_member":true'), None),
        (channel('"is_archived":true,"is_member":true'), "room_archived"),
        (channel('"is_member":false'), "not_in_room"),
        (Fault.error("channel_not_found"), "not_in_room"),
        (Fault.html(), "no_answer"),
    ],
)
async def test_a_room_is_reached_or_it_is_known_why_not(
    service: SlackService, proxy: FaultyProxy, fault: Fault, reason: str | None
) -> None:
    proxy.fail(INFO, fault)
    assert await room_trouble(service, CHANNEL) == reason


async def test_a_room_of_another_platform_is_not_looked_for(
    service: SlackService, proxy: FaultyProxy
) -> None:
    assert await room_trouble(service, RoomId("console:samverkan")) is None
    assert methods(proxy) == []


async def test_somebody_is_reached_at_one_of_her_accounts(
    service: SlackService, loopback: Loopback
) -> None:
    loopback.people[ALICE] = {"name": "anna"}
    assert await person_trouble(service, [SENDER]) is None
    assert await person_trouble(service, ["slack:T09:U0GONE", SENDER]) is None
    assert await person_trouble(service, ["console:anna"]) is None


async def test_somebody_who_is_gone_is_not(service: SlackService, loopback: Loopback) -> None:
    loopback.people[ALICE] = {"name": "anna", "deleted": True}
    assert await person_trouble(service, [SENDER, "console:anna"]) == "person_gone"
    assert await person_trouble(service, ["slack:T09:U0NEVER"]) == "person_gone"


async def test_the_rights_that_an_app_lacks_are_named(here: Workspace, proxy: FaultyProxy) -> None:
    assert await scopes_missing(here) == []
    given = ", ".join(sorted(needed() - {"im:write", "chat:write"}))
    said = Fault(name="said", body='{"ok":true}', headers={"X-OAuth-Scopes": given})
    proxy.fail("auth.test", said)
    assert await scopes_missing(here) == ["chat:write", "im:write"]
