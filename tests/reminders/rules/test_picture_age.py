"""A municipality's picture is to be followed up within two years of what it last did with it."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.cooperation import Cooperation, Own
from bot.domain.decision import Reference
from bot.domain.ids import TaskId
from bot.domain.party import POLICE
from bot.domain.picture import OwnObservation, Seen
from bot.domain.picturing import add_joint
from bot.domain.round import Mark, MarkKind
from bot.domain.ticking import tick
from reminders.rules.picture_age import RULE
from tests.domain.builders import ANNA, BO, CIA, LINDSALA, NORRBY, together
from tests.domain.followed import in_step, later
from tests.reminders.situations import PROCESS, days, found, in_round, labels

DAY = date(2028, 1, 10)
TASK = PROCESS.task(TaskId("2.2"))
SEEN = Seen(text="Bråk vid torget")


def due(cooperation: Cooperation) -> dict[str, date]:
    """Return the day of each municipality."""
    return {one.party or "": one.day for one in found(RULE, cooperation, DAY)}


def test_it_is_told_before_and_after_the_day() -> None:
    calls = found(RULE, tick(in_step(), TASK, by=ANNA), DAY)
    assert days(calls) == [
        ("-6m", date(2028, 7, 11)),
        ("-3m", date(2028, 10, 11)),
        ("-1m", date(2028, 12, 11)),
        ("+1d", date(2029, 1, 12)),
    ]
    assert [one.before for one in calls] == [True, True, True, False]
    assert {(one.about, one.party, one.legal) for one in calls} == {("2.2", LINDSALA, True)}
    assert {tuple(labels(one)) for one in calls} == {("new_picture",)}


def test_nothing_is_told_where_nothing_is_known() -> None:
    assert due(in_step()) == {}


def test_the_newest_that_is_known_counts() -> None:
    there, _ = add_joint(in_step(), SEEN, by=later(ANNA, days=10))
    assert due(there) == {LINDSALA: date(2029, 1, 21)}
    own = OwnObservation(number=1, seen=SEEN, by=later(ANNA, days=20))
    there = replace(there, own={LINDSALA: Own(notes={}, observations=(own,))})
    assert due(there) == {LINDSALA: date(2029, 1, 31)}
    there = tick(there, TASK, by=later(ANNA, days=30))
    assert due(there) == {LINDSALA: date(2029, 2, 10)}


def test_a_document_counts_from_its_own_day() -> None:
    document = Reference(title="Lägesbild", day=date(2026, 12, 1))
    assert due(tick(in_step(), TASK, by=ANNA, reference=document)) == {LINDSALA: date(2028, 12, 1)}
    undated = tick(in_step(), TASK, by=ANNA, reference=replace(document, day=None))
    assert due(undated) == {LINDSALA: date(2029, 1, 11)}


def test_a_task_put_aside_is_no_picture() -> None:
    aside = Mark(kind=MarkKind.SKIPPED, party=LINDSALA, by=ANNA, reason="Finns")
    assert due(in_round(in_step(), marks={TASK.id: (aside,)})) == {}


def test_the_police_have_no_such_day_and_each_municipality_its_own() -> None:
    there, _ = add_joint(together(2), SEEN, by=BO)
    there, _ = add_joint(there, SEEN, by=later(CIA, days=1))
    assert due(there) == {NORRBY: date(2029, 1, 12)}
    assert POLICE not in due(there)


def test_a_day_is_the_one_on_the_walls() -> None:
    there = tick(in_step(), TASK, by=replace(ANNA, at=ANNA.at + timedelta(hours=15, minutes=30)))
    assert due(there) == {LINDSALA: date(2029, 1, 12)}
