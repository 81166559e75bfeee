"""`klar`: a tick, a document elsewhere, and a decision made outside the bot."""

import pytest

from bot.chat.request import Source
from bot.domain.ids import TaskId
from tests.handlers.town import Town, agree, enters, founded, three

OUTSIDE = "klar 1.3 v1 utanför=ja organ=LPO-chef datum=2027-03-01"


async def test_a_joint_tick_is_told_to_all_with_what_comes_next(town: Town) -> None:
    heard = await town.say("anna", "klar 1.1")

    [shown] = heard.messages
    assert (shown.block, shown.only) == ("done/ticked", None)
    assert heard.labels == ["Inte än 1.1", "Nästa"]
    [mark] = town.now.round.marks[TaskId("1.1")]
    assert mark.party is None


async def test_each_partys_tick_says_who_is_left(town: Town) -> None:
    heard = await town.say("anna", "klar 1.6")
    assert heard.fact("must") == ["polis"]
    heard = await town.say("bo", "klar 1.6")
    assert heard.fact("must") == []


async def test_a_party_that_should_but_need_not_is_told_apart(town: Town) -> None:
    heard = await town.say("bo", "klar 2.5")
    assert (heard.fact("must"), heard.fact("should")) == ([], ["lindsala"])


async def test_without_an_id_the_askers_own_open_tasks_are_offered(town: Town) -> None:
    heard = await town.say("bo", "klar")
    assert heard.blocks == ["done/which"]
    assert heard.labels[0] == "Klar 1.1"
    assert len(heard.labels) == 5
    assert "Klar 1.4" not in heard.labels  # the municipality's own
    heard = await town.press("bo", "Klar 1.1")
    assert heard.blocks == ["done/ticked"]


async def test_a_repeated_press_is_explained_and_changes_nothing(town: Town) -> None:
    await town.say("anna", "klar 1.1 varv=1")
    assert await town.refusal("bo", "klar 1.1 varv=1", Source.PRESS) == "already_ticked"


async def test_a_document_elsewhere_is_noted_with_its_number_and_day(town: Town) -> None:
    line = 'klar 1.6 finns="Delegation 2027" dnr="KS 2027/1" datum="1 mars"'
    heard = await town.say("anna", line)
    assert heard.fact("reference") == "Delegation 2027"
    shown = await town.say("bo", "visa 1.6")
    assert '"Delegation 2027", dnr KS 2027/1, måndag den 1 mars' in shown.text


async def test_a_document_for_a_joint_text_is_put_forward_with_the_partys_yes(town: Town) -> None:
    heard = await town.say("anna", 'klar 1.5 finns="Organisation 2027"')
    assert heard.blocks == ["proposing/asked"]
    assert (heard.fact("said"), heard.fact("waiting")) == (True, ["polis"])
    heard = await town.press("bo", "Godkänn 1.5 v1")
    assert heard.blocks == ["approve/settled"]


async def test_a_document_that_needs_a_decision_waits_for_both(town: Town) -> None:
    heard = await town.say("anna", 'klar 1.3 finns="Beslut" dnr="KS 1"')
    assert (heard.fact("said"), heard.fact("waiting")) == (False, ["lindsala", "polis"])


