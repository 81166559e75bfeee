"""What a party has still to confirm or dispute, and its one yes to many exact versions."""

from dataclasses import dataclass
from datetime import date

from bot.domain.agreeing import approve, needs_decision, task_behind
from bot.domain.asking import is_open
from bot.domain.blocking import is_hidden
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.cooperation import Cooperation
from bot.domain.digest import short
from bot.domain.errors import UserError
from bot.domain.ids import ADVANCE, BACK, MatterId, PartyId
from bot.domain.member import By
from bot.domain.process import Process
from bot.domain.rights import require_key_of
from bot.domain.step import waiting_for

MOST_AT_ONCE = 10
"""How many texts one press says yes to: as many as can be read before it."""


def unanswered(cooperation: Cooperation, party: PartyId) -> tuple[MatterId, ...]:
    """Return the texts that a party has said neither yes nor no to, also those decided outside."""
    return tuple(
        matter_id
        for matter_id, matter in cooperation.round.matters.items()
        if matter.proposed and not matter.yes_of(party) and not matter.no_of(party)
    )


def decided_before(cooperation: Cooperation, party: PartyId) -> tuple[MatterId, ...]:
    """Return what was decided outside the bot in a party's name, and it has not answered yet."""
    outside = {one: cooperation.round.matter(one).outside for one in unanswered(cooperation, party)}
    return tuple(one for one, found in outside.items() if found and party in found.absent)


def confirmable(
    cooperation: Cooperation, process: Process, party: PartyId, today: date
) -> tuple[MatterId, ...]:
    """
    Return what one yes can be said to, in the order it came.

    A move between steps is not among them, nor a meeting's list, whose last yes does all that
    stands on it, nor a text with which a formal decision must be stated, nor what is blocked or
    `parked`.
    """
    aside = {one.matter for one in parked(cooperation, party, today)}
    matters = cooperation.round.matters
    return tuple(
        one
        for one in unanswered(cooperation, party)
        if one not in {ADVANCE, BACK, *aside}
        and letter_of(one) is not Letter.MEETING
        and not is_hidden(cooperation, one)
        and not needs_decision(task_behind(one, process), matters[one])
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked:
    """A text that a party has already dealt with for now: said no, set a day, or asked about."""

    matter: MatterId
    why: str
    day: date | None = None


def parked(cooperation: Cooperation, party: PartyId, today: date) -> tuple[Parked, ...]:
    """
    Return what is proposed and one yes to many leaves out, with why: no, scheduled or asked.

    A day of one's own body that has passed holds nothing back any more.
    """
    asking = {
        one.about for one in cooperation.content.questions if one.by.party == party and is_open(one)
    }
    found: list[Parked] = []
    for one, matter in cooperation.round.matters.items():
        day = cooperation.round.scheduled_by(one, party)
        if not matter.proposed or matter.yes_of(party):
            continue
        if matter.no_of(party):
            found.append(Parked(matter=one, why="no"))
        elif day and day.day >= today:
            found.append(Parked(matter=one, why="scheduled", day=day.day))
        elif one in asking:
            found.append(Parked(matter=one, why="asked"))
    return tuple(found)


def also_waiting(
    cooperation: Cooperation, party: PartyId, shown: MatterId | None, today: date
) -> tuple[MatterId, ...]:
    """Return what waits for a party's yes beside what is *shown*, and is not `parked`."""
    aside = {one.matter for one in parked(cooperation, party, today)} | {shown}
    return tuple(one for one in waiting_for(cooperation, party) if one not in aside)


def code_of(cooperation: Cooperation, matters: tuple[MatterId, ...]) -> str:
    """Return a short fingerprint (hex) of exactly these texts in their present versions."""
    versions = ((one, cooperation.round.matter(one).proposed) for one in matters)
    return short({one: found.hash for one, found in versions if found})


def confirm(
    cooperation: Cooperation, matters: tuple[MatterId, ...], code: str, *, by: By, today: date
) -> Cooperation:
    """
    Say *today* (local) one's party's yes to all of *matters*, in the versions *code* was made of.

    Raise UserError `list_changed` where any of them is another by now; then nothing is said.
    """
    require_key_of(cooperation, by)
    if not matters:
        raise UserError("nothing_to_confirm")
    if code != code_of(cooperation, matters):
        raise UserError("list_changed")
    for one in matters:
        number = cooperation.round.matter(one).count
        cooperation = approve(cooperation, one, number, by=by, today=today)
    return cooperation
