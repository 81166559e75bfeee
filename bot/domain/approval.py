"""Two keys: a text is settled only when every party has said yes to the same version of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from bot.domain.decision import Decision
from bot.domain.errors import UserError
from bot.domain.ids import PartyId
from bot.domain.member import By
from bot.domain.version import Proposal, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """One party's yes to one exact version."""

    by: By
    version_hash: str
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class No:
    """One party's no to the version that is proposed, with its reason."""

    by: By
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """
    A decision made outside the bot by parties that had no member yet. Never their yes.

    `decision` is None where all that is known is that they had decided.
    """

    by: By
    absent: tuple[PartyId, ...]
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A version that every party has said yes to."""

    version: Version
    yeses: tuple[Yes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """
    One text that needs every party's yes.

    `settled` is never edited: a change is proposed beside it and takes over when all have said
    yes to that. `count`, the newest version's number, goes on over the rounds, so that an old
    button can never mean a new text.
    """

    count: int = 0
    settled: Settled | None = None
    proposed: Version | None = None
    yeses: tuple[Yes, ...] = ()
    noes: tuple[No, ...] = ()
    outside: Outside | None = None

    def propose(self, proposal: Proposal, *, by: By) -> Self:
        """Put a new version forward; yeses and noes to the one before fall."""
        if not proposal.text:
            raise UserError("empty_text")
        if self.current and self.current.proposal == proposal:
            raise UserError("same_text", version=self.current.number)
        version = Version(number=self.count + 1, proposal=proposal, by=by)
        return replace(
            self, count=version.number, proposed=version, yeses=(), noes=(), outside=None
        )

    @property
    def current(self) -> Version | None:
        """The version to talk about: the proposed one, else the settled one."""
        return self.proposed or (self.settled.version if self.settled else None)

    def approve(
        self,
        number: int,
        *,
        by: By,
        parties: Iterable[PartyId],
        decision: Decision | None = None,
    ) -> Self:
        """Say yes for one party; the last yes settles."""
        version = self._open(number)
        if self.yes_of(by.party):
            raise UserError("already_yes", version=number, party=by.party)
        if by.person in {yes.by.person for yes in self.yeses}:
            raise UserError("one_person_one_party")
        yes = Yes(by=by, version_hash=version.hash, decision=decision)
        yeses = (*self.yeses, yes)
        noes = tuple(no for no in self.noes if no.by.party != by.party)
        if {yes.by.party for yes in yeses} >= set(parties):
            settled = Settled(version=version, yeses=yeses)
            return replace(self, settled=settled, proposed=None, yeses=(), noes=(), outside=None)
        return replace(self, yeses=yeses, noes=noes)

    def decline(self, number: int, *, by: By, reason: str) -> Self:
        """Say no for one party, with a reason; its own yes falls, and so does a record outside."""
        self._open(number)
        if not reason:
            raise UserError("reason_missing")
        disputed = self.outside is not None and by.party in self.outside.absent
        return replace(
            self,
            yeses=self._yeses_but(by.party),
            noes=(*(no for no in self.noes if no.by.party != by.party), No(by=by, reason=reason)),
            outside=None if disputed else self.outside,
        )

    def withdraw(self, *, by: By) -> Self:
        """Take back one party's yes, before the last yes has come."""
        if self.proposed is None and self.settled:
            raise UserError("settled_stays", version=self.settled.version.number)
        if not self.yes_of(by.party):
            raise UserError("no_yes_to_withdraw")
        return replace(self, yeses=self._yeses_but(by.party))

    def record_outside(self, number: int, outside: Outside) -> Self:
        """Note that the parties without a member decided outside the bot."""
        self._open(number)
        if not outside.absent:
            raise UserError("all_are_here", version=number)
        return replace(self, outside=outside)

    def decided_outside(self, parties: Iterable[PartyId]) -> bool:
        """Tell whether all who are here said yes, and the others decided outside the bot."""
        if self.outside is None:
            return False
        return all(self.yes_of(party) or party in self.outside.absent for party in parties)

    def holding(self, parties: Iterable[PartyId]) -> Version | None:
        """Return the version that holds: decided by all, also outside the bot for the absent."""
        if self.proposed and self.decided_outside(parties):
            return self.proposed
        return self.settled.version if self.settled else None

    def yes_of(self, party: PartyId) -> Yes | None:
        """Return the party's yes to the proposed version."""
        return next((yes for yes in self.yeses if yes.by.party == party), None)

    def no_of(self, party: PartyId) -> No | None:
        """Return the party's no to the proposed version."""
        return next((no for no in self.noes if no.by.party == party), None)

    def waiting(self, parties: Iterable[PartyId]) -> tuple[PartyId, ...]:
        """Return the parties whose yes is still wanted."""
        if self.proposed is None:
            return ()
        return tuple(party for party in parties if not self.yes_of(party))

    def lapsed(self) -> Self:
        """Return the matter without what was proposed; what is settled holds, numbers go on."""
        return replace(self, proposed=None, yeses=(), noes=(), outside=None)

    def afresh(self) -> Self:
        """Return the matter with nothing in it, but with its numbers going on."""
        return type(self)(count=self.count)

    def _open(self, number: int) -> Version:
        if number > self.count > 0:
            raise UserError("no_such_version", version=number, current=self.count)
        if self.proposed is None:
            if self.settled is None:
                code = "passed_version" if 0 < number <= self.count else "nothing_written"
                raise UserError(code, version=number)
            code = "already_settled" if number == self.settled.version.number else "stale_version"
            raise UserError(code, version=number, current=self.settled.version.number)
        if number != self.proposed.number:
            raise UserError("stale_version", version=number, current=self.proposed.number)
        return self.proposed

    def _yeses_but(self, party: PartyId) -> tuple[Yes, ...]:
        return tuple(yes for yes in self.yeses if yes.by.party != party)
