"""People of several workspaces are told apart, and each is met through one."""

from dataclasses import replace

import pytest

from bot.platforms.slack.workspaces import Workspace
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.events import mentioned
from tests.platforms.slack.loopback import Loopback
from tests.platforms.slack.made import workspace
from tests.platforms.slack.payloads import ALICE, BOB, BOT_USER, TEAM, command
from tests.platforms.slack.slow import with_secrets
from tests.platforms.slack.town import START, SlackTown

POST, EPHEMERAL = "chat.postMessage", "chat.postEphemeral"
POLICE = "T02POLIS"


@pytest.fixture
async def town(proxy: FaultyProxy, loopback: Loopback, here: Workspace, url: str) -> SlackTown:
    """Return a town where Anna has started a cooperation."""
    loopback.people = {ALICE: {"team_id": TEAM, "real_name": "Anna"}}
    built = SlackTown(proxy, url, here)
    await built.say(START)
    return built


async def test_a_guest_is_told_once_how_to_take_part(town: SlackTown, loopback: Loopback) -> None:
    loopback.people["U0GUEST"] = {"team_id": "T09GUEST", "real_name": "Gun"}
    guest = mentioned(f"<@{BOT_USER}> status", user="U0GUEST")
    await town.deliver(guest)
    assert sum("annan arbetsyta" in text for text in town.texts(EPHEMERAL)) == 1
    await town.deliver(mentioned(f"<@{BOT_USER}> status", user="U0GUEST"))
    assert not any("annan arbetsyta" in text for text in town.texts(EPHEMERAL))
    await town.deliver(mentioned(f"<@{BOT_USER}> status"))
    assert not any("annan arbetsyta" in text for text in town.texts(EPHEMERAL))


async def test_a_channel_is_written_in_through_the_workspace_it_was_heard_in(
    proxy: FaultyProxy, loopback: Loopback, here: Workspace, url: str
) -> None:
    other = workspace(proxy.base_url, "T02OTHER")
    loopback.people = {ALICE: {"team_id": TEAM, "real_name": "Anna"}}
    town = SlackTown(proxy, url, other, here)
    await town.deliver(mentioned(f"<@{BOT_USER}> {START}"))
    assert [call.method for call in town.heard if call.method == "conversations.info"] == []
    assert town.texts(POST)


async def test_whose_name_slack_does_not_tell_is_of_the_team_that_it_delivers_for(
    town: SlackTown,
) -> None:
    await town.deliver(command("språk en", user=BOB) | {"team_id": "T09GUEST"})
    assert town.people.by_account(f"slack:T09GUEST:{BOB}") is not None


async def test_who_knows_the_secret_of_one_workspace_speaks_for_nobody_of_another(
    proxy: FaultyProxy, here: Workspace, url: str
) -> None:
    police = with_secrets(POLICE, "the police's own")
    town = SlackTown(proxy, url, here, replace(police, client=here.client))
    await town.deliver(command("språk en", user=BOB) | {"team_id": POLICE})
    assert town.people.by_account(f"slack:{POLICE}:{BOB}") is None
    assert town.people.by_account(f"slack:{TEAM}:{BOB}") is not None
