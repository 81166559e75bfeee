"""`kedjan`: from problem to pledge, with its loose ends."""

from tests.handlers.town import Town


async def test_an_empty_chain_says_how_to_begin(town: Town) -> None:
    heard = await town.say("anna", "kedjan")
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("chain/chain", "fake:anna")
    assert "problem ny" in heard.text
    assert heard.labels == []


async def test_the_chain_shows_what_hangs_on_what_and_offers_the_first_loose_ends(
    town: Town,
) -> None:
    for line in (
        'problem ny "Otryggt vid torget"',
        "problem prioritera P1",
        "godkänn 3.4 v1",
        'orsak ny P1 "Mörkt"',
        'orsak ny P1 "Trasiga lampor" under=O1',
        'åtgärd ny "Vandra"',
        'löfte ny "Vi vandrar."',
        'löfte ny "Vi lyser." orsak=O2',
    ):
        await town.say("anna", line)
    await town.say("bo", "godkänn 3.4 v1")
    heard = await town.say("bo", "kedjan")
    assert heard.fact("focus") == ("P1",)
    assert heard.fact("loose") == [
        ("no_measure", "O2"),
        ("measure_without_cause", "A1"),
        ("pledge_without_cause", "L1"),
    ]
    assert heard.labels == ["Visa O2", "Visa A1", "Visa L1"]
    assert "Trasiga lampor" in heard.text


async def test_a_focus_area_without_a_cause_is_a_loose_end(town: Town) -> None:
    await town.say("anna", 'problem ny "Otryggt vid torget"')
    await town.say("anna", "problem prioritera P1")
    for who in ("anna", "bo"):
        await town.say(who, "godkänn 3.4 v1")
    heard = await town.say("anna", "kedjan")
    assert (heard.fact("loose"), heard.labels) == ([("no_cause", "P1")], ["Visa P1"])


async def test_a_chain_without_loose_ends_says_so(town: Town) -> None:
    for line in ('problem ny "Otryggt"', 'orsak ny P1 "Mörkt"', 'åtgärd ny O1 "Lampor"'):
        await town.say("anna", line)
    heard = await town.say("anna", "kedjan")
    assert (heard.fact("loose"), heard.labels) == ([], [])
