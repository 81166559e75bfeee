"""The one web server: every platform hands it its routes, and nothing large gets in."""

import contextlib
import socket
from collections.abc import Iterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOO_LARGE = 413
"""Says so (HTTP)."""
MAX_BODY = 1_000_000
"""Bytes of a request's body; the largest that a platform sends is a modal of 250 kB."""


_REFUSED = PlainTextResponse("Content Too Large", status_code=TOO_LARGE)


class BodyLimit:
    """Refuses a body that is too large, whether it says so or not, before it is read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on, counting its bytes."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = dict(scope["headers"]).get(b"content-length", b"0")
        if not length.isdigit() or int(length) > MAX_BODY:
            await _REFUSED(scope, receive, send)
            return
        await self._app(scope, _counted(receive), send)


def _counted(receive: Receive) -> Receive:
    """Return what reads a body until it is too large, which Starlette then answers."""
    left = MAX_BODY

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise HTTPException(TOO_LARGE)
        return message

    return counted


async def healthy(_request: Request) -> Response:
    """Say that the server answers."""
    return PlainTextResponse("ok")


def site(routes: Sequence[BaseRoute]) -> ASGIApp:
    """Return everything that is served."""
    return BodyLimit(Starlette(routes=[Route("/healthz", healthy), *routes]))


class Server(uvicorn.Server):
    """Leaves the signals to the program, which has more to stop than this."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def server_of(app: ASGIApp) -> Server:
    """Return the server, to be run with `serve(sockets=...)`; it logs nothing of its own."""
    config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")
    return Server(config)


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raise OSError where the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family)
