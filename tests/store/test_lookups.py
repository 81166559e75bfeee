"""How cooperations are found in every store, and that many threads may save at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PersonId, RoomId
from bot.domain.ledger import News
from bot.domain.room import Language, Room
from bot.ports import StaleSaveError
from bot.store.index import NOTHING, Index
from tests.store.builders import (
    ANNA,
    BO,
    START,
    anna,
    cooperation_of,
    joined,
    news,
    with_news,
    written,
)
from tests.store.conftest import Kinds

C1 = CooperationId("c1")


def test_rooms_and_members_find_their_cooperations(kinds: Kinds) -> None:
    saved = kinds.cooperations.save(joined(cooperation_of("c2", "ett")))
    kinds.cooperations.save(cooperation_of("c1", "två"))
    assert kinds.cooperations.in_room(RoomId("ett")) == "c2"
    assert kinds.cooperations.in_room(RoomId("tre")) is None
    assert kinds.cooperations.of_person(ANNA.person) == ("c1", "c2")
    assert kinds.cooperations.of_person(BO.person) == ("c2",)
    assert kinds.cooperations.of_person(PersonId("cia")) == ()
    assert kinds.cooperations.ids() == ("c1", "c2")
    other = Room(id=RoomId("tre"), audience=None, language=Language.SV)
    kinds.cooperations.save(replace(saved, rooms=(other,), members=saved.members[:1]))
    assert kinds.cooperations.in_room(RoomId("ett")) is None
    assert kinds.cooperations.in_room(RoomId("tre")) == "c2"
    assert kinds.cooperations.of_person(BO.person) == ()


def test_a_room_that_moved_stays_with_its_new_cooperation(kinds: Kinds) -> None:
    first = kinds.cooperations.save(cooperation_of("c1", "ett"))
    kinds.cooperations.save(cooperation_of("c2", "ett"))
    kinds.cooperations.save(replace(first, rooms=()))
    assert kinds.cooperations.in_room(RoomId("ett")) == "c2"


def test_only_what_is_still_to_be_told_is_due(kinds: Kinds) -> None:
    early, late = news("n1", START), news("n2", START + timedelta(hours=2))
    assert kinds.cooperations.next_due() is None
    two = kinds.cooperations.save(with_news(cooperation_of("c2", "två"), late))
    one = kinds.cooperations.save(with_news(cooperation_of("c1", "ett"), late, early))
    assert kinds.cooperations.next_due() == START
    assert kinds.cooperations.due(START - timedelta(microseconds=1)) == ()
    assert kinds.cooperations.due(START) == ("c1",)
    assert kinds.cooperations.due(START + timedelta(hours=2)) == ("c1", "c2")
    one = kinds.cooperations.save(with_news(one, late, early.sent({"ett": "m1"})))
    assert kinds.cooperations.next_due() == late.due
    kinds.cooperations.save(with_news(one, _told(late)))
    kinds.cooperations.save(with_news(two, _told(late)))
    assert kinds.cooperations.next_due() is None
    assert kinds.cooperations.due(START + timedelta(days=9)) == ()


def _told(row: News) -> News:
    return row.sent({"ett": "m1"})


def test_many_cooperations_are_saved_from_many_threads(kinds: Kinds) -> None:
    def live(number: int) -> Cooperation:
        cooperation = cooperation_of(f"c{number}", f"rum{number}")
        for turn in range(10):
            due = START + timedelta(minutes=number * 10 + turn)
            cooperation = kinds.cooperations.save(with_news(written(cooperation), news("n", due)))
            kinds.people.save(anna(f"console:{number}-{turn}"))
            assert kinds.cooperations.load(cooperation.id) == cooperation
        return cooperation

    with ThreadPoolExecutor(max_workers=8) as pool:
        lived = list(pool.map(live, range(16)))
    assert len(kinds.cooperations.ids()) == 16
    assert len(kinds.cooperations.of_person(ANNA.person)) == 16
    assert kinds.cooperations.due(START + timedelta(days=1)) == tuple(f"c{n}" for n in range(16))
    for cooperation in lived:
        assert kinds.cooperations.load(cooperation.id) == cooperation
        assert kinds.cooperations.verify(cooperation.id) == []
    kept = kinds.people.load(ANNA.person)
    assert kinds.people.by_account(kept.accounts[0]) == kept


def test_a_second_save_of_the_same_does_not_begin_before_the_first_has_ended() -> None:
    index, cooperation = Index(), cooperation_of()
    with index.saving(cooperation), pytest.raises(StaleSaveError), index.saving(cooperation):
        pass
    with index.saving(cooperation) as before:
        assert before == NOTHING
