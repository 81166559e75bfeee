"""`ångra` and `inte-än`: a mark taken back, and a joint one opened by the other."""

import pytest

from bot.chat.request import Source
from bot.domain.ids import TaskId
from tests.handlers.town import Town, enters


async def test_ones_own_mark_is_taken_back(town: Town) -> None:
    await town.say("anna", "klar 1.1")
    heard = await town.say("anna", "ångra 1.1")
    assert heard.blocks == ["undo/undone"]
    assert TaskId("1.1") not in town.now.round.marks
    assert heard.labels == ["Klar 1.1", "Visa 1.1"]


async def test_a_colleague_may_take_it_back(town: Town) -> None:
    await enters(town, "cia", "kommun", "deltagare")
    await town.say("anna", "klar 1.1")
    assert (await town.say("cia", "ångra 1.1")).blocks == ["undo/undone"]


async def test_a_skip_is_taken_back_too(town: Town) -> None:
    await town.say("anna", 'inte-aktuell 1.2 "Första varvet."')
    heard = await town.press("anna", "Ångra 1.2")
    assert heard.blocks == ["undo/undone"]


async def test_a_proposal_to_put_aside_is_taken_back_as_a_yes(town: Town) -> None:
    await town.say("anna", 'inte-aktuell 1.9 "Behövs inte."')
    heard = await town.say("anna", "ångra 1.9")
    assert heard.blocks == ["withdraw/withdrawn"]
    assert town.matter("1.9").yeses == ()


@pytest.mark.parametrize(
    ("who", "line", "code"),
    [
        ("bo", "ångra 1.1", "not_yours_to_undo"),
        ("bo", "ångra 1.9", "nothing_to_undo"),
        ("bo", "ångra", "which_task"),
        ("bo", "ångra 1.4", "other_partys_task"),
        ("bo", "ångra 1.6", "nothing_to_undo"),
        ("anna", "ångra 1.1 varv=2", "passed_round"),
        ("anna", "ångra vidare", "no_yes_to_withdraw"),
    ],
)
async def test_what_cannot_be_undone_is_explained(
    town: Town, who: str, line: str, code: str
) -> None:
    await town.say("anna", "klar 1.1")
    assert await town.refusal(who, line) == code


async def test_undone_twice_is_explained(town: Town) -> None:
    await town.say("anna", "klar 1.1")
    await town.say("anna", "ångra 1.1")
    assert await town.refusal("anna", "ångra 1.1", Source.PRESS) == "nothing_to_undo"


async def test_the_other_party_opens_a_joint_task_with_a_reason(town: Town) -> None:
    await town.say("anna", "klar 1.9")
    heard = await town.press("bo", "Inte än 1.9")
    assert (heard.blocks, heard.question()) == (["not_yet/why"], "reason")
    heard = await town.writes("bo", "Vi saknar ett namn.")
    [shown] = heard.messages
    assert (shown.block, shown.only) == ("not_yet/opened", None)
    assert "saknar" not in heard.text
    assert "Vi saknar ett namn." in (await town.say("anna", "visa 1.9")).text
    assert (await town.say("anna", "klar 1.9")).blocks == ["done/ticked"]


async def test_on_a_text_it_is_a_no(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    assert (await town.say("bo", "inte än 1.5 Inte klart")).blocks == ["decline/declined"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("inte-än", "which_task"),
        ("inte-än 1.1", "nothing_to_object_to"),
        ("inte-än 1.1 Nej", "nothing_to_object_to"),
        ("inte-än 1.6 Nej", "not_for_objection"),
        ("inte-än 1.4", "not_for_objection"),
        ("inte-än 1.3 Nej", "nothing_written"),
    ],
)
async def test_what_cannot_be_opened_is_explained(town: Town, line: str, code: str) -> None:
    await town.say("anna", "klar 1.6")
    assert await town.refusal("bo", line) == code
