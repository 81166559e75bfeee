"""`fem-minuter`: all that somebody new needs to know, and nothing of another party's own."""

from tests.handlers.town import Town, agree


async def test_it_tells_where_they_are_and_what_waits_for_her_party(town: Town) -> None:
    await agree(town, "1.5")
    await town.say("anna", 'ändra 1.10 "Boten är till för läget."')
    await town.say("anna", "godkänn 1.10 v1")
    heard = await town.say("bo", "fem-minuter")
    assert (heard.blocks, heard.messages[0].only) == (["briefing/briefing"], "fake:bo")
    for words in ("steg 1 av 5", "Väntar på ert ja", "Anna, kommunens", "Beslutat senast"):
        assert words in heard.text


async def test_it_is_asked_for_in_plain_words(town: Town) -> None:
    assert (await town.say("bo", "läget på fem minuter")).blocks == ["briefing/briefing"]
    assert (await town.say("bo", "jag är ny")).blocks == ["briefing/briefing"]


async def test_another_partys_own_is_not_in_it(town: Town) -> None:
    await town.say("anna", "egen-text på läst=ja")
    await town.say("anna", 'notera 1.1 "Hemligt"')
    before = (await town.say("bo", "fem-minuter")).text
    assert "Hemligt" not in before
    assert "anteck" not in before
