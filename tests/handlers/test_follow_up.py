"""`uppföljning`: three minutes before the meeting, one question at a time, whoever answers when."""

import pytest

from bot.chat.request import Source
from bot.domain.answer import Colour, Done, Effect, Renewal
from bot.domain.chain import Measure, Pledge
from bot.domain.ids import ItemId
from tests.handlers.town import Town, enters
from tests.handlers.years import at_work, promised

GREEN = "genomförd=ja färg=grön fortsättning=förnya"


@pytest.fixture
async def working(town: Town) -> Town:
    """Return a town with one pledge to follow up."""
    return await promised(await at_work(town))


def pledge(town: Town, id_: str = "L1") -> Pledge:
    found = town.now.content.item(ItemId(id_))
    assert isinstance(found, Pledge)
    return found


async def test_six_pledges_take_at_most_twenty_presses(town: Town) -> None:
    await promised(await at_work(town), 6)
    town.later(minutes=5)
    await town.say("anna", "uppföljning")
    presses, heard = 1, await town.say("bo", "status")
    before = len(town.platform.sent)
    while any(one.answer is None for one in town.now.content.pledges):
        for label in ("Ja", "Grönt", "Förnya"):
            heard = await town.press("anna", label)
            presses += 1
    assert presses == 19
    assert [one.answer.colour for one in town.now.content.pledges if one.answer] == [
        Colour.GREEN
    ] * 6
    assert heard.blocks == ["follow_up/told", "follow_up/standing"]
    told = [shown for shown in town.platform.sent[before:] if shown.only is None]
    assert len(told) == 1, "the others hear of all six at once"
    assert "löfte 1, 2, 3, 4, 5 och 6" in told[0].text


async def test_the_question_has_the_count_and_last_times_answer(working: Town) -> None:
    await working.say("anna", "gjort L1 +3")
    assert "3 av minst 4" in (await working.say("anna", "uppföljning L1")).text
    await working.say("anna", f"uppföljning L1 {GREEN}")
    await working.say("anna", "löfte ändra L1 till=2028-12-31")
    content = working.now.content
    longer = content.items[ItemId("L1")]
    assert isinstance(longer, Pledge)
    await working.say("anna", "uppföljning avsluta")
    await working.press("anna", "Ja, avsluta den")
    kept = pledge(working).answer
    assert kept is not None
    assert (kept.count, kept.amount, kept.done) == (3, 4, Done.YES)


async def test_yellow_asks_for_its_reason_as_a_fourth_question(working: Town) -> None:
    await working.say("bo", "uppföljning")
    await working.press("bo", "Delvis")
    await working.press("bo", "Gult")
    heard = await working.press("bo", "Ändra")
    assert (heard.blocks, heard.question()) == (["follow_up/why"], "reason")
    assert pledge(working).answer is None
    await working.writes("bo", "Två veckor i juli saknade vi personal.")
    kept = pledge(working).answer
    assert kept is not None
    assert (kept.reason, kept.renewal) == (
        "Två veckor i juli saknade vi personal.",
        Renewal.CHANGE,
    )
    assert pledge(working).colour is Colour.YELLOW


async def test_a_line_answers_at_once_and_asks_only_for_what_it_lacks(working: Town) -> None:
    heard = await working.say("anna", "uppföljning L1 genomförd=ja färg=grön")
    assert heard.question() == "renewal"
    heard = await working.press("anna", "Förnya")
    assert heard.blocks == ["follow_up/told_one", "follow_up/saved"]


async def test_an_answer_pressed_twice_or_out_of_order_loses_nothing(working: Town) -> None:
    heard = await working.say("anna", "uppföljning L1")
    first = next(line for line in heard.lines if line.endswith("genomförd=yes"))
    await working.stale("anna", first)
    assert await working.refusal("anna", first, Source.PRESS) == "question_gone"
    await working.say("anna", "uppföljning L1")
    assert await working.refusal("anna", first, Source.PRESS) == "question_gone"
    assert pledge(working).answer is None
    heard = await working.stale("anna", first)
    assert heard.labels == ["Status", "Följ upp"]


async def test_what_a_broken_run_left_untold_is_told_with_the_rest(working: Town) -> None:
    await promised(working, 2)
    await working.say("anna", "uppföljning")
    for label in ("Ja", "Grönt", "Förnya"):
        await working.press("anna", label)
    await working.say("anna", "avbryt")
    await working.say("anna", "uppföljning")
    for label in ("Ja", "Grönt", "Förnya", "Ja", "Grönt"):
        await working.press("anna", label)
    heard = await working.press("anna", "Förnya")
    assert heard.blocks[0] == "follow_up/told"
    assert "följt upp löfte 1, 2 och 3" in heard.text
    await promised(working)
    heard = await working.say("anna", f"uppföljning L4 {GREEN}")
    assert heard.blocks[0] == "follow_up/told_one", "the others have been told of"


