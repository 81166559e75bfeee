"""One press says yes to exactly the versions that were listed, whatever happens meanwhile."""

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.agreeing import approve, decline, put_forward, withdraw
from bot.domain.confirming import code_of, confirm, confirmable
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.ids import AGREEMENT, MatterId
from bot.domain.member import By
from bot.domain.version import Proposal, What
from tests.domain.builders import ANNA, BO, CIA, PROCESS, together

TODAY = date(2027, 3, 10)
MATTERS = [MatterId(one) for one in ("1.7", "L1", "L2", AGREEMENT, "1.3")]
PEOPLE = st.sampled_from([ANNA, BO, CIA])
Move = Callable[[Cooperation], Cooperation]


def move(name: str, matter: MatterId, text: str, by: By) -> Move:
    """Return something that somebody does; what is refused changes nothing."""

    def made(cooperation: Cooperation) -> Cooperation:
        number = cooperation.round.matter(matter).count
        try:
            match name:
                case "write":
                    proposal = Proposal(what=What.TEXT, text=text)
                    return put_forward(cooperation, matter, proposal, by=by)
                case "approve":
                    return approve(cooperation, matter, number, by=by)
                case "decline":
                    return decline(cooperation, matter, number, by=by, reason=text)
                case _:
                    return withdraw(cooperation, matter, by=by)
        except UserError:
            return cooperation

    return made


NAMES = st.sampled_from(["write", "write", "approve", "decline", "withdraw"])
MOVES = st.builds(move, NAMES, st.sampled_from(MATTERS), st.sampled_from("ab"), PEOPLE)


def versions(cooperation: Cooperation) -> dict[MatterId, str]:
    """Return the fingerprints of what can be confirmed for the police."""
    listed = confirmable(cooperation, PROCESS, BO.party, TODAY)
    proposed = ((one, cooperation.round.matter(one).proposed) for one in listed)
    return {one: version.hash for one, version in proposed if version}


@settings(deadline=None)
@given(before=st.lists(MOVES, max_size=12), meanwhile=st.lists(MOVES, max_size=3))
def test_a_press_says_yes_to_what_was_listed_or_to_nothing(
    before: list[Move], meanwhile: list[Move]
) -> None:
    cooperation = together(2)
    for one in MATTERS[:3]:
        cooperation = move("write", one, "a", ANNA)(cooperation)
    for done in before:
        cooperation = done(cooperation)
    shown = versions(cooperation)
    code = code_of(cooperation, tuple(shown))
    for done in meanwhile:
        cooperation = done(cooperation)
    now = confirmable(cooperation, PROCESS, BO.party, TODAY)
    try:
        after = confirm(cooperation, now, code, by=BO, today=TODAY)
    except UserError:
        assert versions(cooperation) != shown or not shown
        return
    assert versions(cooperation) == shown
    for one, matter in cooperation.round.matters.items():
        new = after.round.matter(one)
        if one not in shown:
            assert new == matter
            continue
        said = new.yeses if new.proposed else new.settled.yeses if new.settled else ()
        assert {yes.version_hash for yes in said if yes.by == BO} == {shown[one]}
        assert (new.settled != matter.settled) == (matter.waiting(after.party_ids) == (BO.party,))
