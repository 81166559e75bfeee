"""Promise 2, shared: exactly the one note, and nobody can tell what was not passed on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ids import PartyId
from tests.properties.lines import READS, Act, said
from tests.properties.stage import POLICE, ROOM, TOWN, Line
from tests.properties.test_walls import CONTACT, lines_of, played, seen

pytestmark = pytest.mark.slow

TASKS = ("1.1", "1.3", "2.2")
NOTES = st.lists(st.sampled_from(TASKS), min_size=1, max_size=6)
AFTER = st.lists(st.sampled_from([*READS, *(f"visa {task}" for task in TASKS)]), max_size=6)


def text(number: int) -> str:
    """Return the text of one note, with a word of its own."""
    return f"kvarg-nummer-{number}"


def play_of(writer: PartyId, notes: list[str], chosen: int, reads: list[str]) -> list[Act]:
    """Return a play in which one of some notes is shared, and the other party asks of them all."""
    who, asker = CONTACT[writer], CONTACT[POLICE if writer == TOWN else TOWN]
    written = [
        said(who, ROOM, f"notera {task} {text(number)}", own=number != chosen)
        for number, task in enumerate(notes)
    ]
    return [*written, said(who, ROOM, ""), *(said(asker, ROOM, one, "avbryt") for one in reads)]


def shared(lines: list[Line | None], task: str, number: int) -> list[Line | None]:
    """Return the play with the sharing of one note, by its number among those on its task."""
    line = f"notera dela {task} anteckning={number} säkert=ja"
    return [replace_text(one, line) if one and not one.text else one for one in lines]


def replace_text(line: Line, words: str) -> Line:
    return Line(who=line.who, chat=line.chat, text=words)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([TOWN, POLICE]), NOTES, st.integers(0, 5), AFTER)
def test_one_note_is_shared_as_if_it_were_the_only_one(
    writer: PartyId, notes: list[str], place: int, reads: list[str]
) -> None:
    chosen = place % len(notes)
    task = notes[chosen]
    lines = lines_of(writer, play_of(writer, notes, chosen, [*reads, f"visa {task}"]))
    # What turned own text on is the writer's own too, but no note is kept without it.
    alone = [None if one.own and one.text.startswith("notera") else one for one in lines]
    whole = played("whole", shared([*lines], task, notes[: chosen + 1].count(task)))
    (other,) = {TOWN, POLICE} - {writer}
    shown = "".join(repr(one.message) for one in seen(whole, other))
    assert {number for number in range(len(notes)) if text(number) in shown} == {chosen}
    without = played("without", shared(alone, task, 1))
    assert seen(whole, other) == seen(without, other)
    assert whole.cooperation.seen_by(other) == without.cooperation.seen_by(other)
    assert whole.history(other) == without.history(other)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([TOWN, POLICE]), NOTES, AFTER)
def test_before_sharing_no_note_is_shown_to_others(
    writer: PartyId, notes: list[str], reads: list[str]
) -> None:
    lines = lines_of(writer, play_of(writer, notes, -1, reads))
    whole = played("whole", shared([*lines], "2.3", 1))
    (other,) = {TOWN, POLICE} - {writer}
    assert "kvarg" not in "".join(repr(one.message) for one in seen(whole, other))
