"""Answers in a check-in: about one measure or pledge at a time, and what is new since last time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.domain.answer import Answer, Done
from bot.domain.chain import Measure, Pledge
from bot.domain.check_in import NEWS_TASKS, Rhythm, in_rhythm
from bot.domain.content import NEEDS_REASON, Content
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.follow_up import Followed, current, in_its_own, is_open, is_running
from bot.domain.ids import ItemId, PartyId, TaskId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.process import Process
from bot.domain.task import owners
from bot.domain.working import change


def followed(cooperation: Cooperation, item_id: ItemId) -> Followed:
    """Return what is to be followed up; raise UserError where this check-in is not about it."""
    check_in = current(cooperation)
    item = cooperation.content.item(item_id)
    if isinstance(item, Pledge):
        if item.published is None:
            raise UserError("not_published_yet", id=item_id)
        if not is_running(item, check_in):
            raise UserError("not_in_check_in", id=item_id, check_in=check_in.name)
        return in_its_own(item, check_in)
    if not isinstance(item, Measure):
        raise UserError("not_followed_up", id=item_id)
    if not is_open(item, check_in):
        raise UserError("not_in_check_in", id=item_id, check_in=check_in.name)
    return in_its_own(item, check_in)


def answer(cooperation: Cooperation, item_id: ItemId, given: Answer, *, by: By) -> Cooperation:
    """
    Keep an answer; the newest one holds, whoever gave it.

    Raise UserError `colour_needs_reason` for yellow and red without one. A measure is done when it
    is carried out and its last day is not after the check-in's; that it worked is never said.
    """
    item = followed(cooperation, item_id)
    if given.colour in NEEDS_REASON and not given.reason:
        raise UserError("colour_needs_reason", field="reason")
    amount = item.amount if isinstance(item, Pledge) else None
    kept = replace(given, check_in=current(cooperation).name, count=item.total, amount=amount)
    told = replace(item, answer=kept, colour=kept.colour, reason=kept.reason)
    if isinstance(told, Measure):
        over = told.end is None or told.end <= current(cooperation).last
        told = replace(told, done=kept.done is Done.YES and over)
    return change(cooperation, told, by=by, act=Act.FOLLOWED_UP)


def news_left(cooperation: Cooperation, process: Process, party: PartyId) -> tuple[TaskId, ...]:
    """Return the tasks of step 2 of which a party has not said yet whether anything is new."""
    known = current(cooperation).news
    return tuple(
        task
        for task in NEWS_TASKS
        if process.has(task)
        and party in owners(cooperation, process.task(task).owner)
        and party not in known.get(task, {})
    )


def say_news(
    cooperation: Cooperation, process: Process, task: TaskId, *, new: bool, by: By
) -> Cooperation:
    """
    Keep whether anything is new for a party since last time.

    Raise UserError `not_asked_for_news` for another task than those that are asked about, and
    `other_partys_task` for one that is not the party's own.
    """
    check_in = current(cooperation)
    if task not in NEWS_TASKS:
        raise UserError("not_asked_for_news", id=task, tasks=list(NEWS_TASKS))
    having = owners(cooperation, process.task(task).owner)
    if by.party not in having:
        raise UserError("other_partys_task", id=task, parties=having)
    before = check_in.news.get(task, {})
    news = {**check_in.news, task: {**before, by.party: new}}
    changed = replace(cooperation.round, check_in=replace(check_in, news=news))
    after = replace(cooperation, round=changed)
    return after.logged(Act.LOOKED_FOR_NEWS, by=by, about=task, content={"new": new})


def tell_of(cooperation: Cooperation, ids: Iterable[ItemId]) -> Cooperation:
    """Note that the others are told of the answers about some things."""
    items = dict(cooperation.content.items)
    for id_ in ids:
        item = followed(cooperation, id_)
        answer = replace(item.answer, told=True) if item.answer else None
        items[id_] = replace(item, answer=answer)
    return replace(cooperation, content=replace(cooperation.content, items=items))


def _renamed(content: Content, before: str, after: str) -> Content:
    """Let what was said in a check-in go with it when it takes another name."""
    items = dict(content.items)
    for id_, item in content.items.items():
        if not isinstance(item, Measure | Pledge):
            continue
        renamed: Followed = item
        if item.answer and item.answer.check_in == before:
            renamed = replace(item, answer=replace(item.answer, check_in=after))
        if isinstance(renamed, Measure) and renamed.done_in == before:
            renamed = replace(renamed, done_in=after)
        items[id_] = renamed
    return replace(content, items=items)


def set_rhythm(cooperation: Cooperation, rhythm: Rhythm, day: date, *, by: By) -> Cooperation:
    """Change how often there is a check-in; the running one takes another name by it."""
    before = current(cooperation)
    after = in_rhythm(before, rhythm, day, cooperation.round.closed)
    if after == before:
        raise UserError("same_rhythm", check_in=before.name, rhythm=rhythm.value)
    changed = replace(
        cooperation,
        content=_renamed(cooperation.content, before.name, after.name),
        round=replace(cooperation.round, check_in=after),
    )
    return changed.logged(Act.RHYTHM_SET, by=by, about=after.name)
