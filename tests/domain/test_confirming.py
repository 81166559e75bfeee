"""One yes to many texts: to exactly those that were shown, and to none else."""

from datetime import date

import pytest

from bot.domain.agreeing import decline, record_outside
from bot.domain.asking import ask, lapse_questions
from bot.domain.chain import Pledge
from bot.domain.closing import ask_to_close
from bot.domain.confirming import (
    code_of,
    confirm,
    confirmable,
    decided_before,
    parked,
    unanswered,
)
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ADVANCE, ItemId, MatterId
from bot.domain.member import Role
from bot.domain.moving import ask_to_advance
from bot.domain.party import POLICE
from tests.domain.builders import (
    AGREED,
    ANNA,
    BO,
    DECIDED,
    LINDSALA,
    PROCESS,
    agreed,
    alone,
    joining,
    refusal,
    together,
    who,
    written,
)
from tests.domain.lists import met, published

TODAY = date(2027, 3, 10)
AGREED_ID, DECIDED_ID = MatterId(AGREED.id), MatterId(DECIDED.id)


def asked() -> Cooperation:
    """Return a text that one yes settles, one that needs a decision, and a move."""
    both = written(written(together(), AGREED), DECIDED)
    moving = ask_to_advance(both, by=ANNA, reason="Bråttom")
    return agreed(agreed(moving, AGREED.id, by=[ANNA]), DECIDED.id, by=[ANNA])


def test_what_needs_more_than_a_yes_is_answered_apart() -> None:
    assert set(unanswered(asked(), POLICE)) == {AGREED_ID, DECIDED_ID, ADVANCE}
    assert confirmable(asked(), PROCESS, POLICE, TODAY) == (AGREED_ID,)
    assert unanswered(asked(), LINDSALA) == (ADVANCE,)


def test_what_was_decided_before_it_came_is_told_apart() -> None:
    alone_ = agreed(written(alone(), AGREED), AGREED.id, by=[ANNA])
    recorded = joining(record_outside(alone_, AGREED_ID, 1, by=ANNA), BO)
    assert decided_before(recorded, POLICE) == (AGREED_ID,)
    assert decided_before(recorded, LINDSALA) == ()
    assert decided_before(asked(), POLICE) == ()


def test_one_yes_settles_what_is_listed() -> None:
    found = confirmable(asked(), PROCESS, POLICE, TODAY)
    after = confirm(asked(), found, code_of(asked(), found), by=BO, today=TODAY)
    assert after.round.matter(AGREED_ID).settled is not None
    assert after.round.matter(DECIDED_ID).settled is None
    assert confirmable(after, PROCESS, POLICE, TODAY) == ()


def test_a_list_that_has_changed_says_yes_to_nothing() -> None:
    before = asked()
    found = confirmable(before, PROCESS, POLICE, TODAY)
    code = code_of(before, found)
    edited = written(before, AGREED, "Något annat.")
    assert code_of(edited, found) != code
    assert refusal(lambda: confirm(edited, found, code, by=BO, today=TODAY)).code == "list_changed"


def test_what_got_a_no_is_not_asked_again() -> None:
    declined = decline(asked(), AGREED_ID, 1, by=BO, reason="Nej")
    assert confirmable(declined, PROCESS, POLICE, TODAY) == ()
    assert (
        refusal(lambda: confirm(declined, (), "abcdef", by=BO, today=TODAY)).code
        == "nothing_to_confirm"
    )


@pytest.mark.parametrize(
    "by", [who("eva", POLICE, Role.PARTICIPANT), who("eva", LINDSALA), who("bo", LINDSALA)]
)
def test_only_who_holds_the_partys_key_confirms(by: object) -> None:
    cooperation = joining(asked(), who("eva", POLICE, Role.PARTICIPANT), invited_by=BO)
    found = confirmable(cooperation, PROCESS, POLICE, TODAY)
    code = code_of(cooperation, found)
    refused = refusal(lambda: confirm(cooperation, found, code, by=by, today=TODAY))  # type: ignore[arg-type]
    assert refused.code == "key_missing"


def test_the_code_is_six_signs_that_stand_on_a_button() -> None:
    found = confirmable(asked(), PROCESS, POLICE, TODAY)
    assert len(code_of(asked(), found)) == 6
    assert code_of(alone(), ()) == code_of(together(), ())


def test_a_question_that_has_lapsed_holds_no_text_back() -> None:
    questioned, _ = ask(asked(), AGREED_ID, "Vilken tid?", by=BO)
    assert [one.why for one in parked(questioned, POLICE, TODAY)] == ["asked"]
    lapsed = lapse_questions(questioned, [AGREED_ID])
    assert parked(lapsed, POLICE, TODAY) == ()
    assert confirmable(lapsed, PROCESS, POLICE, TODAY) == (AGREED_ID,)


def test_a_pledge_that_one_yes_ends_is_ended_on_their_own_day() -> None:
    drafted = agreed(met(), "L1")
    there = published(drafted, "L1")
    item = there.content.item(ItemId("L1"))
    assert isinstance(item, Pledge)
    ending = agreed(ask_to_close(there, item, "Ombyggt.", by=ANNA), "L1", by=[ANNA])
    found = (MatterId("L1"),)
    after = confirm(ending, found, code_of(ending, found), by=BO, today=TODAY)
    ended = after.content.item(ItemId("L1"))
    assert isinstance(ended, Pledge)
    assert ended.closed == TODAY
