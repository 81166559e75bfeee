"""The moves on the chain: add, change, take away, choose; each is noted, and nothing dangles."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.chain import Cause, Doer, Goal, Item, Letter, Measure, Pledge, Problem
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ItemId, MatterId
from bot.domain.log import Act, broken_links
from bot.domain.party import POLICE
from bot.domain.working import (
    PRIORITIES,
    add,
    change,
    draft_pledge,
    focus_of,
    parties_promising,
    prioritise,
    remove,
)
from tests.domain.builders import ANNA, BO, LINDSALA, agreed, refusal, together

P1, P2, L1 = ItemId("P1"), ItemId("P2"), ItemId("L1")


def new_problem(cooperation: Cooperation, words: str = "Otryggt vid torget") -> Cooperation:
    after, _ = add(
        cooperation, Letter.PROBLEM, lambda id_: Problem(id=id_, text=words, by=ANNA), by=ANNA
    )
    return after


def new_pledge(cooperation: Cooperation) -> Cooperation:
    after, _ = draft_pledge(
        cooperation,
        "Vi byter 42 lampor.",
        lambda id_: Pledge(id=id_, by=ANNA, promised_by=(LINDSALA,)),
        by=ANNA,
    )
    return after


ONE = new_problem(together())
TWO = new_problem(ONE, "Buller")


def focused() -> Cooperation:
    return agreed(prioritise(TWO, "P1 först.", (P1,), (P2,), by=ANNA), PRIORITIES)


def test_what_is_added_has_an_id_and_a_line_in_the_log() -> None:
    after, item = add(
        together(), Letter.PROBLEM, lambda id_: Problem(id=id_, text="Buller", by=BO), by=BO
    )
    assert after.content.item(P1) == item
    entry = after.fresh[-1]
    assert (entry.act, entry.about, entry.by) == (Act.ITEM_ADDED, P1, BO)
    assert entry.content == {"id": "P1", "text": "Buller"}


def test_the_log_keeps_every_field_as_plain_data_and_no_empty_ones() -> None:
    goal = Goal(
        id=ItemId("G1"), text="Brott", by=ANNA, baseline=Decimal("6.5"), due=date(2028, 1, 2)
    )
    doer = Doer(party=LINDSALA, function="gatuchef")
    measure = Measure(id=ItemId("A1"), text="Lampor", by=ANNA, doer=doer)
    after, _ = add(ONE, Letter.GOAL, lambda _: goal, by=ANNA)
    after, _ = add(after, Letter.MEASURE, lambda _: measure, by=ANNA)
    first, second = (entry.content for entry in after.fresh[-2:])
    assert first == {"id": "G1", "text": "Brott", "baseline": "6.5", "due": "2028-01-02"}
    assert second is not None
    assert second["doer"] == {"party": LINDSALA, "person": None, "function": "gatuchef"}
    assert list(broken_links(after.fresh)) == []


def test_a_change_takes_the_place_of_what_was() -> None:
    louder = replace(ONE.content.problems[0], text="Otryggt på hela torget")
    after = change(ONE, louder, by=BO)
    assert after.content.problems == (louder,)
    assert (after.fresh[-1].act, after.fresh[-1].by) == (Act.ITEM_CHANGED, BO)


def test_the_same_again_is_no_change() -> None:
    problem = ONE.content.problems[0]
    refused = refusal(lambda: change(ONE, problem, by=BO))
    assert (refused.code, refused.facts) == ("same_item", {"id": P1})


@pytest.mark.parametrize(
    "item",
    [
        Problem(id=ItemId("P9"), text="x", by=ANNA),
        Cause(id=ItemId("O9"), text="x", by=ANNA, problem=P1),
    ],
)
def test_what_is_not_there_cannot_be_changed(item: Item) -> None:
    assert refusal(lambda: change(ONE, item, by=ANNA)).code == "no_such_item"


def test_what_is_taken_away_is_gone_and_its_last_words_are_in_the_log() -> None:
    after = remove(TWO, P2, by=BO)
    assert [problem.id for problem in after.content.problems] == [P1]
    entry = after.fresh[-1]
    assert (entry.act, entry.about, entry.content) == (
        Act.ITEM_REMOVED,
        P2,
        {"id": "P2", "text": "Buller"},
    )
    assert new_problem(after).content.problems[-1].id == "P3"


def test_what_is_not_there_cannot_be_taken_away() -> None:
    assert refusal(lambda: remove(ONE, P2, by=ANNA)).code == "no_such_item"


def test_what_the_priorities_name_stays() -> None:
    refused = refusal(lambda: remove(focused(), P1, by=ANNA))
    assert (refused.code, refused.facts) == ("item_agreed_on", {"id": P1})
    assert refusal(lambda: remove(focused(), P2, by=ANNA)).code == "item_agreed_on"


def test_a_draft_of_a_pledge_may_be_thrown_away_with_its_text() -> None:
    half = agreed(new_pledge(ONE), L1, by=[ANNA])
    assert refusal(lambda: remove(half, L1, by=BO)).code == "item_agreed_on"
    after = remove(new_pledge(ONE), L1, by=ANNA)
    assert MatterId(L1) not in after.round.matters
    assert after.content.pledges == ()
    written = [entry for entry in after.fresh if entry.act is Act.WRITTEN]
    assert [entry.content["text"] for entry in written if entry.content] == ["Vi byter 42 lampor."]
    assert new_pledge(after).content.pledges[0].id == "L2"


def test_a_pledge_that_all_have_said_yes_to_stays() -> None:
    settled = agreed(new_pledge(ONE), L1)
    assert refusal(lambda: remove(settled, L1, by=ANNA)).code == "item_agreed_on"


def test_a_pledge_is_never_without_its_text() -> None:
    def draft_nothing() -> object:
        make = Pledge(id=L1, by=ANNA, promised_by=(LINDSALA,))
        return draft_pledge(ONE, "", lambda _: make, by=ANNA)

    assert refusal(draft_nothing).code == "empty_text"
    drafted = new_pledge(ONE)
    matter = drafted.round.matter(MatterId(L1))
    assert (matter.count, matter.settled) == (1, None)


def test_focus_areas_are_those_that_all_have_said_yes_to() -> None:
    asked = prioritise(TWO, "P1 först.", (P1,), (P2,), by=ANNA)
    assert focus_of(asked) == ()
    half = agreed(asked, PRIORITIES, by=[ANNA])
    assert focus_of(half) == ()
    assert focus_of(agreed(half, PRIORITIES, by=[BO])) == (P1,)


def test_a_new_choice_stands_beside_the_old_until_all_agree() -> None:
    asked = prioritise(focused(), "P2 först.", (P2,), (P1,), by=BO)
    assert focus_of(asked) == (P1,)
    assert focus_of(agreed(asked, PRIORITIES)) == (P2,)


def test_the_same_choice_again_is_no_new_version() -> None:
    again = refusal(lambda: prioritise(focused(), "P1 först.", (P1,), (P2,), by=BO))
    assert again.code == "same_text"


@pytest.mark.parametrize(("focus", "aside"), [((ItemId("P7"),), ()), ((P1,), (ItemId("P7"),))])
def test_only_problems_that_are_there_can_be_chosen(
    focus: tuple[ItemId, ...], aside: tuple[ItemId, ...]
) -> None:
    refused = refusal(lambda: prioritise(TWO, "Text.", focus, aside, by=ANNA))
    assert (refused.code, refused.facts["id"]) == ("no_such_item", "P7")


def test_one_party_promises_or_all_do() -> None:
    assert parties_promising(ONE, POLICE) == (POLICE,)
    assert parties_promising(ONE, None) == (LINDSALA, POLICE)
