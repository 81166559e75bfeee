"""Promise 1: no order of acts, repeats and reloads settles anything without every party's yes."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ADVANCE, MatterId, PartyId
from bot.domain.log import LogEntry, broken_links
from bot.domain.member import By
from bot.domain.round import Mark
from bot.domain.ticking import undo
from bot.store.memory import MemoryCooperations
from tests.domain.builders import START
from tests.properties.acts import (
    ACTS,
    ANSWERS,
    OFFICES,
    PARTIES,
    PROPOSALS,
    TEXTS,
    Act,
    founded,
    person,
)
from tests.properties.book import Book

pytestmark = pytest.mark.slow

PLACES = st.integers(min_value=0, max_value=40)


class TwoKeys(RuleBasedStateMachine):
    """A cooperation in which anybody does anything, and a second book of who has said what."""

    municipalities = 1
    cooperation: Cooperation

    def __init__(self) -> None:
        super().__init__()
        self.store = MemoryCooperations()
        self.book = Book()
        self.now = START
        self.acts: list[Act] = []
        self.logged: tuple[LogEntry, ...] = ()

    @initialize(joined=st.sampled_from([True, True, False]))
    def begin(self, *, joined: bool) -> None:
        self.cooperation = founded(self.municipalities)
        for party, number in product(PARTIES if joined else (), OFFICES):
            self.does(Act(name="join", by=person(party, number), matter=MatterId("1.1")))

    def does(self, act: Act) -> None:
        """Do something; what is refused changes nothing."""
        self.now += timedelta(minutes=1)
        act = replace(act, by=replace(act.by, at=self.now))
        self.acts.append(act)
        before = self.cooperation
        try:
            after = act(before)
        except UserError:
            return
        assert after.fresh[: len(before.fresh)] == before.fresh
        assert len(after.fresh) > len(before.fresh)
        self.book.enter(before, after, act)
        self.cooperation = after
        _check_undo(before, after, act)

    @rule(act=ACTS)
    def anybody_does_anything(self, act: Act) -> None:
        self.does(act)

    @rule(act=PROPOSALS | ACTS, place=PLACES)
    def a_member_does_something(self, act: Act, place: int) -> None:
        self.does(replace(act, by=self._member(place)))

    @rule(name=ANSWERS, member=PLACES, party=st.none() | st.sampled_from(PARTIES), place=PLACES)
    def a_member_answers(self, name: str, member: int, party: PartyId | None, place: int) -> None:
        """Answer the newest version of something that is asked for, in any party's name."""
        by = self._member(member)
        for matter, number in self._asked(place):
            by = replace(by, party=party or by.party)
            self.does(Act(name=name, by=by, matter=matter, number=number))

    @rule(name=st.sampled_from(["withdraw", "decline"]), place=PLACES)
    def a_party_changes_its_mind(self, name: str, place: int) -> None:
        """Take back a yes that has been said, and perhaps say it again."""
        for matter, number in self._asked(place):
            for party in list(self.book.said.get(matter, {})):
                self.does(Act(name=name, by=person(party), matter=matter, number=number))

    @rule(name=st.sampled_from(["tick", "refer", "skip", "not_yet", "undo"]), place=PLACES)
    def a_member_ticks(self, name: str, place: int) -> None:
        self.does(Act(name=name, by=self._member(place), matter=MatterId("1.2")))
        self.does(Act(name=name, by=self._member(place), matter=MatterId("1.1")))

    @rule(act=PROPOSALS, place=PLACES, but=st.none() | st.sampled_from(PARTIES))
    def all_say_yes(self, act: Act, place: int, but: str | None) -> None:
        """Let every party's contact say yes to something that is asked for, or all but one."""
        self.does(replace(act, by=self._member(0)))
        for matter, number in self._asked(place):
            for party in self.cooperation.party_ids:
                if party != but:
                    self.does(Act(name="approve", by=person(party), matter=matter, number=number))

    @rule(text=TEXTS)
    def all_go_on(self, text: str) -> None:
        """Let every party say yes to leaving the step as it is."""
        contacts = [person(party) for party in self.cooperation.party_ids]
        self.does(Act(name="ask_on", by=contacts[0], matter=ADVANCE, text=text))
        number = self.cooperation.round.matter(ADVANCE).count
        for by in contacts:
            self.does(Act(name="approve", by=by, matter=ADVANCE, number=number))

    def _member(self, place: int) -> By:
        member = self.cooperation.members[place % len(self.cooperation.members)]
        return By(person=member.person, party=member.party, role=member.role, at=self.now)

    def _asked(self, place: int) -> list[tuple[MatterId, int]]:
        """Return one of the texts that wait for a yes, if there is any."""
        matters = self.cooperation.round.matters.items()
        asked = [(matter_id, matter.count) for matter_id, matter in matters if matter.proposed]
        return [asked[place % len(asked)]] if asked else []

    @rule(place=PLACES)
    def again(self, place: int) -> None:
        """Press an old button: the same act, as it was drawn then."""
        if self.acts:
            self.does(self.acts[place % len(self.acts)])

    @rule()
    def is_stored_and_reloaded(self) -> None:
        """What is read back is what was saved, and the log has only grown."""
        saved = self.store.save(self.cooperation)
        assert saved == replace(self.cooperation, revision=saved.revision, fresh=())
        history = tuple(self.store.history(saved.id))
        assert history == (*self.logged, *self.cooperation.fresh)
        self.logged = history
        self.cooperation = self.store.load(saved.id)
        assert self.cooperation == saved

    @invariant()
    def the_chains_verify(self) -> None:
        """Each entry follows the one before, and the heads name the last."""
        if not hasattr(self, "cooperation"):
            return
        entries = (*self.logged, *self.cooperation.fresh)
        assert list(broken_links(entries)) == []
        assert {entry.audience: entry.head for entry in entries} == self.cooperation.heads


def _check_undo(before: Cooperation, after: Cooperation, act: Act) -> None:
    """A tick or a skip that is taken back at once leaves the marks as they were."""
    task = act.task
    if before.round.marks == after.round.marks or act.name not in {"tick", "refer", "skip"}:
        return
    undone = undo(after, task, by=act.by)
    assert _marks(undone) == _marks(before)
    assert undone.round.matters == after.round.matters


def _marks(cooperation: Cooperation) -> dict[str, set[Mark]]:
    """Return all marks that stand, without what each took the place of."""
    return {
        task: {replace(mark, before=None) for mark in marks}
        for task, marks in cooperation.round.marks.items()
    }


class TwoMunicipalities(TwoKeys):
    """The same, with three keys."""

    municipalities = 2


class ThreeMunicipalities(TwoKeys):
    """The same, with four."""

    municipalities = 3


for _machine in (TwoKeys, TwoMunicipalities, ThreeMunicipalities):
    _machine.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)

TestOneMunicipality = TwoKeys.TestCase
TestTwoMunicipalities = TwoMunicipalities.TestCase
TestThreeMunicipalities = ThreeMunicipalities.TestCase
