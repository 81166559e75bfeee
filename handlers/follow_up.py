"""`uppföljning`: one question at a time by buttons, and what a check-in becomes of the answers."""

from collections.abc import Callable, Mapping

from bot.chat.command import Command, Field, Kind, Result, Values
from bot.chat.lexicon import Lexicon
from bot.chat.request import Desk, Request
from bot.domain.answer import TEXTS
from bot.domain.errors import UserError
from bot.domain.follow_up import current
from handlers import voiding
from handlers.check_in import closed, news, rhythm_set
from handlers.follow_up_questions import continued, more, one
from handlers.follow_up_report import assessment, feedback, reported
from handlers.past_check_in import named, past_report

Act = Callable[[Request, Desk], Result]
ACTS: Mapping[str, Act] = {
    "more": more,
    "report": reported,
    "assessment": assessment,
    "feedback": feedback,
    "news": news,
    "close": closed,
}
"""What can follow the verb besides an id."""
LONGEST = 300
"""How many characters an answer in one's own words may have."""


def handle(request: Request, desk: Desk) -> Result:
    """Do what is named; else follow up what is named, or what is next."""
    if _reads_report(request):
        return past_report(request, desk) or reported(request, desk)
    drawn = request.text("check_in")
    now = current(desk.cooperation).name
    if drawn is not None and drawn != now:
        raise UserError("passed_check_in", check_in=drawn, current=now)
    if request.text("rhythm"):
        return rhythm_set(request, desk)
    # A form begun by `löfte följ-upp` still holds that verb's own word.
    act = ACTS.get(request.text("do") or "")
    if act:
        return act(request, desk)
    return one(request, desk) if request.text("id") else continued(desk)


def _reads_report(request: Request) -> bool:
    """Tell whether a report is asked for: `rapport`, or nothing but a check-in's year."""
    do = request.text("do")
    return do == "report" or (do is None and set(request.values) == {"id"} and bool(named(request)))


def _act(values: Values, _lexicon: Lexicon) -> str:
    """Return what is asked for: also by a year alone, or by a rhythm."""
    if values.get("rhythm"):
        return "rhythm"
    do = values.get("do")
    year = do is None and set(values) == {"id"} and str(values["id"]).isdecimal()
    # A form begun by `löfte följ-upp` still holds that verb's own word.
    return str("report" if year else do if do in ACTS else "")


COMMAND = Command(
    name="follow_up",
    handle=handle,
    act=_act,
    fields=(
        Field(name="do", kind=Kind.CHOICE, positional=True, choices="follow_up_acts"),
        Field(name="id", kind=Kind.ITEM, positional=True),
        # `uppföljning L1 fler` reads as naturally as `uppföljning fler L1`.
        Field(name="do_more", kind=Kind.CHOICE, positional=True, choices="follow_up_more"),
        Field(name="done", kind=Kind.CHOICE, choices="dones"),
        Field(name="colour", kind=Kind.CHOICE, choices="colours"),
        Field(name="renewal", kind=Kind.CHOICE, choices="renewals"),
        Field(name="reason", kind=Kind.WORDS, limit=LONGEST),
        Field(name="effect", kind=Kind.CHOICE, choices="effects", optional=True),
        *(Field(name=name, kind=Kind.WORDS, limit=LONGEST, optional=True) for name in TEXTS),
        Field(name="rhythm", kind=Kind.CHOICE, choices="rhythms"),
        Field(name="task", kind=Kind.TASK),
        Field(name="new", kind=Kind.CHOICE, choices="yes_no"),
        Field(name="in_turn", kind=Kind.CHOICE, choices="yes"),
        Field(name="check_in", kind=Kind.WORDS),
        Field(name="closing", kind=Kind.CHOICE, choices="yes"),
        *voiding.FIELDS,
        Field(name="code", kind=Kind.WORDS),
        Field(name="forward", kind=Kind.CHOICE, choices="yes"),
        Field(name="rewrite", kind=Kind.CHOICE, choices="yes"),
        Field(name="text", kind=Kind.TEXT),
    ),
)
