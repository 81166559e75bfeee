"""Putting a reminder off, and needing it no more: it concerns the asker and nobody else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId
from bot.domain.ledger import News
from bot.domain.log import Act
from bot.domain.party import POLICE
from bot.domain.putting_off import LONGEST, acknowledge, check_day, put_off
from bot.domain.reminding import Lapse, Occasion
from tests.domain.builders import ANNA, BO, LINDSALA, START, refusal, together

TODAY = date(2027, 3, 10)
MINE = Occasion(
    rule="deadline",
    about="A1",
    day=date(2027, 4, 1),
    offset="-14d",
    to=ANNA.person,
    moment=START,
    snoozed=True,
)
HIS = replace(MINE, to=BO.person)
WORDS = {"template": "reminders/deadline", "facts": {}, "buttons": []}


def row(occasion: Occasion, audience: PartyId = LINDSALA) -> News:
    return News(
        id=occasion.row,
        audience=audience,
        message=WORDS,
        created=START,
        due=START,
        told={},
        occasion=occasion,
    )


def holding(*rows: News) -> Cooperation:
    return replace(together(), ledger=rows)


@pytest.mark.parametrize(
    ("day", "last", "code"),
    [
        (TODAY, None, "put_off_to_come"),
        (TODAY - timedelta(days=1), None, "put_off_to_come"),
        (TODAY + timedelta(days=2), TODAY + timedelta(days=1), "past_its_day"),
        (TODAY + LONGEST + timedelta(days=1), None, "put_off_too_far"),
    ],
)
def test_a_day_that_is_no_use_is_refused(day: date, last: date | None, code: str) -> None:
    error = refusal(lambda: check_day(day, last, about="A1", today=TODAY))
    assert (error.code, error.facts["field"]) == (code, "until")


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (TODAY + timedelta(days=1), None),
        (TODAY + timedelta(days=1), TODAY + timedelta(days=1)),
        (TODAY + LONGEST, None),
    ],
)
def test_a_day_to_come_up_to_the_last_is_taken(day: date, last: date | None) -> None:
    check_day(day, last, about="A1", today=TODAY)


def test_what_is_put_off_waits_for_the_moment_chosen() -> None:
    later = replace(MINE, moment=START + timedelta(days=3))
    after = put_off(holding(), later, WORDS, by=ANNA)
    [found] = after.ledger
    assert (found.id, found.due, found.occasion) == (later.row, later.moment, later)
    assert (found.pending, found.audience) == (True, LINDSALA)


def test_the_day_chosen_last_takes_the_place_of_the_one_before() -> None:
    once = put_off(holding(row(HIS)), MINE, WORDS, by=ANNA)
    later = replace(MINE, moment=START + timedelta(days=3))
    twice = put_off(once, later, WORDS, by=ANNA)
    assert [one.occasion for one in twice.ledger] == [HIS, later]


def test_putting_off_what_has_been_told_leaves_the_note_of_it() -> None:
    told = row(replace(MINE, snoozed=False)).sent({"@console:anna": "m1"})
    after = put_off(holding(told), MINE, WORDS, by=ANNA)
    assert [one.pending for one in after.ledger] == [False, True]


def test_what_is_needed_no_more_lapses_whatever_of_it_waits() -> None:
    after = acknowledge(holding(row(MINE)), replace(MINE, snoozed=False), by=ANNA)
    assert [one.lapsed for one in after.ledger] == [Lapse.ACKNOWLEDGED] * 2
    assert not any(one.pending for one in after.ledger)


def test_another_persons_and_another_days_reminders_go_on() -> None:
    other_day = row(replace(MINE, day=date(2027, 5, 1)))
    after = acknowledge(holding(row(HIS, POLICE), other_day), MINE, by=ANNA)
    assert [one.pending for one in after.ledger] == [True, True, False]


def test_saying_so_twice_leaves_one_row() -> None:
    once = acknowledge(holding(), MINE, by=ANNA)
    assert len(acknowledge(once, MINE, by=ANNA).ledger) == 1


def test_only_ones_own_party_reads_of_it() -> None:
    after = acknowledge(put_off(together(), MINE, WORDS, by=ANNA), MINE, by=ANNA)
    put, noted = after.fresh[-2:]
    assert (put.act, put.about, put.audience) == (Act.PUT_OFF, "A1", LINDSALA)
    assert (noted.act, noted.audience) == (Act.ACKNOWLEDGED, LINDSALA)
    before = together().seen_by(POLICE)
    assert after.seen_by(POLICE) == before


def test_what_is_about_the_whole_names_nothing() -> None:
    about_all = replace(MINE, about="")
    for after in (
        put_off(together(), about_all, WORDS, by=ANNA),
        acknowledge(together(), about_all, by=ANNA),
    ):
        assert after.fresh[-1].about is None
