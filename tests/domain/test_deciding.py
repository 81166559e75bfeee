"""One list, one yes: what a meeting decided takes effect when all agree, as it was listed."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.agreeing import approve, decline, propose, put_forward
from bot.domain.answer import Answer, Done
from bot.domain.chain import Colour, Measure, Pledge
from bot.domain.check_in import CheckIn
from bot.domain.convening import cancel_meeting, meeting_of
from bot.domain.cooperation import Cooperation
from bot.domain.deciding import (
    MOST_POINTS,
    Effect,
    Fate,
    lift_out,
    open_list,
    record_list,
    require_held,
    take_effect,
)
from bot.domain.decision import Decision
from bot.domain.digest import digest
from bot.domain.ids import ItemId, MatterId
from bot.domain.listed import ListItem, Point
from bot.domain.log import Act
from bot.domain.member import Role
from bot.domain.round import MarkKind
from bot.domain.standing import in_this_turn, require_same_turn, standing_of
from bot.domain.ticking import tick
from bot.domain.version import Proposal, What
from bot.domain.working import change, remove
from tests.domain.builders import (
    AGREED,
    ANNA,
    BO,
    DECIDED,
    EACH_GATE,
    JOINT,
    LINDSALA,
    MUNICIPAL_TASK,
    PROCESS,
    marks,
    refusal,
    who,
    written,
)
from tests.domain.lists import (
    BODY,
    DAY,
    M1,
    agreed_on,
    decided,
    met,
    point,
    published,
    recorded,
    settled,
    yes_to,
)

NOTE = point(Point.NOTE)
RED = point(Point.COURSE, "A1", colour=Colour.RED, reason="Försenad", day=date(2027, 9, 30))


def fates(effects: list[Effect]) -> list[Fate]:
    return [effect.fate for effect in effects]


def measure(cooperation: Cooperation) -> Measure:
    found = cooperation.content.items[ItemId("A1")]
    assert isinstance(found, Measure)
    return found


def test_a_list_is_one_text_that_waits_for_all() -> None:
    cooperation = recorded(met(), RED, NOTE)
    matter = cooperation.round.matter(MatterId(M1))
    assert matter.proposed is not None
    assert matter.proposed.proposal.what is What.LIST
    assert matter.proposed.proposal.items == (RED, NOTE)
    assert measure(cooperation).colour is None


def test_one_partys_yes_changes_nothing_yet() -> None:
    cooperation = approve(recorded(met(), RED), MatterId(M1), 1, by=ANNA)
    after, effects = take_effect(cooperation, PROCESS, M1, body=BODY, today=DAY, by=ANNA)
    assert (after, effects) == (cooperation, ())


def test_a_text_that_is_no_list_keeps_its_fingerprint() -> None:
    version = written(met(), AGREED).round.matter(MatterId(AGREED.id)).proposed
    assert version is not None
    bare = {"what": "text", "text": "Så gör vi.", "focus": [], "aside": []}
    assert version.hash == digest({"number": 1, "proposal": bare})


def test_the_fingerprint_names_each_point_and_its_version() -> None:
    one, other = (
        recorded(met(), replace(point(Point.APPROVE, "L1"), version=number, hash="x"))
        .round.matter(MatterId(M1))
        .proposed
        for number in (1, 2)
    )
    assert one is not None
    assert other is not None
    assert one.proposal.text == other.proposal.text
    assert one.hash != other.hash


def test_a_colour_its_reason_and_a_new_day_go_onto_the_measure() -> None:
    after, effects = decided(RED)
    found = measure(after)
    assert (found.colour, found.reason, found.end) == (Colour.RED, "Försenad", date(2027, 9, 30))
    assert fates(effects) == [Fate.DONE]


def test_green_takes_the_reason_away() -> None:
    after, _ = decided(RED)
    green = point(Point.COURSE, "A1", colour=Colour.GREEN)
    again, _ = settled(recorded(after, green))
    assert (measure(again).colour, measure(again).reason) == (Colour.GREEN, None)


def test_a_measure_is_done() -> None:
    after, _ = decided(point(Point.DONE, "A1"))
    assert measure(after).done


def test_ticks_are_set_for_those_whose_they_are() -> None:
    items = [point(Point.DONE, task.id) for task in (JOINT, EACH_GATE, MUNICIPAL_TASK)]
    after, effects = decided(*items)
    assert marks(after, JOINT) == [(MarkKind.DONE, None, "bo")]
    assert marks(after, EACH_GATE) == [
        (MarkKind.DONE, LINDSALA, "anna"),
        (MarkKind.DONE, BO.party, "bo"),
    ]
    assert marks(after, MUNICIPAL_TASK) == [(MarkKind.DONE, LINDSALA, "anna")]
    assert fates(effects) == [Fate.DONE] * 3


def test_what_is_ticked_already_stays_as_it_is() -> None:
    ticked = tick(met(), JOINT, by=ANNA)
    after, effects = settled(recorded(ticked, point(Point.DONE, JOINT.id)))
    assert marks(after, JOINT) == marks(ticked, JOINT)
    assert fates(effects) == [Fate.SAME]


def test_a_text_is_settled_by_the_very_yeses_of_the_list() -> None:
    cooperation = written(met(), AGREED)
    listed = recorded(cooperation, yes_to(cooperation, AGREED.id))
    after, _ = settled(listed)
    found = after.round.matter(MatterId(AGREED.id)).settled
    own = after.round.matter(MatterId(M1)).settled
    assert found is not None
    assert own is not None
    assert [yes.by for yes in found.yeses] == [yes.by for yes in own.yeses]
    assert found.version.number == 1
    acts = [(entry.act, entry.about) for entry in after.fresh]
    assert (Act.SETTLED, AGREED.id) in acts


def test_a_yes_given_before_stands_as_it_was_given() -> None:
    cooperation = written(met(), AGREED)
    early = approve(cooperation, MatterId(AGREED.id), 1, by=BO)
    after, _ = settled(recorded(early, yes_to(early, AGREED.id)))
    found = after.round.matter(MatterId(AGREED.id)).settled
    assert found is not None
    assert {yes.by.party for yes in found.yeses} == {LINDSALA, BO.party}


def test_a_no_given_before_falls_by_the_yes_to_the_list() -> None:
    cooperation = written(met(), AGREED)
    no = decline(cooperation, MatterId(AGREED.id), 1, by=BO, reason="För få")
    after, effects = settled(recorded(no, yes_to(no, AGREED.id)))
    assert after.round.matter(MatterId(AGREED.id)).settled is not None
    assert fates(effects) == [Fate.DONE]


def test_a_formal_decision_is_the_steering_groups_on_the_day_it_met() -> None:
    cooperation = written(met(), DECIDED)
    after, _ = settled(recorded(cooperation, yes_to(cooperation, DECIDED.id)))
    found = after.round.matter(MatterId(DECIDED.id)).settled
    assert found is not None
    assert {yes.decision for yes in found.yeses} == {Decision(body=BODY, day=DAY)}


def test_a_text_changed_since_is_left_and_the_rest_takes_effect() -> None:
    cooperation = written(met(), AGREED)
    listed = recorded(cooperation, yes_to(cooperation, AGREED.id), RED)
    newer = propose(listed, AGREED, Proposal(what=What.TEXT, text="Nytt"), by=BO)
    after, effects = settled(newer)
    assert after.round.matter(MatterId(AGREED.id)) == newer.round.matter(MatterId(AGREED.id))
    assert fates(effects) == [Fate.CHANGED, Fate.DONE]


def test_a_text_agreed_on_meanwhile_is_nothing_to_tell() -> None:
    cooperation = written(met(), AGREED)
    listed = recorded(cooperation, yes_to(cooperation, AGREED.id))
    meanwhile = listed
    for by in (ANNA, BO):
        meanwhile = approve(meanwhile, MatterId(AGREED.id), 1, by=by)
    assert fates(settled(meanwhile)[1]) == [Fate.SAME]


@pytest.mark.parametrize("kind", [Point.COURSE, Point.DONE])
def test_a_thing_that_is_gone_is_told(kind: Point) -> None:
    listed = recorded(met(), point(kind, "A1", colour=Colour.GREEN))
    after, effects = settled(remove(listed, ItemId("A1"), by=BO))
    assert fates(effects) == [Fate.CHANGED]
    assert ItemId("A1") not in after.content.items


def test_a_task_of_an_earlier_round_is_not_ticked_in_the_next() -> None:
    after, effects = decided(point(Point.DONE, JOINT.id, round=7))
    assert marks(after, JOINT) == []
    assert fates(effects) == [Fate.CHANGED]


def test_a_task_of_a_closed_check_in_is_not_one_of_the_next() -> None:
    first, second = (
        replace(met(), round=replace(met().round, check_in=CheckIn(year=year, began=DAY)))
        for year in (2026, 2027)
    )
    listed = in_this_turn(first, point(Point.DONE, "5.1"))
    assert (listed.round, listed.check_in) == (1, "2026")
    require_same_turn(first, listed)
    assert refusal(lambda: require_same_turn(second, listed)).code == "changed_since"
    once = in_this_turn(first, point(Point.DONE, JOINT.id))
    require_same_turn(second, once)


def test_the_list_stands_in_for_a_text_nobody_has_written() -> None:
    title = "Styrgruppens beslut"
    after, _ = decided(point(Point.REFERENCE, AGREED.id, title=title))
    found = after.round.matter(MatterId(AGREED.id)).settled
    assert found is not None
    proposal = found.version.proposal
    assert (proposal.what, proposal.text) == (What.REFERENCE, title)
    assert proposal.reference is not None
    assert proposal.reference.day == DAY


def test_the_list_never_takes_the_place_of_a_text_written_meanwhile() -> None:
    listed = recorded(met(), point(Point.REFERENCE, AGREED.id, title="Lista"))
    after, effects = settled(written(listed, AGREED))
    assert after.round.matter(MatterId(AGREED.id)).settled is None
    assert fates(effects) == [Fate.CHANGED]


def test_the_next_meeting_is_planned_like_this_one() -> None:
    day = date(2027, 6, 15)
    after, _ = decided(point(Point.MEETING, day=day, begins=time(9)))
    found = after.content.meetings[-1]
    assert (found.day, found.begins, found.kind) == (day, time(9), after.content.meetings[0].kind)


def test_a_next_meeting_that_is_planned_is_given_its_time_and_never_doubled() -> None:
    day = date(2027, 6, 15)
    after, _ = decided(point(Point.MEETING, day=day, begins=time(9)))
    again, effects = settled(recorded(after, point(Point.MEETING, day=day, begins=time(13))))
    assert [(one.day, one.begins) for one in again.content.meetings[1:]] == [(day, time(13))]
    same, effects = settled(recorded(again, point(Point.MEETING, day=day), NOTE))
    assert fates(effects) == [Fate.SAME, Fate.DONE]
    assert same.content.meetings == again.content.meetings


def test_a_pledge_that_all_end_is_ended_that_day_and_not_twice() -> None:
    listed = recorded(published(met(), "L1"), point(Point.CLOSE, "L1"))
    after, effects = settled(listed)
    pledge = after.content.item(ItemId("L1"))
    assert isinstance(pledge, Pledge)
    assert (pledge.closed, fates(effects)) == (DAY, [Fate.DONE])
    _, again = settled(recorded(after, point(Point.CLOSE, "L1", text="Slut.")))
    assert fates(again) == [Fate.SAME]


def test_a_pledge_agreed_on_anew_is_not_ended_by_an_older_list() -> None:
    shown = published(met(), "L1")
    stood = standing_of(shown, "L1")
    listed = recorded(shown, point(Point.CLOSE, "L1", hash=stood))
    newer = put_forward(listed, MatterId("L1"), Proposal(what=What.TEXT, text="Fem."), by=BO)
    after, effects = settled(newer)
    pledge = after.content.item(ItemId("L1"))
    assert isinstance(pledge, Pledge)
    assert (pledge.closed, fates(effects)) == (None, [Fate.CHANGED])


def test_a_pledge_ends_when_the_last_yes_is_said_and_not_before() -> None:
    said = agreed_on(recorded(published(met(), "L1"), point(Point.CLOSE, "L1")))
    later = DAY + timedelta(days=9)
    after, _ = take_effect(said, PROCESS, M1, body=BODY, today=later, by=BO)
    pledge = after.content.item(ItemId("L1"))
    assert isinstance(pledge, Pledge)
    assert pledge.closed == later


def test_what_is_only_words_changes_nothing_else() -> None:
    before = agreed_on(recorded(met(), point(Point.NOTE, "L1")))
    after, effects = take_effect(before, PROCESS, M1, body=BODY, today=DAY, by=BO)
    assert after == before
    assert fates(list(effects)) == [Fate.DONE]


def test_a_correction_is_a_new_version_and_the_old_one_holds_meanwhile() -> None:
    after, _ = decided(RED)
    corrected = recorded(after, point(Point.COURSE, "A1", colour=Colour.GREEN))
    matter = corrected.round.matter(MatterId(M1))
    assert matter.settled is not None
    assert (matter.settled.version.number, matter.count) == (1, 2)
    assert measure(corrected).colour is Colour.RED


def test_nothing_is_decided_before_the_meeting_or_when_it_is_cancelled() -> None:
    cooperation = met()
    meeting = meeting_of(cooperation, M1)
    later = replace(meeting, day=date(2027, 2, 1))
    assert refusal(lambda: require_held(later, DAY)).code == "meeting_to_come"
    gone = cancel_meeting(cooperation, meeting, "Sjukdom", by=BO)
    assert refusal(lambda: recorded(gone, NOTE)).code == "meeting_cancelled"


def test_a_list_has_an_end() -> None:
    many = tuple(NOTE for _ in range(MOST_POINTS + 1))
    meeting = meeting_of(met(), M1)
    refused = refusal(lambda: record_list(met(), meeting, many, "a", today=DAY, by=ANNA))
    assert (refused.code, refused.facts["field"]) == ("too_many_points", "decisions")


def lifted(cooperation: Cooperation, number: int = 2) -> Cooperation:
    meeting = meeting_of(cooperation, M1)
    return lift_out(cooperation, meeting, number, "Vi hann inte", "Resten.", by=BO)


def test_a_point_lifted_out_makes_a_version_that_all_must_say_yes_to() -> None:
    asked = approve(recorded(met(), RED, NOTE), MatterId(M1), 1, by=ANNA)
    after = lifted(asked)
    matter = after.round.matter(MatterId(M1))
    assert matter.proposed is not None
    assert (matter.count, matter.yeses, matter.proposed.proposal.items) == (2, (), (RED,))
    [gone] = meeting_of(after, M1).lifted
    assert (gone.text, gone.reason, gone.by) == (NOTE.text, "Vi hann inte", BO)
    assert after.fresh[-1].act is Act.LIFTED_OUT


@pytest.mark.parametrize(
    ("items", "number", "code"),
    [
        ((RED, NOTE), 0, "no_such_point"),
        ((RED, NOTE), 3, "no_such_point"),
        ((RED,), 1, "last_point"),
    ],
)
def test_only_a_point_that_is_there_and_not_alone_is_lifted_out(
    items: tuple[ListItem, ...], number: int, code: str
) -> None:
    assert refusal(lambda: lifted(recorded(met(), *items), number)).code == code


def test_only_who_holds_a_key_lifts_out() -> None:
    cooperation = recorded(met(), RED, NOTE)
    meeting = meeting_of(cooperation, M1)
    other = who("eva", LINDSALA, Role.PARTICIPANT)
    refused = refusal(lambda: lift_out(cooperation, meeting, 1, "Nej", "Text.", by=other))
    assert refused.code == "key_missing"


def test_nothing_is_lifted_out_of_a_list_that_holds_or_is_not_there() -> None:
    assert refusal(lambda: lifted(met())).code == "no_list_yet"
    assert refusal(lambda: lifted(decided(RED, NOTE)[0])).code == "already_settled"
    cooperation = recorded(met(), RED)
    refused = refusal(lambda: open_list(cooperation, meeting_of(cooperation, M1), 4))
    assert refused.code == "stale_version"


def listed(cooperation: Cooperation, kind: Point, about: str, **more: object) -> ListItem:
    """Return a point with how the thing stands now, as a list is written down."""
    return point(kind, about, hash=standing_of(cooperation, about), **more)


@pytest.mark.parametrize(
    "newer",
    [
        {"colour": Colour.RED, "reason": "stopp"},
        {"end": date(2027, 12, 1)},
        {"text": "Bänkar"},
        {"done": True},
    ],
)
def test_what_was_written_after_the_list_stands(newer: dict[str, object]) -> None:
    cooperation = met()
    before = recorded(cooperation, listed(cooperation, Point.COURSE, "A1", colour=Colour.GREEN))
    told = change(before, replace(measure_of(before), **newer), by=BO)  # type: ignore[arg-type]
    after, [effect] = settled(told)
    assert effect.fate is Fate.CHANGED
    assert measure_of(after) == measure_of(told)


def test_two_points_about_one_measure_take_effect_together() -> None:
    cooperation = met()
    points = (
        listed(cooperation, Point.COURSE, "A1", colour=Colour.GREEN),
        listed(cooperation, Point.DONE, "A1"),
    )
    after, effects = settled(recorded(cooperation, *points))
    assert [one.fate for one in effects] == [Fate.DONE, Fate.DONE]
    assert (measure_of(after).colour, measure_of(after).done) == (Colour.GREEN, True)


def test_a_point_that_holds_already_is_no_change() -> None:
    cooperation = met()
    before = recorded(cooperation, listed(cooperation, Point.DONE, "A1"))
    told = change(before, replace(measure_of(before), done=True), by=BO)
    assert settled(told)[1][0].fate is Fate.SAME


def test_the_answer_of_the_check_in_follows_the_list() -> None:
    cooperation = met()
    given = Answer(check_in="2027", done=Done.PARTLY, colour=Colour.RED, reason="stopp", by=ANNA)
    told = replace(measure_of(cooperation), answer=given, colour=Colour.RED, reason="stopp")
    cooperation = change(cooperation, told, by=ANNA)
    item = listed(cooperation, Point.COURSE, "A1", colour=Colour.YELLOW, reason="försenad")
    after = measure_of(settled(recorded(cooperation, item))[0])
    assert after.answer == replace(given, colour=Colour.YELLOW, reason="försenad")
    assert (after.colour, after.reason) == (Colour.YELLOW, "försenad")


def measure_of(cooperation: Cooperation) -> Measure:
    found = cooperation.content.item(ItemId("A1"))
    assert isinstance(found, Measure)
    return found
