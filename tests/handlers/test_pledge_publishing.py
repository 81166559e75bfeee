"""`löfte publicera`: what all agreed on, internally first; an old button changes nothing."""

import pytest

from bot.chat.request import Source
from bot.domain.chain import Pledge
from tests.handlers.town import Town, enters, founded

DRAFT = 'löfte ny "Kommunen byter 42 lampor."'


def pledge(town: Town) -> Pledge:
    return town.now.content.pledges[0]


async def agreed(town: Town, line: str = DRAFT) -> None:
    """Write the next version, and let both say yes to it."""
    await town.say("anna", line)
    for who in ("bo", "anna"):
        await town.say(who, f"godkänn L1 v{town.matter('L1').count}")


@pytest.fixture
async def ready(town: Town) -> Town:
    """Return a town with a pledge that both have agreed on."""
    await agreed(town)
    return town


@pytest.fixture
async def public(ready: Town) -> Town:
    """Return a town with a published pledge."""
    await ready.say("anna", "löfte publicera-internt L1 säkert=ja")
    await ready.say("bo", "löfte publicera L1 säkert=ja")
    return ready


async def test_from_nothing_to_a_published_pledge_in_at_most_twelve_lines_and_presses() -> None:
    town = Town()
    await town.say("anna", "start kommun=Lindsala lpo=Mellansjö part=kommun")
    await town.say("anna", "bjud-in polis @bo")
    await town.press("bo", "Ta rollen")
    await town.say("anna", DRAFT)
    await town.press("anna", "Godkänn L1 v1")
    await town.press("bo", "Godkänn L1 v1")
    await town.press("bo", "Publicera L1 internt")
    await town.press("bo", "Ja, publicera")
    await town.press("bo", "Publicera L1")
    heard = await town.press("bo", "Ja, publicera")
    assert heard.blocks == ["pledge/public"]
    lines = 10
    assert lines <= 12
    assert (pledge(town).published, pledge(town).published_version) == (
        town.now.founded.date(),
        1,
    )


@pytest.mark.parametrize(
    ("line", "block"),
    [("löfte publicera-internt L1", "pledge/internal"), ("löfte L1 internt", "pledge/internal")],
)
async def test_what_would_be_published_is_shown_before_it_is(
    ready: Town, line: str, block: str
) -> None:
    heard = await ready.say("anna", line)
    assert (heard.blocks, heard.question()) == (["pledge/publish_ask"], "sure")
    assert heard.messages[0].only == "fake:anna"
    assert "42 lampor" in heard.text
    assert pledge(ready).published_internally is None
    heard = await ready.press("anna", "Ja, publicera")
    assert (heard.blocks, heard.messages[0].only) == ([block], None)
    assert heard.labels == ["Visa L1", "Publicera L1"]


async def test_it_can_be_left_as_it_is(ready: Town) -> None:
    before = ready.now
    await ready.say("anna", "löfte publicera-internt L1")
    assert (await ready.press("anna", "Avbryt")).blocks == ["cancel/cancelled"]
    assert ready.now == before


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("löfte publicera L1", "internally_first"),
        ("löfte publicera", "which_item"),
        ("löfte publicera-internt", "which_item"),
        ("löfte publicera L9", "no_such_item"),
        ("löfte publicera P1", "other_kind"),
        ("löfte publicera L1 nu", "too_much"),
        ("löfte publicera-internt L1 v7", "stale_version"),
        ("gjort L1 +2", "not_published_yet"),
    ],
)
async def test_what_cannot_be_published_is_explained(ready: Town, line: str, code: str) -> None:
    assert await ready.refusal("anna", line) == code


@pytest.mark.parametrize("act", ["publicera-internt", "publicera"])
async def test_nothing_is_published_before_both_have_said_yes(town: Town, act: str) -> None:
    await town.say("anna", DRAFT)
    await town.say("anna", "godkänn L1 v1")
    assert await town.refusal("anna", f"löfte {act} L1") == "not_agreed_yet"


async def test_the_button_of_an_older_version_publishes_nothing(ready: Town) -> None:
    await agreed(ready, 'löfte ändra L1 "Kommunen byter 60 lampor."')
    stale = "löfte publicera-internt L1 v1"
    assert await ready.refusal("anna", stale, Source.PRESS) == "stale_version"
    await ready.say("anna", "löfte publicera-internt L1 säkert=ja")
    stale = "löfte publicera L1 v1"
    assert await ready.refusal("anna", stale, Source.PRESS) == "stale_version"


async def test_a_version_that_came_while_one_was_sure_is_not_published_unread(ready: Town) -> None:
    await ready.say("anna", "löfte publicera-internt L1")
    await ready.say("bo", 'löfte ändra L1 "Kommunen byter 60 lampor."')
    for who in ("bo", "anna"):
        await ready.stale(who, "godkänn L1 v2")
    await ready.say("anna", "löfte publicera-internt L1 v1")
    assert pledge(ready).published_internally is None


async def test_the_internal_button_pressed_again_says_when_it_was_done(ready: Town) -> None:
    line = "löfte publicera-internt L1 v1"
    await ready.say("anna", f"{line} säkert=ja")
    assert await ready.refusal("bo", line, Source.PRESS) == "already_internal"


async def test_the_publish_button_pressed_again_says_when_it_was_done(public: Town) -> None:
    line = "löfte publicera L1 v1"
    assert await public.refusal("anna", line, Source.PRESS) == "already_published"
    line = "löfte publicera-internt L1 v1"
    assert await public.refusal("anna", line, Source.PRESS) == "already_internal"


