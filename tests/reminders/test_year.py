"""The dates of the year: the file is whole, each is told once, and a fault in it is named."""

from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.reminding import Quiet
from bot.domain.room import Language
from bot.wordbooks import TEMPLATES
from reminders.working_time import leaves_room, may_speak
from reminders.year import GROUPS, Told, YearDate, come_between, days_of, next_after, told_between
from reminders.year_file import YearFileError, parse_year
from tests.chat.reading import lexicon
from tests.chat.views import wording_of
from tests.fakes import texts

ZONE = ZoneInfo("Europe/Stockholm")
DATES = parse_year((TEMPLATES / "year.toml").read_text(encoding="utf-8"))
IDS = [f"{one.group}/{one.id}" for one in DATES]
YEARS = range(2026, 2046)
MOST_OF_A_NAME, MOST_OF_A_TEXT = 44, 240
FLEETING = ("i dag", "i morgon", "förra månaden", "today", "tomorrow", "last month")
"""What a text must not say, since quiet time moves it."""

ONE = """
[sources]
own = "Vår egen"

[[date]]
group = "grants"
id = "opens"
month = 6
day = 15
name = { sv = "Öppnar", en = "Opens" }
text = { sv = "Sök.", en = "Apply." }
source = ["own"]
"""
MONTHLY = ONE.replace("month = 6", 'every = "month"')


def at(day: str, hour: int = 9) -> datetime:
    """Return a moment by the clock on the wall."""
    return datetime.combine(date.fromisoformat(day), time(hour), ZONE)


def entry(name: str) -> YearDate:
    """Return a date of the file."""
    return DATES[IDS.index(name)]


def on(name: str, year: int) -> str:
    """Return the day in a year on which a date is told."""
    (told,) = days_of(entry(name), year)
    return told.on.isoformat()


# ------------------------------------------------------------------ the file


def test_each_group_has_dates() -> None:
    assert {one.group for one in DATES} == set(GROUPS)


@pytest.mark.parametrize("one", DATES, ids=IDS)
def test_a_date_has_short_words_in_both_languages(one: YearDate) -> None:
    for language in Language:
        name, text = one.name.read_in(language), one.text.read_in(language)
        assert 0 < len(name) <= MOST_OF_A_NAME
        assert 0 < len(text) <= MOST_OF_A_TEXT
        assert not name.endswith(".")
        assert text.endswith(".")
        assert not [word for word in FLEETING if word in text.lower()]
    assert one.source


@pytest.mark.parametrize("one", [one for one in DATES if one.group == "grants"])
def test_the_days_of_grants_are_said_to_be_the_last_known(one: YearDate) -> None:
    assert "senast kända" in one.text.sv
    assert "last known" in one.text.en


@pytest.mark.parametrize("one", DATES, ids=IDS)
def test_what_is_told_ahead_is_told_before_its_day_whatever_is_quiet(one: YearDate) -> None:
    quiet = Quiet(begins=time(9), ends=time(16))
    for told in (told for year in YEARS for told in days_of(one, year)):
        moment = told.moment(ZONE, quiet)
        assert may_speak(moment.replace(tzinfo=None), quiet)
        assert told.on <= moment.date()
        if one.lead:
            assert moment.date() < told.day


def test_the_days_are_those_that_the_sources_give() -> None:
    assert on("grants/opens", 2027) == "2027-06-15"
    assert on("grants/closes_month", 2027) == "2027-09-01"
    assert on("grants/closes_soon", 2027) == "2027-09-20"
    assert on("grants/final_month", 2027) == "2027-01-27"
    assert on("grants/final_week", 2027) == "2027-02-19"
    assert on("grants/interim_month", 2027) == "2027-07-27"
    assert on("grants/interim_week", 2027) == "2027-08-19"
    assert on("statistics/final", 2027) == "2027-04-01"
    assert on("statistics/ntu", 2027) == "2027-10-20"
    assert on("input_window/plan", 2027) == "2027-06-09"


@pytest.mark.parametrize("one", [one for one in DATES if one.group == "annual_wheel"])
def test_the_annual_wheel_is_told_six_to_eight_weeks_ahead(one: YearDate) -> None:
    assert timedelta(weeks=6) <= one.lead <= timedelta(weeks=8)


@pytest.mark.parametrize("name", ["input_window/plan", "annual_wheel/start_of_school"])
def test_what_is_to_be_decided_before_the_holidays_is_told_before_july(name: str) -> None:
    for told in (told for year in YEARS for told in days_of(entry(name), year)):
        assert told.moment(ZONE).date().month == 6


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("group", GROUPS)
def test_a_group_can_be_typed_and_shown(group: str, language: Language) -> None:
    words = lexicon().words[language]
    assert words.label("year_groups", group)
    ways = words.choices["year_groups"][group]
    assert {lexicon().choice("year_groups", way) for way in ways} == {group}
    known = {*GROUPS, "letter"}  # why there is a letter is asked as of a group
    assert set(words.choices["year_groups"]) == set(words.groups["year_groups"]) == known


