"""`överenskommelse`: drafted from what is there, agreed on, and noted when it is signed."""

from dataclasses import replace

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.agreement import Agreement, Section, Signing, lacking
from bot.domain.errors import UserError
from bot.domain.ids import AGREEMENT
from bot.domain.middle import is_claim
from bot.domain.rights import require_key_of
from bot.domain.signing import put_agreement_forward, sign
from handlers import claiming, voiding
from handlers.approve import shown
from handlers.claiming import holding
from handlers.common import approve_offer
from handlers.drafting import filled, whole_text
from handlers.edit import written_news
from handlers.voiding import ask_before_voiding

DRAFT = Offer(label="draft", command="agreement", values={"do": "draft"})


def handle(request: Request, desk: Desk) -> Result:
    """Say how the agreement stands, or do what is asked with it."""
    match request.text("do"):
        case None:
            return _status(desk)
        case "show":
            return shown(desk, AGREEMENT)
        case "holds":
            return holding(request, desk)
        case "sign":
            return _signed(request, desk)
        case _:
            return _written(request, desk)


def _status(desk: Desk) -> Result:
    view = desk.view
    agreement = view.content.agreement
    matter = view.round.matter(AGREEMENT)
    drawn = replace(agreement, sections=filled(desk, agreement))
    claimed = is_claim(matter)
    facts = {
        "found": matter,
        "agreement": agreement,
        "missing": [] if claimed else [one.value for one in lacking(drawn)],
        "claimed": claimed,
    }
    offers = (show_offer(AGREEMENT),) if matter.current else ()
    if matter.proposed and not matter.yes_of(desk.member.party):
        offers = (approve_offer(AGREEMENT, matter.count), *offers)
    draft = () if claimed else (DRAFT,)
    return Result(say=(reply("agreement/status", *offers, *draft, **facts),))


def _written(request: Request, desk: Desk) -> Result:
    """Write the next version: a section, the period, or all anew from what is there."""
    matter = desk.cooperation.round.matter(AGREEMENT)
    if matter.proposed and is_claim(matter) and matter.yeses and not matter.noes:
        # A draft in its place would let go of what holds, without anybody's yes. What somebody
        # disputes, or its own party has taken back, does not hold.
        raise UserError("claim_unconfirmed")
    agreement = _changed(request, desk)
    drawn = replace(agreement, sections=filled(desk, agreement))
    text = whole_text(desk, drawn)
    after = put_agreement_forward(desk.cooperation, agreement, text, by=desk.by)
    if request.number("version") not in {None, matter.count}:
        raise UserError("edited_since", id=AGREEMENT, current=matter.count)
    ask_before_voiding(request, AGREEMENT, matter)
    news = written_news(AGREEMENT, matter, after, desk)
    missing = [one.value for one in lacking(drawn)]
    told = (reply("agreement/lacks", missing=missing),) if missing else ()
    return Result(say=(news, *told), cooperation=after)


def _changed(request: Request, desk: Desk) -> Agreement:
    """Return the agreement with what the line sets."""
    agreement = desk.cooperation.content.agreement
    start, end = request.day("start"), request.day("end")
    agreement = replace(agreement, start=start or agreement.start, end=end or agreement.end)
    if request.text("do") != "section":
        return agreement
    section, text = request.text("section"), request.text("text")
    lacking_fields = tuple(
        name for name, value in (("section", section), ("text", text)) if value is None
    )
    if section is None or text is None:
        raise NeedMoreError(lacking_fields)
    return replace(agreement, sections={**agreement.sections, Section(section): text})


def _signed(request: Request, desk: Desk) -> Result:
    """Note who signed and when, once it is said that exactly the agreed version was signed."""
    require_key_of(desk.cooperation, desk.by)
    settled = desk.cooperation.round.matter(AGREEMENT).settled
    if settled is None:
        raise UserError("signed_before_settled")
    stated = request.number("version")
    version = settled.version.number if stated is None else stated
    day, names = request.day("date"), request.text("signed_by")
    given = {"exact": request.text("exact"), "date": day, "signed_by": names}
    left = tuple(name for name, value in given.items() if value is None)
    if day is None or names is None or left:
        kept = {"version": str(version)}
        raise NeedMoreError(left, template="agreement/exactly", version=version, values=kept)
    if day > desk.today:
        raise UserError("not_yet_done", field="date", date=day.isoformat())
    signing = Signing(version=version, day=day, signed_by=names, by=desk.by)
    after = sign(desk.cooperation, signing)
    news = tell(
        "agreement/signed",
        show_offer(AGREEMENT),
        version=version,
        date=day.isoformat(),
        signed_by=names,
    )
    return Result(say=(news,), cooperation=after)


COMMAND = Command(
    name="agreement",
    handle=handle,
    fields=(
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="agreement_acts"),
        Field(name="section", kind=Kind.CHOICE, positional=True, choices="sections"),
        Field(name="version", kind=Kind.VERSION, positional=True),
        *claiming.FIELDS,
        Field(name="date", kind=Kind.PAST_DATE),
        Field(name="signed_by", kind=Kind.WORDS),
        *voiding.FIELDS,
        Field(name="exact", kind=Kind.CHOICE, choices="yes"),
        Field(name="text", kind=Kind.TEXT, positional=True),
    ),
)
