"""Taking back what should never have been written: it is hidden at once, and can be shown again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.domain.block import Block, Reason
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.hiding import MARK, words_in
from bot.domain.ids import AGREEMENT, ItemId, MatterId, PartyId, TaskId
from bot.domain.ledger import Posted
from bot.domain.log import JOINT, Act, LogEntry
from bot.domain.member import By
from bot.domain.rights import require_contact

SHORTEST = 3
"""Characters of what is worth hiding beside a thing's own text: no `%`, no `kl`."""


def block(
    cooperation: Cooperation, id_: str, entries: Iterable[LogEntry], reason: Reason, *, by: By
) -> Cooperation:
    """
    Hide all that has been written of a thing, by the state and by the log's *entries* about it.

    What is one's own party's is hidden from it alone, since nobody else has it. Raise UserError
    `nothing_to_block` for what has no text one can read, or `already_blocked`.
    """
    about = [entry for entry in entries if entry.about == id_]
    found = {one: written_of(cooperation, id_, one, about) for one in (JOINT, by.party)}
    found = {audience: texts for audience, texts in found.items() if texts}
    if not found:
        raise UserError("nothing_to_block", id=id_)
    fresh = {one: texts for one, texts in found.items() if _is_new(cooperation, id_, one, texts)}
    if not fresh:
        raise already_blocked(cooperation, id_, by.party)
    for audience, texts in fresh.items():
        cooperation = _blocked(cooperation, id_, audience, texts, reason, by)
    return cooperation


def _blocked(
    cooperation: Cooperation,
    id_: str,
    audience: PartyId,
    texts: tuple[str, ...],
    reason: Reason,
    by: By,
) -> Cooperation:
    new = Block(id=id_, audience=audience, by=by, reason=reason, texts=texts)
    others = (one for one in cooperation.blocked if not _same(one, new))
    changed = replace(cooperation, blocked=(*others, new))
    version = changed.round.matter(MatterId(id_)).count if audience == JOINT else 0
    said = {"kind": reason.value}
    return changed.logged(
        Act.BLOCKED, by=by, audience=audience, about=id_, version=version or None, content=said
    )


def _same(one: Block, new: Block) -> bool:
    return (one.id, one.audience, one.by.party) == (new.id, new.audience, new.by.party)


def lift(cooperation: Cooperation, id_: str, *, by: By) -> Cooperation:
    """
    Show again what one's own party has blocked; only its contact may.

    Raise UserError `not_blocked` or `not_your_block`.
    """
    theirs = blocks_of(cooperation, id_, by.party)
    if not theirs:
        raise UserError("not_blocked", id=id_)
    mine = [one for one in theirs if one.by.party == by.party]
    if not mine:
        raise UserError("not_your_block", id=id_, party=theirs[-1].by.party)
    require_contact(cooperation, by)
    kept = tuple(one for one in cooperation.blocked if one not in mine)
    cooperation = replace(cooperation, blocked=kept)
    for one in mine:
        cooperation = cooperation.logged(Act.UNBLOCKED, by=by, audience=one.audience, about=id_)
    return cooperation


def blocks_of(cooperation: Cooperation, id_: str, party: PartyId | None) -> tuple[Block, ...]:
    """Return what is blocked of a thing, as far as a party may know, the oldest first."""
    return tuple(
        one for one in cooperation.blocked if one.id == id_ and one.audience in {JOINT, party}
    )


def already_blocked(cooperation: Cooperation, id_: str, party: PartyId) -> UserError:
    """Return the refusal that tells who has blocked something, and when."""
    newest = blocks_of(cooperation, id_, party)[-1]
    at = newest.by.at.isoformat()
    return UserError("already_blocked", id=id_, party=newest.by.party, at=at)


def written_of(
    cooperation: Cooperation, id_: str, audience: PartyId, entries: Iterable[LogEntry]
) -> tuple[str, ...]:
    """Return what has been written of a thing for one audience, each text once."""
    found = _joint(cooperation, id_) if audience == JOINT else _own(cooperation, id_, audience)
    logged = (entry.content for entry in entries if entry.audience == audience and entry.content)
    words = [word for one in (*found, *logged) for word in words_in(one) if word.strip()]
    words = [word for word in words if word not in cooperation.party_ids]
    long = [word for word in words if len(word) >= SHORTEST]
    return tuple(dict.fromkeys(long or words))


def _joint(cooperation: Cooperation, id_: str) -> Iterator[object]:
    """Yield what is kept of a thing, and what was said of it."""
    round_, content = cooperation.round, cooperation.content
    yield content.items.get(ItemId(id_))
    yield content.picture.get(ItemId(id_))
    yield round_.matters.get(MatterId(id_))
    yield round_.marks.get(TaskId(id_))
    yield round_.carried.get(TaskId(id_))
    yield tuple(one for one in content.questions if one.about == id_)
    if id_ == AGREEMENT:
        yield content.agreement


def _own(cooperation: Cooperation, id_: str, party: PartyId) -> Iterator[object]:
    own = cooperation.own_of(party)
    yield own.notes.get(TaskId(id_))
    yield tuple(one for one in own.observations if f"I{one.number}" == id_)


def _is_new(cooperation: Cooperation, id_: str, audience: PartyId, texts: tuple[str, ...]) -> bool:
    """Tell whether something of a thing has been written that is not blocked yet."""
    blocks = [one for one in cooperation.blocked if (one.id, one.audience) == (id_, audience)]
    return not {text for one in blocks for text in one.texts} >= set(texts)


def is_hidden(
    cooperation: Cooperation, id_: str, party: PartyId | None = None, text: str | None = None
) -> bool:
    """Tell whether what a thing says now is blocked, or *text* of it; a newer one may be read."""
    blocks = blocks_of(cooperation, id_, party)
    known = cooperation.hiding(party)
    says = [text_now(cooperation, id_, one.audience) if text is None else text for one in blocks]
    # In what is seen by a party the words are gone already, and a mark stands there.
    return any(MARK in one or known.text(one, (id_,)) != one for one in says)


def text_now(cooperation: Cooperation, id_: str, audience: PartyId) -> str:
    """Return a thing's own text as it stands; empty where it has none."""
    if audience != JOINT:
        own = cooperation.own_of(audience).observations
        return next((one.seen.text for one in own if f"I{one.number}" == id_), "")
    current = cooperation.round.matter(MatterId(id_)).current
    if current:
        return current.proposal.text
    item = cooperation.content.items.get(ItemId(id_))
    observation = cooperation.content.picture.get(ItemId(id_))
    return observation.seen.text if observation else getattr(item, "text", "")


def require_shown(
    cooperation: Cooperation, id_: str, party: PartyId | None = None, text: str | None = None
) -> None:
    """
    Raise UserError `blocked` where what a thing says is hidden, and so not acted on.

    That is what it says now, or the *text* that is to be acted on.
    """
    if cooperation.blocked and is_hidden(cooperation, id_, party, text):
        newest = blocks_of(cooperation, id_, party)[-1]
        raise UserError("blocked", id=id_, party=newest.by.party, at=newest.by.at.isoformat())


def posted(cooperation: Cooperation, id_: str, audience: PartyId) -> tuple[Posted, ...]:
    """Return the bot's messages that have shown a thing's text to its audience."""
    return tuple(
        Posted(chat=chat, message=message)
        for row in cooperation.ledger
        if id_ in row.about and audience in {JOINT, row.audience}
        for chat, message in row.told.items()
    )
