"""Every text that is kept is read, with where it stands; what machines call things is not."""

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.chain import Letter, Problem
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.person import Person
from bot.domain.reading_through import texts_in
from bot.domain.working import add
from tests.domain.builders import ANNA, together

WORDS = st.text("abcdeåäö 0123456789", min_size=1)
"""What people write."""


def with_problem(text: str) -> Cooperation:
    """Return a cooperation with one problem."""
    made, _ = add(
        together(), Letter.PROBLEM, lambda id_: Problem(id=id_, text=text, by=ANNA), by=ANNA
    )
    return made


def test_a_text_is_named_by_its_fields_and_its_thing() -> None:
    after, _ = add(
        together(), Letter.PROBLEM, lambda id_: Problem(id=id_, text="Bråk", by=ANNA), by=ANNA
    )
    assert ("content.items.P1.text", "Bråk") in texts_in(after)


@given(WORDS)
def test_whatever_is_written_is_read_from_the_state_and_from_the_log(text: str) -> None:
    after, _ = add(
        together(), Letter.PROBLEM, lambda id_: Problem(id=id_, text=text, by=ANNA), by=ANNA
    )
    places = {place for place, found in texts_in((after, after.fresh)) if found == text}
    assert "1.content.items.P1.text" in places
    assert any(place.startswith("2.") for place in places)


def test_keys_are_read_and_never_told() -> None:
    found = [*texts_in({"811228": {"text": "x"}, "P1": "y", Letter.PROBLEM: "z"}, "rows")]
    assert ("rows", "811228") in found
    assert ("rows.text", "x") not in found
    assert ("rows.P1", "y") in found
    assert not any("811228" in place for place, _ in found)


def test_digests_and_accounts_are_not_read() -> None:
    digest = sha256(b"x").hexdigest()
    person = Person(id=PersonId("p1"), name="Eva", accounts=("slack:9001019802",), forms={})
    found = [text for _, text in texts_in((person, {digest: "text"}, {"hash": digest}))]
    assert "Eva" in found
    assert "text" in found
    assert not {digest, "slack:9001019802"} & {*found}
