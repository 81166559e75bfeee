"""Whether somebody may: the same question when a button is drawn, pressed, and a form is sent."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.command import Command, Values
from bot.chat.lexicon import Lexicon
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import PartyId, PersonId
from bot.domain.member import Member, Role
from bot.domain.permissions import CONTACTS, Right, acts_of, right_to
from bot.domain.process import Process
from bot.domain.rights import offices
from bot.domain.stopping import may_reopen
from bot.domain.task import owners


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who wants something, in which cooperation, and when (aware, UTC)."""

    person: PersonId
    cooperation: Cooperation
    process: Process
    at: datetime


def right_of(command: Command, values: Values, lexicon: Lexicon) -> Right:
    """Return a command's row of the table; raise UserError `not_an_act` where there is none."""
    act = command.asked(values, lexicon)
    right = right_to(command.name, act)
    if right is None:
        raise UserError("not_an_act", command=command.name, acts=acts_of(command.name), word=act)
    return right


def require_right(right: Right, values: Values, asker: Asker) -> None:
    """Raise UserError where a member may not use a verb, or not on what is another party's."""
    mine = offices(asker.cooperation, asker.person, asker.at)
    member, having = asker.cooperation.member(asker.person), _having(values, asker)
    if not mine & right.roles(str(values.get("id", ""))):
        raise _refusal(right, mine, member)
    if member and having and member.party not in having and not mine & right.other:
        raise UserError("other_partys_task", id=values["id"], parties=having)


def _refusal(right: Right, mine: frozenset[Role], member: Member | None) -> UserError:
    if member and not member.confirmed:
        return UserError("unconfirmed", party=member.party)
    if mine == {Role.READER}:
        return UserError("reader_only")
    return UserError("contact_only" if right.own == CONTACTS else "key_missing")


def may(command: Command, values: Values, lexicon: Lexicon, asker: Asker) -> bool:
    """Tell whether somebody may, so that no button is drawn for one who may not press it."""
    try:
        right = right_of(command, values, lexicon)
        if not right.stranger:
            require_right(right, values, asker)
    except UserError:
        return False
    opens = command.name == "stop" and command.asked(values, lexicon) == "open"
    return not opens or _may_reopen(asker)


def _may_reopen(asker: Asker) -> bool:
    member = asker.cooperation.member(asker.person)
    return member is not None and may_reopen(asker.cooperation, member.party)


def _having(values: Values, asker: Asker) -> tuple[PartyId, ...]:
    """Return whose alone a task is that is named; empty for all else."""
    id_ = str(values.get("id", ""))
    known = asker.process.has(id_)
    return owners(asker.cooperation, asker.process.task(id_).owner) if known else ()
