"""`löfte`: what the parties promise the citizens, from draft to published."""

from bot.chat.cleaning import MAX_ROWS
from bot.chat.command import Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import reply, tell, tell_change
from bot.chat.request import Desk, Request
from bot.domain.chain import Letter, Pledge
from bot.domain.errors import UserError
from bot.domain.ids import ItemId, MatterId
from bot.domain.rights import require_key_of
from bot.domain.version import Version
from bot.domain.working import draft_pledge, publish, publish_internally
from handlers.common import CANCEL, approve_offer
from handlers.edit import edited
from handlers.items.acts import changed as fields_changed
from handlers.items.acts import missing
from handlers.items.command import command
from handlers.items.fields import FIELDS, changes, own_id, parent
from handlers.items.paste import ACT, pasting
from handlers.items.paste_pledges import PLEDGES, amount_in
from handlers.items.publishing import publish_offer
from handlers.items.renewing import ended, followed, pledge_named, renewed
from handlers.items.unpasting import ACT as UNPASTE
from handlers.items.unpasting import unpasted

DRAFTED_FROM = ("promised_by", "does", "what", "place", "when", "told")
"""The few questions whose answers give a whole sentence."""


def drafted(letter: Letter, request: Request, desk: Desk) -> Result:
    """Draft a pledge in free text, or by a few questions that give a whole sentence."""
    given = {**parent(letter, request), **changes(letter, request, desk)}
    text = request.text("text") or _sentence(request, desk)
    promised_by = given.pop("promised_by", None) or desk.cooperation.party_ids
    given.setdefault("amount", amount_in(request.text("what") or "", desk))

    def make(id_: ItemId) -> Pledge:
        return Pledge(id=id_, by=desk.by, promised_by=promised_by, **given)

    after, pledge = draft_pledge(desk.cooperation, text, make, by=desk.by)
    news = tell_change(
        "pledge/drafted",
        show_offer(pledge.id),
        approve_offer(pledge.id, 1),
        id=pledge.id,
        party=desk.by.party,
    )
    facts = {"id": pledge.id, "text": text, "missing": missing(pledge)}
    return Result(say=(news, reply("pledge/draft", **facts)), cooperation=after)


def _sentence(request: Request, desk: Desk) -> str:
    lacking = tuple(name for name in DRAFTED_FROM if request.text(name) is None)
    if lacking:
        raise NeedMoreError(lacking, template="pledge/questions")
    given = {name: request.text(name) for name in DRAFTED_FROM}
    parties = changes(Letter.PLEDGE, request, desk)["promised_by"]
    return desk.write("pledge/sentence", **{**given, "promised_by": parties})


def altered(letter: Letter, request: Request, desk: Desk) -> Result:
    """Write the next version of the text, or change the other fields."""
    item_id = own_id(letter, request)
    if item_id is None or request.text("text") is None:
        return fields_changed(letter, request, desk)
    desk.cooperation.content.item(item_id)
    for field in FIELDS[letter]:
        # The text may have to wait for an answer, so nothing else is changed beside it.
        if request.text(field.name) is not None:
            word = desk.lexicon.words[desk.language].label("fields", field.name)
            raise UserError("too_much", command="pledge", word=f"{word}=")
    return edited(request, desk, MatterId(item_id))


def informed(letter: Letter, request: Request, desk: Desk) -> Result:
    """Publish the agreed text internally, for those who are to keep the promise."""
    pledge = pledge_named(letter, request, desk)
    version = _version(pledge, request, desk)
    require_key_of(desk.cooperation, desk.by)
    after = publish_internally(desk.cooperation, pledge, version, desk.today, by=desk.by)
    _make_sure(pledge, version, request, desk, internally=True)
    told = after.content.item(pledge.id)
    offers = (publish_offer(told, version),) if isinstance(told, Pledge) else ()
    news = tell("pledge/internal", show_offer(pledge.id), *offers, id=pledge.id)
    return Result(say=(news,), cooperation=after)


def published(letter: Letter, request: Request, desk: Desk) -> Result:
    """Publish the agreed text to the citizens; ask before, since it cannot be undone."""
    pledge = pledge_named(letter, request, desk)
    version = _version(pledge, request, desk)
    require_key_of(desk.cooperation, desk.by)
    after = publish(desk.cooperation, pledge, version, desk.today, by=desk.by)
    _make_sure(pledge, version, request, desk, internally=False)
    news = tell("pledge/public", show_offer(pledge.id), id=pledge.id)
    return Result(say=(news,), cooperation=after)


def _version(pledge: Pledge, request: Request, desk: Desk) -> int:
    holds = _holding(pledge, desk)
    stated = request.number("version")
    newest = holds.number if holds else 0
    return newest if stated is None else stated


def _holding(pledge: Pledge, desk: Desk) -> Version | None:
    matter = desk.cooperation.round.matter(MatterId(pledge.id))
    return matter.holding(desk.cooperation.party_ids)


def _make_sure(
    pledge: Pledge, version: int, request: Request, desk: Desk, *, internally: bool
) -> None:
    """Show what would be published, and ask; the answer holds for that version only."""
    if request.text("sure"):
        return
    holds = _holding(pledge, desk)
    raise NeedMoreError(
        ("sure",),
        template="pledge/publish_ask",
        values={"version": str(version)},
        offers=(CANCEL,),
        id=pledge.id,
        internally=internally,
        text=holds.proposal.text if holds else "",
    )


COMMAND = command(
    "pledge",
    Letter.PLEDGE,
    extra={
        "new": drafted,
        "change": altered,
        "inform": informed,
        "publish": published,
        ACT: pasting(PLEDGES),
        UNPASTE: unpasted,
        "follow": followed,
        "renew": renewed,
        "end": ended,
    },
    fields=(
        Field(name="does", kind=Kind.WORDS),
        Field(name="what", kind=Kind.WORDS),
        Field(name="when", kind=Kind.WORDS),
        Field(name="rows", kind=Kind.TEXT, limit=MAX_ROWS),
        Field(name="column", kind=Kind.WORDS),
        Field(name="reason", kind=Kind.WORDS),
        Field(name="sure", kind=Kind.CHOICE, choices="yes"),
        Field(name="save", kind=Kind.CHOICE, choices="yes"),
        Field(name="holds", kind=Kind.CHOICE, choices="yes_no"),
    ),
)
