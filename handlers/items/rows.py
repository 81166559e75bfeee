"""Rows copied from Excel or Word, parted into named columns by their separator and heading."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.chat.cleaning import MAX_TEXT
from bot.chat.request import Desk
from bot.domain.errors import UserError

MOST_ROWS = 100
LONGEST_CELL = 300
"""Characters of a cell other than the text itself; a longer one is in the wrong column."""
SEPARATORS = ("\t", ";", "|")
"""What parts the columns: a tab from Excel and Word, a file's semicolon, a drawn table's line."""
_RULE = set("|-:+= \t")
Row = Mapping[str, str]


def rows_of(
    text: str, columns: Sequence[str], desk: Desk, *, letter: str, fewest: int
) -> list[Row]:
    """
    Return the rows by column, the heading left out; it says in which order the columns stand.

    Raise UserError `too_many_rows`, `no_rows`, or `too_few_columns` and `row_too_long` that name
    the first row that does not fit. *fewest* is how many cells a row without heading must have.
    """
    lines = [line for line in text.split("\n") if set(line) - _RULE]
    parts = max(SEPARATORS, key=lambda one: sum(one in line for line in lines))
    table = [_cells(line, parts) for line in lines]
    heading = _heading(table[0], letter, desk) if table else None
    rows = table[1:] if heading else table
    if len(rows) > MOST_ROWS:
        raise UserError("too_many_rows", rows=len(rows), most=MOST_ROWS)
    if not rows:
        raise UserError("no_rows", letter=letter)
    names = heading or columns
    found: list[Row] = []
    for number, cells in enumerate(rows, start=2 if heading else 1):
        filled = [*cells, *[""] * len(names)]
        row = {**dict.fromkeys(columns, ""), **dict(zip(names, filled, strict=False))}
        if not row["text"] or (not heading and len(cells) < fewest):
            raise UserError("too_few_columns", row=number, columns=len(cells), letter=letter)
        if len(row["text"]) > MAX_TEXT:
            raise UserError("row_too_long", row=number, length=len(row["text"]), limit=MAX_TEXT)
        found.append(row)
    return found


def unread(row: Row, read: Mapping[str, object]) -> list[str]:
    """Return what stands in the columns of *read* and could not be read: its value is None."""
    return [row[name][:LONGEST_CELL] for name, value in read.items() if row[name] and value is None]


def words(cell: str) -> str | None:
    """Return a cell of words; None for an empty one, or what is far too long for its column."""
    return cell if 0 < len(cell) <= LONGEST_CELL else None


def day(cell: str, desk: Desk, *, last: bool) -> date | None:
    """Return the day a cell means; a bare year is its first day, or its *last*."""
    if len(cell) == len("2027") and cell.isdecimal() and int(cell):
        return date(int(cell), 12, 31) if last else date(int(cell), 1, 1)
    return desk.read_day(cell)


def _cells(line: str, parts: str) -> list[str]:
    if parts == "|":
        line = line.strip().removeprefix("|").removesuffix("|")
    return [_unquoted(cell.strip()) for cell in line.split(parts)]


def _unquoted(cell: str) -> str:
    """Return a cell without the quotes that a spreadsheet puts round one that has quotes in it."""
    whole = len(cell) > 1 and cell[0] == cell[-1] == '"' and '""' in cell
    return cell[1:-1].replace('""', '"') if whole else cell


def _heading(cells: list[str], letter: str, desk: Desk) -> list[str] | None:
    """Return the columns that the first row names, if it is a heading; unknown ones as empty."""
    known = [desk.lexicon.choice(f"columns_{letter}", cell) or "" for cell in cells]
    named = [name for name in known if name]
    full = len(named) == len([cell for cell in cells if cell])
    return known if "text" in named and (full or len(named) > 1) else None
