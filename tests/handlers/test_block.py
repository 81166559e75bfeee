"""`spärra`: a text is hidden at once from everybody, told of without it, and shown when lifted."""

import pytest

from bot.domain.block import Reason
from tests.handlers.town import ROOM, Town, agree, enters, private

WORDS = "Kalle i det röda huset stör grannarna om natten."


@pytest.fixture
async def blocked(town: Town) -> Town:
    """Return a town where Bo has blocked a problem that Anna wrote."""
    await town.say("anna", f'problem ny "{WORDS}"')
    await town.say("bo", "spärra P1 namnger en person")
    return town


async def test_all_are_told_who_and_which_but_neither_the_text_nor_the_words_why(
    town: Town,
) -> None:
    await town.say("anna", f'problem ny "{WORDS}"')
    heard = await town.say("bo", "spärra P1 Kalle har skyddat namn")
    [told] = heard.messages
    assert (told.block, told.only, told.facts["reason"]) == ("block/blocked", None, "person")
    assert "Kalle" not in heard.text
    assert "Kalle" not in repr([one for one in town.now.ledger if not one.pending])
    assert "skyddat" not in repr(town.now)


async def test_a_reason_that_is_not_known_is_another_one(town: Town) -> None:
    await town.say("anna", f'problem ny "{WORDS}"')
    await town.say("bo", "spärra P1 Kalle!")
    assert [one.reason for one in town.now.blocked] == [Reason.OTHER]


async def test_what_stays_on_disk_is_shown_nowhere(blocked: Town) -> None:
    assert WORDS in repr(blocked.now)
    for who in ("anna", "bo"):
        for line in ("visa P1", "problem", "kedjan", "logg", "exportera", "problem ändra P1"):
            heard = await blocked.say(who, line)
            assert WORDS not in heard.text
            files = [file for one in heard.messages for file in one.message.files]
            assert all(WORDS.encode() not in file.content for file in files)


async def test_it_has_a_name_in_the_readers_language(blocked: Town) -> None:
    assert "[spärrad text]" in (await blocked.say("anna", "visa P1")).text
    await blocked.say("anna", "språk en")
    heard = await blocked.say("anna", "visa P1")
    assert "[blocked text]" in heard.text
    assert "has been blocked by the police since" in heard.text


async def test_a_new_text_is_shown_and_the_old_stays_hidden(town: Town) -> None:
    await town.say("anna", f'löfte ny "{WORDS}"')
    await town.say("bo", "spärra L1")
    assert await town.refusal("anna", "godkänn L1") == "blocked"
    assert await town.refusal("anna", "godkänn L1 v1") == "blocked"
    await town.say("anna", 'ändra L1 "Vi finns vid torget två kvällar i veckan."')
    heard = await town.say("bo", "visa L1")
    assert "två kvällar" in heard.text
    assert "Äldre text i löfte 1 är spärrad" in heard.text
    for who in ("anna", "bo"):
        await town.say(who, "godkänn L1 v2")
    assert town.matter("L1").settled is not None
    assert WORDS not in (await town.say("bo", "visa L1 v1")).text


async def test_the_hidden_text_does_not_stand_in_the_field_for_a_new_one(town: Town) -> None:
    await town.say("anna", f'ändra 1.5 "{WORDS}"')
    await town.say("bo", "spärra 1.5")
    heard = await town.say("anna", "ändra 1.5")
    [shown] = heard.messages
    assert shown.message.form is not None
    assert shown.message.form.fields[0].value is None


async def test_a_form_that_was_half_filled_in_does_not_bring_it_back(town: Town) -> None:
    await agree(town, "1.5")
    await town.say("anna", f'problem ny "{WORDS}"')
    await town.say("anna", f"inte-än 1.1 {WORDS}")
    await town.say("anna", "ändra 1.5")
    await town.say("bo", "spärra P1")
    heard = await town.say("anna", "svara")
    assert WORDS not in repr(heard.messages)


