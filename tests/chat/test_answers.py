"""Where an answer goes, in which language, and what a private chat is about."""

from typing import Any

import pytest

from bot.chat.answers import Answers
from bot.chat.request import Request, Source
from bot.domain.ids import PersonId, RoomId
from bot.domain.person import Person
from bot.domain.room import Language
from handlers import COMMANDS
from tests.handlers.town import ROOM, Town, joined, private


@pytest.fixture
async def town() -> Town:
    return await joined()


async def test_in_a_room_the_asker_alone_is_answered(town: Town) -> None:
    [shown] = (await town.say("anna", "status")).messages
    assert (shown.chat, shown.only) == (ROOM, "fake:anna")


async def test_in_her_private_chat_nobody_else_reads(town: Town) -> None:
    heard = await town.say("anna", "status", room=private("anna"), source=Source.DIRECT)
    [shown] = heard.messages
    assert (shown.chat, shown.only) == (private("anna"), None)


async def test_a_person_reads_her_own_language_else_the_rooms(town: Town) -> None:
    await town.say("bo", "språk en")
    assert (await town.say("bo", "hjälp")).text != (await town.say("anna", "hjälp")).text
    elsewhere = RoomId("fake:annan")
    assert (await town.say("eva", "hjälp", room=elsewhere)).text.startswith("Här finns")


async def test_a_stranger_in_a_room_is_answered_without_its_matters(town: Town) -> None:
    heard = await town.say("eva", "visa 1.1")
    assert heard.blocks == ["errors/not_member"]
    assert heard.fact("you") is None


async def test_a_form_is_shown_with_its_questions(town: Town) -> None:
    [shown] = (await town.say("anna", "ändra 1.5")).messages
    form = shown.message.form
    assert form is not None
    assert [field.name for field in form.fields] == ["text"]


def request(room: RoomId, delivery: str = "d1") -> Request:
    person = Person(id=PersonId("p9"), name="Eva", accounts=("fake:eva",), forms={})
    return Request(
        command=COMMANDS["status"],
        values={},
        person=person,
        account="fake:eva",
        room=room,
        source=Source.COMMAND,
        delivery=delivery,
        mentions={},
    )


def answers_of(town: Town) -> Answers:
    unused: Any = None
    return Answers(
        commands=COMMANDS,
        cooperations=town.cooperations,
        people=town.people,
        lexicon=unused,
        outbox=unused,
        language=Language.SV,
    )


async def test_a_delivery_that_has_been_applied_is_known(town: Town) -> None:
    answers = answers_of(town)
    await town.say("anna", "klar 1.1", delivery="x1")
    assert answers.seen(request(ROOM, "x1"))
    assert not answers.seen(request(ROOM, "x2"))
    assert not answers.seen(request(RoomId("fake:annan"), "x1"))


async def test_a_private_chat_of_somebody_in_none_is_about_nothing(town: Town) -> None:
    assert answers_of(town).linked(request(private("eva"))) is None


async def test_somebody_not_kept_is_known_as_she_came(town: Town) -> None:
    asked = request(ROOM)
    assert answers_of(town).known(asked.person) is asked.person
    assert answers_of(town).known(town.person("anna")) == town.person("anna")
