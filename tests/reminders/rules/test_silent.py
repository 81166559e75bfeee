"""Nobody of a party has answered for thirty workdays."""

from datetime import date

from bot.domain.agreeing import approve
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.party import POLICE
from bot.domain.staffing import heard
from reminders.rules.silent import RULE
from tests.domain.builders import ANNA, BO, LINDSALA, START, joining, who
from tests.domain.followed import in_step
from tests.reminders.situations import asked, situation

DAY = date(2027, 3, 10)


def waited_for() -> Cooperation:
    """Return a text that the municipality has said yes to, and the police have not."""
    return approve(asked(in_step(), "1.5"), MatterId("1.5"), 1, by=ANNA)


def told(cooperation: Cooperation) -> list[tuple[str | None, str]]:
    return [(call.party, call.offset) for call in RULE.find(situation(cooperation, DAY))]


def test_its_own_people_are_told_first_and_then_the_others() -> None:
    assert told(waited_for()) == [(POLICE, "30w"), (LINDSALA, "35w polis")]


def test_a_party_with_two_who_may_answer_sees_to_it_itself() -> None:
    two = joining(waited_for(), who("bea", POLICE), invited_by=BO)
    assert told(two) == [(POLICE, "30w")]


def test_where_nobody_waits_nothing_is_said() -> None:
    assert told(in_step()) == []
    assert told(asked(in_step(), "1.5")) == [], "all have it before them, and nobody has answered"


def test_it_is_counted_from_when_somebody_was_last_heard() -> None:
    [first, _] = RULE.find(situation(waited_for(), DAY))
    later = heard(waited_for(), BO.person, START.replace(month=3))
    [after, _] = RULE.find(situation(later, DAY))
    assert after.day == START.replace(month=3).date()
    assert after.on > first.on
