"""A form is shown anew when she asks, taken once, and known again by what it began as."""

from collections.abc import Mapping

import pytest

from bot.chat.request import Account, Incoming, Source
from bot.domain.ids import RoomId
from tests.fakes import Heard
from tests.handlers.town import ROOM, Town, account, joined


@pytest.fixture
async def town() -> Town:
    return await joined()


async def send(town: Town, values: Mapping[str, object], *, delivery: str, form: str = "") -> Heard:
    """Let Anna send a form, as a platform hands it over."""
    sent = {"source": Source.FORM, "values": values, "delivery": delivery, "form": form}
    return await town.say("anna", **sent)  # type: ignore[arg-type]


async def hint(town: Town, who: Account, template: str) -> Heard:
    """Let a platform tell somebody what it knows."""
    before = len(town.platform.sent)
    incoming = Incoming(
        room=ROOM,
        sender=who,
        source=Source.COMMAND,
        line="klar 1.1",
        delivery="h1",
        values=None,
        mentions={},
    )
    await town.app.inbox.hint(incoming, template)
    return Heard(town.platform.sent[before:])


@pytest.mark.parametrize("template", ["slack/invite_me", "slack/guest"])
async def test_what_a_platform_knows_is_told_to_her_alone_and_nothing_done(
    town: Town, template: str
) -> None:
    before = town.now
    heard = await hint(town, account("anna"), template)
    assert (heard.blocks, heard.messages[0].only) == ([template], "fake:anna")
    assert town.now == before


