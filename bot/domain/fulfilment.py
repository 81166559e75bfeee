"""Tasks that tick themselves: what must be there before one is done by its content."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from bot.domain.chain import Letter, Measure, Pledge
from bot.domain.cooperation import Cooperation
from bot.domain.follow_up import in_check_in, reaches
from bot.domain.ids import AGREEMENT, ItemId, MatterId, PartyId
from bot.domain.rights import KEY_ROLES


class Fulfilment(StrEnum):
    """The names by which process.toml says what content fulfils a task."""

    CONTACTS = "contacts"
    PICTURE = "picture"
    PROBLEMS = "problems"
    CAUSES = "causes"
    MEASURES = "measures"
    PLAN = "plan"
    FOLLOW_UP = "follow_up"
    PLEDGES = "pledges"
    PUBLISHED = "published"
    FOLLOWED_UP = "followed_up"
    PLEDGES_FOLLOWED_UP = "pledges_followed_up"
    DRAFT = "draft"
    AGREEMENT = "agreement"


AFTER_PRIORITIES = 3
"""The step in which focus areas are chosen."""


def fulfilled(cooperation: Cooperation, by: Fulfilment | None) -> bool:
    """Tell whether the content there is fulfils a task."""
    return by is not None and _CHECKS[by](cooperation)


def fulfilled_for(cooperation: Cooperation, by: Fulfilment | None, party: PartyId) -> bool:
    """Tell whether the content there is fulfils one party's part of a task."""
    return by is Fulfilment.CONTACTS and _two_answer(cooperation, party)


def focus_areas(cooperation: Cooperation) -> tuple[ItemId, ...]:
    """
    Return the focus areas that all have said yes to.

    Where these were chosen before the bot came, only those problems were brought along that are
    worked on: then they are all of them.
    """
    settled = cooperation.round.matter(MatterId("3.4")).settled
    if settled is None and cooperation.round.earlier >= AFTER_PRIORITIES:
        return tuple(problem.id for problem in cooperation.content.problems)
    return settled.version.proposal.focus if settled else ()


def _two_answer(cooperation: Cooperation, party: PartyId) -> bool:
    """Two people of a party can say its yes, the one if the other is away or leaves."""
    mine = [one for one in cooperation.members_of(party) if one.confirmed]
    holders = {one.person for one in mine if one.role in KEY_ROLES}
    always = (one for one in mine if one.until is None and one.substitute_for in holders)
    return len(holders | {one.person for one in always}) > 1


def _appointed(cooperation: Cooperation) -> bool:
    """Each party has somebody responsible, and somebody who takes over (Brå, 1)."""
    return all(_two_answer(cooperation, party) for party in cooperation.party_ids)


def _brought(cooperation: Cooperation, letter: Letter) -> bool:
    """Tell whether something of a kind is as the round before left it, looked over by nobody."""
    return any(one.startswith(letter.value) for one in cooperation.round.brought)


def _merged(cooperation: Cooperation) -> bool:
    """All have shared in this round, and said of the others' what agrees or not (Brå, 3)."""
    parties = set(cooperation.party_ids)
    began = cooperation.round.started
    picture = cooperation.content.picture.values()
    seen = [one for one in picture if not one.blind and one.by.at >= began]
    shared = {one.by.party for one in seen} == parties
    return shared and all(
        parties - {one.by.party} <= {view.party for view in one.views} for one in seen
    )


def _compared(cooperation: Cooperation) -> bool:
    """Every problem says where, how often and whom (Brå, Prioritera mellan problemen)."""
    problems = cooperation.content.problems
    if _brought(cooperation, Letter.PROBLEM):
        return False
    return bool(problems) and all(one.place and one.frequency and one.affected for one in problems)


def _explained(cooperation: Cooperation) -> bool:
    """Every focus area has a cause, looked over in this round (Brå, Gör en orsaksanalys)."""
    focus = set(focus_areas(cooperation))
    brought = cooperation.round.brought
    causes = (cause for cause in cooperation.content.causes if cause.id not in brought)
    return bool(focus) and focus <= {cause.problem for cause in causes}


