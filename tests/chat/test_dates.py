"""Dates as people type them, so that a new word or rule never takes an old one away."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.dates import DateWords, parse_moment

DATA = tomllib.loads((Path(__file__).parents[2] / "templates/dates.toml").read_text("utf-8"))
WORDS = DateWords.parse(DATA)
WEDNESDAY = date(2027, 3, 10)
FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)

UNDERSTOOD = {
    "a written date is the next such day or that of its year": {
        "2027-03-01": "2027-03-01|2027-3-1|20270301|1/3 2027|1/3-2027|1/3/2027|1 mars 2027",
        "2028-03-01": "1/3|1 mars|den 1 mars|1:a mars|1 mar|1 i mars|March 1|the 1st of March",
        "2027-03-10": "10/3|10 mars|onsdag 10 mars",
        "2027-03-16": "tisdag den 16 mars 2027|tis 16/3|on Tuesday the 16th of March 2027",
        "2027-03-18": "torsdagen den 18 mars|Thursday, March 18",
        "2027-03-19": "fre 19 mars|19 mars, fredag|Fri 19 March",
        "2027-03-24": "24 mars|24:e mars|24e mars|March 24th, 2027",
        "2027-04-12": "12.4.2027|12 april",
        "2019-05-01": "2019-05-01|första maj 2019",
        "2028-02-29": "29 februari|29 februari 2028",
    },
    "a near day is counted from today": {
        "2027-03-08": "i förrgår|day before yesterday",
        "2027-03-09": "igår|i går|yesterday",
        "2027-03-10": "idag|i dag|today|om 0 dagar",
        "2027-03-11": "imorgon|i morgon|tomorrow|torsdag|kommande torsdag|coming Thursday",
        "2027-03-12": "i övermorgon|the day after tomorrow|nu på fredag|fre",
        "2027-03-16": "tisdag|på tisdag|nästa tisdag|tisdag nästa vecka|Tuesday next week",
        "2027-03-17": "onsdag|nästa onsdag|onsdag om en vecka",
        "2027-03-18": "nästa torsdag|nästa vecka på torsdag",
        "2027-03-19": "nästa fredag|next Friday|fredag om en vecka",
        "2027-03-22": "måndag om en vecka|Monday in a week",
    },
    "a span or a week leads to a day": {
        "2027-03-20": "om 10 dagar|om tio dagar|in 10 days",
        "2027-03-31": "om 3 veckor|om ca 3 veckor|om tre v|in about 3 weeks",
        "2027-05-10": "om två månader|om 2 mån|in two months",
        "2027-09-10": "om ett halvår|om ett halvt år|in half a year",
        "2028-03-10": "om ett år|in a year",
        "2027-03-08": "vecka 10",
        "2027-03-15": "nästa vecka|next week",
        "2027-04-01": "nästa månad|next month",
        "2027-04-12": "vecka 15|v 15|v.15|v. 15|week 15",
        "2027-04-15": "torsdag v 15|torsdag i vecka 15|Thursday week 15",
        "2028-02-28": "vecka 9|vecka 9 2028",
    },
    "a day with a name is found in its year": {
        "2027-04-30": "sista april|sista dagen i april|last day of April|valborg",
        "2027-05-01": "första maj|första i maj|May Day",
        "2027-05-03": "första måndagen i maj|first Monday in May",
        "2027-05-28": "sista fredagen i maj|last Friday of May",
        "2028-04-11": "andra tisdagen i april 2028",
        "2028-02-29": "sista februari",
        "2026-06-19": "midsommarafton 2026",
        "2027-06-25": "midsommarafton|Midsummer's Eve",
        "2027-11-06": "alla helgons dag",
        "2027-12-24": "julafton|Christmas Eve",
        "2027-12-31": "nyårsafton|nyårsafton 2027|New Year\u2019s Eve",
    },
    "a time stands on either side of the date": {
        "2027-03-11 00:15": "tomorrow 12:15 am",
        "2027-03-11 09:00": "imorgon kl 9|kl 9 imorgon|tomorrow at 9",
        "2027-03-11 09:30": "imorgon kl. 9.30|imorgon 9.30",
        "2027-03-11 14:00": "kl 14 på torsdag|Thursday at 2 pm",
        "2027-03-16 10:00": "16 mars 10:00|nästa tisdag klockan 10",
        "2027-03-16 10:05": "16 mars kl 10.05|tisdag 16 mars 2027, kl. 10:05",
        "2027-03-30 10:00": "2027-03-30 10:00|30 mars kl 10|30 March at 10",
        "2027-03-31 23:59": "om 3 veckor kl 23:59",
    },
    "case, diacritics and invisible marks do not matter": {
        "2027-03-12": "I OVERMORGON|i  o\u0308vermorgon",
        "2027-03-13": "  LÖRDAG  |lordag|lo\u0308rdag|l\u00f6r.",
        "2027-03-01": "1\u00a0mars\u20092027|\ufeff2027\u201103\u201101\u200b|2027\u221203\u221201",
    },
}
REFUSED = re.split(
    r"[|\n] *",
    """
    maj|13/13|32 mars|0 mars|31 februari|29 februari 2027|mars 2027|2027-03|25:00|kl 25|10:00
    kl 9.30|nästa|nästa gång|nästa år|snart|.|12|2027|27-03-01|1/3-27|1 mars 27|2027/03/01|3 %
    42 stolpar|§ 41|KS 2027/118|1.3|L1|1 mars 2999|1999-12-31|2200-01-01|0000-01-01|mitten av maj
    ca 1 mars|fredag 18 mars|måndag den 1 mars|tisdag tisdag|tisdag 10|tisdag 10.03|tisdag 13-15
    10-12 mars|måndag-fredag|imorgon kl 24|imorgon kl 9.60|imorgon 13 pm|imorgon kl|kl kl 10|om
    om ca|om vecka|om ca vecka|om flera veckor|om 3 gånger|om en och halv|om 9999 dagar|om 999 år
    tisdag om en månad|nästa vecka 2028|vecka 0|vecka 53|vecka 54|vecka femton|vecka 15 2999
    sista fredagen|sista gång|första stolpen i maj|alla måndagar i maj|första måndagen i mat
    om \u00b2 dagar|\u0663 mars|end of May|soon|June
