"""A pledge's life: a draft, agreed, told internally, published, counted, and changed by all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.domain.agreeing import put_forward
from bot.domain.approval import Matter
from bot.domain.chain import Outcome, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.counting import count
from bot.domain.ids import ItemId, MatterId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.party import POLICE
from bot.domain.pledging import PledgeState, state_in, state_of
from bot.domain.version import Proposal, What
from bot.domain.working import draft_pledge, publish, publish_internally
from tests.domain.builders import ANNA, BO, CIA, LINDSALA, agreed, refusal, together

L1 = ItemId("L1")
TODAY, LATER = date(2027, 3, 10), date(2027, 4, 10)


def drafted(*promised_by: By, municipalities: int = 1) -> Cooperation:
    parties = tuple(by.party for by in promised_by or (ANNA,))
    after, _ = draft_pledge(
        together(municipalities),
        "Vi byter 42 lampor.",
        lambda id_: Pledge(id=id_, by=ANNA, promised_by=parties),
        by=ANNA,
    )
    return after


def pledge_in(cooperation: Cooperation) -> Pledge:
    [pledge] = cooperation.content.pledges
    return pledge


def told(cooperation: Cooperation, version: int = 1) -> Cooperation:
    return publish_internally(cooperation, pledge_in(cooperation), version, TODAY, by=ANNA)


def public(cooperation: Cooperation, version: int = 1, day: date = TODAY) -> Cooperation:
    return publish(cooperation, pledge_in(cooperation), version, day, by=ANNA)


def rewritten(cooperation: Cooperation) -> Cooperation:
    proposal = Proposal(what=What.TEXT, text="Vi byter 60 lampor.")
    return put_forward(cooperation, MatterId(L1), proposal, by=BO)


def state(cooperation: Cooperation) -> PledgeState:
    return state_in(cooperation, pledge_in(cooperation))


def done(number: int, by: By = ANNA) -> Outcome:
    return Outcome(count=number, day=TODAY, by=by)


def test_it_goes_from_draft_to_published_and_changed_again() -> None:
    lives = [drafted()]
    lives += [agreed(lives[-1], L1, by=[ANNA])]
    lives += [agreed(lives[-1], L1, by=[BO])]
    lives += [told(lives[-1])]
    lives += [public(lives[-1])]
    lives += [rewritten(lives[-1])]
    lives += [agreed(lives[-1], L1)]
    lives += [public(lives[-1], 2, LATER)]
    assert [state(one) for one in lives] == [
        PledgeState.DRAFT,
        PledgeState.REVIEWED,
        PledgeState.AGREED,
        PledgeState.INTERNAL,
        PledgeState.PUBLISHED,
        PledgeState.PUBLISHED,
        PledgeState.CHANGED,
        PledgeState.PUBLISHED,
    ]
    last = pledge_in(lives[-1])
    assert (last.published, last.published_version) == (LATER, 2)


def test_a_published_pledge_whose_text_is_not_there_reads_as_changed() -> None:
    pledge = replace(pledge_in(drafted()), published=TODAY, published_version=1)
    assert state_of(pledge, Matter(), ()) is PledgeState.CHANGED


@pytest.mark.parametrize("publishing", [told, public])
@pytest.mark.parametrize("yeses", [[], [BO]])
def test_nothing_is_published_before_all_have_said_yes(
    publishing: Callable[[Cooperation], Cooperation], yeses: list[By]
) -> None:
    half = agreed(drafted(), L1, by=yeses) if yeses else drafted()
    refused = refusal(lambda: publishing(half))
    assert (refused.code, refused.facts) == ("not_agreed_yet", {"id": L1})


@pytest.mark.parametrize("publishing", [told, public])
@pytest.mark.parametrize("version", [0, 1, 3])
def test_only_the_version_that_all_agreed_on_is_published(
    publishing: Callable[[Cooperation, int], Cooperation], version: int
) -> None:
    twice = agreed(rewritten(agreed(drafted(), L1)), L1)
    refused = refusal(lambda: publishing(twice, version))
    assert refused.code == "stale_version"
    assert (refused.facts["version"], refused.facts["current"]) == (version, 2)


def test_a_version_that_only_waits_is_not_published_but_the_agreed_one_may_be() -> None:
    waiting = rewritten(told(agreed(drafted(), L1)))
    assert refusal(lambda: public(waiting, 2)).code == "stale_version"
    assert state(public(waiting, 1)) is PledgeState.PUBLISHED


def test_those_who_are_to_keep_it_are_told_first() -> None:
    assert refusal(lambda: public(agreed(drafted(), L1))).code == "internally_first"


def test_it_is_told_internally_once() -> None:
    refused = refusal(lambda: told(told(agreed(drafted(), L1))))
    assert (refused.code, refused.facts["date"]) == ("already_internal", "2027-03-10")


def test_a_version_is_published_once() -> None:
    published = public(told(agreed(drafted(), L1)))
    refused = refusal(lambda: public(published, day=LATER))
    assert (refused.code, refused.facts["date"]) == ("already_published", "2027-03-10")


def test_each_step_is_a_line_in_the_log() -> None:
    entries = public(told(agreed(drafted(), L1))).fresh[-2:]
    assert [entry.act for entry in entries] == [Act.INFORMED, Act.PUBLISHED]
    assert entries[1].content is not None
    assert entries[1].content["published_version"] == 1


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_nothing_is_counted_before_it_is_published(steps: int) -> None:
    cooperation = [drafted(), agreed(drafted(), L1), told(agreed(drafted(), L1))][steps]
    refused = refusal(lambda: count(cooperation, pledge_in(cooperation), done(2)))
    assert (refused.code, refused.facts) == ("not_published_yet", {"id": L1})


def test_only_those_who_promised_count() -> None:
    published = public(told(agreed(drafted(), L1)))
    refused = refusal(lambda: count(published, pledge_in(published), done(2, BO)))
    assert (refused.code, refused.facts["parties"]) == ("not_your_pledge", (LINDSALA,))


def test_all_who_promised_count_together() -> None:
    joint = public(told(agreed(drafted(ANNA, CIA, BO, municipalities=2), L1)))
    for outcome in (done(2), done(1, BO), done(3, CIA)):
        joint = count(joint, pledge_in(joint), outcome)
    kept = pledge_in(joint)
    assert (kept.total, [one.by.party for one in kept.outcomes]) == (
        6,
        [LINDSALA, POLICE, "norrby"],
    )
    entry = joint.fresh[-1]
    assert (entry.act, entry.by) == (Act.COUNTED, CIA)


def test_what_was_counted_stays_when_a_new_version_is_published() -> None:
    published = public(told(agreed(drafted(), L1)))
    counted = count(published, pledge_in(published), done(2))
    assert pledge_in(public(agreed(rewritten(counted), L1), 2, LATER)).total == 2
