"""Who gets what, in which language, from which view."""

from dataclasses import replace

import pytest

from bot.chat.lexicon import Lexicon
from bot.chat.making import Making
from bot.chat.message import Button
from bot.chat.outbox import Outbox
from bot.chat.outgoing import Offer, Outgoing, reply, tell
from bot.chat.readers import Reader, Readers
from bot.clocks import MovableClock
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId, RoomId
from bot.domain.ledger import News
from bot.domain.log import JOINT
from bot.domain.noting import allow_own_text, note
from bot.domain.party import POLICE
from bot.domain.person import Person
from bot.domain.room import Language, Room
from bot.store.memory import MemoryCooperations, MemoryPeople
from handlers import COMMANDS
from tests.chat.reading import lexicon
from tests.chat.views import ANNA, BO, LINDSALA, NOW, ZONE, by, cooperation_of, process
from tests.fakes import NamingTexts, RecordingPlatform, processes, texts

HERE = RoomId("fake:samverkan")
OWN = RoomId("fake:polisrum")


class Set:
    """An outbox with all its parts in sight."""

    def __init__(self, words: Lexicon | None = None) -> None:
        self.named = NamingTexts()
        self.platform = RecordingPlatform(self.named)
        self.people = MemoryPeople()
        for person, language in ((ANNA, None), (BO, Language.EN)):
            accounts = (f"fake:{person}", f"slack:{person}")
            self.people.save(
                Person(id=person, name=person, accounts=accounts, language=language, forms={})
            )
        self.outbox = Outbox(
            commands=COMMANDS,
            platforms={"fake": self.platform},
            making=Making(
                texts=self.named,  # type: ignore[arg-type]
                lexicon=words or lexicon(),
                makers={},
            ),
            people=self.people,
            processes=processes(),
            readers=Readers(
                cooperations=MemoryCooperations(),
                people=self.people,
                lexicon=words or lexicon(),
                language=Language.SV,
            ),
            clock=MovableClock(NOW),
            zone=ZONE,
        )


def news(audience: PartyId = JOINT, said: Outgoing | None = None) -> News:
    message = (said or tell("back/moved", step=1)).plain()
    return News(id="n1", audience=audience, message=message, created=NOW, due=NOW, told={})


def with_own_room(cooperation: Cooperation) -> Cooperation:
    own = Room(id=OWN, audience=POLICE, language=Language.EN)
    return replace(cooperation, rooms=(*cooperation.rooms, own))


async def test_joint_news_go_to_every_room_in_its_language() -> None:
    at = Set()
    row = await at.outbox.deliver(news(), with_own_room(cooperation_of()))
    assert row.told == {HERE: "m1", OWN: "m2"}
    assert [shown.only for shown in at.platform.sent] == [None, None]
    assert at.platform.sent[0].text != at.platform.sent[1].text


async def test_news_of_one_party_go_to_its_room_alone() -> None:
    at = Set()
    row = await at.outbox.deliver(news(POLICE), with_own_room(cooperation_of()))
    assert row.told == {OWN: "m1"}


async def test_a_party_without_a_room_reads_alone_in_its_own_language() -> None:
    at = Set()
    row = await at.outbox.deliver(news(POLICE), cooperation_of())
    assert row.told == {"@fake:bo": "m1"}
    row = await at.outbox.deliver(news(LINDSALA), cooperation_of())
    assert row.told == {"@fake:anna": "m2"}
    assert at.platform.sent[0].text != at.platform.sent[1].text


async def test_what_has_been_told_is_not_told_again() -> None:
    at = Set()
    row = replace(news(), told={HERE: "m0"})
    row = await at.outbox.deliver(row, with_own_room(cooperation_of()))
    assert row.told == {HERE: "m0", OWN: "m1"}
    assert await at.outbox.deliver(row, cooperation_of()) == row


@pytest.mark.parametrize("said", [tell("nothing/here"), tell("back/moved")])
async def test_news_that_cannot_be_worded_stay(said: Outgoing) -> None:
    at = Set()
    row = await at.outbox.deliver(news(said=said), cooperation_of())
    assert (row.pending, row.tries, row.told) == (True, 1, {})


async def test_a_platform_that_is_not_there_is_a_failed_send() -> None:
    at = Set()
    gone = Room(id=RoomId("teams:rum"), audience=None, language=Language.SV)
    row = await at.outbox.deliver(news(), replace(cooperation_of(), rooms=(gone,)))
    assert (row.pending, row.failure) == (True, "KeyError")


def test_everything_is_worded_from_the_readers_own_view() -> None:
    at = Set()
    allowed = allow_own_text(cooperation_of(), allowed=True, by=by())
    noted = note(allowed, process().task("1.7").id, "Hemligt", by=by())
    for party in (POLICE, None):
        reader = Reader(chat=HERE, language=Language.SV, party=party)
        view = at.outbox.wording(noted, reader).view
        assert view == noted.seen_by(party)
        assert "Hemligt" not in str(view)
        at.outbox.message(reply("cancel/cancelled"), noted, reader)
        assert at.named.facts["view"] == view
        assert at.named.facts["you"] == party


def test_before_there_is_a_cooperation_the_newest_process_holds() -> None:
    wording = Set().outbox.wording(None, Reader(chat=HERE, language=Language.SV, party=None))
    assert (wording.view, wording.process) == (None, process())


def test_buttons_have_their_label_in_the_readers_language() -> None:
    at = Set()
    offer = Offer(label="show", command="show", values={"id": "1.3"})
    sv, en = (
        at.outbox.message(
            reply("cancel/cancelled", offer), None, Reader(chat=HERE, language=language, party=None)
        )
        for language in Language
    )
    assert sv.buttons == (Button(label="Visa 1.3", line="visa 1.3"),)
    assert en.buttons[0].line == "visa 1.3"
    assert en.buttons[0].label == "Show 1.3"


def test_hostile_names_in_labels_are_only_characters() -> None:
    facts = {"name": "<b>{x}</b> {0} %s"}
    offer = Offer(label="invite_municipality", command="invite", facts=facts)
    message = Set().outbox.message(
        reply("cancel/cancelled", offer), None, Reader(chat=HERE, language=Language.SV, party=None)
    )
    assert message.buttons[0].label.endswith("<b>{x}</b> {0} %s")


async def test_a_reply_goes_to_the_asker_and_a_failing_one_raises_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    at = Set()
    reader = Reader(chat=HERE, language=Language.SV, party=None, only="fake:anna")
    await at.outbox.answer(reply("cancel/cancelled"), None, reader)
    assert at.platform.sent[0].only == "fake:anna"
    at.platform.down = {HERE}
    await at.outbox.answer(reply("cancel/cancelled"), None, reader)
    assert caplog.messages == ["reply failed: PlatformDownError"]


def test_the_true_templates_are_used() -> None:
    reader = Reader(chat=HERE, language=Language.SV, party=None)
    message = Set().outbox.message(reply("cancel/cancelled"), None, reader)
    assert message.spans == texts().words(Language.SV, "cancel/cancelled", {})
