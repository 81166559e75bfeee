"""`problem prioritera`: which problems become focus areas, and why the others wait."""

import pytest

from bot.chat.request import Source
from bot.domain.working import focus_of
from tests.handlers.town import Town, enters


@pytest.fixture
async def choosing(town: Town) -> Town:
    """Return a town with three problems."""
    for words in ("Otryggt vid torget", "Buller", "Klotter"):
        await town.say("anna", f'problem ny "{words}"')
    return town


async def chosen(town: Town, line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    heard = await town.say("anna", line)
    assert heard.blocks == ["problem/prioritised"]
    proposed = town.matter("3.4").proposed
    assert proposed is not None
    return proposed.proposal.focus, proposed.proposal.aside


@pytest.mark.parametrize(
    "line",
    [
        "problem prioritera P1 P3",
        "problem prioritera p1, p3",
        "problem prioritera 1 och 3",
        'problem prioritera fokus="P1 P3"',
        "problem prioritera P1 P3 P1",
    ],
)
async def test_the_choice_may_be_written_in_several_ways(choosing: Town, line: str) -> None:
    focus, aside = await chosen(choosing, f'{line} skäl="Vi hinner två."')
    assert (focus, aside) == (("P1", "P3"), ("P2",))
    proposed = choosing.matter("3.4").proposed
    assert proposed is not None
    for words in ("Otryggt vid torget (P1)", "Klotter (P3)", "Vi hinner två."):
        assert words in proposed.proposal.text


async def test_why_the_others_wait_is_asked_for(choosing: Town) -> None:
    heard = await choosing.say("anna", "problem prioritera P1 P3")
    assert (heard.blocks, heard.question()) == (["problem/why"], "reason")
    assert choosing.matter("3.4").count == 0
    assert (await choosing.writes("anna", "Vi hinner två.")).blocks == ["problem/prioritised"]
    proposed = choosing.matter("3.4").proposed
    assert proposed is not None
    assert proposed.proposal.focus == ("P1", "P3")


async def test_without_a_choice_the_problems_are_shown(choosing: Town) -> None:
    heard = await choosing.say("bo", "problem prioritera")
    assert (heard.blocks, heard.question()) == (["problem/which"], "focus")
    assert "P2 Buller" in heard.text
    assert (await choosing.writes("bo", "P1 P2 P3")).blocks == ["problem/prioritised"]


async def test_the_focus_areas_hold_when_both_have_said_yes(choosing: Town) -> None:
    await choosing.say("anna", 'problem prioritera P2 skäl="Mest klagomål."')
    await choosing.press("bo", "Godkänn 3.4 v1")
    assert focus_of(choosing.now) == ()
    await choosing.press("anna", "Godkänn 3.4 v1")
    assert focus_of(choosing.now) == ("P2",)
    assert "fokusområde" in (await choosing.say("bo", "problem P2")).text
    assert await choosing.refusal("anna", "problem ta-bort P2") == "item_agreed_on"


async def test_a_yes_to_an_older_choice_is_not_a_yes_to_the_new(choosing: Town) -> None:
    await choosing.say("anna", 'problem prioritera P2 skäl="Mest klagomål."')
    await choosing.say("anna", 'problem prioritera P1 skäl="Flest rädda."')
    assert await choosing.refusal("bo", "godkänn 3.4 v1", Source.PRESS) == "stale_version"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("problem prioritera P1 P9", "no_such_item"),
        ("problem prioritera P1 O1", "other_kind"),
        ("problem prioritera L1", "other_kind"),
    ],
)
async def test_only_problems_that_are_there_are_chosen(
    choosing: Town, line: str, code: str
) -> None:
    assert await choosing.refusal("anna", line) == code


async def test_the_same_choice_again_is_no_new_version(choosing: Town) -> None:
    await choosing.say("anna", "problem prioritera P1 P2 P3")
    assert await choosing.refusal("bo", "problem prioritera P1 P2 P3") == "same_text"


async def test_a_reader_chooses_nothing(choosing: Town) -> None:
    await enters(choosing, "cia", "kommun", "läsare")
    line = "problem prioritera P1 P2 P3"
    assert await choosing.refusal("cia", line, Source.MENTION) == "reader_only"
