"""What Slack has delivered already, so that a redelivery or a double click is taken once."""

import time
from collections.abc import Callable, Mapping

from bot.platforms.slack.recent import Recent

REMEMBERED = 5000
DOUBLE_CLICK = 2.0
"""Seconds in which a second press on the same button is the same press."""


class Seen:
    """Remembers ids for as long as this process lives; what is applied is kept with the data."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._ids: Recent[str, float] = Recent(REMEMBERED)
        self._refused: Recent[str, Mapping[str, str]] = Recent(REMEMBERED)

    def again(self, delivery: str) -> bool:
        """Tell whether something has come before, and remember it."""
        before = delivery in self._ids
        self._ids[delivery] = self._now()
        return before

    def clicked_again(self, press: str) -> bool:
        """Tell whether a button has been pressed a moment ago, and remember it."""
        before = self._ids.get(press)
        if before is not None and self._now() - before < DOUBLE_CLICK:
            return True
        self._ids[press] = self._now()
        return False

    def refused(self, form: str, errors: Mapping[str, str]) -> dict[str, str]:
        """Return what to say beside a form's fields: as before, if it comes again unchanged."""
        if errors:
            self._refused[form] = errors
        return dict(self._refused.get(form, {}))
