"""Two cooperations under attack: nothing may change, be told to others, or be logged."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.http import listening, server_of, site
from bot.platforms.slack.service import PATH
from tests.e2e.deliverer import Deliverer
from tests.e2e.serving import served
from tests.e2e.slack_program import SIGNING_SECRET
from tests.e2e.slack_stage import FOUNDED, OTHER, Stage, stage

SECRET = "Hemlighetsfullt"  # noqa: S105 - a word to look for
TEXT = f'ändra 1.5 "{SECRET}"'
ELSEWHERE = (
    "cia#annan: /samverkan start kommun=Annanby lpo=Mellansjö part=kommun rum=gemensamt",
    'cia#annan: /samverkan ändra 1.5 "Annanbys text."',
)


@asynccontextmanager
async def attacked(
    mode: str, data: Path, log: pytest.LogCaptureFixture, *lines: str
) -> AsyncIterator[Stage]:
    """Run two cooperations; see to it that nothing is changed, told to others, or logged."""
    async with stage(mode, data, *FOUNDED, *ELSEWHERE, *lines) as here:
        log.set_level(logging.DEBUG)
        log.clear()
        before = here.kept(), await here.public(), await here.public(OTHER)
        yield here
        await here.bot.idle()
        assert (here.kept(), await here.public(), await here.public(OTHER)) == before
        assert SECRET not in log.text


@asynccontextmanager
async def door_of(here: Stage) -> AsyncIterator[str]:
    """Give an address of the bot's web server as anybody reaches it, with nothing in between."""
    heard = listening("127.0.0.1", 0)
    async with served(server_of(site(here.bot.ear.routes)), heard):
        yield f"http://127.0.0.1:{heard.getsockname()[1]}{PATH}"


@asynccontextmanager
async def knocking(here: Stage) -> AsyncIterator[Deliverer]:
    """Send to that address, as Slack would."""
    async with door_of(here) as address, Deliverer(address, SIGNING_SECRET) as slack:
        yield slack
