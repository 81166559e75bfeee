"""Whatever is sent in a form, it is taken, or asked for again."""

from dataclasses import replace
from itertools import product

import pytest

from bot.chat.command import Command
from bot.chat.forms import filled_in, view_of
from bot.domain.errors import UserError
from bot.domain.person import OpenForm
from bot.domain.room import Language
from handlers import COMMANDS
from tests.chat.reading import lexicon, reading
from tests.chat.views import cooperation_of, wording_of

REFUSED = ["zzz", "!", "", "x" * 9000, "\x00", "v0", "9" * 40, "²", "{x}", "{0}"]


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_whatever_stands_in_any_field_is_taken_or_asked_for_again(command: Command) -> None:
    for field in command.fields:
        asked = OpenForm(command=command.name, values={}, fields=(field.name,), total=1)
        other = OpenForm(command=command.name, values={}, fields=("text",), total=1)
        for form, typed in product((asked, other), REFUSED):
            try:
                filled_in(form, {field.name: typed}, command, reading())
            except UserError:
                again = (field.name, *(one for one in form.fields if one != field.name))
                for language in Language:
                    shown = view_of(
                        command,
                        replace(form, fields=again),
                        wording_of(cooperation_of(), language),
                        lexicon(),
                    )
                    assert shown.prompt.endswith(("?", ".", ":", "!"))
                    assert not shown.prompt.startswith(("0", "-"))


@pytest.mark.parametrize("name", ["do", "id", "version"])
def test_what_a_form_is_about_is_no_answer_to_it(name: str) -> None:
    form = OpenForm(command="problem", values={"do": "new"}, fields=("text",), total=1)
    with pytest.raises(UserError, match="question_gone"):
        filled_in(form, {name: "1"}, COMMANDS["problem"], reading())


def test_a_field_without_a_question_is_asked_by_its_word() -> None:
    form = OpenForm(command="problem", values={}, fields=("frequency",), total=1)
    shown = view_of(COMMANDS["problem"], form, wording_of(cooperation_of()), lexicon())
    assert shown.prompt == "Hur ofta?"


def test_a_count_is_understood_as_a_word() -> None:
    form = OpenForm(command="outcome", values={"id": "L1"}, fields=("count",), total=1)
    assert filled_in(form, {"count": "två"}, COMMANDS["outcome"], reading()).values["count"] == "2"
