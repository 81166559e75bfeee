"""What a reminder says: its template's facts, its buttons, and which call of a series is meant."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat.outgoing import EVERYONE, Audience, Offer, Outgoing, To
from bot.domain.ids import PartyId, PersonId
from bot.domain.ledger import News
from bot.domain.reminding import Lapse, Occasion, series_of
from reminders.occasions import Found
from reminders.offers import naming
from reminders.rule import Call, Rule, Situation, calls_of


def about_it(rule: Rule, call: Call) -> tuple[Offer, Offer]:
    """Return what one can do about any reminder: have it later, or ask why it came."""
    values = naming(rule.name, call.about)
    return (
        Offer(label="later", command="snooze", values=values),
        Offer(label="why", command="why", values=values),
    )


def said(found: Found, *, late: datetime | None) -> Outgoing:
    """Return what is sent; *late* is when it should have been told, where that was missed."""
    call = found.call
    return Outgoing(
        audience=audience_of(found.party),
        template=f"reminders/{found.rule.name}",
        facts=facts_of(call, late),
        buttons=(*call.offers, *about_it(found.rule, call)),
    )


def facts_of(call: Call, late: datetime | None = None) -> dict[str, object]:
    """Return what a reminder's template sees, as plain JSON data."""
    return {
        **call.facts,
        "about": call.about,
        "on": call.day.isoformat(),
        "offset": call.offset,
        "late": late.isoformat() if late else None,
    }


def audience_of(party: PartyId | None) -> Audience:
    """Return who may see a party's reminder; all, where it is nobody's own."""
    return Audience(to=To.PARTY, party=party) if party else EVERYONE


def latest_of(calls: Iterable[Call], situation: Situation) -> Call | None:
    """Return the call of a series that holds now: the latest so far, else the first to come."""
    ordered = sorted(calls, key=lambda one: one.on)
    so_far = [one for one in ordered if one.on <= situation.today]
    return next(iter([*so_far[-1:], *ordered]), None)


def put_off(occasion: Occasion, rule: Rule, situation: Situation) -> Found | None:
    """Return what somebody has put off, from its latest call; None where it is over."""
    member = situation.cooperation.member(PersonId(occasion.to))
    calls = [one for one in calls_of(rule, situation) if one.about == occasion.about]
    if not rule.routine:
        calls = [one for one in calls if one.day == occasion.day]
    if occasion.offset.startswith("-"):
        # What announced a day says nothing once the day has been.
        calls = [one for one in calls if one.offset.startswith("-")]
    if member is None:
        return None
    latest = latest_of((one for one in calls if one.party in {None, member.party}), situation)
    if latest is None:
        return None
    return Found(occasion=occasion, call=latest, rule=rule, party=member.party)


def is_silent(ledger: Iterable[News], rule: Rule, call: Call, to: str) -> bool:
    """Tell whether somebody needs no more of a call's series, or has put the next one off."""
    series = series_of(rule.name, call.about, call.day, to)
    return any(
        row.occasion.series == series and set(call.covers) <= set(row.occasion.covers)
        for row in ledger
        if row.occasion
        and (row.lapsed is Lapse.ACKNOWLEDGED or (row.occasion.snoozed and row.pending))
    )
