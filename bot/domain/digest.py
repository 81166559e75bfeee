"""One way to fingerprint plain data, the same on every machine and in every version."""

import json
from collections.abc import Mapping
from hashlib import sha256

SHORT = 6
"""Characters (hex) of a short fingerprint."""


def digest(data: Mapping[str, object]) -> str:
    """
    Return the SHA-256 (hex) of *data* in canonical JSON.

    Fields that are None do not count, so that a field added later changes no old fingerprint.
    """
    canonical = json.dumps(
        _without_none(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )
    return sha256(canonical.encode()).hexdigest()


def short(data: Mapping[str, object]) -> str:
    """Return so much of a fingerprint that what somebody has read is known again."""
    return digest(data)[:SHORT]


def _without_none(data: object) -> object:
    if isinstance(data, Mapping):
        return {key: _without_none(value) for key, value in data.items() if value is not None}
    if isinstance(data, list | tuple):
        return [_without_none(value) for value in data]
    return data
