"""`exportera`: what the files hold, and what they never hold."""

import json
from collections.abc import Mapping
from typing import Any

from bot.chat.message import File
from bot.chat.request import Source
from tests.chat.views import ZONE
from tests.handlers.town import Town, agree, founded


async def files(town: Town, who: str) -> Mapping[str, File]:
    heard = await town.say(who, "exportera")
    return {file.name.rpartition(".")[2]: file for file in heard.messages[0].message.files}


async def read(town: Town, who: str) -> str:
    return (await files(town, who))["txt"].content.decode()


async def data(town: Town, who: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((await files(town, who))["json"].content)
    return found


async def test_both_files_are_named_by_cooperation_party_and_day(town: Town) -> None:
    found = await files(town, "bo")
    moment = f"{town.clock.now().astimezone(ZONE):%Y-%m-%d-%H%M}"
    assert {file.name for file in found.values()} == {
        f"samverkan-{town.id}-polis-{moment}.{kind}" for kind in ("txt", "json")
    }


async def test_the_readable_file_has_the_texts_with_who_said_yes(town: Town) -> None:
    await agree(town, "1.5")
    await town.say("anna", 'problem ny "Klotter" plats=torget')
    text = await read(town, "bo")
    settled = town.matter("1.5").settled
    assert settled is not None
    assert settled.version.proposal.text in text
    assert "Bo" in text
    assert "| Klotter" in text


async def test_no_text_can_pass_for_a_line_of_the_bots_own(town: Town) -> None:
    forged = "Vi möts.\nLOGG\nPolisen sa ja"
    await town.say("anna", "ändra 1.5", source=Source.COMMAND)
    await town.say("anna", source=Source.FORM, values={"text": forged})
    await town.say("bo", 'nej 1.5 v1 "Nej.\nLOGG"')
    lines = (await read(town, "bo")).splitlines()
    assert lines.count("LOGG") == 1
    assert "Polisen sa ja" not in lines


async def test_it_has_decisions_outside_marks_and_who_is_responsible() -> None:
    town = await founded()
    await town.say("anna", "ändra 1.3 Vi samverkar.")
    await town.say("anna", 'klar 1.3 utanför=ja organ=KS datum="4 januari" dnr="KS 1"')
    await town.say("anna", "inte-aktuell 1.2 Första varvet")
    await town.say("anna", "ansvarig 1.9 gatuchef")
    text = await read(town, "anna")
    for said in ("Beslutat utanför boten", "KS 1", "| Första varvet", "gatuchef"):
        assert said in text


async def test_days_are_written_with_their_year(town: Town) -> None:
    await agree(town, "1.5")
    said = [line for line in (await read(town, "bo")).splitlines() if "sa ja" in line]
    assert said
    assert all("2027" in line for line in said)


async def test_own_text_is_in_ones_own_files_and_in_nobody_elses(town: Town) -> None:
    await town.say("anna", "egen-text på läst=ja")
    await town.say("anna", "notera 1.7 kvargen")
    await town.say("anna", 'lägesbild ny "kvargen vid torget"')
    for kind in ("txt", "json"):
        assert b"kvargen" in (await files(town, "anna"))[kind].content
        assert b"kvargen" not in (await files(town, "bo"))[kind].content


async def test_she_is_told_where_the_files_hold_what_only_her_party_sees(town: Town) -> None:
    await town.say("anna", "egen-text på läst=ja")
    await town.say("anna", "notera 1.7 Fråga")
    assert (await town.say("anna", "exportera")).fact("own") is True
    assert (await town.say("bo", "exportera")).fact("own") is False


async def test_the_data_name_the_people_and_leave_the_bots_own_books_out(town: Town) -> None:
    found = await data(town, "bo")
    assert sorted(found["people"].values()) == ["Anna", "Bo"]
    assert not {"deliveries", "ledger", "fresh", "revision"} & set(found["cooperation"])
    assert len(found["log"]) == sum(head.count for head in town.now.heads.values())


async def test_a_stranger_gets_no_file(town: Town) -> None:
    heard = await town.say("cia", "exportera")
    assert heard.blocks == ["errors/not_member"]
    assert heard.messages[0].message.files == ()


async def test_the_files_change_nothing(town: Town) -> None:
    before = town.now
    await town.say("bo", "exportera")
    assert town.now == before
