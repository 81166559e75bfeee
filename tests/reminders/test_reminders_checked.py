"""A reminder is looked at before it is sent: it may wait, have lapsed, or be late."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.letter import Wishes
from bot.domain.putting_off import put_off
from bot.domain.reminding import Lapse, Occasion, Quiet
from reminders.rule import Kind
from tests.domain.builders import ANNA, BO, LINDSALA
from tests.reminders.situations import ending
from tests.reminders.toys import DAY, FIRST, SECOND, Table, at

MORNING = Quiet(begins=time(8), ends=time(11))


@pytest.fixture
def table() -> Table:
    """Return a table on which the first reminder has just fallen due."""
    there = Table()
    there.move(FIRST)
    there.change()
    return there


@pytest.mark.parametrize(("minute", "marked"), [(0, False), (5, False), (6, True)])
def test_what_comes_later_than_a_few_minutes_says_so(
    table: Table, minute: int, *, marked: bool
) -> None:
    table.move(FIRST, 9, minute)
    assert table.late() == (at(FIRST) if marked else None)


def test_what_is_over_when_it_could_be_sent_is_told_no_more(table: Table) -> None:
    kept = table.row
    table.move(SECOND - timedelta(days=1))
    assert table.checked(kept).lapsed is None
    table.move(SECOND)
    assert table.checked(kept).lapsed is Lapse.OVERTAKEN


def test_what_has_no_reason_any_more_is_told_no_more(table: Table) -> None:
    content = replace(table.now.content, agreement=replace(table.now.content.agreement, end=None))
    table.save(replace(table.now, content=content))
    assert table.checked(table.row).lapsed is Lapse.REPLACED


def test_what_is_said_is_said_as_things_stand_when_it_is_sent(table: Table) -> None:
    table.toys.call = replace(table.toys.call, facts={"left": 3})
    found = table.checked(table.row).message
    assert found is not None
    assert (found["template"], found["facts"]["left"]) == ("reminders/toy", 3)
    assert [one["command"] for one in found["buttons"]] == ["snooze", "why"]


@pytest.mark.parametrize(("hour", "minute"), [(16, 0), (20, 30)])
def test_what_could_not_be_sent_waits_for_the_next_working_hour(
    table: Table, hour: int, minute: int
) -> None:
    table.move(FIRST, hour, minute)
    held = table.checked(table.row)
    assert (held.due, held.pending) == (at(FIRST + timedelta(days=1), 8), True)


def test_a_rooms_quiet_hours_move_it_and_it_is_in_time() -> None:
    table = Table()
    table.quiet(MORNING)
    assert table.now.plan is not None
    assert table.now.plan.next == at(FIRST, 11)
    table.move(FIRST, 11)
    table.change()
    assert table.late() is None


def test_quiet_hours_that_begin_before_it_is_sent_hold_it_and_it_is_in_time(table: Table) -> None:
    table.quiet(MORNING)
    held = table.checked(table.row)
    assert (held.due, held.pending) == (at(FIRST, 11), True)
    table.move(FIRST, 11, 1)
    table.change()
    assert table.rows() == [("-14d", "-")]
    assert table.late(held) is None


@pytest.mark.parametrize("minute", [0, 1, 10])
def test_a_persons_quiet_hours_hold_hers_alone_and_it_is_in_time(minute: int) -> None:
    table = Table(Kind.PERSON)
    anna = table.people.load(ANNA.person)
    table.people.save(replace(anna, wishes=Wishes(quiet=MORNING)))
    table.move(FIRST, 9, minute)
    table.change()
    [hers, his] = table.now.ledger
    assert (hers.audience, his.audience) == (ANNA.party, BO.party)
    held = table.checked(hers)
    assert at(FIRST, 11) <= held.due <= at(FIRST, 11, 5)
    assert table.checked(his).due == at(FIRST)
    table.clock.move(held.due)
    assert table.late(held) is None


def chosen(table: Table, day_after: int = 2) -> Occasion:
    """Put it off, some days from now."""
    moment = at(FIRST + timedelta(days=day_after))
    occasion = Occasion(
        rule="toy",
        about="A1",
        day=DAY,
        offset="-14d",
        to=ANNA.person,
        moment=moment,
        snoozed=True,
    )
    message = {"template": "reminders/toy", "facts": {}, "buttons": []}
    table.save(put_off(table.now, occasion, message, by=ANNA))
    return occasion


def test_what_is_put_off_comes_at_its_moment_to_her_alone(table: Table) -> None:
    occasion = chosen(table)
    assert (table.row.due, table.row.audience) == (occasion.moment, LINDSALA)
    table.clock.move(occasion.moment)
    found = table.checked(table.row)
    assert (found.lapsed, found.due, table.late()) == (None, occasion.moment, None)


def test_what_is_put_off_past_the_next_one_comes_all_the_same_and_says_the_latest(
    table: Table,
) -> None:
    occasion = chosen(table, 9)
    table.clock.move(occasion.moment)
    found = table.checked(table.row).message
    assert found is not None
    assert found["facts"]["offset"] == "-7d"


def test_what_is_put_off_of_a_day_that_moved_is_told_no_more(table: Table) -> None:
    occasion = chosen(table)
    table.save(ending(table.now, DAY + timedelta(days=7)))
    table.clock.move(occasion.moment)
    assert table.checked(table.row).lapsed is Lapse.REPLACED


@pytest.mark.parametrize("gone", ["member", "rule"])
def test_what_is_put_off_by_who_has_left_or_of_a_rule_that_is_gone_is_told_no_more(
    table: Table, gone: str
) -> None:
    chosen(table)
    if gone == "member":
        left = tuple(one for one in table.now.members if one.person != ANNA.person)
        table.save(replace(table.now, members=left))
    else:
        table.reminders = table.built([])
    assert table.checked(table.row).lapsed is Lapse.REPLACED
