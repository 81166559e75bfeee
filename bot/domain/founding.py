"""How a cooperation begins, and how people come into it."""

from collections.abc import Iterable

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import CooperationId, PartyId
from bot.domain.log import JOINT, Act
from bot.domain.member import By, Member
from bot.domain.party import POLICE, Party, PartyKind
from bot.domain.process import Process
from bot.domain.room import Room
from bot.domain.round import Round


def parties_named(municipal: Iterable[tuple[PartyId, str]], district: str) -> tuple[Party, ...]:
    """Return the parties: the municipalities in the order named, then the police."""
    named = tuple(
        Party(id=party, kind=PartyKind.MUNICIPALITY, name=name) for party, name in municipal
    )
    ids = {party.id for party in named}
    # What a party writes for itself goes to the log of its id, so JOINT must never be one.
    if len(ids) != len(named) or ids & {POLICE, JOINT}:
        raise UserError("same_party_twice", field="municipality")
    return (*named, Party(id=POLICE, kind=PartyKind.POLICE, name=district))


def found(
    cooperation_id: CooperationId,
    parties: tuple[Party, ...],
    room: Room,
    process: Process,
    *,
    by: By,
) -> Cooperation:
    """Begin a cooperation in one room; the founder is her party's first contact person."""
    round_ = Round(
        number=1,
        process=process.hash,
        started=by.at,
        step=1,
        step_since=by.at,
        marks={},
        matters={},
        carried={},
    )
    bare = Cooperation(
        id=cooperation_id,
        revision=0,
        founded=by.at,
        parties=parties,
        members=(Member(person=by.person, party=by.party, role=by.role),),
        rooms=(room,),
        invitations=(),
        round=round_,
        own={},
        heads={},
        ledger=(),
        deliveries=(),
    )
    names = {party.id: party.name for party in parties}
    return bare.logged(Act.FOUNDED, by=by, content={"parties": names})
