"""What is told to anyone but the asker: a row each, and one for changes that follow each other."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.chat.offers import show_offer
from bot.chat.outgoing import Audience, Offer, Outgoing
from bot.domain.cooperation import Cooperation
from bot.domain.ids import MatterId, PartyId, PersonId
from bot.domain.ledger import BURST, Burst, News
from bot.domain.log import JOINT
from bot.domain.staffing import heard

MORE = "changes/more"
"""The template of what closes a burst."""
LOG = Offer(label="log", command="log")


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """Makes ledger rows, at one moment, for what one person has done."""

    by: PersonId
    now: datetime
    new_id: Callable[[], str]

    def with_news(
        self, cooperation: Cooperation, said: Iterable[Outgoing]
    ) -> tuple[Cooperation, tuple[str | None, ...]]:
        """
        Return the cooperation with what is to be said in its ledger, and the id of each row.

        The id is None of a change that is told later, together with others.
        """
        ids: list[str | None] = []
        cooperation = self._heard(cooperation)
        for outgoing in said:
            cooperation, id_ = self._with_one(cooperation, outgoing)
            ids.append(id_)
        return cooperation, tuple(ids)

    def _heard(self, cooperation: Cooperation) -> Cooperation:
        """Note that she who acts has been heard, where it was with something that all may know."""
        joint = (one for one in cooperation.fresh if one.audience == JOINT)
        mine = any(one.by.person == self.by for one in joint)
        return heard(cooperation, self.by, self.now) if mine else cooperation

    def _with_one(
        self, cooperation: Cooperation, outgoing: Outgoing
    ) -> tuple[Cooperation, str | None]:
        folds = outgoing.folds and cooperation.exercise is None
        burst = self._burst(cooperation, outgoing.audience.key) if folds else None
        if burst:
            return self._folded(cooperation, outgoing, burst), None
        opens = Burst(by=self.by, until=self.now + BURST) if folds else None
        row = self._row(outgoing, due=self.now, burst=opens)
        return replace(cooperation, ledger=(*cooperation.ledger, row)), row.id

    def _burst(self, cooperation: Cooperation, audience: PartyId) -> Burst | None:
        """Return the burst that is open for the one who acts and those who are told."""
        found = (row.burst for row in cooperation.ledger if row.burst and row.audience == audience)
        return next((one for one in found if one.by == self.by and self.now < one.until), None)

    def _folded(self, cooperation: Cooperation, outgoing: Outgoing, burst: Burst) -> Cooperation:
        """Add a change to the row that closes its burst; make that row for the first of them."""
        closing = replace(burst, closes=True)
        mine = [
            row
            for row in cooperation.ledger
            if row.burst == closing and row.pending and row.audience == outgoing.audience.key
        ]
        changes = _changes(mine[0].message) if mine else []
        told = _more(outgoing.audience, self.by, _with_change(changes, outgoing))
        if not mine:
            row = self._row(told, due=burst.until, burst=closing)
            return replace(cooperation, ledger=(*cooperation.ledger, row))
        after = replace(mine[0], message=told.plain())
        ledger = tuple(after if row.id == after.id else row for row in cooperation.ledger)
        return replace(cooperation, ledger=ledger)

    def _row(self, outgoing: Outgoing, *, due: datetime, burst: Burst | None) -> News:
        return News(
            id=self.new_id(),
            audience=outgoing.audience.key,
            message=outgoing.plain(),
            created=self.now,
            due=due,
            told={},
            burst=burst,
            deletes=outgoing.deletes,
        )


def _more(audience: Audience, by: PersonId, changes: list[dict[str, Any]]) -> Outgoing:
    ids = {about for one in changes for about in one["ids"]}
    offer = show_offer(MatterId(min(ids))) if len(ids) == 1 else LOG
    facts = {"person": by, "changes": changes}
    return Outgoing(audience=audience, template=MORE, facts=facts, buttons=(offer,))


def _changes(message: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    return list(message["facts"]["changes"]) if message else []


def _with_change(changes: list[dict[str, Any]], outgoing: Outgoing) -> list[dict[str, Any]]:
    """Return the changes with one more: which template would have told it, and about what."""
    facts = outgoing.facts
    abouts = facts["ids"] if "ids" in facts else [facts.get("id") or facts["matter"]]
    before = next((one for one in changes if one["what"] == outgoing.template), None)
    others = [one for one in changes if one is not before]
    known = before["ids"] if before else []
    ids = [*known, *(one for one in abouts if one not in known)]
    return [*others, {"what": outgoing.template, "ids": ids}]
