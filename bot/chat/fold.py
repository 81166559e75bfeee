"""How words are compared: case, diacritics, hyphens and blanks do not matter."""

import unicodedata


def fold(word: str) -> str:
    """Return *word* as it is compared: `Inte än`, `inte-än` and `INTEAN` are the same."""
    apart = unicodedata.normalize("NFKD", word).casefold()
    return "".join(char for char in apart if char.isalnum())
