"""A button works once, says so afterwards, and leaves the screen when its work is done."""

from pathlib import Path

import pytest

from bot.platforms.slack.seen import DOUBLE_CLICK, Seen
from tests.e2e.slack_stage import (
    BO,
    CHANNEL,
    FOUNDED,
    MODES,
    WRITTEN,
    YES,
    elements,
    stage,
    yeses,
)

pytestmark = pytest.mark.slow


class Hands:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@MODES
async def test_a_double_click_counts_as_one(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, WRITTEN) as here:
        await here.hears_doubly(Seen())
        button = await here.button("bo", YES)
        for _ in range(2):
            await here.driver.slack.press(BO, CHANNEL, *button)
        await here.bot.idle()
        assert yeses(here) == ["polis"]
        assert await here.answers("bo") == []


@MODES
async def test_the_same_button_pressed_later_explains_itself(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, WRITTEN) as here:
        hands = Hands()
        await here.hears_doubly(Seen(hands))
        button = await here.button("bo", YES)
        for moment in (0, DOUBLE_CLICK - 0.1, DOUBLE_CLICK + 0.1):
            hands.now = moment
            await here.press("bo", button)
        assert yeses(here) == ["polis"]
        [answer] = await here.answers("bo")
        assert answer.startswith("Polisen har redan sagt ja till version 1. Inget har ändrats.")


@MODES
async def test_an_old_copy_of_a_button_explains_itself(mode: str, tmp_path: Path) -> None:
    newer = 'anna: /samverkan ändra 1.5 "Styrgruppen möts varje kvartal."'
    async with stage(mode, tmp_path, *FOUNDED, WRITTEN) as here:
        old = await here.button("bo", YES)
        await here.play(newer)
        before = here.kept()
        await here.press("bo", old)
        assert here.kept() == before
        [answer] = await here.answers("bo")
        assert answer.startswith("Version 1 av organisationen för samverkan (1.5) är inte aktuell")
        assert "Nu finns version 2" in answer


@MODES
async def test_a_used_button_makes_way_for_who_pressed_it(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED[:2]) as here:
        ts, button = await here.button("bo", "Ta rollen")
        await here.press("bo", (ts, button))
        message = next(one for one in await here.public() if one["ts"] == ts)
        assert elements(message["blocks"]) == []
        assert "Bo har tryckt på Ta rollen. Se svaret" in message["text"]
        answer = next(one for one in await here.public() if "Bo är nu" in one["text"])
        assert f"p{answer['ts'].replace('.', '')}" in str(message["blocks"][-1])


@MODES
async def test_an_answer_takes_the_place_of_the_one_it_was_pressed_in(
    mode: str, tmp_path: Path
) -> None:
    async with stage(mode, tmp_path, *FOUNDED, "anna: /samverkan status") as here:
        await here.play("anna: [Nästa]")
        await here.play("anna: /samverkan hjälp")
        before = await here.answers("anna")
        await here.play("anna: [Mer]")
        after = await here.answers("anna")
        assert len(after) == len(before)
        assert after[:-1] == before[:-1]
        assert after[-1] != before[-1]


@MODES
async def test_what_only_she_saw_is_gone_when_all_have_been_told(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, WRITTEN, "bo: /samverkan godkänn 1.5") as here:
        assert len(await here.answers("bo")) == 1
        await here.play(f"bo: [{YES}]")
        assert yeses(here) == ["polis"]
        assert await here.answers("bo") == []


@MODES
async def test_a_button_that_opened_a_form_is_used_up_when_the_form_is_sent(
    mode: str, tmp_path: Path
) -> None:
    decided = (
        'anna: /samverkan ändra 1.3 "Vi samverkar till 2030."',
        "bo: [Godkänn 1.3 v1]",
        'bo: {"organ": "LPO-chef", "datum": "4 januari"}',
    )
    async with stage(mode, tmp_path, *FOUNDED, *decided) as here:
        assert await here.told("har tryckt på Godkänn 1.3 v1.") == 0
        await here.play("anna: [Godkänn 1.3 v1]", 'anna: {"organ": "KS", "datum": "4 januari"}')
        assert await here.told("Anna har tryckt på Godkänn 1.3 v1.") == 1
        assert await here.told("Båda har sagt ja") == 1
        assert here.bot.proxy.violations == []