async def test_a_yes_to_many_leaves_out_what_is_blocked(town: Town) -> None:
    await town.say("anna", f'ändra 1.5 "{WORDS}"')
    await town.say("anna", 'löfte ny "Vi ses."')
    await town.say("anna", "spärra 1.5")
    heard = await town.say("bo", "bekräfta")
    assert "L1" in heard.text or "löfte 1" in heard.text.casefold()
    assert heard.lines[0].startswith("bekräfta antal=1 ")


async def test_twice_is_explained(blocked: Town) -> None:
    assert await blocked.refusal("anna", "spärra P1") == "already_blocked"
    assert "polisen" in (await blocked.say("anna", "spärra P1")).text


async def test_only_the_party_that_blocked_lifts_it_and_only_its_contact(blocked: Town) -> None:
    await enters(blocked, "bea", "polis", "deltagare")
    assert await blocked.refusal("anna", "spärra P1 häv") == "not_your_block"
    assert await blocked.refusal("bea", "spärra P1 häv") == "contact_only"
    heard = await blocked.say("bo", "spärra häv P1")
    assert heard.blocks == ["block/lifted"]
    assert WORDS in (await blocked.say("anna", "visa P1")).text
    assert await blocked.refusal("bo", "spärra P1 häv") == "not_blocked"


async def test_a_reader_blocks_nothing(town: Town) -> None:
    await town.say("anna", f'problem ny "{WORDS}"')
    await enters(town, "rut", "kommun", "läsare")
    assert await town.refusal("rut", "spärra P1") == "reader_only"


@pytest.mark.parametrize("line", ["spärra 9.9", "spärra L7", "spärra I1", "spärra 1.3"])
async def test_what_is_not_there_and_what_is_not_yours_get_the_same_answer(
    town: Town, line: str
) -> None:
    await town.say("anna", "egen-text på läst=ja")
    await town.say("anna", f'lägesbild ny "{WORDS}"', room=private("anna"))
    await town.say("anna", f'notera 1.3 "{WORDS}"', room=private("anna"))
    assert await town.refusal("bo", line) == "nothing_to_block"


async def test_what_to_block_is_asked_without_keeping_what_was_written(town: Town) -> None:
    assert await town.refusal("bo", f"spärra {WORDS}") == "which_block"
    assert town.person("bo").forms == {}


async def test_what_is_a_partys_own_is_blocked_for_it_alone(town: Town) -> None:
    await town.say("anna", "egen-text på läst=ja")
    await town.say("anna", f'lägesbild ny "{WORDS}"', room=private("anna"))
    before = town.now.seen_by(town.now.parties[-1].id)
    heard = await town.say("anna", "spärra I1", room=private("anna"))
    assert {one.chat for one in heard.messages} == {private("anna")}
    assert town.now.seen_by(town.now.parties[-1].id) == before
    assert WORDS not in (await town.say("anna", "lägesbild", room=private("anna"))).text


async def test_what_has_been_shared_is_offered_to_be_blocked_too(town: Town) -> None:
    await town.say("anna", "egen-text på läst=ja")
    await town.say("anna", f'lägesbild ny "{WORDS}"', room=private("anna"))
    await town.say("anna", "lägesbild dela I1 säkert=ja", room=private("anna"))
    heard = await town.say("anna", "spärra I1", room=private("anna"))
    assert heard.labels[-1] == "Spärra B1"
    await town.press("anna", "Spärra B1", room=private("anna"))
    assert WORDS not in (await town.say("bo", "lägesbild")).text


async def test_messages_that_have_shown_the_text_are_deleted(town: Town) -> None:
    await town.say("anna", "möte ny 4 maj kl 10")
    await town.say("anna", f'möte ställ-in M1 "{WORDS}"')
    shown = next(place for place, one in enumerate(town.platform.sent, 1) if WORDS in one.text)
    heard = await town.say("bo", "spärra M1")
    assert heard.blocks == ["block/blocked"]
    assert town.platform.deleted == [(ROOM, f"m{shown}")]
    assert not [one for one in town.now.ledger if one.pending]
