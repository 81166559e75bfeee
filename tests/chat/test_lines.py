"""Answers from several cooperations as one message: a line of each, a button for the whole."""

import pytest

from bot.chat.lines import Part, first_line, joined, label_of, said_in
from bot.chat.message import Button, Message, Span
from bot.domain.ids import CooperationId
from bot.domain.room import Language

ID = CooperationId("lindsala-ab12")
BOLD = frozenset("b")


def message(*texts: str, style: frozenset[str] = frozenset()) -> Message:
    """Return a message of some runs."""
    return Message(spans=tuple(Span(text=text, style=style) for text in texts))


@pytest.mark.parametrize(
    ("texts", "line"),
    [
        (("Steg 1 av 5.\nMer om det.",), "Steg 1 av 5."),
        (("Steg ", "1", " av 5.\nMer", "\nännu mer"), "Steg 1 av 5."),
        (("\n\nSteg 1 av 5.",), "Steg 1 av 5."),
        (("Två löften:\n", "L1 Ett\nL2 Två"), "Två löften: L1 Ett"),
        (("Två löften:",), "Två löften:"),
        ((), ""),
    ],
)
def test_the_first_line_is_the_answer(texts: tuple[str, ...], line: str) -> None:
    assert "".join(span.text for span in first_line(message(*texts))) == line


def test_a_line_keeps_its_styles() -> None:
    assert {span.style for span in first_line(message("Ett\nTvå", style=BOLD))} == {BOLD}


def test_each_part_has_its_place_first_and_its_button() -> None:
    button = Button(label="Norrby", line="cd34 status")
    shown = joined(
        [
            Part(place="Lindsala", message=message("Ett\nMer"), button=None),
            Part(place="Norrby", message=message("Två"), button=button),
        ]
    )
    assert shown.plain == "Lindsala: Ett\nNorrby: Två"
    assert [span.text.strip() for span in shown.spans if span.style] == ["Lindsala:", "Norrby:"]
    assert (shown.buttons, shown.language) == ((button,), Language.SV)


def test_a_line_is_said_of_one_cooperation() -> None:
    button = said_in("godkänn L1 v1", ID, "Godkänn L1 v1, Lindsala")
    assert button == Button(label="Godkänn L1 v1, Lindsala", line="ab12 godkänn L1 v1")


@pytest.mark.parametrize("line", ["", "ändra 1.5 ett\ntvå", f"ändra 1.5 {'å' * 30}"])
def test_what_a_button_cannot_carry_has_none(line: str) -> None:
    assert said_in(line, ID, "Knapp") is None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("godkänn L1 v1", "Godkänn L1 v1"),
        ('åtgärd ny "Belysning vid stationen"', "Åtgärd ny Belysning vid ..."),
    ],
)
def test_a_typed_line_is_short_on_a_button(line: str, label: str) -> None:
    assert label_of(line) == label
