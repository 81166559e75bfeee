"""A played script prints the whole dialogue, and the same every time."""

import pytest

from bot.platforms.console.script import ScriptError
from tests.playing import played

START = "anna: /samverkan start kommun=Lindsala lpo=Mellansjö part=kommun\n"
BOTH = f"{START}anna: /samverkan bjud-in polis @bo\nbo: [Ta rollen]\n"


def after(script: str, start: str = BOTH) -> list[str]:
    """Return what is printed after the beginning."""
    return played(start + script).removeprefix(played(start).rstrip("\n")).strip("\n").split("\n")


def test_the_same_script_gives_the_same_bytes() -> None:
    assert played(BOTH) == played(BOTH)


def test_each_line_is_printed_and_then_what_it_brings() -> None:
    lines = after("# Nu.\n\nbo: /samverkan klar 1.1\n")
    assert lines[:3] == ["# Nu.", "", "> bo: /samverkan klar 1.1"]
    assert lines[3].startswith("#samverkan: Polisen har markerat")
    assert lines[-1].strip().startswith("[")


def test_what_only_one_sees_and_what_is_private_say_so() -> None:
    assert after("bo: /samverkan hjälp")[1].startswith("#samverkan (bara bo):")
    assert after("bo#: hjälp")[1].startswith("bo#:")
    assert after("bo#annat: /samverkan hjälp")[1].startswith("#annat (bara bo):")


def test_talk_is_printed_and_not_answered() -> None:
    assert after("bo: Hej Anna!") == ["> bo: Hej Anna!"]


def test_a_mention_is_said_to_the_bot() -> None:
    assert after("bo: @samverkan hur ligger vi till?")[1].startswith("#samverkan (bara bo): Steg 1")


@pytest.mark.parametrize("label", ["Finns inte", "", "Klar {x}"])
def test_a_button_that_cannot_be_seen_is_answered(label: str) -> None:
    lines = after(f"bo: [{label}]")
    assert lines[1].startswith("#samverkan (bara bo): Du ser ingen knapp")
    assert max(map(len, lines)) <= 76


def test_a_button_of_another_is_not_pressed() -> None:
    lines = after("bo: /samverkan hjälp\nanna: [Mer]")
    assert "Du ser ingen knapp" in lines[-1] or "Du ser ingen knapp" in lines[-2]


def test_a_form_is_answered_by_json() -> None:
    lines = after('bo: /samverkan ändra 1.5\nbo: {"text": "Fyra möten"}')
    assert any("har skrivit version 1" in line for line in lines)


def test_a_person_can_be_named_in_a_form() -> None:
    script = 'anna: /samverkan bjud-in\nanna: {"part": "kommun", "person": "@cia"}'
    assert any("bjuder in Cia" in line for line in after(script))


def test_a_form_that_cannot_be_read_is_answered() -> None:
    assert any("formuläret" in line for line in after("bo: /samverkan ändra 1.5\nbo: {text"))


def test_the_clock_is_moved_and_said() -> None:
    assert after("+7d") == ["> +7d", "-- 2027-01-11 09:00"]
    assert after("+90m") == ["> +90m", "-- 2027-01-04 10:30"]
    assert after("=2027-06-01T08:00\n+1d") == [
        "> =2027-06-01T08:00",
        "-- 2027-06-01 08:00",
        "> +1d",
        "-- 2027-06-02 08:00",
    ]


def test_an_hour_keeps_its_place_over_a_change_of_clocks() -> None:
    assert after("=2027-03-27T09:00\n+1d\n+1w\n+24h")[-5:] == [
        "-- 2027-03-28 09:00",
        "> +1w",
        "-- 2027-04-04 09:00",
        "> +24h",
        "-- 2027-04-05 09:00",
    ]
    assert after("=2027-03-27T09:00\n+24h")[-1] == "-- 2027-03-28 10:00"


def test_a_restart_keeps_what_was_said_and_what_can_be_pressed() -> None:
    lines = after("bo: /samverkan klar\n!restart\nbo: [Klar 1.1]\nbo: /samverkan ångra 1.1")
    assert "> !restart" in lines
    assert any("har markerat" in line for line in lines)


def test_a_restart_may_stay_down() -> None:
    assert after("!restart +8h") == ["> !restart +8h", "-- 2027-01-04 17:00"]


def test_an_open_question_survives_a_restart() -> None:
    lines = after("bo: /samverkan ändra 1.5\n!restart\nbo: Fyra möten om året")
    assert any("har skrivit version 1" in line for line in lines)


def test_a_malformed_line_stops_before_anything_is_done() -> None:
    with pytest.raises(ScriptError, match="2"):
        played(f"{START}inte en rad\n")