# ------------------------------------------------------------------ the words


def said(block: str, language: Language, **facts: object) -> str:
    """Return what a block says to somebody."""
    given_ = {"w": wording_of(None, language), **facts}
    return "".join(span.text for span in texts().words(language, f"year/{block}", given_))


def told_of(name: str, year: int) -> dict[str, object]:
    """Return the facts of a date."""
    (told,) = days_of(entry(name), year)
    return {"name": told.date.name, "text": told.date.text, "on": told.shown, "late": None}


def test_a_date_is_told_with_its_day() -> None:
    text = said("told", Language.SV, **told_of("annual_wheel/lucia", 2027))
    assert text.splitlines() == [
        "Lucia, måndag den 13 december.",
        entry("annual_wheel/lucia").text.sv,
    ]


def test_a_day_that_nobody_knows_is_not_shown() -> None:
    text = said("told", Language.EN, **told_of("annual_wheel/end_of_school", 2027))
    assert text.splitlines()[0] == "The end of the school year."


def test_what_comes_late_says_so() -> None:
    facts = {**told_of("annual_wheel/lucia", 2027), "late": "2027-10-25"}
    assert said("told", Language.SV, **facts).endswith(
        "Det här skulle ha kommit måndag den 25 oktober, men jag var inte i gång då."
    )


def test_why_names_the_way_to_turn_it_off() -> None:
    assert said("why", Language.SV, group="grants") == (
        "Du får det här för att du har valt till Brås statsbidrag."
        " Stäng av med /samverkan påminnelser av statsbidrag."
    )


# ------------------------------------------------------------------ when


def test_a_monthly_date_comes_twelve_times() -> None:
    (monthly,) = parse_year(MONTHLY)
    days = [told.day for told in days_of(monthly, 2028)]
    assert days == [date(2028, month, 15) for month in range(1, 13)]


def test_a_leap_day_counts_as_any_other() -> None:
    (one,) = parse_year(ONE.replace("month = 6", "month = 3\ndays = 15"))
    assert [told.on for told in days_of(one, 2028)] == [date(2028, 2, 29)]
    assert [told.on for told in days_of(one, 2027)] == [date(2027, 2, 28)]


def test_what_is_told_the_year_before_is_found() -> None:
    (one,) = parse_year(ONE.replace("month = 6", "month = 1\nweeks = 4"))
    found = told_between([one], ["grants"], date(2026, 12, 17), date(2026, 12, 18))
    assert [told.day for told in found] == [date(2027, 1, 15)]


def test_a_span_of_days_has_its_last_day_and_not_its_first() -> None:
    first, last = date(2027, 9, 1), date(2027, 9, 20)
    found = told_between(DATES, ["grants"], first, last)
    assert [told.date.id for told in found] == ["closes_soon"]


def test_only_what_is_chosen_is_told() -> None:
    year = date(2027, 1, 1), date(2027, 12, 31)
    assert not told_between(DATES, (), *year)
    assert next_after(DATES, (), at("2027-01-01"), ZONE) is None
    assert {told.date.group for told in told_between(DATES, ["grants"], *year)} == {"grants"}


def test_the_key_is_the_same_whenever_it_is_asked_for() -> None:
    (told,) = days_of(entry("grants/opens"), 2027)
    assert told.key == "grants/opens/2027-06-15"
    assert told_between(DATES, ["grants"], date(2027, 6, 1), date(2027, 6, 30)) == [told]


def test_it_is_told_at_nine_on_a_working_day() -> None:
    assert next_after(DATES, ["grants"], at("2027-06-01"), ZONE) == at("2027-06-15")
    # 1 September 2029 is a Saturday.
    assert next_after(DATES, ["grants"], at("2029-08-25"), ZONE) == at("2029-09-03", 8)


def test_quiet_hours_put_it_off() -> None:
    quiet = Quiet(begins=time(8), ends=time(13))
    assert next_after(DATES, ["grants"], at("2027-06-15"), ZONE, quiet) == at("2027-06-15", 13)


def test_what_falls_in_july_is_told_in_august() -> None:
    interim = entry("grants/interim_month")
    for asked in ("2027-07-01", "2027-07-28"):
        assert next_after([interim], GROUPS, at(asked), ZONE) == at("2027-08-02", 8)
        (told,) = come_between([interim], GROUPS, at(asked), at("2027-08-02", 8), ZONE)
        assert told.on == date(2027, 7, 27)


