"""What Slack has not signed, or nobody can read, is refused, and none of it is logged."""

import logging
import time

import pytest

from tests.platforms.slack.delivered import FORM, JSON, deliver, posted, signed, written
from tests.platforms.slack.events import mentioned
from tests.platforms.slack.made import workspace
from tests.platforms.slack.payloads import command, pressed, submitted
from tests.platforms.slack.slow import ear_of

HIDDEN = "Hemlighetsfullt"
"""A word to look for in the log."""


@pytest.mark.parametrize(
    "change",
    [
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=0"},
        {"X-Slack-Signature": "v0=åäö"},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "nyss"},
        {"X-Slack-Request-Timestamp": "9" * 400},
        {"X-Slack-Request-Timestamp": "²"},
    ],
)
async def test_what_slack_has_not_signed_is_refused_and_not_logged(
    change: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ear, taking = ear_of(workspace())
    kind, body = written(command(HIDDEN))
    answer = await posted(ear, kind, body, signed(body) | change)
    assert (answer.status_code, taking.begun) == (401, [])
    assert caplog.messages == ["slack: refused a delivery that is not signed by Slack"]


@pytest.mark.parametrize("seconds", [-301, 301])
async def test_what_was_signed_at_another_time_is_refused(seconds: int) -> None:
    ear, taking = ear_of(workspace())
    kind, body = written(command("status"))
    answer = await posted(ear, kind, body, signed(body, moment=time.time() + seconds))
    assert (answer.status_code, taking.begun) == (401, [])


async def test_what_was_changed_after_it_was_signed_is_refused() -> None:
    ear, taking = ear_of(workspace())
    kind, body = written(command("status"))
    answer = await posted(ear, kind, body.replace("status", "start"), signed(body))
    assert (answer.status_code, taking.begun) == (401, [])


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (JSON, f'{{"type": "{HIDDEN}'),
        (JSON, f'["{HIDDEN}"]'),
        (JSON, f'"{HIDDEN}"'),
        (JSON, "null"),
        (JSON, ""),
        (JSON, f'{{"type": "event_callback", "event": "{HIDDEN}"}}'),
        (JSON, f'{{"type": "event_callback", "text": "{HIDDEN}"}}'),
        (FORM, f"payload={HIDDEN}"),
        (FORM, f"payload=%7B%22type%22%3A{HIDDEN}"),
        (FORM, "payload=null"),
        (FORM, f"payload=[%22{HIDDEN}%22]"),
        (FORM, ""),
        (FORM, f"text={HIDDEN}"),
        ("text/plain", HIDDEN),
    ],
)
async def test_what_cannot_be_read_is_refused_and_not_logged(
    kind: str, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    ear, taking = ear_of(workspace())
    answer = await posted(ear, kind, body, signed(body))
    await ear.listening.finished()
    assert (answer.status_code in {200, 400, 404}, taking.begun) == (True, [])
    assert HIDDEN not in caplog.text
    assert HIDDEN not in bytes(answer.body).decode()


@pytest.mark.parametrize(
    "payload",
    [
        command(HIDDEN),
        mentioned(f"<@U0BOT> {HIDDEN}"),
        pressed("delete_everything", HIDDEN),
        pressed("press1", HIDDEN),
        submitted({"type": "modal", "private_metadata": HIDDEN}, {}),
        pressed("press1", HIDDEN) | {"type": "shortcut", "callback_id": HIDDEN},
        command(HIDDEN, name=f"/{HIDDEN}"),
    ],
)
async def test_nothing_of_what_is_delivered_is_logged(
    payload: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("slack_bolt", "slack_sdk", "bot"):
        caplog.set_level(logging.DEBUG, name)
    ear, taking = ear_of(workspace())
    taking.fails = ValueError(HIDDEN)
    await deliver(ear, payload)
    await ear.listening.finished()
    assert HIDDEN not in caplog.text
