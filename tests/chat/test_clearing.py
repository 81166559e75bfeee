"""Messages are deleted once; what a platform keeps is told of once, with where it is."""

import pytest

from bot.chat.clearing import MOST_TRIES
from bot.domain.ledger import News
from tests.handlers.town import ROOM, Town, joined

WORDS = "Kalle i det röda huset stör grannarna om natten."


@pytest.fixture
async def town() -> Town:
    """Return a town where a message with a text stands in the room."""
    town = await joined()
    await town.say("anna", "möte ny 4 maj kl 10")
    await town.say("anna", f'möte ställ-in M1 "{WORDS}"')
    return town


def row(town: Town) -> News:
    """Return the row that deletes."""
    return town.now.ledger[-1]


async def test_a_row_knows_whose_words_its_message_has_shown(town: Town) -> None:
    assert [one.about for one in town.now.ledger if one.about] == [("M1",)]


async def test_where_all_is_deleted_nothing_more_is_told(town: Town) -> None:
    heard = await town.say("bo", "spärra M1")
    assert (heard.blocks, len(town.platform.deleted)) == (["block/blocked"], 1)
    town.later(days=1)
    assert "block/left" not in (await town.tick()).blocks
    assert len(town.platform.deleted) == 1


async def test_what_stays_is_told_once_with_where_it_is(town: Town) -> None:
    town.platform.lasting = {ROOM}
    heard = await town.say("bo", "spärra M1")
    assert heard.blocks == ["block/blocked", "block/left"]
    assert "det gemensamma rummet" in heard.text
    town.later(days=1)
    assert "block/left" not in (await town.tick()).blocks


async def test_a_platform_that_is_down_is_tried_again_as_sends_are(town: Town) -> None:
    town.platform.down = {ROOM}
    await town.say("bo", "spärra M1")
    assert (row(town).tries, row(town).failure) == (1, "PlatformDownError")
    town.platform.down = set()
    town.later(minutes=1)
    await town.tick()
    assert len(town.platform.deleted) == 1
    assert not row(town).pending


async def test_after_some_tries_it_is_told_where_messages_may_still_be(town: Town) -> None:
    town.platform.undeleting = {ROOM}
    await town.say("bo", "spärra M1")
    heard = []
    for _ in range(2 * MOST_TRIES):
        town.later(hours=4)
        heard += (await town.tick()).blocks
    assert heard.count("block/left") == 1
    assert not row(town).pending


async def test_what_was_on_its_way_when_a_text_was_blocked_goes_without_it(town: Town) -> None:
    await town.say("anna", "möte ny 5 maj kl 10")
    town.platform.down = {ROOM}
    await town.say("anna", f'möte ställ-in M2 "{WORDS}"')
    await town.say("bo", "spärra M2")
    town.platform.down = set()
    town.later(minutes=1)
    heard = await town.tick()
    assert "meeting/cancelled" in heard.blocks
    assert WORDS not in heard.text
    assert "[spärrad text]" in heard.text


async def test_a_kill_before_the_deletions_leaves_them_to_the_next_start(town: Town) -> None:
    town.platform.undeleting = {ROOM}
    await town.say("bo", "spärra M1")
    assert row(town).deletes
    town.platform.undeleting = set()
    town.app = town.built()
    town.later(minutes=1)
    await town.tick()
    assert len(town.platform.deleted) == 1
