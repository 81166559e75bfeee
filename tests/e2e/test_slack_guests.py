"""Who somebody is hangs on her team and her id, never on her name; guests are told how to act."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.domain.person import Person
from bot.platforms.slack.service import entered
from bot.wordbooks import read_lexicon
from tests.e2e.faults import Fault
from tests.e2e.slack_program import BOT, BOT_TOKEN, SIGNING_SECRET
from tests.e2e.slack_stage import (
    ANNA,
    CHANNEL,
    CIA,
    FOUNDED,
    MODES,
    OTHER,
    Stage,
    delivering,
    stage,
    way_back,
)
from tests.platforms.slack import events, payloads

pytestmark = pytest.mark.slow

GUEST = "T02GUEST"
HINT = "Du kommer från en annan arbetsyta"
INVITED = "anna: /samverkan bjud-in polis @cia roll=kontaktperson"
TAKEN = "cia: [Ta rollen]"


def answer(**found: object) -> Fault:
    """Return what Slack answers, in place of what it would have."""
    return Fault(name="answered", body=json.dumps({"ok": True, **found}))


def user(id_: str, team: str, name: str, email: str = "") -> Fault:
    """Return what Slack tells of somebody."""
    profile = {"real_name": name, "display_name": name, "email": email}
    told = {"id": id_, "team_id": team, "name": name.lower(), "real_name": name}
    return answer(user={**told, "profile": profile})


def person(here: Stage, team: str, id_: str) -> Person | None:
    """Return the person that an account belongs to."""
    return here.bot.stores.people.by_account(f"slack:{team}:{id_}")


@MODES
async def test_a_guest_takes_part_and_is_told_once_how(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, FOUNDED[0]) as here:
        here.bot.proxy.fail("users.info", user(CIA, GUEST, "Cia"))
        await here.play(INVITED, TAKEN, "cia: @samverkan klar 1.6", "cia: @samverkan nästa")
        assert await here.told("1.6") == 1
        cia = person(here, GUEST, CIA)
        assert cia is not None
        assert (cia.name, cia.accounts) == ("Cia", (f"slack:{GUEST}:{CIA}",))
        assert person(here, "T01TEST", CIA) is None
        assert here.cooperation.member(cia.id) is not None
        assert sum(HINT in one for one in await here.answers("cia")) == 1
        assert not any(HINT in one for one in await here.answers("anna"))
        assert here.seen_by_others(HINT) == []


async def test_a_guests_own_payloads_name_her_team_and_are_taken(tmp_path: Path) -> None:
    async with stage("events", tmp_path, FOUNDED[0]) as here, delivering(here) as slack:
        here.bot.proxy.fail("users.info", user(CIA, GUEST, "Cia"))
        await here.play(INVITED)
        message = next(one for one in await here.public() if "Ta rollen" in one["text"])
        press: dict[str, Any] = payloads.pressed(
            "press1", "ta-rollen 1", user=CIA, channel=CHANNEL, message=message
        )
        press["user"] |= {"team_id": GUEST}
        press |= {"team": {"id": GUEST, "domain": "guest"}, "response_url": way_back(here)}
        assert (await slack.send(press)).status == 200
        await here.bot.idle()
        mention = events.mentioned(
            f"<@{BOT}> klar 1.6", user=CIA, channel=CHANNEL, team=GUEST, user_team=GUEST
        )
        mention |= {"is_ext_shared_channel": True, "context_team_id": GUEST}
        assert (await slack.send(mention)).status == 200
        await here.bot.idle()
        assert await here.told("1.6") == 1
        assert sum(HINT in one for one in await here.answers("cia")) == 1


@MODES
async def test_two_of_the_same_name_and_address_are_two(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path) as here:
        for id_ in (ANNA, CIA):
            twin = user(id_, "T01TEST", "Anna", "anna@lindsala.example")
            here.bot.proxy.fail("users.info", twin)
            await here.play(FOUNDED[0] if id_ == ANNA else "cia: @samverkan klar 1.1")
        assert here.bot.proxy.faults_left() == {}
        [answered] = await here.answers("cia")
        assert answered.startswith("Du är inte med i den här samverkan.")
        assert await here.told("1.1") == 0
        [anna] = here.cooperation.members
        first = person(here, "T01TEST", ANNA)
        assert first is not None
        assert anna.person == first.id

        await here.play("anna: /samverkan bjud-in polis @cia roll=kontaktperson", TAKEN)
        second = person(here, "T01TEST", CIA)
        assert second is not None
        assert (second.name, second.id == first.id) == (first.name, False)


async def test_the_same_id_in_two_workspaces_is_two_people(tmp_path: Path) -> None:
    async with stage("events", tmp_path) as here:
        proxy = here.bot.proxy
        for team in ("T01TEST", GUEST):
            proxy.fail("auth.test", answer(team_id=team, team=team, user_id=BOT, bot_id="B1"))
        given = [(token, SIGNING_SECRET, None) for token in (BOT_TOKEN, "xoxb-2")]
        service = await entered(given, proxy.base_url, read_lexicon())
        here.bot.service = replace(service, slack=here.bot.service.slack)
        await here.restart()
        async with delivering(here) as slack:
            for number, (team, channel) in enumerate((("T01TEST", CHANNEL), (GUEST, OTHER))):
                proxy.fail("users.info", user(ANNA, team, f"Anna {number}"))
                typed = payloads.command(
                    FOUNDED[0].partition("samverkan ")[2],
                    user=ANNA,
                    channel=channel,
                    response_url=way_back(here),
                    trigger_id=f"1.{number}",
                )
                assert (await slack.send({**typed, "team_id": team})).status == 200
                await here.bot.idle()
        found = [person(here, team, ANNA) for team in ("T01TEST", GUEST)]
        assert [one.name if one else None for one in found] == ["Anna 0", "Anna 1"]
        stores = here.bot.stores.cooperations
        assert len(stores.ids()) == 2
        assert [len(stores.of_person(one.id)) for one in found if one] == [1, 1]
