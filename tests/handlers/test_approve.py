"""`godkänn`: two keys on one text, and everything that is not a yes."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, agree, enters, founded, three

DECIDED = "godkänn 1.3 v1 organ=KS datum="


@pytest.fixture
async def written(town: Town) -> Town:
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    return town


async def test_the_text_and_its_button_are_shown_to_the_asker_alone(written: Town) -> None:
    heard = await written.say("bo", "godkänn 1.5")
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("approve/asked", "fake:bo")
    assert "Styrgrupp." in heard.text
    assert heard.labels == ["Godkänn 1.5 v1", "Nej", "Tas upp på möte", "Ställ en fråga"]
    assert written.matter("1.5").yeses == ()


async def test_the_first_yes_says_who_is_left(written: Town) -> None:
    heard = await written.say("anna", "godkänn 1.5 v1")
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("approve/yes_given", None)
    assert heard.fact("waiting") == ["polis"]


async def test_the_last_yes_settles_it(written: Town) -> None:
    await written.say("anna", "godkänn 1.5 v1")
    heard = await written.press("bo", "Godkänn 1.5 v1")
    assert heard.blocks == ["approve/settled"]
    assert heard.text.startswith("Båda har sagt ja till")
    assert heard.fact("first") is True
    settled = written.matter("1.5").settled
    assert settled is not None
    assert [yes.by.party for yes in settled.yeses] == ["lindsala", "polis"]


async def test_with_three_parties_all_say_yes() -> None:
    town = await three()
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    await town.say("anna", "godkänn 1.5 v1")
    heard = await town.say("dag", "godkänn 1.5 v1")
    assert heard.blocks == ["approve/yes_given"]
    heard = await town.say("bo", "godkänn 1.5 v1")
    assert heard.text.startswith("Alla har sagt ja till")


async def test_a_repeated_press_is_explained_and_changes_nothing(written: Town) -> None:
    await written.say("anna", "godkänn 1.5 v1")
    assert await written.refusal("anna", "godkänn 1.5 v1", Source.PRESS) == "already_yes"
    await written.say("bo", "godkänn 1.5 v1")
    assert await written.refusal("bo", "godkänn 1.5 v1", Source.PRESS) == "already_settled"
    assert await written.refusal("anna", "godkänn 1.5 v1", Source.PRESS) == "already_settled"


async def test_a_button_of_an_earlier_version_never_says_yes_to_a_later(written: Town) -> None:
    await written.say("bo", 'ändra 1.5 "Två."')
    assert await written.refusal("anna", "godkänn 1.5 v1", Source.PRESS) == "stale_version"
    assert await written.refusal("anna", "godkänn 1.5 v3", Source.PRESS) == "no_such_version"


async def test_a_text_all_have_agreed_on_is_shown(written: Town) -> None:
    await written.say("anna", "godkänn 1.5 v1")
    await written.say("bo", "godkänn 1.5 v1")
    heard = await written.say("bo", "godkänn 1.5")
    assert (heard.blocks, heard.labels) == (["approve/already"], [])


async def test_one_who_has_said_yes_has_no_button(written: Town) -> None:
    await written.say("anna", "godkänn 1.5 v1")
    heard = await written.say("anna", "godkänn 1.5")
    assert (heard.labels, heard.fact("may")) == ([], False)


async def test_one_without_the_key_reads_but_does_not_answer(written: Town) -> None:
    await enters(written, "cia", "kommun", "deltagare")
    heard = await written.say("cia", "godkänn 1.5")
    assert (heard.labels, heard.fact("may")) == ([], False)
    assert await written.refusal("cia", "godkänn 1.5 v1") == "key_missing"


async def test_a_colleague_of_the_same_party_says_no_second_yes(written: Town) -> None:
    await enters(written, "cia", "kommun", "beslutsfattare")
    await written.say("anna", "godkänn 1.5 v1")
    assert await written.refusal("cia", "godkänn 1.5 v1") == "already_yes"


async def test_the_decision_is_asked_for_where_it_must_be_known(town: Town) -> None:
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    heard = await town.say("anna", "godkänn 1.3 v1")
    assert (heard.blocks, heard.question()) == (["approve/who_decided"], "body")
    assert (await town.writes("anna", "KS")).question() == "date"
    heard = await town.writes("anna", "24 mars")
    assert (heard.blocks, heard.question()) == (["errors/day_to_come"], "date")
    assert "har inte varit än" in heard.text
    assert (await town.writes("anna", "24 mars 2026")).question() == "paragraph"
    assert (await town.press("anna", "Hoppa över")).question() == "registration"
    heard = await town.writes("anna", "KS 2026/118")
    assert heard.blocks == ["approve/yes_given"]
    assert "Kommunstyrelsen beslutade tisdag den 24 mars 2026, dnr KS 2026/118." in heard.text


async def test_it_can_stand_in_the_line(town: Town) -> None:
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    heard = await town.say("anna", f'{DECIDED}"1 mars" paragraf=41 dnr="KS 1"')
    assert heard.blocks == ["approve/yes_given"]
    [yes] = town.matter("1.3").yeses
    assert yes.decision is not None
    assert (yes.decision.day.isoformat(), yes.decision.paragraph) == ("2027-03-01", "41")


async def test_a_decision_half_told_asks_for_the_rest(town: Town) -> None:
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    heard = await town.say("anna", "godkänn 1.3 v1 organ=KS")
    assert heard.blocks == ["approve/who_decided"]
    assert town.matter("1.3").yeses == ()


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2027-03-11", "decision_in_future"),
        ("imorgon", "decision_in_future"),
        ("2999-01-01", "not_a_date"),
        ('"31 februari"', "not_a_date"),
    ],
)
async def test_a_decision_lies_on_a_day_that_has_been(town: Town, day: str, code: str) -> None:
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    assert await town.refusal("anna", f"{DECIDED}{day}") == code


async def test_in_a_form_the_day_alone_is_asked_again(town: Town) -> None:
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    await town.say("anna", "godkänn 1.3 v1")
    await town.writes("anna", "KS")
    await town.writes("anna", "2027-12-24")
    await town.press("anna", "Hoppa över")
    heard = await town.press("anna", "Hoppa över")
    assert (heard.blocks, heard.question()) == (["errors/decision_in_future"], "date")
    heard = await town.writes("anna", "1 mars")
    assert heard.blocks == ["approve/yes_given"]


async def test_nobody_fills_in_a_decision_for_a_yes_that_cannot_be(town: Town) -> None:
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    await town.say("anna", f"{DECIDED}2027-03-01")
    assert await town.refusal("anna", "godkänn 1.3 v1") == "already_yes"
    await enters(town, "cia", "kommun", "deltagare")
    assert await town.refusal("cia", "godkänn 1.3 v1") == "key_missing"


async def test_without_an_id_what_waits_is_listed(town: Town) -> None:
    heard = await town.say("bo", "godkänn")
    assert (heard.blocks, heard.labels) == (["approve/which"], ["Nästa"])
    await town.say("anna", 'ändra 1.5 "Ett."')
    assert (await town.say("bo", "godkänn")).blocks == ["approve/asked"]
    await town.say("anna", 'ändra 1.3 "Två."')
    heard = await town.say("bo", "godkänn")
    assert (heard.blocks, heard.labels) == (["approve/which"], ["Visa 1.5", "Visa 1.3"])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("godkänn 1.1", "nothing_waits_here"),
        ("godkänn vidare", "nothing_waits_here"),
        ("godkänn 9.9", "no_such_task"),
        ("godkänn 1.3 v1", "nothing_written"),
        ("godkänn 1.1 v1", "nothing_written"),
        ("godkänn vidare v1", "nothing_written"),
        ("godkänn 1.5 varv=2 v1", "passed_round"),
        ("godkänn 1.5 v1 färg=röd", "unknown_field"),
        ("godkänn 1.5 organ=- v1", "empty_field"),
    ],
)
async def test_a_yes_that_cannot_be_is_explained(town: Town, line: str, code: str) -> None:
    assert await town.refusal("anna", line) == code


async def test_of_a_party_that_is_not_here_it_says_so() -> None:
    town = await founded()
    await town.say("anna", 'ändra 1.5 "Ett."')
    heard = await town.say("anna", "godkänn 1.5 v1")
    assert "Polisen är inte med än." in heard.text


async def test_an_agreed_text_opens_again_by_a_new_version_only(town: Town) -> None:
    await agree(town, "1.5")
    await town.say("bo", 'ändra 1.5 "Nytt."')
    heard = await town.say("bo", "godkänn 1.5 v2")
    assert heard.blocks == ["approve/yes_given"]
    settled = town.matter("1.5").settled
    assert settled is not None
    assert settled.version.number == 1
    heard = await town.say("anna", "godkänn 1.5 v2")
    assert heard.blocks == ["approve/settled"]
