"""`möte beslut`: a line per decision, one yes for all, a point lifted out, and what is refused."""

from datetime import date

import pytest

from bot.chat.request import Source
from bot.domain.chain import Colour, Measure, Pledge
from bot.domain.ids import ItemId
from bot.domain.listed import Point
from bot.domain.round import MarkKind
from bot.domain.version import What
from tests.handlers.town import Town, enters, three

LIST = "A1 gul, försenad, ny tid 30 sep\nL1 godkänns\n1.1 klar\nVi ses igen"


async def meets(town: Town) -> Town:
    """Let a town meet today, with a measure and a pledge to talk about."""
    await town.say("anna", 'problem ny "Otryggt"')
    await town.say("anna", 'orsak ny P1 "Mörkt"')
    await town.say("anna", 'åtgärd ny O1 "Belysning"')
    await town.say("bo", 'löfte ny "Polisen håller fyra vandringar 2027."')
    await town.say("anna", "möte ny idag kl 8")
    return town


@pytest.fixture
async def meeting(town: Town) -> Town:
    return await meets(town)


def measure(town: Town) -> Measure:
    found = town.now.content.items[ItemId("A1")]
    assert isinstance(found, Measure)
    return found


def items(town: Town) -> list[tuple[Point, str | None]]:
    """Return what the points of the newest list do, and what they are about."""
    current = town.matter("M1").current
    assert current is not None
    return [(one.point, one.about) for one in current.proposal.items or ()]


async def decides(town: Town, text: str, who: str = "anna") -> None:
    await town.say(who, "möte beslut M1")
    heard = await town.fill(who, {"beslut": text})
    assert heard.blocks[0] == "meeting/decided", heard.text


async def test_one_list_and_one_yes_settle_it_all(meeting: Town) -> None:
    await decides(meeting, LIST)
    assert meeting.matter("M1").waiting(meeting.now.party_ids) == ("polis",)
    assert measure(meeting).colour is None
    heard = await meeting.press("bo", "Godkänn M1 v1")
    assert heard.blocks == ["meeting/settled"]
    found = measure(meeting)
    assert (found.colour, found.reason, found.end) == (Colour.YELLOW, "försenad", date(2027, 9, 30))
    assert meeting.matter("L1").settled is not None
    mark = meeting.now.round.mark_of("1.1", None)  # type: ignore[arg-type]
    assert mark is not None
    assert mark.kind is MarkKind.DONE


async def test_the_news_has_few_words_and_the_text_is_for_who_asks(meeting: Town) -> None:
    heard = await meeting.say("anna", "möte beslut M1 Vi byter ordförande")
    news, told = heard.messages
    assert (news.block, news.only) == ("meeting/decided", None)
    assert "ordförande" not in news.text
    assert (told.block, told.only) == ("meeting/as_recorded", "fake:anna")
    shown = await meeting.press("bo", "Visa M1")
    assert "1. Vi byter ordförande." in shown.text
    assert shown.labels == ["Godkänn M1 v1", "Lyft ut en punkt", "Nej"]


