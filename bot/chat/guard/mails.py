"""E-mail addresses that are somebody's: not in the parties' own domains."""

import re
from collections.abc import Collection, Iterator

_AT = r"(?: ?@ ?| ?[(\[{] ?(?:at|snabel-?a) ?[)\]}] ?| snabel-?a )"
_DOT = r"(?:\.| ?[(\[{] ?(?:dot|punkt) ?[)\]}] ?| punkt )"
_ADDRESS = re.compile(
    rf"(?<=[\w.+-]){_AT}([\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,4}})", re.IGNORECASE
)
_SPELLED = re.compile(r"(?<=\w) (?:at|snabel) [\w-]{1,63} (?:dot|punkt) \w", re.IGNORECASE)
_SIGNS = ("@", "snabel", " at ", *(f"{mark}{gap}at" for mark in "([{" for gap in ("", " ")))
"""Without any of these a text has no address; looking for them first is quick."""
_ANY_DOT = re.compile(_DOT, re.IGNORECASE)


def mails(text: str, domains: Collection[str]) -> Iterator[int]:
    """Yield where the mark of an address stands that may be a person's."""
    lower = text.lower()
    if not any(sign in lower for sign in _SIGNS):
        return
    for found in _ADDRESS.finditer(text):
        domain = _ANY_DOT.sub(".", found[1]).casefold()
        if not any(domain == one or domain.endswith(f".{one}") for one in domains):
            yield found.start()
    yield from (found.start() for found in _SPELLED.finditer(text))
