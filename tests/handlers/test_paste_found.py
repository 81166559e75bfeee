"""Rows as offices keep them: with numbers, sums, states and cells of several lines."""

import pytest

from tests.fakes import Heard
from tests.handlers.town import Town, enters, founded


def rows(heard: Heard) -> list[dict[str, object]]:
    found = heard.messages[0].facts["rows"]
    assert isinstance(found, list)
    return found


def skipped(heard: Heard) -> tuple[str, ...]:
    found = heard.messages[0].facts["skipped"]
    assert isinstance(found, tuple)
    return found


async def pasted(town: Town, text: str, verb: str = "löfte") -> Heard:
    """Paste rows as they come out of a spreadsheet."""
    await town.say("anna", f"{verb} klistra-in")
    return await town.writes("anna", text)


SHEET = """Nr;Medborgarlöfte;Ansvarig;Klart;Antal;Enhet;Status;Kommentar
1;Polisen kör i centrum.;Polisen;31 okt 2027;35;kontroller;Pågår;se pärm
2;Kommunen bygger.;Gatukontoret;hösten;fyra;2027-05-01;Grön;
;;;;;;;
;Summa;;;39;;;
3;;Polisen;;;;;
;12;;;;;;
"""


async def test_a_sheet_of_an_office_is_read_whole(town: Town) -> None:
    heard = await pasted(town, SHEET)
    assert heard.blocks == ["paste/understood"]
    first, second = rows(heard)
    assert (first["text"], first["amount"], first["unit"]) == (
        "Polisen kör i centrum.",
        35,
        "kontroller",
    )
    assert (first["promised_by"], str(first["end"]), first["unread"]) == (
        ("polis",),
        "2027-10-31",
        [],
    )
    assert (second["amount"], second["unit"], second["colour"]) == (4, None, "green")
    assert second["unread"] == ["Gatukontoret", "2027-05-01", "hösten"]
    assert skipped(heard) == ("Summa 39", "3 Polisen", "12")
    assert 'Tre rader hoppade jag över: "Summa 39", "3 Polisen", "12".' in heard.text


async def test_a_cell_in_quotes_keeps_its_lines_together(town: Town) -> None:
    cell = '"Polisen kör\ni ""centrum""\nvarje vecka."'
    heard = await pasted(town, f"Löfte\tAntal\n{cell}\t35\nKommunen bygger.\t4")
    first, second = rows(heard)
    assert (first["text"], first["amount"]) == ('Polisen kör i "centrum" varje vecka.', 35)
    assert (second["text"], second["amount"]) == ("Kommunen bygger.", 4)


async def test_a_quote_that_is_never_closed_is_a_sign_like_others(town: Town) -> None:
    heard = await pasted(town, '"Polisen kör\nKommunen bygger 5" rör')
    assert [one["text"] for one in rows(heard)] == ['"Polisen kör', 'Kommunen bygger 5" rör']


async def test_rows_that_are_only_numbered_need_no_heading(town: Town) -> None:
    heard = await pasted(town, "1.\tPolisen kör.\n2.\tKommunen bygger.")
    assert [one["text"] for one in rows(heard)] == ["Polisen kör.", "Kommunen bygger."]


@pytest.mark.parametrize(
    "heading",
    ["Nr;Löfte", "Löfte;Vem / part", "Aktivitet;Klart (senast)", "Beskrivning;Hittepå"],
)
async def test_a_heading_is_known_by_its_words(town: Town, heading: str) -> None:
    place = heading.split(";").index("Löfte") if "Löfte" in heading else 0
    cells = ["", ""]
    cells[place] = "Kommunen bygger."
    [row] = rows(await pasted(town, f"{heading}\n{';'.join(cells)}"))
    assert row["text"] == "Kommunen bygger."


@pytest.mark.parametrize("answer", ["Hittepå", "hittepå", "2"])
async def test_the_column_of_the_text_is_asked_for_and_the_paste_kept(
    town: Town, answer: str
) -> None:
    heard = await pasted(town, "Nr;Hittepå;Antal\n1;Kommunen bygger.;4")
    assert (heard.blocks, heard.question()) == (["paste/which_column"], "column")
    assert heard.labels[:3] == ["Nr", "Hittepå", "Antal"]
    heard = await town.writes("anna", answer)
    [row] = rows(heard)
    assert (row["text"], row["amount"]) == ("Kommunen bygger.", 4)


async def test_the_column_is_pressed_and_the_rows_saved(town: Town) -> None:
    await pasted(town, "Nr;Hittepå;Antal\n1;Kommunen bygger.;4")
    assert (await town.press("anna", "Hittepå")).blocks == ["paste/understood"]
    await town.press("anna", "Ja, spara alla")
    await town.press("anna", "Nej, de är utkast")
    assert town.matter("L1").count == 1


async def test_a_status_of_a_measure_is_its_colour_where_it_is_one(town: Town) -> None:
    text = "Åtgärd;Status;Start;Klart\nByta lampor;Pågår;2027-04-01;2027\nMåla;Grön;;"
    first, second = rows(await pasted(town, text, "åtgärd"))
    assert (first["colour"], first["unread"], str(first["start"])) == (None, [], "2027-04-01")
    assert second["colour"] == "green"


@pytest.mark.parametrize("rows", ["|---|---|", ";;;", '""', "\t"])
async def test_rows_with_nothing_in_them_are_refused_kindly(town: Town, rows: str) -> None:
    await town.say("anna", "löfte klistra-in")
    heard = await town.writes("anna", rows)
    assert heard.blocks[0] in {
        "errors/no_rows",
        "errors/too_few_columns",
        "errors/empty_field",
        "errors/empty_text",
    }
    assert town.now.content.pledges == ()


async def saved(town: Town) -> None:
    await pasted(town, "Kommunen bygger.\nPolisen kör.")
    await town.press("anna", "Ja, spara alla")
    await town.press("anna", "Ja, de gäller redan")


async def test_a_paste_is_taken_back_at_once_and_told() -> None:
    town = await founded()
    await saved(town)
    [told] = (await town.press("anna", "Ångra inklistringen")).messages
    assert (told.block, told.only) == ("paste/undone", None)
    assert town.now.content.pledges == ()
    assert await town.refusal("anna", "löfte ångra-inklistring L1 antal=2") == "no_such_item"


async def test_what_another_party_has_said_yes_to_stays(town: Town) -> None:
    await saved(town)
    await town.say("bo", "godkänn L2 v1")
    assert await town.refusal("anna", "löfte ångra-inklistring L1 antal=2") == "item_agreed_on"
    assert await town.refusal("bo", "löfte ta-bort L1") == "item_agreed_on"
    await town.say("anna", "löfte ta-bort L1")
    assert (await town.press("anna", "Ja, ta bort")).blocks == ["items/removed"]
    assert await town.refusal("anna", "löfte ångra-inklistring L2 antal=2") == "paste_gone"


async def test_who_holds_no_key_does_not_take_back_her_partys_yes() -> None:
    town = await founded()
    await saved(town)
    await enters(town, "cia", "kommun", "deltagare")
    assert await town.refusal("cia", "löfte ta-bort L1") == "key_missing"


async def test_pasted_measures_are_taken_back_too(town: Town) -> None:
    await pasted(town, "Åtgärd;Vem\nByta lampor;gatuchef\nMåla;gatuchef", "åtgärd")
    await town.press("anna", "Ja, spara alla")
    assert (await town.press("anna", "Ångra inklistringen")).blocks == ["paste/undone"]
    assert town.now.content.measures == ()
