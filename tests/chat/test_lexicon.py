"""Words of every language lead to commands, fields and choices, and back to command lines."""

import pytest

from bot.chat.lexicon import Lexicon
from bot.chat.message import MAX_BUTTON_BYTES, Button
from bot.chat.words import words_of
from bot.domain.room import Language
from tests.chat.reading import lexicon

SMALL = {
    "verbs": {
        "done": {
            "word": "klar",
            "also": ["klart"],
            "phrases": ["är det klart?"],
            "help": "Klar.",
            "example": "klar 1.1",
        },
        "answer": {"word": "svara", "help": "Svara.", "example": "svara"},
    },
    "choices": {"yes": {"yes": ["ja", "japp"]}, "side": {}},
    "fields": {"id": "id", "body": "organ", "version": "version"},
    "buttons": {"done": "Klar {id}"},
}


@pytest.fixture
def small() -> Lexicon:
    return Lexicon({Language.SV: words_of(SMALL)})


def test_a_verb_is_known_by_its_name_its_word_and_other_words(small: Lexicon) -> None:
    assert [small.verb(word) for word in ("done", "KLAR", "klart", "klara")] == [
        "done",
        "done",
        "done",
        None,
    ]


def test_a_plain_question_means_a_command(small: Lexicon) -> None:
    assert small.phrase("Är det klart") == "done"
    assert small.phrase("är det inte klart?") is None


def test_a_mistyped_verb_has_a_nearest_one_among_those_allowed(small: Lexicon) -> None:
    assert small.nearest_verb("klra", ["done"]) == "done"
    assert small.nearest_verb("klra", ["answer"]) is None
    assert small.nearest_verb("xyzåäö", ["done", "answer"]) is None


def test_a_field_and_a_choice_are_known_however_spelt(small: Lexicon) -> None:
    assert small.field("ORGAN") == "body"
    assert small.field("färg") is None
    assert [small.choice("yes", word) for word in ("JAPP", "yes", "nej")] == ["yes", "yes", None]


def test_labels_are_found_by_group_and_name(small: Lexicon) -> None:
    words = small.words[Language.SV]
    assert words.label("buttons", "done") == "Klar {id}"
    with pytest.raises(KeyError):
        words.label("buttons", "nothing")


@pytest.mark.parametrize(
    ("command", "values", "line"),
    [
        ("done", {}, "klar"),
        ("done", {"id": "1.1", "version": 2}, "klar 1.1 v2"),
        ("done", {"id": "1.1", "body": "KS"}, "klar 1.1 organ=KS"),
        ("done", {"body": "KS och KF"}, 'klar organ="KS och KF"'),
        ("answer", {"version": 2}, "svara version=2"),
        ("answer", {"body": ""}, "svara organ="),
    ],
)
def test_a_command_with_its_values_is_a_line(
    small: Lexicon, command: str, values: dict[str, str | int], line: str
) -> None:
    assert small.line(command, values) == line


def test_buttons_say_swedish_words_whoever_presses() -> None:
    assert lexicon().line("approve", {"id": "1.3", "version": 1}) == "godkänn 1.3 v1"


def test_a_button_that_no_platform_could_carry_is_a_bug() -> None:
    fits = "å" * (MAX_BUTTON_BYTES // 2)
    assert Button(label="x", line=fits).line == fits
    with pytest.raises(ValueError, match="å"):
        Button(label="x", line=f"{fits}å")
