"""The dates of the year that somebody has chosen to be told of, each by itself."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from bot.chat.outgoing import Offer, reply
from bot.domain.letter import Mail, Wishes
from bot.domain.person import Person
from reminders.envelope import Envelope
from reminders.working_time import missed
from reminders.year import Told, YearDate, come_between, next_after


class Dates:
    """Finds the next chosen date, and tells of those that have come."""

    def __init__(self, dates: Sequence[YearDate], envelope: Envelope, zone: tzinfo) -> None:
        self._dates = dates
        self._envelope = envelope
        self._zone = zone

    def next_after(self, wishes: Wishes, after: datetime) -> datetime | None:
        """Return when the next chosen date is told."""
        return next_after(self._dates, wishes.chosen, after, self._zone, wishes.quiet)

    def due(self, wishes: Wishes, mail: Mail, now: datetime) -> Sequence[Told]:
        """Return the chosen dates that have come since the last, and have not been told."""
        zone, quiet = self._zone, wishes.quiet
        found = come_between(self._dates, wishes.chosen, mail.until, now, zone, quiet)
        return [one for one in found if one.key not in mail.lines]

    async def send(self, told: Told, person: Person, now: datetime) -> None:
        """Tell a person of one date; raise whatever the platform does."""
        expected = told.moment(self._zone, person.wishes.quiet)
        late = missed(expected, now)
        off = {"do": "off", "group": told.date.group}
        facts = {"text": told.date.text, "name": told.date.name, "on": told.shown}
        facts["late"] = late.isoformat() if late else None
        offers = (
            Offer(label="turn_off", command="reminders", values=off),
            Offer(label="why", command="why", values={"group": told.date.group}),
        )
        await self._envelope.send_alone(reply("year/told", *offers, **facts), person)
