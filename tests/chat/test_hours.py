"""Hours of the day, as people type them."""

from datetime import time

import pytest

from bot.chat.hours import HOURS, read_hours
from bot.domain.reminding import Quiet
from reminders.working_time import leaves_room
from tests.chat.reading import lexicon, reading


def hours(typed: str) -> Quiet | None:
    return read_hours(typed, reading().dates, lexicon())


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("12-13", time(12), time(13)),
        ("kl 16–08", time(16), time(8)),
        ("14.30 - 16", time(14, 30), time(16)),
        (" kl. 12 – 13:15 ", time(12), time(13, 15)),
        ("13 till 15", time(13), time(15)),
        ("kl 13 till kl 15.30", time(13), time(15, 30)),
        ("mellan 9 och 10", time(9), time(10)),
        ("Från 9 till 10", time(9), time(10)),
        ("between 9 and 10", time(9), time(10)),
        ("from 1 pm to 3 pm", time(13), time(15)),
        ("förmiddagarna", time(8), time(12)),
        ("på förmiddagarna", time(8), time(12)),
        ("in the mornings", time(8), time(12)),
        ("Eftermiddagarna", time(12), time(16)),
        ("på eftermiddagen", time(12), time(16)),
        ("lunch", time(12), time(13)),
    ],
)
def test_hours_are_read_as_figures_or_words(typed: str, begins: time, ends: time) -> None:
    assert hours(typed) == Quiet(begins=begins, ends=ends)


@pytest.mark.parametrize("typed", ["hela dagen", "0-24", "00.00–24.00", "alltid", "all day"])
def test_the_whole_day_is_known_and_leaves_no_room(typed: str) -> None:
    quiet = hours(typed)
    assert quiet is not None
    assert not leaves_room(quiet)


@pytest.mark.parametrize(
    "typed", ["12-12", "12", "12-25", "fika", "imorgon 12-13", "16 mars 12-13", "mellan", "9-", ""]
)
def test_what_is_no_hours_is_none(typed: str) -> None:
    assert hours(typed) is None


def test_every_word_for_hours_stands_for_some() -> None:
    assert all(set(words.choices["hours"]) == set(HOURS) for words in lexicon().words.values())
