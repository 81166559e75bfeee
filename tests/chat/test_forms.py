"""A form is a command line with values missing."""

import pytest

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.forms import filled_in, submitted, typed_answers, view_of
from bot.chat.message import FormView
from bot.domain.errors import UserError
from bot.domain.person import OpenForm
from bot.domain.room import Language
from handlers import COMMANDS
from tests.chat.reading import lexicon, reading
from tests.chat.views import cooperation_of, wording_of

ASK = Command(
    name="approve",
    handle=lambda _request, _desk: Result(),
    fields=(
        Field(name="id", kind=Kind.MATTER),
        Field(name="body", kind=Kind.WORDS),
        Field(name="date", kind=Kind.PAST_DATE),
        Field(name="paragraph", kind=Kind.WORDS, optional=True),
    ),
)
FORM = OpenForm(command="approve", values={"id": "1.3"}, fields=("body", "date"), total=2)


def refusal_of(answers: dict[str, str], form: OpenForm = FORM) -> UserError:
    with pytest.raises(UserError) as caught:
        filled_in(form, answers, ASK, reading())
    return caught.value


def view(*fields: str, language: Language = Language.SV, total: int = 2) -> FormView:
    form = OpenForm(command="approve", values={"id": "{x}"}, fields=fields, total=total)
    return view_of(ASK, form, wording_of(cooperation_of(), language), lexicon())


def test_a_line_answers_by_the_fields_words() -> None:
    answers = typed_answers('svara organ="KS och KF" DATUM=idag', FORM, lexicon())
    assert answers == {"body": "KS och KF", "date": "idag"}


@pytest.mark.parametrize(
    "line", ["svara KS", "svara ffff organ=KS", "svara färg=röd", "svara id=1.5"]
)
def test_a_line_that_answers_nothing_asked_is_refused(line: str) -> None:
    with pytest.raises(UserError, match="question_gone"):
        typed_answers(line, FORM, lexicon())


def test_a_sent_form_is_read_by_words_of_any_language() -> None:
    assert submitted({"Organ": "KS", "date": 20270301}, ASK, lexicon()) == {
        "body": "KS",
        "date": "20270301",
    }


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"färg": "röd"}, "unknown_field"),
        ({"text": "finns hos andra"}, "unknown_field"),
        ({"x" * 500: "?"}, "unknown_field"),
        ({"a\x00": "?"}, "strange_characters"),
        ({"organ": 1.5}, "broken_form"),
        ({"organ": True}, "broken_form"),
        ({"organ": False}, "broken_form"),
        ({"organ": None}, "broken_form"),
        ({"organ": ["KS"]}, "broken_form"),
    ],
)
def test_a_sent_form_with_something_else_is_refused(values: dict[str, object], code: str) -> None:
    with pytest.raises(UserError, match=code) as caught:
        submitted(values, ASK, lexicon())
    assert len(str(caught.value.facts.get("word", ""))) <= 80


def test_answers_are_read_and_leave_the_form() -> None:
    form = filled_in(FORM, {"body": " KS "}, ASK, reading())
    assert (form.values, form.fields) == ({"id": "1.3", "body": "KS"}, ("date",))
    form = filled_in(form, {"date": "24 juni"}, ASK, reading())
    assert (form.values["date"], form.fields) == ("2026-06-24", ())


def test_an_empty_answer_leaves_out_what_may_be_left_out() -> None:
    form = OpenForm(command="approve", values={}, fields=("paragraph",), total=1)
    assert filled_in(form, {"paragraph": " "}, ASK, reading()).values == {}


def test_a_refused_answer_names_its_field() -> None:
    assert refusal_of({"body": ""}).facts["field"] == "body"
    error = refusal_of({"body": "x" * 100})
    assert (error.code, error.facts["field"]) == ("too_long", "body")


def test_a_field_that_the_command_no_longer_has_is_gone() -> None:
    assert refusal_of({"nothing": "x"}).code == "question_gone"


def test_a_question_is_asked_in_the_readers_language_with_its_place() -> None:
    assert view("body", "date").prompt.startswith("1 av 2. ")
    assert view("date").prompt.startswith("2 av 2. ")
    assert view("date", language=Language.EN).prompt.startswith("2 of 2. ")
    assert view("body", total=1).prompt == view("body", total=1).fields[0].question


def test_a_field_shows_its_word_and_what_it_holds() -> None:
    [field] = view("body").fields
    assert (field.word, field.kind, field.required, field.choices) == ("organ", "words", True, ())


def test_a_field_that_may_be_left_out_has_a_button_for_it() -> None:
    [field] = view("paragraph").fields
    assert (field.required, [button.line for button in field.choices]) == (
        False,
        ["svara paragraf="],
    )


def test_a_field_with_choices_has_them_as_buttons() -> None:
    form = OpenForm(command="invite", values={}, fields=("party", "person"), total=2)
    invite = view_of(COMMANDS["invite"], form, wording_of(cooperation_of()), lexicon())
    party, person = invite.fields
    assert {button.line for button in party.choices} == {
        "svara part=police",
        "svara part=municipality",
    }
    assert person.choices == ()


def test_fields_that_the_command_does_not_have_are_not_asked() -> None:
    assert [field.name for field in view("nothing", "date").fields] == ["date"]


def test_a_value_with_braces_is_only_characters() -> None:
    form = OpenForm(command="approve", values={"id": "{0} {x} %s"}, fields=("body",), total=1)
    shown = view_of(ASK, form, wording_of(cooperation_of()), lexicon())
    assert shown.fields[0].question


def test_every_question_of_every_command_can_be_asked() -> None:
    for language in Language:
        wording = wording_of(cooperation_of(), language)
        for command in COMMANDS.values():
            asked = [one for one in command.fields if _asked(command, one)]
            form = OpenForm(
                command=command.name, values={}, fields=tuple(one.name for one in asked), total=9
            )
            if asked:
                assert len(view_of(command, form, wording, lexicon()).fields) == len(asked)


def _asked(command: Command, field: Field) -> bool:
    questions = lexicon().words[Language.SV].groups["questions"]
    return f"{command.name}_{field.name}" in questions or field.name in questions