async def test_on_a_joint_text_it_shows_the_text_and_the_button(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    heard = await town.say("bo", "klar 1.5")
    assert heard.blocks == ["approve/asked"]
    assert heard.labels == ["Godkänn 1.5 v1", "Nej", "Tas upp på möte", "Ställ en fråga"]


async def test_before_anyone_has_written_it_opens_the_form(town: Town) -> None:
    heard = await town.say("bo", "klar 1.5")
    assert (heard.blocks, heard.question()) == (["edit/write"], "text")


async def test_the_last_tick_of_a_step_says_so(town: Town) -> None:
    await agree(town, "1.3", "organ=KS datum=2027-03-01")
    await agree(town, "1.5")
    for line in ("klar 1.6", "klar 1.7"):
        for who in ("anna", "bo"):
            await town.say(who, line)
    heard = await town.say("anna", "klar 1.9")
    assert heard.fact("last") is True
    assert heard.labels[-1] == "Gå vidare till steg 2"


@pytest.mark.parametrize(
    ("who", "line", "code"),
    [
        ("bo", "klar 1.4", "other_partys_task"),
        ("anna", "klar 2.3", "other_partys_task"),
        ("anna", "klar 9.9", "no_such_task"),
        ("anna", "klar kaffe", "too_much"),
        ("anna", "klar 1.1 varv=2", "passed_round"),
        ("eva", "klar 1.1", "not_member"),
        ("anna", "klar 1.3 utanför=ja", "all_are_here"),
        ("anna", "klar 1.6 datum=snart finns=X", "not_a_date"),
    ],
)
async def test_a_tick_that_cannot_be_is_explained(
    town: Town, who: str, line: str, code: str
) -> None:
    assert await town.refusal(who, line) == code


async def test_a_reader_ticks_nothing(town: Town) -> None:
    await enters(town, "cia", "kommun", "läsare")
    assert await town.refusal("cia", "klar 1.1") == "reader_only"


async def test_a_decision_of_a_party_that_is_not_here_is_recorded(town: Town) -> None:
    town = await founded()
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    await town.say("anna", "godkänn 1.3 v1 organ=KS datum=2027-03-01")
    heard = await town.say("anna", OUTSIDE)
    assert heard.blocks == ["done/outside"]
    assert "beslutat utanför boten" in (await town.say("anna", "visa 1.3")).text
    assert town.matter("1.3").settled is None
    heard = await town.say("anna", "nästa")
    assert heard.fact("blocking") is None or "1.3" not in heard.labels


async def test_the_party_confirms_it_when_it_joins() -> None:
    town = await _decided_outside()
    await town.say("anna", "bjud-in polis @bo")
    heard = await town.press("bo", "Ta rollen")
    assert heard.blocks == ["take_role/joined", "confirm/list"]
    assert heard.messages[1].only == "fake:bo"
    await town.press("bo", "Visa 1.3")
    await town.press("bo", "Godkänn 1.3 v1")
    heard = await town.fill("bo", {"organ": "LPO-chef", "datum": "1 mars"})
    assert heard.blocks == ["approve/settled"]


async def test_or_it_disputes_it() -> None:
    town = await _decided_outside()
    await enters(town, "bo", "polis")
    heard = await town.say("bo", 'nej 1.3 v1 "Vi beslutade något annat."')
    assert heard.blocks == ["decline/declined"]
    assert town.matter("1.3").outside is None
    heard = await town.say("anna", "nästa")
    assert "1.3" in heard.text


async def test_the_record_is_asked_for_by_a_form() -> None:
    town = await founded()
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    await town.say("anna", "visa 1.3")
    heard = await town.press("anna", "Beslutat utanför boten")
    assert (heard.blocks, heard.question()) == (["done/outside_ask"], "body")
    heard = await town.fill("anna", {"organ": "LPO-chef", "datum": "1 mars"})
    assert heard.blocks == ["done/outside"]


async def test_a_record_of_an_earlier_version_is_refused() -> None:
    town = await founded()
    await town.say("anna", 'ändra 1.3 "Ett."')
    await town.say("anna", 'ändra 1.3 "Två."')
    assert await town.refusal("anna", OUTSIDE) == "stale_version"


async def test_before_anything_is_written_there_is_nothing_to_record() -> None:
    town = await founded()
    assert await town.refusal("anna", OUTSIDE.replace("v1 ", "")) == "nothing_written"


async def test_with_three_parties_those_who_are_left_are_named() -> None:
    town = await three()
    heard = await town.say("dag", "klar 1.6")
    assert heard.fact("must") == ["lindsala", "polis"]
    assert "Lindsala kommun och polisen" in heard.text


async def _decided_outside() -> Town:
    town = await founded()
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    await town.say("anna", "godkänn 1.3 v1 organ=KS datum=2027-03-01")
    await town.say("anna", OUTSIDE)
    return town
