"""The bot is killed in the middle of a stream of commands: what it has confirmed is there."""

import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.domain.ids import MatterId
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations

KILLS = 20
COMMANDS = 200
_WRITTEN = re.compile(r"har skrivit version (\d+) av")

FOUND = "anna: /samverkan start kommun=Lindsala lpo=Mellansjö part=kommun\n"


def stream() -> str:
    """Return a script that writes version after version of one text."""
    texts = (f'anna: /samverkan ändra 1.5 "Text {number}"\n' for number in range(1, COMMANDS))
    return FOUND + "".join(texts)


def confirmed_before_kill(data: Path, after: int) -> int:
    """Play the stream, kill the bot after so many printed lines; return the last version told."""
    command = [sys.executable, "-m", "bot", "console", "--data", str(data)]
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(stream())
    process.stdin.close()
    seen: list[str] = []
    for line in process.stdout:
        seen.append(line)
        if len(seen) == after:
            process.kill()
            break
    seen.extend(process.stdout)
    process.wait(timeout=30)
    process.stdout.close()
    return max((int(one) for one in _WRITTEN.findall("".join(seen))), default=0)


@pytest.mark.slow
def test_nothing_confirmed_is_lost_by_twenty_kills(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same kills every time
    for kill in range(KILLS):
        data = tmp_path / str(kill)
        confirmed = confirmed_before_kill(data, after=chance.randrange(6, 3 * COMMANDS))

        with DataFolder.locked(data) as folder:
            cooperations = TinyCooperations(folder)
            [only] = cooperations.ids()
            matter = cooperations.load(only).round.matter(MatterId("1.5"))
            current = matter.current.proposal.text if matter.current else ""

            assert confirmed <= matter.count <= confirmed + 1
            assert current in {f"Text {matter.count}", ""}
            assert cooperations.verify(only) == []


WORDS = "Rektorn på Norra skolan är sjukskriven till mars."
BLOCKING = (
    f'{FOUND}anna: /samverkan möte ny "1 mars kl 10" typ=styrgrupp\n'
    f'anna: /samverkan möte ställ-in M1 "{WORDS}"\n'
    "anna: /samverkan spärra M1\n"
)


@pytest.mark.slow
def test_a_kill_between_a_block_and_its_deletions_leaves_them_to_the_next_start(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "bot", "console", "--data", str(tmp_path / "d")]
    process = subprocess.Popen(  # noqa: S603 - our own command
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(BLOCKING)
    process.stdin.close()
    told = next(line for line in process.stdout if "har spärrat texten" in line)
    process.kill()
    process.wait(timeout=30)
    assert WORDS not in told
    process.stdout.close()

    after = subprocess.run(  # noqa: S603 - our own command
        command,
        check=True,
        input="+1d\nanna: /samverkan visa M1\n",
        capture_output=True,
        encoding="utf-8",
    )

    assert WORDS not in after.stdout
    with DataFolder.locked(tmp_path / "d") as folder:
        cooperations = TinyCooperations(folder)
        [only] = cooperations.ids()
        kept = cooperations.load(only)
        assert [block.id for block in kept.blocked] == ["M1"]
        assert [row for row in kept.ledger if row.deletes or row.pending] == []
