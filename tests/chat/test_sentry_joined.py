"""A number that is parted over the fields of a command or of a form."""

from datetime import date

import pytest

from tests.chat.figures import personal_number
from tests.handlers.town import ROOM, Town, joined

BORN = personal_number(date(1981, 12, 28))


@pytest.fixture
async def town() -> Town:
    return await joined()


@pytest.mark.parametrize(
    "fields",
    [
        f"plats={BORN[:6]} kostnad={BORN[6:]}",
        f"plats={BORN[6:]} kostnad={BORN[:6]}",
        f'plats="Torget {BORN[:6]}" kostnad="{BORN[6:]} kr"',
        f"plats={BORN[:4]} hur-ofta={BORN[4:6]} kostnad={BORN[6:]}",
    ],
)
async def test_a_number_is_seen_though_it_is_in_halves(town: Town, fields: str) -> None:
    assert await town.refusal("anna", f"problem ny Bråk {fields}") == "guarded"


async def test_the_halves_may_be_figures(town: Town) -> None:
    figures = f"baslinje={BORN[:6]} målvärde={BORN[6:]}"
    assert await town.refusal("anna", f"mål ny Lugn {figures}") == "guarded"


async def test_a_half_may_be_a_day(town: Town) -> None:
    day = date(2005, 12, 28)
    decided = f"datum={day} paragraf={personal_number(day)[6:]}"
    await town.say("anna", "ändra 1.3 Vi samverkar.")
    assert await town.refusal("anna", f"godkänn 1.3 v1 organ=KS {decided}") == "guarded"


async def test_a_day_of_late_is_when_something_was_decided(town: Town) -> None:
    day = date(2026, 11, 23)
    serial = personal_number(day)[6:]
    await town.say("anna", "ändra 1.3 Vi samverkar.")
    heard = await town.say("anna", f"godkänn 1.3 v1 organ=KS datum={day} paragraf={serial} dnr=7")
    assert heard.blocks == ["approve/yes_given"]


async def test_halves_that_a_form_asks_for_one_by_one_are_joined(town: Town) -> None:
    await town.say("anna", "ändra 1.3 Vi samverkar.")
    await town.say("anna", "godkänn 1.3 v1")
    for answer in (BORN[:6], "1 mars"):
        await town.writes("anna", answer)
    heard = await town.writes("anna", BORN[6:])
    assert heard.blocks == ["errors/guarded"]
    assert town.person("anna").forms[ROOM].fields[0] == "paragraph"
