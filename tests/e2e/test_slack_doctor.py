"""`doctor` looks whether Slack lets the bot reach its rooms and people, beside the running bot."""

import asyncio
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import admin, doctor
from bot.domain.room import Language
from bot.settings import Settings, SlackSettings
from bot.wordbooks import read_lexicon
from tests.e2e.faults import Fault
from tests.e2e.slack_program import BOT_TOKEN, SIGNING_SECRET
from tests.e2e.slack_stage import FOUNDED, Stage, stage

pytestmark = pytest.mark.slow


async def looked_over(staged: Stage) -> tuple[bool, list[str]]:
    """Return whether all is well, and what `doctor` says."""
    lines: list[str] = []
    slack = SlackSettings(
        _env_file=None,
        bot_token=SecretStr(BOT_TOKEN),
        signing_secret=SecretStr(SIGNING_SECRET),
        api_url=staged.bot.proxy.base_url,
    )
    office = admin.Office(
        settings=Settings(_env_file=None, data=staged.data),
        slack=slack,
        words=read_lexicon().words[Language.SV],
        say=lines.append,
    )
    # It has a loop of its own, as on the command line.
    well = await asyncio.to_thread(doctor.doctor, office)
    return well, lines


@pytest.mark.parametrize(
    ("method", "code", "said"),
    [
        ("conversations.info", "channel_not_found", "rummet slack:C01SAMVERKAN: boten är inte med"),
        ("conversations.info", "missing_scope", "boten saknar en rättighet"),
        ("users.info", "user_not_found", "Anna: personens konto är avstängt eller borta"),
        ("auth.test", "token_revoked", "Slack går inte att nå: boten släpps inte in"),
    ],
)
async def test_what_stands_in_the_way_is_said_by_its_room_or_person(
    method: str, code: str, said: str, tmp_path: Path
) -> None:
    async with stage("events", tmp_path, *FOUNDED) as staged:
        well, lines = await looked_over(staged)
        assert well, lines
        staged.bot.proxy.fail(method, Fault.error(code))
        well, lines = await looked_over(staged)
        assert not well
        assert [line for line in lines if said in line], lines


async def test_a_message_that_waits_says_why_in_words(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED) as staged:
        staged.bot.proxy.fail("chat.postMessage", Fault.error("is_archived"))
        await staged.play("anna: /samverkan klar 1.1")
        well, lines = await looked_over(staged)
        assert not well
        assert [line for line in lines if "kanalen är arkiverad" in line], lines
