"""From a request to its answers: one at a time, kept before it is told, never unanswered."""

import asyncio
import logging
from typing import Any

import pytest

from bot.chat.request import Source
from bot.domain.ids import RoomId, TaskId
from tests.fakes import Heard
from tests.handlers.town import ROOM, Town, founded, joined

JOINT = """
    1.1 1.2 1.9 2.1 3.1 3.2 3.3 3.5 3.6 3.7 4.3 4.4 4.6 4.8 4.9 4.10 5.2 5.3 5.5 5.6
""".split()  # noqa: SIM905 - twenty quoted numbers are harder to read
WRITTEN = "Styrgrupp: Anna och Bo."


@pytest.fixture
async def town() -> Town:
    return await joined()


def broken(heard: Heard) -> bool:
    """Tell whether somebody alone was told that something went wrong, and nothing else."""
    [shown] = heard.messages
    return (shown.block, shown.only) == ("errors/broken", "fake:anna")


async def test_a_save_that_fails_is_answered_with_a_reference_and_nothing_else(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    before = town.now
    town.cooperations.full = True
    heard = await town.say("anna", f'ändra 1.5 "{WRITTEN}"')
    assert broken(heard)
    assert town.now == before
    assert str(heard.fact("reference")) in heard.text
    assert str(heard.fact("reference")) in caplog.text
    assert WRITTEN not in caplog.text
    assert "secret words" not in caplog.text
    assert all(record.exc_info is None for record in caplog.records)


async def test_after_it_the_same_line_works(town: Town) -> None:
    town.cooperations.full = True
    await town.say("anna", "klar 1.1", delivery="again")
    town.cooperations.full = False
    heard = await town.say("anna", "klar 1.1", delivery="again")
    assert heard.blocks == ["done/ticked"]


@pytest.mark.parametrize("line", ["start", "språk en", "ändra 1.5", "klar 1.1 finns"])
async def test_a_person_that_cannot_be_kept_is_answered_too(town: Town, line: str) -> None:
    town.people.full = True
    heard = await town.say("anna", line, room=RoomId("fake:annan") if line == "start" else ROOM)
    assert broken(heard) or heard.blocks == ["errors/too_much"]


async def test_a_store_that_is_gone_is_noted_and_raises_nothing(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.cooperations.gone = True
    for line in ("status", "kaffe", f'ändra 1.5 "{WRITTEN}"'):
        heard = await town.say("anna", line)
        assert heard.blocks in ([], ["errors/broken"])
    assert len(caplog.records) >= 3
    assert WRITTEN not in caplog.text


async def test_a_broken_rule_of_our_own_is_answered_without_its_details(
    town: Town, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_now: object) -> None:
        raise ZeroDivisionError(WRITTEN)

    monkeypatch.setattr(type(town.clock), "now", fails)
    heard = await town.say("anna", f'ändra 1.5 "{WRITTEN}"')
    assert heard.blocks in ([], ["errors/broken"])
    assert WRITTEN not in heard.text + caplog.text


async def test_the_same_delivery_changes_nothing_and_answers_nothing(town: Town) -> None:
    await town.say("anna", "klar 1.1", delivery="x1")
    before = town.now
    for again in ("klar 1.1", "ångra 1.1"):
        assert (await town.say("anna", again, delivery="x1")).messages == []
    assert town.now == before


async def test_a_start_delivered_again_is_silent() -> None:
    town = Town()
    line = "start kommun=Lindsala lpo=Mellansjö part=kommun"
    await town.say("anna", line, delivery="x1")
    assert (await town.say("anna", line, delivery="x1")).messages == []


async def test_a_form_delivered_again_is_silent(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    sent: dict[str, Any] = {
        "source": Source.FORM,
        "values": {"text": WRITTEN},
        "delivery": "x1",
    }
    assert (await town.say("anna", **sent)).blocks == ["edit/written"]
    assert (await town.say("anna", **sent)).messages == []
    assert town.matter("1.5").count == 1


async def test_the_same_delivery_twice_at_once_is_applied_once(town: Town) -> None:
    await asyncio.gather(*(town.say("anna", "klar 1.1", delivery="x1") for _ in range(3)))
    assert [shown.block for shown in town.platform.sent].count("done/ticked") == 1


async def test_twenty_at_once_are_all_kept(town: Town) -> None:
    await asyncio.gather(*(town.say("anna", f"klar {task}") for task in JOINT))
    assert set(town.now.round.marks) == {TaskId(task) for task in JOINT}
    assert [shown.block for shown in town.platform.sent].count("done/ticked") == 20


async def test_two_keys_at_once_settle_once(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    await asyncio.gather(*(town.say(who, "godkänn 1.5 v1") for who in ("anna", "bo", "anna", "bo")))
    blocks = [shown.block for shown in town.platform.sent]
    assert blocks.count("approve/settled") == 1
    settled = town.matter("1.5").settled
    assert settled is not None
    assert len(settled.yeses) == 2


async def test_two_starts_at_once_found_one_cooperation() -> None:
    town = Town()
    line = "start kommun=Lindsala lpo=Mellansjö part="
    await asyncio.gather(town.say("anna", f"{line}kommun"), town.say("bo", f"{line}polis"))
    assert len(town.cooperations.ids()) == 1
    blocks = [shown.block for shown in town.platform.sent]
    assert sorted(blocks) == ["errors/room_taken", "start/founded"]


async def test_nobody_waits_while_something_is_being_sent(town: Town) -> None:
    town.platform.go.clear()
    acts = [town.say("anna", "klar 1.1"), town.say("bo", "klar 1.6")]
    both = asyncio.gather(*acts)
    async with asyncio.timeout(5):
        for _ in acts:
            await town.platform.waiting.acquire()
    assert len(town.now.round.marks) == 2
    assert not both.done()
    town.platform.go.set()
    await both


async def test_a_reply_that_fails_raises_nothing(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.platform.down = {ROOM}
    with caplog.at_level(logging.DEBUG):
        for line in ("status", "kaffe", "ändra 1.5", "klar 1.1"):
            assert (await town.say("anna", line)).messages == []
    assert TaskId("1.1") in town.now.round.marks
    assert all(len(record.getMessage()) < 80 for record in caplog.records)
    assert "PlatformDownError" in caplog.text
    assert "Steg 1" not in caplog.text


async def test_an_act_in_a_private_chat_is_told_there_too(town: Town) -> None:
    chat = RoomId("@fake:anna")
    heard = await town.say("anna", "klar 1.1", room=chat, source=Source.DIRECT)
    assert [shown.chat for shown in heard.messages] == [ROOM, chat]


async def test_a_choice_of_language_meanwhile_is_kept_when_a_question_closes(town: Town) -> None:
    chat = RoomId("@fake:anna")
    await town.say("anna", "ändra 1.5")
    await asyncio.gather(
        town.say("anna", "språk en", room=chat, source=Source.DIRECT),
        town.writes("anna", WRITTEN),
    )
    assert town.person("anna").language == "en"
    assert town.person("anna").forms == {}


async def test_questions_count_on_and_come_one_by_one() -> None:
    town = Town()
    asked = []
    for line in ("start", "kommun", "Lindsala"):
        heard = await (town.say("anna", line) if line == "start" else town.writes("anna", line))
        form = heard.messages[-1].message.form
        assert form is not None
        asked.append((form.prompt[:7], form.fields[0].name))
    assert asked == [("1 av 5.", "party"), ("2 av 5.", "municipality"), ("3 av 5.", "district")]


async def test_what_is_not_there_is_answered_before_what_is_missing() -> None:
    town = await founded()
    assert await town.refusal("eva", "tillbaka") == "not_member"
