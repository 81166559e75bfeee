"""The moves on the situation pictures: see for oneself, share, compare, ask a source."""

from dataclasses import asdict, replace

from bot.domain.blocking import require_shown
from bot.domain.cooperation import Cooperation, Own
from bot.domain.errors import UserError
from bot.domain.ids import ItemId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.picture import Observation, OwnObservation, Seen, SourceRow, Verdict, View

LETTER = "B"
"""What the ids of the joint picture begin with (bild)."""


def observe(cooperation: Cooperation, seen: Seen, *, by: By) -> tuple[Cooperation, OwnObservation]:
    """Keep an observation for one's own party; raise UserError `own_text_off`."""
    own = cooperation.own_of(by.party)
    if not own.text_allowed:
        raise UserError("own_text_off")
    observation = OwnObservation(number=own.observed + 1, seen=seen, by=by)
    kept = replace(own, observed=observation.number, observations=(*own.observations, observation))
    changed = _with_own(cooperation, kept, by)
    about = f"I{observation.number}"
    logged = changed.logged(
        Act.OBSERVED, by=by, audience=by.party, about=about, content=_plain(seen)
    )
    return logged, observation


def rewrite(cooperation: Cooperation, number: int, seen: Seen, *, by: By) -> Cooperation:
    """
    Change an observation of one's own party; raise UserError `own_text_off` or `shared_already`.

    What has been shared stays as the others received it.
    """
    own, before = cooperation.own_of(by.party), own_observation(cooperation, number, by=by)
    if not own.text_allowed:
        raise UserError("own_text_off")
    if before.shared:
        raise UserError("shared_already", id=f"I{number}")
    if before.seen == seen:
        return cooperation
    after = replace(before, seen=seen, by=by)
    observations = tuple(after if one.number == number else one for one in own.observations)
    changed = _with_own(cooperation, replace(own, observations=observations), by)
    return changed.logged(
        Act.OBSERVED, by=by, audience=by.party, about=f"I{number}", content=_plain(seen)
    )


def own_observation(cooperation: Cooperation, number: int, *, by: By) -> OwnObservation:
    """Return an observation of one's own party; raise UserError `no_such_item`."""
    for observation in cooperation.own_of(by.party).observations:
        if observation.number == number:
            return observation
    raise UserError("no_such_item", id=f"I{number}")


def share(cooperation: Cooperation, number: int, *, by: By) -> tuple[Cooperation, Observation]:
    """
    Pass on one observation as it stands now, and none before it.

    What is shared is a document received by the other authorities (TF 2:9), so it stands under
    an id of its own, from which nobody can tell what was not shared.
    """
    own = cooperation.own_of(by.party)
    observation = own_observation(cooperation, number, by=by)
    if observation.shared:
        raise UserError("shared_already", id=f"I{number}")
    require_shown(cooperation, f"I{number}", by.party)
    observations = tuple(
        replace(one, shared=True) if one.number == number else one for one in own.observations
    )
    marked = _with_own(cooperation, replace(own, observations=observations), by)
    return add_joint(marked, observation.seen, by=by)


def add_joint(
    cooperation: Cooperation, seen: Seen, *, by: By, blind: bool = False
) -> tuple[Cooperation, Observation]:
    """Add to the joint picture."""
    number = cooperation.content.pictured + 1
    observation = Observation(id=ItemId(f"{LETTER}{number}"), seen=seen, by=by, blind=blind)
    changed = _with_joint(cooperation, observation, number)
    act = Act.BLIND_SPOT if blind else Act.SHARED
    return changed.logged(act, by=by, about=observation.id, content=_plain(seen)), observation


def joint_observation(cooperation: Cooperation, item_id: ItemId) -> Observation:
    """Return a part of the joint picture; raise UserError `no_such_item`."""
    found = cooperation.content.picture.get(item_id)
    if found is None:
        raise UserError("no_such_item", id=item_id)
    return found


def compare(
    cooperation: Cooperation, item_id: ItemId, verdict: Verdict, reason: str | None, *, by: By
) -> Cooperation:
    """Say what one's own picture says of what another party has shared."""
    observation = joint_observation(cooperation, item_id)
    if observation.by.party == by.party:
        raise UserError("own_observation", id=item_id)
    if verdict is Verdict.CONTRADICTS and not reason:
        raise UserError("reason_missing")
    others = tuple(view for view in observation.views if view.party != by.party)
    view = View(party=by.party, verdict=verdict, by=by, reason=reason)
    seen = replace(observation, views=(*others, view))
    changed = _with_joint(cooperation, seen, cooperation.content.pictured)
    content = {"verdict": verdict.value, "reason": reason or ""}
    return changed.logged(Act.COMPARED, by=by, about=item_id, content=content)


def ask_source(cooperation: Cooperation, row: SourceRow, *, by: By) -> Cooperation:
    """Note when a source was asked, is to answer, or answered; what is not said stays."""
    own = cooperation.own_of(by.party)
    if not own.text_allowed:
        raise UserError("own_text_off")
    before = next((one for one in own.sources if one.name == row.name), SourceRow(name=row.name))
    merged = SourceRow(
        name=row.name,
        asked=row.asked or before.asked,
        due=row.due or before.due,
        received=row.received or before.received,
    )
    others = tuple(one for one in own.sources if one.name != row.name)
    changed = _with_own(cooperation, replace(own, sources=(*others, merged)), by)
    return changed.logged(Act.SOURCE_ASKED, by=by, audience=by.party, content={"name": row.name})


def _with_own(cooperation: Cooperation, own: Own, by: By) -> Cooperation:
    return replace(cooperation, own={**cooperation.own, by.party: own})


def _with_joint(cooperation: Cooperation, observation: Observation, number: int) -> Cooperation:
    picture = {**cooperation.content.picture, observation.id: observation}
    content = replace(cooperation.content, picture=picture, pictured=number)
    return replace(cooperation, content=content)


def _plain(seen: Seen) -> dict[str, str]:
    return {key: value for key, value in asdict(seen).items() if value}
