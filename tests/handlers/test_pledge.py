"""`löfte`: drafted in free text or by six questions, changed only with its yeses in view."""

import pytest

from bot.chat.request import Source
from bot.domain.chain import Pledge
from tests.handlers.town import Town, enters, three

FREE = 'löfte ny "Kommunen byter 42 lampor under 2027."'
ANSWERS = (
    "håller",
    "minst fyra trygghetsvandringar",
    "i Lindsala tätort",
    "mars–oktober 2027",
    "på webben varje kvartal",
)


def pledge(town: Town) -> Pledge:
    return town.now.content.pledges[-1]


def text(town: Town, id_: str = "L1") -> str:
    current = town.matter(id_).current
    assert current is not None
    return current.proposal.text


async def answered(town: Town, *answers: str) -> list[str]:
    return [(await town.writes("anna", answer)).blocks for answer in answers][-1]


@pytest.mark.parametrize(
    ("label", "begins", "parties"),
    [
        ("Polisen", "Polisen håller", ("polis",)),
        ("Kommunen", "Kommunen håller", ("lindsala",)),
        ("Alla parter", "Kommunen och polisen håller", ("lindsala", "polis")),
    ],
)
async def test_six_short_answers_give_a_whole_sentence(
    town: Town, label: str, begins: str, parties: tuple[str, ...]
) -> None:
    heard = await town.say("anna", "löfte ny")
    assert heard.blocks == ["pledge/questions"]
    await town.press("anna", label)
    assert await answered(town, *ANSWERS) == ["pledge/drafted", "pledge/draft"]
    assert text(town).startswith(f"{begins} minst fyra trygghetsvandringar i Lindsala tätort")
    assert (pledge(town).promised_by, pledge(town).amount) == (parties, 4)


async def test_a_wrong_party_is_asked_for_again_and_the_other_answers_are_kept() -> None:
    town = await three()
    heard = await town.say("anna", "löfte ny")
    assert heard.labels == ["Polisen", "Lindsala kommun", "Norrby kommun", "Alla parter"]
    await town.writes("anna", "kommunen")
    assert await answered(town, *ANSWERS) == ["errors/no_such_party"]
    assert town.now.content.pledges == ()
    blocks = await answered(town, "Lindsala och Norrby")
    assert blocks == ["pledge/drafted", "pledge/draft"]
    assert pledge(town).promised_by == ("lindsala", "norrby")


async def test_a_free_text_is_a_pledge_of_all_unless_somebody_is_named(town: Town) -> None:
    heard = await town.say("anna", FREE)
    told, draft = heard.messages
    assert (told.block, told.only) == ("pledge/drafted", None)
    assert (draft.block, draft.only) == ("pledge/draft", "fake:anna")
    assert heard.labels == ["Visa L1", "Godkänn L1 v1"]
    assert "lampor" not in told.text
    assert pledge(town).promised_by == ("lindsala", "polis")
    await town.say("bo", f"{FREE} lovar=kommun antal=42")
    assert (pledge(town).promised_by, pledge(town).amount) == (("lindsala",), 42)


@pytest.mark.parametrize(
    ("what", "amount"), [("42 lampor", 42), ("nya lampor", None), ("tolv lampor", 12)]
)
async def test_the_amount_is_read_from_figures_and_words(
    town: Town, what: str, amount: int | None
) -> None:
    await town.say("anna", "löfte ny lovar=kommun verb=byter visas=webben när=2027 plats=torget")
    await answered(town, what)
    assert pledge(town).amount == amount


async def test_a_pledge_may_hang_on_a_measure_or_a_cause(town: Town) -> None:
    for line in ('problem ny "Otryggt"', 'orsak ny P1 "Mörkt"', 'åtgärd ny O1 "Lampor"'):
        await town.say("anna", line)
    await town.say("anna", FREE.replace("ny", "ny A1"))
    assert (pledge(town).measure, pledge(town).cause) == ("A1", None)
    await town.say("anna", FREE.replace("ny", "ny O1"))
    assert (pledge(town).measure, pledge(town).cause) == (None, "O1")


async def test_a_new_text_is_a_new_version(town: Town) -> None:
    await town.say("anna", FREE)
    heard = await town.say("bo", 'löfte ändra L1 "Vi byter 60."')
    assert (heard.blocks, heard.fact("version")) == (["edit/written"], 2)
    assert text(town) == "Vi byter 60."
    assert "42 lampor" in (await town.say("bo", "visa L1 v1")).text


async def test_the_other_fields_change_without_a_new_version(town: Town) -> None:
    await town.say("anna", FREE)
    heard = await town.say("anna", "löfte ändra L1 antal=42 plats=torget")
    assert heard.blocks == ["items/changed"]
    assert (pledge(town).amount, pledge(town).place) == (42, "torget")
    assert town.matter("L1").count == 1


