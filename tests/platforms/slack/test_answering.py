"""Which way an answer takes: where she did it, and by what Slack still allows."""

import json

import pytest

from bot.chat.message import File, Message
from bot.platforms.slack.parting import MAX_BYTES
from bot.platforms.slack.reply import USES, Place, Pressed, Reply
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.workspaces import Workspace
from bot.ports import UnreachableError
from tests.e2e.faults import Fault
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.loopback import Loopback, methods
from tests.platforms.slack.made import PRIVATE, buttons, message, reply
from tests.platforms.slack.payloads import ALICE, DIRECT, GENERAL, TRIGGER

EPHEMERAL, POST, HOOK = "chat.postEphemeral", "chat.postMessage", "response_url"
SAID = message("Klart.", buttons=buttons(1))
SEEN_BY_HER = Pressed(channel=GENERAL, ts="1.2", blocks=(), value="visa", label="Visa", unseen=True)


async def answer(slack: Slack, back: Reply, *messages: Message) -> None:
    """Answer with some messages, one after another."""
    for one in messages or [SAID]:
        await slack.send(back.room, one, only=f"slack:{ALICE}", handle=back)


async def test_an_answer_in_a_channel_is_seen_by_her_alone(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    await answer(slack, reply(workspace=here, url=url))
    [sent] = proxy.made(HOOK)
    assert sent["response_type"] == "ephemeral"
    assert sent["replace_original"] is False
    assert sent["text"] == "Klart.\n[Visa 1]"
    assert [block["type"] for block in sent["blocks"]] == ["rich_text", "actions"]
    assert methods(proxy) == [HOOK]


async def test_a_response_url_is_used_five_times_and_then_slack_is_told_who_may_see(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    await answer(slack, reply(workspace=here, url=url), *[SAID] * (USES + 2))
    assert methods(proxy) == [*[HOOK] * 5, EPHEMERAL, EPHEMERAL]
    last = proxy.made(EPHEMERAL)[-1]
    assert (last["channel"], last["user"]) == (GENERAL, ALICE)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(name="expired", status=404, body="expired_url", kind="text/plain"),
        Fault(name="used", status=200, body='{"ok":false,"error":"used_url"}'),
        Fault.server_error(),
        Fault.html(),
        Fault.html(200),
        Fault.dropped(taken=False),
    ],
    ids=lambda fault: fault.name,
)
async def test_an_address_that_does_not_take_the_answer_is_given_up(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str, fault: Fault
) -> None:
    proxy.fail(HOOK, fault)
    await answer(slack, reply(workspace=here, url=url, thread="1.1"))
    assert methods(proxy) == [HOOK, EPHEMERAL]
    assert proxy.made(EPHEMERAL)[0]["thread_ts"] == "1.1"


async def test_an_answer_without_an_address_goes_into_the_thread_of_the_mention(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    await answer(slack, reply(workspace=here, thread="1.1"), SAID)
    await answer(slack, reply(workspace=here), SAID)
    assert [sent.get("thread_ts") for sent in proxy.made(EPHEMERAL)] == ["1.1", None]


async def test_where_the_bot_is_not_it_is_said_why(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    proxy.fail(EPHEMERAL, Fault.error("not_in_channel"))
    with pytest.raises(UnreachableError, match="not_in_room"):
        await answer(slack, reply(workspace=here))


async def test_the_answer_to_a_press_takes_the_place_of_what_only_she_saw(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    await answer(slack, reply(workspace=here, url=url, pressed=SEEN_BY_HER), SAID, SAID)
    assert [sent["replace_original"] for sent in proxy.made(HOOK)] == [True, False]


async def test_a_long_answer_comes_in_parts_and_the_first_takes_the_place(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    long = message("ord " * (MAX_BYTES // 2))
    await answer(slack, reply(workspace=here, url=url, pressed=SEEN_BY_HER), long)
    assert [sent["replace_original"] for sent in proxy.made(HOOK)] == [True, False, False]


@pytest.mark.parametrize("channel", [None, "D0OTHERS"])
async def test_in_somebody_elses_private_chat_the_answer_goes_to_her_own(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str, channel: str | None
) -> None:
    proxy.fail(HOOK, Fault(name="expired", status=404, body="expired_url", kind="text/plain"))
    await answer(slack, reply(workspace=here, room=PRIVATE, channel=channel, url=url))
    assert methods(proxy) == [HOOK, "conversations.open", POST]
    assert proxy.made(POST)[0]["channel"] == DIRECT


async def test_in_her_private_chat_it_is_an_ordinary_message(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    await answer(slack, reply(Place.DIRECT, workspace=here, url=url), SAID, SAID)
    assert methods(proxy) == ["conversations.open", POST, POST]
    assert {sent["channel"] for sent in proxy.made(POST)} == {DIRECT}
    assert proxy.made(POST)[0]["mrkdwn"] in {False, "0", "false"}


async def test_in_the_home_tab_it_is_a_modal_and_what_follows_comes_in_her_chat(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    await answer(slack, reply(Place.HOME, workspace=here, trigger=TRIGGER), SAID, SAID)
    assert methods(proxy) == ["views.open", "conversations.open", POST]
    opened = proxy.made("views.open")[0]
    assert opened["trigger_id"] == TRIGGER
    assert opened["view"]["callback_id"] == "message"
    assert json.loads(opened["view"]["private_metadata"])["room"] == PRIVATE


async def test_in_a_modal_it_takes_the_place_of_what_it_answers(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    await answer(slack, reply(Place.HOME, workspace=here, view="V1", trigger=TRIGGER))
    assert methods(proxy) == ["views.update"]
    assert proxy.made("views.update")[0]["view_id"] == "V1"


@pytest.mark.parametrize("code", ["expired_trigger_id", "exchanged_trigger_id", "fatal_error"])
async def test_a_modal_that_does_not_open_gives_way_to_her_private_chat(
    slack: Slack, here: Workspace, proxy: FaultyProxy, code: str
) -> None:
    proxy.fail("views.open", Fault.error(code))
    await answer(slack, reply(Place.HOME, workspace=here, trigger=TRIGGER))
    assert methods(proxy) == ["views.open", "conversations.open", POST]


async def test_a_home_tab_without_a_trigger_is_answered_in_her_private_chat(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    await answer(slack, reply(Place.HOME, workspace=here))
    assert methods(proxy) == ["conversations.open", POST]


async def test_what_is_to_be_quiet_says_nothing(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    await answer(slack, reply(workspace=here, url=url, trigger=TRIGGER, quiet=True))
    assert methods(proxy) == []


async def test_what_is_collected_is_shown_by_somebody_else(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str
) -> None:
    back = reply(workspace=here, url=url, collected=[])
    await answer(slack, back, SAID, SAID)
    assert (methods(proxy), back.collected) == ([], [SAID, SAID])


@pytest.mark.parametrize("place", Place)
async def test_a_file_in_an_answer_comes_in_her_private_chat(
    slack: Slack, here: Workspace, proxy: FaultyProxy, loopback: Loopback, url: str, place: Place
) -> None:
    file = File(name="plan.ics", content=b"BEGIN:\xc3\xa5\r\n")
    back = reply(place, workspace=here, url=url, trigger=TRIGGER)
    await answer(slack, back, message("Här är planen.", files=(file,)))
    assert b"BEGIN:\xc3\xa5\r\n" in [body for _method, _path, body in loopback.got]
    [done] = proxy.made("files.completeUploadExternal")
    assert done["channel_id"] == DIRECT
    assert "plan.ics" in str(done["files"])
