"""Questions between the parties about a text or a task, kept with it and answered once."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import MatterId, PartyId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.question import Question


def ask(
    cooperation: Cooperation, about: MatterId, text: str, *, by: By
) -> tuple[Cooperation, Question]:
    """Ask the other parties about something."""
    asked = cooperation.content.questions
    question = Question(number=len(asked) + 1, about=about, text=text, by=by)
    after = _with(cooperation, (*asked, question))
    return after.logged(Act.ASKED, by=by, about=about, content={"text": text}), question


def answer(cooperation: Cooperation, question: Question, text: str, *, by: By) -> Cooperation:
    """Answer another party's question; raise UserError `already_answered` or `own_question`."""
    check_open(question, by=by)
    answered = replace(question, answer=text, answered_by=by)
    kept = (
        answered if one.number == question.number else one for one in cooperation.content.questions
    )
    after = _with(cooperation, tuple(kept))
    return after.logged(Act.ANSWERED, by=by, about=question.about, content={"text": text})


def check_open(question: Question, *, by: By) -> None:
    """Raise UserError where a question has its answer, or is one's own party's."""
    if question.answered_by:
        raise UserError("already_answered", id=question.about, party=question.answered_by.party)
    if question.by.party == by.party:
        raise UserError("own_question", id=question.about)


def questions_about(cooperation: Cooperation, about: MatterId) -> tuple[Question, ...]:
    """Return what has been asked about something, oldest first; not what has lapsed."""
    asked = cooperation.content.questions
    return tuple(one for one in asked if one.about == about and not one.lapsed)


def open_to(cooperation: Cooperation, party: PartyId) -> tuple[Question, ...]:
    """Return the questions that wait for this party's answer."""
    asked = cooperation.content.questions
    return tuple(one for one in asked if is_open(one) and one.by.party != party)


def lapse_questions(cooperation: Cooperation, about: Iterable[MatterId]) -> Cooperation:
    """Let the questions about what is no more wait for nobody; what was answered stays."""
    gone, asked = set(about), cooperation.content.questions
    if not any(is_open(one) and one.about in gone for one in asked):
        return cooperation
    left = (
        replace(one, lapsed=True) if is_open(one) and one.about in gone else one for one in asked
    )
    return _with(cooperation, tuple(left))


def is_open(question: Question) -> bool:
    """Tell whether a question still waits for its answer."""
    return question.answered_by is None and not question.lapsed


def _with(cooperation: Cooperation, questions: tuple[Question, ...]) -> Cooperation:
    content = replace(cooperation.content, questions=questions)
    return replace(cooperation, content=content)
