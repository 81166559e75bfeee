"""From rules to occasions: to each recipient at her moment, quiet time forward or back."""

from dataclasses import replace
from datetime import UTC, date, time

import pytest

from bot.domain.reminding import Quiet
from reminders.occasions import Found, occasions
from reminders.rule import Call, Kind, Rule
from tests.domain.builders import ANNA, BO, LINDSALA, together
from tests.reminders.situations import situation
from tests.reminders.toys import at

DAY = date(2027, 3, 16)
CALL = Call(about="A1", day=DAY, offset="+0d", on=DAY)
LUNCH = Quiet(begins=time(8), ends=time(11))


def found(call: Call = CALL, kind: Kind = Kind.ROOM, quiet: Quiet | None = None) -> list[Found]:
    there = together()
    there = replace(there, rooms=(replace(there.rooms[0], quiet=quiet),))
    rule = Rule(name="toy", kind=kind, find=lambda _: iter([call]))
    return list(occasions(situation(there, date(2027, 3, 10)), [rule]))


@pytest.mark.parametrize(
    ("fields", "moment"),
    [
        ({}, at(DAY)),
        ({"on": date(2027, 3, 13)}, at(date(2027, 3, 15), 8)),
        ({"on": date(2027, 3, 13), "before": True}, at(date(2027, 3, 12), 15)),
        ({"on": date(2027, 7, 14)}, at(date(2027, 8, 2), 8)),
        ({"on": date(2027, 7, 14), "before": True}, at(date(2027, 6, 30), 15)),
        ({"on": date(2027, 7, 14), "legal": True}, at(date(2027, 7, 14))),
    ],
)
def test_it_is_said_at_nine_or_beside_the_quiet_time(
    fields: dict[str, object], moment: object
) -> None:
    [one] = found(replace(CALL, **fields))  # type: ignore[arg-type]
    assert one.occasion.moment == moment
    assert one.occasion.moment.tzinfo is UTC


def test_the_rooms_quiet_hours_count_and_its_words_are_for_all() -> None:
    [one] = found(quiet=LUNCH)
    assert (one.occasion.moment, one.party) == (at(DAY, 11), None)


def test_each_person_has_her_own() -> None:
    both = found(kind=Kind.PERSON)
    assert {one.occasion.to for one in both} == {ANNA.person, BO.person}
    assert len({one.occasion.row for one in both}) == 2
    [hers] = found(replace(CALL, party=LINDSALA), Kind.PERSON)
    assert (hers.occasion.to, hers.party) == (ANNA.person, LINDSALA)


def test_a_line_of_a_letter_is_none() -> None:
    assert found(kind=Kind.LETTER) == []