@pytest.mark.parametrize(
    ("line", "point", "about"),
    [
        ("A1 grön", Point.COURSE, "A1"),
        ("a1: grönt", Point.COURSE, "A1"),
        ("åtgärd 1 röd, sjukdom", Point.COURSE, "A1"),
        ("A1 ny tid 30 sep", Point.COURSE, "A1"),
        ("A1 klar senast 30 sep", Point.COURSE, "A1"),
        ("1. A1 klar", Point.DONE, "A1"),
        ("- A1 klar", Point.DONE, "A1"),
        ("L1 grön", Point.COURSE, "L1"),
        ("L1 v1", Point.APPROVE, "L1"),
        ("löfte 1 godkänns", Point.APPROVE, "L1"),
        ("L1 godkänns v1", Point.APPROVE, "L1"),
        ("L1 vi väntar med texten", Point.NOTE, "L1"),
        ("uppgift 1.1 klar", Point.DONE, "1.1"),
        ("1.6 klar", Point.DONE, "1.6"),
        ("1.5 klar", Point.REFERENCE, "1.5"),
        ("1.3 klar", Point.REFERENCE, "1.3"),
        ("A1 gul försenad; men snart klar", Point.COURSE, "A1"),
        ("Nästa möte 15 juni kl 10", Point.MEETING, None),
        ("Next meeting 15 June 10:00-11:30", Point.MEETING, None),
        ("Nästa styrgruppsmöte 9/6 kl 13", Point.MEETING, None),
        ("Nästa möte blir onsdagen den 9 juni kl 13", Point.MEETING, None),
        ("Nästa arbetsgruppsmöte 9/6", Point.NOTE, None),
        ("Beslutades att godkänna L1", Point.APPROVE, "L1"),
        ("BESLUT: godkänn L1", Point.APPROVE, "L1"),
        ("• L1 OK", Point.APPROVE, "L1"),
        ("Styrgruppen godkände löfte 1.", Point.APPROVE, "L1"),
        ("L1 godkänns enligt förslaget", Point.APPROVE, "L1"),
        ("L1 godkänns inte", Point.NOTE, "L1"),
        ("Beslutades att inte godkänna L1", Point.NOTE, None),
        ("L1 godkänns om KS säger ja", Point.NOTE, "L1"),
        ("A1 är klar", Point.DONE, "A1"),
        ("A1 är inte klar", Point.NOTE, "A1"),
        ("A1: utförd", Point.DONE, "A1"),
        ("A1 avslutas", Point.DONE, "A1"),
        ("A1 klar efter sommaren", Point.NOTE, "A1"),
        ("A1 flyttas till 15/11", Point.COURSE, "A1"),
        ("Åtgärd 1 blir gul eftersom vi saknar folk", Point.COURSE, "A1"),
        ("Vi beslutade att A1 blir röd: stopp", Point.COURSE, "A1"),
        ("A1, 30 sep är en torsdag", Point.NOTE, "A1"),
        ("Mötet 3 mars var bra", Point.NOTE, None),
        ("Alla hälsar", Point.NOTE, None),
        ("112 ringdes inte", Point.NOTE, None),
    ],
)
async def test_a_line_is_understood(meeting: Town, line: str, point: Point, about: str) -> None:
    await meeting.say("anna", f'möte beslut M1 "{line}"')
    assert items(meeting)[0] == (point, about)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("A1 gul pga försening", "Åtgärd 1 (Belysning): gul, pga försening."),
        ("L1 rött, för att vi saknar folk", "2027.): rött, för att vi saknar folk."),
        (
            "Åtgärd 1 är försenad, ny tid 30/9",
            "Åtgärd 1 (Belysning): försenad, nytt slutdatum torsdag den 30 september.",
        ),
        (
            "A1 gul, ny tid 30/9 eftersom det regnar",
            "gul, eftersom det regnar, nytt slutdatum torsdag den 30 september.",
        ),
        (
            "Nästa möte blir onsdagen den 9 juni kl 13 i Polishuset",
            "Nästa möte: onsdag den 9 juni kl. 13, i Polishuset.",
        ),
        ("L1 godkänns enligt förslaget", "version 1 godkänns, enligt förslaget."),
        ("L1 väntar", "väntar. (bara antecknat)"),
    ],
)
async def test_the_words_of_a_line_are_kept(meeting: Town, line: str, text: str) -> None:
    heard = await meeting.say("anna", f'möte beslut M1 "{line}"')
    assert text in " ".join(heard.text.split())


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Löfte 1 och 2 godkänns", [(Point.APPROVE, "L1"), (Point.APPROVE, "L2")]),
        ("L1, L2 godkänns", [(Point.APPROVE, "L1"), (Point.APPROVE, "L2")]),
        ("Beslutades att godkänna löfte 1 och 2", [(Point.APPROVE, "L1"), (Point.APPROVE, "L2")]),
        ("A1 och L1 gula pga regn", [(Point.COURSE, "A1"), (Point.COURSE, "L1")]),
        ("1.1 & 1.6 klara", [(Point.DONE, "1.1"), (Point.DONE, "1.6")]),
        ("A1 klar och L1 grön", [(Point.DONE, "A1"), (Point.COURSE, "L1")]),
        ("L1 godkänns, L2 godkänns", [(Point.APPROVE, "L1"), (Point.APPROVE, "L2")]),
        ("A1 gul, försenad, ny tid 30 sep", [(Point.COURSE, "A1")]),
        ("A1 och L1 hör ihop", [(Point.NOTE, None)]),
    ],
)
async def test_a_line_about_several_is_a_point_for_each(
    meeting: Town, line: str, found: list[tuple[Point, str | None]]
) -> None:
    await meeting.say("bo", 'löfte ny "Polisen håller två möten 2027."')
    await meeting.say("anna", f"möte beslut M1 {line}")
    assert items(meeting) == found
    await meeting.say("anna", "möte beslut M1")
    again = await meeting.say("anna", "avbryt")
    assert again.blocks
    typed = [one.typed for one in meeting.matter("M1").current.proposal.items or ()]  # type: ignore[union-attr]
    assert len(set(typed)) == len(found)


