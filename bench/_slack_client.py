"""What Slack does when somebody writes a slash command: signed requests, and the wait for acks."""

import socket
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from bench._slack_api import TEAM
from bench._slack_data import channel, user
from bench._slack_server import SECRET
from bot.platforms.slack.listening import COMMAND
from bot.platforms.slack.service import PATH

HEAD = (
    f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip,deflate\r\n"
    "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nAccept: application/json,*/*\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n"
)
SECONDS = 10
"""More than any ack takes."""
_verifier = SignatureVerifier(SECRET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A slash command; `number` tells its response_url, and whether it has come before."""

    number: int
    place: int
    text: str
    api: str

    def signed(self) -> bytes:
        """Return the request as Slack sends it now."""
        fields = {
            "token": "not-used",
            "team_id": TEAM,
            "team_domain": "bench",
            "channel_id": channel(self.place),
            "channel_name": "samverkan",
            "user_id": user(self.place),
            "user_name": "anna",
            "command": COMMAND,
            "text": self.text,
            "api_app_id": "A0BENCH",
            "is_enterprise_install": "false",
            "response_url": f"{self.api}/respond/{self.number}",
            "trigger_id": f"1.2.{self.number}",
        }
        body = urlencode(fields)
        now = str(int(time.time()))
        signature = _verifier.generate_signature(timestamp=now, body=body)
        signed = f"X-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: {signature}\r\n"
        return f"{HEAD}{signed}Content-Length: {len(body)}\r\n\r\n{body}".encode()


class Line:
    """A connection that is kept open, and one request at a time on it."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._got = b""
        self.began = 0.0

    def ask(self, request: bytes) -> float:
        """Send a request, and return the seconds to its ack."""
        self.begin(request)
        while (took := self.more()) is None:
            pass
        return took

    def begin(self, request: bytes) -> None:
        """Send a request."""
        self._got = b""
        self.began = time.perf_counter()
        self.socket.sendall(request)

    def more(self) -> float | None:
        """Read on; return the seconds to the ack, once it is whole; refuse any other answer."""
        self._got += self.socket.recv(65536)
        took = time.perf_counter() - self.began
        head, parted, body = self._got.partition(b"\r\n\r\n")
        if not parted:
            return None
        if not head.startswith(b"HTTP/1.1 200 "):
            raise RuntimeError(head.decode())
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
        return took if len(body) >= length else None


def at_once(lines: Sequence[Line], commands: Sequence[Iterable[Command]]) -> list[float]:
    """Send the commands of each connection on the ack of the one before; return the seconds."""
    took = []
    left = [iter([command.signed() for command in one]) for one in commands]
    with DefaultSelector() as selector:
        for number, line in enumerate(lines):
            selector.register(line.socket, EVENT_READ, number)
        for line, requests in zip(lines, left, strict=True):
            line.begin(next(requests))
        open_ = len(lines)
        while open_:
            ready = selector.select(SECONDS)
            if not ready:
                raise TimeoutError
            for key, _ in ready:
                line = lines[key.data]
                seconds = line.more()
                if seconds is None:
                    continue
                took.append(seconds)
                following = next(left[key.data], None)
                if following is None:
                    open_ -= 1
                else:
                    line.begin(following)
    return took
