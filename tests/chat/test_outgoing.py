"""What is to be said is plain data until it is sent."""

import json

from bot.chat.outgoing import ASKER, EVERYONE, Audience, Offer, Outgoing, To, reply, tell
from bot.domain.ids import PartyId
from bot.domain.log import JOINT

OFFER = Offer(label="show", command="show", values={"id": "1.3"}, facts={"name": "Lindsala"})


def test_a_reply_goes_to_the_asker_and_news_to_all() -> None:
    assert reply("note/saved", OFFER, id="1.3") == Outgoing(
        audience=ASKER, template="note/saved", facts={"id": "1.3"}, buttons=(OFFER,)
    )
    assert tell("done/ticked").audience == EVERYONE


def test_an_audience_has_a_name_in_the_ledger() -> None:
    assert EVERYONE.key == JOINT
    assert Audience(to=To.PARTY, party=PartyId("polis")).key == "polis"


def test_news_come_back_from_the_ledger_as_they_were() -> None:
    news = tell("done/ticked", OFFER, id="1.3", must=["polis"], reference=None)
    kept = json.loads(json.dumps(news.plain()))
    assert Outgoing.of(kept, JOINT) == news


def test_news_for_one_party_come_back_for_that_party() -> None:
    party = PartyId("polis")
    kept = tell("done/ticked").plain()
    assert Outgoing.of(kept, party).audience == Audience(to=To.PARTY, party=party)
