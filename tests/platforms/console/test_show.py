"""A message in a terminal: wrapped at 76 columns, buttons in brackets, rows never broken inside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.message import Button, Choice, FieldView, FormView, Message, Span
from bot.platforms.console.show import WIDTH, buttons_of, lines_of

WORDS = st.lists(st.text("abcåäö.,", min_size=1, max_size=30), max_size=60).map(" ".join)


def message(text: str, *labels: str, form: FormView | None = None) -> Message:
    buttons = tuple(Button(label=label, line="x") for label in labels)
    return Message(spans=(Span(text=text),), buttons=buttons, form=form)


def field(question: str, *labels: str) -> FieldView:
    choices = tuple(Choice(label=label, line="svara x", value="x") for label in labels)
    return FieldView(
        name="part",
        word="part",
        question=question,
        kind="words",
        required=True,
        value=None,
        limit=80,
        choices=choices,
    )


def test_lines_are_wrapped_with_prefix_and_indent_counted() -> None:
    lines = list(lines_of("#samverkan (bara anna):", message("ord " * 60)))
    assert lines[0].startswith("#samverkan (bara anna): ord")
    assert all(line.startswith("  ord") for line in lines[1:])
    assert max(map(len, lines)) <= WIDTH
    assert len(lines[0]) > WIDTH - 5


def test_each_line_of_a_text_begins_anew() -> None:
    assert list(lines_of("#a:", message("ett\n\n två"))) == ["#a: ett", "", "   två"] or list(
        lines_of("#a:", message("ett\n\n två"))
    ) == ["#a: ett", "", "  två"]


def test_a_message_without_words_is_its_prefix() -> None:
    assert list(lines_of("#a:", message("", "Ja"))) == ["#a:", "  [Ja]"]


def test_buttons_stand_below_in_rows() -> None:
    lines = list(lines_of("#a:", message("x", *[f"Knapp nummer {n}" for n in range(9)])))
    assert lines[1].startswith("  [Knapp nummer 0] [Knapp nummer 1]")
    assert max(map(len, lines)) <= WIDTH
    assert all(line.count("[") == line.count("]") for line in lines)


def test_what_is_to_be_typed_stands_in_quotes() -> None:
    spans = (Span(text="Skriv "), Span(text="klar", style=frozenset({"code"})))
    assert list(lines_of("#a:", Message(spans=spans))) == ['#a: Skriv "klar"']


def test_a_form_shows_its_question_with_its_choices_first() -> None:
    form = FormView(
        fields=(field("Vem?", "Polisen"), field("När?")),
        prompt="1 av 2. Vem?",
        title="Start",
        line="start",
        id="ab12",
        open=Button(label="Fyll i", line="svara"),
    )
    shown = message("Två frågor.", "Avbryt", form=form)
    assert list(lines_of("#a:", shown)) == [
        "#a: Två frågor.",
        "  1 av 2. Vem?",
        "  [Polisen] [Avbryt]",
    ]
    assert [button.label for button in buttons_of(shown)] == ["Polisen", "Avbryt"]


@pytest.mark.parametrize("prefix", ["#samverkan:", "anna#:"])
@given(text=WORDS, labels=st.lists(st.text("abc ", min_size=1, max_size=40), max_size=9))
def test_no_line_is_wider_than_a_screen(prefix: str, text: str, labels: list[str]) -> None:
    assert all(len(line) <= WIDTH for line in lines_of(prefix, message(text, *labels)))
