"""What waits for a party stands in its letters: the workday after, and then every fourth week."""

from datetime import date

from bot.domain.agreeing import approve, decline
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ADVANCE, MatterId
from bot.domain.party import POLICE
from bot.domain.scheduling import schedule
from reminders.rules.waiting import RULE
from tests.domain.builders import ANNA, BO, LINDSALA
from tests.domain.followed import in_step
from tests.reminders.situations import asked, days, found, labels

DAY = date(2027, 1, 18)


def half() -> Cooperation:
    """Return a text that waits for the police since 11 January."""
    return approve(asked(in_step(), "1.5"), MatterId("1.5"), 1, by=ANNA)


def test_it_is_told_the_workday_after() -> None:
    first, _ = found(RULE, half(), DAY)
    assert (first.offset, first.on) == ("1w", date(2027, 1, 12))
    assert first.until == date(2027, 2, 7)
    assert (first.about, first.party) == ("1.5", POLICE)
    assert first.facts == {"workdays": 5, "at_board": False, "others": [LINDSALA]}
    assert labels(first) == ["show"]


def test_then_it_is_told_every_fourth_week_as_long_as_it_waits() -> None:
    assert days(found(RULE, half(), date(2027, 3, 20))) == [
        ("1w", date(2027, 1, 12)),
        ("+28d", date(2027, 2, 8)),
        ("+56d", date(2027, 3, 8)),
        ("+84d", date(2027, 4, 5)),
    ]


def test_a_text_without_a_yes_waits_for_both() -> None:
    calls = found(RULE, asked(in_step(), "1.5"), DAY)
    assert {one.party for one in calls} == {LINDSALA, POLICE}
    assert {tuple(one.facts["others"]) for one in calls} == {()}  # type: ignore[arg-type]


def test_each_text_has_its_own_line() -> None:
    there = approve(asked(half(), "4.5"), MatterId("4.5"), 1, by=ANNA)
    first = [one.about for one in found(RULE, there, DAY) if one.offset == "1w"]
    assert first == ["1.5", "4.5"]


def test_a_move_is_shown_by_the_words_of_a_proposal() -> None:
    there = approve(asked(in_step(), ADVANCE), ADVANCE, 1, by=ANNA)
    [line] = [one for one in found(RULE, there, DAY) if one.offset == "1w"]
    assert line.about == ADVANCE
    assert labels(line) == ["show_move"]


def test_a_no_waits_for_nobody() -> None:
    there = decline(half(), MatterId("1.5"), 1, by=BO, reason="Nej")
    assert found(RULE, there, DAY) == []


def test_it_rests_until_the_day_of_its_own_board() -> None:
    board = date(2027, 2, 10)
    there = schedule(half(), MatterId("1.5"), "KS", board, today=DAY, by=BO)
    [call] = found(RULE, there, DAY)
    assert (call.day, call.on) == (board, date(2027, 2, 11))
    assert call.facts["at_board"] is True
