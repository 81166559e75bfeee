from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.chat.newsroom import MORE, Newsroom
from bot.chat.outgoing import Audience, Outgoing, To, tell, tell_change
from bot.domain.cooperation import Cooperation
from bot.domain.exercise import exercise_of
from bot.domain.ids import PersonId
from bot.domain.ledger import BURST
from bot.domain.log import JOINT
from bot.domain.party import POLICE
from tests.chat.views import ANNA, BO, NOW, cooperation_of


def ids() -> Iterator[str]:
    yield from (f"n{number}" for number in range(1, 100))


NEW = ids()


def newsroom(by: PersonId = ANNA, at: datetime = NOW) -> Newsroom:
    return Newsroom(by=by, now=at, new_id=lambda: next(NEW))


def changed(*abouts: str) -> list[Outgoing]:
    return [tell_change("items/changed", id=about, party=POLICE) for about in abouts]


def digest(cooperation: Cooperation) -> list[object]:
    rows = [row for row in cooperation.ledger if row.burst and row.burst.closes]
    return [(row.due, row.message["facts"]["changes"]) for row in rows if row.message]


def test_what_is_told_at_once_is_a_row_each() -> None:
    before = replace(cooperation_of(), fresh=())
    said = [tell("back/moved", step=1), tell("back/moved", step=2)]
    after, rows = newsroom().with_news(before, said)
    assert [(row.id, row.audience, row.due) for row in after.ledger] == [
        (id_, JOINT, NOW) for id_ in rows
    ]
    assert newsroom().with_news(before, []) == (before, ())


def test_the_first_change_is_told_at_once_and_the_others_at_the_end() -> None:
    after, rows = newsroom().with_news(cooperation_of(), changed("P1", "P2", "P1"))
    assert [row is None for row in rows] == [False, True, True]
    assert digest(after) == [(NOW + BURST, [{"what": "items/changed", "ids": ["P2", "P1"]}])]


def test_changes_of_another_kind_stand_beside() -> None:
    after, _ = newsroom().with_news(cooperation_of(), changed("P1", "P2"))
    more = [tell_change("items/added", id="O1", party=POLICE)]
    after, _ = newsroom(at=NOW + timedelta(minutes=4)).with_news(after, more)
    assert digest(after) == [
        (
            NOW + BURST,
            [
                {"what": "items/changed", "ids": ["P2"]},
                {"what": "items/added", "ids": ["O1"]},
            ],
        )
    ]


def test_after_five_minutes_a_change_is_told_at_once_again() -> None:
    after, _ = newsroom().with_news(cooperation_of(), changed("P1", "P2"))
    _, rows = newsroom(at=NOW + BURST).with_news(after, changed("P3"))
    assert rows != (None,)


def test_somebody_else_begins_a_row_of_her_own() -> None:
    after, _ = newsroom().with_news(cooperation_of(), changed("P1"))
    _, rows = newsroom(BO).with_news(after, changed("P2"))
    assert rows != (None,)


def test_what_one_party_is_told_is_not_told_with_what_all_are() -> None:
    after, _ = newsroom().with_news(cooperation_of(), changed("P1"))
    own = replace(changed("P2")[0], audience=Audience(to=To.PARTY, party=POLICE))
    _, rows = newsroom().with_news(after, [own])
    assert rows != (None,)


def test_a_change_after_the_row_was_told_waits_for_no_row_that_is_gone() -> None:
    after, _ = newsroom().with_news(cooperation_of(), changed("P1", "P2"))
    told = replace(after, ledger=tuple(row.sent({}) if row.burst else row for row in after.ledger))
    last, rows = newsroom(at=NOW + timedelta(minutes=1)).with_news(told, changed("P3"))
    assert rows == (None,)
    assert digest(last) == [(NOW + BURST, [{"what": "items/changed", "ids": ["P3"]}])]


@pytest.mark.parametrize(("abouts", "label"), [(("P1", "P2"), "show"), (("P1", "P2", "P3"), "log")])
def test_the_row_has_the_button_that_helps(abouts: tuple[str, ...], label: str) -> None:
    after, _ = newsroom().with_news(cooperation_of(), changed(*abouts))
    message = after.ledger[-1].message
    assert message is not None
    assert message["template"] == MORE
    assert [one["label"] for one in message["buttons"]] == [label]


def test_in_an_exercise_all_is_shown_at_once() -> None:
    here = cooperation_of()
    played = exercise_of(here, {BO: POLICE}, {"Bo": BO}, "fake:anna")
    _, rows = newsroom().with_news(played, changed("P1", "P2"))
    assert None not in rows
