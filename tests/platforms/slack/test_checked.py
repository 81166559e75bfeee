"""The check of what leaves for Slack finds each thing that Slack would refuse, and no other."""

import json

import pytest

from tests.platforms.slack.checked import unheard, violations
from tests.platforms.slack.refused import (
    BAD_ACKS,
    BAD_VIEWS,
    GOOD,
    TOO_MUCH,
    actions,
    button,
    field,
    message,
    modal,
    plain,
    rich,
)


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_message_that_slack_would_refuse_is_found(name: str) -> None:
    assert violations("chat.postMessage", TOO_MUCH[name])


@pytest.mark.parametrize("name", BAD_VIEWS)
def test_a_view_that_slack_would_refuse_is_found(name: str) -> None:
    assert violations("views.open", BAD_VIEWS[name])


@pytest.mark.parametrize("name", BAD_ACKS)
def test_an_answer_to_a_form_that_slack_would_refuse_is_found(name: str) -> None:
    assert violations("ack", BAD_ACKS[name])


def test_what_a_fault_is_and_where_is_told() -> None:
    found = violations("chat.postMessage", message(actions(button(text=plain("x" * 76)))))
    assert "blocks[0].elements[0].text: 76, must be 1 to 75" in found


def test_what_is_good_has_no_fault() -> None:
    assert violations("chat.postMessage", GOOD) == []
    assert violations("chat.postMessage", GOOD | {"blocks": json.dumps(GOOD["blocks"])}) == []
    assert violations("chat.postEphemeral", GOOD | {"user": "U01ALICE"}) == []
    assert violations("chat.update", GOOD | {"ts": "1.2"}) == []
    assert violations("response_url", {"text": "Klart", "response_type": "ephemeral"}) == []
    assert violations("response_url", {"delete_original": True}) == []
    assert violations("users.info", {"user": "U1"}) == []


def test_views_and_acks_that_are_good_have_no_fault() -> None:
    view = modal(field(max_length=3000, initial_value="", multiline=True), private_metadata="")
    assert violations("views.open", view) == []
    assert violations("views.open", view | {"view": json.dumps(view["view"])}) == []
    home = {"type": "home", "blocks": [{"type": "header", "text": plain("Hem")}]}
    assert violations("views.publish", {"user_id": "U1", "view": home}) == []
    assert violations("views.update", {"view_id": "V1", "view": view["view"]}) == []
    assert violations("ack", {"response_action": "errors", "errors": {"b": "Skriv två."}}) == []
    assert violations("ack", {"response_action": "update", "view": view["view"]}) == []
    assert violations("ack", {"response_action": "clear"}) == []
    assert violations("ack", {"text": "Klart"}) == []
    assert violations("ack", {"challenge": "abc"}) == []
    assert violations("ack", {}) == []


def test_what_the_blocks_say_is_heard_in_the_text() -> None:
    assert unheard(GOOD) == []
    assert unheard({"view": "{}"}) == []


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Annas mål, Kommun & polis, Varvet, Klar, Polisen", ["Steg 1 av 5"]),
        ("Steg 1 av 5. Annas mål, Kommun, Varvet, Klar, Polisen", ["Kommun & polis"]),
        ("Steg 1 av 5. Annas mål, Kommun &amp; polis, Klart, Varvet", ["Klar", "Polisen", "Klar"]),
    ],
)
def test_what_the_text_leaves_out_is_named(text: str, missing: list[str]) -> None:
    assert unheard(GOOD | {"text": text, "blocks": json.dumps(GOOD["blocks"])}) == missing


def test_mentions_links_and_lines_are_heard_by_their_names() -> None:
    line = rich(
        {"type": "user", "user_id": "U1"},
        {"type": "text", "text": " läser "},
        {"type": "link", "url": "https://x.se", "text": "texten"},
        {"type": "text", "text": "\nSedan <svar>"},
    )
    text = "<@U1> läser <https://x.se|texten>\nSedan &lt;svar&gt;"
    assert unheard(message(line, text=text)) == []
    assert unheard(message(line, text="<@U2> läser texten")) == [
        "@@U1 läser texten",
        "Sedan <svar>",
    ]
