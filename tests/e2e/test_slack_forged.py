"""A button or a form that says what ours would never say is refused, and nothing is changed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.slack_attack import SECRET, TEXT, attacked, knocking
from tests.e2e.slack_stage import ANNA, BO, CHANNEL, MODES, OTHER
from tests.platforms.slack import payloads

pytestmark = pytest.mark.slow


@MODES
@pytest.mark.parametrize(
    "element",
    [
        {"action_id": f"radera {SECRET}", "value": TEXT},
        {"action_id": "press1", "value": f"{TEXT}{'x' * 2000}"},
        {"action_id": "press1"},
        {"action_id": "press1", "value": 7},
        {"action_id": "press1", "selected_date": "2027-01-04", "type": "datepicker"},
    ],
)
async def test_a_button_that_is_none_of_ours_does_nothing(
    mode: str, element: dict[str, object], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with attacked(mode, tmp_path, caplog) as here:
        ts = (await here.public())[0]["ts"]
        await here.bot.slack.press(
            ANNA, CHANNEL, ts, {"type": "button", "block_id": "b", **element}
        )
        await here.bot.idle()
        assert "refused a block_actions that is not of ours" in caplog.text
        assert await here.answers("anna") == []


@MODES
@pytest.mark.parametrize("channel", [CHANNEL, OTHER])
async def test_a_button_cannot_name_anothers_cooperation(
    mode: str, channel: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with attacked(mode, tmp_path, caplog) as here:
        ids = here.bot.stores.cooperations.ids()
        [other] = [id_.rpartition("-")[2] for id_ in ids if id_.startswith("annanby")]
        ts = (await here.public(channel))[0]["ts"]
        dm = await here.bot.slack.dm(BO)
        for value in (f"{other} godkänn 1.5 v1", "Annanby godkänn 1.5 v1", "visa 1.5"):
            forged = {"type": "button", "action_id": "press1", "block_id": "b", "value": value}
            await here.bot.slack.press(BO, channel, ts, forged)
            await here.bot.slack.press(BO, dm, "1.1", forged)
        await here.bot.idle()
        assert "Annanbys text" not in str(await here.bot.slack.messages(dm))
        assert "Annanbys text" not in str(await here.bot.slack.ephemerals(BO, channel))


def forged(view: Mapping[str, Any], metadata: object) -> dict[str, Any]:
    """Return a filled in form that says it belongs elsewhere."""
    text = metadata if isinstance(metadata, str) else json.dumps(metadata)
    values = {"text": {"value": payloads.written(SECRET)}}
    return payloads.submitted({**view, "private_metadata": text}, values, user=ANNA)


@pytest.mark.parametrize(
    ("room", "is_ours"),
    [
        (f"slack:{OTHER}", True),
        ("slack:C99NOWHERE", True),
        (f"@slack:T01TEST:{BO}", False),
        (f"@slack:T99OTHER:{ANNA}", False),
        ("console:samverkan", False),
        ("web:1", False),
        ("@console:anna", False),
        ("", False),
    ],
)
async def test_a_form_cannot_say_that_it_belongs_elsewhere(
    room: str,
    is_ours: bool,  # noqa: FBT001
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    asked = "anna: /samverkan ändra 1.5"
    async with attacked("events", tmp_path, caplog, asked) as here, knocking(here) as slack:
        view = await here.bot.slack.form(ANNA)
        assert view is not None
        metadata = {**json.loads(view["private_metadata"]), "room": room}
        for kind in ("view_submission", "view_closed"):
            answer = await slack.send({**forged(view, metadata), "type": kind})
            assert answer.status == 200
        await here.bot.idle()
        told = "refused a view_submission that is not of ours" in caplog.text
        assert told is not is_ours


NOT_OURS: tuple[object, ...] = (
    "",
    SECRET,
    "[]",
    "{}",
    {"room": 7},
    {"line": None},
    {"url": 7},
    {"until": "x"},
    {"room": None, "line": None, "url": None, "until": None},
)
"""Metadata that we do not write: the whole text, or what is changed in it."""


async def test_a_form_without_our_own_writing_is_refused(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asked = "anna: /samverkan ändra 1.5"
    async with attacked("events", tmp_path, caplog, asked) as here, knocking(here) as slack:
        view = await here.bot.slack.form(ANNA)
        assert view is not None
        ours = json.loads(view["private_metadata"])
        for wrong in NOT_OURS:
            metadata = {**ours, **wrong} if isinstance(wrong, dict) else wrong
            assert (await slack.send(forged(view, metadata))).status == 200
        await here.bot.idle()
        said = "refused a view_submission that is not of ours"
        assert caplog.text.count(said) == len(NOT_OURS)
