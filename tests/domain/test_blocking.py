"""What is blocked, of which audience, with which texts; and what may not be done with it."""

from dataclasses import replace

import pytest

from bot.domain.agreeing import approve, propose
from bot.domain.block import Reason
from bot.domain.blocking import block, blocks_of, is_hidden, lift, posted, require_shown
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.hiding import MARK
from bot.domain.ids import MatterId, PartyId
from bot.domain.ledger import News, Posted
from bot.domain.log import JOINT, Act
from bot.domain.member import By
from bot.domain.noting import allow_own_text, note
from bot.domain.party import POLICE
from bot.domain.version import Proposal, What
from tests.domain.builders import AGREED, ANNA, BO, LINDSALA, START, together

FIRST, SECOND = "Kalle i det röda huset stör alla.", "Vi finns vid torget varje kväll."


def written(*texts: str) -> Cooperation:
    """Return a cooperation with versions of one text, one after another."""
    cooperation = together()
    for text in texts:
        proposal = Proposal(what=What.TEXT, text=text)
        cooperation = propose(cooperation, AGREED, proposal, by=ANNA)
    return cooperation


def blocked(cooperation: Cooperation, id_: str = "1.7", by: By = BO) -> Cooperation:
    return block(cooperation, id_, cooperation.fresh, Reason.PERSON, by=by)


def refusal(cooperation: Cooperation, id_: str, by: By) -> str:
    with pytest.raises(UserError) as caught:
        blocked(cooperation, id_, by)
    return caught.value.code


def test_all_versions_are_blocked_also_those_that_only_the_log_has() -> None:
    [one] = blocked(written(FIRST, SECOND)).blocked
    assert (one.id, one.audience, one.by) == ("1.7", JOINT, BO)
    assert set(one.texts) == {FIRST, SECOND}


def test_the_log_has_the_id_the_version_and_the_kind_but_no_words() -> None:
    entry = blocked(written(FIRST)).fresh[-1]
    assert (entry.act, entry.about, entry.version) == (Act.BLOCKED, "1.7", 1)
    assert entry.content == {"kind": "person"}


@pytest.mark.parametrize("party", [LINDSALA, POLICE, None])
def test_no_view_holds_the_text_and_what_is_kept_does(party: PartyId | None) -> None:
    cooperation = blocked(written(FIRST, SECOND))
    assert FIRST in repr(cooperation)
    for text in (FIRST, SECOND):
        assert text not in repr(cooperation.seen_by(party))
    matter = cooperation.seen_by(party).round.matter(MatterId("1.7"))
    assert matter.current is not None
    assert matter.current.proposal.text == MARK


def test_what_is_one_partys_own_is_blocked_for_it_alone() -> None:
    mine = note(allow_own_text(together(), allowed=True, by=ANNA), AGREED.id, FIRST, by=ANNA)
    after = blocked(mine, by=ANNA)
    assert [one.audience for one in after.blocked] == [LINDSALA]
    assert FIRST not in repr(after.seen_by(LINDSALA))
    assert after.seen_by(POLICE) == mine.seen_by(POLICE)
    assert blocks_of(after, "1.7", POLICE) == ()
    assert refusal(mine, "1.7", BO) == "nothing_to_block"


def test_what_is_not_there_has_no_text_to_block() -> None:
    assert refusal(together(), "L7", ANNA) == "nothing_to_block"


def test_blocked_is_blocked_until_something_new_is_written() -> None:
    once = blocked(written(FIRST))
    assert refusal(once, "1.7", ANNA) == "already_blocked"
    newer = propose(once, AGREED, Proposal(what=What.TEXT, text=SECOND), by=ANNA)
    assert not is_hidden(newer, "1.7")
    assert is_hidden(newer, "1.7", text=FIRST)
    twice = block(newer, "1.7", newer.fresh, Reason.OTHER, by=BO)
    assert is_hidden(twice, "1.7")
    assert len(twice.blocked) == 1


def test_nobody_says_yes_to_what_nobody_can_read() -> None:
    with pytest.raises(UserError, match="blocked") as caught:
        approve(blocked(written(FIRST)), MatterId("1.7"), 1, by=BO)
    assert caught.value.facts == {"id": "1.7", "party": POLICE, "at": START.isoformat()}


def test_what_is_hidden_in_a_view_is_known_as_hidden() -> None:
    assert is_hidden(blocked(written(FIRST)).seen_by(POLICE), "1.7")


def test_a_lifted_block_shows_all_again() -> None:
    before = written(FIRST)
    after = lift(blocked(before), "1.7", by=BO)
    assert after.seen_by(POLICE).round == before.seen_by(POLICE).round
    assert after.fresh[-1].act is Act.UNBLOCKED
    require_shown(after, "1.7")


def test_the_party_that_blocked_lifts() -> None:
    after = blocked(written(FIRST))
    with pytest.raises(UserError, match="not_your_block"):
        lift(after, "1.7", by=ANNA)
    with pytest.raises(UserError, match="not_blocked"):
        lift(after, "1.3", by=BO)


def test_each_partys_block_is_its_own() -> None:
    once = blocked(written(FIRST))
    newer = propose(once, AGREED, Proposal(what=What.TEXT, text=SECOND), by=ANNA)
    both = block(newer, "1.7", newer.fresh, Reason.OTHER, by=ANNA)
    assert [one.by.party for one in both.blocked] == [POLICE, LINDSALA]
    assert is_hidden(lift(both, "1.7", by=BO), "1.7")


def test_the_messages_are_those_that_have_shown_it_to_the_same_audience() -> None:
    def row(id_: str, audience: PartyId, *about: str) -> News:
        return News(
            id=id_,
            audience=audience,
            message=None,
            created=START,
            due=START,
            told={f"chat-{id_}": f"m-{id_}"},
            about=about,
        )

    ledger = (row("a", JOINT, "1.7"), row("b", POLICE, "1.7", "L1"), row("c", JOINT, "L1"))
    cooperation = replace(together(), ledger=ledger)
    assert [one.chat for one in posted(cooperation, "1.7", JOINT)] == ["chat-a", "chat-b"]
    assert posted(cooperation, "1.7", POLICE) == (Posted(chat="chat-b", message="m-b"),)