async def test_a_line_that_answers_the_last_tells_of_all_before_it(working: Town) -> None:
    await promised(working, 1)
    await working.say("anna", "uppföljning")
    for label in ("Ja", "Grönt", "Förnya"):
        await working.press("anna", label)
    heard = await working.say("anna", f"uppföljning L2 {GREEN}")
    assert "Kommunen har följt upp löfte 1 och 2." in heard.text


async def test_a_closed_pledge_is_asked_about_without_what_is_to_become_of_it(
    working: Town,
) -> None:
    working.later(days=400)
    await working.say("anna", "löfte avsluta L1")
    await working.say("anna", "uppföljning L1")
    await working.press("anna", "Ja")
    heard = await working.press("anna", "Grönt")
    assert heard.blocks == ["follow_up/told_one", "follow_up/saved"]
    heard = await working.say("bo", "uppföljning rapport")
    assert "gjort 0, grönt" in heard.text


async def test_the_other_party_may_answer_anew_and_all_hear_of_it(working: Town) -> None:
    await working.say("anna", f"uppföljning L1 {GREEN}")
    asked = await working.say("bo", "uppföljning L1")
    assert "redan svarat grönt" in asked.text
    line = 'uppföljning L1 genomförd=nej färg=röd skäl="Regn" fortsättning=avsluta'
    heard = await working.say("bo", line)
    assert heard.blocks[0] == "follow_up/told_one"
    assert "Förut grönt, enligt kommunen" in heard.text
    kept = pledge(working).answer
    assert kept is not None
    assert (kept.by.party, kept.colour) == ("polis", Colour.RED)


async def test_in_turn_another_partys_answer_is_told_at_once(working: Town) -> None:
    await promised(working, 1)
    await working.say("anna", "uppföljning")
    await working.say("bo", f"uppföljning L1 {GREEN}")
    for label in ("Ja", "Grönt"):
        await working.press("anna", label)
    heard = await working.press("anna", "Avsluta")
    assert heard.blocks == ["follow_up/told_one", "follow_up/ask"]


async def test_pledge_and_measure_have_the_same_question_by_their_own_verb(working: Town) -> None:
    await working.say("anna", 'åtgärd ny "Lampor"')
    assert (await working.say("anna", "löfte följ-upp L1")).question() == "done"
    heard = await working.say("bo", "åtgärd följ-upp A1")
    assert heard.blocks == ["follow_up/ask"]
    await working.press("bo", "Ja")
    await working.press("bo", "Grönt")
    measure = working.now.content.measures[0]
    assert isinstance(measure, Measure)
    assert measure.done
    assert measure.answer is not None
    assert measure.answer.renewal is None


async def test_more_questions_can_all_be_left_out(working: Town) -> None:
    assert await working.refusal("anna", "uppföljning L1 fler") == "answer_first"
    assert await working.refusal("anna", "uppföljning fler") == "which_follow_up"
    await working.say("anna", f"uppföljning L1 {GREEN}")
    heard = await working.press("anna", "Fler frågor om L1")
    questions = 9
    for _ in range(questions):
        heard = await working.press("anna", "Hoppa över")
    assert heard.blocks == ["follow_up/nothing_more"]
    heard = await working.say("anna", "uppföljning L1 fler effekt=sämre berätta=Snart")
    assert heard.blocks == ["follow_up/more_saved"]
    kept = pledge(working).answer
    assert kept is not None
    assert (kept.effect, kept.message, kept.done) == (Effect.WORSE, "Snart", Done.YES)
    heard = await working.say("bo", "uppföljning L1 fler effekt=bättre")
    assert heard.blocks == ["follow_up/added", "follow_up/more_saved"]
    await working.say("anna", f"uppföljning L1 {GREEN}")
    kept = pledge(working).answer
    assert kept is not None
    assert (kept.effect, kept.message) == (Effect.BETTER, "Snart"), "own words stay"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("uppföljning L9", "no_such_item"),
        ("uppföljning P1", "not_followed_up"),
        ("uppföljning L2", "not_published_yet"),
        ("uppföljning rapporten nu", "not_a_choice"),
        ("uppföljning bedömning", "nothing_followed_up"),
        ("uppföljning återkoppling", "nothing_followed_up"),
        ("uppföljning takt=år", "same_rhythm"),
        ("uppföljning avsluta avstämning=2026", "passed_check_in"),
        ("uppföljning takt=vecka", "not_a_choice"),
        ("åtgärd följ-upp", "which_item"),
    ],
)
async def test_what_cannot_be_followed_up_is_explained(working: Town, line: str, code: str) -> None:
    await working.say("anna", 'problem ny "Otryggt"')
    await working.say("anna", 'löfte ny "Utkast."')
    assert await working.refusal("anna", line) == code


