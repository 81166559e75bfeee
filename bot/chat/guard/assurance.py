"""The way through: that a text is about no individual, said last in the line or as a value."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

_CLOSING = "\"'”’)]. !"


def assured(line: str, words: Collection[str], values: Iterable[str]) -> tuple[str, bool]:
    """
    Return a line without saying that it is about no individual, and whether it was said.

    *words* say it last in the line, where a closing quotation mark stays; *values* (`enskild=nej`)
    anywhere in it.
    """
    without = _anywhere(tuple(values)).sub(" ", line)
    if without != line:
        return without.strip(), True
    bare = line.rstrip(_CLOSING + "\n\t")
    folded = bare.casefold()
    for said in sorted(words, key=len, reverse=True):
        rest = bare[: len(bare) - len(said)]
        if folded.endswith(said) and (not rest or not rest[-1].isalnum()):
            closing = "".join(char for char in line[len(bare) :] if char in "\"'”’")
            return rest.rstrip(" ,;(\n\t-–") + closing, True
    return line, False


@lru_cache
def _anywhere(values: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds these values where they stand alone."""
    any_of = "|".join(map(re.escape, values))
    return re.compile(rf"[ ,;]*(?<![\w=])(?:{any_of})(?![\w=])[ ,;]*", re.IGNORECASE)
