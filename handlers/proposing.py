"""What follows when something is put forward that speaks for itself: its own party's yes."""

from bot.chat.command import Result
from bot.chat.offers import show_offer
from bot.chat.outgoing import Outgoing, tell
from bot.chat.request import Desk
from bot.domain.agreeing import approve, needs_decision, task_behind
from bot.domain.approval import Matter
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId
from bot.domain.rights import holds_key
from handlers.common import approve_offer, decline_offer


def proposed(desk: Desk, asked: Cooperation, matter_id: MatterId) -> Result:
    """
    Tell what is asked for; who asks and holds her party's key has thereby said its yes.

    Where a formal decision must be stated with the yes, it is asked for on its own.
    """
    matter = asked.round.matter(matter_id)
    task = task_behind(matter_id, desk.process)
    said = holds_key(asked, desk.person.id, desk.now) and not needs_decision(task, matter)
    if said:
        asked = approve(asked, matter_id, matter.count, by=desk.by)
    return Result(say=(asked_news(desk, asked, matter_id, said=said),), cooperation=asked)


def asked_news(desk: Desk, asked: Cooperation, matter_id: MatterId, *, said: bool) -> Outgoing:
    """Return the news that something waits for a yes."""
    matter: Matter = asked.round.matter(matter_id)
    proposal = matter.proposed.proposal if matter.proposed else None
    return tell(
        "proposing/asked",
        approve_offer(matter_id, matter.count),
        decline_offer(matter_id, matter.count),
        show_offer(matter_id),
        matter=matter_id,
        version=matter.count,
        what=proposal.what.value if proposal else "",
        step=proposal.step if proposal else None,
        party=desk.by.party,
        said=said,
        waiting=list(matter.waiting(asked.party_ids)),
        absent=list(asked.absent()),
    )
