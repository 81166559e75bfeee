"""The plan of measures, which the law wants followed up within two years."""

from collections.abc import Iterator

from reminders.legal_days import PLAN, follow_up, legal_series, plan_days
from reminders.rule import Call, Kind, Rule, Situation


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said to each municipality of the age of the plan, where there is one."""
    for party, day in plan_days(situation):
        yield from legal_series(PLAN, party, day, follow_up(situation))


RULE = Rule(name="plan_age", kind=Kind.LETTER, find=find)
