"""`start övning`: a cooperation to practise on, with invented people, gone after two weeks."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.offers import STATUS
from bot.chat.outgoing import Offer, tell
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.exercise import ACCOUNT, LASTS, PREFIX, ended, exercise_of, is_over
from bot.domain.founding import found, parties_named
from bot.domain.ids import CooperationId, PartyId, PersonId
from bot.domain.member import By, Role
from bot.domain.party import POLICE, Party
from bot.domain.person import Person
from bot.domain.room import Room
from handlers.common import NEXT

MUNICIPALITY = PartyId("exercise-municipality")
END = Offer(label="end_exercise", command="exercise", values={"do": "end"})


def handle(request: Request, desk: Desk) -> Result:
    """Begin an exercise in this room, or end the one that is there."""
    match request.text("do"):
        case "end":
            return _ended(desk)
        case "gone":
            raise UserError("passed_exercise")
        case "who":
            raise UserError("not_in_cast" if _is_running(desk) else "no_exercise")
    if desk.linked:
        raise UserError("room_taken") if desk.linked.exercise is None else running(desk)
    if request.room.startswith("@"):
        raise UserError("start_in_a_room")
    people = tuple(_invented(name, desk) for name in (_word("first", desk), _word("second", desk)))
    founded = _founded(request, desk, people)
    news = tell(
        "exercise/begun",
        NEXT,
        STATUS,
        END,
        first=people[0].name,
        second=people[1].name,
        ends=(desk.today + LASTS).isoformat(),
    )
    return Result(say=(news,), cooperation=founded, people=people)


def running(desk: Desk) -> UserError:
    """Return the refusal of what cannot be done while an exercise is there, over or not."""
    return UserError("exercise_runs", over=is_over(desk.cooperation, desk.now))


def _is_running(desk: Desk) -> bool:
    return desk.linked is not None and desk.linked.exercise is not None


def _ended(desk: Desk) -> Result:
    if not _is_running(desk):
        raise UserError("no_exercise")
    if is_over(desk.cooperation, desk.now):
        raise running(desk)
    return Result(say=(tell("exercise/ended"),), cooperation=ended(desk.cooperation, desk.now))


def _founded(request: Request, desk: Desk, people: tuple[Person, ...]) -> Cooperation:
    first, second = people
    parties = _parties(desk)
    room = Room(id=request.room, audience=None, language=desk.person.language or desk.language)
    by = By(person=first.id, party=MUNICIPALITY, role=Role.CONTACT, at=desk.now)
    name = CooperationId(f"{PREFIX}{desk.codes.new()}")
    founded = found(name, parties, room, desk.newest, by=by)
    cast = {first.id: MUNICIPALITY, second.id: POLICE}
    return exercise_of(founded, cast, {one.name: one.id for one in people}, request.account)


def _parties(desk: Desk) -> tuple[Party, ...]:
    return parties_named([(MUNICIPALITY, _word("municipality", desk))], _word("district", desk))


def _invented(name: str, desk: Desk) -> Person:
    """Return a new person whom no platform can reach; she hears of things in the room."""
    found = PersonId(desk.codes.new())
    language = desk.person.language
    accounts = (f"{ACCOUNT}{found}",)
    return Person(id=found, name=name, accounts=accounts, language=language, forms={})


def _word(name: str, desk: Desk) -> str:
    return desk.lexicon.words[desk.language].label("exercise", name)


COMMAND = Command(
    name="exercise",
    handle=handle,
    fields=(Field(name="do", kind=Kind.CHOICE, positional=True, choices="exercise_acts"),),
)
"""Needs nobody's right: what is in an exercise is invented, and everybody plays."""
