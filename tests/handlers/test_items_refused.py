"""What is refused of a thing is named, and asked for again."""

import pytest

from tests.handlers.test_items import says
from tests.handlers.town import Town


@pytest.mark.parametrize(
    ("opens", "values", "field"),
    [
        ("problem ny", {"plats": "!"}, "place"),
        ("orsak ny", {"typ": "zzz"}, "side"),
        ("åtgärd ny", {"från": "zzz"}, "start"),
    ],
)
async def test_a_refused_value_in_a_form_is_asked_for_again(
    town: Town, opens: str, values: dict[str, object], field: str
) -> None:
    await says(town, opens)
    assert (await town.fill("anna", values)).question() == field


@pytest.mark.parametrize("values", [{"gör": "zzz"}, {"version": "zzz"}, {"id": "P1"}])
async def test_a_form_does_not_turn_into_another(town: Town, values: dict[str, object]) -> None:
    await says(town, "problem ny")
    assert (await town.fill("anna", values)).blocks == ["errors/question_gone"]


@pytest.mark.parametrize(
    ("line", "only_text"),
    [('problem ändra P1 "Otryggt vid torget"', True), ("problem P1 plats=torget", False)],
)
async def test_what_stands_so_already_is_named(town: Town, line: str, only_text: bool) -> None:  # noqa: FBT001
    await says(town, 'problem ny "Otryggt vid torget" plats=torget')
    heard = await says(town, line)
    assert (heard.blocks, heard.fact("only_text")) == (["errors/same_item"], only_text)


async def test_an_act_that_another_kind_has_is_named_by_itself(town: Town) -> None:
    heard = await says(town, 'problem publicera "nu"')
    assert (heard.blocks, heard.fact("word")) == (["errors/not_an_act"], "publish")
    assert (await says(town, "löfte publicera")).fact("act") == "publish"


@pytest.mark.parametrize(("line", "above"), [("problem ny P1", None), ("orsak ny G1", "P")])
async def test_what_a_thing_cannot_stand_under_is_not_said_to_be_missing(
    town: Town, line: str, above: str | None
) -> None:
    await says(town, 'problem ny "Otryggt vid torget"')
    heard = await says(town, line)
    assert (heard.blocks, heard.fact("above")) == (["errors/not_a_parent"], above)
