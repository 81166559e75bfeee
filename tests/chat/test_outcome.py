"""What came of a press: whether its button has done its work, who was told, and who was not."""

from bot.chat.outcome import NOTHING, Outcome
from bot.chat.request import Incoming, Source
from bot.domain.ids import RoomId
from tests.handlers.town import ROOM, Town, account, joined, private, three

YES = "godkänn 1.5 v1"


async def came_of(
    town: Town,
    who: str,
    line: str,
    *,
    source: Source = Source.PRESS,
    room: RoomId = ROOM,
    delivery: str = "",
) -> Outcome:
    """Return what came of something that somebody did."""
    outcome = await town.app.inbox.receive(
        Incoming(
            room=room,
            sender=account(who),
            source=source,
            line=line,
            delivery=delivery or f"{who} {line}",
            values=None,
            mentions={},
            label="Knappen",
        )
    )
    await town.app.inbox.settled()
    return outcome


def noted(outcome: Outcome) -> str:
    """Return the note; empty where there is none."""
    return outcome.note.plain if outcome.note else ""


async def test_a_press_that_changed_something_is_used_up() -> None:
    town = await joined()
    outcome = await came_of(town, "anna", "ändra 1.5 Så.")
    assert noted(outcome) == "Anna har tryckt på Knappen."
    assert outcome.told == {ROOM: f"m{len(town.platform.sent)}"}
    assert outcome.unreached is None


async def test_a_typed_line_leaves_no_note() -> None:
    town = await joined()
    outcome = await came_of(town, "anna", "ändra 1.5 Så.", source=Source.COMMAND)
    assert (outcome.note, list(outcome.told)) == (None, [ROOM])


async def test_a_press_that_changed_nothing_is_not_used_up() -> None:
    town = await joined()
    for line in ("status", "visa 1.5", "godkänn 1.5 v9", "ändra 1.5", "vidare"):
        assert await came_of(town, "anna", line) == NOTHING


async def test_a_yes_is_used_up_once_nobody_has_one_left_to_say() -> None:
    town = await three()
    await town.say("anna", "ändra 1.5 Så.")
    assert [noted(await came_of(town, who, YES)) for who in ("anna", "bo", "dag")] == [
        "",
        "",
        "Dag har tryckt på Knappen.",
    ]


async def test_a_yes_to_a_text_that_has_changed_since_changes_nothing() -> None:
    town = await joined()
    await town.say("anna", "ändra 1.5 Så.")
    await town.say("anna", "ändra 1.5 v1 Inte så.")
    assert await came_of(town, "bo", YES) == NOTHING


async def test_a_no_leaves_the_buttons_for_the_others() -> None:
    town = await three()
    await town.say("anna", "ändra 1.5 Så.")
    outcome = await came_of(town, "bo", 'nej 1.5 v1 skäl="Oklart"')
    assert list(outcome.told) == [ROOM]
    assert outcome.note is None


async def test_what_each_party_ticks_stays_for_the_others() -> None:
    town = await joined()
    for who in ("anna", "bo"):
        outcome = await came_of(town, who, "klar 1.6")
        assert (outcome.note, list(outcome.told)) == (None, [ROOM])


async def test_a_press_delivered_again_changes_nothing_again() -> None:
    town = await joined()
    await came_of(town, "anna", "ändra 1.5 Så.", delivery="p1")
    assert await came_of(town, "anna", "ändra 1.5 Så.", delivery="p1") == NOTHING
    assert town.matter("1.5").count == 1


async def test_a_note_is_in_the_language_of_the_room_and_not_of_who_pressed() -> None:
    town = await joined()
    await town.say("anna", "språk en", room=private("anna"))
    assert noted(await came_of(town, "anna", "ändra 1.5 Så.")) == "Anna har tryckt på Knappen."
    alone = await came_of(town, "anna", "ändra 1.5 v1 Nu.", room=private("anna"))
    assert noted(alone) == "Anna has pressed Knappen."


async def test_why_a_chat_was_not_reached_is_told_and_the_change_kept() -> None:
    town = await joined()
    town.platform.down = {ROOM}
    outcome = await came_of(town, "anna", "ändra 1.5 Så.")
    assert (outcome.unreached, outcome.told) == ("PlatformDownError", {})
    assert town.matter("1.5").count == 1