async def test_the_last_yes_pressed_again_says_that_it_is_settled(public: Town) -> None:
    assert await public.refusal("bo", "godkänn L1 v1", Source.PRESS) == "already_settled"


async def test_a_yes_to_an_older_version_is_no_yes_to_the_new(town: Town) -> None:
    await town.say("anna", DRAFT)
    await town.say("anna", 'löfte ändra L1 "Kommunen byter 60 lampor."')
    assert await town.refusal("bo", "godkänn L1 v1", Source.PRESS) == "stale_version"
    assert await town.refusal("bo", "nej L1 v1 Nej tack", Source.PRESS) == "stale_version"


async def test_a_published_text_holds_until_both_agree_on_a_new_one(public: Town) -> None:
    heard = await public.say("anna", 'löfte ändra L1 "Kommunen byter 60 lampor."')
    assert heard.fact("settled") == 1
    shown = await public.say("bo", "visa L1")
    assert shown.fact("state") == "published"
    assert shown.labels[:2] == ["Godkänn L1 v2", "Nej"]
    assert "Publicera L1" not in shown.labels
    for who in ("bo", "anna"):
        await public.say(who, "godkänn L1 v2")
    shown = await public.say("bo", "visa L1")
    assert (shown.fact("state"), shown.labels) == ("changed", ["Publicera L1"])
    await public.say("bo", "löfte publicera L1 v2 säkert=ja")
    assert pledge(public).published_version == 2


async def test_a_new_version_beside_an_agreed_one_can_be_said_yes_to(ready: Town) -> None:
    await ready.say("anna", 'löfte ändra L1 "Kommunen byter 60 lampor."')
    labels = (await ready.say("bo", "visa L1")).labels
    assert labels[:3] == ["Publicera L1 internt", "Godkänn L1 v2", "Nej"]


async def test_what_is_agreed_or_published_is_not_removed(public: Town) -> None:
    assert await public.refusal("anna", "löfte ta-bort L1") == "item_agreed_on"


@pytest.mark.parametrize("role", ["deltagare", "läsare"])
async def test_only_one_who_holds_the_key_publishes(ready: Town, role: str) -> None:
    await enters(ready, "cia", "kommun", role)
    code = "reader_only" if role == "läsare" else "key_missing"
    for line in ("löfte publicera-internt L1", "löfte publicera L1"):
        assert await ready.refusal("cia", line, Source.MENTION) == code


async def test_a_full_disk_publishes_nothing(ready: Town) -> None:
    ready.cooperations.full = True
    await ready.say("anna", "löfte publicera-internt L1 säkert=ja")
    ready.cooperations.full = False
    assert pledge(ready).published_internally is None


async def test_the_list_shows_what_is_agreed_not_what_is_only_proposed(town: Town) -> None:
    await agreed(town, 'löfte ny "Vi håller fyra möten 2027."')
    await town.say("bo", 'löfte ändra L1 "Vi håller fem möten 2027."')
    listed = (await town.say("anna", "löfte")).text
    assert "fyra möten 2027. (godkänt, version 2 väntar på ja)" in " ".join(listed.split())
    assert "fem möten" not in listed
    assert "fem möten" in (await town.say("anna", "visa L1")).text


async def outside() -> Town:
    """Return a town whose police has no member, and promised something at a meeting."""
    town = await founded()
    await town.say("anna", DRAFT)
    await town.press("anna", "Godkänn L1 v1")
    await town.say("anna", "visa L1")
    heard = await town.press("anna", "Beslutat utanför boten")
    assert heard.blocks == ["done/outside_ask"]
    heard = await town.fill("anna", {"organ": "LPO-chef", "datum": "1 januari"})
    assert heard.blocks == ["done/outside"]
    return town


async def test_a_pledge_that_the_absent_agreed_to_elsewhere_is_published() -> None:
    town = await outside()
    assert town.matter("L1").settled is None
    shown = await town.say("anna", "visa L1")
    assert "Beslutat utanför boten" in shown.text
    await town.press("anna", "Publicera L1 internt")
    await town.press("anna", "Ja, publicera")
    await town.press("anna", "Publicera L1")
    heard = await town.press("anna", "Ja, publicera")
    assert heard.blocks == ["pledge/public"]
    assert pledge(town).published_version == 1


@pytest.mark.parametrize("answer", ["godkänn L1 v1", 'nej L1 v1 "Inte vad vi sa."'])
async def test_those_who_were_absent_confirm_or_dispute_a_pledge(answer: str) -> None:
    town = await outside()
    await enters(town, "bo", "polis")
    confirms = answer.startswith("godkänn")
    await town.say("bo", answer)
    assert (town.matter("L1").settled is not None) is confirms
    line = "löfte publicera-internt L1 säkert=ja"
    if confirms:
        assert (await town.say("anna", line)).blocks == ["pledge/internal"]
    else:
        assert await town.refusal("anna", line) == "not_agreed_yet"


async def test_one_who_is_here_says_her_own_yes_first() -> None:
    town = await founded()
    await town.say("anna", DRAFT)
    await town.say("anna", "klar L1 v1 utanför=ja organ=LPO-chef datum=2027-01-01")
    line = "löfte publicera-internt L1 säkert=ja"
    assert await town.refusal("anna", line) == "not_agreed_yet"
    await town.press("anna", "Godkänn L1 v1")
    assert (await town.say("anna", line)).blocks == ["pledge/internal"]


async def test_where_all_are_here_nothing_is_decided_elsewhere(town: Town) -> None:
    await town.say("anna", DRAFT)
    assert await town.refusal("anna", "klar L1 utanför=ja") == "all_are_here"
    assert await town.refusal("anna", "klar L9 utanför=ja") == "no_such_item"
