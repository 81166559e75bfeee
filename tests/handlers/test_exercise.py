"""`start övning`: one account speaks for both, and nothing of it is left."""

from datetime import timedelta

import pytest

from bot.domain.exercise import LASTS
from bot.domain.ids import private_chat
from bot.domain.party import POLICE
from tests.handlers.town import Town


@pytest.fixture
async def playing() -> Town:
    town = Town()
    await town.say("eva", "start övning")
    return town


async def test_everybody_in_the_room_is_the_first_of_the_invented_people(playing: Town) -> None:
    for who in ("eva", "olle"):
        await playing.say(who, f"klar 1.{6 if who == 'eva' else 7}")
    assert {marks[0].by.person for marks in playing.now.round.marks.values()} == {
        playing.now.members[0].person
    }


async def test_a_name_before_a_colon_speaks_as_the_other(playing: Town) -> None:
    await playing.say("eva", "som bo: klar 1.6")
    (mark,) = playing.now.round.marks["1.6"]  # type: ignore[index]
    assert mark.party == POLICE


async def test_one_account_gives_both_keys_as_two_people(playing: Town) -> None:
    await playing.say("eva", "ändra 1.5 Vi möts.")
    await playing.say("eva", "godkänn 1.5 v1")
    assert (await playing.say("eva", "godkänn 1.5 v1")).blocks == ["errors/already_yes"]
    await playing.say("eva", "som Bo: godkänn 1.5 v1")
    settled = playing.matter("1.5").settled
    assert settled is not None
    assert len({yes.by.person for yes in settled.yeses}) == len(playing.now.members)


async def test_buttons_that_answer_the_other_speak_as_her_again(playing: Town) -> None:
    heard = await playing.say("eva", "som bo: visa 1.6")
    assert heard.lines
    assert all(line.startswith("som Bo: ") for line in heard.lines)
    assert not any(line.startswith("som") for line in (await playing.say("eva", "visa 1.6")).lines)


async def test_an_answer_goes_to_whose_question_is_open(playing: Town) -> None:
    await playing.say("eva", "ändra 1.5 Vi möts.")
    await playing.say("eva", "som bo: nej 1.5")
    await playing.say("eva", "svara skäl=Sällan")
    assert playing.matter("1.5").noes[0].by.party == POLICE


async def test_every_message_says_that_it_is_an_exercise(playing: Town) -> None:
    for line in ("status", "som bo: nästa", "klar 1.1", "stauts"):
        heard = await playing.say("eva", line)
        assert all(shown.text.startswith("ÖVNING. ") for shown in heard.messages)


async def test_after_two_weeks_all_of_it_is_gone(playing: Town) -> None:
    people = [member.person for member in playing.now.members]
    playing.clock.move(playing.clock.now() + LASTS - timedelta(minutes=1))
    await playing.app.runner.tick()
    assert playing.now.exercise is not None
    playing.clock.move(playing.clock.now() + timedelta(minutes=1))
    await playing.app.runner.tick()
    assert playing.cooperations.ids() == ()
    for person in people:
        with pytest.raises(KeyError):
            playing.people.load(person)
    assert (await playing.say("eva", "status")).blocks == ["errors/no_cooperation"]


async def test_it_begins_only_in_a_free_room(town: Town) -> None:
    assert (await town.say("anna", "start övning")).blocks == ["errors/room_taken"]
    assert (await town.say("anna", "övning sluta")).blocks == ["errors/no_exercise"]
    assert (await town.say("cia", "start övning", room=private_chat("fake:cia"))).blocks == [
        "errors/start_in_a_room"
    ]
