"""The local-slack program: found, given its workspace, started, and ended by its process id."""

import asyncio
import json
import re
import tempfile
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

PACKAGE = "local-slack-linux-x64"
PROGRAM = Path(__file__).parent / "node_modules" / PACKAGE / "bin" / "local-slack"

APP, BOT, TEAM = "A01APP", "U0BOT", "T01TEST"
BOT_TOKEN, APP_TOKEN = "xoxb-test-token", "xapp-test-token"
SIGNING_SECRET = "test-signing-secret"  # noqa: S105 - open to all who read this

SECONDS = 10
"""More than anything takes here; what takes longer has stopped."""

_ADDRESS = re.compile(r"Web UI: +(http://\S+)\n")


class Missing(RuntimeError):
    """The program is not installed."""

    def __init__(self) -> None:
        super().__init__(f"The npm package {PACKAGE} is missing; `make test` installs it.")


@asynccontextmanager
async def running(
    users: Mapping[str, str], channels: Mapping[str, str], request_url: str | None
) -> AsyncIterator[str]:
    """Run the program with a workspace of its own, and give its address."""
    if not PROGRAM.is_file():
        raise Missing
    with tempfile.TemporaryDirectory(prefix="local-slack-") as temporary:
        folder = Path(temporary)
        config = folder / "config.json"
        config.write_text(json.dumps(_config(users, channels, request_url)), encoding="utf-8")
        process = await asyncio.create_subprocess_exec(
            PROGRAM, *_arguments(config), stdout=PIPE, stderr=STDOUT
        )
        try:
            yield await _address(process)
        finally:
            await _end(process)


def _arguments(config: Path) -> list[str]:
    # It listens on all interfaces and has no option for fewer; it says where it can be reached.
    files = str(config.with_name("files"))
    place = ["--port", "0", "--base-host", "127.0.0.1", "--files-dir", files]
    return ["--config", str(config), *place]


def _config(
    users: Mapping[str, str], channels: Mapping[str, str], request_url: str | None
) -> dict[str, object]:
    mode = {"mode": "events", "requestUrl": request_url} if request_url else {"mode": "socket"}
    return {
        "workspace": {"name": "Test", "domain": "test", "teamId": TEAM},
        "app": {
            "appId": APP,
            "botUserId": BOT,
            "botName": "bot",
            "botToken": BOT_TOKEN,
            "appToken": APP_TOKEN,
            "signingSecret": SIGNING_SECRET,
            **mode,
        },
        "users": [{"id": id_, "name": name, "real_name": name} for id_, name in users.items()],
        "channels": [
            {"id": id_, "name": name, "members": [*users, BOT]} for id_, name in channels.items()
        ],
    }


async def _address(process: Process) -> str:
    """Wait until the program says where it listens; it chooses a free port itself."""
    said = ""
    async with asyncio.timeout(SECONDS):
        while line := await _line(process):
            said += line
            if match := _ADDRESS.search(line):
                return match[1]
    raise RuntimeError(f"{PACKAGE} did not start: {said}")


async def _line(process: Process) -> str:
    line = await process.stdout.readline() if process.stdout else b""
    return line.decode()


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.terminate()
    try:
        await asyncio.wait_for(process.communicate(), SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
