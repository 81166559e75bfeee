"""Meetings with lists of decisions, for the tests of what becomes of them."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.domain.agreeing import approve
from bot.domain.chain import Letter, Measure, Pledge
from bot.domain.convening import Plan, convene, meeting_of
from bot.domain.cooperation import Cooperation
from bot.domain.deciding import Effect, record_list, take_effect
from bot.domain.ids import ItemId, MatterId
from bot.domain.listed import ListItem, Point
from bot.domain.meeting import MeetingKind
from bot.domain.member import By
from bot.domain.working import add, draft_pledge
from tests.domain.builders import ANNA, BO, PROCESS, contacts, together

DAY = date(2027, 1, 11)
M1 = ItemId("M1")
BODY = "styrgruppen"
PLAN = Plan(kind=MeetingKind.STEERING, day=DAY, begins=time(10))


def met(municipalities: int = 1) -> Cooperation:
    """Return a cooperation that meets today, with a measure and a pledge to talk about."""
    cooperation, _ = convene(together(municipalities), PLAN, None, today=DAY, by=ANNA)
    cooperation, _ = add(
        cooperation,
        Letter.MEASURE,
        lambda id_: Measure(id=id_, text="Belysning", by=ANNA, start=date(2027, 1, 1)),
        by=ANNA,
    )
    cooperation, _ = draft_pledge(
        cooperation,
        "Fyra vandringar",
        lambda id_: Pledge(id=id_, by=ANNA, promised_by=cooperation.party_ids),
        by=ANNA,
    )
    return cooperation


def point(kind: Point, about: str | None = None, **more: Any) -> ListItem:  # noqa: ANN401 - as in ListItem
    """Return a point of a list."""
    bare = ListItem(point=kind, typed=f"{about} {kind}", text=f"{about} {kind}.")
    return replace(bare, about=MatterId(about) if about else None, **more)


def yes_to(cooperation: Cooperation, about: str) -> ListItem:
    """Return the point that says yes to what is proposed now."""
    version = cooperation.round.matter(MatterId(about)).proposed
    assert version is not None
    return point(Point.APPROVE, about, version=version.number, hash=version.hash)


def recorded(cooperation: Cooperation, *items: ListItem, by: By = ANNA) -> Cooperation:
    """Write down what the meeting decided."""
    text = "\n".join(item.text for item in items)
    meeting = meeting_of(cooperation, M1)
    return record_list(cooperation, meeting, items, text, today=DAY, by=by)


def agreed_on(cooperation: Cooperation) -> Cooperation:
    """Let every party say yes to the newest list, without its effect."""
    number = cooperation.round.matter(MatterId(M1)).count
    for by in contacts(cooperation):
        cooperation = approve(cooperation, MatterId(M1), number, by=by)
    return cooperation


def settled(cooperation: Cooperation) -> tuple[Cooperation, list[Effect]]:
    """Let every party say yes to the newest list, and let it take effect."""
    after, effects = take_effect(agreed_on(cooperation), PROCESS, M1, body=BODY, today=DAY, by=BO)
    return after, list(effects)


def decided(*items: ListItem) -> tuple[Cooperation, list[Effect]]:
    """Let a meeting decide, and all agree."""
    return settled(recorded(met(), *items))


def published(cooperation: Cooperation, pledge: str) -> Cooperation:
    """Return it with a pledge that the citizens have read."""
    item = cooperation.content.item(ItemId(pledge))
    assert isinstance(item, Pledge)
    content = cooperation.content.with_item(replace(item, published=DAY, published_version=1))
    return replace(cooperation, content=content)
