"""The one door in: what is read, as what, and what is left alone."""

from functools import partial

import pytest

from bot.chat.request import Account, Incoming, Source
from bot.domain.ids import RoomId
from bot.domain.person import OpenForm
from tests.handlers.town import ROOM, Town, joined, private


@pytest.fixture
async def town() -> Town:
    return await joined()


async def test_talk_in_the_room_is_neither_read_nor_kept(town: Town) -> None:
    before = town.now
    for line in ("klar 1.1", "hur ligger vi till?", "Hej Bo!", ""):
        assert (await town.writes("anna", line)).messages == []
        assert (await town.writes("eva", line)).messages == []
    assert town.now == before
    assert town.people.by_account("fake:eva") is None


@pytest.mark.parametrize("source", [Source.COMMAND, Source.MENTION, Source.DIRECT, Source.PRESS])
async def test_what_is_said_to_the_bot_is_a_command(town: Town, source: Source) -> None:
    assert (await town.say("anna", "klar 1.1", source=source)).blocks == ["done/ticked"]


async def test_somebody_new_is_kept_only_when_she_does_something_that_is(town: Town) -> None:
    await town.say("eva", "status")
    await town.say("eva", "kaffe")
    assert town.people.by_account("fake:eva") is None
    await town.say("eva", "språk en")
    assert town.person("eva").name == "Eva"


async def test_a_name_that_could_not_be_told_at_first_is_taken_later() -> None:
    town = Town()
    nameless = partial(
        Incoming, room=ROOM, source=Source.COMMAND, values=None, mentions={}, delivery="x"
    )
    begun = "start kommun=Lindsala lpo=Mellansjö part=kommun"
    await town.app.inbox.receive(nameless(sender=Account(id="fake:anna", name="anna"), line=begun))
    await town.app.inbox.settled()
    assert town.person("anna").name == "anna"
    await town.say("anna", "roller")
    assert town.person("anna").name == "Anna"
    renamed = Account(id="fake:anna", name="Anna Berg")
    await town.app.inbox.receive(nameless(sender=renamed, line="roller"))
    assert town.person("anna").name == "Anna"


async def test_the_answer_to_an_open_question_is_read(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    assert (await town.writes("bo", "Inte min fråga.")).messages == []
    other = RoomId("fake:annan")
    assert (await town.writes("anna", "Fel rum.", room=other)).messages == []
    assert (await town.writes("anna", "visa 1.5 är ingen order nu")).blocks == ["edit/written"]
    assert (await town.writes("anna", "Klart!")).messages == []


async def test_a_question_can_be_answered_by_a_line_that_names_its_field(town: Town) -> None:
    await town.say("anna", "ändra 1.3 Beslut")
    await town.say("anna", "godkänn 1.3 v1")
    heard = await town.say("anna", 'svara datum="1 mars" organ=KS')
    assert heard.question() == "paragraph"
    heard = await town.say("anna", "svara\nparagraf=")
    assert heard.question() == "registration"
    assert (await town.say("anna", "svara dnr=")).blocks == ["approve/yes_given"]


async def test_it_can_be_named_in_a_private_chat_too() -> None:
    town, chat, direct = Town(), RoomId("fake:nytt"), Source.DIRECT
    await town.say("anna", "start", room=chat, source=direct)
    heard = await town.say("anna", "svara kommun=Lindsala", room=chat, source=direct)
    assert town.person("anna").forms[chat].values == {"municipality": "Lindsala"}
    assert heard.question() == "party"


async def test_an_answer_to_a_question_that_is_gone_is_explained(town: Town) -> None:
    for line in ("svara version=1", "svara", "svara hej"):
        assert await town.refusal("anna", line, Source.PRESS) == "question_gone"
    assert (await town.fill("anna", {"text": "x"})).blocks == ["errors/question_gone"]
    await town.say("anna", "ändra 1.5")
    assert await town.refusal("anna", "svara organ=KS", Source.PRESS) == "question_gone"
    assert (await town.writes("anna", "En text.")).blocks == ["edit/written"]


async def test_a_question_already_answered_is_not_answered_again(town: Town) -> None:
    await town.say("anna", "språk")
    await town.press("anna", "English")
    assert await town.refusal("anna", "svara språk=sv", Source.PRESS) == "question_gone"


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("status", "status/status"),
        ("Hur ligger vi till?", "status/status"),
        ("avbryt", "cancel/cancelled"),
        ("Styrgruppen möts varje månad", "edit/written"),
        ("ändra 1.5 En annan text", "edit/written"),
        ("hjälp mig med texten", "edit/written"),
        ("", "errors/empty_text"),
    ],
)
async def test_in_a_private_chat_a_whole_command_is_no_answer(
    town: Town, line: str, block: str
) -> None:
    chat = private("anna")
    await town.say("anna", "ändra 1.5", room=chat, source=Source.DIRECT)
    heard = await town.say("anna", line, room=chat, source=Source.DIRECT)
    assert heard.blocks[0] == block


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("skjut-upp L1 nästa gång", "errors/not_a_date"),
        ("kvittera A1 hejsan", "errors/not_a_choice"),
        ("12-13", "reminding/quiet_set"),
    ],
)
async def test_in_a_private_chat_a_verb_and_an_id_are_no_answer_even_where_refused(
    town: Town, line: str, block: str
) -> None:
    chat = private("anna")
    await town.say("anna", "påminnelser tyst", room=chat, source=Source.DIRECT)
    heard = await town.say("anna", line, room=chat, source=Source.DIRECT)
    assert heard.blocks[0] == block


