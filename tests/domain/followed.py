"""A cooperation in step 4 with pledges and measures, and people who answer about them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.domain.answer import Answer, Colour, Done, Renewal
from bot.domain.answering import answer
from bot.domain.chain import Letter, Measure, Outcome, Pledge
from bot.domain.check_in import CheckIn
from bot.domain.cooperation import Cooperation
from bot.domain.counting import count
from bot.domain.ids import ItemId
from bot.domain.member import By
from bot.domain.party import POLICE
from bot.domain.working import add, draft_pledge, publish, publish_internally
from tests.domain.builders import ANNA, BO, LINDSALA, agreed, together

YEAR = CheckIn(year=2027, began=date(2027, 1, 11))
DAY = date(2027, 11, 15)
L1, L2, A1 = map(ItemId, ("L1", "L2", "A1"))


def in_step(number: int = 4, check_in: CheckIn | None = YEAR) -> Cooperation:
    """Return a cooperation of two that stands in a step."""
    cooperation = together()
    return replace(cooperation, round=replace(cooperation.round, step=number, check_in=check_in))


def promised(cooperation: Cooperation, **fields: Any) -> Cooperation:  # noqa: ANN401
    """Add a pledge that is agreed on and published."""
    given = {"promised_by": (LINDSALA, POLICE), "amount": 4, "end": date(2027, 12, 31), **fields}
    drafted, made = draft_pledge(
        cooperation, "Vi vandrar.", lambda id_: Pledge(id=id_, by=ANNA, **given), by=ANNA
    )
    settled = agreed(drafted, made.id)
    told = publish_internally(settled, pledge(settled, made.id), 1, YEAR.began, by=ANNA)
    return publish(told, pledge(told, made.id), 1, YEAR.began, by=ANNA)


def acting(cooperation: Cooperation, **fields: Any) -> Cooperation:  # noqa: ANN401
    """Add a measure."""
    after, _ = add(
        cooperation,
        Letter.MEASURE,
        lambda id_: Measure(id=id_, text="Lampor", by=ANNA, **fields),
        by=ANNA,
    )
    return after


def pledge(cooperation: Cooperation, id_: ItemId = L1) -> Pledge:
    """Return a pledge."""
    found = cooperation.content.item(id_)
    assert isinstance(found, Pledge)
    return found


def measure(cooperation: Cooperation, id_: ItemId = A1) -> Measure:
    """Return a measure."""
    found = cooperation.content.item(id_)
    assert isinstance(found, Measure)
    return found


def counted(cooperation: Cooperation, many: int, day: date = DAY, id_: ItemId = L1) -> Cooperation:
    """Count what is done of a pledge."""
    return count(cooperation, pledge(cooperation, id_), Outcome(count=many, day=day, by=BO))


def said(by: By = ANNA, **fields: Any) -> Answer:  # noqa: ANN401
    """Return an answer: done, green, renew."""
    given = {"done": Done.YES, "colour": Colour.GREEN, "renewal": Renewal.RENEW, **fields}
    return Answer(check_in="", by=by, **given)


def answered(
    cooperation: Cooperation,
    id_: ItemId = L1,
    by: By = ANNA,
    **fields: Any,  # noqa: ANN401
) -> Cooperation:
    """Answer about one thing."""
    return answer(cooperation, id_, said(by, **fields), by=by)


def later(by: By, **time: int) -> By:
    """Return somebody some time later."""
    return replace(by, at=by.at + timedelta(**time))
