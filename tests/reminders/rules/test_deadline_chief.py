"""A week past a last day each party that was to act has a line for its own chief."""

from dataclasses import replace
from datetime import date

from bot.domain.chain import Doer
from bot.domain.cooperation import Own
from bot.domain.member import Role
from bot.domain.party import POLICE
from reminders.recipients import recipients
from reminders.rules.deadline_chief import RULE
from tests.domain.builders import BO, LINDSALA, joining, who
from tests.domain.followed import acting, in_step
from tests.reminders.situations import days, found, labels, with_goal

END = date(2027, 9, 30)
DAY = date(2027, 9, 1)


def test_it_comes_a_week_after_to_the_party_that_does_it() -> None:
    there = acting(in_step(), end=END, doer=Doer(party=POLICE, function="gruppchef"))
    calls = found(RULE, there, DAY)
    assert days(calls) == [("+7d", date(2027, 10, 7))]
    assert [(one.party, one.before, one.facts["function"]) for one in calls] == [
        (POLICE, False, "gruppchef")
    ]
    assert labels(calls[0]) == ["show"]


def test_where_nobody_is_named_each_party_has_its_own() -> None:
    calls = found(RULE, with_goal(in_step(), due=END), DAY)
    assert [one.party for one in calls] == [LINDSALA, POLICE]


def test_a_person_who_does_it_is_passed_by() -> None:
    there = acting(in_step(), end=END, doer=Doer(party=POLICE, person=BO.person))
    [call] = found(RULE, there, DAY)
    assert (call.person, call.party) == (None, POLICE)


def test_a_chief_gets_it_where_her_own_contact_has_turned_it_on_and_no_other() -> None:
    eva, fia = who("eva", POLICE, Role.DECIDER), who("fia", LINDSALA, Role.DECIDER)
    there = joining(joining(in_step(), eva, invited_by=BO), fia)
    there = acting(there, end=END)

    def told(*, on: bool) -> set[str]:
        own = {POLICE: Own(notes={}, to_chief=(RULE.name,))} if on else {}
        now = replace(there, own=own)
        return {one.id for call in found(RULE, now, DAY) for one in recipients(now, RULE, call)}

    assert told(on=False) == {"anna", "bo"}
    assert told(on=True) == {"anna", "bo", "eva"}
