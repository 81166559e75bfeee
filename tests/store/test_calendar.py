"""When something is next due, for many things: as if all of them had been looked through."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.store.calendar import Calendar

START = datetime(2027, 3, 10, 8, tzinfo=UTC)
MOMENTS = st.none() | st.integers(0, 9).map(lambda hours: START + timedelta(hours=hours))
PUTS = st.lists(st.tuples(st.sampled_from("abcd"), MOMENTS), max_size=30)


def test_an_empty_one_has_nothing() -> None:
    empty: Calendar[str] = Calendar()
    assert empty.first is None
    assert empty.until(START) == ()


def test_what_is_due_at_the_moment_is_due_and_the_longest_due_is_first() -> None:
    found: Calendar[str] = Calendar()
    found.put("b", START)
    found.put("a", START)
    found.put("c", START - timedelta(hours=1))
    assert found.until(START - timedelta(microseconds=1)) == ("c",)
    assert found.until(START) == ("c", "a", "b")


@given(PUTS, MOMENTS.filter(bool))
def test_it_answers_as_a_search_through_all_would(
    puts: list[tuple[str, datetime | None]], now: datetime
) -> None:
    found: Calendar[str] = Calendar()
    plain: dict[str, datetime] = {}
    for id_, moment in puts:
        found.put(id_, moment)
        plain.pop(id_, None)
        if moment:
            plain[id_] = moment
        assert found.first == min(plain.values(), default=None)
    due = sorted((moment, id_) for id_, moment in plain.items() if moment <= now)
    assert found.until(now) == tuple(id_ for _, id_ in due)
