"""Cooperations of one municipality or twelve, and the words for them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.chat.wording import Wording
from bot.domain.cooperation import Cooperation
from bot.domain.founding import found, parties_named
from bot.domain.ids import CooperationId, PartyId, PersonId, RoomId
from bot.domain.inviting import invite, take_role
from bot.domain.member import By, Role
from bot.domain.party import POLICE
from bot.domain.process import Process
from bot.domain.room import Language, Room
from tests.chat.reading import lexicon
from tests.fakes import processes

NOW = datetime(2027, 3, 10, 8, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Stockholm")
LINDSALA = PartyId("a0")
ANNA, BO = PersonId("anna"), PersonId("bo")
NAMES = {ANNA: "Anna", BO: "Bo Hansson"}


def process() -> Process:
    """Return the process of the house."""
    return processes().newest()


def by(person: PersonId = ANNA, party: PartyId = LINDSALA, at: datetime = NOW) -> By:
    """Return who acts."""
    return By(person=person, party=party, role=Role.CONTACT, at=at)


POLICE_BY = by(BO, POLICE)


def cooperation_of(*names: str, district: str = "Mellansjö", both: bool = True) -> Cooperation:
    """Return a cooperation of municipalities with names, and Bo for the police if both are here."""
    named = [(PartyId(f"a{number}"), name) for number, name in enumerate(names or ["Lindsala"])]
    room = Room(id=RoomId("fake:samverkan"), audience=None, language=Language.SV)
    parties = parties_named(named, district)
    new = found(CooperationId("c1"), parties, room, process(), by=by())
    if not both:
        return new
    asked = invite(new, BO, POLICE, Role.CONTACT, by=by())
    return take_role(asked, asked.invitations[-1].number, person=BO, by=POLICE_BY)


def wording_of(view: Cooperation | None, language: Language = Language.SV) -> Wording:
    """Return the words for a reader of a view."""
    return Wording(
        language,
        lexicon(),
        view=view,
        process=process(),
        name_of=lambda person: NAMES.get(person, str(person)),
        now=NOW,
        zone=ZONE,
    )
