"""What leaves the state when a check-in is closed, and stays in the log with every field."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.domain.approval import Settled
from bot.domain.asking import lapse_questions
from bot.domain.chain import Item, Measure, Outcome, Pledge
from bot.domain.check_in import CHECK_IN_TASKS, CheckIn
from bot.domain.content import Content
from bot.domain.convening import is_held
from bot.domain.cooperation import Cooperation
from bot.domain.fields import fields_of, plain
from bot.domain.follow_up import Followed, in_check_in, last_answer
from bot.domain.ids import ItemId, MatterId
from bot.domain.log import Act
from bot.domain.meeting import Meeting
from bot.domain.member import By
from bot.domain.pledging import is_fed_back


def summary(cooperation: Cooperation) -> dict[str, Any]:
    """Return the running check-in as plain data: answers, sums, settled texts and marks."""
    found = in_check_in(cooperation)
    texts = {key: cooperation.round.matter(MatterId(key)).settled for key in CHECK_IN_TASKS}
    newest = {
        goal.id: max(goal.readings, key=lambda one: one.day)
        for goal in cooperation.content.goals
        if goal.readings
    }
    marks = cooperation.round.marks
    return {
        "texts": {one.id: _text_of(cooperation, one) for one in found},
        "promised": {
            one.id: {"amount": one.amount, "unit": one.unit}
            for one in found
            if isinstance(one, Pledge)
        },
        "totals": {one.id: one.total for one in found},
        "answers": {one.id: fields_of(one.answer) for one in found if one.answer},
        "goals": {key: plain(one.value) for key, one in newest.items()},
        "settled": {
            key: {"version": one.version.number, "text": one.version.proposal.text}
            for key, one in sorted(texts.items())
            if one
        },
        "marks": {
            key: [{"kind": mark.kind.value, "party": mark.party} for mark in marks[key]]
            for key in sorted(CHECK_IN_TASKS & set(marks))
        },
    }


def _text_of(cooperation: Cooperation, item: Followed) -> str:
    if isinstance(item, Measure):
        return item.text
    current = cooperation.round.matter(MatterId(item.id)).current
    return current.proposal.text if current else ""


def archived(cooperation: Cooperation, day: date, *, by: By) -> Cooperation:
    """Put what is over in the log, whole, and take it out of the state; ids are not used again."""
    for item in tuple(cooperation.content.items.values()):
        if isinstance(item, Pledge) and _is_over(item, day):
            cooperation = _put_away(cooperation, item, by=by)
    for item in tuple(cooperation.content.items.values()):
        # What a pledge rests on stays as long as the pledge.
        leaned_on = any(cooperation.content.leaning_on(item.id))
        if isinstance(item, Measure) and item.done and not leaned_on:
            cooperation = _put_away(cooperation, item, by=by)
        if isinstance(item, Meeting) and _is_past(cooperation, item, day):
            cooperation = _put_away(cooperation, item, by=by)
    return cooperation


def begun_anew(
    cooperation: Cooperation, check_in: CheckIn, day: date, *, feedback: Settled | None, by: By
) -> Cooperation:
    """
    Fold what has been counted into its sum, and make this check-in's answers the last one's.

    *feedback* is the text to the residents, if the parties have settled one.
    """
    items: dict[ItemId, Item] = {
        key: _folded(item, check_in, day, feedback, by=by)
        if isinstance(item, Measure | Pledge)
        else item
        for key, item in cooperation.content.items.items()
    }
    return replace(cooperation, content=replace(cooperation.content, items=items))


def _is_over(pledge: Pledge, day: date) -> bool:
    """A pledge that is closed; or renewed, when its time is out and it has been followed up."""
    ended = pledge.end is None or pledge.end <= day
    return bool(pledge.closed or (pledge.renewed and ended and last_answer(pledge)))


def _is_past(cooperation: Cooperation, meeting: Meeting, day: date) -> bool:
    """A meeting that nothing more is to be said of: the next one of its kind has been held too."""
    later = (
        one
        for one in cooperation.content.meetings
        if one.kind is meeting.kind and meeting.day < one.day and is_held(cooperation, one, day)
    )
    waits = cooperation.round.matter(MatterId(meeting.id)).proposed is not None
    return meeting.day < day and not waits and any(later)


def _put_away(cooperation: Cooperation, item: Item, *, by: By) -> Cooperation:
    matter_id = MatterId(item.id)
    settled = cooperation.round.matter(matter_id).settled
    text = {"text": settled.version.proposal.text} if settled else {}
    noted = cooperation.logged(
        Act.ARCHIVED, by=by, about=item.id, content={**fields_of(item), **text}
    )
    content: Content = noted.content.putting_away(item.id)
    matters = {key: one for key, one in noted.round.matters.items() if key != matter_id}
    round_ = replace(noted.round.done_with(item.id), matters=matters)
    return lapse_questions(replace(noted, content=content, round=round_), [matter_id])


def _folded(
    item: Followed, check_in: CheckIn, day: date, feedback: Settled | None, *, by: By
) -> Item:
    outcomes = (Outcome(count=item.total, day=day, by=by),) if item.outcomes else ()
    answer = item.answer
    if answer:
        answer = replace(answer, fed_back=is_fed_back(answer, feedback, check_in))
    ends_here = isinstance(item, Pledge) and item.end and item.end <= check_in.last
    if ends_here or answer is None:
        return replace(item, outcomes=outcomes, answer=answer)
    return replace(item, outcomes=outcomes, answer=None, earlier=answer, colour=None, reason=None)
