"""`fråga`: a question to the other parties about a text or a task, kept with it; and its answer."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import Offer, tell
from bot.chat.request import Desk, Request
from bot.domain.asking import answer, ask, check_open, questions_about
from bot.domain.errors import UserError
from bot.domain.ids import MatterId, is_move
from bot.domain.question import Question
from handlers.common import matter_id_of


def handle(request: Request, desk: Desk) -> Result:
    """Ask, or answer what another party has asked."""
    matter_id = matter_id_of(request, desk)
    if matter_id is None or is_move(matter_id):
        raise UserError("which_matter", command=request.command.name)
    if request.text("received") is not None or request.text("question") is not None:
        return _answered(request, desk, matter_id)
    text = request.text("text")
    if text is None:
        raise NeedMoreError(("text",), template="ask/write", matter=matter_id)
    after, _ = ask(desk.cooperation, matter_id, text, by=desk.by)
    read = Offer(label="show_question", command="show", values={"id": matter_id})
    news = tell("ask/asked", read, matter=matter_id, party=desk.by.party, text=text)
    return Result(say=(news,), cooperation=after)


def _answered(request: Request, desk: Desk, matter_id: MatterId) -> Result:
    if text := request.text("text"):
        raise UserError("too_much", command=request.command.name, word=text[:40])
    question = _which(request, desk, matter_id)
    check_open(question, by=desk.by)
    said = request.text("received")
    if said is None:
        raise NeedMoreError(
            ("received",),
            template="ask/question",
            matter=matter_id,
            question=question.text,
            party=question.by.party,
        )
    after = answer(desk.cooperation, question, said, by=desk.by)
    read = Offer(label="show_answer", command="show", values={"id": matter_id})
    news = tell("ask/answered", read, matter=matter_id, party=desk.by.party, text=said)
    return Result(say=(news,), cooperation=after)


def _which(request: Request, desk: Desk, matter_id: MatterId) -> Question:
    """Return the question that is named, else the oldest that waits for an answer."""
    found = questions_about(desk.cooperation, matter_id)
    number = request.number("question")
    if number is not None:
        found = tuple(one for one in found if one.number == number)
    theirs = [one for one in found if one.by.party != desk.by.party] if number is None else found
    if not theirs:
        raise UserError("no_question", id=matter_id)
    waiting = [one for one in theirs if one.answered_by is None]
    return (waiting or list(theirs))[0]


def reply_offers(desk: Desk, matter_id: MatterId) -> tuple[Offer, ...]:
    """Return the buttons that answer what another party has asked about something."""
    waiting = [
        one
        for one in questions_about(desk.view, matter_id)
        if one.answered_by is None and one.by.party != desk.member.party
    ]
    return tuple(_answer_offer(one) for one in waiting[:1])


def _answer_offer(question: Question) -> Offer:
    values: dict[str, str | int] = {"id": question.about, "question": question.number}
    return Offer(label="answer_question", command="ask", values=values)


COMMAND = Command(
    name="ask",
    handle=handle,
    fields=(
        Field(name="id", kind=Kind.MATTER, positional=True),
        Field(name="question", kind=Kind.NUMBER),
        Field(name="received", kind=Kind.TEXT),
        Field(name="text", kind=Kind.TEXT, positional=True),
        Field(name="round", kind=Kind.NUMBER),
    ),
)