async def test_a_hint_leaves_her_open_form_alone_and_keeps_nobody_new(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    before = town.person("anna").forms
    await hint(town, account("anna"), "slack/guest")
    assert town.person("anna").forms == before
    await hint(town, account("eva"), "slack/guest")
    assert town.people.by_account("fake:eva") is None


@pytest.mark.parametrize("source", [Source.COMMAND, Source.MENTION, Source.PRESS])
@pytest.mark.parametrize("line", ["svara", "answer", " Svara "])
async def test_the_word_alone_shows_the_form_again(town: Town, source: Source, line: str) -> None:
    await town.say("anna", "ändra 1.3 Beslut")
    first = await town.say("anna", "godkänn 1.3 v1")
    again = await town.say("anna", line, source=source)
    assert again.blocks == ["form/next"]
    shown, before = again.messages[0].message.form, first.messages[-1].message.form
    assert shown is not None
    assert before is not None
    assert (shown.fields, shown.prompt, shown.line) == (before.fields, before.prompt, before.line)


async def test_the_button_of_a_form_says_that_word(town: Town) -> None:
    heard = await town.say("anna", "ändra 1.5")
    form = heard.messages[0].message.form
    assert form is not None
    assert (form.open.line, form.line) == (f"svara {form.id}", "ändra 1.5 v0")
    assert form.title == "Ändra 1.5"
    assert (await town.say("anna", form.open.line, source=Source.PRESS)).blocks == ["form/next"]


async def test_where_no_form_is_open_the_word_alone_says_so(town: Town) -> None:
    assert await town.refusal("anna", "svara") == "question_gone"


async def test_in_talk_and_in_a_form_the_word_is_an_answer(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    assert (await town.writes("anna", "svara")).blocks == ["edit/written"]
    await town.say("anna", "ändra 4.1")
    assert (await send(town, {"text": "svara"}, delivery="f1")).blocks == ["edit/written"]


async def test_a_form_that_is_delivered_twice_is_taken_once(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    for told in (["edit/written"], []):
        assert (await send(town, {"text": "Så."}, delivery="f1")).blocks == told
    assert town.matter("1.5").count == 1


async def test_it_is_taken_once_by_a_bot_that_was_built_anew_too(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    await send(town, {"text": "Så."}, delivery="f1")
    town.app = town.built()
    assert (await send(town, {"text": "Så."}, delivery="f1")).blocks == []
    assert town.matter("1.5").count == 1


@pytest.mark.parametrize("anew", [False, True])
async def test_a_refused_answer_that_comes_again_does_not_answer_the_question_after_it(
    town: Town,
    anew: bool,  # noqa: FBT001 - a column of the table
) -> None:
    await town.say("anna", "ändra 1.3 Beslut")
    await town.say("anna", "godkänn 1.3 v1")
    wrong = {"organ": "KS", "datum": "snart"}
    assert (await send(town, wrong, delivery="f1")).blocks == ["errors/not_a_date"]
    if anew:
        town.app = town.built()
    assert (await send(town, wrong, delivery="f1")).blocks == []
    right = await send(town, wrong | {"datum": "2027-03-01"}, delivery="f2")
    assert right.blocks == ["approve/yes_given"]


async def test_a_form_that_is_no_longer_open_is_not_taken_for_the_one_that_is(town: Town) -> None:
    old = (await town.say("anna", "ändra 1.5")).form()
    new = (await town.say("anna", "ändra 4.1")).form()
    heard = await send(town, {"text": "Till 1.5"}, delivery="f1", form=old)
    assert heard.blocks == ["errors/question_gone"]
    assert (town.matter("1.5").count, town.matter("4.1").count) == (0, 0)
    assert (await send(town, {"text": "Till 4.1"}, delivery="f2", form=new)).blocks == [
        "edit/written"
    ]


async def test_a_form_is_open_in_one_chat_only(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    heard = await town.say(
        "anna", "ändra 1.5", room=RoomId("fake:annan"), source=Source.FORM, values={"text": "x"}
    )
    assert heard.blocks == ["errors/question_gone"]


async def test_an_own_text_never_becomes_the_answer_to_what_is_shared(town: Town) -> None:
    await town.say("anna", "egen-text på läst=ja")
    own = (await town.say("anna", "lägesbild ny")).form()
    await town.say("anna", "lägesbild ny nivå=delad säkert=ja")
    heard = await send(town, {"text": "HEMLIGT"}, delivery="f1", form=own)
    assert heard.blocks == ["errors/question_gone"]
    assert [shown.only for shown in heard.messages] == ["fake:anna"]
    assert town.now.content.picture == {}


async def test_a_button_answers_the_question_it_stood_beneath(town: Town) -> None:
    await town.say("anna", "ändra 1.5 Ett.")
    await town.say("bo", "godkänn 1.5 v1")
    sure = (await town.say("anna", "ändra 1.5 Två.")).messages[-1].buttons[0]
    await town.say("anna", "ändra 4.1 Tre.")
    await town.say("bo", "godkänn 4.1 v1")
    await town.say("anna", "ändra 4.1 Fyra.")
    assert (await town.stale("anna", sure.line)).blocks == ["errors/question_gone"]
    assert (town.matter("1.5").count, town.matter("4.1").count) == (1, 1)


async def test_what_a_platform_shows_by_itself_leaves_a_question_open(town: Town) -> None:
    await town.say("anna", "ändra 1.5")
    await town.say("anna", "översikt", source=Source.GLANCE)
    assert (await send(town, {"text": "Så."}, delivery="f1")).blocks == ["edit/written"]


async def test_closing_a_form_closes_no_other(town: Town) -> None:
    old = (await town.say("anna", "ändra 1.5")).form()
    await town.say("anna", "ändra 4.1")
    assert (await town.say("anna", "cancel", source=Source.PRESS, form=old)).blocks == []
    assert (await send(town, {"text": "Till 4.1"}, delivery="f1")).blocks == ["edit/written"]


async def test_a_text_is_begun_from_what_there_is(town: Town) -> None:
    for line, first in (("ändra 1.3", "Lindsala kommun och lokal"), ("ändra 1.5", "Så gör vi.")):
        await town.say("anna", "ändra 1.5 Så gör vi.")
        form = (await town.say("anna", line)).messages[-1].message.form
        assert form is not None
        assert (form.fields[0].value or "").startswith(first)
