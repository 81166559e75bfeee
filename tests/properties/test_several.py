"""In the chat of somebody in several cooperations, a line is only ever for the one it names."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.request import Source
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, RoomId
from tests.handlers.town import Town, private
from tests.properties.lines import JOINT, MISSED, QUESTIONS, READS, SWITCHES, WRITTEN

pytestmark = pytest.mark.slow

PLACES = ("Lindsala", "Norrby", "Sund", "Berga")
BOS = private("bo")
HERS = {"secret": "en egen text"}
LINES = (*JOINT, *READS, *QUESTIONS, *SWITCHES, *(one.format_map(HERS) for one in WRITTEN))
SAID = ("svara", "svara skäl=Nej", "En text.", "avbryt", "zzz", *MISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What Bo says: a line, for a place where he names one; or the button at a place in a row."""

    line: str
    place: int | None = None
    press: int | None = None


ACTS = st.one_of(
    st.builds(Act, line=st.sampled_from(LINES)),
    st.builds(Act, line=st.sampled_from(SAID)),
    st.builds(Act, line=st.sampled_from(LINES), place=st.integers(0, 3)),
    st.builds(Act, line=st.just(""), press=st.integers(0, 5)),
)


def secret(place: str) -> str:
    """Return a word that only one municipality may ever be shown."""
    return f"kvarg-{place.casefold()}"


async def begun(count: int) -> Town:
    """Return a town where Bo is the police of so many, each with something of its own."""
    town = Town()
    for place in PLACES[:count]:
        room, who = RoomId(f"fake:{place.casefold()}"), f"k{place.casefold()}"
        start = f"start kommun={place} lpo=Mellansjö part=kommun rum=gemensamt"
        own = (f"notera 1.1 {secret(place)}", f"lägesbild ny {secret(place)}")
        joint = ("ändra 1.5 Så gör vi.", "löfte ny Vandringar")
        for line in (start, "egen-text på läst=ja", *own, *joint, "bjud-in @bo polis"):
            await town.say(who, line, room=room)
        await town.press("bo", "Ta rollen", room=room)
    return town


def kept(town: Town) -> Mapping[CooperationId, Cooperation]:
    return {one: town.cooperations.load(one) for one in town.cooperations.ids()}


def of(town: Town, place: str) -> CooperationId | None:
    return town.cooperations.in_room(RoomId(f"fake:{place.casefold()}"))


async def done(town: Town, act: Act, places: tuple[str, ...]) -> CooperationId | None:
    """Do it, and return the one cooperation it may change, if any."""
    form = town.person("bo").forms.get(BOS)
    asked = form.about if form else None
    if act.press is not None:
        shown = (one for one in town.platform.sent if one.chat == BOS)
        buttons = [button for one in shown for button in one.buttons]
        if not buttons:
            return None
        pressed = buttons[-1 - act.press % len(buttons)]
        await town.say("bo", pressed.line, room=BOS, source=Source.PRESS)
        address = pressed.line.split()[0]
        named = [one for one in town.cooperations.ids() if one.endswith(f"-{address}")]
        return named[0] if named else asked
    place = places[act.place % len(places)] if act.place is not None else ""
    await town.say("bo", f"{place} {act.line}".strip(), room=BOS, source=Source.DIRECT)
    return of(town, place) if place else asked


@settings(max_examples=60, deadline=None)
@given(count=st.integers(2, 4), acts=st.lists(ACTS, min_size=6, max_size=16))
def test_only_what_is_named_ever_changes(count: int, acts: list[Act]) -> None:
    asyncio.run(check(count, acts))


async def check(count: int, acts: list[Act]) -> None:
    """Play, and look after each line at what has changed, and at what Bo was shown."""
    town = await begun(count)
    for act in acts:
        before = kept(town)
        meant = await done(town, act, PLACES[:count])
        changed = {one for one, now in kept(town).items() if now != before[one]}
        assert changed <= {meant}, act
    for shown in town.platform.sent:
        if shown.chat == BOS:
            assert not any(secret(place) in repr(shown.message) for place in PLACES), shown.text


@settings(max_examples=40, deadline=None)
@given(count=st.integers(2, 4), lines=st.lists(st.sampled_from([*LINES, *SAID]), max_size=20))
def test_without_a_name_nothing_ever_changes(count: int, lines: list[str]) -> None:
    async def played() -> None:
        town = await begun(count)
        before = kept(town)
        for line in lines:
            await town.say("bo", line, room=BOS, source=Source.DIRECT)
        assert kept(town) == before
        assert town.person("bo").forms == {}

    asyncio.run(played())
