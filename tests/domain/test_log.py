"""The log: one chain per audience, that shows what was changed and lets a text be taken out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.log import JOINT, START, Act, Head, LogEntry, broken_links, entry_after
from bot.domain.member import Role
from bot.domain.party import POLICE
from tests.domain.builders import ANNA, BO, LINDSALA


def chain() -> list[LogEntry]:
    """Return three joint entries with two own ones between."""
    entries: list[LogEntry] = []
    heads = {JOINT: START, LINDSALA: START}
    for audience, text in (
        (JOINT, "a"),
        (LINDSALA, "b"),
        (JOINT, "c"),
        (LINDSALA, "d"),
        (JOINT, "e"),
    ):
        entry = entry_after(
            heads[audience],
            Act.WRITTEN,
            by=ANNA,
            audience=audience,
            about="1.3",
            version=len(entries) + 1,
            content={"text": text},
        )
        heads[audience] = entry.head
        entries.append(entry)
    return entries


def broken(entries: list[LogEntry]) -> list[int]:
    """Return the places of the entries that do not fit."""
    return [entries.index(entry) for entry in broken_links(entries)]


def test_a_chain_is_numbered_and_linked_within_its_audience() -> None:
    entries = chain()
    joint = [entry for entry in entries if entry.audience == JOINT]
    assert [entry.number for entry in joint] == [1, 2, 3]
    assert [entry.before for entry in joint] == [START.hash, *(one.hash for one in joint[:-1])]
    assert joint[-1].head == Head(count=3, hash=joint[-1].hash)
    assert broken(entries) == []


def test_each_audience_verifies_alone() -> None:
    for audience in (JOINT, LINDSALA):
        assert broken([entry for entry in chain() if entry.audience == audience]) == []
    assert broken([]) == []


def test_a_text_can_be_taken_out_without_a_break() -> None:
    entries = chain()
    entries[2] = replace(entries[2], content=None)
    assert broken(entries) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: replace(entry, content={"text": "x"}),
        lambda entry: replace(entry, content={"text": "c", "more": 1}),
        lambda entry: replace(entry, content_hash=None),
        lambda entry: replace(entry, content=None, content_hash=None),
        lambda entry: replace(entry, act=Act.SETTLED),
        lambda entry: replace(entry, about="1.4"),
        lambda entry: replace(entry, about=None),
        lambda entry: replace(entry, version=9),
        lambda entry: replace(entry, number=9),
        lambda entry: replace(entry, before="f" * 64),
        lambda entry: replace(entry, hash="f" * 64),
        lambda entry: replace(entry, audience=POLICE),
        lambda entry: replace(entry, by=BO),
        lambda entry: replace(entry, by=replace(ANNA, role=Role.READER)),
        lambda entry: replace(entry, by=replace(ANNA, at=ANNA.at + timedelta(seconds=1))),
    ],
)
def test_any_change_shows(change: Callable[[LogEntry], LogEntry]) -> None:
    entries = chain()
    entries[2] = change(entries[2])
    assert 2 in broken(entries)


def test_an_entry_gone_or_moved_shows() -> None:
    entries = chain()
    assert broken(entries[:2] + entries[3:]) == [3]
    assert broken([entries[2], *entries[:2], *entries[3:]])
    assert broken([entries[0], *entries])


def test_what_has_no_content_has_no_hash_of_it() -> None:
    bare = entry_after(START, Act.TICKED, by=BO)
    assert (bare.content, bare.content_hash, bare.audience) == (None, None, JOINT)
    assert broken([bare]) == []
    empty = entry_after(START, Act.TICKED, by=BO, content={})
    assert empty.content_hash is not None
