"""`rum`: the rooms of a cooperation: who reads in each, what it is called, how much it gets."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result, Values
from bot.chat.lexicon import Lexicon
from bot.chat.offers import STATUS
from bot.chat.outgoing import Audience, Offer, Outgoing, To, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.code import digest_of, spoken
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import PartyId
from bot.domain.room import Language, Room
from bot.domain.rooming import (
    change_room,
    keeper_room,
    link,
    require_room_keeper,
    unlink,
    with_room_code,
)
from handlers.common import CANCEL

SETTINGS = ("text", "language")
LINK = Offer(label="room_link", command="room", values={"do": "link"})


def handle(request: Request, desk: Desk) -> Result:
    """List the rooms, link or unlink one, name it, or say how much it is to get."""
    match request.text("do"):
        case "link":
            return _link(request, desk)
        case "unlink":
            return _unlink(request, desk)
        case "name":
            return _name(request, desk)
    changes = {name: value for name in SETTINGS if (value := request.text(name))}
    return _set(request, desk, changes) if changes else _listed(request, desk)


def _act(values: Values, _lexicon: Lexicon) -> str:
    """Return what is asked for; a setting alone is set."""
    return str(values.get("do") or ("set" if set(SETTINGS) & set(values) else ""))


def _listed(request: Request, desk: Desk) -> Result:
    rooms, here = desk.view.rooms, desk.view.room(request.room)
    turned = "short" if here and here.whole else "whole"
    more = (Offer(label=f"room_{turned}", command="room", values={"text": turned}),) if here else ()
    return Result(say=(reply("room/list", LINK, *more, rooms=rooms, here=request.room),))


def _link(request: Request, desk: Desk) -> Result:
    """Link this room, where it is free; elsewhere give a code to write in the new one."""
    said = request.text("audience")
    if said is None:
        raise NeedMoreError(("audience",), template="room/who_reads", party=desk.member.party)
    audience = desk.member.party if said == "own" else None
    require_room_keeper(desk.cooperation, audience, desk.by)
    if desk.here is None and not request.room.startswith("@"):
        after = link(desk.cooperation, free_room(request, desk, audience), by=desk.by)
        return linked_news(desk, after, audience)
    code = desk.codes.new()
    after = with_room_code(desk.cooperation, digest_of(code), audience, by=desk.by)
    expires = after.room_codes[-1].expires.isoformat()
    given = reply("room/code", code=spoken(code), audience=audience, expires=expires)
    return Result(say=(given,), cooperation=after)


def free_room(request: Request, desk: Desk, audience: PartyId | None) -> Room:
    """Return the room asked in, to be linked; raise UserError `room_taken` or `link_in_a_room`."""
    if desk.here:
        raise UserError("room_taken")
    if request.room.startswith("@"):
        raise UserError("link_in_a_room")
    language = desk.person.language or desk.language
    return Room(id=request.room, audience=audience, language=language)


def linked_news(desk: Desk, after: Cooperation, audience: PartyId | None) -> Result:
    """Tell all who read there that a room is linked, the room itself among them."""
    news = to_room(audience, "room/linked", STATUS, person=desk.person.id, audience=audience)
    return Result(say=(news,), cooperation=after)


def _unlink(request: Request, desk: Desk) -> Result:
    room = keeper_room(desk.cooperation, _meant(request, desk).id, by=desk.by)
    if request.text("sure") is None:
        raise NeedMoreError(("sure",), template="room/unlink_ask", offers=(CANCEL,), room=room)
    after = unlink(desk.cooperation, room.id, by=desk.by)
    facts = {"person": desk.person.id, "audience": room.audience, "name": room.name}
    return Result(say=(to_room(room.audience, "room/unlinked", **facts),), cooperation=after)


def _name(request: Request, desk: Desk) -> Result:
    name = request.text("name")
    room = keeper_room(desk.cooperation, _meant(request, desk).id, by=desk.by)
    if name is None:
        raise NeedMoreError(("name",))
    after = change_room(desk.cooperation, room.id, by=desk.by, name=name)
    facts = {"person": desk.person.id, "audience": room.audience, "name": name}
    return Result(say=(to_room(room.audience, "room/named", **facts),), cooperation=after)


def _set(request: Request, desk: Desk, changes: dict[str, str]) -> Result:
    """Say how much of a text the room gets, and in which language."""
    room = _meant(request, desk)
    fields: dict[str, object] = {}
    if "text" in changes:
        fields["whole"] = changes["text"] == "whole"
    if "language" in changes:
        fields["language"] = Language(changes["language"])
    after = change_room(desk.cooperation, room.id, by=desk.by, **fields)
    facts = {"person": desk.person.id, "audience": room.audience, "changes": changes}
    news = to_room(room.audience, "room/set", name=room.name, **facts)
    return Result(say=(news,), cooperation=after)


def _meant(request: Request, desk: Desk) -> Room:
    """Return the room that is named, or asked in, or the only one; raise UserError `which_room`."""
    rooms, named = desk.view.rooms, (request.text("room") or "").casefold().lstrip("#")
    if named:
        found = [one for one in rooms if named in {one.name.casefold(), one.id.rpartition(":")[2]}]
    else:
        found = [one for one in rooms if one.id == request.room] or [*rooms]
    if len(found) != 1:
        raise UserError("no_such_room" if named else "which_room")
    return found[0]


def to_room(reads: PartyId | None, template: str, /, *offers: Offer, **facts: object) -> Outgoing:
    """Tell all who read in a room of an audience."""
    if reads is None:
        return tell(template, *offers, **facts)
    own = Audience(to=To.PARTY, party=reads)
    return Outgoing(audience=own, template=template, facts=facts, buttons=offers)


COMMAND = Command(
    name="room",
    handle=handle,
    act=_act,
    links=True,
    fields=(
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="room_acts"),
        Field(name="audience", kind=Kind.CHOICE, positional=True, choices="audience"),
        Field(name="name", kind=Kind.WORDS, positional=True),
        Field(name="text", kind=Kind.CHOICE, choices="lengths"),
        Field(name="language", kind=Kind.CHOICE, choices="languages"),
        Field(name="room", kind=Kind.WORDS),
        Field(name="sure", kind=Kind.CHOICE, choices="yes"),
    ),
)
