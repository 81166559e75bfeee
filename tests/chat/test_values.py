"""Values are read from what people type, or refused by name and reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.cleaning import MAX_TEXT, MAX_WORDS
from bot.chat.command import Field, Kind
from bot.chat.values import looks_like, read
from bot.domain.errors import UserError
from tests.chat.reading import reading

FIELDS = [
    Field(name="date", kind=kind, choices="roles" if kind is Kind.CHOICE else None) for kind in Kind
]
TEXTS = st.text(st.characters() | st.sampled_from("\u200b\u0301\ufeff\u202e\r\n \u00ad v1.3@"))


def value(kind: Kind, typed: str, choices: str | None = None) -> str:
    return read(Field(name="date", kind=kind, choices=choices), typed, reading())


def refusal(kind: Kind, typed: str, choices: str | None = None) -> str:
    with pytest.raises(UserError) as caught:
        value(kind, typed, choices)
    return caught.value.code


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        (Kind.TASK, "1.3", "1.3"),
        (Kind.TASK, " 01,03. ", "1.3"),
        (Kind.TASK, "3.10", "3.10"),
        (Kind.MATTER, "2.4", "2.4"),
        (Kind.MATTER, "Vidare", "vidare"),
        (Kind.MATTER, "back", "tillbaka"),
        (Kind.VERSION, "v2", "2"),
        (Kind.VERSION, "V. 2", "2"),
        (Kind.VERSION, "version 12", "12"),
        (Kind.VERSION, "007", "7"),
        (Kind.NUMBER, "٣", "3"),
        (Kind.STEP, "5", "5"),
        (Kind.DATE, "nästa tisdag", "2027-03-16"),
        (Kind.DATE, "2027-03-30 10:00", "2027-03-30"),
        (Kind.PERSON, "@bo", "@bo"),
        (Kind.WORDS, " KS\n2027/118 ", "KS 2027/118"),
        (Kind.TEXT, " Rad ett\r\nrad\u00adtvå\u200b ", "Rad ett\nradtvå"),
        (Kind.TEXT, "<b> {x} {{ 7*7 }} <!channel>", "<b> {x} {{ 7*7 }} <!channel>"),
    ],
)
def test_a_value_has_one_form(kind: Kind, typed: str, expected: str) -> None:
    assert value(kind, typed) == expected


@pytest.mark.parametrize("typed", ["beslutsfattare", "CHEF", "decider", "decision-maker", "chéf"])
def test_a_choice_is_known_by_any_of_its_words(typed: str) -> None:
    assert value(Kind.CHOICE, typed, "roles") == "decider"


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (Kind.TASK, "L1", "no_such_task"),
        (Kind.TASK, "1.333", "no_such_task"),
        (Kind.TASK, "x" * 20_000, "too_long"),
        (Kind.MATTER, "kaffe", "no_such_task"),
        (Kind.VERSION, "vx", "not_a_number"),
        (Kind.NUMBER, "tre", "not_a_number"),
        (Kind.NUMBER, "-1", "not_a_number"),
        (Kind.NUMBER, "1234567", "not_a_number"),
        (Kind.NUMBER, "1\u202e", "strange_characters"),
        (Kind.DATE, "i fjol kanske", "not_a_date"),
        (Kind.PAST_DATE, "2027-02-30", "not_a_date"),
        (Kind.PERSON, "bo", "not_a_person"),
        (Kind.PERSON, "@bo\u202e", "strange_characters"),
        (Kind.PERSON, "@" + "b" * 20_000, "too_long"),
        (Kind.CHOICE, "kung", "not_a_choice"),
        (Kind.WORDS, "...", "empty_field"),
        (Kind.WORDS, "x" * (MAX_WORDS + 1), "too_long"),
        (Kind.TEXT, "", "empty_text"),
        (Kind.TEXT, "?!\n\u200b", "empty_text"),
        (Kind.TEXT, "x" * (MAX_TEXT + 1), "too_long"),
        (Kind.TEXT, "a\x07b", "strange_characters"),
        (Kind.TEXT, "a\ud800b", "strange_characters"),
        (Kind.TEXT, "a\u061cb", "strange_characters"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(kind: Kind, typed: str, code: str) -> None:
    assert refusal(kind, typed, "roles") == code


def test_a_text_is_as_long_as_may_be_and_no_longer() -> None:
    assert len(value(Kind.TEXT, f" {'å' * MAX_TEXT} ")) == MAX_TEXT


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("24 juni", "2026-06-24"),
        ("10 maj", "2026-05-10"),
        ("10 mars", "2027-03-10"),
        ("9 mars", "2027-03-09"),
        ("24 mars 2027", "2027-03-24"),
        ("2026-03-24", "2026-03-24"),
        ("igår", "2027-03-09"),
        ("idag", "2027-03-10"),
        ("vecka 20", "2026-05-11"),
    ],
)
def test_a_day_of_the_past_is_the_latest_such_day(typed: str, expected: str) -> None:
    assert value(Kind.PAST_DATE, typed) == expected


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20/3", "2027-03-20"),
        ("24 mars", "2027-03-24"),
        ("11 mars", "2027-03-11"),
        ("valborg", "2027-04-30"),
        ("9 maj", "2027-05-09"),
    ],
)
def test_a_day_soon_to_come_is_not_taken_for_last_years(typed: str, day: str) -> None:
    with pytest.raises(UserError) as raised:
        value(Kind.PAST_DATE, typed)
    assert (raised.value.code, raised.value.facts["date"]) == ("day_to_come", day)
    assert "field" in raised.value.facts


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("imorgon", "2027-03-11"),
        ("fredag", "2027-03-12"),
        ("nästa tisdag", "2027-03-16"),
        ("om 3 veckor", "2027-03-31"),
        ("nästa vecka", "2027-03-15"),
        ("nästa månad", "2027-04-01"),
    ],
)
def test_a_day_said_to_come_is_not_moved_a_year_back(typed: str, expected: str) -> None:
    assert value(Kind.PAST_DATE, typed) == expected


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        (Kind.MATTER, "vidare", True),
        (Kind.MATTER, "1.3", True),
        (Kind.MATTER, "L1", True),
        (Kind.MATTER, "Vi", False),
        (Kind.CHOICE, "chef", True),
        (Kind.CHOICE, "hej", False),
        (Kind.TASK, "1.3.", True),
        (Kind.VERSION, "V2", True),
        (Kind.VERSION, "2", False),
        (Kind.STEP, "2", True),
        (Kind.PERSON, "@bo", True),
        (Kind.TEXT, "allt", True),
    ],
)
def test_a_bare_word_is_known_by_its_looks(kind: Kind, typed: str, *, expected: bool) -> None:
    field = Field(name="date", kind=kind, choices="roles")
    assert looks_like(field, typed, reading()) is expected


@pytest.mark.parametrize("typed", ["år", "AR", "varannan vecka", "sista tisdagen varannan månad"])
def test_a_pace_in_its_one_form_is_itself(typed: str) -> None:
    found = value(Kind.REPEAT, typed)
    assert value(Kind.REPEAT, found) == found


@pytest.mark.parametrize("typed", ["month/0/1/1", "month/13/1/1", "year/1/1/1", "month/1/9/1"])
def test_a_pace_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="not_a_pace"):
        value(Kind.REPEAT, typed)


@given(st.sampled_from(FIELDS), TEXTS)
def test_reading_gives_a_value_or_a_user_error(field: Field, typed: str) -> None:
    try:
        found = read(field, typed, reading())
    except UserError:
        return
    # A code is read once: what is kept of it must not open anything.
    assert field.kind is Kind.CODE or read(field, found, reading()) == found