async def test_a_heading_is_passed_over(meeting: Town) -> None:
    await decides(meeting, "Beslut styrgruppen 10 mars:\nA1 klar\nProtokoll 10 mars\nVi ses")
    assert items(meeting) == [(Point.DONE, "A1"), (Point.NOTE, None)]


async def test_every_line_at_fault_is_named(meeting: Town) -> None:
    await meeting.say("anna", "möte beslut M1")
    heard = await meeting.fill("anna", {"beslut": "A9 klar\nA1 klar\nA1 röd\nL9 grön"})
    assert (heard.fact("line"), heard.fact("others")) == (1, [3, 4])
    assert "Även raderna 3 och 4" in heard.text


async def test_the_place_of_the_next_meeting_is_kept(meeting: Town) -> None:
    await decides(meeting, "Nästa möte 9 juni kl 13 i Polishuset")
    await meeting.say("bo", "godkänn M1 v1")
    found = meeting.now.content.meetings[-1]
    assert (found.day, found.place) == (date(2027, 6, 9), "Polishuset")
    await decides(meeting, "Nästa möte 9 juni kl 13 i Stadshuset", "bo")
    await meeting.say("anna", "godkänn M1 v2")
    assert meeting.now.content.meetings[-1].place == "Stadshuset"


@pytest.mark.parametrize(
    ("line", "inner"),
    [
        ("A1 gul", "reason_needed"),
        ("A1 röd, ny tid 30 sep", "reason_needed"),
        ("A9 grön", "no_such_item"),
        ("9.9 klar", "no_such_task"),
        ("P1 grön", "no_course"),
        ("L1 grön, ny tid 30 sep", "part_of_promise"),
        ("A1 grön, ny tid 31 juni", "not_a_date"),
        ("L1 v7", "no_such_version"),
        ("1.1 godkänns", "nothing_waits_here"),
        ("L1 klar", "not_finished_so"),
        ("P1 avslutas", "only_pledges_close"),
        ("M1 godkänns", "not_in_a_list"),
        ("A1 klra", "mean_this"),
        ("A1 gröön, bra", "mean_this"),
        ("Nästa möte snart", "not_a_date"),
        ("Nästa möte", "not_a_date"),
        ("Nästa möte i går", "day_has_been"),
    ],
)
async def test_a_line_that_cannot_be_is_named_and_nothing_is_saved(
    meeting: Town, line: str, inner: str
) -> None:
    await meeting.say("anna", "möte beslut M1")
    before = meeting.now
    text = f"A1 klar\n\n{line}"
    heard = await meeting.fill("anna", {"beslut": text})
    assert meeting.now == before
    [shown] = heard.messages
    assert (shown.block, shown.facts["inner"], shown.facts["line"]) == ("errors/in_line", inner, 2)
    assert shown.text.startswith("Rad 2: ")
    # What was written is there to be mended.
    assert shown.message.form is not None
    assert shown.message.form.fields[0].value == text


