"""`godkänn`: show a text and its button; with the version named, say the party's yes to it."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Offer, Outgoing, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.agreeing import approve, needs_decision, task_behind
from bot.domain.approval import Matter
from bot.domain.blocking import is_hidden, require_shown
from bot.domain.chain import Letter, Pledge
from bot.domain.content import letter_of
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.fulfilment import Fulfilment
from bot.domain.ids import AGREEMENT, ItemId, MatterId, is_move
from bot.domain.moving import follow_through
from bot.domain.rights import holds_key, require_key_of
from bot.domain.step import waiting_for
from bot.domain.version import What
from handlers.advance import is_open, moved_news, onward
from handlers.common import (
    NEXT,
    answer_offers,
    approve_offer,
    decision_of,
    decline_offer,
    matter_id_of,
)
from handlers.edit import ask_for_text
from handlers.items.publishing import publish_offer
from handlers.meetings.settled import list_settled, settles_list
from handlers.meetings.showing import whole as meeting_shown
from handlers.several import OTHERS, several


def handle(request: Request, desk: Desk) -> Result:
    """Say yes where the version is named; otherwise show what the yes would be to."""
    if request.text("others"):
        return several(request, desk)
    matter_id = matter_id_of(request, desk)
    if matter_id is None:
        return _which(desk)
    require_shown(desk.cooperation, matter_id)
    version = request.number("version")
    if version is None:
        return shown(desk, matter_id)
    return _said_yes(request, desk, matter_id, version)


def shown(desk: Desk, matter_id: MatterId) -> Result:
    """Show a text with its buttons; before anyone has written, open the form for it."""
    task = task_behind(matter_id, desk.process)
    matter = desk.view.round.matter(matter_id)
    if letter_of(matter_id) is Letter.MEETING:
        return meeting_shown(ItemId(matter_id), desk)
    if matter.current is None and task and task.content is Fulfilment.AGREEMENT:
        if matter_id == AGREEMENT or not desk.view.round.matter(AGREEMENT).current:
            raise UserError("no_agreement_yet")
        return shown(desk, AGREEMENT)
    if matter.current is None:
        if task is None or not task.two_keys:
            raise UserError("nothing_waits_here", id=matter_id)
        ask_for_text(desk, matter_id, matter)
    asked = matter.proposed is not None and matter.yes_of(desk.member.party) is None
    hidden = is_hidden(desk.cooperation, matter_id)
    may = asked and not hidden and holds_key(desk.view, desk.person.id, desk.now, matter_id)
    offers = answer_offers(matter_id, matter.count) if may else ()
    block = "approve/asked" if matter.proposed else "approve/already"
    return Result(say=(reply(block, *offers, matter=matter_id, found=matter, may=may),))


def _which(desk: Desk) -> Result:
    """List what waits for the asker's party; one alone is shown at once."""
    waiting = waiting_for(desk.view, desk.member.party)
    if len(waiting) == 1:
        return shown(desk, waiting[0])
    offers = [show_offer(matter_id) for matter_id in waiting]
    return Result(say=(reply("approve/which", *(offers or (NEXT,)), matters=waiting),))


def _said_yes(request: Request, desk: Desk, matter_id: MatterId, version: int) -> Result:
    before = desk.cooperation
    matter = before.round.matter(matter_id)
    decision = decision_of(request, desk)
    if decision is None and _asks_decision(desk, matter_id, matter, version):
        raise NeedMoreError(
            ("body", "date", "paragraph", "registration"),
            template="approve/who_decided",
            party=desk.member.party,
            matter=matter_id,
            version=version,
        )
    after = approve(before, matter_id, version, by=desk.by, decision=decision, today=desk.today)
    if settles_list(after, matter_id, version):
        return list_settled(desk, after, matter_id, version)
    moved = follow_through(
        after, desk.process, desk.newest, matter_id, by=desk.by, today=desk.today
    )
    news = _news(desk, matter_id, version, matter, after)
    return Result(say=(news, *moved_news(after, moved)), cooperation=moved)


def _asks_decision(desk: Desk, matter_id: MatterId, matter: Matter, version: int) -> bool:
    """Ask for the decision only where the yes could be said at all."""
    if not needs_decision(task_behind(matter_id, desk.process), matter):
        return False
    require_key_of(desk.cooperation, desk.by)
    approve(desk.cooperation, matter_id, version, by=desk.by)
    return True


def _news(
    desk: Desk, matter_id: MatterId, version: int, before: Matter, after: Cooperation
) -> Outgoing:
    matter = after.round.matter(matter_id)
    waiting = list(matter.waiting(after.party_ids))
    yeses = before.yeses if not matter.proposed else matter.yeses
    decision = _decision_said(matter, desk)
    facts = {
        "matter": matter_id,
        "version": version,
        "party": desk.by.party,
        "decision": decision,
        "waiting": waiting,
        "absent": list(after.absent()),
        "count": len(yeses),
        "what": before.proposed.proposal.what.value if before.proposed else "",
        "step": before.proposed.proposal.step if before.proposed else None,
        "first": _is_first(after) and task_behind(matter_id, desk.process) is not None,
        "outside": matter.decided_outside(after.party_ids),
        "last": is_open(after, desk.process),
        "current": after.round.step,
    }
    if waiting:
        offers = (approve_offer(matter_id, version), decline_offer(matter_id, version))
        return tell("approve/yes_given", *offers, show_offer(matter_id), **facts)
    show = (show_offer(matter_id),) if not is_move(matter_id) else ()
    if letter_of(matter_id):
        onto = _publish(after, matter_id, version) if facts["what"] != What.END else ()
        return tell("approve/settled", *show, *onto, **facts)
    return tell("approve/settled", *show, *onward(after, desk.process), **facts)


def _publish(cooperation: Cooperation, matter_id: MatterId, version: int) -> tuple[Offer, ...]:
    pledge = cooperation.content.item(ItemId(matter_id))
    # What was published before the bot came need not be so again.
    if not isinstance(pledge, Pledge) or pledge.published_version == version:
        return ()
    return (publish_offer(pledge, version),)


def _decision_said(matter: Matter, desk: Desk) -> dict[str, str | None] | None:
    """Return the decision behind the yes just said, as plain facts."""
    yeses = matter.settled.yeses if matter.settled and not matter.proposed else matter.yeses
    mine = next((yes for yes in yeses if yes.by == desk.by), None)
    if mine is None or mine.decision is None:
        return None
    decision = mine.decision
    return {
        "body": decision.body,
        "date": decision.day.isoformat(),
        "paragraph": decision.paragraph,
        "registration": decision.registration,
        "delegation": decision.delegation,
    }


def _is_first(cooperation: Cooperation) -> bool:
    """Tell whether this is the first text of the cooperation that all have said yes to."""
    said = (one.settled for one in cooperation.round.matters.values() if one.settled)
    texts = [one for one in said if one.version.proposal.what in {What.TEXT, What.REFERENCE}]
    return cooperation.round.number == 1 and len(texts) == 1


COMMAND = Command(
    name="approve",
    handle=handle,
    act=lambda values, _: "say" if values.get("version") and not values.get("others") else "",
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="version", kind=Kind.VERSION, positional=True),
        Field(name="body", kind=Kind.WORDS),
        Field(name="date", kind=Kind.PAST_DATE),
        Field(name="paragraph", kind=Kind.WORDS, optional=True),
        Field(name="registration", kind=Kind.WORDS, optional=True),
        Field(name="delegation", kind=Kind.WORDS, optional=True),
        Field(name="round", kind=Kind.NUMBER),
        OTHERS,
    ),
)
