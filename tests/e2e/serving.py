"""A web server that runs for as long as a test needs it."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.http import Server


@asynccontextmanager
async def served(server: Server, heard: socket.socket) -> AsyncIterator[None]:
    """Serve on a socket while the block runs."""
    serving = asyncio.create_task(server.serve(sockets=[heard]))
    try:
        yield
    finally:
        server.should_exit = True
        await serving
