"""`problem`, `orsak`, `mål`, `åtgärd`: new, list, show, change and remove, alike for every kind."""

from decimal import Decimal

import pytest

from bot.chat.request import Source
from tests.fakes import Heard
from tests.handlers.town import Town, enters

CHAIN = (
    'problem ny "Otryggt vid torget"',
    'orsak ny 1 "Mörkt"',
    'orsak ny P1 "Trasiga lampor" under=O1',
    'mål ny P1 "Anmälda brott" baslinje=64 målvärde=45',
    'åtgärd ny O1 "Byta lampor"',
)


async def says(town: Town, *lines: str) -> Heard:
    """Let Anna say several things, and return what the last made the bot say."""
    heard = Heard([])
    for line in lines:
        heard = await town.say("anna", line)
    return heard


def ids(town: Town) -> list[str]:
    return list(town.now.content.items)


async def test_a_new_thing_is_told_to_all_and_what_is_missing_to_the_asker(town: Town) -> None:
    heard = await says(town, 'problem ny "Otryggt vid torget" plats=torget')
    told, saved = heard.messages
    assert (told.block, told.only) == ("items/added", None)
    assert (saved.block, saved.only) == ("items/saved", "fake:anna")
    assert saved.facts["missing"] == ["frequency", "affected"]
    assert heard.labels == ["Visa P1"]
    assert "Otryggt" not in told.text


async def test_the_whole_chain_is_built_one_line_a_thing(town: Town) -> None:
    await says(town, *CHAIN)
    assert ids(town) == ["P1", "O1", "O2", "G1", "A1"]


async def test_the_text_is_asked_for_where_it_is_missing(town: Town) -> None:
    assert (await says(town, "problem ny")).question() == "text"
    assert "items/added" in (await town.writes("anna", "Otryggt vid torget")).blocks


async def test_a_cause_asks_for_its_problem_and_keeps_the_text_meanwhile(town: Town) -> None:
    await says(town, CHAIN[0])
    assert (await says(town, 'orsak ny "Mörkt"')).question() == "problem"
    refused = await town.writes("anna", "P9")
    assert (refused.blocks, refused.question()) == (["errors/no_such_link"], "problem")
    assert "items/added" in (await town.writes("anna", "P1")).blocks
    [cause] = town.now.content.causes
    assert (cause.text, cause.problem) == ("Mörkt", "P1")


async def test_a_goal_asks_for_its_baseline_and_keeps_the_target_meanwhile(town: Town) -> None:
    await says(town, CHAIN[0])
    heard = await says(town, 'mål ny P1 "Anmälda brott" målvärde=45')
    assert (heard.blocks, heard.question()) == (["errors/target_without_baseline"], "baseline")
    assert ids(town) == ["P1"]
    await town.writes("anna", "64")
    [goal] = town.now.content.goals
    assert (goal.baseline, goal.target) == (Decimal(64), Decimal(45))


async def test_an_end_before_the_start_is_asked_for_again(town: Town) -> None:
    await says(town, *CHAIN[:2])
    heard = await says(town, 'åtgärd ny O1 "Lampor" från="1 oktober 2027" till="1 mars 2027"')
    assert (heard.blocks, heard.question()) == (["errors/end_before_start"], "end")
    assert ids(town) == ["P1", "O1"]
    assert "items/added" in (await town.writes("anna", "1 november 2027")).blocks


@pytest.mark.parametrize("verb", ["problem", "orsak", "mål", "åtgärd"])
async def test_an_empty_list_offers_the_first_one(town: Town, verb: str) -> None:
    heard = await says(town, verb)
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("items/list", "fake:anna")
    *pasting, new = heard.labels
    assert pasting == (["Klistra in åtgärder"] if verb == "åtgärd" else [])
    assert (await town.press("anna", new)).question() in {"text", "problem"}


async def test_the_list_offers_only_the_newest(town: Town) -> None:
    await says(town, *(f'problem ny "Nummer {number}"' for number in range(7)))
    heard = await town.say("bo", "problem lista")
    assert heard.labels == [*(f"Visa P{number}" for number in range(3, 8)), "Nytt problem"]
    assert "P1 Nummer 0" in heard.text


@pytest.mark.parametrize("line", ["problem P1", "problem visa P1", "problem visa 1", "visa p1"])
async def test_a_thing_is_shown_with_what_is_missing_and_what_rests_on_it(
    town: Town, line: str
) -> None:
    await says(town, *CHAIN)
    heard = await says(town, line)
    assert heard.blocks == ["items/show"]
    assert heard.fact("missing") == ["place", "frequency", "affected"]
    assert heard.fact("below") == ["O1", "O2", "G1"]
    assert heard.labels == ["Visa O1", "Visa O2", "Visa G1"]


