"""What stands in a letter: each line once, and not before, after, or against her will."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId
from bot.domain.ledger import News
from bot.domain.party import POLICE
from bot.domain.putting_off import acknowledge, put_off
from bot.domain.reminding import Occasion
from reminders.lines import Line, Week, lines_for
from reminders.rule import Call, Kind, Rule
from tests.domain.builders import ANNA, BO, LINDSALA, START, together
from tests.reminders.situations import situation

TODAY = date(2027, 3, 16)
WEEK = Week(today=TODAY, next=date(2027, 3, 23))
DAY = date(2027, 4, 1)
CALL = Call(about="A1", day=DAY, offset="-14d", on=TODAY)
WORDS = {"template": "reminders/toy", "facts": {}, "buttons": []}


def lines(
    *calls: Call,
    week: Week = WEEK,
    person: PersonId = ANNA.person,
    kind: Kind = Kind.LETTER,
    there: Cooperation | None = None,
) -> list[Line]:
    rule = Rule(name="toy", kind=kind, find=lambda _: iter(calls))
    return list(lines_for(person, [situation(there or together(), TODAY)], [rule], week))


def offsets(*calls: Call, week: Week = WEEK) -> list[str]:
    return [one.call.offset for one in lines(*calls, week=week)]


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize(
    ("on", "before", "shown"),
    [
        (days(0), False, True),
        (days(1), False, False),
        (days(6), True, True),
        (days(7), True, False),
        (days(-40), False, True),
        (days(-40), True, True),
    ],
)
def test_what_announces_is_told_ahead_and_the_rest_when_it_has_come(
    on: date, *, before: bool, shown: bool
) -> None:
    assert bool(offsets(replace(CALL, on=on, before=before))) is shown


def test_what_makes_no_sense_any_more_is_left_out() -> None:
    assert offsets(replace(CALL, until=TODAY)) == ["-14d"]
    assert offsets(replace(CALL, until=days(-1))) == []


def test_only_the_latest_of_a_series_is_told() -> None:
    earlier = replace(CALL, offset="-21d", on=days(-5))
    assert offsets(CALL, earlier) == offsets(earlier, CALL) == ["-14d"]
    assert len(lines(CALL, replace(CALL, about="A2"), replace(CALL, day=days(40)))) == 3


def test_what_stood_in_a_letter_does_not_stand_in_the_next() -> None:
    [line] = lines(CALL)
    told = replace(WEEK, told=frozenset({line.key}))
    assert offsets(CALL, week=told) == []
    assert offsets(replace(CALL, offset="-3d"), week=told) == ["-3d"]
    assert offsets(replace(CALL, day=days(9)), week=told) == ["-14d"]


def test_what_is_told_at_once_is_no_line() -> None:
    assert lines(CALL, kind=Kind.ROOM) == lines(CALL, kind=Kind.PERSON) == []


def test_only_her_own_partys_lines_are_hers() -> None:
    assert lines(replace(CALL, party=POLICE)) == []
    assert len(lines(replace(CALL, party=POLICE), person=BO.person)) == 1
    assert lines(CALL, person=PersonId("stranger")) == []


def test_the_first_to_expire_is_on_top_over_all_her_cooperations() -> None:
    other = replace(together(), id=CooperationId("norrby-1"))

    def rule(about: str, day: date) -> Rule:
        call = replace(CALL, about=about, day=day)
        return Rule(name=about, kind=Kind.LETTER, find=lambda _: iter([call]))

    here = [situation(one, TODAY) for one in (other, together())]
    found = lines_for(ANNA.person, here, [rule("A9", days(3)), rule("A1", days(2))], WEEK)
    assert [(one.call.about, one.cooperation.id) for one in found] == [
        ("A1", "lindsala-1"),
        ("A1", "norrby-1"),
        ("A9", "lindsala-1"),
        ("A9", "norrby-1"),
    ]
    assert len({one.key for one in found}) == 4


def occasion(person: PersonId) -> Occasion:
    return Occasion(
        rule="toy", about="A1", day=DAY, offset="-14d", to=person, moment=START, snoozed=True
    )


def test_what_she_has_put_off_or_needs_no_more_is_left_out() -> None:
    put = put_off(together(), occasion(ANNA.person), WORDS, by=ANNA)
    noted = acknowledge(together(), occasion(ANNA.person), by=ANNA)
    for there in (put, noted):
        assert lines(CALL, there=there) == []
        assert len(lines(replace(CALL, day=days(40)), there=there)) == 1
        assert len(lines(CALL, person=BO.person, there=there)) == 1


def test_what_was_put_off_and_has_come_may_be_told_again() -> None:
    put = put_off(together(), occasion(ANNA.person), WORDS, by=ANNA)
    rows: tuple[News, ...] = tuple(one.sent({"@console:anna": "m1"}) for one in put.ledger)
    assert len(lines(CALL, there=replace(put, ledger=rows))) == 1


def test_a_chiefs_line_is_told_her_only_where_it_is_turned_on() -> None:
    own = together().own_of(LINDSALA)
    there = replace(together(), own={LINDSALA: replace(own, to_chief=("toy",))})
    assert len(lines(replace(CALL, party=LINDSALA), there=there)) == 1


def test_what_is_routine_stands_last_whatever_its_day() -> None:
    def rule(name: str, day: date, *, routine: bool) -> Rule:
        call = replace(CALL, day=day)
        return Rule(name=name, kind=Kind.LETTER, find=lambda _: iter([call]), routine=routine)

    rules = [rule("count", days(1), routine=True), rule("last_day", days(30), routine=False)]
    found = lines_for(ANNA.person, [situation(together(), TODAY)], rules, WEEK)
    assert [one.rule.name for one in found] == ["last_day", "count"]
