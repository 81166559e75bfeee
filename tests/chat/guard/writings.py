"""Personal numbers that nobody has, in every writing, among words, and in the figures of others."""

from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import strategies as st

from bot.chat.guard.numbers import LATELY
from tests.chat.figures import FIRST_FICTITIOUS, LAST_FICTITIOUS, check_digit, parted
from tests.chat.guard.reading import TODAY

OLDEST = date(1900, 1, 1)
OLDEST_SHORT = TODAY - timedelta(days=94 * 366)
"""Who is a hundred has a plus or the century in her number; without, it is that of a child."""
NEWEST = TODAY - LATELY - timedelta(days=1)
"""Of late a day is rather when something happens, if the figures after it may be a time."""
COORDINATION = 60
"""What is added to the day of a coordination number."""
ZEROS = ("0", "\uff10", "\u0660", "\u0966", "\U0001d7ce", "\u07c0")
"""Nought in Latin, full-width, Arabic, Devanagari, bold and N'Ko figures."""
SHORT, SERIAL = 10, 4
"""Figures of a number without its century, and those after the day."""
Writing = Callable[[str], str]


def _between(mark: str) -> Writing:
    """Return what sets a mark between the day and the four figures after it."""
    return lambda number: f"{number[:-SERIAL]}{mark}{number[-SERIAL:]}"


def _among(mark: str) -> Writing:
    """Return what sets a mark between all figures."""
    return mark.join


def _as_a_day(mark: str, last: str) -> Writing:
    """Return what writes the day in three parts: `1981-12-28-...`."""

    def write(number: str) -> str:
        year, month, day = number[:-8], number[-8:-6], number[-6:-SERIAL]
        return f"{mark.join((year, month, day))}{last}{number[-SERIAL:]}"

    return write


WRITINGS: dict[str, Writing] = {
    "as one": _among(""),
    "with a hyphen": parted,
    "with a plus": _between("+"),
    "with a blank": _between(" "),
    "with a tab": _between("\t"),
    "with a full stop": _between("."),
    "with a slash": _between("/"),
    "with a colon": _between(":"),
    "with an en dash": _between("\u2013"),
    "with a dash among blanks": _between(" \u2013 "),
    "with a minus sign": _between("\u2212"),
    "with a soft hyphen": _between("\u00ad"),
    "with a hard blank": _between("\u00a0"),
    "with many blanks": _between(" " * 9),
    "with many marks": _between("-" * 9),
    "with an underscore": _between("_"),
    "with a bar": _between("|"),
    "between bars": lambda number: f"|{parted(number)}|",
    "in columns": lambda number: f"| {number[:-SERIAL]} | {number[-SERIAL:]} |",
    "in brackets": lambda number: f"{number[:-SERIAL]} ({number[-SERIAL:]})",
    "in bold": lambda number: f"**{number[:-SERIAL]}**-**{number[-SERIAL:]}**",
    "in pairs": lambda number: " ".join(number[at : at + 2] for at in range(0, len(number), 2)),
    "figure by figure": _among(" "),
    "with hard blanks": _among("\u00a0"),
    "with full stops": _among("."),
    "with slashes": _among("/"),
    "with hyphens": _among("-"),
    "with underscores": _among("_"),
    "with nothing that shows": _among("\u200b"),
    "with joiners": _among("\u2060"),
    "with joiners of no width": _among("\u200d"),
    "with marks above": _among("\u0301"),
    "with its last four apart": lambda number: parted(number)[:-2] + " " + number[-2:],
    "over two lines": _between("\n"),
    "over two lines, with a hyphen": _between("-\n"),
    "over two lines of another system": _between("\r\n"),
    "over an empty line": _between("\n\n"),
    "figure by line": _among("\n"),
    "with a word": _between(" och "),
    "with a letter": _between("x"),
    "as an entity": _between("&ndash;"),
    "the last four told": _between(", de fyra sista är "),
    "the last four first": lambda number: f"fyra sista {number[-4:]}, född {number[:-4]}",
}
DAYS: dict[str, Writing] = {
    "a day with hyphens": _as_a_day("-", "-"),
    "a day with hyphens, and a blank": _as_a_day("-", " "),
    "a day with slashes": _as_a_day("/", "/"),
    "a day with full stops": _as_a_day(".", "-"),
    "a day with blanks": _as_a_day(" ", " "),
}
AROUND = (
    "{}",
    "Se {} idag",
    "({})",
    "nr:{}.",
    "L1 {}",
    "id={}",
    "bild-{}.png",
    "å\n{}\nb",
    "x{}x",
    '"{}"',
    "{}!",
    "a@b.se;{};",
)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """Return a number of somebody who is not, or a coordination number, with the century or not."""
    whole = draw(st.booleans())
    born = draw(st.dates(OLDEST if whole else OLDEST_SHORT, NEWEST))
    birth_number = draw(st.integers(FIRST_FICTITIOUS, LAST_FICTITIOUS))
    day = born.day + COORDINATION * draw(st.booleans())
    nine = f"{born:%y%m}{day:02}{birth_number}"
    ten = f"{nine}{check_digit(nine)}"
    return f"{born.year // 100}{ten}" if whole else ten


def is_a_mobiles_too(number: str) -> bool:
    """Tell whether ten figures of a coordination number may be those of a mobile phone."""
    return len(number) == SHORT and number.startswith("07") and int(number[4:6]) > COORDINATION


def in_figures(text: str, zero: str) -> str:
    """Return a text with its figures as others write them, by their nought."""
    return text.translate({ord(str(one)): chr(ord(zero) + one) for one in range(10)})
