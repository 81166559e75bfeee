"""Promise 2: whatever a party writes for itself, nobody else can tell that it is there."""

import asyncio
from collections.abc import Collection
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId, RoomId
from bot.wordbooks import read_lexicon
from handlers import COMMANDS
from tests.properties.lines import (
    JOINT,
    MISSED,
    NAMED,
    READS,
    SWITCHES,
    WRITTEN,
    Act,
    said,
    scripts,
    secret,
)
from tests.properties.stage import OWN_ROOMS, POLICE, ROOM, TOWN, Line, Shown, Stage, chat_of

pytestmark = pytest.mark.slow

PARTIES = (TOWN, POLICE)
CONTACT = {TOWN: "anna", POLICE: "bo"}
READ_BACK = (
    "visa 1.1",
    "visa 1.3",
    "visa 1.6",
    "visa 2.3",
    "logg",
    "lägesbild visa I1",
    "lägesbild",
)
ON = tuple(line for who in CONTACT.values() for line in said(who, ROOM, "egen-text på läst=ja"))


@cache
def stage(name: str) -> Stage:
    """Return one of the two stages; a bot takes longer to build than a play lasts."""
    del name
    return Stage()


def lines_of(writer: PartyId, script: list[Act]) -> list[Line]:
    """Return a whole play; both have turned own text on, the writer's doing so is her own."""
    begun = [line for line in ON if line.who != CONTACT[writer]]
    first = said(CONTACT[writer], ROOM, "egen-text på läst=ja", own=True)
    return [*first, *begun, *(line for act in script for line in act)]


def played(name: str, lines: list[Line | None], rooms: Collection[RoomId] | None = None) -> Stage:
    """Return a stage after a play, with all its rooms or only some."""
    found = stage(name)
    asyncio.run(found.play(lines, rooms))
    return found


def seen(found: Stage, party: PartyId) -> list[Shown]:
    """Return what the other party's people, a stranger or the joint room have been shown."""
    return [one for one in found.shown if one.seen_by(party) or one.seen_by(None)]


def view(found: Stage, party: PartyId | None) -> Cooperation:
    """
    Return what a party may read, but for the ids of news.

    On the stage these are counted out of one row; outside they are chance, and tell nothing.
    """
    whole = found.cooperation.seen_by(party)
    return replace(whole, ledger=tuple(replace(row, id="") for row in whole.ledger))


def check_hidden(found: Stage) -> None:
    """A party's own word is in nothing that anybody else can read, not even in a button."""
    for whose in PARTIES:
        for one in found.shown:
            if any(one.seen_by(party) for party in (*PARTIES, None) if party != whose):
                assert secret(whose) not in repr(one.message)


def check_unnoticed(writer: PartyId, lines: list[Line]) -> None:
    """The same play without what is the writer's own looks the same to everybody else."""
    (other,) = set(PARTIES) - {writer}
    whole = played("whole", list(lines))
    without = played("without", [None if line.own else line for line in lines])
    assert seen(whole, other) == seen(without, other)
    for party in (other, None):
        assert view(whole, party) == view(without, party)
    assert whole.history(other) == without.history(other)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PARTIES).flatmap(lambda one: st.tuples(st.just(one), scripts(one))),
    st.sets(st.sampled_from([ROOM, *OWN_ROOMS.values()]), min_size=1),
)
def test_what_is_a_partys_own_is_shown_to_nobody_else(
    play: tuple[PartyId, list[Act]], rooms: set[RoomId]
) -> None:
    check_hidden(played("whole", list(lines_of(*play)), rooms))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PARTIES).flatmap(lambda one: st.tuples(st.just(one), scripts(one))))
def test_nobody_else_can_tell_that_it_is_there(play: tuple[PartyId, list[Act]]) -> None:
    check_unnoticed(play[0], lines_of(*play))


def test_every_verb_is_said_on_the_stage() -> None:
    lexicon = read_lexicon()
    texts = (*JOINT, *READS, *WRITTEN, *MISSED, *SWITCHES, *NAMED.values(), "avbryt")
    words = [text.split()[: length + 1] for text in texts for length in range(3)]
    assert {lexicon.verb("".join(one)) for one in words} >= set(COMMANDS)


@pytest.mark.parametrize("writer", PARTIES)
def test_every_question_gets_the_same_answer_with_and_without_the_others_notes(
    writer: PartyId,
) -> None:
    (other,) = set(PARTIES) - {writer}
    notes = [text.format(secret=secret(writer)) for text in WRITTEN]
    written = [said(CONTACT[writer], ROOM, text, own=True) for text in notes]
    asker = CONTACT[other]
    chats = (ROOM, OWN_ROOMS[other], OWN_ROOMS[writer], chat_of(asker))
    asked = (*READS, "notera dela 1.1", "notera dela 1.1 anteckning=1")
    reads = [said(asker, chat, text, "avbryt") for chat in chats for text in asked]
    lines = lines_of(writer, [*written, *reads])
    check_unnoticed(writer, lines)
    check_hidden(played("whole", list(lines)))


@pytest.mark.parametrize("text", WRITTEN)
@pytest.mark.parametrize("writer", PARTIES)
def test_ones_own_party_is_shown_what_it_wrote(writer: PartyId, text: str) -> None:
    written = said(CONTACT[writer], ROOM, text.format(secret=secret(writer)), own=True)
    asked = said(CONTACT[writer], ROOM, *READ_BACK)
    found = played("whole", list(lines_of(writer, [written, asked])))
    shown = [one.message.plain for one in found.shown if one.seen_by(writer)]
    assert any(secret(writer) in text for text in shown)
    assert len(found.history(writer)) > len(found.history(PartyId("nobody")))
