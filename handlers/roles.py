"""`roller`: who is who, who answers in whose place, and who gets which office."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result, Values
from bot.chat.lexicon import Lexicon
from bot.chat.outgoing import reply, tell
from bot.chat.request import Desk, Request
from bot.domain.member import Role
from bot.domain.person import Person
from bot.domain.rights import KEY_ROLES
from bot.domain.staffing import end_substitute, set_role, set_substitute
from handlers.asked_anew import asked_anew
from handlers.common import person_named
from handlers.days_away import between, last_day
from handlers.invite import invite_offers


def handle(request: Request, desk: Desk) -> Result:
    """List everybody, name the asker's substitute, or give somebody an office."""
    person = person_named(request, desk)
    match request.text("switch"):
        case "substitute":
            return _substitute(request, desk, person)
        case "none":
            after = end_substitute(desk.cooperation, by=desk.by)
            return Result(say=(tell("roles/none", by=desk.person.id),), cooperation=after)
    role = request.text("role")
    return _given(desk, person, Role(role)) if role else _listed(desk)


def _listed(desk: Desk) -> Result:
    shown = reply("roles/list", *invite_offers(desk.view), now=desk.now)
    return Result(say=(shown,))


def _substitute(request: Request, desk: Desk, person: Person | None) -> Result:
    if person is None:
        raise NeedMoreError(("person",))
    since, until = between(request, desk)
    after = set_substitute(desk.cooperation, person.id, by=desk.by, since=since, until=until)
    news = tell(
        "roles/substitute",
        person=person.id,
        by=desk.person.id,
        start=since.astimezone(desk.zone).date().isoformat() if since else None,
        end=last_day(until, desk).isoformat() if until else None,
    )
    return Result(say=(news,), cooperation=after)


def _given(desk: Desk, person: Person | None, role: Role) -> Result:
    """Give somebody an office; what waits for the party is asked of her who now holds its key."""
    if person is None:
        raise NeedMoreError(("person",))
    before = desk.cooperation.member(person.id)
    after = set_role(desk.cooperation, person.id, role, by=desk.by)
    party = desk.by.party
    news = tell("roles/given", person=person.id, party=party, role=role.value, by=desk.person.id)
    taken = role in KEY_ROLES and before is not None and before.role not in KEY_ROLES
    anew = asked_anew(after, party, person.id) if taken else ()
    return Result(say=(news, *anew), cooperation=after)


def _act(values: Values, _lexicon: Lexicon) -> str:
    """Return what is asked for: a substitute is one's own to name, an office the contact's."""
    if values.get("switch"):
        return "switch"
    return "set" if values.get("role") else ""


COMMAND = Command(
    name="roles",
    handle=handle,
    act=_act,
    fields=(
        Field(name="person", kind=Kind.PERSON, positional=True),
        Field(name="switch", kind=Kind.CHOICE, positional=True, choices="role_acts"),
        Field(name="role", kind=Kind.CHOICE, positional=True, choices="roles"),
        Field(name="start", kind=Kind.DATE),
        Field(name="end", kind=Kind.DATE),
    ),
)
