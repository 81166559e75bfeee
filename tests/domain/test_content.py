"""What a cooperation keeps: ids of their own, links that hold, and what lacks one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.chain import Cause, Colour, Goal, Item, Letter, Measure, Pledge, Problem
from bot.domain.content import EMPTY, Content, letter_of, links, orphans
from bot.domain.ids import ItemId
from tests.domain.builders import ANNA, LINDSALA, refusal

P1, P2, O1, O2, O3, A1, A2, L1 = map(ItemId, ("P1", "P2", "O1", "O2", "O3", "A1", "A2", "L1"))


def problem(id_: ItemId) -> Item:
    return Problem(id=id_, text="Otryggt", by=ANNA)


def goal(id_: ItemId) -> Item:
    return Goal(id=id_, text="Anmälda brott", by=ANNA, problem=None)


def a_cause(id_: ItemId, problem: ItemId = P1, under: ItemId | None = None) -> Cause:
    return Cause(id=id_, text="Mörkt", by=ANNA, problem=problem, under=under)


def a_measure(id_: ItemId, cause: ItemId | None) -> Measure:
    return Measure(id=id_, text="Lampor", by=ANNA, cause=cause)


def a_pledge(id_: ItemId, *, cause: ItemId | None = None, measure: ItemId | None = None) -> Pledge:
    return Pledge(id=id_, by=ANNA, promised_by=(LINDSALA,), cause=cause, measure=measure)


def with_all(content: Content, *items: Item) -> Content:
    for item in items:
        content = content.with_item(item)
    return content


TWO_PROBLEMS = with_all(
    EMPTY,
    Problem(id=P1, text="Otryggt", by=ANNA),
    Problem(id=P2, text="Buller", by=ANNA),
)
CHAIN = with_all(
    TWO_PROBLEMS,
    a_cause(O1),
    a_cause(O2, under=O1),
    a_measure(A1, O2),
    a_pledge(L1, measure=A1),
    Goal(id=ItemId("G1"), text="Anmälda brott", by=ANNA, problem=P1),
)


def test_things_are_numbered_by_kind() -> None:
    content = EMPTY
    given = []
    for letter, make in ((Letter.PROBLEM, problem), (Letter.GOAL, goal), (Letter.PROBLEM, problem)):
        content, item = content.added(letter, make)
        given.append(item.id)
    assert given == ["P1", "G1", "P2"]
    assert [item.id for item in content.problems] == ["P1", "P2"]


def test_a_number_is_never_given_twice_also_after_a_removal() -> None:
    content, first = EMPTY.added(Letter.PROBLEM, problem)
    content, again = content.without(first.id).added(Letter.PROBLEM, problem)
    assert (first.id, again.id) == ("P1", "P2")
    assert refusal(lambda: content.item(P1)).code == "no_such_item"


def test_each_kind_can_be_read_by_itself() -> None:
    kinds = (CHAIN.problems, CHAIN.causes, CHAIN.goals, CHAIN.measures, CHAIN.pledges)
    assert [[item.id for item in kind] for kind in kinds] == [
        ["P1", "P2"],
        ["O1", "O2"],
        ["G1"],
        ["A1"],
        ["L1"],
    ]


@pytest.mark.parametrize(
    ("typed", "letter"),
    [
        ("P1", Letter.PROBLEM),
        ("L12", Letter.PLEDGE),
        *((typed, None) for typed in ("", "A", "1.3", "vidare", "P1a", "Q1")),
    ],
)
def test_an_id_tells_its_kind(typed: str, letter: Letter | None) -> None:
    assert letter_of(typed) is letter


def test_links_are_named_by_the_field_that_points() -> None:
    assert links(CHAIN.item(O2)) == {"problem": P1, "under": O1}
    assert links(CHAIN.item(L1)) == {"measure": A1}
    assert links(CHAIN.item(P1)) == {}


@pytest.mark.parametrize(
    ("item", "field", "letter"),
    [
        (a_cause(O3, problem=ItemId("P9")), "problem", "P"),
        (a_cause(O3, problem=O1), "problem", "P"),
        (a_cause(O3, under=P1), "under", "O"),
        (a_measure(A2, ItemId("O9")), "cause", "O"),
        (a_measure(A2, P1), "cause", "O"),
        (a_pledge(L1, measure=ItemId("A9")), "measure", "A"),
        (a_pledge(L1, measure=O1), "measure", "A"),
    ],
)
def test_nothing_points_at_what_is_not_there_or_of_another_kind(
    item: Item, field: str, letter: str
) -> None:
    refused = refusal(lambda: CHAIN.with_item(item))
    assert refused.code == "no_such_link"
    assert (refused.facts["field"], refused.facts["letter"]) == (field, letter)


@pytest.mark.parametrize("under", [O1, O2, O3])
def test_no_chain_of_causes_bites_its_own_tail(under: ItemId) -> None:
    content = CHAIN.with_item(a_cause(O3, under=O2))
    assert refusal(lambda: content.with_item(a_cause(O1, under=under))).code == "circle_of_causes"


def test_a_cause_explains_only_a_cause_of_the_same_problem() -> None:
    refused = refusal(lambda: CHAIN.with_item(a_cause(O3, problem=P2, under=O1)))
    assert (refused.code, refused.facts["id"]) == ("other_problems_cause", O1)


def test_a_cause_moves_to_another_problem_only_once_nothing_explains_it() -> None:
    refused = refusal(lambda: CHAIN.with_item(a_cause(O1, problem=P2)))
    assert (refused.code, refused.facts["others"]) == ("item_in_use", [O2])
    loosened = CHAIN.with_item(a_cause(O2)).with_item(a_cause(O1, problem=P2))
    assert {cause.id: cause.problem for cause in loosened.causes} == {O1: P2, O2: P1}


def test_a_target_needs_a_baseline_to_be_measured_from() -> None:
    bare = Goal(id=ItemId("G2"), text="Brott", by=ANNA, target=Decimal(45))
    refused = refusal(lambda: CHAIN.with_item(bare))
    assert (refused.code, refused.facts) == ("target_without_baseline", {"field": "baseline"})
    for whole in (
        replace(bare, baseline=Decimal(0)),
        replace(bare, target=None, baseline=Decimal(64)),
    ):
        assert CHAIN.with_item(whole).item(bare.id) == whole


@pytest.mark.parametrize("item", [a_measure(A1, O2), a_pledge(L1, cause=O1)])
def test_nothing_ends_before_it_starts(item: Measure | Pledge) -> None:
    backwards = replace(item, start=date(2027, 10, 1), end=date(2027, 9, 30))
    refused = refusal(lambda: CHAIN.with_item(backwards))
    assert (refused.code, refused.facts["start"]) == ("end_before_start", "2027-10-01")
    for forwards in (replace(backwards, end=backwards.start), replace(backwards, end=None)):
        assert CHAIN.with_item(forwards).item(item.id) == forwards


@pytest.mark.parametrize("colour", Colour)
def test_only_green_needs_no_reason(colour: Colour) -> None:
    bare = replace(a_measure(A1, O2), colour=colour)
    if colour is not Colour.GREEN:
        assert refusal(lambda: CHAIN.with_item(bare)).code == "colour_needs_reason"
    told = replace(bare, colour=colour, reason="Enligt plan.")
    assert CHAIN.with_item(told).item(A1) == told


def test_what_others_rest_on_stays_until_they_let_go() -> None:
    assert [item.id for item in CHAIN.leaning_on(P1)] == ["O1", "O2", "G1"]
    refused = refusal(lambda: CHAIN.without(O2))
    assert (refused.code, refused.facts) == ("item_in_use", {"id": O2, "others": [A1]})
    assert refusal(lambda: CHAIN.without(ItemId("P9"))).code == "no_such_item"
    left = CHAIN.without(L1).without(A1).without(O2)
    assert list(left.items) == ["P1", "P2", "O1", "G1"]


def test_a_whole_chain_has_no_loose_ends() -> None:
    assert list(orphans(CHAIN, (P1,))) == []


def test_each_loose_end_is_told_by_what_it_lacks() -> None:
    loose = with_all(CHAIN, a_cause(O3), a_measure(A2, None), a_pledge(ItemId("L2")))
    assert list(orphans(loose, (P1, P2))) == [
        ("no_cause", P2),
        ("no_measure", O3),
        ("measure_without_cause", A2),
        ("pledge_without_cause", "L2"),
    ]


def test_a_problem_put_aside_is_no_loose_end() -> None:
    assert list(orphans(TWO_PROBLEMS, ())) == []
