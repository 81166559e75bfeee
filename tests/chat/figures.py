"""Figures that nobody has: made up where a test must type them, with the checksum they need."""

from datetime import date

FIRST_FICTITIOUS, LAST_FICTITIOUS = 980, 999
"""The birth numbers that are given to nobody, so that tests may use them."""
PHONE = "070-174 06 05"
"""Of the series that is set aside for books and films."""
PLATE = "ABC 000"
REPORT = "5000-K123456-24"


def check_digit(digits: str) -> int:
    """Return the last figure of a personal number, by the other nine (Luhn's way)."""
    doubled = [int(one) * (2 - at % 2) for at, one in enumerate(digits)]
    return -sum(one // 10 + one % 10 for one in doubled) % 10


def personal_number(born: date, birth_number: int = LAST_FICTITIOUS) -> str:
    """Return a personal number as ten figures, the birth number being one that nobody has."""
    digits = f"{born:%y%m%d}{birth_number}"
    return f"{digits}{check_digit(digits)}"


def parted(number: str) -> str:
    """Return a personal number as it is most often written."""
    return f"{number[:-4]}-{number[-4:]}"
