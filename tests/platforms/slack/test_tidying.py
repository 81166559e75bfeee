"""After a press nothing is left on the screen that has done its work."""

from dataclasses import replace
from typing import Any

import pytest

from bot.chat.outcome import NOTHING, Outcome
from bot.platforms.slack.blocks import messages_of
from bot.platforms.slack.reply import USES, Pressed
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.tidying import Tidying
from bot.platforms.slack.workspaces import Workspace
from bot.ports import RoomId, UnreachableError
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.loopback import methods
from tests.platforms.slack.made import CHANNEL, SLACK, WORDS, buttons, message, reply
from tests.platforms.slack.payloads import GENERAL

UPDATE, LINK, HOOK = "chat.update", "chat.getPermalink", "response_url"
[BLOCKS] = messages_of(message("Steg 1.", buttons=buttons(2)), WORDS)
PUBLIC = Pressed(
    channel=GENERAL, ts="1.1", blocks=tuple(BLOCKS), value="visa 1", label="Visa", unseen=False
)
UNSEEN = replace(PUBLIC, blocks=(), unseen=True)
TOLD = Outcome(note=message("Anna har tryckt på Visa 1."), told={CHANNEL: "1.2"})


@pytest.fixture
def tidying(slack: Slack) -> Tidying:
    return Tidying(slack, SLACK)


async def test_a_used_button_gives_way_to_who_pressed_it_and_where_the_answer_is(
    tidying: Tidying, here: Workspace, proxy: FaultyProxy
) -> None:
    await tidying.after(reply(workspace=here, pressed=PUBLIC), TOLD)
    [sent] = proxy.made(UPDATE)
    assert (sent["channel"], sent["ts"]) == (GENERAL, "1.1")
    assert sent["text"] == "Steg 1.\n[Visa 2]\nAnna har tryckt på Visa 1. Se svaret"
    assert proxy.made(LINK)[0]["message_ts"] == "1.2"


async def test_where_the_answer_cannot_be_linked_to_the_note_stands_alone(
    tidying: Tidying, here: Workspace, proxy: FaultyProxy
) -> None:
    proxy.fail(LINK, Fault.error("message_not_found"))
    await tidying.after(reply(workspace=here, pressed=PUBLIC), TOLD)
    assert proxy.made(UPDATE)[0]["text"].endswith("Anna har tryckt på Visa 1.")


async def test_the_first_answer_that_can_be_linked_to_is(
    tidying: Tidying, here: Workspace, proxy: FaultyProxy
) -> None:
    proxy.fail(LINK, Fault.error("channel_not_found"))
    both = replace(TOLD, told={RoomId("slack:C0GONE"): "1.0", CHANNEL: "1.2"})
    await tidying.after(reply(workspace=here, pressed=PUBLIC), both)
    assert [sent["channel"] for sent in proxy.made(LINK)] == ["C0GONE", GENERAL]
    assert proxy.made(UPDATE)[0]["text"].endswith("Se svaret")


@pytest.mark.parametrize(
    ("pressed", "outcome"),
    [
        (None, TOLD),
        (PUBLIC, NOTHING),
        (PUBLIC, replace(TOLD, note=None)),
        (replace(PUBLIC, blocks=()), TOLD),
        (UNSEEN, NOTHING),
        (UNSEEN, replace(TOLD, told={})),
    ],
)
async def test_what_has_not_done_its_work_stays(
    tidying: Tidying,
    here: Workspace,
    proxy: FaultyProxy,
    url: str,
    pressed: Pressed | None,
    outcome: Outcome,
) -> None:
    await tidying.after(reply(workspace=here, url=url, pressed=pressed), outcome)
    assert methods(proxy) == []


async def test_what_only_she_saw_is_taken_away_once_all_have_been_told(
    tidying: Tidying, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    await tidying.after(reply(workspace=here, url=url, pressed=UNSEEN), TOLD)
    assert proxy.made(HOOK) == [{"delete_original": True}]


@pytest.mark.parametrize("used", [{"answered": 1}, {"uses": USES}, {"url": None}])
async def test_what_only_she_saw_stays_where_it_was_replaced_or_no_way_is_left(
    tidying: Tidying, here: Workspace, proxy: FaultyProxy, url: str, used: dict[str, Any]
) -> None:
    await tidying.after(reply(workspace=here, pressed=UNSEEN, **{"url": url} | used), TOLD)
    assert methods(proxy) == []


async def test_a_message_that_is_gone_cannot_be_tidied(
    tidying: Tidying, here: Workspace, proxy: FaultyProxy
) -> None:
    proxy.fail(UPDATE, Fault.error("message_not_found"))
    with pytest.raises(UnreachableError):
        await tidying.after(reply(workspace=here, pressed=PUBLIC), TOLD)
