"""Who somebody is, is asked of Slack once; where it does not say, her workspace says it."""

import pytest

from bot.chat.request import Account
from bot.platforms.slack import directory
from bot.platforms.slack.directory import Directory
from bot.platforms.slack.workspaces import Workspace
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.loopback import Loopback
from tests.platforms.slack.payloads import ALICE, BOB, TEAM

INFO = "users.info"


@pytest.fixture(autouse=True)
def _people(loopback: Loopback) -> None:
    loopback.people = {
        ALICE: {"team_id": TEAM, "name": "anna", "profile": {"real_name": "Anna Å"}},
        BOB: {"team_id": "T02POLIS", "name": "bo", "real_name": "Bo", "profile": None},
    }


async def test_she_is_known_by_her_team_and_id_and_called_by_her_name(
    here: Workspace, proxy: FaultyProxy
) -> None:
    people = Directory()
    for _ in range(3):
        anna = await people.account(here, ALICE)
        assert anna == Account(id=f"slack:{TEAM}:{ALICE}", name="Anna Å")
    assert proxy.made(INFO) == [{"user": ALICE}]


async def test_a_guest_is_of_her_own_workspace(here: Workspace) -> None:
    guest = await Directory().account(here, BOB)
    assert guest == Account(id=f"slack:T02POLIS:{BOB}", name="Bo")


@pytest.mark.parametrize(
    ("user", "name"),
    [
        ({"profile": {"real_name": "", "display_name": "anna_k"}, "real_name": ""}, "anna_k"),
        ({"profile": {"display_name": "a"}, "real_name": "Anna"}, "Anna"),
        ({"name": "anna"}, "anna"),
        ({"name": ""}, ALICE),
        ({"team_id": None, "name": "anna"}, "anna"),
    ],
)
async def test_she_is_called_by_the_best_name_there_is(
    here: Workspace, loopback: Loopback, user: dict[str, object], name: str
) -> None:
    loopback.people[ALICE] = user
    found = await Directory().account(here, ALICE)
    assert found == Account(id=f"slack:{TEAM}:{ALICE}", name=name)


@pytest.mark.parametrize(
    "fault",
    [
        Fault.error("user_not_found"),
        Fault.error("missing_scope"),
        Fault.html(),
        Fault.server_error(),
    ],
    ids=lambda fault: fault.name,
)
async def test_where_slack_does_not_say_she_is_of_this_workspace_and_is_asked_for_again(
    here: Workspace, proxy: FaultyProxy, fault: Fault
) -> None:
    people = Directory()
    proxy.fail(INFO, fault)
    assert await people.account(here, BOB) == Account(id=f"slack:{TEAM}:{BOB}", name=BOB)
    assert (await people.account(here, BOB)).name == "Bo"


async def test_where_slack_cannot_be_asked_the_delivery_says_her_team(
    here: Workspace, proxy: FaultyProxy, loopback: Loopback
) -> None:
    proxy.fail(INFO, Fault.error("user_not_found"))
    people = Directory()
    assert (await people.account(here, BOB, "T02POLIS")).id == f"slack:T02POLIS:{BOB}"
    loopback.people["U03CIA"] = {"name": "cia"}
    assert (await people.account(here, "U03CIA", "T02POLIS")).id == "slack:T02POLIS:U03CIA"


async def test_those_named_in_a_line_are_found_by_how_they_stand_there(
    here: Workspace, proxy: FaultyProxy
) -> None:
    found = await Directory().named(here, [ALICE, BOB, ALICE])
    assert {word: one.name for word, one in found.items()} == {
        f"@{ALICE}": "Anna Å",
        f"@{BOB}": "Bo",
    }
    assert len(proxy.made(INFO)) == 2
    assert await Directory().named(here, []) == {}


async def test_who_has_not_been_seen_for_long_is_forgotten_first(
    here: Workspace, proxy: FaultyProxy, loopback: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "REMEMBERED", 2)
    loopback.people["U03CIA"] = {"name": "cia"}
    people = Directory()
    for user in (ALICE, BOB, ALICE, "U03CIA", ALICE, BOB):
        await people.account(here, user)
    assert [sent["user"] for sent in proxy.made(INFO)] == [ALICE, BOB, "U03CIA", BOB]
