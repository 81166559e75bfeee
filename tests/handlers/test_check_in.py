"""The whole check-in: its rhythm, what is new, and its end; the new round after the last one."""

import pytest

from bot.chat.request import Source
from bot.domain.ids import ItemId
from tests.handlers.town import Town, enters
from tests.handlers.years import at_work, on, promised

GREEN = "genomförd=ja färg=grön fortsättning=avsluta"


@pytest.fixture
async def working(town: Town) -> Town:
    """Return a town in step 4 with a pledge that has been followed up."""
    await promised(await at_work(town))
    await town.say("anna", "gjort L1 +4")
    await town.say("anna", f"uppföljning L1 {GREEN}")
    return town


async def close(town: Town) -> None:
    await town.say("anna", "uppföljning avsluta")
    heard = await town.press("anna", "Ja, avsluta den")
    assert heard.blocks == ["check_in/closed"]


def name(town: Town) -> str:
    check_in = town.now.round.check_in
    assert check_in is not None
    return check_in.name


async def test_closing_shows_what_is_open_and_asks_first(working: Town) -> None:
    await promised(working)
    before = working.now
    heard = await working.say("anna", "uppföljning avsluta avslut=ja")
    assert heard.blocks == ["check_in/close_ask"], "a yes to nothing named is no yes"
    assert "Inte uppföljt: löfte 2." in heard.text
    assert "5.6 Rapportera till styrgruppen" in heard.text
    assert working.now == before
    await close(working)
    assert name(working) == "2028"


async def test_a_button_closes_only_the_check_in_it_names(working: Town) -> None:
    line = "uppföljning avsluta avstämning=2027"
    await working.stale("anna", line)
    await working.press("anna", "Ja, avsluta den")
    assert await working.refusal("anna", line, Source.PRESS) == "passed_check_in"
    assert name(working) == "2028"


async def test_two_who_close_at_once_close_one(working: Town) -> None:
    for who in ("anna", "bo"):
        await working.say(who, "uppföljning avsluta")
    await working.press("anna", "Ja, avsluta den")
    heard = await working.press("bo", "Ja, avsluta den")
    assert heard.blocks == ["errors/passed_check_in"]
    assert name(working) == "2028"


async def test_who_holds_no_key_closes_nothing(working: Town) -> None:
    await enters(working, "eva", "kommun", "deltagare")
    assert await working.refusal("eva", "uppföljning avsluta") == "key_missing"
    assert await working.refusal("eva", "uppföljning takt=tertial") == "key_missing"


async def test_what_is_archived_is_found_by_its_id(working: Town) -> None:
    working.later(days=300)
    await close(working)
    assert ItemId("L1") not in working.now.content.items
    for line in ("visa L1", "löfte visa L1", "löfte L1"):
        heard = await working.say("bo", line)
        assert heard.blocks == ["archived/shown"], line
        assert "Gjort: 4 av minst 4" in heard.text
    assert await working.refusal("bo", "visa L7") == "no_such_item"
    named = (
        "gjort L1 +1",
        'fråga L1 "Varför?"',
        "logg L1",
        "löfte ändra L1 antal=3",
        "godkänn L1 v1",
    )
    for line in named:
        assert await working.refusal("bo", line) == "item_archived", line
    assert "Visa L1" in (await working.say("bo", "logg L1")).labels


async def test_an_archived_meeting_is_read_and_no_more(working: Town) -> None:
    for day in ("2027-03-20", "2027-04-20"):
        await working.say("anna", f"möte ny {day}")
    working.later(days=300)
    await close(working)
    assert ItemId("M1") not in working.now.content.items
    for line in ("möte kopiera M1", "möte agenda M1", 'fråga M1 "Var?"', "logg M1"):
        assert await working.refusal("bo", line) == "item_archived", line


async def test_a_closed_check_in_can_be_read_ever_after(working: Town) -> None:
    await promised(working)
    await close(working)
    lines = (
        "uppföljning rapport 2027",
        "uppföljning rapport avstämning=2027",
        "uppföljning 2027",
        "avstämning 2027",
    )
    for line in lines:
        heard = await working.say("bo", line)
        assert heard.blocks == ["check_in/past"], line
        assert "1 av 2 blev uppföljda" in heard.text
        assert "lovat minst 4, gjort 4, grönt" in heard.text
        assert "lovat minst 4, gjort 0, inte uppföljt" in heard.text
    assert await working.refusal("bo", "uppföljning rapport 2031") == "no_such_check_in"
    heard = await working.say("bo", "uppföljning rapport")
    assert heard.blocks == ["follow_up/report"]
    assert (await working.say("bo", "uppföljning 2028")).blocks == ["follow_up/report"]


async def test_in_a_new_round_the_last_closed_check_in_is_the_report(working: Town) -> None:
    assert await working.refusal("bo", "uppföljning rapport 2026") == "no_such_check_in"
    await on(await on(working))
    assert working.now.round.check_in is None
    for line in ("uppföljning rapport", "uppföljning 2027"):
        assert (await working.say("bo", line)).blocks == ["check_in/past"], line


async def test_before_any_check_in_there_is_no_report(town: Town) -> None:
    assert await town.refusal("anna", "uppföljning rapport") == "no_check_in_yet"
    assert await town.refusal("anna", "uppföljning rapport 2027") == "no_such_check_in"


