"""Conversation scripts are taken apart; a line that is not of their form is named by its number."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.console.script import (
    HOME,
    Line,
    Moved,
    Restarted,
    Said,
    ScriptError,
    form_of,
    line_of,
    moved_to,
)

ZONE = ZoneInfo("Europe/Stockholm")


def said(what: str, who: str = "anna", room: str | None = HOME) -> Said:
    return Said(who=who, room=room, what=what)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("   ", None),
        ("# en kommentar", None),
        ("anna: /samverkan status", said("/samverkan status")),
        ("  anna:   hej  ", said("hej")),
        ("åsa-bo: hej", said("hej", who="åsa-bo")),
        ("bo#polisrum: [Nästa]", said("[Nästa]", who="bo", room="polisrum")),
        ("bo#: status", said("status", who="bo", room=None)),
        ("anna: a: b", said("a: b")),
        ('anna: {"text": "x"}', said('{"text": "x"}')),
        ("+7d", Moved(count=7, unit="d")),
        ("+90m", Moved(count=90, unit="m")),
        ("=2027-01-04T09:00", Moved(to=datetime(2027, 1, 4, 9, 0))),  # noqa: DTZ001
        ("!restart", Restarted(down=None)),
        ("!restart +8h", Restarted(down=Moved(count=8, unit="h"))),
    ],
)
def test_a_line_means_one_thing(text: str, expected: Line) -> None:
    assert line_of(text, 1) == expected


@pytest.mark.parametrize(
    "text",
    [
        "anna",
        "anna:",
        "anna:hej",
        "två ord: hej",
        "+7",
        "+7y",
        "+d",
        "=2027-01-04",
        "=2027-13-04T09:00",
        "=2027-02-30T09:00",
        "!restart 8h",
        "!stop",
        "hej alla",
    ],
)
def test_a_malformed_line_is_named_by_its_number(text: str) -> None:
    with pytest.raises(ScriptError, match="17"):
        line_of(text, 17)


def test_a_long_malformed_line_is_cut() -> None:
    with pytest.raises(ScriptError) as caught:
        line_of("x" * 5000, 1)
    assert len(str(caught.value)) < 100


@given(st.text())
def test_any_text_is_a_line_or_a_script_error(text: str) -> None:
    try:
        line_of(text, 1)
    except ScriptError:
        return


def local(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=ZONE)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("now", "move", "expected"),
    [
        (local(2027, 3, 27, 9), "+1d", local(2027, 3, 28, 9)),  # the clocks go forward that night
        (local(2027, 10, 30, 9), "+1d", local(2027, 10, 31, 9)),  # and back that night
        (local(2027, 3, 25, 9), "+1w", local(2027, 4, 1, 9)),
        (local(2027, 1, 31, 9), "+28d", local(2027, 2, 28, 9)),
        (local(2027, 3, 27, 9), "+24h", local(2027, 3, 28, 10)),
        (local(2027, 10, 30, 9), "+24h", local(2027, 10, 31, 8)),
        (local(2027, 3, 28, 1, 59), "+1m", local(2027, 3, 28, 3, 0)),
        (local(2027, 3, 1, 9), "=2027-07-01T08:30", local(2027, 7, 1, 8, 30)),
    ],
)
def test_days_and_weeks_are_the_calendars_and_hours_pass(
    now: datetime, move: str, expected: datetime
) -> None:
    line = line_of(move, 1)
    assert isinstance(line, Moved)
    assert moved_to(line, now.astimezone(UTC), ZONE).astimezone(UTC) == expected.astimezone(UTC)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)), st.integers(0, 500))  # noqa: DTZ001
def test_a_day_later_is_the_same_hour_on_the_wall(naive: datetime, days: int) -> None:
    now = naive.replace(tzinfo=ZONE).astimezone(UTC)
    wall = now.astimezone(ZONE).replace(tzinfo=None) + timedelta(days=days)
    later = moved_to(Moved(count=days, unit="d"), now, ZONE)
    assert later.replace(tzinfo=None) == wall


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"text": "x"}', {"text": "x"}),
        ("{}", {}),
        ('{"text": "x"', None),
        ("{text: x}", None),
        ("[1]", None),
        ('{"a": ' * 20_000, None),
        ('{"a": ' + "1" * 5000 + "}", None),
    ],
    ids=["whole", "empty", "cut", "unquoted", "list", "deep", "huge"],
)
def test_a_form_is_an_object_or_cannot_be_read(
    text: str, expected: dict[str, object] | None
) -> None:
    assert form_of(text) == expected
