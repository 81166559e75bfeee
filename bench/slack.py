"""
A signed slash command over HTTP to its ack, beside a bare Bolt app's in the same run.

The servers run on one core, what sends the commands and a Slack of a few lines on another. All
is interleaved: each command, or each block of them, goes to every server in turn. Channels may be
posted in more than once a second; all else is as `samverkansbot run` has it. On a machine that is
busy with other things, p99 says more of those.
"""

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from bench import _slack_api, _slack_server
from bench._slack_api import Arrival
from bench._slack_client import SECONDS, Command, Line, at_once
from bench._slack_data import channel, fill
from bench._slack_figures import Figures, Goal, print_beside
from bench._slack_server import Spent

COUNTS = (10, 1_000)
ROUNDS = 700
BLOCKS, IN_BLOCK = 10, 40
CONNECTIONS = 10
AGAIN = "delivered again"
KINDS = {
    "reading": ("status", "status"),
    "changing": ("klar 1.1", "ångra 1.1"),
    AGAIN: ("status", "status"),
}
"""Commands that take turns. What has come before is acknowledged, and makes no work."""
THE_SAME = -1
STEP = "Initiera samverkan"
"""Stands in what `status` answers, and in no refusal."""
STRIDE = 37
"""Leads from one cooperation to another, through all of them."""


@dataclass(slots=True, kw_only=True)
class Server:
    """One that is measured; `cooperations` is None for the bare one."""

    cooperations: int | None
    control: Connection
    lines: list[Line]

    def idle(self) -> Spent:
        """Wait until nothing is left to be done."""
        self.control.send("?")
        spent: Spent = self.control.recv()
        return spent


class Slack:
    """Sends commands to all servers in turn."""

    def __init__(self, api: str, arrivals: Connection, servers: list[Server]) -> None:
        self._api = api
        self._arrivals = arrivals
        self._servers = servers
        self._numbers = count()

    def one_at_a_time(self, kind: str, rounds: int) -> dict[int | None, Figures]:
        """Let each command be answered before the next, as a person does."""
        figures = {server.cooperations: Figures() for server in self._servers}
        for turn in range(rounds):
            for server in self._turned(turn):
                _ = server.idle()
                mine, command = figures[server.cooperations], self._command(server, kind, turn)
                took = server.lines[0].ask(command.signed())
                began = server.lines[0].began
                mine.acks.append(took)
                if kind != AGAIN and server.cooperations:
                    mine.answers.append(self._answer(kind, command).at - began)
                mine.add(server.idle())
                self._forget()
        return figures

    def on_ack(self, kind: str, connections: int) -> dict[int | None, Figures]:
        """Send each command on the ack of the one before, whatever is still being worked on."""
        figures = {server.cooperations: Figures() for server in self._servers}
        for block in range(BLOCKS):
            for server in self._turned(block):
                _ = server.idle()
                commands = [
                    [self._command(server, kind, turn, line) for turn in range(each)]
                    for line, each in enumerate([IN_BLOCK // connections] * connections)
                ]
                figures[server.cooperations].acks += at_once(server.lines[:connections], commands)
                figures[server.cooperations].add(server.idle())
                self._forget()
        return figures

    def _turned(self, turn: int) -> list[Server]:
        first = turn % len(self._servers)
        return [*self._servers[first:], *self._servers[:first]]

    def _command(self, server: Server, kind: str, turn: int, line: int = 0) -> Command:
        place = (line + turn // 2 * STRIDE) % (server.cooperations or COUNTS[0])
        number = THE_SAME if kind == AGAIN else next(self._numbers)
        return Command(number=number, place=place, text=KINDS[kind][turn % 2], api=self._api)

    def _answer(self, kind: str, command: Command) -> Arrival:
        """Wait for an answer: to the response_url of a reading command, else in the channel."""
        if not self._arrivals.poll(SECONDS):
            raise TimeoutError(kind)
        arrival: Arrival = self._arrivals.recv()
        place = str(command.number) if kind == "reading" else channel(command.place)
        if arrival.to != place or (kind == "reading" and STEP not in arrival.text):
            raise RuntimeError(arrival.text)
        return arrival

    def _forget(self) -> None:
        while self._arrivals.poll():
            self._arrivals.recv()


def main(rounds: int) -> None:
    """Print every figure."""
    with tempfile.TemporaryDirectory() as temporary, _servers(Path(temporary)) as slack:
        for kind in KINDS:
            slack.one_at_a_time(kind, 10)
        modes: dict[str, tuple[Goal, Callable[[str], dict[int | None, Figures]]]] = {
            "one at a time": (Goal.RATIO, lambda kind: slack.one_at_a_time(kind, rounds)),
            "back to back": (Goal.NONE, lambda kind: slack.on_ack(kind, 1)),
            "10 connections": (Goal.LATEST, lambda kind: slack.on_ack(kind, CONNECTIONS)),
        }
        print("all in milliseconds, as p50 p95 p99")
        for mode, (goal, measured) in modes.items():
            for kind in KINDS:
                ours = measured(kind)
                bare = ours.pop(None)
                kept = {number: one for number, one in ours.items() if number}
                held = Goal.RATIO if kind == AGAIN else goal
                print_beside(f"{mode}, {kind}", held, bare, kept)


@contextmanager
def _servers(folder: Path) -> Iterator[Slack]:
    """Start every process, and let all end with the block."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[-1]})
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    arrivals, sent = spawn.Pipe(duplex=False)
    processes: list[SpawnProcess] = []
    controls = [ours]

    def start(target: Callable[..., None], its: Connection, *args: object) -> None:
        processes.append(spawn.Process(target=target, args=(its, *args)))
        processes[-1].start()
        its.close()  # so that its end is noticed here

    try:
        start(_slack_api.serve, theirs, sent)
        api = ours.recv()
        servers = []
        for cooperations in (None, *COUNTS):
            data = folder / str(cooperations) if cooperations else None
            if data and cooperations:
                fill(data, cooperations)
            control, its = spawn.Pipe()
            controls.append(control)
            start(_slack_server.serve, its, api, data, cores[0])
            port = control.recv()
            lines = [Line(port) for _ in range(CONNECTIONS)]
            servers.append(Server(cooperations=cooperations, control=control, lines=lines))
        yield Slack(api, arrivals, servers)
    finally:
        for control in reversed(controls):
            control.close()
        for process in reversed(processes):
            process.join(SECONDS)
            process.terminate()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS)
