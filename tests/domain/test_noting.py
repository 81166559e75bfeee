"""A party's own notes: only after its contact has turned own text on, and for it alone."""

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.log import JOINT as LOG
from bot.domain.log import Act
from bot.domain.member import By, Role
from bot.domain.noting import add_note, allow_own_text, note, own_note, share_note
from bot.domain.party import POLICE
from tests.domain.builders import (
    ANNA,
    BO,
    JOINT,
    LINDSALA,
    joining,
    refusal,
    together,
    who,
)

ON = allow_own_text(together(), allowed=True, by=ANNA)
EVA = who("eva", LINDSALA, Role.PARTICIPANT)


def notes(cooperation: Cooperation, by: By) -> list[str]:
    """Return the notes on a task that somebody's party has."""
    own = cooperation.seen_by(by.party).own_of(by.party)
    return [one.text for one in own.notes.get(JOINT.id, ())]


def test_own_text_is_off_until_the_contact_turns_it_on() -> None:
    assert not together().own_of(LINDSALA).text_allowed
    assert ON.own_of(LINDSALA).text_allowed
    assert not ON.own_of(POLICE).text_allowed
    assert (ON.fresh[-1].act, ON.fresh[-1].audience) == (Act.OWN_TEXT_ON, LINDSALA)


def test_own_text_is_turned_on_and_off_once() -> None:
    off = refusal(lambda: allow_own_text(together(), allowed=False, by=ANNA))
    assert off.code == "own_text_already_off"
    assert refusal(lambda: allow_own_text(ON, allowed=True, by=ANNA)).code == "own_text_already_on"


def test_what_is_kept_stays_when_it_is_turned_off() -> None:
    noted = note(ON, JOINT.id, "Ring skolan", by=ANNA)
    off = allow_own_text(noted, allowed=False, by=ANNA)
    assert notes(off, ANNA) == ["Ring skolan"]
    assert off.fresh[-1].act is Act.OWN_TEXT_OFF
    assert refusal(lambda: note(off, JOINT.id, "Mer", by=ANNA)).code == "own_text_off"


def test_notes_add_up_in_order() -> None:
    noted = note(note(ON, JOINT.id, "Ett", by=ANNA), JOINT.id, "Två", by=ANNA)
    assert notes(noted, ANNA) == ["Ett", "Två"]
    entry = noted.fresh[-1]
    assert (entry.act, entry.audience, entry.about) == (Act.NOTED, LINDSALA, JOINT.id)
    assert entry.content == {"text": "Två"}


def test_a_note_is_seen_by_ones_own_party_alone() -> None:
    both_on = allow_own_text(ON, allowed=True, by=BO)
    noted = note(note(both_on, JOINT.id, "Kommunens", by=ANNA), JOINT.id, "Polisens", by=BO)
    assert (notes(noted, ANNA), notes(noted, BO)) == (["Kommunens"], ["Polisens"])
    for party in (POLICE, None):
        assert "Kommunens" not in repr(noted.seen_by(party))


@pytest.mark.parametrize("cooperation", [ON, together()])
def test_an_empty_note_is_none(cooperation: Cooperation) -> None:
    assert refusal(lambda: note(cooperation, JOINT.id, "", by=ANNA)).code == "empty_text"


def test_a_note_is_not_taken_where_own_text_is_off() -> None:
    error = refusal(lambda: note(ON, JOINT.id, "Polisens", by=BO))
    assert (error.code, error.facts["id"]) == ("own_text_off", JOINT.id)


def test_everyone_in_the_party_may_note_but_only_a_contact_turns_it_on() -> None:
    cooperation = joining(ON, EVA)
    assert notes(note(cooperation, JOINT.id, "Evas", by=EVA), ANNA) == ["Evas"]
    off = refusal(lambda: allow_own_text(cooperation, allowed=False, by=EVA))
    assert off.code == "key_missing"


def shared(cooperation: Cooperation, by: By) -> list[str]:
    """Return the notes on a task that have been passed on, as somebody's party reads them."""
    return [one.text for one in cooperation.seen_by(by.party).content.notes.get(JOINT.id, ())]


def test_exactly_one_note_is_passed_on_and_none_of_the_others() -> None:
    noted = note(note(ON, JOINT.id, "Ett", by=ANNA), JOINT.id, "Två", by=ANNA)
    first = own_note(noted, JOINT.id, 1, by=ANNA)
    after = share_note(noted, JOINT.id, first, by=ANNA)
    assert (shared(after, BO), shared(after, ANNA)) == (["Ett"], ["Ett"])
    assert "Två" not in repr(after.seen_by(POLICE))
    assert [one.shared for one in after.own_of(LINDSALA).notes[JOINT.id]] == [True, False]
    entry = after.fresh[-1]
    assert (entry.act, entry.audience, entry.about) == (Act.NOTE_SHARED, LOG, JOINT.id)
    assert (entry.version, entry.content) == (None, {"text": "Ett"})


def test_nobody_can_tell_how_many_were_not_passed_on() -> None:
    alone = note(ON, JOINT.id, "Två", by=ANNA)
    noted = note(note(ON, JOINT.id, "Ett", by=ANNA), JOINT.id, "Två", by=ANNA)
    seen = [
        share_note(one, JOINT.id, own_note(one, JOINT.id, None, by=ANNA), by=ANNA).seen_by(POLICE)
        for one in (alone, noted)
    ]
    assert seen[0] == seen[1]


def test_without_a_number_the_newest_that_is_not_passed_on_is_meant() -> None:
    noted = note(note(ON, JOINT.id, "Ett", by=ANNA), JOINT.id, "Två", by=ANNA)
    newest = own_note(noted, JOINT.id, None, by=ANNA)
    assert newest.text == "Två"
    after = share_note(noted, JOINT.id, newest, by=ANNA)
    assert own_note(after, JOINT.id, None, by=ANNA).text == "Ett"


@pytest.mark.parametrize("number", [None, 0, -1, 3])
def test_a_note_that_is_not_there_is_not_passed_on(number: int | None) -> None:
    noted = note(ON, JOINT.id, "Ett", by=ANNA) if number is not None else ON
    error = refusal(lambda: own_note(noted, JOINT.id, number, by=ANNA))
    assert (error.code, error.facts["id"]) == ("no_note_to_share", JOINT.id)
    assert refusal(lambda: own_note(noted, JOINT.id, 1, by=BO)).code == "no_note_to_share"


def test_a_note_is_passed_on_once() -> None:
    noted = note(ON, JOINT.id, "Ett", by=ANNA)
    after = share_note(noted, JOINT.id, own_note(noted, JOINT.id, 1, by=ANNA), by=ANNA)
    assert refusal(lambda: own_note(after, JOINT.id, 1, by=ANNA)).code == "note_shared_already"
    assert refusal(lambda: own_note(after, JOINT.id, None, by=ANNA)).code == "no_note_to_share"


def test_a_note_for_all_needs_no_own_text() -> None:
    after = add_note(together(), JOINT.id, "Till alla", by=BO)
    assert (shared(after, ANNA), after.own) == (["Till alla"], together().own)
    assert refusal(lambda: add_note(together(), JOINT.id, "", by=BO)).code == "empty_text"
