"""What is told when all have said yes to a meeting's list, and it takes effect."""

from bot.chat.command import Result
from bot.chat.offers import meeting_offer, show_offer
from bot.chat.outgoing import tell
from bot.chat.request import Desk
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.convening import all_topped_up, meeting_of
from bot.domain.cooperation import Cooperation
from bot.domain.deciding import Effect, Fate, take_effect
from bot.domain.ids import ItemId, MatterId
from bot.domain.meeting import MeetingKind
from bot.domain.middle import continue_from
from handlers.advance import is_open, moved_news, onward


def settles_list(after: Cooperation, matter_id: MatterId, version: int) -> bool:
    """Tell whether the yes just said was the last one to a meeting's list."""
    matter = after.round.matter(matter_id)
    newest = matter.settled.version.number if matter.settled else None
    return letter_of(matter_id) is Letter.MEETING and not matter.proposed and newest == version


def list_settled(desk: Desk, agreed: Cooperation, matter_id: MatterId, version: int) -> Result:
    """Let every point take effect that is as it was listed, and tell of those that are not."""
    meeting = meeting_of(agreed, ItemId(matter_id))
    words = desk.lexicon.words[desk.language]
    body = (
        words.label("bodies", "steering_group")
        if meeting.kind is MeetingKind.STEERING
        else words.label("groups", meeting.kind.value)
    )
    after, effects = take_effect(
        agreed, desk.process, meeting.id, body=body, today=desk.today, by=desk.by
    )
    decided = all_topped_up(after, today=desk.today, by=desk.by)
    # The list may have confirmed an agreement that held before the bot came.
    after = continue_from(decided, by=desk.by, today=desk.today)
    changed = [_plain(one) for one in effects if one.fate is Fate.CHANGED]
    news = tell(
        "meeting/settled",
        meeting_offer("copy", meeting.id),
        *[show_offer(str(one["about"])) for one in changed if one["about"]][:2],
        *onward(after, desk.process),
        id=meeting.id,
        version=version,
        changed=changed,
        done=len(effects) - len(changed),
        last=is_open(after, desk.process) and not is_open(agreed, desk.process),
        step=after.round.step,
    )
    return Result(say=(news, *moved_news(decided, after)), cooperation=after)


def _plain(effect: Effect) -> dict[str, object]:
    return {"number": effect.number, "about": effect.item.about}
