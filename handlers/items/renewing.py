"""What becomes of a thing that runs: followed up, and a pledge renewed or ended."""

from bot.chat.command import NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import reply, tell, tell_change
from bot.chat.request import Desk, Request
from bot.domain.answering import followed as to_follow
from bot.domain.chain import Letter, Pledge
from bot.domain.closing import ask_to_close, close_pledge, is_over, renew, require_renewable
from bot.domain.errors import UserError
from bot.domain.follow_up import last_answer
from bot.domain.ids import MatterId
from bot.domain.rights import require_key_of
from handlers.common import approve_offer
from handlers.follow_up_questions import question
from handlers.items.acts import missing
from handlers.items.fields import changes, required_id
from handlers.proposing import proposed


def followed(letter: Letter, request: Request, desk: Desk) -> Result:
    """Ask what the check-in asks about one thing."""
    raise question(desk, to_follow(desk.cooperation, required_id(letter, request)))


def renewed(letter: Letter, request: Request, desk: Desk) -> Result:
    """Draft a new pledge from one that is published, with how that one went beside it."""
    old = pledge_named(letter, request, desk)
    require_renewable(old)
    text = request.text("text")
    holds = desk.view.round.matter(MatterId(old.id)).settled
    before = holds.version.proposal.text if holds else ""
    if text is None:
        left = ("text",) if request.text("end") else ("text", "end")
        raise NeedMoreError(
            left,
            template="pledge/renew_ask",
            values={"do": "renew", "id": old.id},
            first={"text": before},
            id=old.id,
            text=before,
            answer=last_answer(old),
        )
    given = changes(letter, request, desk)
    after, new = renew(desk.cooperation, old, text, given, by=desk.by)
    facts = {"id": new.id, "old": old.id, "party": desk.by.party}
    news = tell_change("pledge/renewed", show_offer(new.id), approve_offer(new.id, 1), **facts)
    told = reply("pledge/draft", id=new.id, text=text, missing=missing(new))
    return Result(say=(news, told), cooperation=after)


def ended(letter: Letter, request: Request, desk: Desk) -> Result:
    """Close a pledge whose time is over; before that ask all, since it is promised in public."""
    pledge = pledge_named(letter, request, desk)
    require_key_of(desk.cooperation, desk.by)
    if is_over(pledge, desk.today):
        after = close_pledge(desk.cooperation, pledge, desk.today, by=desk.by)
        news = tell("pledge/ended", show_offer(pledge.id), id=pledge.id, party=desk.by.party)
        return Result(say=(news,), cooperation=after)
    reason = request.text("reason") or request.text("text")
    if reason is None:
        # A refusal comes before the question.
        ask_to_close(desk.cooperation, pledge, "?", by=desk.by)
        raise NeedMoreError(
            ("reason",),
            template="pledge/end_ask",
            values={"do": "end", "id": pledge.id},
            id=pledge.id,
            end=pledge.end,
        )
    matter_id = MatterId(pledge.id)
    asked = ask_to_close(desk.cooperation, pledge, reason, by=desk.by)
    waiting = desk.cooperation.round.matter(matter_id)
    if any(yes.by.party != desk.by.party for yes in waiting.yeses):
        raise UserError("skip_already_proposed", id=pledge.id, version=waiting.count)
    return proposed(desk, asked, matter_id)


def pledge_named(letter: Letter, request: Request, desk: Desk) -> Pledge:
    """Return the pledge that the line names."""
    item = desk.cooperation.content.item(required_id(letter, request))
    assert isinstance(item, Pledge)  # noqa: S101 - its letter says so
    return item
