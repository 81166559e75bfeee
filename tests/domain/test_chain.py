"""The things of the chain: what they are made of, and that they hold still."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from bot.domain.chain import Item, Outcome, Pledge, Problem
from bot.domain.ids import ItemId
from bot.domain.party import POLICE
from tests.domain.builders import ANNA, BO, LINDSALA

PROBLEM = Problem(id=ItemId("P1"), text="Skadegörelse", by=ANNA)
PLEDGE = Pledge(id=ItemId("L1"), by=ANNA, promised_by=(LINDSALA, POLICE))


def test_a_pledge_that_nobody_has_kept_yet_counts_to_nothing() -> None:
    assert PLEDGE.total == 0


def test_a_pledge_adds_up_what_all_who_promised_it_have_done() -> None:
    done = (
        Outcome(count=2, day=date(2027, 3, 1), by=ANNA),
        Outcome(count=1, day=date(2027, 3, 2), by=BO, words="Norrby, 25 deltagare"),
    )
    kept = Pledge(id=PLEDGE.id, by=ANNA, promised_by=PLEDGE.promised_by, outcomes=done)
    assert kept.total == 3


@pytest.mark.parametrize("item", [PROBLEM, PLEDGE])
def test_a_thing_is_changed_only_by_a_new_one_in_its_place(item: Item) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(item, "id", ItemId("X9"))  # noqa: B010 - the type checker forbids it plainly
