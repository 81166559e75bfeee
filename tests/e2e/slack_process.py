"""The bot as whoever runs the machine starts it: `samverkansbot run`, in a process of its own."""

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

SECONDS = 20
"""More than the program takes to start or end here."""
PROGRAM = Path(sys.executable).with_name("samverkansbot")


class Program:
    """A running bot, and what it has said."""

    def __init__(self, process: Process) -> None:
        self._process = process

    async def line(self) -> str:
        """Return the next line on standard output, without its end."""
        assert self._process.stdout
        said = await asyncio.wait_for(self._process.stdout.readline(), SECONDS)
        return said.decode().rstrip("\n")

    async def ends(self, how: signal.Signals | None = None) -> tuple[int, str, str]:
        """Have it end, or wait for it; return its code and what is left of what it said."""
        if how is not None:
            self._process.send_signal(how)
        said, complained = await asyncio.wait_for(self._process.communicate(), SECONDS)
        assert self._process.returncode is not None
        return self._process.returncode, said.decode(), complained.decode()

    async def close(self) -> None:
        """Leave nothing behind."""
        if self._process.returncode is None:
            self._process.kill()
            await self._process.communicate()


@asynccontextmanager
async def program(settings: Mapping[str, str], folder: Path) -> AsyncIterator[Program]:
    """Start `samverkansbot run` in a folder without any `.env`, with these settings alone."""
    kept = ("PATH", "HOME", "LANG", "SYSTEMROOT")
    env = {name: os.environ[name] for name in kept if name in os.environ}
    env |= {"PYTHONWARNINGS": "default", "PYTHONUTF8": "1", **settings}
    process = await asyncio.create_subprocess_exec(
        PROGRAM, "run", stdout=PIPE, stderr=PIPE, cwd=folder, env=env
    )
    running = Program(process)
    try:
        yield running
    finally:
        await running.close()


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
