"""`bekräfta`: one press for all that was shown, and for nothing else."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import ROOM, Town, enters, founded, three

PLEDGES = "\n".join(f"Kommunen gör sak {number}." for number in range(12))


async def waiting() -> Town:
    """Return a town where the police join, and two texts wait for them."""
    town = await founded()
    for matter in ("1.5", "1.10"):
        await town.say("anna", f'ändra {matter} "Så gör vi."')
        await town.say("anna", f"godkänn {matter} v1")
    await town.say("anna", "bjud-in polis @bo")
    await town.press("bo", "Ta rollen")
    return town


async def test_all_that_is_shown_is_settled_by_one_press() -> None:
    town = await waiting()
    heard = await town.press("bo", "Bekräfta alla 2")
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("confirm/confirmed", None)
    assert all(town.matter(one).settled for one in ("1.5", "1.10"))


async def test_the_list_is_read_by_who_joins_alone() -> None:
    town = await waiting()
    heard = await town.say("bo", "bekräfta")
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("confirm/list", "fake:bo")
    assert "Så gör vi." in heard.text
    assert "Så gör vi." not in (await town.press("bo", "Bekräfta alla 2")).text


async def test_a_press_on_an_old_list_says_yes_to_nothing() -> None:
    town = await waiting()
    line = next(b.line for b in town.platform.sent[-1].buttons if b.label == "Bekräfta alla 2")
    await town.say("anna", 'ändra 1.5 "Något annat." säkert=ja version=1')
    before = town.now
    heard = await town.stale("bo", line)
    assert (heard.blocks, heard.labels) == (["errors/list_changed"], ["Bekräfta"])
    assert town.now == before
    heard = await town.press("bo", "Bekräfta")
    assert heard.blocks == ["confirm/list"]


@pytest.mark.parametrize("line", ["bekräfta kod=abcdef", "bekräfta antal=2 kod=abcdef"])
async def test_a_made_up_code_says_yes_to_nothing(line: str) -> None:
    town = await waiting()
    assert await town.refusal("bo", line) == "list_changed"


async def test_another_number_than_was_shown_says_yes_to_nothing() -> None:
    town = await waiting()
    line = next(b.line for b in town.platform.sent[-1].buttons if b.label == "Bekräfta alla 2")
    assert await town.refusal("bo", line.replace("antal=2", "antal=3")) == "list_changed"


async def test_a_second_press_changes_nothing() -> None:
    town = await waiting()
    line = next(b.line for b in town.platform.sent[-1].buttons if b.label == "Bekräfta alla 2")
    await town.stale("bo", line)
    assert await town.refusal("bo", line, Source.PRESS) == "nothing_to_confirm"
    assert (await town.say("bo", "bekräfta")).blocks == ["confirm/none"]


async def test_who_wrote_it_does_not_answer_for_the_others() -> None:
    town = await waiting()
    line = next(b.line for b in town.platform.sent[-1].buttons if b.label == "Bekräfta alla 2")
    assert await town.refusal("anna", line) == "nothing_to_confirm"


async def test_a_reader_reads_and_presses_nothing() -> None:
    town = await waiting()
    await enters(town, "eva", "polis", "läsare")
    heard = await town.say("eva", "bekräfta")
    assert heard.labels == ["Visa 1.5", "Visa 1.10"]
    line = next(
        b.line for one in town.platform.sent for b in one.buttons if b.label == "Bekräfta alla 2"
    )
    assert await town.refusal("eva", line) == "reader_only"


async def test_what_needs_a_decision_is_answered_apart() -> None:
    town = await founded()
    await town.say("anna", 'ändra 1.3 "Vi samverkar."')
    await town.say("anna", "godkänn 1.3 v1 organ=KS datum=2027-03-01")
    await town.say("anna", "bjud-in polis @bo")
    heard = await town.press("bo", "Ta rollen")
    assert heard.labels[-1] == "Visa 1.3"
    assert not any(label.startswith("Bekräfta") for label in heard.labels)


async def test_more_than_can_be_read_at_once_come_ten_at_a_time() -> None:
    town = await founded()
    await town.say("anna", f'löfte klistra-in "{PLEDGES}" spara=ja gäller=ja')
    await town.say("anna", "bjud-in polis @bo")
    await town.press("bo", "Ta rollen")
    heard = await town.press("bo", "Bekräfta alla 10")
    assert heard.blocks == ["confirm/confirmed", "confirm/list"]
    assert town.matter("L10").settled is not None
    assert town.matter("L11").settled is None
    heard = await town.press("bo", "Bekräfta alla 2")
    assert heard.blocks == ["confirm/confirmed"]
    assert town.matter("L12").settled is not None


async def test_with_three_parties_it_is_said_who_is_left() -> None:
    town = await three()
    await town.say("anna", 'ändra 1.5 "Så gör vi."')
    await town.say("bo", "bekräfta")
    heard = await town.press("bo", "Bekräfta", ROOM)
    assert heard.fact("waiting") == ["lindsala", "norrby"]
    assert town.matter("1.5").settled is None


async def test_a_meetings_list_is_answered_apart(town: Town) -> None:
    await town.say("anna", 'löfte ny "Kommunen bygger."')
    await town.say("anna", 'möte ny datum="2027-03-10 08:00"')
    await town.say("anna", "möte beslut M1 Vi byter ordförande")
    assert town.matter("M1").proposed is not None
    heard = await town.say("bo", "bekräfta")
    assert (heard.fact("apart"), heard.fact("left")) == (("M1",), 0)


async def pledged() -> Town:
    """Return a town where three published pledges wait for the police."""
    town = await founded()
    await enters(town, "bo", "polis")
    rows = (
        "Löfte;Vem;Antal;Enhet;Till\nPolisen kör.;polisen;35;kontroller;2027-10-31\n"
        "Kommunen bygger.;kommunen;;;\nVi vandrar.;;4;;"
    )
    await town.say("anna", "löfte klistra-in")
    await town.writes("anna", rows)
    await town.press("anna", "Ja, spara alla")
    await town.press("anna", "Ja, de gäller redan")
    return town


async def test_each_pledge_is_shown_with_who_how_many_and_until_when() -> None:
    town = await pledged()
    heard = await town.say("bo", "bekräfta")
    text = " ".join(heard.text.split())
    assert "(polisen, 35 kontroller, till och med söndag den 31 oktober)" in text
    assert "(kommunen och polisen, 4)" in text


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('tas-upp L2 organ=KS datum="24 mars"', "löfte 2 (tas upp onsdag den 24 mars)"),
        ("fråga L2 Vilket hus?", "löfte 2 (er fråga är inte besvarad än)"),
        ("nej L2 v1 Det stämmer inte", "löfte 2 (ni har sagt nej)"),
    ],
)
async def test_what_her_party_has_dealt_with_otherwise_is_left_out_and_named(
    line: str, why: str
) -> None:
    town = await pledged()
    await town.say("bo", line)
    heard = await town.say("bo", "bekräfta")
    assert f"Det här är inte med: {why}." in " ".join(heard.text.split())
    await town.press("bo", "Bekräfta alla 2")
    assert town.matter("L1").settled
    assert town.matter("L3").settled
    assert town.matter("L2").settled is None


async def test_a_day_set_after_the_list_was_shown_makes_it_another_list() -> None:
    town = await pledged()
    await town.say("bo", "bekräfta")
    line = next(b.line for b in town.platform.sent[-1].buttons if b.label == "Bekräfta alla 3")
    await town.say("bo", 'tas-upp L2 organ=KS datum="24 mars"')
    assert await town.refusal("bo", line) == "list_changed"


async def test_an_answered_question_and_a_passed_day_hold_nothing_back() -> None:
    town = await pledged()
    await town.say("bo", "fråga L2 Vilket hus?")
    await town.say("anna", "fråga L2 svar=Skolan")
    await town.say("bo", 'tas-upp L3 organ=KS datum="11 mars"')
    town.later(days=2)
    assert "Bekräfta alla 3" in (await town.say("bo", "bekräfta")).labels


@pytest.mark.parametrize("line", ["bekräfta L1 L3", "godkänn L1 L3", "godkänn L1 och L3"])
async def test_several_at_once_get_a_kind_word_and_a_button_each(line: str) -> None:
    town = await pledged()
    before = town.now
    heard = await town.say("bo", line)
    assert (heard.blocks, heard.labels) == (
        ["confirm/several"],
        ["Godkänn L1 v1", "Godkänn L3 v1"],
    )
    assert town.now == before
    assert (await town.press("bo", "Godkänn L3 v1")).blocks == ["approve/settled"]
    assert "Inget av det" in (await town.say("anna", line)).text


@pytest.mark.parametrize("line", ["bekräfta allt nu", "godkänn L1 v1 genast"])
async def test_other_words_are_not_understood(line: str) -> None:
    town = await pledged()
    assert await town.refusal("bo", line) == "too_much"
