"""Blocks of templates become words; what users wrote is never markup."""

from pathlib import Path

import jinja2
import pytest

from bot.chat.message import LEADER, Span
from bot.chat.texts import Texts
from bot.domain.room import Language

HOSTILE = '<b> <!channel> *x* & "y" {{ 7*7 }} {x} &amp; {% raw %}'
TEMPLATE = """
{% block plain %}
Hej {{ name }}!
{% if more %}
Mer.
{% endif %}
{% endblock %}
{% block filters %}
{{ name|cap }} {{ name|lower_first }} {{ name|dots(8) }} {{ ""|cap }}{{ ""|lower_first }}
{% endblock %}
{% block cut %}
{{ name|short(12) }}|{{ name|ends(1) }}
{% endblock %}
{% block styled %}
<b>{{ name }}</b>
{% endblock %}
"""


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    for language in Language:
        (tmp_path / language.value).mkdir()
        text = TEMPLATE.replace("Hej", "Hello") if language is Language.EN else TEMPLATE
        (tmp_path / language.value / "greet.jinja").write_text(text, encoding="utf-8")
    return Texts(tmp_path)


def plain(texts: Texts, block: str, language: Language = Language.SV, **facts: object) -> str:
    return "".join(span.text for span in texts.words(language, f"greet/{block}", facts))


def test_a_block_is_worded_in_the_readers_language(texts: Texts) -> None:
    assert plain(texts, "plain", name="Bo", more=False) == "Hej Bo!"
    assert plain(texts, "plain", Language.EN, name="Bo", more=False) == "Hello Bo!"


def test_lines_of_logic_leave_no_blank_lines(texts: Texts) -> None:
    assert plain(texts, "plain", name="Bo", more=True) == "Hej Bo!\nMer."


def test_filters_change_the_first_letter_and_fill_with_dots(texts: Texts) -> None:
    assert plain(texts, "filters", name="öst") == f"Öst öst öst {LEADER * 4} "


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ett två tre fyra fem", "ett två ...|ett ... fem"),
        ("ett två  tre", "ett två tre|ett två tre"),
    ],
)
def test_a_long_text_is_shown_by_its_beginning_or_by_both_ends(
    texts: Texts, name: str, expected: str
) -> None:
    assert plain(texts, "cut", name=name) == expected


def test_hostile_characters_are_words(texts: Texts) -> None:
    [span] = texts.words(Language.SV, "greet/styled", {"name": HOSTILE})
    assert span == Span(text=HOSTILE, style=frozenset({"b"}))


def test_hostile_characters_pass_the_filters(texts: Texts) -> None:
    assert plain(texts, "filters", name=HOSTILE).startswith(f"{HOSTILE} {HOSTILE} {HOSTILE} ")


def test_a_missing_fact_is_a_bug(texts: Texts) -> None:
    with pytest.raises(jinja2.UndefinedError):
        plain(texts, "plain", name="Bo")


def test_a_missing_block_or_file_is_a_bug(texts: Texts) -> None:
    with pytest.raises(KeyError):
        plain(texts, "nothing")
    with pytest.raises(jinja2.TemplateNotFound):
        texts.words(Language.SV, "nothing/plain", {})
