"""The agreement: every version of the whole text, and exactly which one was signed."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.agreement import NOTHING, Agreement, Section, Signing
from bot.domain.approval import Matter
from bot.domain.cooperation import Cooperation
from bot.domain.ids import AGREEMENT
from bot.domain.log import Act
from bot.domain.signing import put_agreement_forward, sign
from tests.domain.builders import ANNA, BO, agreed, refusal, together

WRITTEN = Agreement(sections={Section.PURPOSE: "Tryggare kvällar."})
SIGNED = Signing(version=1, day=date(2027, 6, 7), signed_by="KSO och LPO-chef", by=BO)


def drafted(words: str = "Hela texten.") -> Cooperation:
    return put_agreement_forward(together(), WRITTEN, words, by=ANNA)


def matter(cooperation: Cooperation) -> Matter:
    return cooperation.round.matter(AGREEMENT)


def test_a_draft_keeps_its_sections_and_is_a_version_that_waits_for_all() -> None:
    cooperation = drafted()
    assert cooperation.content.agreement == WRITTEN
    assert (matter(cooperation).count, matter(cooperation).settled) == (1, None)
    entry = cooperation.fresh[-1]
    assert (entry.act, entry.about, entry.version) == (Act.WRITTEN, AGREEMENT, 1)


def test_the_same_text_again_is_no_new_version() -> None:
    refused = refusal(lambda: put_agreement_forward(drafted(), WRITTEN, "Hela texten.", by=BO))
    assert (refused.code, refused.facts["id"]) == ("same_text", AGREEMENT)


def test_the_period_does_not_end_before_it_starts() -> None:
    backwards = replace(WRITTEN, start=date(2028, 1, 1), end=date(2027, 1, 1))
    refused = refusal(lambda: put_agreement_forward(together(), backwards, "Text.", by=ANNA))
    assert (refused.code, refused.facts["field"]) == ("end_before_start", "end")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2027, 7, 1), None),
        (None, date(2030, 12, 31)),
        (date(2027, 7, 1), date(2030, 12, 31)),
        (date(2027, 7, 1), date(2027, 7, 1)),
    ],
)
def test_the_period_may_be_half_known(start: date | None, end: date | None) -> None:
    agreement = replace(WRITTEN, start=start, end=end)
    cooperation = put_agreement_forward(together(), agreement, "Text.", by=ANNA)
    assert cooperation.content.agreement == agreement


def test_what_nobody_has_written_cannot_be_signed() -> None:
    assert refusal(lambda: sign(together(), SIGNED)).code == "signed_before_settled"


def test_it_is_signed_only_once_all_have_said_yes() -> None:
    half = agreed(drafted(), AGREEMENT, by=[ANNA])
    assert refusal(lambda: sign(half, SIGNED)).code == "signed_before_settled"
    signed = sign(agreed(half, AGREEMENT, by=[BO]), SIGNED)
    assert signed.content.agreement == replace(WRITTEN, signing=SIGNED)


def test_the_log_names_the_version_and_those_who_signed() -> None:
    entry = sign(agreed(drafted(), AGREEMENT), SIGNED).fresh[-1]
    assert (entry.act, entry.about, entry.version) == (Act.SIGNED, AGREEMENT, 1)
    assert entry.content == {"signed_by": "KSO och LPO-chef", "date": "2027-06-07"}


@pytest.mark.parametrize("version", [0, 2, 3])
def test_only_exactly_the_agreed_version_is_signed(version: int) -> None:
    cooperation = agreed(drafted(), AGREEMENT)
    refused = refusal(lambda: sign(cooperation, replace(SIGNED, version=version)))
    assert refused.code == "other_version_signed"
    assert refused.facts == {"version": version, "current": 1}


def test_a_newer_draft_does_not_shake_what_is_agreed_and_signed() -> None:
    signed = sign(agreed(drafted(), AGREEMENT), SIGNED)
    longer = replace(signed.content.agreement, end=date(2031, 12, 31))
    redrafted = put_agreement_forward(signed, longer, "Ny text.", by=BO)
    settled = matter(redrafted).settled
    assert settled is not None
    assert settled.version.number == 1
    assert redrafted.content.agreement.signing == SIGNED
    assert refusal(lambda: sign(redrafted, replace(SIGNED, version=2))).code == (
        "other_version_signed"
    )
    resettled = agreed(redrafted, AGREEMENT)
    assert refusal(lambda: sign(resettled, SIGNED)).code == "other_version_signed"


def test_an_agreement_that_nobody_has_begun_is_empty() -> None:
    assert together().content.agreement == NOTHING
