"""A small process, cooperations of any size and people who act in them; the clock stands still."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.agreeing import approve, propose
from bot.domain.cooperation import Cooperation
from bot.domain.decision import Decision, Reference
from bot.domain.errors import UserError
from bot.domain.founding import found, parties_named
from bot.domain.ids import ADVANCE, CooperationId, MatterId, PartyId, PersonId, RoomId, TaskId
from bot.domain.inviting import invite, take_role
from bot.domain.member import By, Role
from bot.domain.moving import ask_to_advance, follow_through
from bot.domain.party import POLICE
from bot.domain.process import Owner, Process, Step, Task, Text
from bot.domain.process_file import parse_process
from bot.domain.room import Language, Room
from bot.domain.round import MarkKind
from bot.domain.ticking import skip, tick
from bot.domain.version import Proposal, What

TEMPLATES = Path(__file__).parents[2] / "templates"
START = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)
LINDSALA, NORRBY, SUNDA = PartyId("lindsala"), PartyId("norrby"), PartyId("sunda")
MUNICIPAL = ((LINDSALA, "Lindsala"), (NORRBY, "Norrby"), (SUNDA, "Sunda"))


def who(
    person: str, party: PartyId, role: Role = Role.CONTACT, *, after: timedelta = timedelta()
) -> By:
    """Return somebody who acts, some time after the start."""
    return By(person=PersonId(person), party=party, role=role, at=START + after)


ANNA = who("anna", LINDSALA)
BO = who("bo", POLICE)
CIA = who("cia", NORRBY)
DAG = who("dag", SUNDA)
CONTACTS = (ANNA, CIA, DAG, BO)

DECISION = Decision(body="KS", day=date(2027, 1, 27), paragraph="41", registration="KS 2027/118")
REFERENCE = Reference(title="Lägesbild 2027", registration="KS 2027/9", day=date(2027, 1, 2))


def text(words: str) -> Text:
    """Return a text in both languages."""
    return Text(sv=words, en=f"{words} in English")


def task_of(id_: str, owner: Owner = Owner.JOINT, **more: Any) -> Task:  # noqa: ANN401
    """Return a task; `more` are its other fields, `criterion=True` for any criterion."""
    if more.get("criterion") is True:
        more["criterion"] = text(f"Krav {id_}")
    if more.get("two_keys"):
        more |= {"thing": text(f"texten {id_}"), "proposal": text("Vi gör så här.")}
    return Task(
        id=TaskId(id_),
        name=text(f"Uppgift {id_}"),
        owner=owner,
        advice=text("Gör så"),
        why=text("Det lönar sig"),
        fulfilled=text("Gjort"),
        weeks=4,
        source=("own",),
        **more,
    )


def step_of(number: int, *tasks: Task) -> Step:
    """Return a step with its checklist."""
    return Step(
        number=number,
        name=text(f"Steg {number}"),
        purpose=text("Syfte"),
        who=text("Alla"),
        time=text("En månad"),
        tasks=tasks,
    )


JOINT = task_of("1.1")
JOINT_GATE = task_of("1.2", criterion=True)
DECIDED = task_of("1.3", two_keys=True, criterion=True, decision=True, carries=True)
MUNICIPAL_TASK = task_of("1.4", Owner.MUNICIPALITY)
EACH_GATE = task_of("1.5", Owner.EACH, criterion=True)
POLICE_MUST = task_of("1.6", Owner.EACH, criterion=True, gates=(Owner.POLICE,))
AGREED = task_of("1.7", two_keys=True)
POLICE_GATE = task_of("2.1", Owner.POLICE, criterion=True)
MUNICIPAL_GATE = task_of("2.2", Owner.MUNICIPALITY, criterion=True)

PROCESS = Process(
    hash="a" * 64,
    sources={"own": "Eget"},
    steps=(
        step_of(1, JOINT, JOINT_GATE, DECIDED, MUNICIPAL_TASK, EACH_GATE, POLICE_MUST, AGREED),
        step_of(2, POLICE_GATE, MUNICIPAL_GATE),
        step_of(3, task_of("3.1")),
    ),
)
NEWER = replace(PROCESS, hash="b" * 64)


def real_process() -> Process:
    """Return the process that the bot comes with."""
    return parse_process((TEMPLATES / "process.toml").read_text(encoding="utf-8"))


def alone(municipalities: int = 1) -> Cooperation:
    """Return a cooperation that only Anna has joined."""
    parties = parties_named(MUNICIPAL[:municipalities], "Mellansjö")
    room = Room(id=RoomId("console:samverkan"), audience=None, language=Language.SV)
    return found(CooperationId("lindsala-1"), parties, room, PROCESS, by=ANNA)


def together(municipalities: int = 1) -> Cooperation:
    """Return a cooperation where every party has its contact person."""
    cooperation = alone(municipalities)
    for by in contacts(cooperation)[1:]:
        cooperation = joining(cooperation, by)
    return cooperation


def joining(cooperation: Cooperation, by: By, *, invited_by: By = ANNA) -> Cooperation:
    """Let somebody in with the role that she acts in."""
    invited = invite(cooperation, by.person, by.party, by.role, by=invited_by)
    number = invited.invitations[-1].number
    return take_role(invited, number, person=by.person, by=by)


def contacts(cooperation: Cooperation) -> tuple[By, ...]:
    """Return the contact person of every party, Anna first."""
    return tuple(by for by in CONTACTS if by.party in cooperation.party_ids)


def written(cooperation: Cooperation, task: Task, words: str = "Så gör vi.") -> Cooperation:
    """Let Anna put a text forward."""
    return propose(cooperation, task, Proposal(what=What.TEXT, text=words), by=ANNA)


def agreed(cooperation: Cooperation, matter: str, *, by: Collection[By] = ()) -> Cooperation:
    """Let every party's contact person (or those named) say yes to what is proposed."""
    matter_id = MatterId(matter)
    number = cooperation.round.matter(matter_id).count
    for one in by or contacts(cooperation):
        cooperation = approve(cooperation, matter_id, number, by=one)
    return cooperation


def refusal(act: Callable[[], object]) -> UserError:
    """Return the error that an act is refused with."""
    with pytest.raises(UserError) as caught:
        act()
    return caught.value


def put_aside(cooperation: Cooperation, task: Task, *askers: By) -> Cooperation:
    """Let parties put a task aside, one after another, each time with every party's yes."""
    for by in askers:
        asked = skip(cooperation, task, by=by, reason=f"Onödigt, säger {by.party}")
        cooperation = agreed(asked, task.id)
    return cooperation


def ready(cooperation: Cooperation) -> Cooperation:
    """Do all that the first step's criteria ask for, with one municipality."""
    done = agreed(written(cooperation, DECIDED), DECIDED.id)
    done = tick(tick(done, JOINT_GATE, by=BO), POLICE_MUST, by=BO)
    return tick(tick(done, EACH_GATE, by=ANNA), EACH_GATE, by=BO)


def pushed(cooperation: Cooperation, matter: MatterId = ADVANCE) -> Cooperation:
    """Go on, or make the move asked for, by every party's yes."""
    if matter == ADVANCE:
        cooperation = ask_to_advance(cooperation, by=ANNA, reason="Bråttom")
    return follow_through(agreed(cooperation, matter), PROCESS, NEWER, matter, by=BO)


def marks(cooperation: Cooperation, task: Task) -> list[tuple[MarkKind, str | None, str]]:
    """Return the marks of a task: what they say, whose they are, who set them."""
    found = cooperation.round.marks.get(task.id, ())
    return [(mark.kind, mark.party, mark.by.person) for mark in found]