""",
)
MISTAKES = [
    ("months", 3, TypeError),
    ("offsets", {"idag": "0"}, TypeError),
    ("offsets", {"today": 1}, ValueError),
    ("holidays", {"no_such_rule": ["aldrig"]}, ValueError),
    ("holidays", ["julafton"], TypeError),
]
OTHER_DAYS = [
    ("29 februari", date(2026, 3, 1), None),
    ("29 februari", date(2028, 2, 29), "2028-02-29"),
    ("om en månad", date(2027, 1, 31), "2027-02-28"),
    ("nästa månad", date(2027, 12, 31), "2028-01-01"),
    ("nästa tisdag", date(2027, 3, 8), "2027-03-16"),
    ("nästa söndag", date(2027, 3, 14), "2027-03-21"),
    ("vecka 53", date(2027, 1, 1), "2026-12-28"),
    ("midsommarafton", date(2026, 6, 20), "2027-06-25"),
    ("imorgon", LAST, None),
]
PIECES = re.findall(r"\w+|[^\w|]", f"{REFUSED} {UNDERSTOOD}")
TYPED = st.text(max_size=65) | st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
LANGUAGE = st.sampled_from(["sv", "en"])
WITH_YEAR = [
    "{d}",
    "{d:%Y%m%d}",
    "{d.day}.{d.month}.{d.year}",
    "{d.day}/{d.month} {d.year}",
    "{d.day}/{d.month}-{d.year}",
    "{d.day} {m} {d.year}",
    "{name} den {d.day}:e {m} {d.year}",
    "{name}, {m} {d.day}th, {d.year}",
]
COMING = ["{d.day}/{d.month}", "{name} den {d.day} {m}", "{d.day}th of {m}", "{name} v. {week}"]


def read(typed: str, today: date = WEDNESDAY) -> str | None:
    moment = parse_moment(typed, today, WORDS)
    return None if moment is None else f"{moment.day} {moment.time or ''}".strip()[:16]


def written(day: date, form: str, language: str) -> str:
    weekday = DATA[language]["weekdays"][day.weekday()][0]
    month = DATA[language]["months"][day.month - 1][0]
    return form.format(d=day, name=weekday, m=month, week=day.isocalendar().week)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param(typed, meant, id=f"{rule}: {typed}")
        for rule, table in UNDERSTOOD.items()
        for meant, phrases in table.items()
        for typed in phrases.split("|")
    ],
)
def test_what_people_type_is_understood(typed: str, meant: str) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(("typed", "today", "meant"), OTHER_DAYS)
def test_words_mean_other_days_on_other_days(typed: str, today: date, meant: str | None) -> None:
    assert read(typed, today) == meant


@pytest.mark.parametrize("typed", ["1 mars" + " " * 55, *REFUSED])
def test_what_is_no_date_or_not_a_certain_one_is_refused(typed: str) -> None:
    assert read(typed) is None


def test_every_word_for_a_day_or_a_month_is_understood() -> None:
    for table in (DATA["sv"], DATA["en"]):
        days = [*table["weekdays"], *table["holidays"].values(), table["offsets"]]
        phrases = [word for row in days for word in row]
        phrases += [f"1 {word}" for row in table["months"] for word in row]
        assert [phrase for phrase in phrases if read(phrase) is None] == []


@pytest.mark.parametrize(("key", "value", "error"), MISTAKES)
def test_a_mistake_in_the_words_is_found(key: str, value: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        DateWords.parse({**DATA, "sv": {**DATA["sv"], key: value}})


@given(st.dates(FIRST, LAST), st.sampled_from(WITH_YEAR), LANGUAGE, st.dates())
def test_every_date_reads_back_to_itself(day: date, form: str, language: str, today: date) -> None:
    assert read(written(day, form, language), today) == f"{day}"


@given(st.dates(date(2000, 1, 3), date(2198, 12, 31)), st.integers(0, 350), LANGUAGE)
def test_every_coming_date_reads_back_without_its_year(today: date, days: int, lang: str) -> None:
    day = today + timedelta(days)
    for form in COMING:
        assert read(written(day, form, lang), today) == f"{day}"


@given(TYPED, st.dates())
def test_no_text_raises_or_leads_out_of_the_years(typed: str, today: date) -> None:
    moment = parse_moment(typed, today, WORDS)
    assert moment is None or FIRST <= moment.day <= LAST
