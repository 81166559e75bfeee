"""Who answers in whose place."""

from bot.domain.cooperation import Cooperation
from bot.domain.ids import PersonId
from bot.domain.member import Role
from bot.domain.staffing import set_substitute
from tests.domain.builders import (
    ANNA,
    LINDSALA,
    joining,
    together,
    who,
)

EVA = who("eva", LINDSALA, Role.PARTICIPANT)


def substitutes(cooperation: Cooperation) -> dict[str, str | None]:
    """Return who answers in whose place."""
    return {one.person: one.substitute_for for one in cooperation.members if one.substitute_for}


def test_one_has_one_substitute_at_a_time() -> None:
    ida = who("ida", LINDSALA)
    cooperation = joining(joining(together(), EVA), ida)
    first = set_substitute(cooperation, EVA.person, by=ANNA)
    assert substitutes(first) == {"eva": "anna"}
    assert first.fresh[-1].content == {"person": "eva"}
    assert substitutes(set_substitute(first, ida.person, by=ANNA)) == {"ida": "anna"}
    crossed = set_substitute(set_substitute(first, PersonId("anna"), by=ida), ida.person, by=ANNA)
    assert substitutes(crossed) == {"anna": "ida", "ida": "anna"}