async def test_before_step_four_there_is_nothing_to_follow_up(town: Town) -> None:
    assert await town.refusal("bo", "uppföljning") == "no_check_in_yet"


async def test_nothing_to_follow_up_is_said(town: Town) -> None:
    heard = await (await at_work(town)).say("anna", "uppföljning")
    assert heard.blocks == ["follow_up/standing"]
    assert "inget att följa upp än" in heard.text


async def test_who_only_reads_answers_nothing_but_reads_the_report(working: Town) -> None:
    await enters(working, "eva", "kommun", "läsare")
    assert await working.refusal("eva", "uppföljning") == "reader_only"
    assert await working.refusal("eva", "uppföljning L1") == "reader_only"
    assert (await working.say("eva", "uppföljning rapport")).blocks == ["follow_up/report"]


async def test_the_assessment_and_the_feedback_are_texts_that_both_say_yes_to(
    working: Town,
) -> None:
    await working.say("anna", 'åtgärd ny "Lampor"')
    await working.say("anna", "uppföljning A1 genomförd=ja färg=grön")
    assert await working.refusal("anna", "uppföljning återkoppling") == "nothing_followed_up"
    line = 'uppföljning L1 genomförd=delvis färg=gul skäl="Regn." fortsättning=förnya effekt=bättre'
    await working.say("bo", line)
    heard = await working.say("bo", "uppföljning bedömning")
    assert heard.blocks == ["follow_up/draft"]
    assert working.matter("5.4").current is None, "nobody else has seen it"
    heard = await working.press("bo", "Lägg fram texten")
    assert heard.blocks == ["proposing/asked"]
    assessment = working.matter("5.4").current
    assert assessment is not None
    assert "Gult: löfte 1, delvis genomfört" in assessment.proposal.text
    assert "Grön: åtgärd 1, genomförd" in assessment.proposal.text
    await working.say("anna", "godkänn 5.4 v1")
    await working.say("anna", "uppföljning återkoppling")
    await working.press("anna", "Lägg fram texten")
    feedback = working.matter("5.7").current
    assert feedback is not None
    assert "Vi gjorde: 0 av minst 4. Vad vi har sett: det har blivit bättre." in (
        feedback.proposal.text
    )
    assert "Det här gick inte som vi hade tänkt: Regn." in feedback.proposal.text
    await working.say("bo", "godkänn 5.7 v1")
    assert "återkopplat" in (await working.say("bo", "visa L1")).text


async def test_a_new_assessment_says_first_whose_yes_falls(working: Town) -> None:
    await working.say("anna", f"uppföljning L1 {GREEN}")
    await working.say("anna", "uppföljning bedömning")
    await working.press("anna", "Lägg fram texten")
    await working.say("bo", f"uppföljning L1 {GREEN.replace('ja', 'delvis')}")
    await working.say("bo", "uppföljning bedömning")
    heard = await working.press("bo", "Lägg fram texten")
    assert heard.blocks == ["edit/voids"]
    heard = await working.press("bo", "Spara ändå")
    assert heard.blocks == ["proposing/asked"]
    assert working.matter("5.4").count == 2


async def test_a_draft_is_put_forward_only_as_it_was_read(working: Town) -> None:
    await working.say("anna", f"uppföljning L1 {GREEN}")
    heard = await working.say("anna", "uppföljning bedömning")
    (line,) = [one.line for one in heard.messages[-1].buttons if one.label == "Lägg fram texten"]
    code = heard.messages[-1].facts["text"]
    await working.say("bo", f"uppföljning L1 {GREEN.replace('ja', 'delvis')}")
    heard = await working.say("anna", line, source=Source.PRESS)
    assert heard.blocks == ["follow_up/draft"]
    assert heard.messages[-1].facts["text"] != code
    assert working.matter("5.4").count == 0


async def test_a_draft_may_be_written_anew(working: Town) -> None:
    await working.say("anna", f"uppföljning L1 {GREEN}")
    await working.say("anna", "uppföljning bedömning")
    heard = await working.press("anna", "Skriv om")
    assert heard.question() == "text"
    heard = await working.writes("anna", "Det gick bra.")
    assert heard.blocks == ["proposing/asked"]
    current = working.matter("5.4").current
    assert current is not None
    assert current.proposal.text == "Det gick bra."
