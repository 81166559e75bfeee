"""What the guard tells of a text: kinds and lines, never the words; and words of danger."""

import unicodedata
from collections import Counter
from dataclasses import asdict
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.guard.guard import MOST
from bot.chat.guard.rules import STOPS, Finding, Rule
from tests.chat.figures import PHONE, PLATE, REPORT, parted, personal_number
from tests.chat.guard.reading import TODAY, guard, lines

EVERYDAY = lines("pass-open")
FOUND = [one.partition("\t")[2] for one in lines("stop-open")]
NUMBER = parted(personal_number(date(1981, 12, 28)))
LONG = 20_000
HOSTILE = (
    *(f"{one}{end}" for end in (" ", "\n") for one in (NUMBER, REPORT, PLATE, PHONE)),
    *(
        f"{one}{end}"
        for end in (" ", ". ", "\n")
        for one in ("Kevin är dömd", "han slog hans bror")
    ),
    *("eva@example.com\n", "Storgatan 1\n", "Storgatan 1 lgh 2\n", "fem killar\n", "en pojke "),
    *("0", "1 ", "0-", "+46", "07", "0\n", "1-", "81 12 28 ", "O1", "28 december 1981 sista 1234 "),
    *("a@", "a@a.", "a at ", "K1", "A B ", "5000-K", "storgatan ", "lgh 1 ", "nr 1 a ", "storg. "),
    *("Kevin ", "misstänkt ", "slog\n", "K. ", "ett par ", "barn och ", "en okänd ", "5-6 "),
    *("\u0301", "\u200b", "\ufdfa", "½", "&amp;", "&#", "x-", "- ", "((", "han har ", "ring "),
)
"""Of each rule what it looks for, or what only begins like it, again and again."""


def test_each_kind_is_told_once_a_line_in_order() -> None:
    text = f"Ring {PHONE} eller {PHONE}\n\nBilen {PLATE}, ring {PHONE}"
    assert guard().findings(text, TODAY) == (
        Finding(line=1, rule=Rule.PHONE),
        Finding(line=3, rule=Rule.PHONE),
        Finding(line=3, rule=Rule.PLATE),
    )


def test_more_of_a_kind_say_no_more() -> None:
    text = "\n".join(f"Ring {PHONE}" for _ in range(2 * MOST))
    assert len(guard().findings(text, TODAY)) == MOST


@pytest.mark.parametrize(
    ("asked", "stopped", "rule"),
    [
        ("Storgatan 1", "Storgatan 1 lgh 2", Rule.FLAT),
        ("han är misstänkt", "Kevin är misstänkt", Rule.ACCUSED),
        (PHONE, NUMBER, Rule.PERSONAL_NUMBER),
    ],
)
def test_what_never_passes_is_found_behind_any_number_of_what_is_asked_about(
    asked: str, stopped: str, rule: Rule
) -> None:
    text = "\n".join([*[asked] * 3 * MOST, stopped])
    found = guard().findings(text, TODAY)
    assert Finding(line=3 * MOST + 1, rule=rule) in found


def test_lines_between_do_not_count() -> None:
    told = guard().findings("\n\n".join([PHONE] * 2 * MOST), TODAY)
    assert [one.line for one in told] == [*range(1, 2 * MOST, 2)]


def test_a_sign_for_a_phrase_hides_nothing_beside_it() -> None:
    full_width = "\uff21\uff22\uff23 \uff10\uff10\uff10"
    assert Rule.PLATE in {one.rule for one in guard().findings(f"\ufdfa\ufdfa {full_width}", TODAY)}


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_that_repeats_itself_is_read_to_its_end_and_told_of_briefly(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    told = Counter(one.rule for one in guard().findings(text, TODAY))
    assert max(told.values(), default=0) <= MOST
    assert not guard().danger(text)


@pytest.mark.parametrize(
    ("piece", "rule"),
    [
        (NUMBER, Rule.PERSONAL_NUMBER),
        (REPORT, Rule.REPORT_NUMBER),
        (PLATE, Rule.PLATE),
        ("08-465 004 21", Rule.PHONE),
        ("eva@example.com", Rule.EMAIL),
        ("Storgatan 1 lgh 2", Rule.FLAT),
        ("Storgatan 1:", Rule.STREET),
        ("fem killar", Rule.FEW),
        ("Kevin är dömd.", Rule.ACCUSED),
        ("Hon är dömd.", Rule.ACCUSING),
    ],
)
def test_of_each_kind_the_first_are_told(piece: str, rule: Rule) -> None:
    text = "\n\n".join([piece] * 2 * MOST)
    told = [one for one in guard().findings(text, TODAY) if one.rule is rule]
    assert told == [Finding(line=2 * line + 1, rule=rule) for line in range(MOST)]


def test_an_alarm_is_heard_at_the_end_of_a_long_text() -> None:
    assert guard().danger("x " * LONG + "det brinner")


def test_who_is_known_is_asked_for_only_where_somebody_is_accused() -> None:
    asked: list[str] = []

    def known() -> list[str]:
        asked.append("")
        return []

    guard().findings(f"Kevin, ring {PHONE}", TODAY, known)
    assert asked == []
    guard().findings("Kevin är dömd", TODAY, known)
    assert asked == [""]


def test_what_stops_is_told_from_what_is_asked_about() -> None:
    assert {rule for rule in Rule if Finding(line=1, rule=rule).stops} == STOPS
    assert {
        Rule.PERSONAL_NUMBER,
        Rule.REPORT_NUMBER,
        Rule.PLATE,
        Rule.FLAT,
        Rule.ACCUSED,
    } == STOPS


@settings(deadline=None)
@given(st.text(max_size=400) | st.sampled_from(FOUND))
def test_a_finding_holds_a_kind_and_a_line_and_never_the_text(text: str) -> None:
    found = guard().findings(text, TODAY)
    assert all(one < two for one, two in pairwise(found))
    for one in found:
        assert asdict(one) == {"line": int(one.line), "rule": Rule(one.rule)}
        assert 1 <= one.line <= len(text.splitlines())


@pytest.mark.parametrize("text", FOUND)
def test_a_finding_among_everyday_lines_is_found_on_its_line(text: str) -> None:
    before = "\n".join(f"{one}." for one in EVERYDAY[:3])
    alone = {(one.rule, one.line) for one in guard().findings(text, TODAY)}
    shifted = before.count("\n") + 2
    among = guard().findings(f"{before}\n\n{text}\n\n{before}", TODAY)
    assert {(one.rule, one.line - shifted) for one in among} == alone


@settings(deadline=None)
@given(st.sampled_from(FOUND + EVERYDAY))
def test_a_text_with_its_letters_taken_apart_is_found_too(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert guard().findings(apart, TODAY) == guard().findings(composed, TODAY)


@pytest.mark.parametrize(
    "text", ["hjälp mig", "Det brinner på torget", "jag vill lämna ett tips", "he has a knife"]
)
def test_words_of_danger_are_known(text: str) -> None:
    assert guard().danger(text)


@pytest.mark.parametrize(
    "text", ["Skyltar om att ringa 112 vid pågående brott", "hjälp", "bråk", "", *EVERYDAY]
)
def test_everyday_words_are_no_alarm(text: str) -> None:
    assert not guard().danger(text)
