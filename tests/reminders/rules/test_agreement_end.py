"""The agreement's end is told in good time, with what to do about it."""

from datetime import date

from bot.domain.ids import AGREEMENT
from reminders.rules.agreement_end import RULE
from tests.domain.followed import in_step
from tests.reminders.situations import days, ending, found, labels

END = date(2030, 12, 31)
DAY = date(2030, 1, 8)


def test_it_is_told_from_nine_months_before_until_the_day_after() -> None:
    calls = found(RULE, ending(in_step(), END), DAY)
    assert days(calls) == [
        ("-9m", date(2030, 4, 1)),
        ("-6m", date(2030, 7, 1)),
        ("-3m", date(2030, 10, 1)),
        ("-1m", date(2030, 12, 1)),
        ("+1d", date(2031, 1, 1)),
    ]
    assert [one.before for one in calls] == [True, True, True, True, False]
    assert [labels(one) for one in calls] == [
        ["follow_up"],
        ["new_round"],
        ["draft"],
        ["agreement"],
        ["status"],
    ]
    assert {(one.about, one.party, one.day) for one in calls} == {(AGREEMENT, None, END)}


def test_only_the_latest_makes_sense() -> None:
    calls = found(RULE, ending(in_step(), END), DAY)
    assert [one.until for one in calls] == [
        date(2030, 6, 30),
        date(2030, 9, 30),
        date(2030, 11, 30),
        END,
        date(2031, 3, 31),
    ]


def test_an_agreement_without_an_end_is_not_spoken_of() -> None:
    assert found(RULE, in_step(), DAY) == []
