"""The proxy forwards, notes and checks every call to Slack."""

import io
import json
from typing import Any
from urllib.parse import quote

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from tests.e2e.proxy import FaultyProxy
from tests.e2e.upstream import Upstream

POST = "chat.postMessage"
DIVIDED: dict[str, Any] = {"channel": "C1", "text": "Hej", "blocks": [{"type": "divider"}]}


async def test_calls_are_forwarded_as_they_are_and_noted(
    careful: AsyncWebClient, proxy: FaultyProxy, upstream: Upstream
) -> None:
    answer = await careful.chat_postMessage(**DIVIDED)
    await careful.users_info(user="U1")
    await careful.reactions_add(channel="C1", name="eyes", timestamp="1.2")
    assert answer["authorization"] == "Bearer xoxb-1"
    assert proxy.made(POST) == [DIVIDED]
    assert proxy.made("users.info") == [{"user": "U1"}]
    assert proxy.made("reactions.add") == [{"channel": "C1", "name": "eyes", "timestamp": "1.2"}]
    assert [path.partition("?")[0] for path in upstream.paths()] == [
        f"/api/{call.method}" for call in proxy.calls
    ]
    assert proxy.violations == []


async def test_forms_and_files_are_read(careful: AsyncWebClient, proxy: FaultyProxy) -> None:
    form = DIVIDED | {"blocks": json.dumps(DIVIDED["blocks"])}
    await careful.api_call(POST, data=form)
    await careful.api_call(
        "files.upload", files={"file": io.BytesIO(b"\xff\x00")}, data={"title": "Å"}
    )
    assert proxy.made(POST) == [DIVIDED]
    assert proxy.made("files.upload")[0]["title"] == "Å"
    assert b"\xff\x00" in proxy.made("files.upload")[0].values()


async def test_an_upload_goes_through_the_proxy(
    careful: AsyncWebClient, proxy: FaultyProxy, upstream: Upstream
) -> None:
    await careful.files_upload_v2(content="a;b\nc", filename="a.csv", channel="C1")
    methods = [call.method for call in proxy.calls]
    assert methods == ["files.getUploadURLExternal", "upload/1", "files.completeUploadExternal"]
    assert upstream.got[1][2] == b"a;b\nc"


async def test_what_slack_would_refuse_is_noted(
    careful: AsyncWebClient, proxy: FaultyProxy
) -> None:
    header = {"type": "header", "text": {"type": "plain_text", "text": "Steg 1"}}
    await careful.chat_postMessage(**DIVIDED | {"blocks": [header] * 51})
    assert f"{POST}: message.blocks: 51, must be 1 to 50" in proxy.violations
    assert f"{POST}: not in text: Steg 1" in proxy.violations


async def test_a_response_url_leads_through_the_proxy(
    proxy: FaultyProxy, upstream: Upstream
) -> None:
    theirs = f"{upstream.origin}/_hooks/response/1"
    ours = proxy.rewrite(theirs)
    assert proxy.rewrite(quote(theirs, "")) == quote(ours, "")
    assert json.loads(proxy.rewrite(json.dumps(theirs).replace("/", "\\/"))) == ours
    assert proxy.rewrite(theirs.replace("127.0.0.1", "localhost")) == ours
    async with aiohttp.ClientSession() as session:
        await session.post(ours, json={"text": ""})
    assert proxy.violations == ["response_url: text: missing, and screen readers read nothing else"]
    assert upstream.paths() == ["/_hooks/response/1"]
