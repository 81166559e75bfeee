"""Blocked words go from whatever holds them: long ones anywhere, short ones in their own thing."""

from dataclasses import replace

import pytest

from bot.domain.block import Block, Reason
from bot.domain.chain import Measure, Problem
from bot.domain.cooperation import Own
from bot.domain.hiding import LONG, MARK, Hiding, ids_in, words_in
from bot.domain.ids import ItemId, TaskId
from bot.domain.log import JOINT
from bot.domain.note import Note
from bot.domain.picture import OwnObservation, Seen
from tests.domain.builders import ANNA

WORDS = "Kalle i huset (det röda) stör."
P1 = Problem(id=ItemId("P1"), text=WORDS, by=ANNA, place="Torget")


def block(*texts: str, id_: str = "P1") -> Block:
    return Block(id=id_, audience=JOINT, by=ANNA, reason=Reason.OTHER, texts=texts)


def test_with_nothing_blocked_a_thing_is_handed_back_as_it_is() -> None:
    hidden = Hiding(())
    assert not hidden
    assert hidden.of(P1) is P1


def test_a_thing_keeps_its_shape_and_what_is_not_words() -> None:
    hidden = Hiding([block(WORDS, "Torget")]).of(P1)
    assert hidden == replace(P1, text=MARK, place=MARK)


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "P1: {}",
        "{}\nOch mer.",
        '- "{}"',
    ],
)
def test_a_long_text_is_known_wherever_it_stands(around: str) -> None:
    hidden = Hiding([block(WORDS)])
    assert len(WORDS) >= LONG
    assert "Kalle" not in hidden.text(around.format(WORDS))
    assert hidden.text(around.format("Annat")) == around.format("Annat")


def test_it_is_known_with_other_letters_breaks_and_ends() -> None:
    hidden = Hiding([block(WORDS)])
    for text in (WORDS.upper(), WORDS.replace(" ", "\n  "), WORDS.rstrip(".") + ", sägs det"):
        assert MARK in hidden.text(text)
        assert "kalle" not in hidden.text(text).casefold()


def test_a_short_text_is_hidden_in_its_own_thing_alone() -> None:
    hidden = Hiding([block("Torget")])
    other = Measure(id=ItemId("A1"), text="Torget", by=ANNA)
    assert hidden.of(P1).place == MARK
    assert hidden.of(other) is other
    assert hidden.of({"id": "P1", "text": "Torget"}) == {"id": "P1", "text": MARK}
    assert hidden.of({"id": "A1", "text": "Torget"}) == {"id": "A1", "text": "Torget"}


def test_names_and_ids_stay_whatever_is_blocked() -> None:
    hidden = Hiding([block("P1", "polis", "anna")])
    facts = {"id": "P1", "party": "polis", "person": "anna", "text": "anna"}
    assert hidden.of(facts) == {**facts, "text": MARK}
    assert hidden.of(P1) is P1


def test_what_stands_under_an_id_belongs_to_it() -> None:
    notes = {TaskId("1.3"): (Note(text="Kalle", by=ANNA),), TaskId("1.4"): ()}
    seen = OwnObservation(number=2, seen=Seen(text="Åke"), by=ANNA)
    own = Own(notes=notes, observations=(seen,))
    hidden = Hiding([block("Kalle", id_="1.3"), block("Åke", id_="I2")]).of(own)
    assert [one.text for one in hidden.notes[TaskId("1.3")]] == [MARK]
    assert hidden.observations[0].seen.text == MARK


def test_what_was_hidden_in_a_view_is_called_by_the_readers_word() -> None:
    hidden = Hiding([block(WORDS)], "[spärrad text]")
    assert hidden.of([MARK, f"Så här: {MARK}"]) == ["[spärrad text]", "Så här: [spärrad text]"]


def test_what_people_wrote_is_found_and_nothing_else() -> None:
    assert set(words_in(P1)) == {WORDS, "Torget"}
    entry = {"text": "Ett", "cause": "O1", "parties": ["polis"], "items": [{"text": "Två"}]}
    assert list(words_in(entry)) == ["Ett", "Två"]


def test_the_ids_in_a_messages_facts_are_found() -> None:
    facts = {"matter": "1.3", "rows": [{"about": "L1"}], "party": "polis"}
    assert list(ids_in(facts)) == ["1.3", "L1"]
