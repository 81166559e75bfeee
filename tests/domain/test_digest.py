"""One fingerprint for the same data, wherever and in whatever order it was put together."""

from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.digest import digest
from bot.domain.party import PartyKind

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)
TABLES = st.dictionaries(st.text(), PLAIN, max_size=4)


def test_it_is_the_hash_of_canonical_json() -> None:
    assert (
        digest({"b": [1, "å"], "a": True}) == sha256('{"a":true,"b":[1,"å"]}'.encode()).hexdigest()
    )


@given(TABLES)
def test_the_order_of_the_fields_does_not_matter(data: dict[str, object]) -> None:
    assert digest(dict(reversed(data.items()))) == digest(data)


@given(TABLES)
def test_a_field_added_later_without_a_value_changes_nothing(data: dict[str, object]) -> None:
    assert digest({**data, "new": None}) == digest({k: v for k, v in data.items() if k != "new"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": (1, 2)}, {"a": [1, 2]}),
        ({"a": {"b": None, "c": 1}}, {"a": {"c": 1}}),
        ({"a": [{"b": None}]}, {"a": [{}]}),
        ({"a": date(2027, 3, 1)}, {"a": "2027-03-01"}),
        ({"a": PartyKind.POLICE}, {"a": "police"}),
    ],
)
def test_what_is_kept_as_the_same_json_is_the_same(
    one: dict[str, object], other: dict[str, object]
) -> None:
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"a": "1"}),
        ({"a": 1}, {"b": 1}),
        ({"a": "x"}, {"a": "x "}),
        ({"a": [1, 2]}, {"a": [2, 1]}),
        ({"a": [None]}, {"a": []}),
        ({"a": ""}, {}),
        ({"a": "b", "c": "d"}, {"a": 'b","c":"d'}),
    ],
)
def test_what_differs_has_another_fingerprint(
    one: dict[str, object], other: dict[str, object]
) -> None:
    assert digest(one) != digest(other)