async def test_a_version_older_than_the_newest_is_refused(meeting: Town) -> None:
    await meeting.say("bo", 'löfte ändra L1 "Polisen håller sex vandringar 2027."')
    heard = await meeting.say("anna", "möte beslut M1 L1 v1")
    assert heard.fact("inner") == "stale_version"


async def test_the_same_thing_is_decided_once(meeting: Town) -> None:
    heard = await meeting.say("anna", "möte beslut M1 A1 grön; A1 röd, nej")
    assert (heard.fact("inner"), heard.fact("line")) == ("decided_twice", 2)


async def test_what_needs_a_formal_decision_is_for_the_steering_group(meeting: Town) -> None:
    await meeting.say("anna", "möte M1 typ=arbetsgrupp")
    heard = await meeting.say("anna", "möte beslut M1 1.3 klar")
    assert heard.fact("inner") == "steering_group_decides"
    await meeting.say("anna", "avbryt")
    await meeting.say("anna", "möte M1 typ=styrgrupp")
    await meeting.say("anna", "möte beslut M1 1.3 klar")
    await meeting.say("bo", "godkänn M1 v1")
    settled = meeting.matter("1.3").settled
    assert settled is not None
    assert settled.version.proposal.what is What.REFERENCE
    assert {(yes.decision.body, yes.decision.day) for yes in settled.yeses if yes.decision} == {
        ("styrgruppen", date(2027, 3, 10))
    }


async def test_before_its_day_nothing_is_decided(meeting: Town) -> None:
    await meeting.say("anna", "möte ny 16 mars")
    assert await meeting.refusal("anna", "möte beslut M2 A1 klar") == "meeting_to_come"
    assert await meeting.refusal("anna", "möte kopiera M2") == "no_list_yet"


async def test_who_holds_no_key_records_and_says_no_yes(meeting: Town) -> None:
    await enters(meeting, "cia", "Lindsala", "deltagare")
    await decides(meeting, "A1 klar", "cia")
    assert meeting.matter("M1").yeses == ()
    assert await meeting.refusal("cia", "möte lyft-ut M1 1 nej") == "key_missing"


async def test_what_changed_since_the_list_is_told_and_left(meeting: Town) -> None:
    await decides(meeting, LIST)
    await meeting.say("bo", 'löfte ändra L1 "Polisen håller sex vandringar 2027."')
    heard = await meeting.press("bo", "Godkänn M1 v1")
    assert heard.fact("changed") == [{"number": 2, "about": "L1"}]
    assert meeting.matter("L1").settled is None
    assert measure(meeting).colour is Colour.YELLOW


async def test_a_correction_starts_from_what_was_written(meeting: Town) -> None:
    await decides(meeting, LIST)
    heard = await meeting.say("anna", "möte beslut M1")
    form = heard.messages[-1].message.form
    assert form is not None
    assert form.fields[0].value == LIST
    assert "hela listan" in heard.text
    assert "1. A1 gul, försenad, ny tid 30 sep" in heard.text
    heard = await meeting.fill("anna", {"beslut": "A1 röd, stopp\n1.1 klar\nVi ses\nBra möte"})
    assert heard.fact("corrected") == {"new": 2, "changed": 1, "gone": 2}
    assert "två nya, en ändrad, två borttagna" in heard.text


