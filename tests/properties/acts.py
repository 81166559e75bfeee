"""Everything people can do about what is joint, as plain data that can be done again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from bot.domain import agreeing, moving, ticking
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.founding import found, parties_named
from bot.domain.ids import ADVANCE, BACK, CooperationId, MatterId, PartyId, RoomId, TaskId
from bot.domain.inviting import invite, take_role
from bot.domain.member import By, Role
from bot.domain.party import POLICE
from bot.domain.process import Task
from bot.domain.room import Language, Room
from bot.domain.version import Proposal, What
from tests.domain.builders import DECISION, JOINT, MUNICIPAL, NEWER, PROCESS, REFERENCE, who

PARTIES = (*(party for party, _ in MUNICIPAL), POLICE)
OFFICES = {"1": Role.CONTACT, "2": Role.DECIDER, "3": Role.PARTICIPANT}
TASKS = {task.id: task for step in PROCESS.steps for task in step.tasks}
MATTERS = (*(MatterId(id_) for id_ in TASKS), ADVANCE, BACK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing somebody does: a typed line or a press on a button, old or new."""

    name: str
    by: By
    matter: MatterId
    number: int = 0
    text: str = "a"

    @property
    def task(self) -> Task:
        """The task it is about; of a move, any."""
        return TASKS.get(TaskId(self.matter), JOINT)

    def __call__(self, cooperation: Cooperation) -> Cooperation:
        """Do it; raise UserError where it cannot be done."""
        return MOVES[self.name](cooperation, self)


def person(party: PartyId, number: str = "1") -> By:
    """Return one of a party's three people, in her office."""
    return who(f"{party}-{number}", party, OFFICES[number])


def founded(municipalities: int) -> Cooperation:
    """Return a cooperation that only its founder has joined."""
    parties = parties_named(MUNICIPAL[:municipalities], "Mellansjö")
    room = Room(id=RoomId("console:samverkan"), audience=None, language=Language.SV)
    return found(CooperationId("c1"), parties, room, PROCESS, by=person(PARTIES[0]))


def _write(cooperation: Cooperation, act: Act) -> Cooperation:
    if not act.task.two_keys:
        raise UserError("no_text_here")
    proposal = Proposal(what=What.TEXT, text=act.text)
    return agreeing.propose(cooperation, act.task, proposal, by=act.by)


def _refer(cooperation: Cooperation, act: Act) -> Cooperation:
    reference = replace(REFERENCE, title=act.text)
    if not act.task.two_keys:
        return ticking.tick(cooperation, act.task, by=act.by, reference=reference)
    proposal = Proposal(what=What.REFERENCE, text=act.text, reference=reference)
    return agreeing.propose(cooperation, act.task, proposal, by=act.by)


def _approve(cooperation: Cooperation, act: Act) -> Cooperation:
    said = agreeing.approve(cooperation, act.matter, act.number, by=act.by)
    return moving.follow_through(said, PROCESS, NEWER, act.matter, by=act.by)


def _join(cooperation: Cooperation, act: Act) -> Cooperation:
    party = PartyId(act.by.person.partition("-")[0])
    host = next(iter(cooperation.members_of(party)), cooperation.members[0])
    by = replace(act.by, person=host.person, party=host.party, role=host.role)
    invited = invite(cooperation, act.by.person, party, act.by.role, by=by)
    number = invited.invitations[-1].number
    return take_role(invited, number, person=act.by.person, by=replace(act.by, party=party))


MOVES: Mapping[str, Callable[[Cooperation, Act], Cooperation]] = {
    "join": _join,
    "write": _write,
    "refer": _refer,
    "approve": _approve,
    "decline": lambda c, a: agreeing.decline(c, a.matter, a.number, by=a.by, reason=a.text),
    "withdraw": lambda c, a: agreeing.withdraw(c, a.matter, by=a.by),
    "outside": lambda c, a: agreeing.record_outside(
        c, a.matter, a.number, by=a.by, decision=DECISION
    ),
    "tick": lambda c, a: ticking.tick(c, a.task, by=a.by),
    "undo": lambda c, a: ticking.undo(c, a.task, by=a.by),
    "skip": lambda c, a: ticking.skip(c, a.task, by=a.by, reason=a.text),
    "not_yet": lambda c, a: ticking.not_yet(c, a.task, by=a.by, reason=a.text),
    "ask_on": lambda c, a: moving.ask_to_advance(c, by=a.by, reason=a.text),
    "ask_back": lambda c, a: moving.ask_back(c, PROCESS, a.number, by=a.by, reason=a.text),
    "advance": lambda c, a: moving.advance(c, PROCESS, NEWER, by=a.by),
}


PEOPLE = st.builds(person, st.sampled_from(PARTIES), st.sampled_from(sorted(OFFICES)))
TEXTS = st.sampled_from("abc")
ANSWERS = st.sampled_from(["approve", "decline", "withdraw", "outside"])
TEXTS_OF_TWO_KEYS = [MatterId(task.id) for task in TASKS.values() if task.two_keys]
CRITERIA = [MatterId(task.id) for task in TASKS.values() if task.criterion]
PROPOSALS = st.one_of(
    st.builds(
        Act,
        name=st.sampled_from(["write", "refer"]),
        by=PEOPLE,
        matter=st.sampled_from(TEXTS_OF_TWO_KEYS),
        text=TEXTS,
    ),
    st.builds(Act, name=st.just("skip"), by=PEOPLE, matter=st.sampled_from(CRITERIA), text=TEXTS),
    st.builds(
        Act,
        name=st.sampled_from(["ask_on", "ask_back"]),
        by=PEOPLE,
        matter=st.just(ADVANCE),
        number=st.just(1),
        text=TEXTS,
    ),
)
"""Something that needs every party's yes."""
ACTS = st.builds(
    lambda act, party: replace(act, by=replace(act.by, party=party or act.by.party)),
    st.builds(
        Act,
        name=st.sampled_from(sorted(MOVES)),
        by=PEOPLE,
        matter=st.sampled_from(MATTERS),
        number=st.integers(min_value=0, max_value=6),
        text=TEXTS,
    ),
    st.none() | st.sampled_from(PARTIES),
)
"""Anything, by anybody, in any party's name."""
