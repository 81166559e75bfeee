"""What two keys promise, kept in a second book, and held against the bot after every act."""

from dataclasses import dataclass, field

from bot.domain.approval import Matter
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ADVANCE, BACK, MatterId, PartyId, PersonId
from bot.domain.step import progress
from bot.domain.version import Proposal
from tests.domain.builders import PROCESS
from tests.properties.acts import MATTERS, Act

MOVES = (ADVANCE, BACK)


@dataclass(slots=True)
class Book:
    """
    Who has said yes to what, by what people did; the bot's own yeses are never read into it.

    `said` holds, for each text that is asked for, the parties that have said yes: by whom, and to
    which number.
    """

    written: dict[tuple[MatterId, int], Proposal] = field(default_factory=dict)
    said: dict[MatterId, dict[PartyId, tuple[PersonId, int]]] = field(default_factory=dict)

    def enter(self, before: Cooperation, after: Cooperation, act: Act) -> None:
        """Take in an act that was done, and check all that it changed."""
        self._say(act)
        anew = before.round.number != after.round.number
        moved = anew or before.round.step != after.round.step
        if moved:
            self._check_move(before, act)
        for matter_id in MATTERS:
            old, new = before.round.matter(matter_id), after.round.matter(matter_id)
            self._check_versions(matter_id, old, new)
            if anew or (moved and matter_id in MOVES):
                assert new == Matter(count=old.count)
            elif new.settled != old.settled:
                self._check_settled(before, new, act, matter_id)
            elif old.proposed and not new.proposed:
                assert (act.name in {"tick", "refer"}, act.matter) == (True, matter_id)
            if new.proposed != old.proposed:
                self.said.pop(matter_id, None)
            self._check_yeses(after, matter_id, new)

    def _say(self, act: Act) -> None:
        said = self.said.setdefault(act.matter, {})
        if act.name == "approve":
            assert act.by.party not in said
            said[act.by.party] = (act.by.person, act.number)
        if act.name in {"decline", "withdraw"}:
            said.pop(act.by.party, None)

    def _check_versions(self, matter_id: MatterId, old: Matter, new: Matter) -> None:
        """A number goes up by one with each text, and never means another text."""
        assert new.count in {old.count, old.count + 1}
        if new.count > old.count:
            assert new.proposed is not None
            assert new.proposed.number == new.count
            assert (matter_id, new.count) not in self.written
            self.written[matter_id, new.count] = new.proposed.proposal
        for version in (new.proposed, new.settled.version if new.settled else None):
            if version:
                assert self.written[matter_id, version.number] == version.proposal

    def _check_settled(
        self, before: Cooperation, new: Matter, act: Act, matter_id: MatterId
    ) -> None:
        """What is settled is the version that was proposed, by the yeses that were said to it."""
        assert (act.name, act.matter) == ("approve", matter_id)
        self._check_all_said(before, act)
        assert new.settled is not None
        assert new.settled.version == before.round.matter(matter_id).proposed
        yeses = new.settled.yeses
        assert len(yeses) == len(before.parties)
        assert {yes.by.party: (yes.by.person, act.number) for yes in yeses} == self.said[matter_id]
        assert {yes.version_hash for yes in yeses} == {new.settled.version.hash}

    def _check_all_said(self, before: Cooperation, act: Act) -> None:
        """Every party has said yes to this number, each by a member of its own."""
        said = self.said[act.matter]
        assert set(said) == set(before.party_ids)
        assert {number for _, number in said.values()} == {act.number}
        people = {person for person, _ in said.values()}
        assert len(people) == len(said)
        members = {member.person: member.party for member in before.members}
        assert all(members[person] == party for party, (person, _) in said.items())

    def _check_move(self, before: Cooperation, act: Act) -> None:
        """A step is left by every party's yes, or through a gate that each criterion opened."""
        if act.name == "approve":
            assert act.matter in MOVES
            self._check_all_said(before, act)
            return
        assert act.name == "advance"
        step = before.round.step
        assert progress(before, PROCESS, step).missing == ()
        for task in PROCESS.step(step).tasks:
            if task.two_keys and task.criterion:
                self._check_fulfilled(before, MatterId(task.id))

    def _check_fulfilled(self, before: Cooperation, matter_id: MatterId) -> None:
        matter = before.round.matter(matter_id)
        if matter.settled is None:
            assert matter.outside is not None
            said = set(self.said[matter_id])
            assert said | set(matter.outside.absent) == set(before.party_ids)

    def _check_yeses(self, after: Cooperation, matter_id: MatterId, new: Matter) -> None:
        """The yeses that stand are those that were said to this version, and are too few."""
        said = self.said.get(matter_id, {})
        assert {yes.by.party: (yes.by.person, new.count) for yes in new.yeses} == said
        assert set(said) < set(after.party_ids)
        for yes in new.yeses:
            assert new.proposed is not None
            assert yes.version_hash == new.proposed.hash
            assert yes.by.person in {one.person for one in after.members_of(yes.by.party)}
