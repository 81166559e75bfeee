"""`lägesbild`: own observations, what is shared of them, and what the pictures say together."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result, Values
from bot.chat.desks import require_unseen
from bot.chat.outgoing import Offer, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ItemId
from bot.domain.party import POLICE
from bot.domain.picture import Seen, SourceRow
from bot.domain.picturing import (
    LETTER,
    add_joint,
    ask_source,
    joint_observation,
    observe,
    own_observation,
    rewrite,
    share,
)
from handlers.joint_picture import SEEN, blind_spot, compared, named, picture_offer, seen_in
from handlers.sharing import (
    LEVEL,
    SHARED,
    SURE,
    ask_sure,
    knowing,
    require_chosen,
    require_sure,
)

MOST_OFFERS = 4


def handle(request: Request, desk: Desk) -> Result:
    """Do what is asked with the pictures; show both where nothing is."""
    return ACTS[_act(request.values)](request, desk)


def _act(values: Values) -> str:
    """Return what is asked for; without a word what is named is shown, else all is listed."""
    return str(values.get("do") or ("show" if values.get("id") else "list"))


def _listed(_request: Request, desk: Desk) -> Result:
    view, party = desk.view, desk.member.party
    own = view.own_of(party)
    unshared = [one for one in own.observations if not one.shared]
    unsaid = [
        one
        for one in view.content.picture.values()
        if one.by.party != party and party not in {said.party for said in one.views}
    ]
    offers = [_share_offer(one.number) for one in unshared[:MOST_OFFERS]]
    offers += [picture_offer("agrees", one.id) for one in unsaid[:MOST_OFFERS] if not one.blind]
    facts = {"own": own, "picture": list(view.content.picture.values()), "party": party}
    return Result(say=(reply("picture/list", *offers, **facts),))


def shown(item_id: str, desk: Desk) -> Result:
    """Show one observation, of the joint picture or of one's own."""
    if item_id[:1] == LETTER:
        joint = joint_observation(desk.view, ItemId(item_id))
        mine = joint.by.party == desk.member.party
        acts = () if mine else ("agrees", "contradicts")
        offers = [picture_offer(act, item_id) for act in acts]
        return Result(say=(reply("picture/joint", *offers, one=joint),))
    own = own_observation(desk.view, _number(item_id), by=desk.by)
    more = () if own.shared else (_share_offer(own.number),)
    return Result(say=(reply("picture/own", *more, one=own, party=desk.member.party),))


def _new(request: Request, desk: Desk) -> Result:
    """Keep an observation, for oneself where that is allowed; otherwise offer to share it."""
    seen, level = seen_in(request), request.text("level")
    if level == SHARED:
        return _joint(desk, seen, request)
    require_unseen(request)
    if not desk.view.own_of(desk.member.party).text_allowed:
        task = "2.3" if desk.member.party == POLICE else "2.2"
        ask_sure(desk, seen.text, "picture/level", task=task)
    require_chosen(request, desk, seen.text)
    after, own = observe(desk.cooperation, seen, by=desk.by)
    said = reply(
        "picture/saved", _share_offer(own.number), number=own.number, party=desk.member.party
    )
    return Result(say=(said,), cooperation=after)


def _changed(request: Request, desk: Desk) -> Result:
    """Change what one has seen for oneself; what the line does not say stays."""
    require_unseen(request)
    number = _number(named(request))
    before = own_observation(desk.cooperation, number, by=desk.by)
    said = {name: value for name in ("text", *SEEN) if (value := request.text(name))}
    if not said:
        raise NeedMoreError(("text",))
    after = rewrite(desk.cooperation, number, replace(before.seen, **said), by=desk.by)
    news = reply("picture/saved", _share_offer(number), number=number, party=desk.member.party)
    return Result(say=(news,), cooperation=after)


def _shared(request: Request, desk: Desk) -> Result:
    """Pass on one observation; the first time, read what that means."""
    number = _number(named(request))
    after, joint = share(desk.cooperation, number, by=desk.by)
    require_sure(request, desk, joint.seen.text)
    return _told(desk, after, joint.id)


def _joint(desk: Desk, seen: Seen, request: Request) -> Result:
    after, joint = add_joint(desk.cooperation, seen, by=desk.by)
    require_sure(request, desk, seen.text)
    return _told(desk, after, joint.id)


def _told(desk: Desk, after: Cooperation, item_id: ItemId) -> Result:
    offers = (
        picture_offer("agrees", item_id),
        picture_offer("contradicts", item_id),
        picture_offer("show", item_id),
    )
    news = tell("picture/shared", *offers, id=item_id, party=desk.by.party)
    return Result(say=(news,), cooperation=after, people=(knowing(desk),))


def _source(request: Request, desk: Desk) -> Result:
    """Note a source for one's own picture: asked, due, received."""
    require_unseen(request)
    name = request.text("text") or request.text("source")
    if name is None:
        raise NeedMoreError(("source",))
    row = SourceRow(
        name=name,
        asked=request.day("asked"),
        due=request.day("due"),
        received=request.day("received"),
    )
    after = ask_source(desk.cooperation, row, by=desk.by)
    own = after.own_of(desk.member.party)
    return Result(
        say=(reply("picture/sources", sources=own.sources, party=desk.member.party),),
        cooperation=after,
    )


def _number(item_id: str) -> int:
    bare = item_id.removeprefix("I")
    if not bare.isdecimal():
        raise UserError("no_such_item", id=item_id)
    return int(bare)


def _share_offer(number: int) -> Offer:
    values = {"do": "share", "id": f"I{number}"}
    return Offer(label="share", command="picture", values=values)


ACTS: Mapping[str, Callable[[Request, Desk], Result]] = {
    "list": _listed,
    "show": lambda request, desk: shown(named(request), desk),
    "new": _new,
    "change": _changed,
    "share": _shared,
    "blind": blind_spot,
    "agrees": compared,
    "contradicts": compared,
    "source": _source,
}

COMMAND = Command(
    name="picture",
    handle=handle,
    act=lambda values, _lexicon: _act(values),
    fields=(
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="picture_acts"),
        Field(name="id", kind=Kind.ITEM, positional=True),
        *(Field(name=name, kind=Kind.WORDS) for name in SEEN),
        LEVEL,
        Field(name="asked", kind=Kind.DATE),
        Field(name="due", kind=Kind.DATE),
        Field(name="received", kind=Kind.DATE),
        SURE,
        Field(name="text", kind=Kind.TEXT, positional=True),
    ),
)
