"""`roller`: who is who, and who answers in whose place."""

from bot.chat.request import Source
from tests.handlers.town import Town, enters, founded, three


async def test_everybody_is_listed_by_party_with_offices() -> None:
    town = await three()
    await town.say("anna", "bjud-in Lindsala @eva roll=läsare")
    heard = await town.say("bo", "roller")
    assert heard.blocks == ["roles/list"]
    for words in ("Anna, kontaktperson", "Dag, kontaktperson", "Inbjuden: Eva"):
        assert words in heard.text


async def test_a_party_that_is_missing_can_be_invited_from_the_list() -> None:
    town = await founded("Lindsala, Norrby", "Lindsala")
    heard = await town.say("anna", "roller")
    assert heard.labels == ["Bjud in Norrby", "Bjud in polisen"]


async def test_a_substitute_is_named_and_told(town: Town) -> None:
    await enters(town, "cia", "kommun", "deltagare")
    heard = await town.say("anna", "roller ersättare @cia")
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("roles/substitute", None)
    cia = town.now.member(town.person("cia").id)
    assert cia is not None
    assert cia.substitute_for == town.person("anna").id
    assert "ersättare för Anna" in (await town.say("bo", "roller")).text


async def test_a_substitute_may_say_yes_in_the_others_place(town: Town) -> None:
    await enters(town, "cia", "kommun", "deltagare")
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    assert await town.refusal("cia", "godkänn 1.5 v1") == "key_missing"
    await town.say("anna", "roller ersättare @cia")
    heard = await town.say("cia", "godkänn 1.5 v1")
    assert heard.blocks == ["approve/yes_given"]


async def test_one_has_one_substitute_at_a_time(town: Town) -> None:
    for who in ("cia", "dag"):
        await enters(town, who, "kommun", "deltagare")
        await town.say("anna", f"roller ersättare @{who}")
    cia = town.now.member(town.person("cia").id)
    assert cia is not None
    assert cia.substitute_for is None


async def test_the_person_is_asked_for(town: Town) -> None:
    heard = await town.say("anna", "roller ersättare")
    assert heard.question() == "person"
    heard = await town.writes("anna", "@bo")
    assert heard.blocks == ["errors/substitute_not_in_party"]


async def test_a_substitute_is_another_of_the_same_party(town: Town) -> None:
    assert await town.refusal("anna", "roller ersättare @bo") == "substitute_not_in_party"
    assert await town.refusal("anna", "roller ersättare @anna") == "own_substitute"
    assert await town.refusal("anna", "roller ersättare @eva") == "substitute_not_in_party"


async def test_somebody_who_is_only_named_is_not_made_a_substitute(town: Town) -> None:
    await enters(town, "cia", "kommun", "deltagare")
    before = town.now
    await town.say("anna", "roller @cia")
    assert town.now.members == before.members


async def test_a_reader_names_no_substitute(town: Town) -> None:
    await enters(town, "cia", "kommun", "läsare")
    assert await town.refusal("cia", "roller ersättare @anna") == "reader_only"
    assert (await town.say("cia", "roller")).blocks == ["roles/list"]


async def test_a_word_that_is_no_act_is_explained(town: Town) -> None:
    assert await town.refusal("anna", "roller kung") == "not_a_choice"
    assert await town.refusal("eva", "roller", Source.MENTION) == "not_member"
