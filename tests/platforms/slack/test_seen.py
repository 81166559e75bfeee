"""What comes twice is taken once, for as long as it is remembered."""

from bot.platforms.slack.seen import DOUBLE_CLICK, REMEMBERED, Seen

PRESS = "U01ALICE 1793786400.000100 godkänn 1.3 v1"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


def test_a_delivery_that_comes_again_is_known_however_late() -> None:
    clock = Clock()
    seen = Seen(clock)
    assert not seen.again("Ev1")
    assert not seen.again("Ev2")
    clock.now += 3600
    assert seen.again("Ev1")
    assert seen.again("Ev1")


def test_a_second_press_at_once_is_the_same_press() -> None:
    clock = Clock()
    seen = Seen(clock)
    assert not seen.clicked_again(PRESS)
    clock.now += DOUBLE_CLICK - 0.01
    assert seen.clicked_again(PRESS)
    assert not seen.clicked_again(f"{PRESS}2")


def test_a_press_after_two_seconds_is_another_however_many_came_between() -> None:
    clock = Clock()
    seen = Seen(clock)
    assert not seen.clicked_again(PRESS)
    clock.now += DOUBLE_CLICK / 2
    assert seen.clicked_again(PRESS)
    clock.now += DOUBLE_CLICK / 2
    assert not seen.clicked_again(PRESS)
    assert seen.clicked_again(PRESS)


def test_the_oldest_is_forgotten_and_what_came_again_lately_is_not() -> None:
    seen = Seen(Clock())
    assert not seen.again("old")
    assert not seen.again("older")
    assert seen.again("old")
    for number in range(REMEMBERED - 1):
        assert not seen.again(f"Ev{number}")
    assert seen.again("old")
    assert not seen.again("older")


def test_what_was_wrong_in_a_form_is_said_again_when_it_comes_again() -> None:
    seen = Seen(Clock())
    assert seen.refused("V1-a", {}) == {}
    assert seen.refused("V1-a", {"datum": "Ingen dag."}) == {"datum": "Ingen dag."}
    assert seen.refused("V1-b", {}) == {}
    assert seen.refused("V1-a", {}) == {"datum": "Ingen dag."}


def test_no_more_refusals_are_remembered_than_deliveries() -> None:
    seen = Seen(Clock())
    for number in range(REMEMBERED + 1):
        assert seen.refused(f"V{number}", {"text": "För långt."})
    assert seen.refused("V0", {}) == {}
    assert seen.refused("V1", {}) == {"text": "För långt."}
