"""One-time codes: kept as digests, so that nobody who reads a file can use one."""

from hashlib import sha256

GROUP = 4
"""Characters between the hyphens, so that a code can be read aloud."""


def spoken(code: str) -> str:
    """Return a code as it is shown: `k7m4-q2xd`."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def digest_of(typed: str) -> str:
    """Return the digest of a code as somebody typed it, whatever the case, hyphens and blanks."""
    plain = "".join(char for char in typed.casefold() if char.isalnum())
    return sha256(plain.encode()).hexdigest()
