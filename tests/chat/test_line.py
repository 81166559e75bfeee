"""A typed line is taken apart, and nothing that was typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.line import Token, text_of, tokens

LINES = st.text(alphabet=st.sampled_from(list("ab=\"”“«» \n\t'é{}1.3@")) | st.characters())


def parts(line: str) -> list[tuple[str | None, str]]:
    """Return key and text of each token."""
    return [(token.key, token.text) for token in tokens(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", []),
        (" \t\n ", []),
        ("visa 1.3", [(None, "visa"), (None, "1.3")]),
        ("visa\n1.3", [(None, "visa"), (None, "1.3")]),
        ('nej "två ord"', [(None, "nej"), (None, "två ord")]),
        ('""', [(None, "")]),
        ("organ=KS", [("organ", "KS")]),
        ('organ="Kommunstyrelsen i Lindsala"', [("organ", "Kommunstyrelsen i Lindsala")]),
        ("organ=", [("organ", "")]),
        ("organ= KS", [("organ", ""), (None, "KS")]),
        ('organ=""', [("organ", "")]),
        ("a=b=c", [("a", "b=c")]),
        ("=b", [(None, "=b")]),
        ("a = b", [(None, "a"), (None, "="), (None, "b")]),
    ],
)
def test_a_line_falls_into_words_and_values(
    line: str, expected: list[tuple[str | None, str]]
) -> None:
    assert parts(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a1 vem = gatuchef", [(None, "a1"), ("vem", "gatuchef")]),
        ("a1 vem= gatuchef nu", [(None, "a1"), ("vem", "gatuchef"), (None, "nu")]),
        ("a1 vem =gatuchef", [(None, "a1"), ("vem", "gatuchef")]),
        ('a1 vem = "två ord"', [(None, "a1"), ("vem", "två ord")]),
        ("a1 vem =", [(None, "a1"), ("vem", "")]),
        ("a1 vem= till=snart", [(None, "a1"), ("vem", ""), ("till", "snart")]),
        ("a1 vem = till = snart", [(None, "a1"), ("vem", ""), ("till", "snart")]),
        ("a1 b = c", [(None, "a1"), (None, "b"), (None, "="), (None, "c")]),
        ("vem = a", [(None, "vem"), (None, "="), (None, "a")]),
        ("a1 vem\n= b", [(None, "a1"), (None, "vem"), (None, "="), (None, "b")]),
    ],
)
def test_blanks_round_the_sign_of_a_known_key_do_not_matter(
    line: str, expected: list[tuple[str | None, str]]
) -> None:
    found = tokens(line, {"vem", "till"}.__contains__)
    assert [(token.key, token.text) for token in found] == expected
    assert all(line[token.start : token.end] == token.whole for token in found)


@pytest.mark.parametrize("quotes", ['""', "””", "“”", "„“", "„”", "»«", "«»", "»»", "″″", '"”'])
def test_every_kind_of_double_quote_holds_words_together(quotes: str) -> None:
    [token] = tokens(f"{quotes[0]}fyra möten om året{quotes[1]}")
    assert token.quoted
    assert token.text == "fyra möten om året"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"fyra möten', ['"fyra', "möten"]),
        ('fyra "möten', ["fyra", '"möten']),
        ('"a"b c', ['"a"b', "c"]),
        ('organ="KS på', ["KS", "på"]),
        ("Bo's möte", ["Bo's", "möte"]),
        ("'två ord'", ["'två", "ord'"]),
    ],
)
def test_a_quote_that_is_not_closed_is_an_ordinary_character(
    line: str, expected: list[str]
) -> None:
    assert [token.text.strip('"') for token in tokens(line)] == [
        word.strip('"') for word in expected
    ]
    assert not any(token.quoted for token in tokens(line))


def test_quotes_of_another_kind_inside_stay_as_typed() -> None:
    line = "ändra 1.5 Vi kallar det ”trygg hemväg” här"
    assert text_of(line, tokens(line)[2:]) == "Vi kallar det ”trygg hemväg” här"


def test_one_quoted_text_loses_its_quotes() -> None:
    line = 'nej 1.5 "Vi hinner bara\ntre möten."'
    assert text_of(line, tokens(line)[2:]) == "Vi hinner bara\ntre möten."


def test_a_quoted_text_among_others_keeps_its_quotes() -> None:
    line = 'nej 1.5 Vi säger "nej" till det'
    assert text_of(line, tokens(line)[2:]) == 'Vi säger "nej" till det'


def test_line_breaks_and_blanks_between_words_are_kept() -> None:
    line = "ändra 1.5 Rad ett.\n\nRad  tre."
    assert text_of(line, tokens(line)[2:]) == "Rad ett.\n\nRad  tre."


def test_a_value_in_the_middle_leaves_one_blank() -> None:
    line = "ändra 1.5 före version=2 efter"
    rest = [token for token in tokens(line)[2:] if token.key is None]
    assert text_of(line, rest) == "före efter"


def test_a_quoted_value_with_a_key_keeps_what_was_typed() -> None:
    line = 'ändra 1.5 x="a b"'
    assert text_of(line, tokens(line)[2:]) == 'x="a b"'


def test_nothing_left_is_an_empty_text() -> None:
    assert text_of("visa", ()) == ""


@given(LINES)
def test_tokens_cover_everything_but_blanks(line: str) -> None:
    found = tokens(line)
    gaps = "".join(
        line[before.end if before else 0 : token.start]
        for before, token in zip((None, *found), found, strict=False)
    )
    end = found[-1].end if found else 0
    assert not (gaps + line[end:]).strip()
    assert all(line[token.start : token.end] == token.whole for token in found)


@given(LINES)
def test_all_tokens_together_are_the_line_again(line: str) -> None:
    found = tokens(line)
    alone = len(found) == 1 and found[0].quoted and found[0].key is None
    if not alone:
        assert text_of(line, found) == line.strip()


@given(LINES)
def test_a_token_is_never_longer_than_its_whole(line: str) -> None:
    def inside(token: Token) -> bool:
        return token.text in token.whole

    assert all(map(inside, tokens(line)))
