"""`borta`: when one is away, and who answers meanwhile."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result, Values
from bot.chat.lexicon import Lexicon
from bot.chat.outgoing import Offer, reply, tell
from bot.chat.request import Desk, Request
from bot.domain.member import Away
from bot.domain.staffing import end_away, set_away, substitute_of
from handlers.common import person_named
from handlers.days_away import between, last_day

BACK = Offer(label="away_off", command="away", values={"switch": "off"})


def handle(request: Request, desk: Desk) -> Result:
    """Note the days with who answers, end them, or say how it stands."""
    if request.text("switch") == "off":
        after = end_away(desk.cooperation, by=desk.by)
        return Result(say=(tell("away/back", person=desk.person.id),), cooperation=after)
    if not any(map(request.text, ("start", "end", "days"))):
        return _asked(request, desk)
    return _noted(request, desk)


def _asked(request: Request, desk: Desk) -> Result:
    """Say how it stands where she is away already; otherwise ask for the days."""
    away = desk.member.away
    if away is None or away.ends <= desk.now or request.text("person"):
        raise NeedMoreError(("start", "end", "person"), template="away/ask")
    stands_in = substitute_of(desk.view, desk.person.id, max(desk.now, away.begins))
    return Result(
        say=(
            reply(
                "away/away",
                BACK,
                start=away.begins,
                end=last_day(away.ends, desk),
                substitute=stands_in.person if stands_in else None,
            ),
        )
    )


def _noted(request: Request, desk: Desk) -> Result:
    missing = tuple(name for name in ("start", "end") if request.text(name) is None)
    if missing and request.text("days") is None:
        raise NeedMoreError(missing, template="away/ask")
    begins, ends = between(request, desk)
    assert begins is not None  # noqa: S101 - both days are named
    assert ends is not None  # noqa: S101 - as above
    person = person_named(request, desk)
    away = Away(begins=begins, ends=ends)
    after = set_away(desk.cooperation, away, person.id if person else None, by=desk.by)
    stands_in = substitute_of(after, desk.person.id, begins)
    news = tell(
        "away/set",
        person=desk.person.id,
        party=desk.by.party,
        start=begins.astimezone(desk.zone).date().isoformat(),
        end=last_day(ends, desk).isoformat(),
        substitute=stands_in.person if stands_in else None,
    )
    return Result(say=(news,), cooperation=after)


def _act(values: Values, _lexicon: Lexicon) -> str:
    """Return `set` for what changes something."""
    return "set" if {"switch", "start", "end", "days"} & set(values) else ""


COMMAND = Command(
    name="away",
    handle=handle,
    act=_act,
    fields=(
        Field(name="switch", kind=Kind.CHOICE, positional=True, choices="away_acts"),
        Field(name="start", kind=Kind.DATE),
        Field(name="end", kind=Kind.DATE),
        Field(name="person", kind=Kind.PERSON, positional=True, optional=True),
        Field(name="days", kind=Kind.WORDS, positional=True),
    ),
)
