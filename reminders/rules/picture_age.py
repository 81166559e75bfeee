"""The municipality's situation picture, which the law wants followed up within two years."""

from collections.abc import Iterator

from reminders.legal_days import NEW_PICTURE, PICTURE, legal_series, picture_days
from reminders.rule import Call, Kind, Rule, Situation


def find(situation: Situation) -> Iterator[Call]:
    """Yield what is said to each municipality of the age of its picture, where that is known."""
    for party, day in picture_days(situation):
        yield from legal_series(PICTURE, party, day, NEW_PICTURE)


RULE = Rule(name="picture_age", kind=Kind.LETTER, find=find)
