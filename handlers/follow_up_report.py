"""The report of a check-in, and the two texts that are made of it: assessment and feedback."""

from bot.chat.command import NeedMoreError, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.agreeing import put_forward
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.digest import short
from bot.domain.errors import UserError
from bot.domain.follow_up import current
from bot.domain.ids import MatterId
from bot.domain.pledging import FEEDBACK
from bot.domain.report import Row, report
from bot.domain.version import Proposal, What
from handlers import voiding
from handlers.common import CANCEL
from handlers.past_check_in import MOST_ROWS
from handlers.proposing import proposed

ASSESSMENT = MatterId("5.4")
"""The task in which the parties agree on the assessment of each measure and pledge."""


def reported(_request: Request, desk: Desk) -> Result:
    """Show promised, done and effect side by side, from what is counted and answered."""
    found = report(desk.view)
    facts = {
        "check_in": current(desk.view),
        "rows": found.rows[:MOST_ROWS],
        "left_out": len(found.rows) - len(found.rows[:MOST_ROWS]),
        "answered": found.answered,
        "total": len(found.rows),
        "deviations": found.deviations,
        "goals": found.goals,
    }
    offers = (_make("assessment"), _make("feedback")) if found.answered else ()
    return Result(say=(reply("follow_up/report", *offers, **facts),))


def assessment(request: Request, desk: Desk) -> Result:
    """Put the assessment forward as the text that all say yes to, made of the answers."""
    return _put_forward(ASSESSMENT, "follow_up/assessment", request, desk)


def feedback(request: Request, desk: Desk) -> Result:
    """Put the text to the residents forward: promised, done, seen, and what did not succeed."""
    return _put_forward(FEEDBACK, "follow_up/feedback", request, desk)


def _put_forward(matter_id: MatterId, template: str, request: Request, desk: Desk) -> Result:
    desk.process.task(matter_id)
    text = request.text("text") or _drafted(matter_id, template, request, desk)
    proposal = Proposal(what=What.TEXT, text=text)
    asked = put_forward(desk.cooperation, matter_id, proposal, by=desk.by)
    matter = desk.cooperation.round.matter(matter_id)
    voiding.ask_before_voiding(request, matter_id, matter, renews=desk.by.party)
    return proposed(desk, asked, matter_id)


def _drafted(matter_id: MatterId, template: str, request: Request, desk: Desk) -> str:
    """Return the draft once she has read it; the answer holds for the draft that was shown."""
    rows = _answered(desk, matter_id)
    text = desk.write(template, check_in=current(desk.view), rows=rows)
    act = request.text("do") or ""
    if request.text("rewrite"):
        raise NeedMoreError(
            ("text",), template="follow_up/rewrite", values={"do": act}, first={"text": text}
        )
    code = short({"text": text})
    if request.text("forward") is None or request.text("code") != code:
        rewrite = Offer(label="rewrite", command="follow_up", values={"do": act, "rewrite": "yes"})
        raise NeedMoreError(
            ("forward",),
            template="follow_up/draft",
            values={"do": act, "code": code},
            offers=(rewrite, CANCEL),
            matter=matter_id,
            text=text,
        )
    return text


def _answered(desk: Desk, matter_id: MatterId) -> list[Row]:
    """Return the rows a text is made of; the residents are told of the pledges alone."""
    found = [row for row in report(desk.view).rows if row.answer]
    if matter_id == FEEDBACK:
        found = [row for row in found if letter_of(row.id) is Letter.PLEDGE]
    if not found:
        raise UserError("nothing_followed_up", check_in=current(desk.view).name)
    return found


def _make(act: str) -> Offer:
    return Offer(label=act, command="follow_up", values={"do": act})
