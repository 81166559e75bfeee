"""Who hears a message is told all that those who see it are shown."""

from pathlib import Path

import pytest

from bot.chat.message import Span
from bot.platforms.slack.answering import with_questions
from bot.platforms.slack.blocks import messages_of
from bot.platforms.slack.hearing import heard, said
from bot.platforms.slack.modals import Context, form_view, is_asked_in_place
from bot.platforms.slack.parting import MAX_BYTES
from tests.platforms.slack.checked import unheard, violations
from tests.platforms.slack.hearing import shown
from tests.platforms.slack.made import CHANNEL, HOSTILE, SLACK, WORDS, buttons, message
from tests.platforms.slack.told import told_in
from tests.playing import scripts

EVERY = pytest.mark.parametrize("script", scripts(), ids=lambda path: path.stem)


@pytest.mark.slow
@EVERY
def test_every_message_of_a_conversation_is_taken_by_slack_and_heard(script: Path) -> None:
    for name, told in told_in(script):
        asked = with_questions(told)
        for blocks in messages_of(asked, SLACK[asked.language]):
            post = {"channel": "C1", "text": heard(blocks), "blocks": blocks}
            assert [*violations("chat.postMessage", post), *unheard(post)] == [], name


@pytest.mark.slow
@EVERY
def test_every_form_of_a_conversation_is_taken_by_slack_and_asks_everything(script: Path) -> None:
    for name, told in told_in(script):
        if told.form is None or is_asked_in_place(told.form):
            continue
        context = Context(room=CHANNEL, line=told.form.line, url="https://hooks.slack.com/" * 9)
        view = form_view(told, told.form, context, SLACK[told.language])
        assert violations("views.open", {"trigger_id": "1.2.x", "view": view}) == [], name
        labels = [block["label"]["text"] for block in view["blocks"] if block["type"] == "input"]
        questions = [field.question for field in told.form.fields]
        # How a day or a person is typed is left out where she picks it.
        assert all(map(str.startswith, questions, labels)), (questions, labels)
        assert all(map(len, labels))


@pytest.mark.slow
def test_the_conversations_have_forms_of_both_kinds_and_both_languages() -> None:
    told = [one for script in scripts() for one in told_in(script)]
    forms = [(one.form, one.language) for _name, one in told if one.form]
    assert len({(is_asked_in_place(form), language) for form, language in forms}) == 4
    assert any("<!channel>" in one.plain for _name, one in told)
    assert "errors/broken" not in {name for name, _told in told}


def test_what_is_heard_is_escaped_and_what_is_said_is_not() -> None:
    [blocks] = messages_of(message(HOSTILE, buttons=buttons(1)), WORDS)
    assert said(blocks) == f"{HOSTILE}\n[Visa 1]"
    assert heard(blocks).startswith("&lt;!channel&gt; *x* &amp; ")


def test_lists_links_dividers_and_small_print_are_heard() -> None:
    here = Span(text="här", link="https://x.se")
    [[text]] = messages_of(message("Läs ", here, "\n- Ett\n- Två"), WORDS)
    small = {"type": "context", "elements": [{"type": "mrkdwn", "text": "Senast"}]}
    blocks = [text, {"type": "divider"}, small]
    assert said(blocks) == "Läs här\n- Ett\n- Två\nSenast"
    assert unheard({"text": heard(blocks), "blocks": blocks}) == []


def test_a_whole_message_of_signs_is_heard_to_its_end() -> None:
    [blocks] = messages_of(message("&" * (MAX_BYTES // 5 - 1)), WORDS)
    assert len(next(shown(blocks))) == MAX_BYTES // 5 - 1
    assert len(heard(blocks)) < 40_000  # where Slack cuts a text
    assert unheard({"text": heard(blocks), "blocks": blocks}) == []


def test_a_person_who_is_called_hears_it_and_what_looks_like_a_call_is_plain() -> None:
    spans = [
        Span(text="Bo", accounts=("console:bo", "slack:T1:U01BO")),
        Span(text=" <@U01BO> "),
        Span(text="Cia", accounts=("console:cia",)),
    ]
    [blocks] = messages_of(message(*spans), WORDS)
    elements = blocks[0]["elements"][0]["elements"]
    assert elements[0] == {"type": "user", "user_id": "U01BO"}
    assert [one["text"] for one in elements[1:]] == [" <@U01BO> ", "Cia"]
    assert heard(blocks) == "<@U01BO> &lt;@U01BO&gt; Cia"
