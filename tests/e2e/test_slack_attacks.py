"""What is not from Slack, or not what Slack sends, is refused, and nothing is changed or told."""

import asyncio
import json
import time
from itertools import count, product
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from yarl import URL

from bot.http import MAX_BODY
from tests.e2e.deliverer import FORM, JSON, Manner, written
from tests.e2e.slack_attack import SECRET, TEXT, attacked, door_of, knocking
from tests.e2e.slack_program import BOT
from tests.e2e.slack_stage import ANNA, CHANNEL, way_back
from tests.platforms.slack import events, payloads

pytestmark = pytest.mark.slow

_numbers = count()


NOT_SIGNED_NOW = (
    Manner(signed=False),
    Manner(secret="another"),  # noqa: S106 - nobody's
    Manner(age=6 * 60),
    Manner(age=-6 * 60),
    Manner(retry=1, age=6 * 60),
)


async def test_what_slack_has_not_signed_now_is_not_let_in(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with attacked("events", tmp_path, caplog) as here, knocking(here) as slack:
        url = way_back(here)
        message = {"ts": "1.1", "text": SECRET, "blocks": []}
        for manner in NOT_SIGNED_NOW:
            for payload in (
                payloads.command(TEXT, user=ANNA, channel=CHANNEL, response_url=url),
                events.mentioned(f"<@{BOT}> {TEXT}", user=ANNA, channel=CHANNEL),
                payloads.pressed("press1", TEXT, user=ANNA, channel=CHANNEL, message=message),
            ):
                assert (manner, (await slack.send(payload, manner)).status) == (manner, 401)
        await here.bot.idle()
        assert caplog.text.count("not signed by Slack") == 3 * len(NOT_SIGNED_NOW)
        assert here.bot.proxy.made("response_url") == []


async def test_a_strange_signature_is_none(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    signed = {"X-Slack-Request-Timestamp": str(int(time.time())), "X-Slack-Signature": "v0=0"}
    kind, body = written(events.mentioned(f"<@{BOT}> {TEXT}", user=ANNA, channel=CHANNEL))
    async with (
        attacked("events", tmp_path, caplog) as here,
        door_of(here) as address,
        aiohttp.ClientSession() as session,
    ):
        for header, value in product(signed, ("", "0", "snart", "v0=0", "v0=å", "9" * 400)):
            headers = {"Content-Type": kind, **signed, header: value}
            async with session.post(address, data=body, headers=headers) as answer:
                assert (header, value, answer.status) == (header, value, 401)
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("manner", [Manner(), Manner(signed=False)], ids=["signed", "unsigned"])
async def test_too_much_is_not_even_read(
    manner: Manner, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    padded = Manner(signed=manner.signed, padding=MAX_BODY)
    async with attacked("events", tmp_path, caplog) as here, knocking(here) as slack:
        payload = events.mentioned(f"<@{BOT}> {TEXT}", user=ANNA, channel=CHANNEL)
        assert (await slack.send(payload, padded)).status == 413


async def test_too_much_that_does_not_say_its_length_is_stopped(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with attacked("events", tmp_path, caplog) as here, door_of(here) as address:
        assert await chunked(address, MAX_BODY + 1) == b"413"
        assert await chunked(address, MAX_BODY) == b"401"
    assert "Traceback" not in caplog.text


async def test_what_says_that_it_is_too_much_is_not_waited_for(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with attacked("events", tmp_path, caplog) as here, door_of(here) as address:
        assert await status_of(address, f"Content-Length: {MAX_BODY + 1}", b"") == b"413"


async def chunked(address: str, size: int) -> bytes:
    """Send so many bytes in chunks, with no length before them; return the status."""
    chunks = [SECRET.encode().ljust(length)[:length] for length in lengths(size)]
    body = b"".join(b"%x\r\n%b\r\n" % (len(one), one) for one in chunks)
    return await status_of(address, "Transfer-Encoding: chunked", body + b"0\r\n\r\n")


def lengths(size: int) -> list[int]:
    """Return the lengths of parts of at most ten thousand."""
    return [min(10_000, size - start) for start in range(0, size, 10_000)]


async def status_of(address: str, header: str, body: bytes) -> bytes:
    """Send what is no proper client's doing; return the status of the answer."""
    url = URL(address)
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(f"POST {url.path} HTTP/1.1\r\nHost: {url.host}\r\n{header}\r\n\r\n".encode())
    writer.write(body)
    try:
        first = await asyncio.wait_for(reader.readline(), 5)
    finally:
        writer.close()
    return first.split()[1]


def broken() -> list[tuple[str, str]]:
    """Return what is signed and cannot be understood: kind and body."""
    nowhere = "http://127.0.0.1:9/"
    mention = events.mentioned(f"<@{BOT}> {TEXT}", user=ANNA, channel=CHANNEL)
    typed = payloads.command(TEXT, user=ANNA, channel=CHANNEL, response_url=nowhere)
    press = payloads.pressed("press1", TEXT, user=ANNA, channel=CHANNEL)
    press |= {"response_url": nowhere}
    form = payloads.submitted({"type": "modal"}, {}, user=ANNA)
    objects: list[Any] = [
        [],
        [mention],
        SECRET,
        None,
        7,
        {},
        {"type": "event_callback"},
        {"type": SECRET},
        {**mention, "event": None},
        {**mention, "event": SECRET},
        {**mention, "event": {"type": "app_mention"}},
        {**mention, "event": {"type": SECRET}},
        {**mention, "event": {**mention["event"], "user": None}},
        {**mention, "event": {**mention["event"], "channel": None}},
        {name: value for name, value in mention.items() if name != "event_id"},
    ]
    interactions: list[Any] = [
        *objects,
        {**press, "actions": None},
        {**press, "actions": []},
        {**press, "actions": [SECRET]},
        {**press, "user": None},
        {**press, "channel": None, "container": None, "message": None},
        {**press, "container": SECRET},
        {name: value for name, value in press.items() if name != "trigger_id"},
        {**form, "view": None},
        {**form, "view": {}},
        {**form, "view": {**form["view"], "state": None}},
        {**form, "view": {**form["view"], "state": {"values": [SECRET]}}},
        {**form, "type": "view_closed", "view": {"type": "modal", "id": SECRET}},
    ]
    lacking = [
        "&".join(f"{name}={value}" for name, value in typed.items() if name != left)
        for left in ("user_id", "channel_id", "trigger_id")
    ]
    return [
        (JSON, "{" + SECRET),
        (JSON, ""),
        (FORM, ""),
        (FORM, "payload={" + SECRET),
        (FORM, f"command=/samverkan&text={SECRET}"),
        (FORM, f"command=/{SECRET}&text={SECRET}&user_id={ANNA}&channel_id={CHANNEL}"),
        ("text/plain", SECRET),
        *((JSON, json.dumps(fresh(one))) for one in objects),
        *((FORM, f"payload={json.dumps(fresh(one))}") for one in interactions),
        *((FORM, one) for one in lacking),
    ]


def fresh(payload: Any) -> Any:  # noqa: ANN401 - anything at all
    """Return a payload with ids of its own where it has any, so that none counts as seen."""
    if not isinstance(payload, dict):
        return payload
    names = {"event_id", "trigger_id"} & set(payload)
    return {**payload, **{name: f"{payload[name]}.{next(_numbers)}" for name in names}}


async def test_what_cannot_be_understood_is_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with attacked("events", tmp_path, caplog) as here, knocking(here) as slack:
        strange = {}
        for kind, body in broken():
            answer = await slack.send_raw(body, kind)
            if answer.status not in {200, 400, 404} or SECRET in answer.body:
                strange[body] = (answer.status, answer.body)
        assert strange == {}
        await here.bot.idle()
        assert "Traceback" not in caplog.text
