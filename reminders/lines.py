"""What stands in somebody's letter: what her cooperations' rules have for this week."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.member import Member
from reminders.recipients import is_for
from reminders.rule import Call, Kind, Rule, Situation, calls_of
from reminders.saying import is_silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a letter: what a rule found in one cooperation."""

    cooperation: Cooperation
    rule: Rule
    call: Call

    @property
    def key(self) -> str:
        """What it is known again by in the next letter."""
        return f"{self.cooperation.id}/{self.rule.name}/{self.call.counted}/{self.call.offset}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """
    The days of a letter: it tells what has come, and what comes before the `next` letter's day.

    `told` are the keys of what stood in a letter already.
    """

    today: date
    next: date
    told: frozenset[str] = frozenset()


def lines_for(
    person: PersonId, situations: Iterable[Situation], rules: Iterable[Rule], week: Week
) -> Sequence[Line]:
    """Return the lines of a person's letter, the first to expire on top, what is routine last."""
    lettered = [rule for rule in rules if rule.kind is Kind.LETTER]
    found = [
        line
        for situation in situations
        if (member := situation.cooperation.member(person))
        for rule in lettered
        for line in _of_rule(situation, rule, member, week)
    ]
    taken = {(one.cooperation.id, one.rule.instead_of, one.call.about) for one in found}
    kept = (
        one for one in found if (one.cooperation.id, one.rule.name, one.call.about) not in taken
    )
    return sorted(kept, key=_place)


def _place(line: Line) -> tuple[bool, date, str, str]:
    return line.rule.routine, line.call.day, line.cooperation.id, line.call.about


def _of_rule(situation: Situation, rule: Rule, member: Member, week: Week) -> Iterator[Line]:
    cooperation = situation.cooperation
    latest: dict[str, Call] = {}
    for call in calls_of(rule, situation):
        if is_for(cooperation, rule, call, member, week.today) and _is_this_week(call, week):
            before = latest.get(call.counted)
            latest[call.counted] = max(before or call, call, key=lambda one: one.on)
    for call in latest.values():
        line = Line(cooperation=cooperation, rule=rule, call=call)
        silent = is_silent(cooperation.ledger, rule, call, member.person)
        if line.key not in week.told and not silent:
            yield line


def _is_this_week(call: Call, week: Week) -> bool:
    """What announces a day is told ahead of it; what has happened only when it has."""
    come = call.on < week.next if call.before else call.on <= week.today
    return come and call.until >= week.today
