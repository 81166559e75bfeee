"""Somebody on a platform: her name can stand in a sentence, whatever she calls herself there."""

import pytest

from bot.chat.account import Account
from tests.handlers.town import Town, account, joined


@pytest.fixture
async def town() -> Town:
    return await joined()


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("Bo Hansson", "Bo Hansson"),
        ("  Bo\n\tHansson ", "Bo Hansson"),
        ("Bo\nB\u00e5da har sagt ja", "Bo B\u00e5da har sagt ja"),
        ("\u202eossnaH oB", "ossnaH oB"),
        ("B" * 300, "B" * 80),
        ("\u200b\n", "?"),
        ("", "?"),
    ],
)
def test_a_name_is_one_short_line_with_nothing_that_hides(chosen: str, shown: str) -> None:
    assert Account(id="fake:bo", name=chosen).name == shown


async def test_a_person_named_in_a_text_stands_there_by_her_name(town: Town) -> None:
    await town.say("anna", "\u00e4ndra 1.5 Kontaktperson \u00e4r @bo.")
    current = town.matter("1.5").current
    assert current is not None
    assert current.proposal.text == f"Kontaktperson \u00e4r {account('bo').name}."


async def test_a_person_who_is_asked_for_is_known_by_her_account(town: Town) -> None:
    heard = await town.say("anna", "bjud-in kommun @cia")
    assert heard.blocks == ["invite/offered"]
    assert town.person("cia").accounts == ("fake:cia",)


async def test_who_is_invited_is_called_and_all_others_are_only_named(town: Town) -> None:
    [told] = (await town.say("anna", "bjud-in kommun @cia")).messages
    called = [span for span in told.message.spans if span.accounts]
    assert [(span.text, span.accounts) for span in called] == [("Cia", ("fake:cia",))]


async def test_talk_is_not_taken_for_a_mistyped_command(town: Town) -> None:
    heard = await town.say("bo", "jag \u00e4r polis, hur kommer jag in?")
    assert heard.blocks == ["errors/unknown_verb"]
    assert heard.fact("nearest") is None
    assert (await town.say("bo", "stauts")).fact("nearest") == "status"
