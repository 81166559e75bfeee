"""What is done with a whole check-in: how often it comes, what is new, and its end."""

from bot.chat.command import NeedMoreError, Result
from bot.chat.offers import STATUS
from bot.chat.outgoing import Offer, Outgoing, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.answering import news_left, say_news, set_rhythm
from bot.domain.check_in import CHECK_IN_TASKS, Rhythm, is_last, next_check_in
from bot.domain.closing import close_check_in
from bot.domain.cooperation import Cooperation
from bot.domain.follow_up import current, unanswered
from bot.domain.ids import TaskId
from bot.domain.period import in_force
from bot.domain.process import Process
from bot.domain.rights import require_key_of
from bot.domain.task import Standing, standing
from handlers.common import CANCEL, NEXT
from handlers.past_check_in import report_offer


def rhythm_set(request: Request, desk: Desk) -> Result:
    """Change how often there is a check-in."""
    require_key_of(desk.cooperation, desk.by)
    rhythm = Rhythm(request.text("rhythm") or "")
    after = set_rhythm(desk.cooperation, rhythm, desk.today, by=desk.by)
    now = current(after)
    facts = {"rhythm": rhythm.value, "check_in": now.name, "date": now.due.isoformat()}
    return Result(say=(tell("check_in/rhythm", party=desk.by.party, **facts),), cooperation=after)


def news(request: Request, desk: Desk) -> Result:
    """Ask one's own party, task by task, whether there is anything new since last time."""
    party, task = desk.member.party, request.text("task")
    if task is None or request.text("new") is None:
        left = news_left(desk.cooperation, desk.process, party)
        if not left:
            return Result(say=(_heard(desk.cooperation, desk),))
        raise _ask_news(desk, left[0])
    new = request.text("new") == "yes"
    asked = desk.process.task(task).id
    after = say_news(desk.cooperation, desk.process, asked, new=new, by=desk.by)
    left = news_left(after, desk.process, party)
    if left:
        return Result(cooperation=after, then=_ask_news(desk, left[0]))
    told = tell("check_in/news_told", party=party, tasks=_new_in(after, desk))
    return Result(say=(told, _heard(after, desk)), cooperation=after)


def _ask_news(desk: Desk, task: TaskId) -> NeedMoreError:
    return NeedMoreError(
        ("new",),
        template="check_in/news_ask",
        command="follow_up",
        values={"do": "news", "task": task, "check_in": current(desk.cooperation).name},
        task=task,
    )


def _heard(cooperation: Cooperation, desk: Desk) -> Outgoing:
    """Sum up what the asker's party has said, with what to do where something is new."""
    tasks = _new_in(cooperation, desk)
    offers = (Offer(label="new_picture", command="picture", values={"do": "new"}),) if tasks else ()
    return reply("check_in/news_heard", *offers, tasks=tasks)


def _new_in(cooperation: Cooperation, desk: Desk) -> list[TaskId]:
    said = current(cooperation).news
    return [task for task, answers in said.items() if answers.get(desk.member.party)]


def open_tasks(cooperation: Cooperation, process: Process) -> tuple[Standing, ...]:
    """Return the tasks of a check-in, in the order of the checklist."""
    return tuple(
        standing(cooperation, task)
        for step in process.steps
        for task in step.tasks
        if task.id in CHECK_IN_TASKS
    )


def closed(request: Request, desk: Desk) -> Result:
    """Show what is open, ask once by the check-in's name, and close it."""
    require_key_of(desk.cooperation, desk.by)
    check_in = current(desk.cooperation)
    after = close_check_in(desk.cooperation, desk.today, by=desk.by)
    if request.text("closing") is None or request.text("check_in") is None:
        raise _ask_to_close(desk)
    kept = set(after.content.items)
    news_of_it = tell(
        "check_in/closed",
        report_offer(check_in.name),
        STATUS,
        NEXT,
        check_in=check_in.name,
        next=current(after).name,
        date=current(after).due.isoformat(),
        archived=[key for key in desk.cooperation.content.items if key not in kept],
        step=after.round.step,
        moved=after.round.step != desk.cooperation.round.step,
        party=desk.by.party,
    )
    return Result(say=(news_of_it,), cooperation=after)


def _ask_to_close(desk: Desk) -> NeedMoreError:
    check_in = current(desk.cooperation)
    tasks = [one for one in open_tasks(desk.view, desk.process) if not one.done]
    return NeedMoreError(
        ("closing",),
        template="check_in/close_ask",
        values={"do": "close", "check_in": check_in.name},
        offers=(CANCEL,),
        check_in=check_in,
        next=next_check_in(check_in, desk.today),
        tasks=tasks,
        items=[item.id for item in unanswered(desk.view)],
        last=is_last(check_in, in_force(desk.view).end),
        end=in_force(desk.view).end,
    )


def close_offer(cooperation: Cooperation) -> Offer:
    """Return the button that closes the running check-in; it asks before."""
    name = current(cooperation).name
    values = {"do": "close", "check_in": name}
    return Offer(label="close_check_in", command="follow_up", values=values)