@pytest.mark.parametrize("line", ["möte beslut", "möte beslut 10 mars", "möte beslut 10/3"])
async def test_the_meeting_just_held_is_found_by_its_day_or_by_itself(
    meeting: Town, line: str
) -> None:
    await meeting.say("anna", "möte ny 15 juni")
    meeting.later(days=2)
    heard = await meeting.say("anna", line)
    assert heard.blocks == ["meeting/what_decided"]
    heard = await meeting.fill("anna", {"beslut": "Vi ses"})
    assert heard.fact("id") == "M1"
    assert meeting.matter("M1").count == 1


async def test_decisions_may_follow_the_day_of_the_meeting(meeting: Town) -> None:
    meeting.later(days=1)
    await meeting.say("anna", "möte beslut 10 mars: A1 klar; Vi ses")
    assert items(meeting) == [(Point.DONE, "A1"), (Point.NOTE, None)]
    assert await meeting.refusal("anna", "möte beslut 9 juni") == "no_meeting_then"


async def test_a_correction_says_whose_yes_falls_before_it_saves(meeting: Town) -> None:
    await decides(meeting, "A1 klar", "bo")
    heard = await meeting.say("anna", "möte beslut M1 A1 grön")
    assert heard.blocks == ["edit/voids"]
    assert meeting.matter("M1").count == 1
    await meeting.press("anna", "Spara ändå")
    assert (meeting.matter("M1").count, items(meeting)) == (2, [(Point.COURSE, "A1")])
    assert [yes.by.party for yes in meeting.matter("M1").yeses] == ["lindsala"]


async def test_a_point_lifted_out_is_a_yes_to_the_rest_and_asks_the_others_anew(
    meeting: Town,
) -> None:
    await decides(meeting, LIST)
    heard = await meeting.press("bo", "Lyft ut en punkt")
    assert (heard.blocks, heard.fact("parties")) == (["meeting/which_point"], ["lindsala"])
    heard = await meeting.fill("bo", {"nummer": "4", "skäl": "Vi hann inte"})
    assert heard.blocks == ["meeting/lifted"]
    matter = meeting.matter("M1")
    assert (matter.count, [yes.by.party for yes in matter.yeses]) == (2, ["polis"])
    assert len(items(meeting)) == 3
    stale = await meeting.stale("anna", "godkänn M1 v1")
    assert stale.blocks == ["errors/stale_version"]
    heard = await meeting.press("anna", "Godkänn M1 v2")
    assert heard.blocks == ["meeting/settled"]


async def test_a_point_lifted_out_by_a_line_asks_before_a_yes_falls(meeting: Town) -> None:
    await decides(meeting, LIST)
    heard = await meeting.say("bo", 'möte lyft-ut M1 punkt 4 "Vi hann inte"')
    assert (heard.blocks, heard.labels[0]) == (["meeting/lifts"], "Lyft ut punkten")
    assert heard.question() == "lift_it"
    assert meeting.matter("M1").count == 1
    heard = await meeting.press("bo", "Lyft ut punkten")
    assert "hann inte" not in heard.text
    [gone] = meeting.now.content.meetings[0].lifted
    assert gone.reason == "Vi hann inte"


async def test_a_point_is_lifted_out_by_its_own_button(meeting: Town) -> None:
    await decides(meeting, LIST)
    heard = await meeting.say("bo", "möte lyft-ut M1")
    assert heard.labels[:4] == ["Punkt 1", "Punkt 2", "Punkt 3", "Punkt 4"]
    heard = await meeting.press("bo", "Punkt 2")
    assert (heard.blocks, heard.fact("parties")) == (["meeting/why_lifted"], ["lindsala"])
    heard = await meeting.writes("bo", "Vi hann inte")
    assert heard.blocks == ["meeting/lifted"]
    assert [about for _, about in items(meeting)] == ["A1", "1.1", None]


async def test_a_yes_that_comes_while_a_point_is_lifted_out_is_not_lost(meeting: Town) -> None:
    await enters(meeting, "cia", "Lindsala", "deltagare")
    await decides(meeting, LIST, "cia")
    await meeting.say("bo", "möte lyft-ut M1 4")
    await meeting.say("anna", "godkänn M1 v1")
    heard = await meeting.writes("bo", "Vi hann inte")
    assert heard.blocks == ["errors/edited_since"]
    assert meeting.matter("M1").count == 1


