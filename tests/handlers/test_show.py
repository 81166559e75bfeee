"""`visa`, `steg` and `logg`: one task, one step, and what has happened."""

import pytest

from tests.handlers.town import Town, agree, enters, founded, open_gate


@pytest.mark.parametrize(
    ("who", "before", "labels"),
    [
        ("anna", [], ["Klar 1.1", "Inte aktuell 1.1"]),
        ("anna", [("anna", "klar 1.1")], ["Ångra 1.1"]),
        ("bo", [("anna", "klar 1.1")], ["Inte än 1.1"]),
        ("bo", [("anna", "klar 1.1"), ("bo", "inte-än 1.1 Nej")], ["Klar 1.1", "Inte aktuell 1.1"]),
    ],
)
async def test_a_joint_task_is_shown_with_what_can_be_done(
    town: Town, who: str, before: list[tuple[str, str]], labels: list[str]
) -> None:
    for person, line in before:
        await town.say(person, line)
    heard = await town.say(who, "visa 1.1")
    assert (heard.blocks, heard.labels) == (["show/task"], labels)


async def test_a_task_of_another_party_has_no_buttons(town: Town) -> None:
    assert (await town.say("bo", "visa 1.4")).labels == []


@pytest.mark.parametrize(
    ("who", "before", "labels"),
    [
        ("anna", [], ["Skriv 1.5"]),
        (
            "bo",
            ['ändra 1.5 "Ett."'],
            [
                "Godkänn 1.5 v1",
                "Nej",
                "Tas upp på möte",
                "Ställ en fråga",
                "Ny version av 1.5",
            ],
        ),
        (
            "anna",
            ['ändra 1.5 "Ett."', "godkänn 1.5 v1"],
            ["Ta tillbaka vårt ja", "Ny version av 1.5"],
        ),
    ],
)
async def test_a_text_is_shown_with_what_can_be_done(
    town: Town, who: str, before: list[str], labels: list[str]
) -> None:
    for line in before:
        await town.say("anna", line)
    assert (await town.say(who, "visa 1.5")).labels == labels


async def test_a_settled_text_can_get_a_new_version(town: Town) -> None:
    await agree(town, "1.5")
    heard = await town.say("bo", "visa 1.5")
    assert heard.labels == ["Ny version av 1.5"]
    assert "Bo" in heard.text


async def test_an_absent_party_may_have_decided_outside() -> None:
    town = await founded()
    await town.say("anna", 'ändra 1.3 "Ett."')
    assert "Beslutat utanför boten" in (await town.say("anna", "visa 1.3")).labels


async def test_putting_aside_is_answered_from_the_task(town: Town) -> None:
    await town.say("anna", 'inte-aktuell 1.9 "Behövs inte."')
    heard = await town.say("bo", "visa 1.9")
    assert heard.labels == ["Godkänn 1.9 v1", "Nej", "Tas upp på möte", "Ställ en fråga"]
    await enters(town, "cia", "polis", "deltagare")
    assert (await town.say("cia", "visa 1.9")).labels == []


async def test_an_earlier_version_is_shown_from_the_log(town: Town) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    await town.say("bo", 'ändra 1.5 "Två."')
    heard = await town.say("bo", "visa 1.5 v1")
    assert heard.blocks == ["show/earlier"]
    assert "Ett." in heard.text
    assert (await town.say("bo", "visa 1.5 v2")).blocks == ["show/task"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("visa 1.5 v3", "no_such_version"),
        ("visa 1.5 v0", "no_such_version"),
        ("visa 1.1 v1", "no_such_version"),
        ("visa 9.9", "no_such_task"),
        ("visa vidare", "nothing_waits_here"),
        ("visa vidare v1", "no_such_version"),
        ("visa kaffe", "too_much"),
        ("steg 9", "no_such_step"),
        ("steg ett", "too_much"),
        ("logg 9.9", "no_such_task"),
    ],
)
async def test_what_is_not_there_is_explained(town: Town, line: str, code: str) -> None:
    await town.say("anna", 'ändra 1.5 "Ett."')
    heard = await town.say("bo", line)
    assert heard.blocks == [f"errors/{code}"]
    assert "-1" not in heard.text


async def test_without_an_id_the_step_is_shown(town: Town) -> None:
    heard = await town.say("bo", "visa")
    assert heard.blocks == ["step/step"]
    assert heard.text.startswith("Steg 1")


async def test_a_step_is_shown_with_its_checklist_and_what_holds_it_up(town: Town) -> None:
    heard = await town.say("bo", "steg")
    assert heard.labels == ["Visa 1.3", "Visa 1.5", "Visa 1.6"]
    assert len(heard.text.splitlines()) <= 30
    heard = await town.say("bo", "steg 3")
    assert heard.text.startswith("Steg 3")
    assert heard.fact("current") is False


async def test_a_step_that_is_done_offers_the_next(town: Town) -> None:
    await open_gate(town)
    assert (await town.say("bo", "steg")).labels == ["Gå vidare till steg 2"]


async def test_the_log_tells_what_has_happened_newest_last(town: Town) -> None:
    await town.say("anna", "klar 1.1")
    heard = await town.say("bo", "logg")
    assert heard.blocks == ["log/log"]
    assert heard.text.splitlines()[-1].startswith("10 mars ")
    assert "Kommunen markerade" in heard.text.splitlines()[-1]
    assert heard.fact("count") == 4


async def test_a_long_log_shows_the_last_ten(town: Town) -> None:
    for _ in range(5):
        await town.say("anna", "klar 1.1")
        await town.say("anna", "ångra 1.1")
    heard = await town.say("bo", "logg")
    assert heard.text.splitlines()[0] == "De senaste 10 av 13 händelser:"
    assert len(heard.text.splitlines()) == 11


async def test_the_log_of_one_task_is_its_own(town: Town) -> None:
    await town.say("anna", "klar 1.1")
    await town.say("anna", 'vidare "Skäl."')
    assert (await town.say("bo", "logg 1.1")).fact("count") == 1
    assert (await town.say("bo", "logg vidare")).fact("count") == 2
    heard = await town.say("bo", "logg 1.9")
    assert (heard.fact("count"), heard.labels) == (0, ["Nästa"])
    heard = await town.say("bo", "logg tillbaka")
    assert (heard.fact("count"), "-1" in heard.text) == (0, False)
