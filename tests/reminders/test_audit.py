"""The audit finds a reminder that will not come, or has not come; on what is sound, nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.letter import AS_USUAL, Mail, Wishes
from reminders.audit import Audit, Fault, Kind
from reminders.rule import Kind as RuleKind
from tests.domain.builders import ANNA, BO
from tests.reminders.toys import FIRST, SECOND, Table, at

MINUTES = timedelta(minutes=5)
LETTER = at(date(2027, 3, 16))
MAIL = Mail(code=AS_USUAL.code, letter=LETTER, dated=None, until=at(date(2027, 3, 10)))


@pytest.fixture
def table() -> Table:
    return Table()


def faults(table: Table) -> list[Fault]:
    return list(Audit(table.reminders, table.clock).of(table.now))


def mail_faults(table: Table, mail: Mail | None, wishes: Wishes = AS_USUAL) -> list[Fault]:
    anna = replace(table.people.load(ANNA.person), wishes=wishes)
    return list(Audit(table.reminders, table.clock).of_person(anna, mail))


@pytest.mark.parametrize("kind", list(RuleKind))
def test_on_what_is_sound_it_finds_nothing(kind: RuleKind) -> None:
    table = Table(kind)
    assert faults(table) == []
    for day in (FIRST, SECOND):
        table.move(day)
        assert faults(table) == []
        table.change()
        assert faults(table) == []
        told = tuple(row.sent({"chat": "m1"}) for row in table.now.ledger)
        table.save(replace(table.now, ledger=told))
        table.move(day, 15)
        assert faults(table) == []


def test_who_has_no_plan_is_found(table: Table) -> None:
    table.cooperations.save(replace(table.now, plan=None))
    assert faults(table) == [Fault(kind=Kind.UNPLANNED, since=table.now.founded)]


def test_a_plan_by_other_rules_is_found(table: Table) -> None:
    table.reminders = table.built([])
    assert [one.kind for one in faults(table)] == [Kind.UNPLANNED]


@pytest.mark.parametrize("next_", [None, at(FIRST, 10), at(FIRST, 8), at(SECOND)])
def test_a_plan_that_is_not_what_the_rules_say_is_found(table: Table, next_: object) -> None:
    assert table.now.plan is not None
    wrong = replace(table.now.plan, next=next_)  # type: ignore[arg-type]
    since = table.now.plan.until
    table.cooperations.save(replace(table.now, plan=wrong))
    assert faults(table) == [Fault(kind=Kind.UNPLANNED, since=since)]


@pytest.mark.parametrize("made_a_row", [True, False])
def test_what_should_have_been_sent_is_found_after_some_minutes(
    table: Table, *, made_a_row: bool
) -> None:
    table.move(FIRST)
    if made_a_row:
        table.change()
    table.clock.move(at(FIRST) + MINUTES)
    assert faults(table) == []
    table.clock.move(at(FIRST) + MINUTES + timedelta(seconds=1))
    assert faults(table) == [Fault(kind=Kind.OVERDUE, since=at(FIRST))]


def test_what_has_failed_is_overdue_only_after_its_next_try(table: Table) -> None:
    table.move(FIRST)
    table.change()
    again = at(FIRST, 13)
    failed = replace(table.row, tries=5, failure="refused", due=again)
    table.save(replace(table.now, ledger=(failed,)))
    table.move(FIRST, 12, 59)
    assert faults(table) == []
    table.move(FIRST, 13, 6)
    assert faults(table) == [Fault(kind=Kind.OVERDUE, since=again)]


def test_a_letter_that_fails_is_found_with_its_reason(table: Table) -> None:
    table.clock.move(LETTER)
    failed = MAIL.failed(at=LETTER, why="refused")
    assert mail_faults(table, failed) == [
        Fault(kind=Kind.FAILED, since=LETTER + timedelta(minutes=1), why="refused")
    ]


def test_a_letter_that_should_have_come_is_found_after_some_minutes(table: Table) -> None:
    table.clock.move(LETTER + MINUTES)
    assert mail_faults(table, MAIL) == []
    table.clock.move(LETTER + MINUTES + timedelta(seconds=1))
    assert mail_faults(table, MAIL) == [Fault(kind=Kind.OVERDUE, since=LETTER)]


def test_somebody_new_or_with_new_wishes_is_only_planned_at_the_next_tick(table: Table) -> None:
    table.clock.move(LETTER + timedelta(days=1))
    assert mail_faults(table, None) == []
    assert mail_faults(table, MAIL, Wishes(weekday=5)) == []


def test_who_gets_no_letter_lacks_none(table: Table) -> None:
    table.clock.move(LETTER + timedelta(days=9))
    assert mail_faults(table, replace(MAIL, letter=None)) == []


def test_all_of_it_is_looked_over_each_person_once(table: Table) -> None:
    table.clock.move(LETTER + timedelta(days=1))
    for by in (ANNA, BO):
        table.people.keep_mail(by.person, MAIL)
    table.cooperations.save(replace(table.now, plan=None))
    found = Audit(table.reminders, table.clock).all([table.now], table.people)
    assert sorted((who, one.kind) for who, one in found) == [
        (ANNA.person, Kind.OVERDUE),
        (BO.person, Kind.OVERDUE),
        (table.now.id, Kind.UNPLANNED),
    ]