async def test_without_anything_to_change_the_text_is_shown_and_asked_for(town: Town) -> None:
    await town.say("anna", FREE)
    heard = await town.say("anna", "löfte ändra L1")
    assert (heard.blocks, heard.question()) == (["items/change"], "text")
    assert await answered(town, "Vi byter 60.") == ["edit/written"]


async def test_a_text_and_a_field_at_once_are_not_half_saved(town: Town) -> None:
    await town.say("anna", FREE)
    assert await town.refusal("anna", 'löfte ändra L1 "Vi byter 60." antal=60') == "too_much"


async def test_an_edit_that_voids_a_yes_says_so_before_it_saves(town: Town) -> None:
    await town.say("anna", FREE)
    await town.say("bo", "godkänn L1 v1")
    heard = await town.say("anna", 'löfte ändra L1 "Vi byter 60."')
    assert (heard.blocks, heard.messages[0].only) == (["edit/voids"], "fake:anna")
    assert [yes.by.party for yes in town.matter("L1").yeses] == ["polis"]
    heard = await town.press("anna", "Spara ändå")
    assert (heard.blocks, heard.fact("voided")) == (["edit/written"], ["polis"])
    assert town.matter("L1").yeses == ()


async def test_of_two_edits_at_once_the_later_learns_that_it_is_late(town: Town) -> None:
    await town.say("anna", FREE)
    await town.say("bo", "godkänn L1 v1")
    await town.say("anna", 'löfte ändra L1 "Vi byter 60."')
    await town.say("bo", 'löfte ändra L1 v1 säkert=ja "Vi byter 80."')
    assert (await town.press("anna", "Spara ändå")).blocks == ["errors/edited_since"]
    assert text(town) == "Vi byter 80."
    assert await town.refusal("anna", 'löfte ändra L1 v1 "Vi byter 90."') == "edited_since"


async def test_the_list_says_where_each_stands(town: Town) -> None:
    await town.say("anna", FREE)
    await town.say("anna", FREE)
    for who in ("anna", "bo"):
        await town.say(who, "godkänn L2 v2" if town.matter("L2").count == 2 else "godkänn L2 v1")
    heard = await town.say("bo", "löften")
    assert heard.fact("states") == {"L1": "draft", "L2": "agreed"}
    assert heard.labels == ["Visa L1", "Visa L2", "Nytt löfte"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('löfte ändra L9 "Text."', "no_such_item"),
        ('löfte ändra "Text."', "which_item"),
        ("löfte ändra A1 antal=3", "other_kind"),
        ('löfte ändra L1 "Kommunen byter 42 lampor under 2027."', "same_text"),
        ('löfte ändra L1 v7 "Text."', "edited_since"),
        ('löfte ändra L1 antal="38 %"', "not_a_number"),
        ("löfte ändra L1 lovar=Norrby", "no_such_party"),
        ("löfte ändra L1 åtgärd=A9", "no_such_link"),
        ("löfte ändra L1 orsak=O9", "no_such_link"),
        ("löfte ändra L1 från=2027-10-01 till=2027-09-01", "end_before_start"),
        (f"{FREE} åtgärd=A9", "no_such_link"),
        ('löfte ny P1 "Text."', "not_a_parent"),
        ('löfte ny "..."', "empty_text"),
        (f'löfte ny "{"x" * 3001}"', "too_long"),
        ("löfte riv L1", "not_an_act"),
        ("godkänn L1 v7", "no_such_version"),
    ],
)
async def test_what_cannot_be_is_explained_and_changes_nothing(
    town: Town, line: str, code: str
) -> None:
    await town.say("anna", FREE)
    assert await town.refusal("anna", line) == code


async def test_a_draft_that_is_removed_takes_its_buttons_with_it(town: Town) -> None:
    await town.say("anna", FREE)
    await town.say("bo", "godkänn L1 v1")
    assert await town.refusal("anna", "löfte ta-bort L1") == "item_agreed_on"
    await town.say("bo", "dra-tillbaka L1")
    await town.say("anna", "löfte ta-bort L1")
    assert (await town.press("anna", "Ja, ta bort")).blocks == ["items/removed"]
    for line in ("godkänn L1 v1", "visa L1", "nej L1 v1", "löfte publicera L1 v1"):
        assert await town.refusal("anna", line, Source.PRESS) == "no_such_item"
    await town.say("anna", FREE)
    assert pledge(town).id == "L2"


async def test_a_reader_drafts_and_changes_nothing(town: Town) -> None:
    await town.say("anna", FREE)
    await enters(town, "cia", "kommun", "läsare")
    for line in (FREE, 'löfte L1 "Text."', "löfte L1 antal=3"):
        assert await town.refusal("cia", line, Source.MENTION) == "reader_only"
    assert "Godkänn L1 v1" not in (await town.say("cia", "visa L1")).labels
