"""`start övning`: one account speaks for both, and nothing of it is left."""

from datetime import timedelta

import pytest

from bot.chat.request import Source
from bot.domain.exercise import LASTS
from bot.domain.ids import CooperationId, private_chat
from bot.domain.party import POLICE
from tests.handlers.town import Town


@pytest.fixture
async def playing() -> Town:
    town = Town()
    await town.say("eva", "start övning")
    return town


async def test_who_began_it_speaks_as_the_first_and_nobody_else_is_in_it(playing: Town) -> None:
    await playing.say("eva", "klar 1.6")
    (mark,) = playing.now.round.marks["1.6"]  # type: ignore[index]
    assert mark.by.person == playing.now.members[0].person
    assert (await playing.say("olle", "klar 1.6")).blocks == ["errors/not_member"]


async def test_nobody_elses_talk_answers_an_open_question(playing: Town) -> None:
    await playing.say("eva", "ändra 1.5")
    assert (await playing.say("olle", "Kalle ringde.", source=Source.PLAIN)).messages == []
    await playing.say("eva", "Vi möts.", source=Source.PLAIN)
    current = playing.matter("1.5").current
    assert current is not None
    assert current.proposal.text == "Vi möts."


async def test_of_two_open_questions_the_last_one_is_answered(playing: Town) -> None:
    await playing.say("eva", "ändra 1.3")
    await playing.say("eva", "som bo: ändra 1.5")
    await playing.say("eva", "Vi möts.", source=Source.DIRECT)
    assert playing.matter("1.5").count == 1
    assert playing.matter("1.3").count == 0


async def test_nobody_real_can_be_invited(playing: Town) -> None:
    heard = await playing.say("eva", "bjud-in kommun @olle")
    assert heard.blocks == ["errors/not_in_exercise"]
    assert playing.people.by_account("fake:olle") is None


@pytest.mark.parametrize("line", ["som cia: status", "som", "som bo status"])
async def test_another_name_is_answered_with_the_names_there_are(playing: Town, line: str) -> None:
    assert (await playing.say("eva", line)).blocks == ["errors/not_in_cast"]


async def test_a_button_of_an_exercise_does_nothing_once_it_is_gone(playing: Town) -> None:
    drawn = (await playing.say("eva", "visa 1.7")).lines
    await playing.say("eva", "övning sluta")
    await playing.app.runner.tick()
    await playing.say("eva", "start kommun=Norrsjö lpo=Mellansjö part=kommun")
    for line in drawn:
        heard = await playing.say("eva", line, source=Source.PRESS)
        assert heard.blocks == ["errors/passed_exercise"]
    assert playing.now.round.marks == {}


async def test_it_is_over_at_once_and_says_so_until_it_is_gone(playing: Town) -> None:
    await playing.say("eva", "övning sluta")
    for line in ("övning sluta", "start övning", "start kommun=A lpo=B part=kommun"):
        heard = await playing.say("eva", line)
        assert (heard.blocks, heard.fact("over")) == (["errors/exercise_runs"], True)


async def test_a_removal_that_fails_halfway_is_finished_at_the_next_tick(
    playing: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [member.person for member in playing.now.members]
    await playing.say("eva", "övning sluta")
    with monkeypatch.context() as patched:
        patched.setattr(playing.cooperations, "remove", failing)
        await playing.app.runner.tick()
    await playing.app.runner.tick()
    assert playing.cooperations.ids() == ()
    for person in people:
        with pytest.raises(KeyError):
            playing.people.load(person)


def failing(_cooperation: CooperationId) -> None:
    raise OSError(28, "secret words about the disk")


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
    assert all(line.startswith("som Bo/") for line in heard.lines)
    heard = await playing.say("eva", "visa 1.6")
    assert all(line.startswith("som Anna/") for line in heard.lines)


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
