"""Whether every reminder that should come will come, and none that should have come is left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId
from bot.domain.ledger import waiting
from bot.domain.letter import Mail
from bot.domain.person import Person
from bot.ports import Clock, People
from reminders.reminders import Reminders
from reminders.working_time import GRACE


class Kind(StrEnum):
    """What can be wrong; each is a sentence of `[operator]` in words.toml."""

    UNPLANNED = "reminders_unplanned"
    OVERDUE = "reminders_overdue"
    FAILED = "letter_failed"
    BROKEN = "rule_broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A fault, since when it stands, and why a platform did not take something."""

    kind: Kind
    since: datetime
    why: str | None = None


class Audit:
    """Compares what is kept of reminders with what the rules say now."""

    def __init__(self, reminders: Reminders, clock: Clock) -> None:
        self._reminders = reminders
        self._clock = clock

    def of(self, cooperation: Cooperation) -> Iterator[Fault]:
        """
        Yield what is wrong with a cooperation's reminders.

        Its next occasion must be planned for when the rules have it, and nothing that is to be sent
        may have waited for more than five minutes; what failed is to be tried at its `due`. In one
        that is stopped reminders wait, and nothing is wrong with that.
        """
        now, plan = self._clock.now(), cooperation.plan
        for rule in self._reminders.broken(cooperation):
            yield Fault(kind=Kind.BROKEN, since=now, why=rule)
        due = [row.due for row in waiting(cooperation.ledger, stopped=bool(cooperation.stopped))]
        if not cooperation.stopped:
            if plan is None or plan.rules != self._reminders.code:
                yield Fault(kind=Kind.UNPLANNED, since=cooperation.founded)
                return
            if plan.next != self._reminders.next_of(cooperation, plan.until):
                yield Fault(kind=Kind.UNPLANNED, since=plan.until)
            due += [plan.next] if plan.next else []
        overdue = [one for one in due if now - one > GRACE]
        if overdue:
            yield Fault(kind=Kind.OVERDUE, since=min(overdue))

    def of_person(self, person: Person, mail: Mail | None) -> Iterator[Fault]:
        """
        Yield what is wrong with a person's letters.

        Somebody new, or with new wishes, is planned at the next tick, and nothing is overdue yet.
        """
        now = self._clock.now()
        if mail is None or mail.code != person.wishes.code:
            return
        if mail.failure and mail.next:
            yield Fault(kind=Kind.FAILED, since=mail.next, why=mail.failure)
        if mail.next and now - mail.next > GRACE:
            yield Fault(kind=Kind.OVERDUE, since=mail.next)

    def all(
        self, cooperations: Iterable[Cooperation], people: People
    ) -> Iterator[tuple[CooperationId | PersonId, Fault]]:
        """Yield what is wrong anywhere, with the id of the cooperation or the person."""
        seen: set[PersonId] = set()
        for cooperation in cooperations:
            yield from ((cooperation.id, fault) for fault in self.of(cooperation))
            for person in sorted({one.person for one in cooperation.members} - seen):
                seen.add(person)
                faults = self.of_person(people.load(person), people.mail_of(person))
                yield from ((person, fault) for fault in faults)
