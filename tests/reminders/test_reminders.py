"""What falls due gets its row in whichever save comes first; none is lost, and none made twice."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.domain.ledger import swept
from bot.domain.log import JOINT
from bot.domain.member import By
from bot.domain.putting_off import acknowledge
from bot.domain.reminding import Lapse, Plan, Quiet
from reminders.rule import Kind, Rule
from tests.domain.builders import ANNA, BO, LINDSALA
from tests.reminders.toys import DAY, EVE, FIRST, SECOND, Table, at

MORNING = Quiet(begins=time(8), ends=time(11))


@pytest.fixture
def table() -> Table:
    return Table()


def told(table: Table) -> list[str]:
    """Return whom something waits for."""
    return [one.occasion.to for one in table.now.ledger if one.occasion and one.pending]


def acknowledged(table: Table, by: By) -> None:
    found = (one.occasion for one in table.reminders.all_of(table.now))
    mine = next(one for one in found if one.to == by.person)
    table.save(acknowledge(table.now, mine, by=by))


def test_what_is_next_is_planned_and_nothing_is_said_before(table: Table) -> None:
    plan = Plan(until=table.clock.now(), next=at(FIRST), rules=table.reminders.code)
    assert table.now.plan == plan
    table.move(FIRST, 8, 59)
    table.change()
    assert table.rows() == []


@pytest.mark.parametrize("days", [0, 3])
def test_any_save_makes_a_row_of_what_has_fallen_due(table: Table, days: int) -> None:
    table.move(FIRST + timedelta(days=days))
    table.change()
    assert table.rows() == [("-14d", "-")]
    assert (table.row.due, table.row.audience) == (at(FIRST), JOINT)
    assert table.now.plan is not None
    assert table.now.plan.next == at(SECOND)
    table.change()
    assert len(table.rows()) == 1


def test_a_change_that_moves_the_day_loses_nothing_that_was_due(table: Table) -> None:
    table.move(FIRST)
    table.ends(DAY + timedelta(days=7))
    assert table.rows() == [("-14d", "-")]
    table.move(FIRST, 9, 1)
    assert table.checked(table.row).lapsed is Lapse.REPLACED


def test_a_moved_day_makes_new_occasions(table: Table) -> None:
    table.move(FIRST)
    table.change()
    table.ends(DAY + timedelta(days=7))
    table.move(SECOND)
    table.change()
    assert table.rows() == [("-14d", "-"), ("-14d", "-")]
    [old, new] = table.now.ledger
    assert table.checked(old).lapsed is Lapse.REPLACED
    assert table.checked(new).lapsed is None


def test_of_what_a_change_puts_into_the_past_nothing_is_said(table: Table) -> None:
    table.ends(date(2027, 3, 15))
    assert table.rows() == []
    assert table.now.plan is not None
    assert table.now.plan.next == at(date(2027, 3, 15), 8)
    table.move(date(2027, 3, 11))
    table.change()
    assert table.rows() == []


def test_after_downtime_only_the_latest_of_a_series_is_told_and_the_rest_is_noted(
    table: Table,
) -> None:
    table.move(EVE, 10)
    table.change()
    assert table.rows() == [
        ("-14d", Lapse.OVERTAKEN),
        ("-7d", Lapse.OVERTAKEN),
        ("-1d", "-"),
    ]
    assert table.late() == at(EVE)


def test_quiet_hours_taken_away_lose_nothing(table: Table) -> None:
    table.quiet(MORNING)
    table.move(FIRST, 10)
    table.quiet(None)
    table.move(FIRST, 11)
    table.change()
    assert table.rows() == [("-14d", "-")]


def test_quiet_hours_that_move_what_has_been_told_tell_it_once(table: Table) -> None:
    table.move(FIRST)
    table.change()
    table.quiet(MORNING)
    table.move(FIRST, 11)
    table.change()
    assert table.rows() == [("-14d", "-")]


def test_a_persons_reminder_is_her_partys_own() -> None:
    table = Table(Kind.PERSON)
    table.move(FIRST)
    table.change()
    found = {one.audience: one.occasion.to for one in table.now.ledger if one.occasion}
    assert found == {LINDSALA: ANNA.person, BO.party: BO.person}


def test_who_needs_it_no_more_gets_no_more_and_the_others_do() -> None:
    table = Table(Kind.PERSON)
    acknowledged(table, ANNA)
    for day in (FIRST, SECOND):
        table.move(day)
        table.change()
    assert told(table) == [BO.person, BO.person]


def test_who_needs_it_no_more_is_reminded_of_a_new_day() -> None:
    table = Table(Kind.PERSON)
    acknowledged(table, ANNA)
    table.ends(DAY + timedelta(days=7))
    table.move(SECOND)
    table.change()
    assert told(table) == [ANNA.person, BO.person]


def test_who_needs_it_no_more_is_left_alone_however_long_the_series_is() -> None:
    table = Table(Kind.PERSON)
    table.ends(date(2027, 9, 15))
    acknowledged(table, ANNA)
    table.move(date(2027, 8, 31))
    table.save(replace(table.now, ledger=swept(table.now.ledger, table.clock.now())))
    table.move(date(2027, 9, 1))
    table.change()
    assert told(table) == [BO.person]


def test_what_was_planned_by_other_rules_is_planned_anew(table: Table) -> None:
    code = table.reminders.code
    table.reminders = table.built([Rule(name="other", kind=Kind.ROOM, find=lambda _: iter(()))])
    table.change()
    assert table.now.plan == Plan(until=table.clock.now(), next=None, rules=table.reminders.code)
    table.reminders = table.built([table.toys.rule])
    table.change()
    assert table.now.plan == Plan(until=table.clock.now(), next=at(FIRST), rules=code)


def test_letters_lines_are_no_occasions() -> None:
    table = Table(Kind.LETTER)
    assert list(table.reminders.all_of(table.now)) == []
    assert table.now.plan is not None
    assert table.now.plan.next is None
