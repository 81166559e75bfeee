"""One grammar for everything typed, whoever types and however sloppily."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.command import Command, Field, Kind
from bot.chat.lengths import MAX_LINE
from bot.chat.parsing import parse
from bot.domain.errors import UserError
from handlers import COMMANDS
from tests.chat.reading import lexicon, reading

VERBS = [verb.word for words in lexicon().words.values() for verb in words.verbs.values()]
PIECES = st.sampled_from(
    [*VERBS, "1.3", "v2", "version", "steg", "@bo", '"', "”", "=", "organ=", "kommun=A", "på", "\n"]
)
LINES = st.text() | st.lists(PIECES | st.text(max_size=5), max_size=8).map(" ".join)


def parsed(line: str) -> tuple[str, dict[str, str]]:
    found = parse(line, COMMANDS, reading())
    return found.command.name, dict(found.values)


def refusal(line: str) -> tuple[str, dict[str, Any]]:
    with pytest.raises(UserError) as caught:
        parsed(line)
    return caught.value.code, dict(caught.value.facts)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("bjud-in", "invite"),
        ("Bjud in", "invite"),
        ("INTE ÄN", "not_yet"),
        ("inteän", "not_yet"),
        ("godkann", "approve"),
        ("  Godkänn  ", "approve"),
        ("*godkänn*", "approve"),
        ("Gå vidare", "advance"),
        ("egen text", "own_text"),
        ("approve", "approve"),
        ("not yet", "not_yet"),
        ("ok", "approve"),
        ("?", "help"),
        ("", "help"),
        (" \n ", "help"),
        ("Hur ligger vi till?", "status"),
        ("vem väntar på vem", "next"),
        ("VAD SKA VI GÖRA NU!", "next"),
        ("Vad ska jag göra?", "next"),
        ("vad ska vi göra", "next"),
        ("överenskommelsen", "agreement"),
        ("åtgärden", "measure"),
        ("löftet", "pledge"),
    ],
)
def test_a_sloppy_verb_is_understood(line: str, expected: str) -> None:
    assert parsed(line) == (expected, {})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("visa 1.3", {"id": "1.3"}),
        ("visa uppgift 1.3", {"id": "1.3"}),
        ("visa punkt 1,3", {"id": "1.3"}),
        ("visa 1.3 v2", {"id": "1.3", "version": "2"}),
        ("visa 1.3 version 2", {"id": "1.3", "version": "2"}),
        ("show task 1.3 version=2", {"id": "1.3", "version": "2"}),
        ("visa vidare", {"id": "vidare"}),
        ("steg 2", {"step": "2"}),
        ("steg steg 2", {"step": "2"}),
        ("godkänn 1.3 v1 organ=KS", {"id": "1.3", "version": "1", "body": "KS"}),
        ("godkänn id=1.3 version=v1", {"id": "1.3", "version": "1"}),
        ('godkänn 1.3 organ="KS och KF"', {"id": "1.3", "body": "KS och KF"}),
        ("godkänn 1.3 organ=", {"id": "1.3"}),
        ("bjud-in polis @bo", {"person": "@bo", "party": "polis"}),
        ("bjud in @bo Södra Lappland", {"person": "@bo", "party": "Södra Lappland"}),
        ('bjud-in "Norrby kommun" @bo', {"person": "@bo", "party": "Norrby kommun"}),
        ("roller ersättare @cia", {"person": "@cia", "switch": "substitute"}),
        ("egen-text PÅ", {"switch": "on"}),
        ("språk english", {"language": "en"}),
        ("hjälp bjud in", {"about": "bjud in"}),
        ("vidare steg 3", {"step": "3"}),
        ("tillbaka steg 2 Nya siffror", {"step": "2", "reason": "Nya siffror"}),
        ("start kommun=A,B lpo=Mellansjö", {"municipality": "A,B", "district": "Mellansjö"}),
        ("start KOMMUN=A", {"municipality": "A"}),
    ],
)
def test_values_are_found_by_place_and_by_key(line: str, expected: dict[str, str]) -> None:
    assert parsed(line)[1] == expected


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Vi möts a=b gånger", "Vi möts a=b gånger"),
        ('"Vi möts organ=KS"', "Vi möts organ=KS"),
        ('Vi kallar det "trygg" här', 'Vi kallar det "trygg" här'),
        ("”Vi möts”", "Vi möts"),
        ("Rad ett\n\n- rad två", "Rad ett\n\n- rad två"),
        ('"Rad ett\nrad två"', "Rad ett\nrad två"),
        ('"Vi möts', '"Vi möts'),
        ("Steg ett är klart", "Steg ett är klart"),
        ("Punkt 3 gäller", "Punkt 3 gäller"),
        ("Version ett av texten", "Version ett av texten"),
        ("<b> {x} {{ 7*7 }} <!channel>", "<b> {x} {{ 7*7 }} <!channel>"),
        ("text=”Vi möts”", "Vi möts"),
    ],
)
def test_a_text_is_kept_as_it_was_typed(typed: str, text: str) -> None:
    assert parsed(f"ändra 1.5 {typed}") == ("edit", {"id": "1.5", "text": text})


def test_a_version_before_a_text_is_not_part_of_it() -> None:
    expected = {"id": "1.5", "version": "2", "text": "Vi möts"}
    assert parsed("ändra 1.5 v2 Vi möts")[1] == expected
    assert parsed("ändra 1.5 version 2 Vi möts")[1] == expected


def test_a_move_with_a_reason_that_begins_with_a_noun_keeps_it() -> None:
    assert parsed("vidare Uppgift 1.3 väntar")[1] == {"reason": "Uppgift 1.3 väntar"}


@pytest.mark.parametrize(
    ("line", "code", "facts"),
    [
        ("stattus", "unknown_verb", {"word": "stattus", "nearest": "status"}),
        ("kaffe nu", "unknown_verb", {"word": "kaffe", "nearest": None}),
        ("tarollen 3 4", "too_much", {"command": "take_role", "word": "4"}),
        ("godkänn 1.3 organn=KS", "unknown_field", {"command": "approve", "word": "organn"}),
        ("status nu genast", "too_much", {"command": "status", "word": "nu genast"}),
        ('visa "1.3"', "too_much", {"command": "show", "word": "1.3"}),
        ("start kommun=A kommun=B", "too_much", {"command": "start", "word": "kommun=B"}),
        ("start kommun=A municipality=A", "too_much", {"word": "municipality=A"}),
        ("språk franska", "not_a_choice", {"group": "languages", "word": "franska"}),
        ("tillbaka två", "not_a_number", {"field": "step", "word": "två"}),
        ("godkänn 1.3 datum=snart", "not_a_date", {"field": "date", "word": "snart"}),
        ("kaffe\u202e 1.3", "strange_characters", {"line": 1}),
        ("x" * (MAX_LINE + 1), "too_long", {"length": MAX_LINE + 1, "limit": MAX_LINE}),
        (f"ändra 1.5 {'x' * 3001}", "too_long", {"length": 3001, "limit": 3000}),
        (f"status {'x' * 300}", "too_much", {"command": "status", "word": "x" * 80}),
        ("svara part=polis", "unknown_verb", {"word": "svara"}),
    ],
)
def test_what_is_not_understood_is_said(line: str, code: str, facts: dict[str, Any]) -> None:
    found, said = refusal(line)
    assert found == code
    assert {name: said.get(name) for name in facts} == facts


def test_a_verb_that_is_pressed_is_never_suggested() -> None:
    assert refusal("ta-rolen 3")[1]["nearest"] != "take_role"


def test_two_words_that_are_no_verb_together_are_read_one_by_one() -> None:
    commands = {"done": COMMANDS["done"], "help": COMMANDS["help"]}
    assert parse("klar 1.1", commands, reading()).values == {"id": "1.1"}


def test_a_question_about_a_command_that_is_not_there_is_an_unknown_verb() -> None:
    with pytest.raises(UserError, match="unknown_verb"):
        parse("hur ligger vi till?", {"help": COMMANDS["help"]}, reading())


def test_a_required_value_is_read_even_when_it_does_not_look_right() -> None:
    field = Field(name="id", kind=Kind.TASK, positional=True, required=True)
    command = Command(name="done", handle=COMMANDS["done"].handle, fields=(field,))
    with pytest.raises(UserError, match="no_such_task"):
        parse("klar kaffe", {"done": command}, reading())


@given(LINES)
def test_any_line_is_understood_or_refused(line: str) -> None:
    try:
        found = parse(line, COMMANDS, reading())
    except UserError:
        return
    assert set(found.values) <= {field.name for field in found.command.fields}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_quoted_text_comes_through_whole(text: str) -> None:
    line = f'ändra 1.5 "{text}"'
    try:
        values = parse(line, COMMANDS, reading()).values
    except UserError:
        return
    if not any(quote in text for quote in '"”“„»«″'):
        assert set(values) == {"id", "text"}
