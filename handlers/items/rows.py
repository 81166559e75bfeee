"""Rows copied from Excel or Word, parted into named columns by their separator and heading."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.chat.cleaning import MAX_TEXT
from bot.chat.fold import fold
from bot.chat.request import Desk
from bot.domain.errors import UserError
from handlers.items.cells import table_of

MOST_ROWS = 100
LONGEST_CELL = 300
"""Characters of a cell other than the text itself; a longer one is in the wrong column."""
STATUS = "status"
"""A column whose word is a colour, or else nothing that is kept."""
_OTHERWISE = "otherwise"
"""A column that holds the text where none is called after the thing itself."""
_IN_BRACKETS = re.compile(r"\(.*?\)")
_NUMBER = re.compile(r"[\d\s.,%]+")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows by column, and what the rows say that were left out."""

    rows: tuple[Row, ...]
    skipped: tuple[str, ...] = ()


class WhichColumnError(Exception):
    """There is a heading, but no column of it is known to hold the text; `names` are its cells."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self.names = tuple(names)


def rows_of(
    text: str,
    columns: Sequence[str],
    desk: Desk,
    *,
    letter: str,
    fewest: int,
    column: str | None = None,
) -> Table:
    """
    Return the rows by column, the heading left out; it says in which order the columns stand.

    A row without a text, a sum or a bare number is left out and named. Raise UserError
    `too_many_rows`, `no_rows`, `row_too_long`, or `too_few_columns` where no row has a text, and
    WhichColumnError where the heading does not say which *column* holds it. *fewest* is how many
    cells a row without heading must have.
    """
    table = table_of(text)
    heading = _heading(table[0], letter, desk, column) if table else None
    rows = table[1:] if heading else _without_numbers(table)
    if len(rows) > MOST_ROWS:
        raise UserError("too_many_rows", rows=len(rows), most=MOST_ROWS)
    if not rows:
        raise UserError("no_rows", letter=letter)
    found: list[Row] = []
    left: list[tuple[int, list[str]]] = []
    for number, cells in enumerate(rows, start=2 if heading else 1):
        row = _row(cells, heading or columns, columns)
        if (not heading and len(cells) < fewest) or not _is_text(row["text"], desk):
            left.append((number, cells))
            continue
        if len(row["text"]) > MAX_TEXT:
            raise UserError("row_too_long", row=number, length=len(row["text"]), limit=MAX_TEXT)
        found.append(row)
    if not found:
        number, cells = left[0]
        raise UserError("too_few_columns", row=number, columns=len(cells), letter=letter)
    skipped = tuple(" ".join(filter(None, cells))[:LONGEST_CELL] for _, cells in left)
    return Table(rows=tuple(found), skipped=tuple(one for one in skipped if one))


def unread(row: Row, read: Mapping[str, object]) -> list[str]:
    """Return what stands in the columns of *read* and could not be read: its value is None."""
    return [row[name][:LONGEST_CELL] for name, value in read.items() if row[name] and value is None]


def words(cell: str) -> str | None:
    """Return a cell of words; None for an empty one, or what is far too long for its column."""
    return cell if 0 < len(cell) <= LONGEST_CELL else None


def unit(cell: str, desk: Desk) -> str | None:
    """Return what is counted; None for a day or a colour, which stand in the wrong column."""
    strange = day(cell, desk, last=False) or desk.lexicon.choice("colours", cell)
    return None if strange or _NUMBER.fullmatch(cell) else words(cell)


def day(cell: str, desk: Desk, *, last: bool) -> date | None:
    """Return the day a cell means; a bare year is its first day, or its *last*."""
    if len(cell) == len("2027") and cell.isdecimal() and int(cell):
        return date(int(cell), 12, 31) if last else date(int(cell), 1, 1)
    return desk.read_day(cell)


def period(row: Row, desk: Desk) -> tuple[date | None, date | None]:
    """Return from when to when a row says; a last day before the first is not read."""
    start, end = day(row["start"], desk, last=False), day(row["end"], desk, last=True)
    return start, None if start and end and end < start else end


def _row(cells: list[str], names: Sequence[str], columns: Sequence[str]) -> Row:
    """Return the cells by column; of two columns of one name, the first that says something."""
    row = dict.fromkeys((*columns, STATUS), "")
    for name, cell in zip(names, cells, strict=False):
        row[name] = row.get(name) or cell
    return row


def _is_text(cell: str, desk: Desk) -> bool:
    summed = desk.lexicon.choice("sums", cell) is not None
    return bool(fold(cell)) and not summed and not _NUMBER.fullmatch(cell)


def _without_numbers(table: list[list[str]]) -> list[list[str]]:
    """Return rows without the column that only numbers them."""
    numbered = bool(table) and len(table[0]) > 1 and all(_NUMBER.fullmatch(row[0]) for row in table)
    return [row[1:] for row in table] if numbered else table


def _heading(cells: list[str], letter: str, desk: Desk, column: str | None) -> list[str] | None:
    """Return the columns that the first row names, if it is a heading; unknown ones as empty."""
    names = [_named(cell, letter, desk) for cell in cells]
    known = [name for name in names if name]
    digits = any(char.isdigit() for cell in cells for char in cell)
    if not column and not (len(known) > 1 or (known and not digits)):
        return None
    if column:
        names = [
            "text" if column in {str(place), fold(cell)} else "" if name == "text" else name
            for place, (name, cell) in enumerate(zip(names, cells, strict=True), start=1)
        ]
    if "text" not in names:
        names = ["text" if name == _OTHERWISE else name for name in names]
    if "text" not in names:
        raise WhichColumnError(cells)
    return names


def _named(cell: str, letter: str, desk: Desk) -> str:
    """Return the column that a cell of a heading names: `Klart (senast)`, `Vem/part`."""
    bare = _IN_BRACKETS.sub("", cell)
    for one in (bare, *bare.split("/")):
        if fold(one) and (name := desk.lexicon.choice(f"columns_{letter}", one)):
            return name
    return ""
