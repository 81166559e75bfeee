"""Slack's side of HTTP: sends signed requests to the bot's endpoint, and wrong ones too."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode

import aiohttp
from slack_sdk.signature import SignatureVerifier

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
SECONDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """
    How a request is sent.

    `retry` is the number of the attempt after the first, `age` how many seconds ago it was signed,
    `secret` one to sign with in place of the right one, `padding` how many bytes it is longer.
    """

    retry: int = 0
    reason: str = "http_timeout"
    age: int = 0
    secret: str | None = None
    signed: bool = True
    padding: int = 0


PROPER = Manner()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the bot answered, and how long that took."""

    status: int
    body: str
    headers: Mapping[str, str]
    seconds: float

    @property
    def json(self) -> dict[str, Any]:
        """The answer as an object; empty where nothing was said."""
        read: dict[str, Any] = json.loads(self.body or "{}")
        return read


class Deliverer:
    """Sends to one endpoint; use it as `async with Deliverer(address, secret) as slack`."""

    def __init__(self, address: str, signing_secret: str) -> None:
        self._address = address
        self._secret = signing_secret

    async def __aenter__(self) -> Self:
        limit = aiohttp.ClientTimeout(total=SECONDS)
        self._session = aiohttp.ClientSession(timeout=limit)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def send(self, payload: Mapping[str, Any], manner: Manner = PROPER) -> Answer:
        """Send a slash command, an interaction or an event, each written as Slack writes it."""
        kind, body = written(payload)
        return await self.send_raw(body, kind, manner)

    async def send_twice(self, payload: Mapping[str, Any]) -> tuple[Answer, Answer]:
        """Send the same twice, as Slack does when it heard nothing in three seconds."""
        return await self.send(payload), await self.send(payload, Manner(retry=1))

    async def send_raw(self, body: str, kind: str = JSON, manner: Manner = PROPER) -> Answer:
        """Send any text; one that is no JSON, for instance."""
        # Spaces after JSON and one field more in a form change nothing but the length.
        more = "" if not manner.padding else " " if kind == JSON else "&x="
        data = body + more + ("x" if kind == FORM else " ") * manner.padding
        begun = time.monotonic()
        async with self._session.post(
            self._address, data=data.encode(), headers=self._headers(data, kind, manner)
        ) as answer:
            return Answer(
                status=answer.status,
                body=await answer.text(),
                headers=dict(answer.headers),
                seconds=time.monotonic() - begun,
            )

    def _headers(self, body: str, kind: str, manner: Manner) -> dict[str, str]:
        headers = {
            "Content-Type": kind,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        }
        if manner.retry:
            headers["X-Slack-Retry-Num"] = str(manner.retry)
            headers["X-Slack-Retry-Reason"] = manner.reason
        if manner.signed:
            moment = str(int(time.time()) - manner.age)
            verifier = SignatureVerifier(manner.secret or self._secret)
            signature = verifier.generate_signature(timestamp=moment, body=body)
            headers["X-Slack-Request-Timestamp"] = moment
            headers["X-Slack-Signature"] = signature or ""
        return headers


def written(payload: Mapping[str, Any]) -> tuple[str, str]:
    """Return the content type and the text in which Slack sends a payload."""
    if "command" in payload:
        return FORM, urlencode(payload)
    if payload.get("type") in {"event_callback", "url_verification"}:
        return JSON, json.dumps(payload)
    return FORM, urlencode({"payload": json.dumps(payload)})
