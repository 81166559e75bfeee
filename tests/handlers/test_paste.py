"""`åtgärd klistra-in`: rows from Excel or Word, shown as understood, saved all or none."""

from datetime import date

import pytest

from bot.chat.request import Source
from bot.domain.chain import Doer
from tests.fakes import Heard
from tests.handlers.town import Town, enters

ROWS = (
    "O1\tFritidsgården öppen fredagar\tminst 40 kvällar\t15 december\tfritidschef\tantal kvällar\n"
    "\n"
    "o1\tBelysning"
)
HEADLESS = "O1\tBelysning\n\tDialog"


@pytest.fixture
async def working(town: Town) -> Town:
    """Return a town with a problem and a cause."""
    await town.say("anna", 'problem ny "Otryggt"')
    await town.say("anna", 'orsak ny P1 "Mörkt"')
    return town


async def pasted(town: Town, rows: str) -> None:
    """Paste, and save what was understood."""
    heard = await town.say("anna", f'åtgärd klistra-in "{rows}"')
    assert (heard.blocks, heard.question()) == (["paste/understood"], "sure")
    assert town.now.content.measures == ()
    await town.press("anna", "Ja, spara alla")


def unread(heard: Heard) -> list[object]:
    """Return what could not be read of each row."""
    rows = heard.fact("rows")
    assert isinstance(rows, list)
    return [row["unread"] for row in rows]


async def test_it_says_how_and_asks_for_the_rows(working: Town) -> None:
    heard = await working.say("anna", "åtgärd klistra-in")
    assert (heard.blocks, heard.question()) == (["paste/how"], "rows")
    heard = await working.writes("anna", ROWS)
    assert heard.blocks == ["paste/understood"]
    assert heard.messages[0].only == "fake:anna"


async def test_nothing_is_saved_before_the_press_and_all_after_it(working: Town) -> None:
    await pasted(working, ROWS)
    first, second = working.now.content.measures
    assert (first.id, first.cause, first.end) == ("A1", "O1", date(2027, 12, 15))
    assert (first.aim, first.follow_up) == ("minst 40 kvällar", "antal kvällar")
    assert first.doer == Doer(party=first.by.party, function="fritidschef")
    assert (second.text, second.cause, second.aim, second.doer) == ("Belysning", "O1", None, None)


async def test_all_hear_of_it_once(working: Town) -> None:
    working.later(minutes=5)
    await working.say("anna", f'åtgärd klistra-in "{ROWS}"')
    heard = await working.press("anna", "Ja, spara alla")
    told, undo = heard.messages
    assert (undo.block, undo.only) == ("paste/undo_offer", "fake:anna")
    assert (told.block, told.only) == ("paste/saved", None)
    assert (told.facts["count"], told.facts["ids"]) == (2, ["A1", "A2"])


@pytest.mark.parametrize("parts", ["\t", ";", "|"])
async def test_the_columns_may_be_parted_in_several_ways(working: Town, parts: str) -> None:
    await pasted(working, f"O1{parts}Belysning{parts}42 stolpar")
    [measure] = working.now.content.measures
    assert (measure.cause, measure.text, measure.aim) == ("O1", "Belysning", "42 stolpar")


async def test_what_could_not_be_read_is_said_and_left_out(working: Town) -> None:
    heard = await working.say("anna", 'åtgärd klistra-in "O9\tBelysning\t\tsnart"')
    assert unread(heard) == [["snart", "O9"]]
    heard = await working.press("anna", "Ja, spara alla")
    assert heard.blocks == ["paste/saved", "paste/lacks_cause", "paste/undo_offer"]
    [measure] = working.now.content.measures
    assert (measure.cause, measure.end) == (None, None)


async def test_a_problem_where_a_cause_is_asked_cannot_be_read_and_does_no_harm(
    working: Town,
) -> None:
    heard = await working.say("anna", 'åtgärd klistra-in "P1\tBelysning"')
    assert unread(heard) == [["P1"]]
    assert (await working.press("anna", "Ja, spara alla")).blocks[0] == "paste/saved"
    assert working.now.content.measures[0].cause is None


async def test_it_can_be_left_as_it_is(working: Town) -> None:
    before = working.now
    await working.say("anna", f'åtgärd klistra-in "{ROWS}"')
    assert (await working.press("anna", "Avbryt")).blocks == ["cancel/cancelled"]
    assert working.now == before


async def test_a_second_press_saves_nothing_more(working: Town) -> None:
    await working.say("anna", f'åtgärd klistra-in "{ROWS}"')
    await working.press("anna", "Ja, spara alla")
    await working.press("anna", "Ja, spara alla")
    assert len(working.now.content.measures) == 2


@pytest.mark.parametrize(
    ("rows", "code", "facts"),
    [
        ("bara en kolumn", "too_few_columns", {"row": 1}),
        ("Orsak\tÅtgärd\nO1\t", "too_few_columns", {"row": 2}),
        ("\n".join(["O1\tx"] * 101), "too_many_rows", {"rows": 101}),
        ("\n".join(["O1\tx"] * 500), "too_many_rows", {"rows": 500}),
    ],
)
async def test_rows_that_do_not_fit_are_named_and_none_is_saved(
    working: Town, rows: str, code: str, facts: dict[str, int]
) -> None:
    assert await working.refusal("anna", f'åtgärd klistra-in "{rows}"') == code
    told = working.platform.sent[-1].facts
    assert {name: told[name] for name in facts} == facts


async def test_five_hundred_long_rows_are_counted_and_named(working: Town) -> None:
    rows = "\n".join(f"O1\tEn rad med nummer {number}" for number in range(500))
    assert await working.refusal("anna", f'åtgärd klistra-in "{rows}"') == "too_many_rows"
    assert working.platform.sent[-1].facts["rows"] == 500
    await working.say("anna", "åtgärd klistra-in")
    heard = await working.writes("anna", rows)
    assert (heard.blocks, heard.fact("rows"), heard.fact("most")) == (
        ["errors/too_many_rows"],
        500,
        100,
    )


async def test_a_new_measure_is_no_place_for_rows(working: Town) -> None:
    assert await working.refusal("anna", f'åtgärd ny "{"x" * 3001}"') == "too_long"


async def test_a_full_disk_leaves_no_row_behind(working: Town) -> None:
    await working.say("anna", f'åtgärd klistra-in "{ROWS}"')
    working.cooperations.full = True
    await working.press("anna", "Ja, spara alla")
    working.cooperations.full = False
    assert working.now.content.measures == ()


async def test_only_measures_are_pasted(working: Town) -> None:
    assert await working.refusal("anna", 'problem klistra-in "O1\tx"') == "not_an_act"


async def test_a_reader_pastes_nothing(working: Town) -> None:
    await enters(working, "cia", "kommun", "läsare")
    line = f'åtgärd klistra-in "{HEADLESS}"'
    assert await working.refusal("cia", line, Source.MENTION) == "reader_only"
