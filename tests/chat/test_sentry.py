"""The guard at the door: what it lets in, what it says of the rest, and what it leaves alone."""

import logging
from datetime import date

import pytest

from bot.app import guard_of
from bot.chat.request import Account, Incoming, Source
from bot.codes import SeededCodes
from bot.settings import Settings
from tests.chat.figures import PHONE, PLATE, parted, personal_number
from tests.chat.reading import TODAY
from tests.handlers.town import ROOM, Town, account, joined, private

BORN = personal_number(date(1981, 12, 28))
NUMBER = parted(BORN)


@pytest.fixture
async def town() -> Town:
    return await joined()


async def test_the_answer_names_the_kind_and_the_line(town: Town) -> None:
    heard = await town.say("anna", f'problem ny "Stökigt.\nRing {PHONE}.\nSkolgatan 3."')
    assert heard.blocks == ["errors/guarded"]
    assert heard.fact("kinds") == [{"kind": "phone", "line": 2}, {"kind": "street", "line": 3}]
    assert PHONE not in heard.text
    assert "Skolgatan" not in heard.text


async def test_a_text_of_one_line_has_no_number_of_a_line(town: Town) -> None:
    heard = await town.say("anna", f'problem ny "Ring {PHONE}"')
    assert heard.fact("kinds") == [{"kind": "phone", "line": 0}]


@pytest.mark.parametrize("words", ["enskild=nej", "gäller ingen enskild", "Gäller ingen enskild!"])
async def test_what_is_asked_of_passes_with_its_writers_word(town: Town, words: str) -> None:
    assert await town.refusal("anna", f'problem ny "Ring {PHONE}"') == "guarded"
    heard = await town.say("anna", f'problem ny "Ring {PHONE}" {words}')
    assert heard.blocks[0] == "items/added"
    [problem] = town.now.content.problems
    assert problem.text == f"Ring {PHONE}"


async def test_her_word_may_stand_anywhere_as_a_value(town: Town) -> None:
    heard = await town.say("anna", f'problem ny enskild=nej "Ring {PHONE}" plats=Centrum')
    assert heard.blocks[0] == "items/added"
    [problem] = town.now.content.problems
    assert (problem.text, problem.place) == (f"Ring {PHONE}", "Centrum")


@pytest.mark.parametrize("words", ["enskild=nej", "Gäller ingen enskild person."])
async def test_her_word_alone_says_that_the_line_is_needed_again(town: Town, words: str) -> None:
    await town.say("anna", f'problem ny "Ring {PHONE}"')
    assert await town.refusal("anna", words) == "nothing_assured"


@pytest.mark.parametrize("found", [NUMBER, PLATE, "Kevin är misstänkt", "Storgatan 2 lgh 1101"])
async def test_what_stops_passes_with_nobodys_word(town: Town, found: str) -> None:
    heard = await town.say("anna", f'problem ny "{found}" enskild=nej')
    assert heard.blocks == ["errors/guarded"]
    assert heard.fact("stops")


async def test_the_cooperations_own_people_are_not_accused(town: Town) -> None:
    line = 'problem ny "{} är dömd" enskild=nej'
    assert (await town.say("anna", line.format("Bo"))).blocks[0] == "items/added"
    assert await town.refusal("anna", line.format("Kevin")) == "guarded"


async def test_what_else_should_be_looked_over_is_told_too(town: Town) -> None:
    heard = await town.say("anna", f'problem ny "{NUMBER}, ring {PHONE}"')
    assert heard.fact("kinds") == [{"kind": "personal_number", "line": 0}]
    assert heard.fact("also") == [{"kind": "phone", "line": 0}]


async def test_who_asks_for_a_text_to_be_hidden_is_never_held_back(town: Town) -> None:
    await town.say("anna", 'problem ny "De i röda huset bråkar"')
    heard = await town.say("bo", f"spärra P1 det gäller {NUMBER}")
    assert "block/blocked" in heard.blocks
    assert NUMBER not in heard.text
    assert all(NUMBER not in str(entry) for entry in town.cooperations.history(town.id))


async def test_who_stops_everything_is_never_held_back(town: Town) -> None:
    await town.say("anna", f"nödstopp {NUMBER} har hamnat här")
    await town.press("anna", "Ja, stäng intaget")
    assert town.now.stopped
    assert all(NUMBER not in str(entry) for entry in town.cooperations.history(town.id))


async def test_a_long_text_is_offered_a_form_and_a_short_one_to_be_written_anew(
    town: Town,
) -> None:
    short = await town.say("anna", f'problem ny "Ring {PHONE}"')
    long = await town.say("anna", f'problem ny "{"Mycket att säga. " * 20} Ring {PHONE}"')
    assert (short.fact("long"), long.fact("long")) == (False, True)
    [button] = long.messages[0].buttons
    assert (await town.say("anna", button.line, source=Source.PRESS)).question() == "text"


async def test_others_have_seen_a_line_that_was_said_among_them(town: Town) -> None:
    line = f'problem ny "Ring {PHONE}"'
    seen = await town.say("anna", line, source=Source.MENTION)
    alone = await town.say("anna", line, room=private("anna"), source=Source.DIRECT)
    typed = await town.say("anna", line)
    assert [one.fact("seen") for one in (seen, alone, typed)] == [True, False, False]


async def test_a_name_that_may_not_be_kept_gives_way_to_the_account(town: Town) -> None:
    strange = Account(id="fake:u7", name=f"Eva {NUMBER}")
    incoming = Incoming(
        room=ROOM,
        sender=strange,
        source=Source.COMMAND,
        line="språk en",
        delivery="x",
        values=None,
        mentions={"@eva": strange},
    )
    await town.app.inbox.receive(incoming)
    await town.app.inbox.settled()
    kept = town.people.by_account("fake:u7")
    assert kept is not None
    assert kept.name == "u7"


async def test_a_name_that_may_be_kept_is(town: Town) -> None:
    await town.say("eva2", "språk en")
    assert town.person("eva2").name == account("eva2").name


async def test_only_the_name_of_the_rule_is_logged(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await town.say("anna", f'problem ny "{NUMBER} vid Skolgatan 3, ring {PHONE}" enskild=nej')
    told = [one for one in caplog.messages if one.startswith("guard:")]
    assert told == [
        f"guard: {rule} (no individual)" for rule in ("personal_number", "phone", "street")
    ]
    assert not any(part in caplog.text for part in (NUMBER, PHONE, "Skolgatan"))


def test_no_code_that_is_given_out_is_ever_stopped() -> None:
    codes, guard = SeededCodes(), guard_of(Settings(_env_file=None))
    for code in (codes.new() for _ in range(500)):
        assert not guard.findings(f"anslut {code[:4]}-{code[4:]}", TODAY), code