async def test_a_form_sent_at_once_leaves_out_what_it_leaves_out(town: Town) -> None:
    await town.say("anna", "ändra 1.3 Beslut")
    await town.say("anna", "godkänn 1.3 v1")
    heard = await town.fill("anna", {"organ": "KS", "Date": "1 mars", "dnr": ""})
    assert heard.blocks == ["approve/yes_given"]


async def test_a_form_with_a_fault_is_asked_again_with_the_rest_kept(town: Town) -> None:
    await town.say("anna", "ändra 1.3 Beslut")
    await town.say("anna", "godkänn 1.3 v1")
    heard = await town.fill("anna", {"organ": "KS", "datum": "snart"})
    assert (heard.blocks, heard.question()) == (["errors/not_a_date"], "date")


async def test_a_form_of_a_command_that_is_no_more_counts_as_closed(town: Town) -> None:
    form = OpenForm(command="gone", values={}, fields=("text",), total=1)
    town.people.save(town.person("anna").filling_in(ROOM, form))
    assert (await town.writes("anna", "Hej")).messages == []
    assert (await town.say("anna", "status")).blocks == ["status/status"]


@pytest.mark.parametrize("line", ["x" * 20_000, "ändra 1.5 " + "x" * 20_000, "\u202e" * 20_000])
async def test_twenty_thousand_characters_are_too_many(town: Town, line: str) -> None:
    assert await town.refusal("anna", line) == "too_long"


async def test_an_answer_of_twenty_thousand_characters_is_asked_again(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    heard = await town.writes("anna", "x" * 20_000)
    assert (heard.blocks, heard.question()) == (["errors/too_long"], "text")


async def test_a_form_with_a_strange_field_does_not_echo_what_hides(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    heard = await town.fill("anna", {"fä\u202erg": "röd"})
    assert "\u202e" not in heard.text


async def test_a_hostile_word_is_answered_as_plain_text(town: Town) -> None:
    heard = await town.say("anna", "<b>{x}</b>{{7*7}}&amp;<!channel>")
    assert "<b>{x}</b>{{7*7}}&amp;<!channel>" in heard.text


async def test_an_error_of_another_command_leaves_an_open_form_alone(town: Town) -> None:
    await town.say("anna", "ändra 1.3 Beslut")
    await town.say("anna", "godkänn 1.3 v1")
    before = town.person("anna").forms
    await town.say("anna", 'klar 1.6 finns=Beslut datum="snart"')
    assert town.person("anna").forms == before
