"""The weekly letter: one message to a person about all her cooperations, and its ledger."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, tzinfo

from bot.chat.clearing import why_not
from bot.domain.exercise import ACCOUNT
from bot.domain.ids import PersonId
from bot.domain.letter import Mail
from bot.domain.person import Person
from bot.ports import Clock, Cooperations, People, Processes
from reminders.carrier import Carrier, NotSentError
from reminders.dates import Dates
from reminders.envelope import Envelope, Letter
from reminders.letter_days import WEEK, letter_after, letter_until, monday_of
from reminders.letter_parts import near_meeting
from reminders.lines import Week, lines_for
from reminders.rule import Rule, Situation
from reminders.working_time import first_from, missed


class Letters:
    """Sends people what is due to them alone, one at a time, and notes it."""

    def __init__(
        self,
        *,
        rules: Sequence[Rule],
        cooperations: Cooperations,
        people: People,
        processes: Processes,
        dates: Dates,
        envelope: Envelope,
        clock: Clock,
        zone: tzinfo,
    ) -> None:
        self._rules = rules
        self._cooperations = cooperations
        self._people = people
        self._processes = processes
        self._dates = dates
        self._carrier = Carrier(envelope)
        self._not_noted: dict[PersonId, Mail] = {}
        self._clock = clock
        self._zone = zone

    async def deliver_due(self, person_id: PersonId) -> None:
        """Send a person what has come due to her, and note it."""
        person = self._people.load(person_id)
        mail = self._planned(person, self._not_noted.get(person_id))
        if mail.next and mail.next <= self._clock.now():
            mail = await self._written(person, mail)
        # What the disk does not take is known here, so that the next tick does not send it again.
        self._not_noted[person_id] = mail
        await asyncio.to_thread(self._people.keep_mail, person_id, mail)
        del self._not_noted[person_id]

    def _planned(self, person: Person, known: Mail | None) -> Mail:
        """Return a person's ledger, planned anew where she is new or has other wishes."""
        mail = known or self._people.mail_of(person.id)
        wishes, now = person.wishes, self._clock.now()
        if mail and mail.code == wishes.code:
            return mail
        if mail and mail.waits(now):
            letter = mail.letter if wishes.letter else None
            return replace(mail, code=wishes.code, letter=letter)
        kept = mail or Mail(code="", letter=None, dated=None, until=now)
        return self._with_next(person, replace(kept, code=wishes.code, until=now).well())

    def _with_next(self, person: Person, mail: Mail) -> Mail:
        """Return the ledger with when the next letter and the next chosen date come."""
        if person.accounts[0].startswith(ACCOUNT):
            return replace(mail, letter=None, dated=None)
        dated = self._dates.next_after(person.wishes, self._clock.now())
        return replace(mail, letter=self._next_letter(person, mail), dated=dated)

    def _next_letter(self, person: Person, mail: Mail) -> datetime | None:
        """Return when the next letter comes: not in the week of the last one."""
        after = self._clock.now()
        if mail.last:
            sunday = monday_of(mail.last) + timedelta(days=6)
            after = max(after, datetime.combine(sunday, time.max, self._zone))
        return letter_after(person.wishes, after, self._zone)

    async def _written(self, person: Person, mail: Mail) -> Mail:
        """Send what is due, and return the ledger as it then stands."""
        now = self._clock.now()
        local = now.astimezone(self._zone).replace(tzinfo=None)
        free = first_from(local, self._zone, quiet=person.wishes.quiet)
        if free > now:
            return replace(mail, due=free.astimezone(UTC))
        try:
            for date_ in self._dates.due(person.wishes, mail, now):
                await self._dates.send(date_, person, now)
                mail = mail.told(date_.key, date_.on)
            mail = replace(mail, until=now)
            if mail.letter and mail.letter <= now:
                mail = await self._letter(person, mail)
        except NotSentError as error:
            mail = replace(mail, sent=error.sent)
            return mail.failed(at=now, why=why_not(error.why))
        except Exception as error:  # noqa: BLE001 - a platform may fail in any way
            return mail.failed(at=now, why=why_not(error))
        return self._with_next(person, mail.well())

    async def _letter(self, person: Person, mail: Mail) -> Mail:
        """Send a letter, if there is anything to say, and return the ledger with what it said."""
        now = self._clock.now()
        today = now.astimezone(self._zone).date()
        situations = [*self._situations(person)]
        done = replace(mail, last=today, sent={})
        lines = lines_for(person.id, situations, self._rules, self._week(person, done))
        if not lines:
            return done
        letter = Letter(
            person=person,
            written=now.astimezone(self._zone),
            lines=lines,
            cooperations=[one.cooperation for one in situations],
            meeting=near_meeting(situations, today),
            late=self._late(person, mail),
        )
        sent, told = await self._carrier.carry(letter, mail)
        for line in told:
            done = done.told(line.key, today)
        return replace(done, sent=sent)

    def _situations(self, person: Person) -> Iterator[Situation]:
        """Yield how things stand in her cooperations, but for exercises and what is stopped."""
        for found in self._cooperations.of_person(person.id):
            cooperation = self._cooperations.load(found)
            if cooperation.exercise is None and cooperation.stopped is None:
                yield Situation(
                    cooperation=cooperation,
                    process=self._processes.load(cooperation.round.process),
                    now=self._clock.now(),
                    zone=self._zone,
                )

    def _week(self, person: Person, done: Mail) -> Week:
        """Return the days of the letter that is being written."""
        following = self._next_letter(person, done)
        today = self._clock.now().astimezone(self._zone).date()
        return Week(
            today=today,
            next=following.astimezone(self._zone).date() if following else today + WEEK,
            told=frozenset(done.lines),
        )

    def _late(self, person: Person, mail: Mail) -> datetime | None:
        """Return when the letter should have come, where that was missed; of several the last."""
        now = self._clock.now()
        last = letter_until(person.wishes, now, self._zone)
        due = max((one for one in (mail.letter, last) if one), default=None)
        return missed(due, now) if due else None
