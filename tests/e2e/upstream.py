"""A Slack of a few lines, which takes and remembers everything, to test what stands before it."""

import json
from typing import Self

from aiohttp import WSMsgType, web


class Upstream:
    """Answers ok; gives out addresses of its own, as Slack does."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, bytes]] = []
        self.acks: list[str] = []
        self.api = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/socket/{number}", self._socket)
        app.router.add_route("*", "/{path:.*}", self._serve)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.origin = f"http://{host}:{port}"
        self.api = f"{self.origin}/api/"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def paths(self) -> list[str]:
        """Return where it was asked, in order."""
        return [path for _, path, _ in self.got]

    async def _serve(self, request: web.Request) -> web.Response:
        self.got.append((request.method, request.path_qs, await request.read()))
        if request.path.startswith("/upload/"):
            return web.Response(text="OK - 5")
        return web.json_response(
            {
                "ok": True,
                "authorization": request.headers.get("Authorization"),
                "url": self.origin.replace("http", "ws") + "/socket/1",
                "upload_url": f"{self.origin}/upload/1",
                "file_id": "F1",
                "ts": "1.2",
                "files": [{"id": "F1"}],
            }
        )

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        payload = {"response_url": f"{self.origin}/_hooks/response/1"}
        await socket.send_str(json.dumps({"envelope_id": "E1", "payload": payload}))
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self.acks.append(message.data)
                await socket.close()
        return socket
