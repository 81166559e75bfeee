"""`hjälp`, `språk` and `avbryt`: for anyone, member or not."""

import pytest

from bot.chat.request import Source
from bot.domain.ids import RoomId
from bot.domain.room import Language
from handlers import COMMANDS
from tests.chat.reading import lexicon
from tests.handlers.town import ROOM, Town, enters, joined, private


async def test_a_few_verbs_are_shown_with_the_rest_behind_a_button(town: Town) -> None:
    heard = await town.say("bo", "hjälp")
    assert (heard.blocks, heard.labels) == (["help/short"], ["Mer"])
    heard = await town.press("bo", "Mer")
    assert heard.blocks == ["help/all"]
    for name, command in COMMANDS.items():
        shown = f"{lexicon().words[Language.SV].verbs[name].word} –" in heard.text
        assert shown is not command.hidden


@pytest.mark.parametrize("line", ["hjälp godkänn", "help approve", "hjälp bjud in", "? ja"])
async def test_one_verb_is_explained_with_an_example(town: Town, line: str) -> None:
    heard = await town.say("bo", line)
    assert heard.blocks == ["help/one"]


async def test_somebody_new_is_told_how_to_begin() -> None:
    town = Town()
    heard = await town.say("anna", "hjälp")
    assert "start" in heard.text.splitlines()[0]
    assert town.people.by_account("fake:anna") is None


async def test_help_about_nothing_known_shows_all(town: Town) -> None:
    assert (await town.say("bo", "hjälp kaffe")).blocks == ["help/all"]


async def test_the_example_behind_a_refusal_is_about_its_command(town: Town) -> None:
    await town.say("bo", "visa kaffe")
    heard = await town.press("bo", "Visa exempel")
    assert heard.fact("command") == "show"


async def test_a_person_chooses_her_language_and_the_room_keeps_its_own(town: Town) -> None:
    heard = await town.say("bo", "språk en")
    assert heard.blocks == ["language/changed"]
    assert town.person("bo").language is Language.EN
    room = town.now.room(ROOM)
    assert room is not None
    assert room.language is Language.SV
    assert (await town.say("bo", "klar 1.1")).messages[0].text.startswith("Polisen")
    assert (await town.say("anna", "status")).text.startswith("Steg 1")
    heard = await town.say("bo", "status")
    assert heard.text.splitlines()[0].startswith("Step 1 of 5. Your turn together: ")


async def test_the_language_is_asked_for(town: Town) -> None:
    heard = await town.say("bo", "språk")
    assert heard.labels == ["Svenska", "English"]
    assert (await town.press("bo", "English")).blocks == ["language/changed"]
    assert await town.refusal("bo", "språk klingonska") == "not_a_choice"


async def test_somebody_new_may_choose_too() -> None:
    town = Town()
    await town.say("anna", "språk english")
    assert town.person("anna").language is Language.EN
    assert (await town.say("anna", "start")).messages[0].message.form is not None


async def test_an_open_question_is_closed(town: Town) -> None:
    await town.say("bo", "ändra 1.5")
    heard = await town.say("bo", "avbryt")
    assert heard.blocks == ["cancel/cancelled"]
    assert town.person("bo").forms == {}
    assert (await town.writes("bo", "En text")).messages == []


@pytest.mark.parametrize("word", ["avbryt", "Avbryt.", "cancel"])
@pytest.mark.parametrize("question", ["ändra 1.5", "problem ny", "nej 1.5 v1", "fråga 1.5"])
async def test_a_plain_line_closes_a_question_that_takes_any_text(
    town: Town, question: str, word: str
) -> None:
    await town.say("anna", 'ändra 1.5 "Gruppen"')
    before = town.now
    await town.say("bo", question)
    assert town.person("bo").forms
    heard = await town.writes("bo", word)
    assert heard.blocks == ["cancel/cancelled"]
    assert (town.person("bo").forms, town.now) == ({}, before)


async def test_with_nothing_open_there_is_nothing_to_cancel(town: Town) -> None:
    assert (await town.say("bo", "avbryt")).blocks == ["cancel/nothing"]
    assert (await town.writes("bo", "avbryt")).messages == []


