"""A cooperation's reminders: which fall due, whether they still hold, and what they say."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from itertools import groupby
from operator import attrgetter

from bot.chat.outgoing import Outgoing
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.ledger import News
from bot.domain.reminding import Lapse, Occasion, Plan, Quiet
from bot.ports import Clock, Cooperations, People, Processes
from reminders.occasions import Found, occasions
from reminders.rule import Rule, Situation
from reminders.saying import is_silent, put_off, said
from reminders.working_time import first_from, missed


class Reminders:
    """
    Follows the rules for one cooperation at a time, and keeps what comes of it in its ledger.

    `code` tells these rules from those of another release, whose plans are made anew.
    """

    def __init__(
        self,
        *,
        rules: Sequence[Rule],
        cooperations: Cooperations,
        people: People,
        processes: Processes,
        clock: Clock,
        zone: tzinfo,
        code: str,
    ) -> None:
        self._rules = {rule.name: rule for rule in rules}
        self._cooperations = cooperations
        self._people = people
        self._processes = processes
        self._clock = clock
        self._zone = zone
        self.code = code

    def planned(self, cooperation: Cooperation) -> Cooperation:
        """
        Return a cooperation that is about to be saved with its reminders followed up to now.

        What fell due while it stood as it was kept gets its row; of what a change has put into the
        past nothing is said. While one is stopped, time stands still for its reminders.
        """
        if cooperation.stopped:
            return cooperation
        now = self._clock.now()
        plan = cooperation.plan
        if plan and plan.next and plan.next <= now:
            before = self._cooperations.load(cooperation.id)
            fallen = self._fallen_due(self._between(before, plan.until), before)
            cooperation = _with_rows(cooperation, fallen)
        elif plan and cooperation.rooms != self._cooperations.load(cooperation.id).rooms:
            fallen = self._fallen_due(self._drawn_near(cooperation), cooperation)
            cooperation = _with_rows(cooperation, fallen)
        ahead = Plan(until=now, next=self.next_of(cooperation, now), rules=self.code)
        return replace(cooperation, plan=ahead)

    def next_of(self, cooperation: Cooperation, after: datetime) -> datetime | None:
        """Return when something next falls due after a moment."""
        ahead = (found.occasion.moment for found in self.all_of(cooperation))
        return min((moment for moment in ahead if moment > after), default=None)

    def all_of(self, cooperation: Cooperation) -> Iterator[Found]:
        """Yield every occasion of a cooperation, past ones too; no lines of letters."""
        return occasions(self._situation(cooperation), self._rules.values())

    def checked(self, row: News, cooperation: Cooperation) -> News:
        """
        Return a reminder's row as it stands at the moment of sending.

        It lapses where its reason is gone, waits where it is quiet, and is worded anew otherwise.
        """
        assert row.occasion is not None  # noqa: S101 - only reminders are asked about
        rule = self._rules.get(row.occasion.rule)
        now = self._clock.now()
        if rule and (why := self._failure(rule, cooperation)):
            # What a failing rule does not find must not be taken for a reason that is gone.
            return row.failed(row.told, at=now, why=why)
        found = self._found(row.occasion, rule, cooperation) if rule else None
        if found is None:
            return row.lapse(Lapse.REPLACED)
        if not row.occasion.snoozed and self._is_over(found):
            return row.lapse(Lapse.OVERTAKEN)
        free = self._free(found, now, cooperation)
        if free > now:
            return replace(row, due=free)
        return replace(row, message=self._said(found, cooperation).plain())

    def broken(self, cooperation: Cooperation) -> Iterator[str]:
        """Yield the rules that fail for a cooperation, for who looks it over."""
        found = self._rules.values()
        yield from (rule.name for rule in found if self._failure(rule, cooperation))

    def _failure(self, rule: Rule, cooperation: Cooperation) -> str | None:
        """Return how a rule fails, by the error's class; None where it does not."""
        try:
            deque(rule.find(self._situation(cooperation)), maxlen=0)
        except Exception as error:  # noqa: BLE001 - a rule may fail in any way
            return type(error).__name__
        return None

    def _between(self, cooperation: Cooperation, since: datetime) -> Iterator[Found]:
        """Yield all that fell due after *since*, up to now."""
        now = self._clock.now()
        found = self.all_of(cooperation)
        return (one for one in found if since < one.occasion.moment <= now)

    def _drawn_near(self, after: Cooperation) -> Iterator[Found]:
        """Yield what was to come as it is kept, and was to have come by a room's new hours."""
        now, before = self._clock.now(), self._cooperations.load(after.id)
        ahead = {one.occasion.key for one in self.all_of(before) if one.occasion.moment > now}
        found = self.all_of(after)
        return (one for one in found if one.occasion.moment <= now and one.occasion.key in ahead)

    def _fallen_due(self, due: Iterable[Found], cooperation: Cooperation) -> Iterator[News]:
        """Yield a row for each that is due; of a series only the last is told."""
        ordered = sorted(due, key=lambda one: (one.occasion.series, one.occasion.moment))
        for _series, found in groupby(ordered, key=attrgetter("occasion.series")):
            *passed, last = found
            for one in passed:
                yield self._row(one, cooperation).lapse(Lapse.OVERTAKEN)
            row = self._row(last, cooperation)
            silent = is_silent(cooperation.ledger, last.rule, last.call, last.occasion.to)
            yield row.lapse(Lapse.OVERTAKEN) if silent else row

    def _row(self, found: Found, cooperation: Cooperation) -> News:
        said = self._said(found, cooperation)
        return News(
            id=found.occasion.row,
            audience=said.audience.key,
            message=said.plain(),
            created=self._clock.now(),
            due=found.occasion.moment,
            told={},
            occasion=found.occasion,
        )

    def _found(self, occasion: Occasion, rule: Rule, cooperation: Cooperation) -> Found | None:
        """Return what an occasion comes from, if its rule still finds it."""
        situation = self._situation(cooperation)
        if occasion.snoozed:
            return put_off(occasion, rule, situation)
        same = (one for one in occasions(situation, [rule]) if one.occasion.key == occasion.key)
        return next(same, None)

    def _is_over(self, found: Found) -> bool:
        """Tell whether an occasion makes no sense any more, though quiet time may have moved it."""
        said_on = found.occasion.moment.astimezone(self._zone).date()
        return self._clock.now().astimezone(self._zone).date() > max(found.call.until, said_on)

    def _free(self, found: Found, at: datetime, cooperation: Cooperation) -> datetime:
        """Return the first moment from *at* on at which its recipient may be told."""
        member = cooperation.member(PersonId(found.occasion.to))
        if member and member.away and member.is_away(at) and not found.call.legal:
            at = member.away.ends  # nobody stands in for her, or it were not hers
        local = at.astimezone(self._zone).replace(tzinfo=None)
        quiet = self._quiet_of(found.occasion.to, cooperation)
        return first_from(local, self._zone, quiet=quiet, legal=found.call.legal)

    def _quiet_of(self, to: str, cooperation: Cooperation) -> Quiet | None:
        for room in cooperation.rooms:
            if room.id == to:
                return room.quiet
        return self._people.load(PersonId(to)).wishes.quiet

    def _said(self, found: Found, cooperation: Cooperation) -> Outgoing:
        expected = self._free(found, found.occasion.moment, cooperation)
        return said(found, late=missed(expected, self._clock.now()))

    def _situation(self, cooperation: Cooperation) -> Situation:
        return Situation(
            cooperation=cooperation,
            process=self._processes.load(cooperation.round.process),
            now=self._clock.now(),
            zone=self._zone,
        )


def _with_rows(cooperation: Cooperation, rows: Iterable[News]) -> Cooperation:
    """Return a cooperation with rows in its ledger that are not there yet."""
    known = {row.id for row in cooperation.ledger}
    fresh = tuple(row for row in rows if row.id not in known)
    return replace(cooperation, ledger=(*cooperation.ledger, *fresh))
