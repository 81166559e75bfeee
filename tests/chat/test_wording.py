"""Tasks, texts, states, commands and the log are called as people call them."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.agreeing import propose, put_forward
from bot.domain.chain import Doer, Side
from bot.domain.ids import ADVANCE, AGREEMENT, BACK, MatterId
from bot.domain.log import START, Act, LogEntry, entry_after
from bot.domain.party import POLICE
from bot.domain.room import Language
from bot.domain.task import standing
from bot.domain.ticking import skip, tick
from bot.domain.version import Proposal, What
from tests.chat.views import (
    BO,
    LINDSALA,
    POLICE_BY,
    by,
    cooperation_of,
    process,
    wording_of,
)

ONE = cooperation_of()


def entry(act: Act, about: str | None = None, **more: object) -> LogEntry:
    return replace(entry_after(START, act, by=by(), about=about), **more)  # type: ignore[arg-type]


def test_verbs_are_shown_as_they_are_typed() -> None:
    words = wording_of(ONE)
    assert words.verb("done") == "/samverkan klar"
    assert words.verb("done", "1.1") == "/samverkan klar 1.1"
    assert words.word("done") == "klar"
    assert words.example("done") == "/samverkan klar 1.1"
    assert words.common().startswith("status, nästa")


@pytest.mark.parametrize("move", [ADVANCE, BACK])
def test_a_move_is_called_by_where_it_goes_or_by_what_it_is(move: MatterId) -> None:
    proposal = Proposal(what=What.MOVE, text="Skäl", step=4)
    asked = put_forward(ONE, move, proposal, by=by())
    assert any(digit in wording_of(asked).thing(move) for digit in "34")
    for view in (ONE, None):
        assert not any(char.isdigit() for char in wording_of(view).thing(move))
    assert wording_of(asked).about(move) == wording_of(asked).thing(move)


def test_a_text_is_called_by_what_it_is_or_by_its_task() -> None:
    words = wording_of(ONE)
    assert words.thing(MatterId("1.3")).endswith("(1.3)")
    assert words.task_thing("1.1") == f'uppgiften "{words.task_name("1.1")}"'
    assert words.about("1.1") == f'"{words.task_name("1.1")}" (1.1)'
    aside = skip(ONE, process().task("1.9"), by=by(), reason="Nej")
    assert words.task_name("1.9") in wording_of(aside).thing(MatterId("1.9"))


def test_steps_have_names_and_after_the_last_comes_the_next_round() -> None:
    words = wording_of(ONE)
    assert words.step(1) == "Initiera samverkan"
    assert words.step(6) == "nästa varv"


def test_a_state_says_whom_it_waits_for() -> None:
    words = wording_of(ONE)
    task = process().task("1.6")
    ticked = tick(ONE, task, by=by())
    assert words.state(standing(ONE, task)) == "inte klar"
    assert words.state(standing(ticked, task)) == "väntar på polisen"
    proposal = Proposal(what=What.TEXT, text="Text")
    written = propose(ONE, process().task("1.5"), proposal, by=by())
    assert "kommunen och polisen" in words.state(standing(written, process().task("1.5")))


@pytest.mark.parametrize("body", ["KS", "ks", "Kommunstyrelsen"])
def test_a_known_body_is_spelled_out(body: str) -> None:
    assert wording_of(ONE).body(body) == "kommunstyrelsen"
    assert wording_of(ONE).body("Byrådet {x}") == "Byrådet {x}"


def test_choices_are_words_to_type() -> None:
    assert wording_of(ONE).choice("switch", "on") == "på"
    assert wording_of(ONE).choices("switch") == "på eller av"


@pytest.mark.parametrize(("number", "word"), [(1, "en"), (2, "två"), (12, "tolv"), (13, "13")])
def test_small_counts_are_words(number: int, word: str) -> None:
    assert wording_of(ONE).count(number) == word


def test_one_has_a_gender() -> None:
    assert wording_of(ONE).count(1, "one_thing") == "ett"


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("language", Language)
def test_every_act_has_a_line_that_begins_with_a_capital(act: Act, language: Language) -> None:
    about = {
        Act.ADVANCED: "2",
        Act.WENT_BACK: "1",
        Act.INVITED: POLICE,
        Act.UNINVITED: POLICE,
        Act.JOINED: POLICE,
        Act.LEFT: POLICE,
        Act.CONTINUED: "4",
        Act.SUBSTITUTE_SET: POLICE,
        Act.SUBSTITUTE_ENDED: POLICE,
        Act.AWAY_SET: POLICE,
        Act.AWAY_ENDED: POLICE,
        Act.ROLE_SET: POLICE,
        Act.CONFIRMED: POLICE,
        Act.ROUND_CLOSED: "1",
        Act.ROUND_STARTED: "2",
        Act.FOUNDED: None,
    }.get(act, "1.5")
    line = wording_of(ONE, language).act(
        entry(act, about, version=2, content={"person": "bo", "text": "{x}"})
    )
    assert line[:1] == line[:1].upper()
    assert "{" not in line


@pytest.mark.parametrize("move", [ADVANCE, BACK])
def test_a_move_in_the_log_is_no_number(move: MatterId) -> None:
    line = wording_of(ONE).act(entry(Act.APPROVED, move, version=1))
    assert "förslaget att gå" in line


def test_what_a_process_no_longer_has_is_shown_as_it_is() -> None:
    assert "9.9" in wording_of(ONE).act(entry(Act.TICKED, "9.9"))


def test_a_taken_out_entry_names_nobody() -> None:
    assert wording_of(ONE).act(entry(Act.INVITED, POLICE, content=None))


def test_who_acts_is_named_with_her_party() -> None:
    line = wording_of(ONE).act(replace(entry(Act.TICKED, "1.1"), by=POLICE_BY))
    assert line.startswith("Polisen markerade")


def test_things_are_called_by_their_kind_and_number() -> None:
    words = wording_of(ONE)
    assert words.thing(MatterId("L2")) == words.about("L2") == words.item("L2") == "löfte 2"
    assert words.things(["O1", "L2"]).endswith("och löfte 2")
    assert words.about(AGREEMENT) == words.label("things", AGREEMENT)
    assert words.verb_of("L2") == "pledge"


def test_what_is_not_there_has_no_words_of_its_own() -> None:
    assert wording_of(ONE).text_of("L2") == wording_of(None).text_of("P1") == ""


def test_a_value_is_shown_as_people_read_it() -> None:
    words = wording_of(ONE)
    assert words.value((LINDSALA, POLICE)) == "kommunen och polisen"
    assert words.value(Doer(party=POLICE, person=BO, function=None)) == "Bo Hansson (polisen)"
    assert words.value(Doer(party=POLICE, person=None, function="vakt")) == "vakt (polisen)"
    assert words.value(date(2027, 3, 16)) == "tisdag den 16 mars"
    assert words.value("P1") == "P1, "
    assert words.value(4) == "4"
    assert words.value(next(iter(Side))) == words.label("values", next(iter(Side)).value)


def test_things_in_a_row_are_named_by_its_ends() -> None:
    words = wording_of(ONE)
    named = words.briefly(["L2", "L1", "A1", "L3", "L5", "1.5"])
    assert named == "löfte 1–3, löfte 5, åtgärd 1 och " + words.briefly(["1.5"])
    assert words.briefly(["L1", "L2"]) == "löfte 1 och löfte 2"
    assert words.briefly([AGREEMENT]) == "samverkansöverenskommelsen"
    assert words.briefly(["L1", "L3", "L5"], most=1).startswith("löfte 1 och två")
