"""How somebody wants her letter, and the ledger of what she has been told."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.ledger import PAUSES
from bot.domain.letter import AS_USUAL, KEPT, Mail, Wishes
from bot.domain.reminding import Quiet

AT = datetime(2027, 3, 16, 8, tzinfo=UTC)
DAY = AT.date()
MAIL = Mail(code=AS_USUAL.code, letter=AT, dated=None, until=AT)


def test_a_letter_comes_on_tuesdays_at_nine_until_she_says_otherwise() -> None:
    assert (AS_USUAL.weekday, AS_USUAL.at, AS_USUAL.letter) == (2, time(9), True)
    assert (AS_USUAL.quiet, AS_USUAL.chosen) == (None, ())


@pytest.mark.parametrize(
    "other",
    [
        Wishes(weekday=3),
        Wishes(at=time(10)),
        Wishes(letter=False),
        Wishes(quiet=Quiet(begins=time(12), ends=time(13))),
        Wishes(chosen=("grants",)),
    ],
)
def test_each_wish_tells_that_the_plan_is_old(other: Wishes) -> None:
    assert other.code != AS_USUAL.code
    assert replace(other).code == other.code


@pytest.mark.parametrize(
    ("letter", "dated", "due", "found"),
    [
        (None, None, None, None),
        (AT, None, None, AT),
        (None, AT, None, AT),
        (AT + timedelta(days=1), AT, None, AT),
        (AT, AT + timedelta(days=1), None, AT),
        (AT, None, AT + timedelta(minutes=1), AT + timedelta(minutes=1)),
        (AT, None, AT - timedelta(days=1), AT),
        (None, None, AT, None),
    ],
)
def test_what_is_next_is_the_first_and_not_before_a_pause_is_over(
    letter: datetime | None,
    dated: datetime | None,
    due: datetime | None,
    found: datetime | None,
) -> None:
    assert replace(MAIL, letter=letter, dated=dated, due=due).next == found


def test_each_failure_waits_longer_and_the_letter_stays_due() -> None:
    mail, waits = MAIL, []
    for _ in range(len(PAUSES) + 1):
        mail = mail.failed(at=AT, why="refused")
        assert mail.due is not None
        waits.append(mail.due - AT)
    assert waits == [*PAUSES, PAUSES[-1]]
    assert (mail.tries, mail.failure, mail.letter) == (len(waits), "refused", AT)


def test_what_has_been_told_is_known_as_long_as_it_may_come_again() -> None:
    told = MAIL.told("a", DAY).told("b", DAY + KEPT - timedelta(days=1))
    assert dict(told.lines) == {"a": DAY, "b": DAY + KEPT - timedelta(days=1)}
    assert list(told.told("c", DAY + KEPT).lines) == ["b", "c"]
    assert MAIL.lines == {}


def test_the_same_line_told_again_has_its_new_day() -> None:
    again = date(2027, 3, 23)
    assert dict(MAIL.told("a", DAY).told("a", again).lines) == {"a": again}