async def test_next_offers_to_lift_out_a_point_of_a_list(meeting: Town) -> None:
    await meeting.say("anna", "godkänn L1 v1")
    await meeting.say("bo", "godkänn L1 v1")
    await decides(meeting, "A1 klar\nVi ses")
    heard = await meeting.say("bo", "nästa")
    assert "Lyft ut en punkt" in heard.labels
    assert "Tas upp på möte" not in heard.labels


async def test_a_stale_press_to_lift_out_is_explained(meeting: Town) -> None:
    await decides(meeting, LIST)
    await meeting.say("anna", "möte beslut M1 A1 klar; Vi ses")
    refused = await meeting.refusal("bo", "möte lyft-ut M1 v1", Source.PRESS)
    assert refused == "stale_version"
    assert await meeting.refusal("bo", "möte lyft-ut M1 7 nej") == "no_such_point"


async def test_a_pledge_is_coloured_and_ended_by_what_all_said_yes_to(meeting: Town) -> None:
    for who, line in (
        ("anna", "godkänn L1 v1"),
        ("bo", "godkänn L1 v1"),
        ("anna", "löfte publicera-internt L1 säkert=ja"),
        ("anna", "löfte publicera L1 säkert=ja"),
    ):
        await meeting.say(who, line)
    await decides(meeting, "L1 gul, få vandringar\nL1 avslutas")
    before = meeting.now.content.items[ItemId("L1")]
    await meeting.say("bo", "godkänn M1 v1")
    after = meeting.now.content.items[ItemId("L1")]
    assert isinstance(before, Pledge)
    assert isinstance(after, Pledge)
    assert (after.colour, after.reason) == (Colour.YELLOW, "få vandringar")
    assert (before.closed, after.closed) == (None, meeting.now.content.meetings[0].day)
    await refused(meeting, "L1 avslutas", "already_closed")


async def test_a_pledge_that_nobody_has_read_cannot_be_ended(meeting: Town) -> None:
    await refused(meeting, "L1 avslutas", "not_published_yet")


async def refused(town: Town, text: str, why: str) -> None:
    await town.say("anna", "möte beslut M1")
    heard = await town.fill("anna", {"beslut": text})
    assert (heard.blocks, heard.fact("inner")) == (["errors/in_line"], why)


async def test_the_finished_text_is_there_once_all_have_said_yes(meeting: Town) -> None:
    await decides(meeting, LIST)
    assert await meeting.refusal("bo", "möte kopiera M1") == "list_not_settled"
    await meeting.press("bo", "Godkänn M1 v1")
    heard = await meeting.press("anna", "Kopiera för diariet")
    assert heard.blocks == ["meeting/copy"]
    assert "onsdag den 10 mars 2027" in heard.text
    assert "4. Vi ses igen." in heard.text


async def test_among_three_all_others_must_say_yes() -> None:
    town = await meets(await three())
    await decides(town, LIST)
    await town.say("bo", "godkänn M1 v1")
    assert measure(town).colour is None
    heard = await town.say("dag", "godkänn M1 v1")
    assert heard.blocks == ["meeting/settled"]
    settled = town.matter("L1").settled
    assert settled is not None
    assert len(settled.yeses) == 3


async def test_an_agreement_that_held_before_is_confirmed_by_a_list(town: Town) -> None:
    await town.say("anna", "överenskommelse gäller till=2030-12-31")
    await town.say("anna", "möte ny idag kl 8")
    assert town.now.round.step == 1
    await decides(town, "Överenskommelsen godkänns")
    heard = await town.press("bo", "Godkänn M1 v1")
    assert heard.blocks[0] == "meeting/settled"
    assert len(heard.blocks) == 2, heard.text
    assert (town.now.round.step, town.now.round.earlier) == (4, 3)
