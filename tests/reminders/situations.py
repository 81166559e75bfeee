"""Situations for rules: a cooperation on a day in Sweden, and what a rule finds in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.agreeing import put_forward
from bot.domain.agreement import Agreement
from bot.domain.chain import Goal
from bot.domain.cooperation import Cooperation, Own
from bot.domain.ids import ItemId, MatterId, PartyId, PersonId
from bot.domain.member import By
from bot.domain.picture import SourceRow
from bot.domain.version import Proposal, What
from reminders.rule import Call, Rule, Situation
from tests.domain.builders import ANNA, LINDSALA, real_process

STOCKHOLM = ZoneInfo("Europe/Stockholm")
PROCESS = real_process()
GONE = PersonId("gone")
"""Somebody who is no member."""


def situation(cooperation: Cooperation, day: date) -> Situation:
    """Return a cooperation as it stands at noon on a day."""
    now = datetime.combine(day, time(12), STOCKHOLM)
    return Situation(cooperation=cooperation, process=PROCESS, now=now, zone=STOCKHOLM)


def found(rule: Rule, cooperation: Cooperation, day: date) -> list[Call]:
    """Return what a rule finds on a day, in the order of when it is said."""
    return sorted(rule.find(situation(cooperation, day)), key=lambda one: (one.on, one.party or ""))


def days(calls: Iterable[Call]) -> list[tuple[str, date]]:
    """Return the offsets of calls, and when they are said."""
    return [(one.offset, one.on) for one in calls]


def labels(call: Call) -> list[str]:
    """Return the names of a call's buttons."""
    return [offer.label for offer in call.offers]


def asked(cooperation: Cooperation, matter: str, by: By = ANNA) -> Cooperation:
    """Put a text forward."""
    proposal = Proposal(what=What.TEXT, text="Vi lyser upp.")
    return put_forward(cooperation, MatterId(matter), proposal, by=by)


def with_goal(cooperation: Cooperation, **fields: Any) -> Cooperation:  # noqa: ANN401
    """Add a goal."""
    goal = Goal(id=ItemId("G1"), text="Mindre skadegörelse", by=ANNA, **fields)
    return replace(cooperation, content=cooperation.content.with_item(goal))


def with_sources(
    cooperation: Cooperation, *sources: SourceRow, party: PartyId = LINDSALA
) -> Cooperation:
    """Let a party wait for its sources."""
    own = Own(notes={}, sources=sources)
    return replace(cooperation, own={**cooperation.own, party: own})


def ending(cooperation: Cooperation, day: date) -> Cooperation:
    """Let the agreement end on a day."""
    agreement = Agreement(sections={}, end=day)
    return replace(cooperation, content=replace(cooperation.content, agreement=agreement))


def in_round(cooperation: Cooperation, **fields: Any) -> Cooperation:  # noqa: ANN401
    """Change what the round says."""
    return replace(cooperation, round=replace(cooperation.round, **fields))
