"""Nothing that was stopped is found afterwards: not on the disk, in the log, nor in an answer."""

import logging
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import orjson
import pytest

from bot.chat.command import Kind
from bot.domain.room import Language
from handlers import COMMANDS
from tests.chat.figures import PHONE, PLATE, REPORT, parted, personal_number
from tests.chat.reading import lexicon
from tests.playing import lines_of

BEGUN = """\
anna: /samverkan start kommun=Lindsala lpo=Mellansjö part=kommun rum=gemensamt överenskommelse=nej
anna: /samverkan bjud-in polis @bo
bo: [Ta rollen]
anna#: /samverkan egen-text på läst=ja
anna: /samverkan problem ny "Klotter vid torget"
anna: /samverkan löfte ny "Vi ses vid torget."
anna: /samverkan ändra 1.3 "Vi samverkar."
anna: /samverkan möte ny 4 mars kl 10
"""
NUMBER = personal_number(date(1981, 12, 28))
SECRETS = {
    parted(NUMBER): (parted(NUMBER), NUMBER),
    f"född {NUMBER[:6]}, de fyra sista {NUMBER[6:]}": (NUMBER[:6],),
    REPORT: (REPORT, REPORT.partition("-")[2]),
    PLATE: (PLATE, PLATE.replace(" ", "")),
    "Kevin är misstänkt": ("Kevin", "misstänkt"),
    "Storgatan 12 lgh 1101": ("lgh 1101", "Storgatan 12"),
    f"Ring {PHONE}": (PHONE,),
    "skriv till eva@example.com": ("eva@example",),
}
"""What is said, and by which of its parts it would be known again."""
FREE = {Kind.TEXT, Kind.WORDS, Kind.NUMBER, Kind.CODE, Kind.CHOICE, Kind.MATTER, Kind.ITEM}
THINGS = ("", "ny ", "P1 ", "L1 ", "1.3 ", "M1 ")


def ways(secret: str) -> Iterator[str]:
    """Yield every verb with a text in every place that it could stand, and forms that hold it."""
    words = lexicon().words[Language.SV]
    for name, command in COMMANDS.items():
        verb = words.verbs[name].word
        yield from (f'{verb} {thing}"{secret}"' for thing in THINGS)
        named = [words.label("fields", one.name) for one in command.fields if one.kind in FREE]
        yield from (f'{verb} {word}="{secret}"' for word in named)
        yield f'{verb} "{secret}"=1'
    yield from (secret, f"@{secret}", f"{secret} status", f"svara {secret}")


def asked(secret: str) -> Iterator[str]:
    """Yield answers to forms: a plain line, and all fields at once."""
    for verb in ("problem ny", "ändra 1.5", "godkänn 1.3 v1", "notera 1.7", "löfte ny"):
        words = ("text", "plats", "organ", "dnr", "anteckning", secret)
        yield from (f"anna#: {verb}", f"anna#: {secret}", "anna#: avbryt", f"anna#: {verb}")
        yield "anna#: " + orjson.dumps(dict.fromkeys(words, secret)).decode()
        yield "anna#: avbryt"


def bytes_under(folder: Path) -> bytes:
    """Return all that is kept, and what it is called."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"\n".join(path.name.encode() + b"\n" + path.read_bytes() for path in files)


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_that_was_stopped_is_found_again(
    secret: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    commands = (line for way in ways(secret) for line in (f"anna#: {way}", "anna#: avbryt"))
    script = "\n".join(chain(BEGUN.splitlines(), commands, asked(secret)))
    said = lines_of(script, tmp_path)
    answers = "\n".join(line for line in said if not line.startswith(">"))
    assert answers.count("inte sparad") > len(COMMANDS)
    for part in SECRETS[secret]:
        assert part.encode() not in bytes_under(tmp_path)
        assert part not in answers
        assert part not in caplog.text


def test_what_is_searched_for_would_be_found(tmp_path: Path) -> None:
    """The same search finds what the writer has said is about no individual."""
    said = lines_of(f'{BEGUN}anna: /samverkan problem ny "Ring {PHONE}" enskild=nej', tmp_path)
    assert PHONE.encode() in bytes_under(tmp_path)
    assert any(PHONE in line for line in said if not line.startswith(">"))
