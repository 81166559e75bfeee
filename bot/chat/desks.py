"""Lays out what a handler has before it, from the services and who asks; and who may ask."""

from datetime import date
from functools import partial

from bot.chat.command import NeedMoreError
from bot.chat.dates import parse_moment
from bot.chat.hours import read_hours
from bot.chat.moments import When, read_repeat, read_when
from bot.chat.permits import Asker, require_right, right_of
from bot.chat.request import Desk, Request, Source
from bot.chat.services import Services
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError


def desk_for(services: Services, request: Request, linked: Cooperation | None) -> Desk:
    """Return the desk for one request, with the room's cooperation as it is now."""
    newest = services.processes.newest()
    return Desk(
        person=services.answers.known(request.person),
        linked=linked,
        here=services.cooperations.in_room(request.room),
        process=services.processes.load(linked.round.process) if linked else newest,
        newest=newest,
        now=services.clock.now(),
        zone=services.zone,
        people=services.people,
        codes=services.codes,
        lexicon=services.lexicon,
        language=services.language,
        operator=services.operator,
        confirm_first=services.confirm_first,
        verbs=tuple(name for name, one in services.commands.items() if not one.hidden),
        write=partial(services.answers.written, request),
        read_day=partial(_read_day, services),
        read_when=partial(_read_when, services),
        read_repeat=lambda text: read_repeat(text, services.dates, services.lexicon),
        read_hours=lambda text: read_hours(text, services.dates, services.lexicon),
        process_of=lambda one: services.processes.load(one.round.process),
        mine=lambda: tuple(services.answers.views_of(request.person.id)),
        entries=lambda: services.cooperations.history(linked.id) if linked else (),
    )


def require_may(request: Request, desk: Desk) -> None:
    """Refuse what the asker may not; ask for what is missing."""
    right = right_of(request.command, request.values, desk.lexicon)
    if not right.stranger:
        asker = Asker(
            person=desk.member.person,
            cooperation=desk.cooperation,
            process=desk.process,
            at=desk.now,
        )
        require_right(right, request.values, asker)
    if request.command.own:
        require_unseen(request)
    missing = request.command.missing(request.values)
    if missing:
        raise NeedMoreError(missing)


def require_unseen(request: Request) -> None:
    """Refuse what is one party's own where the others could read the typed line."""
    if request.source in {Source.MENTION, Source.PLAIN}:
        about = {"do": request.text("do"), "id": request.text("id")}
        raise UserError("own_in_the_open", command=request.command.name, **about)


def _read_day(services: Services, text: str) -> date | None:
    today = services.clock.now().astimezone(services.zone).date()
    moment = parse_moment(text, today, services.dates)
    return moment.day if moment else None


def _read_when(services: Services, text: str) -> When | None:
    today = services.clock.now().astimezone(services.zone).date()
    return read_when(text, today, services.dates)
