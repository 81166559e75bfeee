"""Ids that nobody can guess; seeded ones for scripts, so that they play the same every time."""

import random
import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without what is easily mistaken when read aloud: i, l, o, 0, 1."""
LENGTH = 8


class SecretCodes:
    """Codes from the machine's own source of chance."""

    def new(self) -> str:
        """Return eight characters."""
        return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class SeededCodes:
    """Codes that come in the same order every time; for scripts and tests only."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 - it is meant to be foreseen

    def new(self) -> str:
        """Return eight characters."""
        return "".join(self._random.choice(ALPHABET) for _ in range(LENGTH))