moments = st.datetimes(datetime(2026, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis puts the zone in
groups = st.sets(st.sampled_from(GROUPS), min_size=1)
hours = st.times().map(lambda one: one.replace(second=0, microsecond=0))
quiets = st.builds(Quiet, begins=hours, ends=hours).filter(leaves_room) | st.none()


@settings(deadline=None)
@given(after=moments, chosen=groups, quiet=quiets)
def test_the_next_is_after_and_is_one_at_which_something_is_told(
    after: datetime, chosen: set[str], quiet: Quiet | None
) -> None:
    found = next_after(DATES, chosen, after, ZONE, quiet)
    assert found is not None
    assert found > after
    assert may_speak(found.astimezone(ZONE).replace(tzinfo=None), quiet)
    told = come_between(DATES, chosen, after, found, ZONE, quiet)
    assert told
    assert {one.moment(ZONE, quiet) for one in told} == {found}


@settings(deadline=None)
@given(after=moments, chosen=groups, quiet=quiets)
def test_each_is_told_once_from_next_to_next(
    after: datetime, chosen: set[str], quiet: Quiet | None
) -> None:
    here, told, end = after, list[Told](), after + timedelta(days=400)
    while here < end:
        found = next_after(DATES, chosen, here, ZONE, quiet)
        assert found is not None
        told += come_between(DATES, chosen, here, found, ZONE, quiet)
        here = found
    keys = [one.key for one in told]
    assert len(keys) == len(set(keys))
    assert told == come_between(DATES, chosen, after, here, ZONE, quiet)


# ------------------------------------------------------------------ faults


def faults(text: str) -> list[str]:
    """Return what is said of a text that cannot be used."""
    with pytest.raises(YearFileError) as caught:
        parse_year(text)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("month = 6", "month = 13", "grants/opens month: must be 1 to 12"),
        ("month = 6", "month = 0", "grants/opens month: must be 1 to 12"),
        ("month = 6", "", "grants/opens month: must stand, or every, but not both"),
        (
            "month = 6",
            'month = 6\nevery = "month"',
            "grants/opens month: must stand, or every, but not both",
        ),
        ("month = 6", 'every = "week"', "grants/opens every: input should be 'month'"),
        (
            "month = 6\nday = 15",
            "month = 2\nday = 31",
            "grants/opens day: is not in month 2 every year",
        ),
        (
            "month = 6\nday = 15",
            "month = 2\nday = 29",
            "grants/opens day: is not in month 2 every year",
        ),
        (
            "month = 6\nday = 15",
            'every = "month"\nday = 29',
            "grants/opens day: must be 1 to 28, as not every month has more",
        ),
        ("day = 15", "day = 0", "grants/opens day: is not in month 6 every year"),
        ("day = 15", "", "grants/opens day: field required"),
        (
            '"grants"',
            '"grant"',
            "grant/opens group: must be one of input_window, statistics, grants, annual_wheel",
        ),
        ('group = "grants"', "", "date/opens group: field required"),
        ('id = "opens"', "", "grants/1 id: field required"),
        ('"opens"', '"öppnar"', "grants/öppnar id: must be small letters, digits and _"),
        (', en = "Apply."', "", "grants/opens text.en: field required"),
        ('en = "Opens"', 'en = " "', "grants/opens name.en: empty"),
        ("day = 15", "day = 15\nweek = 2", "grants/opens week: unknown field"),
        ("day = 15", "day = 15\nweeks = -1", "grants/opens weeks: with days, must be 0 to 26"),
        ("day = 15", "day = 15\nweeks = 27", "grants/opens weeks: with days, must be 0 to 26"),
        ('["own"]', '["L5"]', "grants/opens source: L5 is not in [sources]"),
        ('own = "Vår egen"', "", "grants/opens source: own is not in [sources]"),
        ("[sources]\n", "", "sources: must be a table of texts"),
        ("[[date]]", "[date]", "date: must be [[date]]"),
    ],
)
def test_a_fault_is_named_by_entry_and_field(right: str, wrong: str, fault: str) -> None:
    assert right in ONE
    assert faults(ONE.replace(right, wrong)) == [fault]


def test_no_two_have_the_same_name() -> None:
    second = ONE[ONE.index("[[date]]") :]
    assert faults(ONE + second) == ["grants/opens id: stands twice"]


def test_what_is_no_toml_is_refused() -> None:
    assert faults("[[date")


def test_every_field_has_a_note_in_the_head_of_the_file() -> None:
    head = (TEMPLATES / "year.toml").read_text(encoding="utf-8").partition("\n[sources]\n")[0]
    noted = {line[4:].split()[0] for line in head.splitlines() if line.startswith("#   ")}
    assert {field.name for field in fields(YearDate)} <= noted
