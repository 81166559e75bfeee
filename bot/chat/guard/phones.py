"""Phone numbers that may be somebody's: all but those of services and switchboards."""

import re
from collections.abc import Collection, Iterator

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

REGION, ABROAD = "SE", "46"
NO_NUMBER = "no phone number"
_BEGINS = re.compile(
    # What it begins with stands first, and what may not come before it after that: so it is quick.
    r"[+(04](?<![0-9A-Z].)(?<![0-9][.,:/-].)(?<![A-Z]-.)"
    r"(?:(?<=\+)|(?<=\()\+|(?<=0)0(?=[1-9])|(?<=0)(?=[1-9])|(?<=\()0(?=[1-9])"
    r"|(?<=4)6(?=[ -]?7)|(?<=0)(?=(?:[ .-][0-9]){4}[ .-]))"
)
_LONGEST = re.compile(r"[+(]{0,2}[0-9](?:[ ./()\n-]{0,3}[0-9]){6,14}(?![0-9])")
_GOES_ON = re.compile(r"[ .,;/-]{1,2}[0-9]")
_CAME_BEFORE = re.compile(r"[0-9][ .,;/-]{1,2}$")
_SHORTER = re.compile(r"[ ./()\n-]+[0-9]+$")
_FEWEST = 8
"""Digits of the shortest number with its area code."""
MOST_TRIED = 300
"""Places in a text that are looked at; one with more of them is asked about unread."""
_HOURS = re.compile(r"[0-9]{1,2}[.:][0-9]{2} ?(?:-|till|och|to|and) ?[0-9]{1,2}[.:][0-9]{2}")
_DAYS = re.compile(r"[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{2,4}(?![0-9])")
_GROUPED = re.compile(r"\(?0[0-9]{1,3}\)?[ /-]{1,3}[0-9]")
_SERVICES = {
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.UAN,
}


def phones(text: str, switchboards: Collection[str]) -> Iterator[int]:
    """
    Yield where a phone number begins that is no service's and none of the *switchboards*.

    These are as `as_kept` returns them.
    """
    tried = end = 0
    for begins in _BEGINS.finditer(text):
        if begins.start() < end:
            continue  # is the end of the number before
        for written in _readings(text, begins.start()):
            tried += 1
            number = _parsed(written)
            if number and _is_somebodys(number):
                end = begins.start() + len(written)
                if _kept(number) not in switchboards:
                    yield begins.start()
                break
        if tried > MOST_TRIED:
            yield begins.start()
            return


def _readings(text: str, start: int) -> Iterator[str]:
    """Yield what may be the number, from the longest: `070-174 06 05. 42 stolpar` has two."""
    found = _LONGEST.match(text, start)
    written = found[0] if found else ""
    if found and _is_in_a_row(text, found):
        return
    while len(re.sub(r"[^0-9]", "", written)) >= _FEWEST:
        if not (_HOURS.search(written) or _DAYS.match(written)):
            yield written
        shorter = _SHORTER.sub("", written)
        if shorter == written:
            return
        written = shorter


def _is_in_a_row(text: str, found: re.Match[str]) -> bool:
    """Tell whether figures all in ones or twos are some of more, or on lines: as in a table."""
    if any(len(part) > 2 for part in re.findall(r"[0-9]+", found[0])):  # noqa: PLR2004
        return False
    before = text[max(0, found.start() - 3) : found.start()]
    more = _CAME_BEFORE.search(before) or _GOES_ON.match(text, found.end())
    return "\n" in found[0] or more is not None


def is_phone(written: str, *, coordination: bool) -> bool:
    """
    Tell whether figures that fit a personal number too are rather a phone number.

    They are when grouped as one, or where they would make a *coordination* number of a mobile's.
    """
    looks = _is_grouped(written) or (coordination and written.startswith("07"))
    number = _parsed(written) if looks and _LONGEST.fullmatch(written) else None
    return number is not None and _is_somebodys(number)


def _is_grouped(written: str) -> bool:
    """Tell whether an area code stands apart; a number all in pairs may be anything."""
    pairs = all(len(part) <= 2 for part in re.split(r"[^0-9]+", written))  # noqa: PLR2004
    return _GROUPED.match(written) is not None and not pairs


def as_kept(number: str) -> str:
    """Return a number as it is compared; raise ValueError for what is none."""
    found = _parsed(number)
    if found is None or not phonenumbers.is_possible_number(found):
        raise ValueError(NO_NUMBER)
    return _kept(found)


def _kept(number: PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _parsed(written: str) -> PhoneNumber | None:
    try:
        digits = re.sub(r"[^0-9+]", "", written.replace("(0)", ""))
        return phonenumbers.parse(f"+{digits}" if digits.startswith(ABROAD) else digits, REGION)
    except phonenumbers.NumberParseException:
        return None


def _is_somebodys(number: PhoneNumber) -> bool:
    valid = phonenumbers.is_valid_number(number)
    return valid and phonenumbers.number_type(number) not in _SERVICES
