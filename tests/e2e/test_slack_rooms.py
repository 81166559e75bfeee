"""Where the bot is shut out, what is done is kept, and is told once it is let in again."""

import logging
from pathlib import Path
from typing import Any

import pytest

from bot.admin import Office
from bot.doctor import doctor
from bot.domain.room import Language
from bot.ports import UnreachableError, private_chat
from bot.settings import SlackSettings
from bot.wordbooks import read_lexicon
from tests.e2e.faults import Fault
from tests.e2e.slack_stage import ANNA, BO, FOUNDED, MODES, Stage, delivering, stage
from tests.platforms.slack import events

pytestmark = pytest.mark.slow

POST = "chat.postMessage"
HINT = "Bjud in mig med /invite @Samverkan"
REASONS = [
    ("not_in_channel", "not_in_room"),
    ("channel_not_found", "not_in_room"),
    ("is_archived", "room_archived"),
    ("token_revoked", "token_refused"),
    ("account_inactive", "token_refused"),
    ("restricted_action", "not_allowed"),
    ("missing_scope", "scope_missing"),
]


WORDS = read_lexicon().words[Language.SV]


def doctor_says(here: Stage) -> str | None:
    """Return what `doctor` complains of; None where all is well."""
    said: list[str] = []
    slack = SlackSettings(_env_file=None)
    office = Office(settings=here.bot.settings, slack=slack, words=WORDS, say=said.append)
    return None if doctor(office) else "\n".join(said)


@pytest.mark.parametrize(("code", "reason"), REASONS)
async def test_who_works_where_the_bot_cannot_write_is_told_so(
    code: str, reason: str, tmp_path: Path
) -> None:
    async with stage("events", tmp_path, *FOUNDED) as here:
        here.bot.proxy.fail(POST, Fault.error(code), times=2)
        await here.play("anna: /samverkan klar 1.1")
        assert [(row.failure, row.tries) for row in here.pending] == [(reason, 1)]
        assert WORDS.label("unreachable", reason) in (doctor_says(here) or "")
        answers = await here.answers("anna")
        assert "1.1" in answers[0]
        assert [HINT in answer for answer in answers[1:]] == [True] * (reason == "not_in_room")

        await here.later()
        assert [(row.failure, row.tries) for row in here.pending] == [(reason, 2)]
        await here.play("+5m")
        assert here.pending == []
        assert await here.told("1.1") == 1
        await here.play("!restart", "+1d")
        assert await here.told("1.1") == 1
        assert doctor_says(here) is None
        assert len(await here.answers("anna")) == len(answers)


@MODES
async def test_a_cooperation_can_be_founded_where_the_bot_is_not_yet(
    mode: str, tmp_path: Path
) -> None:
    async with stage(mode, tmp_path) as here:
        here.bot.proxy.fail(POST, Fault.error("not_in_channel"), times=2)
        await here.play(*FOUNDED[:2])
        assert [row.failure for row in here.pending] == ["not_in_room"] * 2
        assert [HINT in answer for answer in await here.answers("anna")] == [False, True] * 2
        await here.later()
        texts = [one["text"] for one in await here.public()]
        assert [text.partition(" ")[0] for text in texts] == ["Nu", "Anna"]
        await here.play(FOUNDED[2])
        assert len(here.cooperation.members) == 2


@MODES
async def test_a_press_where_the_bot_has_been_removed_counts(mode: str, tmp_path: Path) -> None:
    async with stage(mode, tmp_path, *FOUNDED[:2]) as here:
        for method in (POST, "chat.update", "chat.postEphemeral"):
            here.bot.proxy.fail(method, Fault.error("not_in_channel"), times=9)
        await here.play(FOUNDED[2])
        assert len(here.cooperation.members) == 2
        answers = await here.answers("bo")
        assert "Bo är nu polisens kontaktperson" in answers[0]
        assert HINT in answers[1]


async def test_somebody_who_is_gone_is_a_reason_and_no_crash(tmp_path: Path) -> None:
    async with stage("socket", tmp_path, *FOUNDED, "bo: /samverkan hjälp") as here:
        message: Any = here.bot.app.lexicon  # never looked at: nobody is there to read it
        here.bot.proxy.fail("conversations.open", Fault.error("user_disabled"))
        chat = private_chat(f"slack:T01TEST:{BO}")
        with pytest.raises(UnreachableError) as caught:
            await here.bot.service.slack.send(chat, message, only=None)
        assert caught.value.reason == "person_gone"


async def test_a_revoked_token_is_noted_and_nothing_stops(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    inner: list[dict[str, Any]] = [
        {"type": "tokens_revoked", "tokens": {"bot": ["U0BOT"]}},
        {"type": "app_uninstalled"},
    ]
    async with stage("events", tmp_path, *FOUNDED) as here, delivering(here) as slack:
        before = here.kept()
        for one in inner:
            assert (await slack.send(events.event(one))).status == 200
        await here.bot.idle()
        assert here.kept() == before
    assert caplog.text.count("the token of workspace T01TEST is revoked") == 2


async def test_the_home_of_one_who_cannot_be_shown_it_is_left(tmp_path: Path) -> None:
    async with stage("events", tmp_path, *FOUNDED) as here:
        here.bot.proxy.fail("views.publish", Fault.error("token_revoked"))
        await here.bot.slack.open_home(ANNA)
        await here.bot.idle()
        assert await here.bot.slack.home(ANNA) is None
        await here.bot.slack.open_home(ANNA)
        await here.bot.idle()
        assert "Lindsala" in str(await here.bot.slack.home(ANNA))
