"""For each rule a cooperation and a day on which it has something to say."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time

from bot.domain.agreeing import approve
from bot.domain.answer import Renewal
from bot.domain.asking import ask
from bot.domain.chain import Doer, Letter
from bot.domain.cooperation import Cooperation, Own
from bot.domain.ids import ItemId, MatterId, TaskId
from bot.domain.meeting import Meeting, MeetingKind
from bot.domain.member import Role
from bot.domain.party import POLICE
from bot.domain.picture import SourceRow
from bot.domain.planning import due_by
from bot.domain.scheduling import schedule
from bot.domain.staffing import set_substitute
from bot.domain.ticking import tick
from bot.domain.working import add
from tests.domain.builders import ANNA, BO, LINDSALA, agreed, joining, together, who
from tests.domain.followed import acting, answered, in_step, measure, pledge, promised
from tests.reminders.situations import GONE, PROCESS, asked, ending, with_goal, with_sources

DAY = date(2027, 3, 10)
END = date(2027, 9, 30)
GATUCHEF = Doer(party=LINDSALA, function="gatuchef")


def meetings() -> Cooperation:
    """Return a meeting of the steering group, and one of others."""
    there = in_step()
    for kind, place in ((MeetingKind.STEERING, "Stadshuset"), (MeetingKind.OTHER, None)):
        there, _ = add(
            there,
            Letter.MEETING,
            lambda id_, kind=kind, place=place: Meeting(  # type: ignore[misc]
                id=id_, by=ANNA, kind=kind, day=date(2027, 4, 20), begins=time(10), place=place
            ),
            by=ANNA,
        )
    return there


def waiting() -> Cooperation:
    """Return texts that wait: for one party, for both, and for a board that has had its day."""
    there = approve(asked(in_step(), "1.5"), MatterId("1.5"), 1, by=ANNA)
    eva = who("eva", POLICE, Role.PARTICIPANT)
    there = set_substitute(joining(there, eva, invited_by=BO), eva.person, by=BO)
    there = asked(asked(there, "4.5"), "1.3")
    board = date(2027, 2, 10)
    return schedule(there, MatterId("1.3"), "KS", board, today=date(2027, 1, 20), by=ANNA)


def questioned() -> Cooperation:
    """Return a question about a text, and one about a thing."""
    there, _ = ask(promised(in_step()), MatterId("1.5"), "Räcker det?", by=ANNA)
    return ask(there, MatterId("L1"), "Hur går det?", by=BO)[0]


def legal() -> Cooperation:
    """Return a picture and a plan."""
    there = tick(in_step(), PROCESS.task(TaskId("2.2")), by=ANNA)
    return agreed(asked(there, "4.5"), "4.5")


def deadlines() -> Cooperation:
    """Return a measure of each kind of doer, a goal and tasks, all with a last day."""
    there = acting(with_goal(in_step(), due=END), end=END)
    there = acting(acting(there, end=END, doer=GATUCHEF), end=END)
    bo = replace(measure(there, ItemId("A3")), doer=Doer(party=POLICE, person=BO.person))
    there = replace(there, content=there.content.with_item(bo))
    for task in ("5.8", "4.5"):
        there = due_by(there, TaskId(task), END, by=ANNA)
    return replace(there, own={POLICE: Own(notes={}, to_chief=("deadline_chief",))})


def pledges() -> Cooperation:
    """Return pledges that run: counted or not, followed up, with a follower."""
    there = promised(promised(promised(in_step()), unit="vandringar"), amount=None)
    there = answered(there, ItemId("L2"), renewal=Renewal.END)
    followed = replace(pledge(there, ItemId("L3")), renewed_by=ItemId("L1"))
    return replace(there, content=there.content.with_item(followed))


def vacant() -> Cooperation:
    """Return what somebody was to do who has left."""
    left = Doer(party=LINDSALA, person=GONE)
    return promised(acting(in_step(), doer=left), doer=left)


def sources() -> Cooperation:
    """Return sources that are to answer."""
    rows = (SourceRow(name=name, due=date(2027, 3, 19)) for name in ("skolan", "fritid"))
    return with_sources(in_step(), *rows)


EXAMPLES: Mapping[str, tuple[Callable[[], Cooperation], date]] = {
    "meeting": (meetings, DAY),
    "agreement_end": (lambda: ending(in_step(), END), DAY),
    "waiting_yes": (waiting, DAY),
    "waiting": (waiting, DAY),
    "question": (questioned, DAY),
    "legal_deadline": (legal, DAY),
    "picture_age": (legal, DAY),
    "plan_age": (legal, DAY),
    "deadline": (deadlines, DAY),
    "deadline_chief": (deadlines, DAY),
    "pledge_end": (pledges, DAY),
    "pledge_feedback": (pledges, DAY),
    "pledge_status": (pledges, DAY),
    "counting": (pledges, DAY),
    "check_in": (pledges, DAY),
    "council_report": (in_step, DAY),
    "source_due": (sources, DAY),
    "vacant": (vacant, DAY),
    "mandate": (together, DAY),
    "silent": (waiting, DAY),
}
"""By the name of a rule."""
