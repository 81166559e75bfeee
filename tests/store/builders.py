"""Cooperations, people and a process text for the tests of the store."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.agreeing import propose
from bot.domain.cooperation import Cooperation
from bot.domain.founding import found, parties_named
from bot.domain.ids import CooperationId, MatterId, PartyId, PersonId, RoomId, TaskId
from bot.domain.inviting import invite, take_role
from bot.domain.ledger import News
from bot.domain.log import JOINT
from bot.domain.member import By, Role
from bot.domain.noting import allow_own_text, note
from bot.domain.party import POLICE
from bot.domain.person import OpenForm, Person
from bot.domain.process import Process
from bot.domain.process_file import parse_process
from bot.domain.room import Language, Room
from bot.domain.ticking import tick
from bot.domain.version import Proposal, What

ROOT = Path(__file__).parents[2]
"""Where the code lies."""

START = datetime(2027, 1, 11, 8, 0, tzinfo=UTC)
LINDSALA = PartyId("lindsala")
PARTIES = parties_named([(LINDSALA, "Lindsala")], "Mellansjö")
ANNA = By(person=PersonId("anna"), party=LINDSALA, role=Role.CONTACT, at=START)
BO = By(person=PersonId("bo"), party=POLICE, role=Role.CONTACT, at=START)

_TEXT = TaskId("1.4")
_TASK = """
[[step.task]]
id = "{id}"
name = {{ sv = "Uppgift {id}", en = "Task {id}" }}
owner = "{owner}"
advice = {{ sv = "Gör så här.", en = "Do this." }}
why = {{ sv = "Det lönar sig.", en = "It pays." }}
fulfilled = {{ sv = "Gjort", en = "Done" }}
weeks = 4
source = ["own"]
{more}
"""
_STEP = """
[[step]]
number = {number}
name = {{ sv = "Steg {number}", en = "Step {number}" }}
purpose = {{ sv = "Börja.", en = "Begin." }}
who = {{ sv = "Alla", en = "All" }}
time = {{ sv = "En månad", en = "A month" }}
"""
_TWO_KEYS = """
two_keys = true
carries = true
thing = { sv = "texten", en = "the text" }
proposal = { sv = "Vi gör {parties}.", en = "We do {parties}." }
"""
_CRITERION = """criterion = { sv = "Gjort", en = "Done" }"""


def process_text(steps: int = 2) -> str:
    """Return a process with a task of every kind in each step."""
    parts = ['[sources]\nown = "Eget"\n']
    for number in range(1, steps + 1):
        parts.append(_STEP.format(number=number))
        kinds = (
            ("gemensamt", ""),
            ("var och en", ""),
            ("kommun", _CRITERION),
            ("gemensamt", _TWO_KEYS),
        )
        for place, (owner, more) in enumerate(kinds, start=1):
            parts.append(_TASK.format(id=f"{number}.{place}", owner=owner, more=more))
    return "".join(parts)


PROCESS_TEXT = process_text()


def process() -> Process:
    """Return the process that the tests follow."""
    return parse_process(PROCESS_TEXT)


def cooperation_of(id_: str = "c1", room: str = "samverkan") -> Cooperation:
    """Return a cooperation founded by Anna, not yet saved."""
    joint = Room(id=RoomId(room), audience=None, language=Language.SV)
    return found(CooperationId(id_), PARTIES, joint, process(), by=ANNA)


def joined(cooperation: Cooperation) -> Cooperation:
    """Let Bo in, for the police."""
    invited = invite(cooperation, BO.person, POLICE, Role.CONTACT, by=ANNA)
    return take_role(invited, invited.invitations[-1].number, person=BO.person, by=BO)


def written(cooperation: Cooperation) -> Cooperation:
    """Do one small thing that is logged: write the next version of a text."""
    count = cooperation.round.matter(MatterId(_TEXT)).count
    proposal = Proposal(what=What.TEXT, text=f"Förslag {count + 1}")
    return propose(cooperation, process().task(_TEXT), proposal, by=ANNA)


def busy(id_: str = "c1", room: str = "samverkan") -> Cooperation:
    """Return a cooperation with something of everything, own texts and news included."""
    both = joined(cooperation_of(id_, room))
    marked = tick(both, process().task("1.1"), by=BO)
    allowed = allow_own_text(marked, allowed=True, by=BO)
    noted = note(allowed, TaskId("1.1"), "Åäö – bara för oss\n“två” rader", by=BO)
    told = with_news(written(noted), news("n1", START + timedelta(hours=1)))
    return told.delivered("d-1")


def news(id_: str, due: datetime) -> News:
    """Return something still to be told."""
    message = {"template": "approved", "facts": {"id": "1.4", "n": 2}}
    return News(id=id_, audience=JOINT, message=message, created=START, due=due, told={})


def with_news(cooperation: Cooperation, *rows: News) -> Cooperation:
    """Replace the ledger."""
    return replace(cooperation, ledger=rows)


def anna(*accounts: str) -> Person:
    """Return Anna, with a form half filled in."""
    form = OpenForm(command="klar", values={"id": "1.1"}, fields=("text",), total=2)
    return Person(
        id=ANNA.person,
        name="Anna Åberg",
        accounts=accounts or ("console:anna",),
        language=Language.EN,
        forms={RoomId("@console:anna"): form},
    )


def bo() -> Person:
    """Return Bo, who has chosen nothing yet."""
    return Person(id=BO.person, name="Bo", accounts=("console:bo", "slack:U1"), forms={})
