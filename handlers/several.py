"""`godkänn L2 L4`: several texts named at once; each is read and said yes to with its own press."""

from bot.chat.command import Field, Kind, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.content import letter_of
from bot.domain.errors import UserError
from bot.domain.ids import MatterId
from bot.domain.rights import holds_key
from handlers.common import approve_offer

OTHERS = Field(name="others", kind=Kind.WORDS, positional=True, limit=300)
"""What is named after the first thing of a line."""
MOST = 5


def several(request: Request, desk: Desk) -> Result:
    """Answer with a button for each text that is named; raise UserError `too_much` for words."""
    said = f"{request.text('id') or ''} {request.text('others') or ''}"
    parts = [one for one in said.replace(",", " ").split() if not _joins(one, desk)]
    named = list(dict.fromkeys(one.upper() for one in parts))
    if not all(letter_of(one) or desk.process.has(one) for one in named):
        raise UserError("too_much", command=request.command.name, word=said.strip()[:40])
    waiting = [one for one in named if _waits(one, desk)]
    offers = [_offer(one, desk) for one in (waiting or named)[:MOST]]
    return Result(say=(reply("confirm/several", *offers, waiting=waiting),))


def _joins(word: str, desk: Desk) -> bool:
    return desk.lexicon.choice("conjunctions", word) is not None


def _waits(one: str, desk: Desk) -> bool:
    matter = desk.view.round.matter(MatterId(one))
    return matter.proposed is not None and matter.yes_of(desk.member.party) is None


def _offer(one: str, desk: Desk) -> Offer:
    may = holds_key(desk.view, desk.person.id, desk.now) and _waits(one, desk)
    version = desk.view.round.matter(MatterId(one)).count
    return approve_offer(one, version) if may else show_offer(one)
