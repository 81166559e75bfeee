"""What Slack delivers over HTTP, handed to the bot's route without a network."""

import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from bot.platforms.slack.service import PATH, SlackEar
from tests.platforms.slack.made import SECRET

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
Payload = Mapping[str, Any]


def written(payload: Payload) -> tuple[str, str]:
    """Return a payload as Slack writes it, and how that is called."""
    if "command" in payload:
        return FORM, urlencode(payload)
    if payload["type"] in {"event_callback", "url_verification"}:
        return JSON, json.dumps(payload)
    return FORM, urlencode({"payload": json.dumps(payload)})


def signed(body: str, *, secret: str = SECRET, moment: float | None = None) -> dict[str, str]:
    """Return the headers that Slack signs a body by; now, unless another moment is given."""
    stamp = str(int(time.time() if moment is None else moment))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature or ""}


async def posted(ear: SlackEar, kind: str, body: str, headers: Mapping[str, str]) -> Response:
    """Hand a body to the bot's one route, and return its answer."""
    all_ = {"Content-Type": kind, **headers}
    scope = {
        "type": "http",
        "method": "POST",
        "path": PATH,
        "query_string": b"",
        "headers": [
            (name.lower().encode(), value.encode("latin-1", "replace"))
            for name, value in all_.items()
        ],
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": body.encode(), "more_body": False}

    [route] = ear.routes
    answer: Response = await route.endpoint(Request(scope, receive))
    return answer


async def deliver(ear: SlackEar, payload: Payload, *, secret: str = SECRET) -> Response:
    """Deliver a payload as Slack does, signed."""
    kind, body = written(payload)
    return await posted(ear, kind, body, signed(body, secret=secret))
