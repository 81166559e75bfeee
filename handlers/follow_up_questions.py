"""The questions of a check-in: three for each thing, more for those who want; saved one by one."""

from dataclasses import replace
from typing import Any

from bot.chat.command import NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Outgoing, reply, tell_change
from bot.chat.request import Desk, Request
from bot.domain.answer import TEXTS, Answer, Colour, Done, Effect, Renewal
from bot.domain.answering import answer, followed, news_left, tell_of
from bot.domain.chain import Pledge
from bot.domain.content import NEEDS_REASON
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.follow_up import Followed, current, in_check_in, unanswered, untold
from bot.domain.ids import ItemId
from handlers.follow_up_offers import NEWS, more_offer, next_offers

ASKED = ("done", "colour", "renewal")
MORE = ("effect", *TEXTS)


def continued(desk: Desk) -> Result:
    """Ask about the next thing that the asker's party does; say how far it is when all is done."""
    left = unanswered(desk.view, desk.member.party)
    if not left:
        return Result(say=(_standing(desk.view, desk),))
    raise question(desk, left[0], in_turn=True)


def question(
    desk: Desk, item: Followed, *, in_turn: bool = False, saved: Followed | None = None
) -> NeedMoreError:
    """Return the form about one thing, with what is counted and what was said last time."""
    values = {"id": item.id, "check_in": current(desk.view).name}
    return NeedMoreError(
        _asked(item),
        template="follow_up/ask",
        command="follow_up",
        values={**values, "in_turn": "yes"} if in_turn else values,
        offers=(more_offer(saved.id),) if saved else (),
        item=item,
        saved=saved,
    )


def _asked(item: Followed) -> tuple[str, ...]:
    # What is to become of a pledge is settled once it is closed.
    return ASKED if isinstance(item, Pledge) and not item.closed else ASKED[:2]


def one(request: Request, desk: Desk) -> Result:
    """Take the answers about one thing, ask for those that are missing, and go on to the next."""
    if request.text("do_more"):
        return more(request, desk)
    item = followed(desk.cooperation, ItemId(request.text("id") or ""))
    lacking = tuple(name for name in _asked(item) if request.text(name) is None)
    if len(lacking) == len(_asked(item)):
        raise question(desk, item)
    if lacking:
        raise NeedMoreError(lacking)
    if Colour(request.text("colour") or "") in NEEDS_REASON and not request.text("reason"):
        raise NeedMoreError(("reason",), template="follow_up/why", item=item)
    after = answer(desk.cooperation, item.id, _answer(request, desk, item), by=desk.by)
    saved = followed(after, item.id)
    return _told(request, desk, item, saved, after)


def _answer(request: Request, desk: Desk, item: Followed) -> Answer:
    renewal = request.text("renewal") if isinstance(item, Pledge) else None
    # What was said in one's own words before stays, unless it is said anew.
    before = item.answer
    own = {name: getattr(before, name) for name in MORE} if before else {}
    return Answer(
        check_in=current(desk.cooperation).name,
        done=Done(request.text("done") or ""),
        colour=Colour(request.text("colour") or ""),
        renewal=Renewal(renewal) if renewal else None,
        reason=request.text("reason"),
        by=desk.by,
        **{**own, **_own_words(request)},
    )


def _own_words(request: Request) -> dict[str, Any]:
    given: dict[str, Any] = {name: request.text(name) for name in TEXTS if request.text(name)}
    effect = request.text("effect")
    return {**given, "effect": Effect(effect)} if effect else given


def _told(
    request: Request, desk: Desk, before: Followed, saved: Followed, after: Cooperation
) -> Result:
    """
    Tell the others once her run of questions is over, or that an answer is another now.

    All that her party has answered and nobody has been told of is told then, also what was
    answered in a run that was broken off.
    """
    in_turn = request.text("in_turn") is not None
    left = unanswered(after, desk.member.party) if in_turn else ()
    said: list[Outgoing] = []
    if before.answer is not None:
        said.append(_one_told(before, saved, desk))
        after = tell_of(after, (saved.id,))
    ids = untold(after, desk.member.party)
    if ids and not left:
        alone = ids == (saved.id,) and not in_turn
        several = tell_change("follow_up/told", party=desk.by.party, ids=list(ids))
        said.append(_one_told(before, saved, desk) if alone else several)
        after = tell_of(after, ids)
    if left:
        return Result(
            say=tuple(said),
            cooperation=after,
            then=question(desk, left[0], in_turn=True, saved=saved),
        )
    finish = reply(
        "follow_up/saved", more_offer(saved.id), *next_offers(after, desk.by.party), item=saved
    )
    if in_turn:
        finish = _standing(after, desk, saved=saved)
    return Result(say=(*said, finish), cooperation=after)


def _one_told(before: Followed, saved: Followed, desk: Desk) -> Outgoing:
    old = before.answer
    return tell_change(
        "follow_up/told_one",
        show_offer(saved.id),
        id=saved.id,
        party=desk.by.party,
        colour=saved.colour.value if saved.colour else None,
        before=old.colour.value if old else None,
        before_by=old.by.party if old else None,
    )


def more(request: Request, desk: Desk) -> Result:
    """Ask what else can be asked of a thing that has its three answers; all may be left out."""
    if request.text("id") is None:
        raise UserError("which_follow_up")
    item = followed(desk.cooperation, ItemId(request.text("id") or ""))
    if item.answer is None:
        raise UserError("answer_first", id=item.id)
    if request.answers is None and not _own_words(request):
        raise NeedMoreError(
            MORE,
            template="follow_up/more",
            values={"id": item.id, "check_in": current(desk.cooperation).name},
            item=item,
        )
    given = _own_words(request)
    if not given:
        return Result(
            say=(
                reply("follow_up/nothing_more", *next_offers(desk.view, desk.by.party), item=item),
            )
        )
    after = answer(desk.cooperation, item.id, replace(item.answer, **given), by=desk.by)
    finish = reply(
        "follow_up/more_saved", *next_offers(after, desk.by.party), item=item, names=list(given)
    )
    if item.answer.by.party == desk.by.party:
        return Result(say=(finish,), cooperation=after)
    news = tell_change("follow_up/added", show_offer(item.id), id=item.id, party=desk.by.party)
    return Result(say=(news, finish), cooperation=after)


def _standing(cooperation: Cooperation, desk: Desk, saved: Followed | None = None) -> Outgoing:
    """Say how many things are followed up, and what comes next."""
    found = in_check_in(cooperation)
    offers = (more_offer(saved.id),) if saved else ()
    unheard = news_left(cooperation, desk.process, desk.member.party)
    return reply(
        "follow_up/standing",
        *offers,
        *next_offers(cooperation, desk.member.party),
        *((NEWS,) if unheard else ()),
        check_in=current(cooperation),
        count=len(found),
        left=[item.id for item in found if item.answer is None],
        saved=saved,
    )
