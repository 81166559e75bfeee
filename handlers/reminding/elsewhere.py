"""What was said last in a private chat, of whichever of somebody's cooperations."""

from dataclasses import replace
from datetime import date

from bot.chat.command import Result
from bot.chat.outgoing import Offer, reply
from bot.chat.places import name_of
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ledger import News
from handlers.reminding.finding import newest
from reminders.offers import naming
from reminders.year import GROUPS

LETTER = "letter"


def last_here(request: Request, desk: Desk) -> tuple[Cooperation, News] | None:
    """Return the newest reminder told in this chat, with the cooperation it is of."""
    views = (desk.view,) if desk.linked else desk.mine()
    found = [(view, row) for view in views if (row := newest(view, request.room))]
    return max(found, key=lambda one: one[1].due, default=None)


def told_by_itself(request: Request, desk: Desk) -> str | None:
    """
    Return what a private chat had later than any reminder: a group of dates, or a letter.

    None where a reminder came last, or nothing has come yet.
    """
    mail = desk.people.mail_of(desk.person.id) if request.room.startswith("@") else None
    if mail is None or not mail.lines:
        return None
    key, day = max(mail.lines.items(), key=lambda one: one[1])
    last = last_here(request, desk)
    if last and _day(last[1], desk) >= day:
        return None
    group = key.partition("/")[0]
    return group if group in GROUPS else LETTER


def asked_where(request: Request, desk: Desk, label: str) -> Result:
    """Ask somebody in several cooperations by a button that names the right one."""
    last = last_here(request, desk)
    if last is None or last[1].occasion is None:
        raise which_one(request, desk)
    view, one = last[0], last[1].occasion
    values = naming(one.rule, one.about)
    offer = Offer(label=label, command=request.command.name, values=values)
    said = reply("reminding/which", offer, rule=one.rule, about=one.about)
    return Result(say=(replace(said, cooperation=view.id),))


def which_one(request: Request, desk: Desk) -> UserError:
    """Return the refusal of what does not say which of her cooperations is meant."""
    mine = desk.mine()
    if not mine:
        return UserError("no_cooperation")
    return UserError("which_cooperation", example=name_of(mine[0], mine), line=request.line)


def _day(row: News, desk: Desk) -> date:
    return row.due.astimezone(desk.zone).date()
