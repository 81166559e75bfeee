"""`spärra`: hide a text from everybody at once, in all its versions; `häv` shows it again."""

from collections.abc import Iterator

from bot.chat.command import Command, Field, Kind, Result, Values
from bot.chat.lexicon import Lexicon
from bot.chat.offers import rewrite_offers
from bot.chat.outgoing import EVERYONE, Audience, Offer, Outgoing, To, reply
from bot.chat.request import Desk, Request
from bot.domain.block import Block, Reason
from bot.domain.blocking import block, blocks_of, lift, posted
from bot.domain.errors import UserError
from bot.domain.ids import PartyId
from bot.domain.log import JOINT


def handle(request: Request, desk: Desk) -> Result:
    """Block what is named, or lift the block."""
    id_ = request.text("id")
    if id_ is None:
        raise UserError("which_block")
    words = request.text("reason") or ""
    lifts = request.text("do") or desk.lexicon.choice("block_acts", words)
    return _lifted(id_, desk) if lifts else _blocked(id_, words, desk)


def _blocked(id_: str, words: str, desk: Desk) -> Result:
    before = desk.cooperation
    after = block(before, id_, desk.entries(), reason_of(words, desk), by=desk.by)
    new = [one for one in after.blocked if one not in before.blocked]
    told = [said for one in new for said in _told(one, desk)]
    return Result(say=(*told, *_shared(id_, desk)), cooperation=after)


def _told(one: Block, desk: Desk) -> Iterator[Outgoing]:
    """Yield what is told of a block, and what deletes the messages that have shown the text."""
    to = audience_of(one.audience)
    facts = {"id": one.id, "party": one.by.party, "reason": one.reason.value}
    buttons = rewrite_offers(one.id)
    yield Outgoing(audience=to, template="block/blocked", facts=facts, buttons=buttons)
    if found := posted(desk.cooperation, one.id, one.audience):
        left = {"id": one.id, "chats": []}
        yield Outgoing(audience=to, template="block/left", facts=left, deletes=found)


def audience_of(party: PartyId) -> Audience:
    """Return who hears of a block: those who could read the text."""
    return EVERYONE if party == JOINT else Audience(to=To.PARTY, party=party)


def _shared(id_: str, desk: Desk) -> Iterator[Outgoing]:
    """Offer to block what has been shared of one's own too, since the others have it."""
    own = desk.cooperation.own_of(desk.member.party).observations
    mine = [one.seen for one in own if one.shared and f"I{one.number}" == id_]
    found = [one.id for one in desk.cooperation.content.picture.values() if one.seen in mine]
    offers = [Offer(label="block_again", command="block", values={"id": one}) for one in found]
    if offers:
        yield reply("block/shared", *offers)


def _lifted(id_: str, desk: Desk) -> Result:
    before = blocks_of(desk.cooperation, id_, desk.member.party)
    after = lift(desk.cooperation, id_, by=desk.by)
    gone = dict.fromkeys(one.audience for one in before if one not in after.blocked)
    facts = {"id": id_, "party": desk.by.party}
    news = [
        Outgoing(audience=audience_of(one), template="block/lifted", facts=facts) for one in gone
    ]
    return Result(say=tuple(news), cooperation=after)


def reason_of(words: str, desk: Desk) -> Reason:
    """
    Return the kind of a reason, by the first of its words that is known.

    The words themselves are kept nowhere: they may be the very thing that is to be hidden.
    """
    known = (desk.lexicon.choice("block_reasons", one.strip(".,;:!?")) for one in words.split())
    found = next((one for one in known if one), None)
    return Reason(found) if found else Reason.OTHER


def _act(values: Values, lexicon: Lexicon) -> str:
    """Return `lift` where that is said, before the id or behind it."""
    lifts = values.get("do") or lexicon.choice("block_acts", str(values.get("reason", "")))
    return "lift" if lifts else ""


COMMAND = Command(
    name="block",
    handle=handle,
    act=_act,
    forgets=True,
    fields=(
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="block_acts"),
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="reason", kind=Kind.TEXT, positional=True),
    ),
)