async def test_show_without_an_id_lists(town: Town) -> None:
    assert (await says(town, "problem visa")).blocks == ["items/list"]


@pytest.mark.parametrize("line", ["problem P1 ändra plats=torget", "problem P1 plats=torget"])
async def test_a_change_moves_nothing_else(town: Town, line: str) -> None:
    await says(town, CHAIN[0])
    town.later(minutes=5)
    heard = await says(town, line)
    assert (heard.blocks, heard.messages[0].only) == (["items/changed"], None)
    [problem] = town.now.content.problems
    assert (problem.text, problem.place) == ("Otryggt vid torget", "torget")


async def test_a_change_with_nothing_to_change_shows_the_text_and_asks(town: Town) -> None:
    await says(town, CHAIN[0])
    heard = await says(town, "problem ändra P1")
    assert (heard.blocks, heard.question()) == (["items/change"], "text")
    heard = await town.writes("anna", "Otryggt på kvällen")
    assert heard.blocks == ["items/changed", "items/rewritten"]


async def test_what_nothing_rests_on_is_removed_and_its_number_never_comes_again(
    town: Town,
) -> None:
    await says(town, CHAIN[0])
    heard = await town.say("bo", "problem ta-bort P1")
    assert (heard.blocks, heard.question()) == (["items/remove_ask"], "removing")
    assert ids(town) == ["P1"]
    assert (await town.press("bo", "Ja, ta bort")).blocks == ["items/removed"]
    await says(town, CHAIN[0])
    assert ids(town) == ["P2"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('problem "Buller"', "not_an_act"),
        ("problem nyy", "not_an_act"),
        ("problem publicera P1", "not_an_act"),
        ("mål prioritera P1", "not_an_act"),
        ("problem visa P9", "no_such_item"),
        ("problem visa O1", "other_kind"),
        ("problem ändra", "which_item"),
        ("problem ta-bort", "which_item"),
        ("problem ändra P9 plats=torget", "no_such_item"),
        ('problem ändra P1 "Otryggt vid torget"', "same_item"),
        ("problem ta-bort P1", "item_in_use"),
        ("problem ta-bort P9", "no_such_item"),
        ("problem ta-bort P1 nu", "too_much"),
        ('problem ny P1 "Under ett annat"', "not_a_parent"),
        ('orsak ny O1 "Mörkt"', "not_a_parent"),
        ('orsak ny P9 "Mörkt"', "no_such_link"),
        ("orsak ändra O1 problem=O2", "no_such_link"),
        ("orsak ändra O1 under=O1", "circle_of_causes"),
        ("orsak ändra O1 under=O2", "circle_of_causes"),
        ("orsak ändra O1 under=P1", "no_such_link"),
        ("orsak ändra O1 typ=vädret", "not_a_choice"),
        ('mål ny P9 "Brott"', "no_such_link"),
        ('mål ny P1 "Brott" baslinje=många', "not_a_number"),
        ('åtgärd ny O9 "Lampor"', "no_such_link"),
        ("åtgärd ändra A1 orsak=P1", "no_such_link"),
        ("åtgärd ändra A1 färg=blå", "not_a_choice"),
        ("åtgärd ändra A1 till=snart", "not_a_date"),
        ('åtgärd ändra A1 vem="Norrby: gatuchef"', "no_such_party"),
        ("ändra A1 Lampor", "change_by_its_verb"),
    ],
)
async def test_what_cannot_be_is_explained_and_changes_nothing(
    town: Town, line: str, code: str
) -> None:
    await says(town, *CHAIN)
    assert await town.refusal("anna", line) == code


async def test_a_cause_that_others_explain_does_not_move_to_another_problem(town: Town) -> None:
    await says(town, *CHAIN, 'problem ny "Buller"')
    assert await town.refusal("anna", "orsak ändra O1 problem=P2") == "item_in_use"


@pytest.mark.parametrize(
    "line", ['problem ny "Mer"', "problem ändra P1 plats=x", "problem ta-bort P1"]
)
async def test_a_reader_reads_and_changes_nothing(town: Town, line: str) -> None:
    await says(town, CHAIN[0])
    await enters(town, "cia", "kommun", "läsare")
    assert await town.refusal("cia", line, Source.MENTION) == "reader_only"
    assert (await town.say("cia", "problem P1")).blocks == ["items/show"]


async def test_a_function_of_the_other_party_is_named_with_the_party(town: Town) -> None:
    await says(town, *CHAIN, 'åtgärd ändra A1 vem="polis: områdespolis Norr"')
    measure = town.now.content.measures[0]
    assert measure.doer is not None
    assert (measure.doer.party, measure.doer.function) == ("polis", "områdespolis Norr")