@pytest.mark.parametrize("source", [Source.PLAIN, Source.DIRECT])
@pytest.mark.parametrize("word", ["hoppa över", "Hoppa över", "-", " – ", "leave out"])
async def test_an_optional_field_is_left_out_in_words(
    town: Town, word: str, source: Source
) -> None:
    room = private("bo") if source is Source.DIRECT else ROOM
    await town.say("anna", 'ändra 1.3 "Vi samverkar"')
    await town.say("bo", "godkänn 1.3 v1", room=room, source=source_of(source))
    await town.say("bo", "LPO-chefen", room=room, source=source)
    await town.say("bo", "2027-03-09", room=room, source=source)
    heard = await town.say("bo", word, room=room, source=source)
    assert heard.question() == "registration"
    await town.say("bo", word, room=room, source=source)
    [yes] = town.matter("1.3").yeses
    assert yes.decision is not None
    assert (yes.decision.paragraph, yes.decision.registration) == (None, None)


def source_of(answers: Source) -> Source:
    """Return how the question was brought about, where the answers come so."""
    return Source.DIRECT if answers is Source.DIRECT else Source.COMMAND


async def test_any_command_closes_an_open_question(town: Town) -> None:
    await town.say("bo", "ändra 1.5")
    await town.say("bo", "status")
    assert town.person("bo").forms == {}


async def test_a_member_of_one_cooperation_is_answered_in_her_private_chat(town: Town) -> None:
    heard = await town.say("bo", "status", room=private("bo"), source=Source.DIRECT)
    [shown] = heard.messages
    assert (shown.block, shown.chat, shown.only) == ("status/status", private("bo"), None)
    heard = await town.say("bo", "klar 1.1", room=private("bo"), source=Source.DIRECT)
    assert [(shown.chat, shown.block) for shown in heard.messages] == [
        (ROOM, "done/ticked"),
        (private("bo"), "done/ticked"),
    ]


async def test_a_member_of_several_is_asked_which_one_she_means(town: Town) -> None:
    other = type(ROOM)("fake:annan")
    await town.say("bo", "start kommun=Norrby lpo=Y part=polis", room=other)
    heard = await town.say("bo", "klar 1.1", room=private("bo"), source=Source.DIRECT)
    assert heard.blocks == ["errors/which_cooperation"]
    heard = await town.say("bo", "hjälp", room=private("bo"), source=Source.DIRECT)
    assert heard.blocks == ["help/short"]


async def test_a_stranger_in_her_private_chat_is_told_how_to_begin() -> None:
    town = Town()
    heard = await town.say("eva", "status", room=private("eva"), source=Source.DIRECT)
    assert heard.blocks == ["errors/no_cooperation"]


@pytest.mark.parametrize("line", ["stattus", "vissa 1.3", "godkand", "klaar", "andrra", "kaffe"])
async def test_a_mistyped_verb_is_answered_with_the_nearest(town: Town, line: str) -> None:
    assert await town.refusal("bo", line) == "unknown_verb"


async def test_a_reader_is_told_what_she_is(town: Town) -> None:
    await enters(town, "cia", "kommun", "läsare")
    for line in ("klar 1.1", "ändra 1.5 x", "godkänn 1.5", "nej 1.5", "vidare", "bjud-in polis @x"):
        assert await town.refusal("cia", line) == "reader_only"


async def test_who_is_in_several_reads_no_word_of_beginning() -> None:
    town = await joined()
    other = RoomId("fake:norrby")
    await town.say("anna", "start kommun=Norrby lpo=Y part=kommun", room=other)
    heard = await town.say("anna", "hj\u00e4lp", room=private("anna"), source=Source.DIRECT)
    assert heard.text.startswith("Det h\u00e4r kan du skriva")


@pytest.mark.parametrize(
    "line", ["hej", "Hello", "hur kommer vi ig\u00e5ng?", "vad kan du g\u00f6ra"]
)
async def test_a_first_word_leads_on(line: str) -> None:
    heard = await Town().say("anna", line)
    assert heard.blocks == ["help/short"]
    assert heard.labels == ["Starta", "Mer"]


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("tack", "thanks/welcome"),
        ("Tack för hjälpen!", "thanks/welcome"),
        ("thank you", "thanks/welcome"),
        ("vad ska jag göra först?", "next/next"),
        ("vad är på gång?", "status/status"),
        ("kan vi gå vidare?", "advance/closed"),
    ],
)
async def test_what_people_say_is_understood(town: Town, line: str, block: str) -> None:
    assert (await town.say("bo", line)).blocks == [block]


@pytest.mark.parametrize("line", ["rapport", "Visa rapporten", "report"])
async def test_the_report_is_found_by_its_name(town: Town, line: str) -> None:
    meant = (await town.say("bo", "uppföljning rapport")).blocks
    assert (await town.say("bo", line)).blocks == meant
    assert meant != ["errors/unknown_verb"]
