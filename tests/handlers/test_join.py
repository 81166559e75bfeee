import re

import pytest

from bot.chat.request import Source
from bot.domain.ids import RoomId
from bot.domain.log import Act
from bot.domain.member import Role
from bot.domain.party import POLICE
from tests.fakes import Heard
from tests.handlers.town import ROOM, Town, founded, joined, private

POLICE_ROOM = RoomId("fake:polisrum")


def code_in(heard: Heard) -> str:
    """Return the one-time code that was given."""
    match = re.search(r"[a-z2-9]{4}-[a-z2-9]{4}", heard.text)
    assert match
    return match[0]


async def coded(town: Town, line: str = "bjud-in polis", who: str = "anna") -> str:
    return code_in(await town.say(who, line))


async def test_a_code_is_given_to_the_asker_alone_and_the_others_hear_of_it() -> None:
    town = await founded()
    given, told = (await town.say("anna", "bjud-in polis")).messages
    assert (given.block, given.only) == ("invite/code", "fake:anna")
    assert (told.block, told.only) == ("invite/coded", None)
    code = code_in(Heard([given]))
    assert code not in told.text
    assert code.replace("-", "") not in repr(town.now)


async def test_it_lets_somebody_in_from_her_own_chat() -> None:
    town = await founded()
    code = await coded(town)
    heard = await town.say("bo", f"anslut {code}", room=private("bo"), source=Source.DIRECT)
    assert "take_role/joined" in heard.blocks
    assert "room/also_here" not in heard.blocks
    [_, member] = town.now.members
    assert (member.party, member.role) == (POLICE, Role.CONTACT)


async def test_in_a_free_room_it_asks_whether_the_room_is_to_be_linked_too() -> None:
    town = await founded()
    code = await coded(town)
    heard = await town.say("bo", f"anslut {code}", room=POLICE_ROOM)
    assert heard.blocks[-1] == "room/also_here"
    assert "take_role/joined" in [one.block for one in heard.messages if one.chat == POLICE_ROOM]
    heard = await town.press("bo", "Bara vi", room=POLICE_ROOM)
    assert heard.blocks == ["room/linked"]
    assert [room.audience for room in town.now.rooms] == [None, POLICE]


async def test_the_room_can_be_left_as_it_is() -> None:
    town = await founded()
    await town.say("bo", f"anslut {await coded(town)}", room=POLICE_ROOM)
    await town.press("bo", "Nej, inte rummet", room=POLICE_ROOM)
    assert [room.id for room in town.now.rooms] == [ROOM]


async def test_a_code_is_good_once_and_any_other_gets_the_same_answer() -> None:
    town = await founded()
    code = await coded(town)
    await town.say("bo", f"anslut {code}", room=private("bo"))
    texts = set()
    for line in (f"anslut {code}", "anslut aaaa-bbbb"):
        heard = await town.say("dag", line, room=private("dag"))
        assert heard.blocks == ["errors/no_such_code"]
        texts.add(heard.text)
    assert len(texts) == 1


async def test_wrong_codes_are_counted_also_over_a_restart() -> None:
    town = await founded()
    code = await coded(town)
    for _ in range(5):
        await town.say("eva", "anslut aaaa-bbbb")
    town.app = town.built()
    heard = await town.say("eva", f"anslut {code}")
    assert heard.blocks == ["errors/too_many_codes"]
    assert [entry.act for entry in town.cooperations.history(town.id)].count(Act.CODE_REFUSED) == 5
    town.later(hours=1)
    assert "take_role/joined" in (await town.say("eva", f"anslut {code}")).blocks


@pytest.mark.parametrize("who", ["anna", "bo"])
async def test_nobody_changes_party_by_a_code(who: str) -> None:
    town = await joined()
    for by, party in (("anna", "kommun"), ("bo", "polis")):
        code = await coded(town, f"bjud-in {party} roll=deltagare", by)
        assert await town.refusal(who, f"anslut {code}") == "you_are_member"


async def test_a_room_code_of_another_party_is_no_code() -> None:
    town = await joined()
    code = code_in(await town.say("bo", "rum koppla eget"))
    heard = await town.say("anna", f"anslut {code}", room=POLICE_ROOM)
    assert heard.blocks == ["errors/no_such_code"]
    heard = await town.say("bo", f"anslut {code}", room=POLICE_ROOM)
    assert heard.blocks == ["room/linked"]


async def test_a_room_code_says_who_may_use_it_and_where() -> None:
    town = await joined()
    code = code_in(await town.say("bo", "rum koppla gemensamt"))
    heard = await town.say("dag", f"anslut {code}", room=POLICE_ROOM)
    assert heard.blocks == ["errors/code_for_member"]
    assert await town.refusal("bo", f"anslut {code}") == "room_taken"
    heard = await town.say("bo", f"anslut {code}", room=private("bo"))
    assert heard.blocks == ["errors/link_in_a_room"]


async def test_two_accounts_are_one_person() -> None:
    town = await joined()
    code = code_in(await town.say("bo", "konto kod"))
    heard = await town.say("bosse", f"anslut {code}", room=private("bosse"))
    assert heard.blocks == ["account/linked"]
    assert town.person("bosse") == town.person("bo")
    assert await town.refusal("bosse", "bjud-in kommun") == "party_invites_its_own"
    again = await town.say("dag", f"anslut {code}", room=private("dag"))
    assert again.blocks == ["errors/no_such_code"]


async def test_an_account_that_is_somebody_stays_who_she_is() -> None:
    town = await joined()
    code = code_in(await town.say("bo", "konto kod"))
    assert await town.refusal("anna", f"anslut {code}") == "account_is_somebody"
    assert await town.refusal("bo", f"anslut {code}") == "account_is_yours"
    assert town.person("anna").id != town.person("bo").id


async def test_a_code_for_an_account_is_good_for_an_hour() -> None:
    town = await joined()
    code = code_in(await town.say("bo", "konto kod"))
    town.later(hours=1)
    heard = await town.say("bosse", f"anslut {code}", room=private("bosse"))
    assert heard.blocks == ["errors/no_such_code"]


async def test_what_is_for_her_alone_goes_where_she_wants_it() -> None:
    town = await joined()
    code = code_in(await town.say("bo", "konto kod"))
    await town.say("bosse", f"anslut {code}", room=private("bosse"))
    assert town.person("bo").accounts == ("fake:bo", "fake:bosse")
    assert (await town.say("bosse", "konto hit", room=private("bosse"))).blocks == ["account/here"]
    assert town.person("bo").accounts == ("fake:bosse", "fake:bo")
