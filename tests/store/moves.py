"""Everything people can do in a cooperation, drawn at random."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from hypothesis import strategies as st

from bot.domain import agreeing, inviting, moving, noting, staffing, ticking
from bot.domain.cooperation import Cooperation
from bot.domain.decision import Decision, Reference
from bot.domain.errors import UserError
from bot.domain.ids import ADVANCE, BACK, MatterId, PersonId
from bot.domain.ledger import swept
from bot.domain.member import By, Role
from bot.domain.party import POLICE
from bot.domain.version import Proposal, What
from tests.store.builders import ANNA, BO, LINDSALA, START, joined, news, process, with_news

Move = Callable[[Cooperation], Cooperation]

_PROCESS = process()
_TASKS = st.sampled_from([task for step in _PROCESS.steps for task in step.tasks])
_TASK_IDS = _TASKS.map(lambda task: task.id)
_MATTERS = st.sampled_from([MatterId("1.4"), MatterId("2.4"), MatterId("1.3"), ADVANCE, BACK])
_PEOPLE = st.sampled_from([BO.person, PersonId("cia"), PersonId("dan")])
_TEXTS = st.text(min_size=1, max_size=20)
_DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2040, 1, 1))
_MAYBE = st.none() | _TEXTS
_DECISIONS = st.builds(Decision, body=_TEXTS, day=_DAYS, paragraph=_MAYBE, registration=_MAYBE)
_REFERENCES = st.builds(Reference, title=_TEXTS, registration=_MAYBE, day=st.none() | _DAYS)
_PROPOSALS = st.builds(
    Proposal, what=st.just(What.TEXT), text=_TEXTS, reference=st.none() | _REFERENCES
)
_MOMENTS = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=4000))
_ACTORS = st.builds(
    lambda by, after: replace(by, at=START + after), st.sampled_from([ANNA, BO]), _MOMENTS
)


def _move(
    function: Callable[..., Cooperation],
    *given: st.SearchStrategy[object],
    **named: st.SearchStrategy[object],
) -> st.SearchStrategy[Move]:
    """Draw calls of a domain function: its arguments from strategies, and who acts."""

    def bind(arguments: tuple[object, ...], names: dict[str, object], by: By) -> Move:
        return lambda cooperation: function(cooperation, *arguments, by=by, **names)

    return st.builds(bind, st.tuples(*given), st.fixed_dictionaries(named), _ACTORS)


def _answer(
    answer: Callable[..., Cooperation],
    cooperation: Cooperation,
    matter: MatterId,
    *,
    by: By,
    **named: object,
) -> Cooperation:
    newest = cooperation.round.matter(matter).count
    said = answer(cooperation, matter, newest, by=by, **named)
    return moving.follow_through(said, _PROCESS, _PROCESS, matter, by=by)


def _agree(cooperation: Cooperation, matter: MatterId, *, by: By) -> Cooperation:
    for one in (replace(ANNA, at=by.at), replace(BO, at=by.at)):
        with suppress(UserError):
            cooperation = _answer(agreeing.approve, cooperation, matter, by=one)
    return cooperation


def _go_on(cooperation: Cooperation, reason: str, *, by: By) -> Cooperation:
    asked = moving.ask_to_advance(cooperation, by=by, reason=reason)
    return _agree(asked, ADVANCE, by=by)


def _tell(cooperation: Cooperation, texts: list[str], *, by: By, told: bool) -> Cooperation:
    number = len(cooperation.deliveries)
    row = replace(news(f"n{number}", by.at), message={"texts": texts, "facts": {"n": 1.5}})
    row = row.sent({"samverkan": "m1"}) if told else row.failed({}, at=by.at, why="".join(texts))
    kept = with_news(cooperation, *swept(cooperation.ledger, by.at), row)
    return kept.delivered(f"d{number}")


def _take_role(cooperation: Cooperation, person: PersonId, *, by: By) -> Cooperation:
    offered = [one for one in cooperation.invitations if one.person == person]
    number = offered[0].number if offered else 0
    taker = replace(by, person=person)
    return inviting.take_role(cooperation, number, person=person, by=taker)


def _join(cooperation: Cooperation, *, by: By) -> Cooperation:
    return joined(cooperation) if by.party == LINDSALA else cooperation


MOVES: st.SearchStrategy[Move] = st.one_of(
    _move(_join),
    _move(_take_role, _PEOPLE),
    _move(_tell, st.lists(_TEXTS, max_size=3), told=st.booleans()),
    _move(inviting.invite, _PEOPLE, st.sampled_from([LINDSALA, POLICE]), st.sampled_from(Role)),
    _move(staffing.set_substitute, _PEOPLE),
    _move(ticking.tick, _TASKS, reference=st.none() | _REFERENCES),
    _move(ticking.undo, _TASKS),
    _move(ticking.skip, _TASKS, reason=_TEXTS),
    _move(ticking.not_yet, _TASKS, reason=_TEXTS),
    _move(agreeing.propose, _TASKS, _PROPOSALS),
    _move(_agree, _MATTERS),
    _move(partial(_answer, agreeing.approve), _MATTERS, decision=st.none() | _DECISIONS),
    _move(partial(_answer, agreeing.decline), _MATTERS, reason=_TEXTS),
    _move(agreeing.withdraw, _MATTERS),
    _move(partial(_answer, agreeing.record_outside), _MATTERS, decision=_DECISIONS),
    _move(moving.advance, st.just(_PROCESS), st.just(_PROCESS)),
    _move(_go_on, _TEXTS),
    _move(moving.ask_to_advance, reason=_TEXTS),
    _move(moving.ask_back, st.just(_PROCESS), st.just(1), reason=_TEXTS),
    _move(noting.allow_own_text, allowed=st.just(value=True)),
    _move(noting.note, _TASK_IDS, _TEXTS),
)