def _acted_on(cooperation: Cooperation) -> bool:
    """Every focus area has a measure that rests on one of its causes."""
    content = cooperation.content
    if _brought(cooperation, Letter.MEASURE):
        return False
    used = {measure.cause for measure in content.measures}
    met = {cause.problem for cause in content.causes if cause.id in used}
    focus = set(focus_areas(cooperation))
    return bool(focus) and focus <= met


def _measures(cooperation: Cooperation) -> tuple[Measure, ...]:
    """Return the measures; none while one of them is as the round before left it."""
    if _brought(cooperation, Letter.MEASURE):
        return ()
    return cooperation.content.measures


def _planned(cooperation: Cooperation) -> bool:
    """Every measure has a cause, an aim, a time and somebody who does it."""
    measures = _measures(cooperation)
    return bool(measures) and all(
        one.cause and one.aim and one.end and one.doer for one in measures
    )


def _followed(cooperation: Cooperation) -> bool:
    """Every measure says how it is followed up."""
    measures = _measures(cooperation)
    return bool(measures) and all(one.follow_up for one in measures)


def _pledges(cooperation: Cooperation) -> tuple[Pledge, ...]:
    """Return the pledges of this check-in; none while one is as the round before left it."""
    if _brought(cooperation, Letter.PLEDGE):
        return ()
    check_in = cooperation.round.check_in
    return tuple(one for one in cooperation.content.pledges if reaches(one, check_in))


def _promised(cooperation: Cooperation) -> bool:
    """There is a pledge for the time of this check-in, each with a yes of all who are here."""
    pledges = _pledges(cooperation)
    matters = (cooperation.round.matter(MatterId(pledge.id)) for pledge in pledges)
    return bool(pledges) and all(matter.holding(cooperation.party_ids) for matter in matters)


def _told(cooperation: Cooperation) -> bool:
    """Every pledge for the time of this check-in is published, internally first."""
    pledges = _pledges(cooperation)
    return bool(pledges) and all(pledge.published for pledge in pledges)


def _followed_up(cooperation: Cooperation) -> bool:
    """Every running pledge and every open measure has its answer in this check-in."""
    found = in_check_in(cooperation)
    return bool(found) and all(one.answer for one in found)


def _pledges_followed_up(cooperation: Cooperation) -> bool:
    """Every running pledge has its answer in this check-in (Brå, Uppföljning)."""
    found = [one for one in in_check_in(cooperation) if isinstance(one, Pledge)]
    return bool(found) and all(one.answer for one in found)


def _drafted(cooperation: Cooperation) -> bool:
    """There is a text of the agreement."""
    return cooperation.round.matter(AGREEMENT).current is not None


def _signed(cooperation: Cooperation) -> bool:
    """Exactly what all have said yes to is signed (Brå, Teckna samverkansöverenskommelse)."""
    settled = cooperation.round.matter(AGREEMENT).settled
    signing = cooperation.content.agreement.signing
    return bool(settled and signing and signing.version == settled.version.number)


_CHECKS: Mapping[Fulfilment, Callable[[Cooperation], bool]] = {
    Fulfilment.CONTACTS: _appointed,
    Fulfilment.PICTURE: _merged,
    Fulfilment.PROBLEMS: _compared,
    Fulfilment.CAUSES: _explained,
    Fulfilment.MEASURES: _acted_on,
    Fulfilment.PLAN: _planned,
    Fulfilment.FOLLOW_UP: _followed,
    Fulfilment.PLEDGES: _promised,
    Fulfilment.PUBLISHED: _told,
    Fulfilment.FOLLOWED_UP: _followed_up,
    Fulfilment.PLEDGES_FOLLOWED_UP: _pledges_followed_up,
    Fulfilment.DRAFT: _drafted,
    Fulfilment.AGREEMENT: _signed,
}
