"""`löfte klistra-in`: pledges from a table, as drafts or as published already."""

from datetime import date

import pytest

from bot.domain.chain import Pledge
from bot.domain.pledging import PledgeState, state_in
from tests.fakes import Heard
from tests.handlers.town import Town, enters, founded

FULL = (
    "Polisen gör en kontroll i veckan.\tpolisen\t35\tkontroller\t1 mars 2027\t31 okt 2027\twebben"
)


async def saved(town: Town, rows: str, answer: str = "Nej, de är utkast") -> Heard:
    """Paste, save what was understood, and say whether it holds."""
    heard = await town.say("anna", f'löfte klistra-in "{rows}"')
    assert (heard.blocks, heard.question()) == (["paste/understood"], "save")
    assert town.now.content.pledges == ()
    heard = await town.press("anna", "Ja, spara alla")
    assert heard.question() == "holds"
    assert town.now.content.pledges == ()
    return await town.press("anna", answer)


def understood(heard: Heard) -> list[dict[str, object]]:
    rows = heard.fact("rows")
    assert isinstance(rows, list)
    return rows


async def test_every_column_is_read(town: Town) -> None:
    heard = await saved(town, FULL)
    assert heard.blocks == ["paste/pledges", "paste/undo_offer"]
    [pledge] = town.now.content.pledges
    assert (pledge.promised_by, pledge.amount, pledge.unit) == (("polis",), 35, "kontroller")
    assert (pledge.start, pledge.end) == (date(2027, 3, 1), date(2027, 10, 31))
    assert (pledge.told, pledge.published) == ("webben", None)
    assert town.matter("L1").yeses == ()


async def test_only_the_text_is_needed(town: Town) -> None:
    await saved(town, "Polisen och kommunen finns på plats.\nKommunen bygger.\nVi ses.")
    promised = [one.promised_by for one in town.now.content.pledges]
    assert promised == [("polis", "lindsala"), ("lindsala",), ("lindsala", "polis")]


async def test_what_holds_already_is_published_on_the_pasters_word() -> None:
    town = await founded()
    heard = await saved(town, FULL, "Ja, de gäller redan")
    assert heard.fact("here") == []
    [pledge] = town.now.content.pledges
    matter = town.matter("L1")
    assert state_in(town.now, pledge) is PledgeState.PUBLISHED
    assert matter.settled is None
    assert matter.decided_outside(town.now.party_ids)
    assert "Båda" not in (await town.say("anna", "visa L1")).text
    await enters(town, "bo", "polis")
    assert (await town.say("bo", "gjort L1 +2")).blocks == ["outcome/counted"]


async def test_a_party_that_is_here_is_asked(town: Town) -> None:
    heard = await saved(town, FULL, "Ja, de gäller redan")
    assert heard.labels == ["Bekräfta", "Alla löften", "Ångra inklistringen"]
    assert "väntar på ja från polisen" in (await town.say("bo", "visa L1")).text
    await town.press("bo", "Bekräfta")
    heard = await town.press("bo", "Bekräfta")
    assert heard.blocks == ["confirm/confirmed"]
    assert "Publicera" not in " ".join((await town.say("bo", "visa L1")).labels)


@pytest.mark.parametrize("parts", ["\t", ";", "|", " | "])
async def test_the_columns_may_be_parted_in_several_ways(town: Town, parts: str) -> None:
    await saved(town, parts.join(["Kommunen bygger.", "kommunen", "fyra", "hus"]))
    [pledge] = town.now.content.pledges
    assert (pledge.promised_by, pledge.amount, pledge.unit) == (("lindsala",), 4, "hus")


async def test_a_heading_says_in_which_order_they_stand(town: Town) -> None:
    rows = "Antal;Löfte;Anteckning;Till\n4;Kommunen bygger;x;2027\n;Polisen kör;y;"
    heard = await town.say("anna", f'löfte klistra-in "{rows}"')
    first, second = understood(heard)
    assert (first["text"], first["amount"], first["end"]) == (
        "Kommunen bygger",
        4,
        date(2027, 12, 31),
    )
    assert (second["text"], second["unread"]) == ("Polisen kör", [])


