"""When Slack fails, what people have done is kept, they are answered, and the news comes once."""

import asyncio
import logging
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.domain.ids import MatterId
from tests.e2e.faults import Fault
from tests.e2e.slack_stage import FOUNDED, MODES, Stage, stage

pytestmark = pytest.mark.slow

POST = "chat.postMessage"
SECRET = "Hemlighetsfulla"  # noqa: S105 - a word to look for
WRITTEN = f'anna: /samverkan ändra 1.5 "{SECRET} gruppen."'
TOLD = "Kommunen har skrivit version 1"

NOT_TAKEN = [
    Fault.server_error(),
    Fault.html(200),
    Fault.html(503),
    Fault.hang(),
    Fault.dropped(taken=False),
]
TAKEN = [Fault.server_error(taken=True), Fault.hang(taken=True), Fault.dropped()]


def named(fault: Fault) -> str:
    """Return what a fault is called among the tests."""
    return f"{fault.name}-{fault.status}-{'taken' if fault.taken else 'lost'}"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the bot give up soon what does not answer."""
    monkeypatch.setattr("bot.platforms.slack.workspaces.SECONDS", 0.3)


class Sleep:
    """slack_sdk's sleep, which ends when the test says so."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.over = asyncio.Event()
        self.begun = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.begun.set()
        await self.over.wait()


@pytest.fixture
def sleep(monkeypatch: pytest.MonkeyPatch) -> Sleep:
    """Return how slack_sdk waits, which is for the test to say."""
    slept = Sleep()
    for module in ("builtin_async_handlers", "async_handler"):
        name = f"slack_sdk.http_retry.{module}.asyncio"
        monkeypatch.setattr(name, SimpleNamespace(sleep=slept))
    return slept


def version(here: Stage) -> int:
    """Return the number of versions of 1.5 that are kept."""
    return here.cooperation.round.matter(MatterId("1.5")).count


@MODES
@pytest.mark.parametrize("fault", [*NOT_TAKEN, *TAKEN], ids=named)
async def test_news_that_slack_does_not_take_comes_with_the_next_tick(
    mode: str, fault: Fault, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with stage(mode, tmp_path, *FOUNDED) as here:
        here.bot.proxy.fail(POST, fault)
        await here.play(WRITTEN)
        assert version(here) == 1
        assert [(row.failure, row.tries) for row in here.pending] == [("no_answer", 1)]
        [answer] = await here.answers("anna")
        assert TOLD in answer
        assert await here.told(TOLD) == fault.taken

        await here.later()
        assert here.pending == []
        assert await here.told(TOLD) == 1 + fault.taken
        await here.later()
        await here.restart()
        assert await here.told(TOLD) == 1 + fault.taken
        assert here.bot.proxy.faults_left() == {}
    assert "no_answer" in caplog.text
    assert SECRET not in caplog.text


async def test_news_that_are_refused_again_and_again_come_in_the_end(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED) as here:
        here.bot.proxy.fail(POST, Fault.html(), times=4)
        await here.play(WRITTEN, "+30m")
        assert [row.tries for row in here.pending] == [4]
        await here.play("!restart", "+1h")
        assert here.pending == []
        assert await here.told(TOLD) == 1


@MODES
async def test_a_rate_limit_is_waited_out_with_what_follows_behind(
    mode: str, sleep: Sleep, tmp_path: Path
) -> None:
    async with stage(mode, tmp_path, *FOUNDED) as here:
        here.bot.proxy.fail(POST, Fault.rate_limited(retry_after=7))
        before = len(await here.public())
        await here.driver.say("anna", "samverkan", "/samverkan klar 1.1")
        await asyncio.wait_for(sleep.begun.wait(), 5)
        await here.driver.say("bo", "samverkan", "/samverkan klar 1.6")
        await here.driver.say("bo", "samverkan", "/samverkan status")
        await here.bot.proxy.until("response_url")
        await here.answered("bo")
        assert len(await here.public()) == before
        assert "Steg 1 av 5" in (await here.answers("bo"))[0]
        sleep.over.set()
        await here.bot.idle()
        texts = [one["text"] for one in (await here.public())[before:]]
        assert ["1.1" in text for text in texts] == [True, False]
        assert ["1.6" in text for text in texts] == [False, True]
        assert [int(seconds) for seconds in sleep.waits] == [7]
        assert here.pending == []


@MODES
async def test_a_rate_limit_that_does_not_end_is_left_for_the_next_tick(
    mode: str, sleep: Sleep, tmp_path: Path
) -> None:
    sleep.over.set()
    async with stage(mode, tmp_path, *FOUNDED) as here:
        here.bot.proxy.fail(POST, Fault.rate_limited(), times=4)
        await here.play(WRITTEN)
        assert [row.failure for row in here.pending] == ["too_often"]
        assert TOLD in (await here.answers("anna"))[0]
        await here.later()
        assert await here.told(TOLD) == 1


@pytest.mark.parametrize("fault", [Fault.server_error(), Fault.html(200), Fault.hang()], ids=named)
@pytest.mark.parametrize("failing", [("response_url",), ("response_url", "chat.postEphemeral")])
async def test_an_answer_finds_another_way_or_is_left_out(
    fault: Fault, failing: tuple[str, ...], tmp_path: Path
) -> None:
    async with stage("socket", tmp_path, *FOUNDED) as here:
        for method in failing:
            here.bot.proxy.fail(method, fault)
        await here.play("anna: /samverkan status")
        assert here.bot.proxy.faults_left() == {}
        assert len(await here.answers("anna")) == 2 - len(failing)
        await here.play("anna: /samverkan status")
        assert len(await here.answers("anna")) == 3 - len(failing)


@pytest.mark.parametrize("method", ["chat.update", "chat.getPermalink"])
@pytest.mark.parametrize(
    "fault", [Fault.error("message_not_found"), Fault.html(), Fault.hang()], ids=named
)
async def test_a_press_counts_though_its_message_cannot_be_tidied(
    method: str, fault: Fault, tmp_path: Path
) -> None:
    """As when somebody has deleted the message by hand."""
    async with stage("events", tmp_path, *FOUNDED[:2]) as here:
        here.bot.proxy.fail(method, fault)
        await here.play(FOUNDED[2], "bo: /samverkan klar 1.6")
        assert here.bot.proxy.faults_left() == {}
        assert len(here.cooperation.members) == 2
        assert [await here.told(words) for words in ("Bo är nu", "1.6")] == [1, 1]


@MODES
async def test_a_message_deleted_by_hand_takes_nothing_with_it(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED, WRITTEN) as here:
        button = await here.button("bo", "Godkänn 1.5 v1")
        here.bot.proxy.fail("chat.update", Fault.error("message_not_found"))
        await here.press("bo", button)
        await here.bot.slack.call("chat.delete", channel="C01SAMVERKAN", ts=button[0])
        await here.play("anna: [Godkänn 1.5 v1]")
        assert await here.told("Båda har sagt ja") == 1


@MODES
async def test_somebody_whose_name_slack_does_not_tell_can_still_work(
    mode: str, tmp_path: Path
) -> None:
    async with stage(mode, tmp_path, *FOUNDED) as here:
        await here.restart()
        here.bot.proxy.fail("users.info", Fault.html(), times=2)
        await here.play("anna: /samverkan klar 1.1", "bo: /samverkan klar 1.6")
        assert here.bot.proxy.faults_left() == {}
        assert [await here.told(task) for task in ("1.1", "1.6")] == [1, 1]
