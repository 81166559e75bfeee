"""Situation pictures: own until shared, and shared without a trace of what is not."""

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import ItemId
from bot.domain.noting import allow_own_text
from bot.domain.party import POLICE
from bot.domain.picture import Seen, SourceRow, Verdict
from bot.domain.picturing import (
    add_joint,
    ask_source,
    compare,
    joint_observation,
    observe,
    own_observation,
    rewrite,
    share,
)
from tests.domain.builders import ANNA, BO, LINDSALA, refusal, together

SEEN = Seen(text="Klotter vid torget", place="Torget")


@pytest.fixture
def on() -> Cooperation:
    return allow_own_text(together(), allowed=True, by=ANNA)


def test_nothing_is_kept_for_oneself_until_that_is_turned_on() -> None:
    assert refusal(lambda: observe(together(), SEEN, by=ANNA)).code == "own_text_off"
    row = SourceRow(name="skola")
    assert refusal(lambda: ask_source(together(), row, by=ANNA)).code == "own_text_off"


def test_what_is_shared_leaves_no_gap_by_which_the_rest_shows(on: Cooperation) -> None:
    for number in (1, 2, 3):
        on, _ = observe(on, SEEN, by=ANNA)
        assert own_observation(on, number, by=ANNA).seen == SEEN
    shared, first = share(on, 3, by=ANNA)
    _, second = add_joint(shared, SEEN, by=BO)
    assert (first.id, second.id) == ("B1", "B2")
    assert shared.seen_by(POLICE).own_of(LINDSALA).observations == ()
    assert refusal(lambda: own_observation(shared, 1, by=BO)).code == "no_such_item"


def test_one_observation_is_shared_once(on: Cooperation) -> None:
    shared, _ = share(observe(on, SEEN, by=ANNA)[0], 1, by=ANNA)
    assert refusal(lambda: share(shared, 1, by=ANNA)).code == "shared_already"


def test_an_own_observation_changes_until_it_is_shared(on: Cooperation) -> None:
    kept, _ = observe(on, SEEN, by=ANNA)
    newer = Seen(text="Klotter och rutor", place="Torget")
    changed = rewrite(kept, 1, newer, by=ANNA)
    assert own_observation(changed, 1, by=ANNA).seen == newer
    assert changed.fresh[-1].audience == LINDSALA
    assert rewrite(changed, 1, newer, by=ANNA) is changed
    shared, joint = share(changed, 1, by=ANNA)
    assert joint.seen == newer
    assert refusal(lambda: rewrite(shared, 1, SEEN, by=ANNA)).code == "shared_already"
    off = allow_own_text(kept, allowed=False, by=ANNA)
    assert refusal(lambda: rewrite(off, 1, newer, by=ANNA)).code == "own_text_off"


def test_another_partys_picture_agrees_or_contradicts_with_a_reason(on: Cooperation) -> None:
    joint, one = add_joint(on, SEEN, by=ANNA)
    said = compare(joint, one.id, Verdict.AGREES, None, by=BO)
    again = compare(said, one.id, Verdict.CONTRADICTS, "Mest dagtid", by=BO)
    assert [view.verdict for view in joint_observation(again, one.id).views] == ["contradicts"]
    bare = refusal(lambda: compare(joint, one.id, Verdict.CONTRADICTS, None, by=BO))
    assert bare.code == "reason_missing"
    own = refusal(lambda: compare(joint, one.id, Verdict.AGREES, None, by=ANNA))
    assert own.code == "own_observation"
    assert refusal(lambda: joint_observation(joint, ItemId("B9"))).code == "no_such_item"