async def test_a_table_drawn_with_lines_is_read(town: Town) -> None:
    rows = "| Löfte | Vem lovar |\n|---|---|\n| Polisen kör. | polisen |"
    heard = await town.say("anna", f'löfte klistra-in "{rows}"')
    [row] = understood(heard)
    assert (row["text"], row["promised_by"]) == ("Polisen kör.", ("polis",))


async def test_quotes_of_a_spreadsheet_are_taken_off(town: Town) -> None:
    heard = await town.say("anna", "löfte klistra-in")
    heard = await town.writes("anna", '"Kommunen håller ""öppet hus""."\tkommunen')
    [row] = understood(heard)
    assert row["text"] == 'Kommunen håller "öppet hus".'


async def test_an_empty_list_offers_to_paste(town: Town) -> None:
    heard = await town.say("anna", "löfte")
    assert heard.labels == ["Klistra in löften", "Nytt löfte"]


async def test_what_could_not_be_read_is_said_and_left_out(town: Town) -> None:
    rows = "Kommunen bygger.\tgatukontoret\tmånga\thus\tsnart\tsen\t" + "x" * 400
    heard = await town.say("anna", f'löfte klistra-in "{rows}"')
    [row] = understood(heard)
    assert row["unread"] == ["gatukontoret", "många", "snart", "sen", "x" * 300]
    assert (row["promised_by"], row["unit"]) == (("lindsala",), "hus")


async def test_an_end_before_the_start_could_not_be_read(town: Town) -> None:
    rows = "Kommunen bygger.\t\t\t\t2028-01-01\t2027-01-01"
    [row] = understood(await town.say("anna", f'löfte klistra-in "{rows}"'))
    assert (row["end"], row["unread"]) == (None, ["2027-01-01"])


@pytest.mark.parametrize(
    ("rows", "code", "facts"),
    [
        ("\n".join(["Kommunen bygger."] * 500), "too_many_rows", {"rows": 500, "most": 100}),
        ("Löfte;Vem lovar", "no_rows", {}),
        ("Löfte;Vem lovar\n;polisen", "too_few_columns", {"row": 2}),
        ("Polisen kör.\n" + "x" * 3001, "row_too_long", {"row": 2, "limit": 3000}),
    ],
)
async def test_rows_that_do_not_fit_are_named_and_none_is_saved(
    town: Town, rows: str, code: str, facts: dict[str, int]
) -> None:
    assert await town.refusal("anna", f'löfte klistra-in "{rows}"') == code
    told = town.platform.sent[-1].facts
    assert {name: told[name] for name in facts} == facts


async def test_it_is_shown_before_it_is_saved_whatever_was_said_beforehand(town: Town) -> None:
    heard = await town.say("anna", 'löfte klistra-in "Kommunen bygger." gäller=ja')
    assert (heard.blocks, heard.question()) == (["paste/understood"], "save")


async def test_who_holds_no_key_pastes_drafts_only(town: Town) -> None:
    await enters(town, "cia", "kommun", "deltagare")
    line = 'löfte klistra-in "Kommunen bygger." spara=ja'
    assert await town.refusal("cia", f"{line} gäller=ja") == "key_missing"
    assert (await town.say("cia", f"{line} gäller=nej")).blocks[0] == "paste/pledges"


async def test_a_full_disk_leaves_no_row_behind(town: Town) -> None:
    await town.say("anna", f'löfte klistra-in "{FULL}"')
    await town.press("anna", "Ja, spara alla")
    town.cooperations.full = True
    await town.press("anna", "Nej, de är utkast")
    town.cooperations.full = False
    pledges: tuple[Pledge, ...] = town.now.content.pledges
    assert pledges == ()
