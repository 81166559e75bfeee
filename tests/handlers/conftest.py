"""A town with both parties in it."""

import pytest

from tests.handlers.town import Town, joined


@pytest.fixture
async def town() -> Town:
    return await joined()