async def test_only_what_the_party_is_asked_about_is_new(working: Town) -> None:
    for task, code in (("1.1", "not_asked_for_news"), ("2.3", "other_partys_task")):
        line = f"uppföljning nytt uppgift={task} nytt=ja"
        assert await working.refusal("anna", line) == code


@pytest.mark.parametrize("id_", ["L2", "A1"])
async def test_a_closed_days_count_is_asked_for_another_day(working: Town, id_: str) -> None:
    await promised(working, fields="lovar=båda till=2030-12-31")
    await working.say("anna", 'åtgärd ny "Lampor" till=2030-12-31')
    working.later(days=30)
    await close(working)
    heard = await working.say("anna", f"gjort {id_} +1 datum=2027-03-20")
    assert (heard.blocks, heard.question()) == (["errors/day_is_closed"], "date")
    assert "avstämning 2027" in heard.text.casefold()
    heard = await working.writes("anna", "idag")
    assert heard.blocks == ["outcome/counted"]


async def test_the_rhythm_is_told_to_all(working: Town) -> None:
    heard = await working.say("bo", "uppföljning takt=tertial")
    assert heard.blocks == ["check_in/rhythm"]
    assert name(working) == "2027:1"
    heard = await working.say("anna", "uppföljning takt=år")
    assert name(working) == "2027"


async def test_a_question_of_the_rhythm_before_is_explained(working: Town) -> None:
    await working.say("anna", "uppföljning L1")
    await working.say("bo", "uppföljning takt=tertial")
    for label in ("Ja", "Grönt"):
        await working.press("anna", label)
    heard = await working.press("anna", "Förnya")
    assert heard.blocks == ["errors/passed_check_in"]


async def test_what_is_new_is_asked_task_by_task(working: Town) -> None:
    await working.say("anna", "uppföljning nytt")
    for _ in range(3):
        heard = await working.press("anna", "Nej")
        assert heard.question() == "new"
    heard = await working.press("anna", "Nej")
    assert heard.blocks == ["check_in/news_told", "check_in/news_heard"]
    assert "Inget nytt" in heard.text
    heard = await working.say("anna", "uppföljning nytt")
    assert heard.blocks == ["check_in/news_heard"]
    heard = await working.say("bo", "uppföljning nytt uppgift=2.3 nytt=ja")
    assert heard.question() == "new"
    assert working.now.round.check_in is not None
    assert working.now.round.check_in.news["2.3"] == {"polis": True}  # type: ignore[index]


async def test_before_the_last_check_in_no_round_begins_by_one_press(working: Town) -> None:
    await on(working)
    heard = await working.say("bo", "vidare")
    assert heard.blocks == ["advance/not_last"]
    assert "Avsluta avstämning 2027" in heard.labels
    heard = await working.say("bo", "steg")
    await working.press("bo", "Avsluta avstämning 2027")
    await working.press("bo", "Ja, avsluta den")
    assert (working.now.round.number, working.now.round.step, name(working)) == (1, 4, "2028")


async def test_with_all_of_step_five_done_the_check_in_is_what_to_close(working: Town) -> None:
    await on(working)
    for task in ("5.2", "5.3", "5.6"):
        await working.say("anna", f"klar {task}")
    await working.say("anna", "uppföljning återkoppling")
    await working.press("anna", "Lägg fram texten")
    heard = await working.say("bo", "godkänn 5.7 v1")
    assert "Avsluta avstämning 2027" in heard.labels
    heard = await working.say("bo", "nästa")
    assert "Allt som krävs i avstämning 2027 är klart." in heard.text
    await working.press("bo", "Avsluta avstämning 2027")
    heard = await working.press("bo", "Ja, avsluta den")
    assert heard.blocks == ["check_in/closed"]
    assert working.matter("5.7").settled is None


async def test_against_that_a_round_begins_by_both_and_with_a_reason(working: Town) -> None:
    await on(working)
    await on(working)
    assert working.now.round.number == 2
    assert working.now.round.closed is not None
    assert working.now.round.closed.name == "2027"


async def test_the_last_check_in_says_that_the_round_could_end(town: Town) -> None:
    await at_work(town, "2027-12-31")
    heard = await town.say("anna", "uppföljning avsluta")
    assert "sista avstämningen" in heard.text


async def test_with_the_gate_open_what_is_due_is_still_told(working: Town) -> None:
    assert "Löfte 1 gäller till och med" in (await working.say("bo", "status")).text
    working.later(days=300)
    heard = await working.say("bo", "nästa")
    assert "Löfte 1 gick ut" in heard.text
    heard = await working.say("bo", "visa L1")
    assert "Avsluta L1" in heard.labels


@pytest.mark.parametrize(
    ("until", "words"),
    [("2030-12-31", "2027–2030, år 1 av 4"), ("2027-12-31", "2027, år 1 av 1")],
)
async def test_the_status_names_the_agreements_year(town: Town, until: str, words: str) -> None:
    await at_work(town, until)
    assert words in (await town.say("bo", "status")).text


async def test_an_agreement_that_is_over_has_no_year(town: Town) -> None:
    await at_work(town, "2027-12-31")
    town.later(days=400)
    heard = await town.say("bo", "status")
    assert "år 1" not in heard.text
    assert "gick ut" in heard.text
