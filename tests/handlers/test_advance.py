"""`vidare` and `tillbaka`: on when the gate is open, against it or back by every party's yes."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, enters, joined, open_gate, three


@pytest.fixture
async def ready(town: Town) -> Town:
    await open_gate(town)
    return town


async def test_an_open_gate_is_passed_by_one_and_told_to_all(ready: Town) -> None:
    heard = await ready.say("bo", "vidare")
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("advance/moved", None)
    assert ready.now.round.step == 2
    assert heard.labels == ["Visa steg 2", "Nästa"]


async def test_a_closed_gate_says_what_is_missing_and_whose_it_is(town: Town) -> None:
    heard = await town.say("anna", "vidare")
    assert heard.blocks == ["advance/closed"]
    assert town.now.round.step == 1
    assert "1.3" in heard.text
    assert heard.labels == ["Nästa", "Gå vidare ändå"]


async def test_one_thing_missing_is_said_in_the_singular(ready: Town) -> None:
    await ready.say("anna", "ångra 1.9")
    heard = await ready.say("anna", "vidare")
    assert "en sak återstår" in heard.text


async def test_anyway_asks_for_a_reason_and_for_every_yes(town: Town) -> None:
    await town.say("anna", "vidare")
    heard = await town.press("anna", "Gå vidare ändå")
    assert (heard.blocks, heard.question()) == (["advance/why"], "reason")
    heard = await town.writes("anna", "KS möts först i maj.")
    assert heard.blocks == ["proposing/asked"]
    assert town.now.round.step == 1

    heard = await town.press("bo", "Godkänn")
    assert heard.blocks == ["approve/settled", "advance/moved"]
    assert town.now.round.step == 2


async def test_with_three_parties_one_more_yes_is_needed() -> None:
    town = await three()
    heard = await town.say("anna", 'vidare "KS möts i maj."')
    assert "alla" in (await town.say("anna", "vidare")).text
    heard = await town.say("bo", "godkänn vidare v1")
    assert town.now.round.step == 1
    heard = await town.say("dag", "godkänn vidare v1")
    assert heard.text.startswith("Alla har sagt ja till")
    assert town.now.round.step == 2


async def test_a_button_drawn_for_another_step_moves_nothing(ready: Town) -> None:
    await ready.stale("bo", "vidare 2 varv=1")
    assert await ready.refusal("bo", "vidare 2 varv=1", Source.PRESS) == "passed_step"
    assert await ready.refusal("anna", "vidare 2", Source.PRESS) == "passed_step"
    assert await ready.refusal("anna", "vidare 3 varv=2", Source.PRESS) == "passed_round"


async def test_a_yes_to_a_move_that_is_over_moves_nothing(town: Town) -> None:
    await town.say("anna", 'vidare "Skäl."')
    await town.say("bo", "godkänn vidare v1")
    assert await town.refusal("bo", "godkänn vidare v1", Source.PRESS) == "passed_version"
    heard = await town.stale("bo", "godkänn vidare v1")
    assert "-1" not in heard.text


async def test_a_proposal_to_move_is_shown(town: Town) -> None:
    await town.say("anna", 'vidare "KS möts i maj."')
    heard = await town.press("bo", "Visa förslaget")
    assert heard.blocks == ["approve/asked"]
    assert "KS möts i maj." in heard.text
    assert heard.labels == ["Godkänn", "Nej"]
    heard = await town.press("bo", "Nej")
    heard = await town.writes("bo", "Vi väntar.")
    assert heard.blocks == ["decline/declined"]
    assert heard.labels == ["Visa förslaget"]


async def test_an_anyway_that_is_no_yes_is_explained(town: Town) -> None:
    assert await town.refusal("anna", "vidare ändå=kanske") == "not_a_choice"
    await enters(town, "cia", "kommun", "läsare")
    assert await town.refusal("cia", "vidare") == "reader_only"


async def test_somebody_without_the_key_asks_but_says_no_yes(town: Town) -> None:
    await enters(town, "cia", "kommun", "deltagare")
    heard = await town.say("cia", 'vidare "Skäl."')
    assert (heard.fact("said"), heard.fact("waiting")) == (False, ["lindsala", "polis"])


async def test_going_back_takes_a_reason_and_every_yes(ready: Town) -> None:
    await ready.say("bo", "vidare")
    heard = await ready.say("anna", "tillbaka 1 Nya siffror")
    assert heard.blocks == ["proposing/asked"]
    heard = await ready.press("bo", "Godkänn")
    assert heard.blocks == ["approve/settled", "back/moved"]
    assert ready.now.round.step == 1


async def test_what_going_back_needs_is_asked_for(ready: Town) -> None:
    await ready.say("bo", "vidare")
    heard = await ready.say("anna", "tillbaka")
    assert heard.question() == "step"
    assert (await ready.writes("anna", "ett")).blocks == ["errors/not_a_number"]
    assert (await ready.writes("anna", "1")).question() == "reason"
    assert (await ready.writes("anna", "Nya siffror")).blocks == ["proposing/asked"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("tillbaka 1 Skäl", "not_back"),
        ("tillbaka 3 Skäl", "not_back"),
        ("tillbaka 9 Skäl", "no_such_step"),
        ("tillbaka 0 Skäl", "no_such_step"),
        ('tillbaka 1 "."', "empty_text"),
    ],
)
async def test_a_way_back_that_cannot_be_is_explained(town: Town, line: str, code: str) -> None:
    assert await town.refusal("anna", line) == code


async def test_after_the_last_step_the_next_round_begins(town: Town) -> None:
    for step in range(1, 5):
        await town.say("anna", f'vidare "Skäl {step}."')
        await town.say("bo", f"godkänn vidare v{step}")
    await town.say("anna", 'ändra 5.9 "Förnya löftet."')
    await town.say("anna", "godkänn 5.9 v1")
    await town.say("bo", "godkänn 5.9 v1")
    await town.say("anna", 'vidare "Skäl 5."')
    heard = await town.say("bo", "godkänn vidare v5")
    assert heard.blocks == ["approve/settled", "advance/new_round"]
    assert (town.now.round.number, town.now.round.step) == (2, 1)
    assert heard.messages[1].facts["carried"] == ["5.9"]
    heard = await town.say("anna", "ändra 5.9")
    assert "Förnya löftet." in heard.text


async def test_a_button_of_an_earlier_round_changes_nothing(town: Town) -> None:
    for step in range(1, 6):
        await town.say("anna", f'vidare "Skäl {step}."')
        await town.say("bo", f"godkänn vidare v{step}")
    for line in ("klar 1.1 varv=1", "ångra 1.1 varv=1", "inte-aktuell 1.2 varv=1"):
        assert await town.refusal("anna", line, Source.PRESS) == "passed_round"


async def test_one_partys_draft_never_ends_a_round() -> None:
    town = await joined()
    await town.say("anna", "överenskommelse avsnitt syfte x från=2027-01-01 till=2030-12-31")
    for who in ("anna", "bo"):
        await town.say(who, "godkänn överenskommelsen v1 organ=KS datum=idag")
    for _ in range(4):
        await town.say("anna", "vidare Bråttom")
        await town.press("bo", "Godkänn")
    assert town.now.round.step == 5
    await town.say("anna", "överenskommelse avsnitt syfte y till=2027-12-31")
    assert "2027–2030" in (await town.say("anna", "status")).text
    for line in ("klar 5.2", "klar 5.3", "klar 5.5", "klar 5.6", "klar 5.1", "klar 5.8"):
        await town.say("anna", line)
        await town.say("bo", line)
    await town.say("anna", "ändra 5.7 Så gick det.")
    for who in ("anna", "bo"):
        await town.say(who, "godkänn 5.7 v1")
    heard = await town.say("anna", "vidare")
    assert (heard.blocks, town.now.round.number) == (["advance/not_last"], 1)
