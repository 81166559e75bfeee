"""`start`: a new cooperation in this room, with values or by questions."""

import unicodedata
from collections.abc import Iterator

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.fold import fold
from bot.chat.offers import STATUS
from bot.chat.outgoing import Offer, tell
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.founding import found, parties_named
from bot.domain.ids import CooperationId, PartyId
from bot.domain.member import By, Role
from bot.domain.party import POLICE, Party, municipalities
from bot.domain.room import Room
from handlers import claiming
from handlers.claiming import check_claimed_period, claimed, continued_news
from handlers.common import bare_name
from handlers.exercise import running
from handlers.invite import invite_offers

ASKED = ("party", "municipality", "district")
MOST_PARTIES = 12
HAVE_AGREEMENT = Offer(label="have_agreement", command="agreement", values={"do": "holds"})


def handle(request: Request, desk: Desk) -> Result:
    """Found the cooperation, with the asker as her party's first contact person."""
    if desk.linked:
        raise running(desk) if desk.linked.exercise else UserError("room_taken")
    if request.room.startswith("@"):
        raise UserError("start_in_a_room")
    check_claimed_period(request, desk)
    missing = tuple(name for name in ASKED if request.text(name) is None)
    if missing:
        raise NeedMoreError((*missing, *_unsaid(request)), template="start/ask")
    parties = _parties(request, desk)
    party = _own(request, desk, parties)
    by = By(person=desk.person.id, party=party, role=Role.CONTACT, at=desk.now)
    cooperation = _founded(request, desk, parties, by)
    if _claims(request):
        cooperation = claimed(request, desk, cooperation, by=by)
        news = continued_news("start/founded_midway", cooperation)
    else:
        have = () if _claims(request) is False else (HAVE_AGREEMENT,)
        offers = (*invite_offers(cooperation), *have, STATUS)
        news = tell("start/founded", *offers, absent=list(cooperation.absent()), party=party)
    return Result(say=(news,), cooperation=cooperation, people=(desk.person,))


def _unsaid(request: Request) -> Iterator[str]:
    """Yield what is asked too where questions are asked at all."""
    if request.text("room") is None:
        yield "room"
    if _claims(request) is None:
        yield "agreement"


def _claims(request: Request) -> bool | None:
    """Tell whether there is an agreement already, as said or by its dates; None if not said."""
    said = request.text("agreement")
    dated = any(request.text(name) for name in ("start", "end"))
    # Who answers the question anew has answered it for good.
    if said == "no" and dated and request.answers is None:
        raise UserError("dates_of_no_agreement", field="agreement")
    return said == "yes" if said else dated or None


def _parties(request: Request, desk: Desk) -> tuple[Party, ...]:
    typed = (request.text("municipality") or "").split(",")
    names = [bare_name(name.strip(), desk) for name in typed if fold(name)]
    district = bare_name(request.text("district") or "", desk)
    if not names or len(names) > MOST_PARTIES:
        raise UserError("how_many_parties", field="municipality", most=MOST_PARTIES)
    named = [(PartyId(_slug(name) or desk.codes.new()), name) for name in names]
    return parties_named(named, district)


def _own(request: Request, desk: Desk, parties: tuple[Party, ...]) -> PartyId:
    """Return the party the founder speaks for."""
    word = request.text("party") or ""
    side = desk.lexicon.choice("side", word)
    municipal = municipalities(parties)
    if side == "police":
        return POLICE
    if side == "municipality" and len(municipal) == 1:
        return municipal[0].id
    wanted = bare_name(word, desk).casefold()
    for party in municipal:
        if party.name.casefold() == wanted:
            return party.id
    names = [party.name for party in municipal]
    raise UserError("whose_side", field="party", word=word, names=names)


def _founded(request: Request, desk: Desk, parties: tuple[Party, ...], by: By) -> Cooperation:
    language = desk.person.language or desk.language
    audience = by.party if request.text("room") == "own" else None
    room = Room(id=request.room, audience=audience, language=language)
    name = f"{_slug(parties[0].name) or parties[0].id}-{desk.codes.new()[:4]}"
    return found(CooperationId(name), parties, room, desk.newest, by=by)


def _slug(name: str) -> str:
    """Return a name as an id: `Södra Lappland` becomes `sodra-lappland`."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())[:40]


COMMAND = Command(
    name="start",
    handle=handle,
    fields=(
        Field(name="party", kind=Kind.WORDS, choices="side"),
        Field(name="municipality", kind=Kind.WORDS, limit=600),
        Field(name="district", kind=Kind.WORDS),
        Field(name="room", kind=Kind.CHOICE, choices="audience"),
        Field(name="agreement", kind=Kind.CHOICE, choices="yes_no"),
        *claiming.FIELDS,
    ),
)
