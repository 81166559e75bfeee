"""The cells of what was copied from Excel or Word, also those with a line break inside."""

from collections.abc import Iterator

SEPARATORS = ("\t", ";", "|")
"""What parts the columns: a tab from Excel and Word, a file's semicolon, a drawn table's line."""
_RULE = set("|-:+= \t")
QUOTE = '"'


def table_of(text: str) -> list[list[str]]:
    """Return the rows as cells, without empty ones and the rules of a drawn table."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = max(SEPARATORS, key=text.count)
    return [_cells(line, parts) for line in _lines(text, parts) if set(line) - _RULE]


def _lines(text: str, parts: str) -> Iterator[str]:
    """Yield the rows; a line break inside a cell in quotes is a blank."""
    line, quoted = "", False
    for place, char in enumerate(text):
        begins = not line.strip() or line.rstrip(" ").endswith(parts)
        if char == QUOTE and not quoted and begins:
            quoted = _closes(text, place + 1, parts)
        elif char == QUOTE and quoted:
            # Two quotes in a row are one quote of the cell's own; they leave it open.
            quoted = _doubled(text, place)
        if char == "\n" and not quoted:
            yield line
            line = ""
        else:
            line += " " if char == "\n" else char
    yield line


def _doubled(text: str, place: int) -> bool:
    """Tell whether a quote is one of two that stand for one."""
    before = len(text[:place]) - len(text[:place].rstrip(QUOTE))
    after = text[place + 1 : place + 2] == QUOTE
    return after or before % 2 == 1


def _closes(text: str, start: int, parts: str) -> bool:
    """Tell whether the quotes of a cell end where a cell can: before a separator or a new line."""
    place = start
    while (place := text.find(QUOTE, place)) >= 0:
        if text[place + 1 : place + 2] == QUOTE:
            place += 2
            continue
        rest = text[place + 1 :].lstrip(" ")
        return not rest or rest[0] in {parts, "\n"}
    return False


def _cells(line: str, parts: str) -> list[str]:
    if parts == "|":
        line = line.strip().removeprefix("|").removesuffix("|")
    return [_unquoted(" ".join(cell.split())) for cell in line.split(parts)]


def _unquoted(cell: str) -> str:
    """Return a cell without the quotes that a spreadsheet puts round what is not plain."""
    whole = len(cell) > 1 and cell[0] == cell[-1] == QUOTE
    return cell[1:-1].replace('""', '"').strip() if whole else cell
