"""What is wrong in a form that was sent is said where it is mended, and nothing of hers is lost."""

import pytest

from bot.platforms.slack.reply import Place
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.workspaces import Workspace
from tests.e2e.proxy import FaultyProxy
from tests.platforms.slack.checked import violations
from tests.platforms.slack.loopback import methods
from tests.platforms.slack.made import REFUSED, choices, field, form, message, reply
from tests.platforms.slack.payloads import ALICE


@pytest.mark.parametrize("place", Place)
async def test_what_is_wrong_in_a_sent_form_is_said_beside_its_field(
    slack: Slack, here: Workspace, proxy: FaultyProxy, url: str, place: Place
) -> None:
    back = reply(place, workspace=here, url=url, sent={"text": "Så.", "datum": "igår"})
    await slack.send(back.room, REFUSED, only=f"slack:{ALICE}", handle=back)
    assert (methods(proxy), back.update) == ([], None)
    assert list(back.errors) == ["datum"]
    assert back.errors["datum"] == REFUSED.plain[:300]
    assert violations("ack", {"response_action": "errors", "errors": back.errors}) == []


async def test_a_refused_text_stays_where_a_tick_would_let_it_through(
    slack: Slack, here: Workspace, proxy: FaultyProxy
) -> None:
    tick = field(word="enskild", choices=choices("nej"))
    asked = form(field(word="datum", kind="date"), field(), assure=tick)
    back = reply(workspace=here, sent={"text": "Ring oss.", "datum": "2027-03-01"})
    await slack.send(
        back.room,
        message("Ett nummer?", form=asked, refused=True),
        only=f"slack:{ALICE}",
        handle=back,
    )
    assert (methods(proxy), back.errors) == ([], {})
    assert back.update is not None
    ack = {"response_action": "update", "view": back.update}
    assert violations("ack", ack) == []
    _, text, day, box = back.update["blocks"]
    assert (text["block_id"], text["element"]["initial_value"]) == ("text", "Ring oss.")
    assert (day["block_id"], day["element"]["initial_date"]) == ("datum", "2027-03-01")
    assert box["element"]["type"] == "checkboxes"
