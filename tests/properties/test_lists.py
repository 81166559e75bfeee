"""A list's yes settles exactly the versions it named, whatever happened in between."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.agreeing import approve, decline, propose, withdraw
from bot.domain.cooperation import Cooperation
from bot.domain.deciding import Fate, take_effect
from bot.domain.errors import UserError
from bot.domain.ids import MatterId, TaskId
from bot.domain.member import By
from bot.domain.version import Proposal, What
from tests.domain.builders import AGREED, ANNA, BO, CIA, DECIDED, PROCESS
from tests.domain.lists import BODY, DAY, M1, met, recorded, yes_to

pytestmark = pytest.mark.slow

TEXTS = (MatterId(AGREED.id), MatterId(DECIDED.id))
PEOPLE = (ANNA, BO, CIA)
Between = tuple[str, MatterId, By, str]
BETWEEN = st.tuples(
    st.sampled_from(["write", "approve", "decline", "withdraw", "approve", "write"]),
    st.sampled_from([*TEXTS, MatterId(M1)]),
    st.sampled_from(PEOPLE),
    st.sampled_from("ab"),
)


def done(cooperation: Cooperation, act: Between) -> Cooperation:
    """Do something; what is refused changes nothing."""
    name, matter_id, by, words = act
    number = cooperation.round.matter(matter_id).count
    moves: dict[str, Callable[[], Cooperation]] = {
        "write": lambda: written(cooperation, matter_id, by, words),
        "approve": lambda: approve(cooperation, matter_id, number, by=by),
        "decline": lambda: decline(cooperation, matter_id, number, by=by, reason=words),
        "withdraw": lambda: withdraw(cooperation, matter_id, by=by),
    }
    try:
        return moves[name]()
    except UserError:
        return cooperation


def written(cooperation: Cooperation, matter_id: MatterId, by: By, words: str) -> Cooperation:
    if matter_id == MatterId(M1):
        raise UserError("not_here")
    task = PROCESS.task(TaskId(matter_id))
    return propose(cooperation, task, Proposal(what=What.TEXT, text=words), by=by)


@settings(max_examples=300)
@given(
    municipalities=st.sampled_from([1, 2]),
    first=st.permutations(TEXTS),
    named=st.integers(1, 2),
    between=st.lists(BETWEEN, max_size=12),
)
def test_exactly_what_was_named_is_settled(
    municipalities: int, first: list[MatterId], named: int, between: list[Between]
) -> None:
    cooperation = met(municipalities)
    for matter_id in first:
        cooperation = written(cooperation, matter_id, BO, "a")
    listed = first[:named]
    items = [yes_to(cooperation, matter_id) for matter_id in listed]
    cooperation = recorded(cooperation, *items)
    for act in between:
        cooperation = done(cooperation, act)
    # What is left of the yeses to the list is said; a settled one stays as it is.
    if cooperation.round.matter(MatterId(M1)).proposed:
        for by in PEOPLE:
            cooperation = done(cooperation, ("approve", MatterId(M1), by, ""))
    before = {one: cooperation.round.matter(one) for one in TEXTS}
    after, effects = take_effect(cooperation, PROCESS, M1, body=BODY, today=DAY, by=BO)

    for item, effect in zip(items, effects, strict=True):
        assert item.about is not None
        was, now = before[item.about], after.round.matter(item.about)
        if was.proposed and was.proposed.hash == item.hash:
            assert effect.fate is Fate.DONE
            assert now.settled is not None
            assert now.settled.version == was.proposed
            assert {yes.version_hash for yes in now.settled.yeses} == {item.hash}
            said = [yes.by.party for yes in now.settled.yeses]
            assert sorted(said) == sorted(after.party_ids)
            assert len({yes.by.person for yes in now.settled.yeses}) == len(said)
        else:
            assert now == was
            held = was.settled is not None and was.settled.version.hash == item.hash
            assert effect.fate is (Fate.SAME if held else Fate.CHANGED)
    for other in set(TEXTS) - set(listed):
        assert after.round.matter(other) == before[other]


def test_a_list_that_nobody_else_said_yes_to_settles_nothing() -> None:
    cooperation = written(met(), TEXTS[0], BO, "a")
    cooperation = recorded(cooperation, yes_to(cooperation, TEXTS[0]))
    cooperation = done(cooperation, ("approve", MatterId(M1), ANNA, ""))
    after, effects = take_effect(cooperation, PROCESS, M1, body=BODY, today=DAY, by=ANNA)
    assert (after, effects) == (cooperation, ())
