"""What a request to Slack says, be it written in the address, a form, JSON or parts."""

import email
import json
from collections.abc import Mapping
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

from tests.platforms.slack.checked import parsed

HOP = {
    "connection",
    "content-encoding",
    "content-length",
    "date",
    "host",
    "keep-alive",
    "server",
    "transfer-encoding",
    "upgrade",
}
"""Headers of one connection, which are not the next one's."""


def passed_on(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the headers that are the message's own."""
    return [(name, value) for name, value in headers.items() if name.lower() not in HOP]


def params(query: Mapping[str, str], kind: str, body: bytes) -> dict[str, Any]:
    """Return all parameters; files as bytes, blocks and views as JSON."""
    return parsed(dict(query) | _of_body(kind, body))


def _of_body(kind: str, body: bytes) -> dict[str, Any]:
    if kind.startswith("multipart/"):
        return _of_parts(kind, body)
    if kind.startswith("application/x-www-form-urlencoded"):
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    try:
        read = json.loads(body) if kind.startswith("application/json") else None
    except ValueError:
        read = None
    return read if isinstance(read, dict) else ({"body": body} if body else {})


def _of_parts(kind: str, body: bytes) -> dict[str, Any]:
    whole = email.message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    found: dict[str, Any] = {}
    for part in whole.walk():
        name = part.get_param("name", header="content-disposition")
        if isinstance(name, str):
            found[name] = _of_part(part)
    return found


def _of_part(part: Message) -> str | bytes:
    content = part.get_payload(decode=True)
    read = content if isinstance(content, bytes) else b""
    return read if part.get_filename() else read.decode(errors="replace")
