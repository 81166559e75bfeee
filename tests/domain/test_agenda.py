"""The agenda: worked out from what there is and what has happened since the last meeting."""

from dataclasses import replace
from datetime import UTC, date, timedelta

from bot.domain.agenda import Agenda, agenda_of
from bot.domain.agreeing import approve, record_outside
from bot.domain.chain import Colour, Measure, Outcome, Pledge
from bot.domain.convening import Plan, convene, meeting_of
from bot.domain.cooperation import Cooperation
from bot.domain.deciding import lift_out
from bot.domain.ids import ItemId, MatterId
from bot.domain.listed import Point
from bot.domain.log import Act
from bot.domain.meeting import MeetingKind
from bot.domain.ticking import tick
from bot.domain.working import change, draft_pledge, publish, publish_internally
from tests.domain.builders import ANNA, BO, JOINT, agreed, alone, together
from tests.domain.lists import DAY, M1, PLAN, met, point, recorded, settled

NEXT = DAY + timedelta(days=60)


def agenda(cooperation: Cooperation, id_: str = "M1", today: date = DAY) -> Agenda:
    meeting = meeting_of(cooperation, ItemId(id_))
    return agenda_of(cooperation, meeting, cooperation.fresh, today=today, zone=UTC)


def again(cooperation: Cooperation, day: date = NEXT) -> Cooperation:
    plan = Plan(kind=MeetingKind.STEERING, day=day)
    return convene(cooperation, plan, None, today=DAY, by=ANNA)[0]


def measure(cooperation: Cooperation) -> Measure:
    found = cooperation.content.items[ItemId("A1")]
    assert isinstance(found, Measure)
    return found


def pledge(cooperation: Cooperation) -> Pledge:
    found = cooperation.content.items[ItemId("L1")]
    assert isinstance(found, Pledge)
    return found


def test_an_empty_cooperation_has_an_agenda_with_nothing_in_it() -> None:
    plan = Plan(kind=MeetingKind.STEERING, day=DAY)
    cooperation, _ = convene(together(), plan, None, today=DAY, by=ANNA)
    found = agenda(cooperation)
    assert found.since == DAY  # the day it was founded, not ninety days before
    assert (found.news, found.off_course, found.pledges, found.waiting) == ((), (), (), ())
    assert (found.ending, found.lifted, found.following, found.last) == ((), (), None, None)


def test_it_tells_what_happened_by_kind_and_each_thing_once() -> None:
    cooperation = tick(met(), JOINT, by=BO)
    cooperation = change(cooperation, replace(measure(cooperation), aim="40 %"), by=BO)
    cooperation = agreed(cooperation, "L1")
    news = dict(agenda(cooperation).news)
    assert news == {
        Act.SETTLED: ("L1",),
        Act.ITEM_ADDED: ("A1",),
        Act.TICKED: (JOINT.id,),
    }


def test_it_looks_back_to_the_last_meeting_of_the_kind_and_no_further() -> None:
    cooperation = again(met())
    later = NEXT + timedelta(days=1)
    assert agenda(cooperation, "M2", later).since == DAY
    other = replace(meeting_of(cooperation, M1), kind=MeetingKind.WORKING)
    content = cooperation.content.with_item(other)
    assert agenda(replace(cooperation, content=content), "M2", later).last is None


def test_red_and_yellow_are_on_it_until_they_are_green_or_done() -> None:
    cooperation = met()
    red = replace(measure(cooperation), colour=Colour.RED, reason="Försenad")
    yellow = replace(pledge(cooperation), colour=Colour.YELLOW, reason="Få vandringar")
    cooperation = change(change(cooperation, red, by=ANNA), yellow, by=ANNA)
    assert [one.id for one in agenda(cooperation).off_course] == ["A1", "L1"]
    finished = change(cooperation, replace(red, done=True), by=ANNA)
    assert [one.id for one in agenda(finished).off_course] == ["L1"]


def test_pledges_stand_with_what_is_done_and_what_the_residents_do_not_know() -> None:
    cooperation = agreed(met(), "L1")
    assert (agenda(cooperation).untold, agenda(cooperation).told) == (("L1",), ())
    cooperation = publish_internally(cooperation, pledge(cooperation), 1, DAY, by=ANNA)
    cooperation = publish(cooperation, pledge(cooperation), 1, DAY, by=ANNA)
    counted = replace(pledge(cooperation), outcomes=(Outcome(count=2, day=DAY, by=BO),))
    found = agenda(change(cooperation, counted, by=BO))
    assert [(one.id, one.total) for one in found.pledges] == [("L1", 2)]
    assert (found.untold, found.told) == ((), ("L1",))


def test_what_the_absent_agreed_to_elsewhere_is_still_to_be_told() -> None:
    drafted, _ = draft_pledge(
        alone(),
        "Vi vandrar.",
        lambda id_: Pledge(id=id_, by=ANNA, promised_by=alone().party_ids),
        by=ANNA,
    )
    planned, _ = convene(drafted, PLAN, None, today=DAY, by=ANNA)
    half = approve(planned, MatterId("L1"), 1, by=ANNA)
    assert agenda(half).untold == ()
    assert agenda(record_outside(half, MatterId("L1"), 1, by=ANNA)).untold == ("L1",)


def test_it_says_whose_yes_each_text_waits_for() -> None:
    cooperation = approve(met(), MatterId("L1"), 1, by=ANNA)
    assert agenda(cooperation).waiting == (("L1", (BO.party,)),)


def test_it_warns_of_what_ends_within_two_months_and_not_of_what_is_done() -> None:
    cooperation = met()
    soon = replace(measure(cooperation), end=DAY + timedelta(days=60))
    late = replace(pledge(cooperation), end=DAY + timedelta(days=61))
    cooperation = change(change(cooperation, soon, by=ANNA), late, by=ANNA)
    assert [one.id for one in agenda(cooperation).ending] == ["A1"]
    past = agenda(cooperation, today=DAY + timedelta(days=61))
    assert [one.id for one in past.ending] == ["L1"]


def test_what_was_lifted_out_comes_up_at_the_next_meeting() -> None:
    cooperation = recorded(met(), point(Point.DONE, "A1"), point(Point.NOTE))
    meeting = meeting_of(cooperation, M1)
    lifted = lift_out(cooperation, meeting, 2, "Vi hann inte", "1. Klar.", by=BO)
    after, _ = settled(again(lifted))
    [gone] = agenda(after, "M2").lifted
    assert gone.reason == "Vi hann inte"


def test_the_next_date_is_that_of_the_same_kind() -> None:
    cooperation = again(again(met(), NEXT + timedelta(days=30)))
    following = agenda(cooperation).following
    assert following is not None
    assert following.day == NEXT
