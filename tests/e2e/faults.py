"""What can go wrong between the bot and Slack, each as one value that a proxy can act out."""

import asyncio
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """
    How one call goes wrong.

    `taken` is whether Slack got it all the same. With `answers` false nothing is answered: the
    connection closes, or stays open until `until` is set, after which all goes as it should.
    """

    name: str
    taken: bool = False
    answers: bool = True
    waits: bool = False
    until: asyncio.Event | None = None
    status: int = 200
    body: str = ""
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def rate_limited(cls, retry_after: int = 1) -> "Fault":
        """Slack asks to be called later."""
        return cls(
            name="rate_limited",
            status=429,
            body=_refusal("ratelimited"),
            headers={"Retry-After": str(retry_after)},
        )

    @classmethod
    def error(cls, code: str) -> "Fault":
        """Slack says no: `channel_not_found`, `expired_trigger_id`, `token_revoked`, …."""
        return cls(name=code, body=_refusal(code))

    @classmethod
    def server_error(cls, *, taken: bool = False) -> "Fault":
        """Slack fails, and nobody knows whether before or after it did what was asked."""
        return cls(name="server_error", status=500, body=_refusal("internal_error"), taken=taken)

    @classmethod
    def html(cls, status: int = 503) -> "Fault":
        """Something in front of Slack answers with a page for people; also with 200."""
        page = "<!DOCTYPE html><html><body>Server Error</body></html>"
        return cls(name="html", status=status, body=page, kind="text/html")

    @classmethod
    def dropped(cls, *, taken: bool = True) -> "Fault":
        """Slack took the call, and the connection broke before it could say so."""
        return cls(name="dropped", taken=taken, answers=False)

    @classmethod
    def hang(cls, until: asyncio.Event | None = None, *, taken: bool = False) -> "Fault":
        """Slack does not answer, until an event is set or all is closed."""
        return cls(name="hang", taken=taken, answers=False, waits=True, until=until)


class Faults:
    """Faults to come, used up in the order they were asked for."""

    def __init__(self) -> None:
        self._waiting: list[tuple[str, str | None, Fault]] = []

    def add(self, method: str, fault: Fault, *, channel: str | None, times: int) -> None:
        """Let the next calls of a method fail; with a channel, only those that name it."""
        self._waiting += [(method, channel, fault)] * times

    def take(self, method: str, channel: object) -> Fault | None:
        """Return how a call is to fail, and forget it."""
        for index, (wanted, where, fault) in enumerate(self._waiting):
            if wanted == method and where in {None, channel}:
                del self._waiting[index]
                return fault
        return None

    def left(self) -> Mapping[str, int]:
        """Return how many faults no call has met yet, by method."""
        return Counter(method for method, _, _ in self._waiting)


def _refusal(code: str) -> str:
    return json.dumps({"ok": False, "error": code})
