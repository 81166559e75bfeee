"""The chain and the pledges: versions are never lost, ids never move, links never dangle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.domain import counting, working
from bot.domain.agreeing import approve, put_forward
from bot.domain.chain import Cause, Goal, Item, Letter, Measure, Outcome, Pledge, Problem
from bot.domain.content import LINKS, letter_of, links
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import ADVANCE, ItemId, MatterId, PartyId
from bot.domain.log import Act, LogEntry, broken_links
from bot.domain.meeting import Meeting, MeetingKind
from bot.domain.member import By
from bot.domain.moving import ask_to_advance, follow_through
from bot.domain.version import Proposal, What
from bot.store.memory import MemoryCooperations
from tests.domain.builders import NEWER, PROCESS, START, contacts, together

pytestmark = pytest.mark.slow

DAY = date(2027, 3, 10)
PLACES = st.integers(0, 30)
TEXTS = st.sampled_from(["a", "b", "å\nö"])
ABOVE = {Letter.CAUSE: Letter.PROBLEM, Letter.GOAL: Letter.PROBLEM, Letter.MEASURE: Letter.CAUSE}


def made(
    letter: Letter, id_: ItemId, text: str, by: By, to: ItemId | None, under: ItemId | None
) -> Item:
    kinds: dict[Letter, Item] = {
        Letter.PROBLEM: Problem(id=id_, text=text, by=by),
        Letter.CAUSE: Cause(id=id_, text=text, by=by, problem=to or ItemId("P99"), under=under),
        Letter.GOAL: Goal(id=id_, text=text, by=by, problem=to, baseline=Decimal("6.50")),
        Letter.MEASURE: Measure(id=id_, text=text, by=by, cause=to),
        Letter.PLEDGE: Pledge(id=id_, by=by, measure=to, promised_by=(by.party,)),
        Letter.MEETING: Meeting(id=id_, by=by, kind=MeetingKind.OTHER, day=DAY, place=text),
    }
    return kinds[letter]


class Chain(RuleBasedStateMachine):
    """Parties that add, change, remove, choose, agree, publish and go round, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.store, self.now, self.cooperation = MemoryCooperations(), START, together()
        self.said: dict[tuple[str, int], set[PartyId]] = {}
        self.kinds: dict[ItemId, type[Item]] = {}
        self.logged: tuple[LogEntry, ...] = ()
        self.adds(Letter.PLEDGE, "a", 0, 1)
        self.all_say_yes(MatterId("L1"))

    def does(self, place: int, move: Callable[[Cooperation, By], Cooperation]) -> bool:
        """Let somebody make a move; what is refused changes nothing."""
        people, self.now = contacts(self.cooperation), self.now + timedelta(minutes=1)
        by = replace(people[place % len(people)], at=self.now)
        try:
            after = move(self.cooperation, by)
        except UserError:
            return False
        assert len(after.fresh) > len(self.cooperation.fresh)
        assert after.fresh[: len(self.cooperation.fresh)] == self.cooperation.fresh
        self.cooperation = after
        return True

    def any(self, place: int, letter: Letter) -> ItemId | None:
        """Return something that is there or was, now and then of another kind."""
        ids = [one for one in self.kinds if letter_of(one) is letter or place % 7 == 6]
        return ids[place % len(ids)] if ids else None

    def pledge(self, place: int) -> Pledge:
        return (pledges := self.cooperation.content.pledges)[place % len(pledges)]

    @rule(letter=st.sampled_from(Letter), text=TEXTS, who=PLACES, place=PLACES)
    def adds(self, letter: Letter, text: str, who: int, place: int) -> None:
        target = self.any(place, ABOVE.get(letter, Letter.MEASURE))
        under = self.any(who, Letter.CAUSE)

        def move(c: Cooperation, by: By) -> Cooperation:
            def make(id_: ItemId) -> Item:
                return made(letter, id_, text, by, target, under)

            if letter is Letter.PLEDGE:
                after, item = working.draft_pledge(c, text, make, by=by)  # type: ignore[arg-type]
            else:
                after, item = working.add(c, letter, make, by=by)
            assert item.id not in self.kinds
            self.kinds[item.id] = type(item)
            return after

        self.does(who, move)

    @rule(place=PLACES, to=PLACES, name=st.sampled_from(sorted(LINKS)), text=TEXTS)
    def changes(self, place: int, to: int, name: str, text: str) -> None:
        item = [*self.cooperation.content.items.values()][
            place % len(self.cooperation.content.items)
        ]
        values = {name: self.any(to, LINKS[name]) or getattr(item, name, None), "text": text}
        known = {key: one for key, one in values.items() if hasattr(item, key)}
        self.does(to, lambda c, by: working.change(c, replace(item, **known), by=by))  # type: ignore[arg-type]

    @rule(place=PLACES, letter=st.sampled_from(Letter))
    def removes(self, place: int, letter: Letter) -> None:
        target, focus = self.any(place, letter), working.focus_of(self.cooperation)
        if target and self.does(place, lambda c, by: working.remove(c, target, by=by)):
            assert target not in focus

    @rule(place=PLACES, text=TEXTS)
    def chooses(self, place: int, text: str) -> None:
        focus = self.any(place, Letter.PROBLEM) or ItemId("P99")
        if self.does(place, lambda c, by: working.prioritise(c, text, (focus,), (), by=by)):
            self.all_say_yes(working.PRIORITIES)

    @rule(place=PLACES, text=TEXTS)
    def writes(self, place: int, text: str) -> None:
        matter, proposal = MatterId(self.pledge(place).id), Proposal(what=What.TEXT, text=text)
        self.does(place, lambda c, by: put_forward(c, matter, proposal, by=by))

    @rule(place=PLACES, who=PLACES, back=st.integers(0, 2))
    def says_yes(self, place: int, who: int, back: int) -> None:
        matter = MatterId(self.pledge(place).id)
        self.approves(who, matter, self.cooperation.round.matter(matter).count - back)
        if who % 2:
            self.all_say_yes(matter)

    def approves(self, who: int, matter: MatterId, number: int) -> None:
        def move(cooperation: Cooperation, by: By) -> Cooperation:
            after = approve(cooperation, matter, number, by=by)
            self.said.setdefault((matter, number), set()).add(by.party)
            return after

        self.does(who, move)

    def all_say_yes(self, matter: MatterId) -> None:
        for who, _ in enumerate(self.cooperation.parties):
            self.approves(who, matter, self.cooperation.round.matter(matter).count)

    @rule(place=PLACES, who=PLACES, version=st.integers(0, 4))
    def publishes_and_counts(self, place: int, who: int, version: int) -> None:
        bare = self.pledge(place)
        self.does(who, lambda c, by: working.publish_internally(c, bare, version, DAY, by=by))
        told = self.pledge(place)
        self.does(who, lambda c, by: working.publish(c, told, version, DAY, by=by))
        out = self.pledge(place)
        if self.does(who, lambda c, by: counting.count(c, out, Outcome(count=2, day=DAY, by=by))):
            counted = self.pledge(place)
            assert counted.total == out.total + 2
            self.does(who, lambda c, by: counting.uncount(c, counted, by=by))
            assert self.pledge(place) == out
            self.does(who, lambda c, by: counting.count(c, out, Outcome(count=2, day=DAY, by=by)))

    @rule()
    def all_go_on(self) -> None:
        self.does(0, lambda c, by: ask_to_advance(c, by=by, reason="Bråttom"))
        self.all_say_yes(ADVANCE)
        self.does(1, lambda c, by: follow_through(c, PROCESS, NEWER, ADVANCE, by=by))

    @rule()
    def is_stored_and_reloaded(self) -> None:
        saved = self.store.save(self.cooperation)
        assert saved == replace(self.cooperation, revision=saved.revision, fresh=())
        self.logged = (*self.logged, *self.cooperation.fresh)
        assert self.logged == tuple(self.store.history(saved.id))
        self.cooperation = self.store.load(saved.id)
        assert self.cooperation == saved

    @invariant()
    def no_version_is_lost(self) -> None:
        entries = (*self.logged, *self.cooperation.fresh)
        assert list(broken_links(entries)) == []
        written = [(e.about, e.version, e.content) for e in entries if e.act is Act.WRITTEN]
        texts = {(about, number): (content or {})["text"] for about, number, content in written}
        assert len(texts) == len(written)
        for key, matter in self.cooperation.round.matters.items():
            for version in (matter.proposed, matter.settled.version if matter.settled else None):
                assert version is None or texts[key, version.number] == version.proposal.text

    @invariant()
    def what_is_published_was_agreed_on_by_all(self) -> None:
        for pledge in self.cooperation.content.pledges:
            settled = self.cooperation.round.matter(MatterId(pledge.id)).settled
            versions = {pledge.published_version, settled.version.number if settled else None}
            said = [self.said[pledge.id, number] for number in versions if number]
            assert all(one == set(self.cooperation.party_ids) for one in said)

    @invariant()
    def every_link_leads_somewhere(self) -> None:
        items = self.cooperation.content.items
        for id_, item in items.items():
            assert (item.id, type(item)) == (id_, self.kinds[id_])
            for name, to in links(item).items():
                assert (letter_of(to), to in items) == (LINKS[name], True)
            if isinstance(item, Cause) and item.under:
                assert links(items[item.under])["problem"] == item.problem
        assert set(working.focus_of(self.cooperation)) <= set(items)


Chain.TestCase.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)
TestTheChain = Chain.TestCase
