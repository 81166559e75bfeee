"""The dates of the year that somebody has chosen: each once, at its moment, and late if missed."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.domain.letter import Mail, Wishes
from bot.domain.reminding import Quiet
from reminders.dates import Dates
from tests.domain.builders import ANNA
from tests.reminders.post_office import LUCIA, Office
from tests.reminders.situations import STOCKHOLM
from tests.reminders.toys import at

TOLD = date(2027, 12, 6)
"""A Monday, a week before."""
CHOSEN = Wishes(chosen=("annual_wheel",))
BEFORE = at(date(2027, 12, 1))


def mail(**fields: Any) -> Mail:  # noqa: ANN401 - the fields of Mail
    given = {"code": CHOSEN.code, "letter": None, "dated": None, "until": BEFORE, **fields}
    return Mail(**given)


@pytest.fixture
def office() -> Office:
    return Office()


def dates(office: Office) -> Dates:
    parts: dict[str, Any] = {"envelope": office.notes}
    return Dates([LUCIA], parts["envelope"], STOCKHOLM)


def test_the_next_is_known_to_who_chose_it(office: Office) -> None:
    there = dates(office)
    assert there.next_after(CHOSEN, BEFORE) == at(TOLD)
    assert there.next_after(CHOSEN, at(TOLD)) == at(date(2028, 12, 6))
    assert there.next_after(Wishes(chosen=("grants",)), BEFORE) is None
    assert there.next_after(Wishes(), BEFORE) is None
    quiet = Wishes(chosen=CHOSEN.chosen, quiet=Quiet(begins=time(8), ends=time(11)))
    assert there.next_after(quiet, BEFORE) == at(TOLD, 11)


def test_what_has_come_since_the_last_time_is_due_and_once(office: Office) -> None:
    there = dates(office)
    assert there.due(CHOSEN, mail(), at(TOLD) - timedelta(seconds=1)) == []
    [one] = there.due(CHOSEN, mail(), at(TOLD))
    assert (one.date, one.day) == (LUCIA, date(2027, 12, 13))
    assert there.due(CHOSEN, mail(until=at(TOLD)), at(TOLD, 10)) == []
    assert there.due(CHOSEN, mail(lines={one.key: TOLD}), at(TOLD)) == []
    assert there.due(Wishes(), mail(), at(TOLD)) == []


@pytest.mark.parametrize(("hour", "late"), [(9, None), (11, "2027-12-06T09:00:00+01:00")])
async def test_it_is_told_alone_and_says_when_it_should_have_come(
    office: Office, hour: int, late: str | None
) -> None:
    there = dates(office)
    [one] = there.due(CHOSEN, mail(), at(TOLD, hour))
    await there.send(one, office.people.load(ANNA.person), at(TOLD, hour))
    [sent] = office.notes.sent
    assert sent.facts is not None
    assert (sent.facts["on"], sent.facts["late"]) == ("2027-12-13", late)


async def test_whoever_chooses_gets_nothing_of_what_has_been(office: Office) -> None:
    await office.move(date(2027, 12, 7))
    office.wish(chosen=("annual_wheel",), letter=False)
    assert await office.until(date(2028, 12, 5)) == []
    assert len(await office.until(date(2028, 12, 31))) == 1


async def test_turned_off_and_on_again_it_comes_once(office: Office) -> None:
    office.wish(chosen=("annual_wheel",), letter=False)
    await office.move(date(2027, 12, 1))
    assert len(await office.until(TOLD)) == 1
    office.wish(chosen=())
    await office.tick()
    office.wish(chosen=("annual_wheel",))
    assert await office.until(date(2028, 12, 5)) == []


async def test_downtime_over_the_day_brings_it_late(office: Office) -> None:
    office.wish(chosen=("annual_wheel",), letter=False)
    await office.move(date(2027, 12, 1))
    [sent] = await office.move(date(2027, 12, 9), 14)
    assert sent.facts is not None
    assert sent.facts["late"] is not None
    office.letters = office.built()
    assert await office.until(date(2028, 12, 5)) == []
