"""`inte-aktuell`: put aside by one, or by all where the step needs it."""

import pytest

from bot.chat.request import Source
from tests.handlers.town import Town, agree, three


async def test_advice_is_put_aside_at_once(town: Town) -> None:
    heard = await town.say("anna", 'inte-aktuell 1.2 "Första varvet."')
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("skip/skipped", None)
    assert "Första varvet." not in heard.text
    assert "Första varvet." in (await town.say("bo", "visa 1.2")).text


async def test_the_reason_is_asked_for_and_says_what_it_takes(town: Town) -> None:
    heard = await town.say("anna", "inte-aktuell 1.2")
    assert (heard.fact("needs_all"), heard.question()) == (False, "reason")
    heard = await town.say("anna", "inte-aktuell 1.9")
    assert (heard.fact("needs_all"), heard.question()) == (True, "reason")
    heard = await town.writes("anna", "Behövs inte.")
    assert heard.blocks == ["proposing/asked"]


async def test_what_holds_up_the_step_needs_every_yes() -> None:
    town = await three()
    heard = await town.say("anna", 'inte-aktuell 1.9 "Behövs inte."')
    assert heard.fact("waiting") == ["norrby", "polis"]
    await town.say("bo", "godkänn 1.9 v1")
    heard = await town.say("dag", "godkänn 1.9 v1")
    assert heard.blocks == ["approve/settled"]
    assert heard.text.startswith("Alla har sagt ja")
    assert "inte aktuell" in (await town.say("bo", "visa 1.9")).text


async def test_a_text_is_put_aside_by_all_too(town: Town) -> None:
    await town.say("anna", 'inte-aktuell 1.10 "Behövs inte."')
    heard = await town.press("bo", "Godkänn 1.10 v1")
    assert heard.blocks == ["approve/settled"]
    heard = await town.say("bo", "visa 1.10")
    assert "Behövs inte." in heard.text


async def test_where_a_decision_goes_with_a_yes_none_goes_with_putting_aside(town: Town) -> None:
    heard = await town.say("anna", 'inte-aktuell 1.3 "Redan beslutat."')
    assert heard.fact("said") is True
    heard = await town.press("bo", "Godkänn 1.3 v1")
    assert heard.blocks == ["approve/settled"]


async def test_a_party_puts_aside_its_own_part(town: Town) -> None:
    await town.say("anna", 'inte-aktuell 1.6 "Har redan."')
    heard = await town.press("bo", "Godkänn 1.6 v1")
    assert heard.blocks == ["approve/settled"]
    heard = await town.say("bo", "visa 1.6")
    assert "väntar på polisen" in heard.text
    assert (await town.say("bo", "klar 1.6")).fact("must") == []


@pytest.mark.parametrize(
    ("who", "line", "code"),
    [
        ("anna", "inte-aktuell", "which_task"),
        ("bo", "inte-aktuell 1.4", "other_partys_task"),
        ("bo", "inte-aktuell 1.4 Nej", "other_partys_task"),
        ("anna", "inte-aktuell 9.9", "no_such_task"),
        ("bo", "inte-aktuell 1.9 Nej", "skip_already_proposed"),
        ("anna", 'inte-aktuell 1.9 "Behövs inte."', "same_text"),
        ("anna", "inte-aktuell 1.2 varv=3 Nej", "passed_round"),
    ],
)
async def test_what_cannot_be_put_aside_is_explained(
    town: Town, who: str, line: str, code: str
) -> None:
    await town.say("anna", 'inte-aktuell 1.9 "Behövs inte."')
    assert await town.refusal(who, line) == code


async def test_a_repeated_press_puts_nothing_aside_twice(town: Town) -> None:
    await town.say("anna", 'inte-aktuell 1.9 "Behövs inte."')
    await town.say("bo", "godkänn 1.9 v1")
    assert await town.refusal("bo", "godkänn 1.9 v1", Source.PRESS) == "already_settled"


async def test_an_agreed_text_can_be_put_aside_only_by_all(town: Town) -> None:
    await agree(town, "1.5")
    await town.say("anna", 'inte-aktuell 1.5 "Ändrat läge."')
    settled = town.matter("1.5").settled
    assert settled is not None
    assert settled.version.proposal.text == "Så gör vi."
