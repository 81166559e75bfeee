"""Everything is acknowledged before it is worked on, and taken by exactly one."""

import asyncio
import json
from typing import Any

import pytest

from bot.platforms.slack import listening
from bot.platforms.slack.incoming import UnknownPayloadError
from bot.platforms.slack.listening import Listening
from bot.platforms.slack.service import SlackEar
from bot.platforms.slack.workspaces import Workspaces
from tests.platforms.slack.delivered import deliver
from tests.platforms.slack.events import direct, event, home_opened, joined, mentioned
from tests.platforms.slack.made import modal, reply, workspace
from tests.platforms.slack.payloads import closed, command, pressed, submitted
from tests.platforms.slack.slow import Slow

HERE = workspace()
FORM = submitted(modal("@slack:T01TEST:U01ALICE"), {})


@pytest.fixture
def taking() -> Slow:
    return Slow()


@pytest.fixture
def ear(taking: Slow) -> SlackEar:
    return SlackEar(Listening(taking, Workspaces({HERE.team: HERE})), [HERE])


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a form's answer be waited for no time at all."""
    monkeypatch.setattr(listening, "FORM_TAKES", 0)


KINDS: dict[str, dict[str, Any]] = {
    "command T01TEST status": command("status"),
    "mention": mentioned(),
    "direct": direct("hej"),
    "press": pressed("press1", "visa"),
    "closed": closed(modal("slack:C1")),
    "home": home_opened(),
    "form": FORM,
}


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("name", KINDS)
async def test_a_delivery_is_acknowledged_before_it_is_worked_on_and_taken_once(
    name: str, ear: SlackEar, taking: Slow
) -> None:
    answer = await deliver(ear, KINDS[name])
    assert (answer.status_code, answer.body, taking.done) == (200, b"", [])
    taking.let.set()
    await ear.listening.finished()
    assert (taking.begun, taking.done) == ([name], [name])


@pytest.mark.parametrize("name", [name for name in KINDS if name != "form"])
async def test_bolt_never_waits_to_ask_whether_it_was_acknowledged(
    name: str, ear: SlackEar, taking: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    sleep = asyncio.sleep

    async def noting(seconds: float) -> None:
        slept.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", noting)
    assert (await deliver(ear, KINDS[name])).status_code == 200
    assert set(slept) <= {0}
    taking.let.set()
    await ear.listening.finished()


async def test_many_at_once_are_all_acknowledged_and_then_done(ear: SlackEar, taking: Slow) -> None:
    answers = await asyncio.gather(*(deliver(ear, command(str(n))) for n in range(20)))
    assert ({answer.status_code for answer in answers}, taking.done) == ({200}, [])
    taking.let.set()
    await ear.listening.finished()
    assert sorted(taking.done) == sorted(f"command T01TEST {n}" for n in range(20))


@pytest.mark.parametrize(
    ("payload", "status"),
    [
        (joined(), 200),
        (event({"type": "reaction_added", "user": "U1"}), 200),
        (command(name="/annan"), 404),
        (pressed("press1", "x") | {"type": "shortcut", "callback_id": "x"}, 404),
        (pressed("press1", "x") | {"type": "block_suggestion", "action_id": "x"}, 404),
    ],
)
async def test_what_nobody_has_asked_slack_for_is_left_alone(
    payload: dict[str, Any], status: int, ear: SlackEar, taking: Slow
) -> None:
    assert (await deliver(ear, payload)).status_code == status
    await ear.listening.finished()
    assert taking.begun == []


async def test_what_is_wrong_in_a_form_is_its_acknowledgement(ear: SlackEar, taking: Slow) -> None:
    taking.let.set()
    taking.reply = reply(workspace=HERE, sent={"datum": "x"}, errors={"datum": "Ingen dag."})
    answer = await deliver(ear, FORM)
    assert json.loads(bytes(answer.body)) == {
        "response_action": "errors",
        "errors": {"datum": "Ingen dag."},
    }


async def test_the_next_form_is_the_acknowledgement_of_the_one_before(
    ear: SlackEar, taking: Slow
) -> None:
    taking.let.set()
    view = modal("slack:C1") | {"blocks": []}
    taking.reply = reply(workspace=HERE, sent={}, update=view)
    answer = await deliver(ear, FORM)
    assert json.loads(bytes(answer.body)) == {"response_action": "update", "view": view}


@pytest.mark.parametrize("sent", [None, {"text": "Så."}])
async def test_a_form_with_nothing_to_say_closes(
    ear: SlackEar, taking: Slow, sent: dict[str, str] | None
) -> None:
    taking.let.set()
    taking.reply = reply(workspace=HERE, sent=sent)
    answer = await deliver(ear, FORM)
    assert (answer.status_code, answer.body, taking.reply.sent) == (200, b"", None)


@pytest.mark.usefixtures("impatient")
async def test_what_a_slow_form_says_finds_another_way(ear: SlackEar, taking: Slow) -> None:
    taking.reply = reply(workspace=HERE, sent={"text": "Så."})
    assert (await deliver(ear, FORM)).status_code == 200
    assert taking.done == []
    taking.let.set()
    await ear.listening.finished()
    assert taking.reply.sent is None


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("hemligt"), "slack: /samverkan failed: ValueError"),
        (UnknownPayloadError(), "slack: refused a /samverkan that is not of ours"),
    ],
)
async def test_what_fails_is_noted_without_words_and_stops_nothing(
    ear: SlackEar, taking: Slow, caplog: pytest.LogCaptureFixture, error: Exception, said: str
) -> None:
    taking.let.set()
    taking.fails = error
    assert (await deliver(ear, command("hemligt"))).status_code == 200
    await ear.listening.finished()
    assert caplog.messages == [said]


@pytest.mark.parametrize("type_", ["app_uninstalled", "tokens_revoked"])
async def test_that_the_bot_is_shut_out_is_noted(
    ear: SlackEar, caplog: pytest.LogCaptureFixture, type_: str
) -> None:
    assert (await deliver(ear, event({"type": type_}))).status_code == 200
    await ear.listening.finished()
    assert caplog.messages == ["slack: the token of workspace T01TEST is revoked"]


def test_the_time_for_a_form_is_less_than_slack_waits() -> None:
    assert 0 < listening.FORM_TAKES < 3
