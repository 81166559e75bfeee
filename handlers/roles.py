"""`roller`: who is who, and who answers in whose place."""

from bot.chat.command import Command, Field, Kind, Need, NeedMoreError, Result
from bot.chat.outgoing import reply, tell
from bot.chat.request import Desk, Request
from bot.domain.founding import set_substitute
from bot.domain.rights import require_writer
from handlers.common import person_named
from handlers.invite import invite_offers


def handle(request: Request, desk: Desk) -> Result:
    """List everybody, or name the asker's substitute."""
    person = person_named(request, desk)
    if request.text("switch") is None:
        return _listed(desk)
    require_writer(desk.member)
    if person is None:
        raise NeedMoreError(("person",))
    cooperation = set_substitute(desk.cooperation, person.id, by=desk.by)
    news = tell("roles/substitute", person=person.id, by=desk.person.id)
    return Result(say=(news,), cooperation=cooperation)


def _listed(desk: Desk) -> Result:
    return Result(say=(reply("roles/list", *invite_offers(desk.view)),))


COMMAND = Command(
    name="roles",
    handle=handle,
    need=Need.MEMBER,
    fields=(
        Field(name="person", kind=Kind.PERSON, positional=True),
        Field(name="switch", kind=Kind.CHOICE, positional=True, choices="role_acts"),
    ),
)
