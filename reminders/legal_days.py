"""The two days that the law sets a municipality: within twenty-four months (2023:196, 6 §)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.chat.offers import FOLLOW_UP, show_offer
from bot.chat.outgoing import Offer
from bot.domain.days import months_from
from bot.domain.ids import MatterId, PartyId, TaskId
from bot.domain.party import municipalities
from bot.domain.round import Mark, MarkKind
from bot.domain.version import What
from reminders.rule import Call, Situation
from reminders.series import DAY, around

PICTURE, PLAN = TaskId("2.2"), TaskId("4.5")
"""The tasks in which the picture is made, and the plan adopted."""
WITHIN = 24
"""Months from one follow-up to the next."""
MONTHS = {"-6m": -6, "-3m": -3, "-1m": -1}
OVER = "+1d"
GIVEN_UP = timedelta(days=180)
NEW_PICTURE = Offer(label="new_picture", command="picture", values={"do": "new"})


def picture_days(situation: Situation) -> Iterator[tuple[PartyId, date]]:
    """Yield each municipality whose picture is known of, and when it must be followed up."""
    for one in municipalities(situation.cooperation.parties):
        newest = max(_pictured(situation, one.id), default=None)
        if newest:
            yield one.id, months_from(newest, WITHIN)


def plan_days(situation: Situation) -> Iterator[tuple[PartyId, date]]:
    """Yield each municipality, and when the plan must be followed up, where there is one."""
    newest = max(_planned(situation), default=None)
    if newest:
        for one in municipalities(situation.cooperation.parties):
            yield one.id, months_from(newest, WITHIN)


def follow_up(situation: Situation) -> Offer:
    """Return how a plan is followed up: in the check-in, where there is one."""
    if situation.cooperation.round.check_in:
        return FOLLOW_UP
    return show_offer(PLAN)


def legal_series(about: TaskId, party: PartyId, day: date, offer: Offer) -> Iterator[Call]:
    """Yield what is said of such a day, before it and after."""
    said = {offset: months_from(day, months) for offset, months in MONTHS.items()}
    for call in around(day, {**said, OVER: day + DAY}, GIVEN_UP):
        facts = {"passed": not call.before}
        yield replace(call, about=about, legal=True, party=party, facts=facts, offers=(offer,))


def _pictured(situation: Situation, party: PartyId) -> Iterator[date]:
    """Yield the days on which a municipality has worked on its picture."""
    cooperation, zone = situation.cooperation, situation.zone
    own = (one.by.at for one in cooperation.own_of(party).observations)
    joint = (one.by.at for one in cooperation.content.picture.values() if one.by.party == party)
    yield from (at.astimezone(zone).date() for at in (*own, *joint))
    mark = cooperation.round.mark_of(PICTURE, party)
    if mark and mark.kind in {MarkKind.DONE, MarkKind.REFERENCE}:
        yield _said(mark) or mark.by.at.astimezone(zone).date()


def _said(mark: Mark) -> date | None:
    """Return the day of the document that a mark points to."""
    return mark.reference.day if mark.reference else None


def _planned(situation: Situation) -> Iterator[date]:
    """Yield when the plan was adopted, and when it was last followed up."""
    now = situation.cooperation.round
    settled = now.matter(MatterId(PLAN)).settled
    if settled and settled.version.proposal.what is not What.SKIP:
        yield max(yes.by.at for yes in settled.yeses).astimezone(situation.zone).date()
    if now.closed:
        yield now.closed.day
