"""What Slack has delivered already, so that a redelivery or a double click is taken once."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping

REMEMBERED = 5000
DOUBLE_CLICK = 2.0
"""Seconds in which a second press on the same button is the same press."""


class Seen:
    """Remembers ids for as long as this process lives; what is applied is kept with the data."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._ids: OrderedDict[str, float] = OrderedDict()
        self._refused: OrderedDict[str, Mapping[str, str]] = OrderedDict()

    def again(self, delivery: str) -> bool:
        """Tell whether something has come before, and remember it."""
        before = delivery in self._ids
        self._remember(delivery)
        return before

    def clicked_again(self, press: str) -> bool:
        """Tell whether a button has been pressed a moment ago, and remember it."""
        before = self._ids.get(press)
        if before is not None and self._now() - before < DOUBLE_CLICK:
            return True
        self._remember(press)
        return False

    def refused(self, form: str, errors: Mapping[str, str]) -> dict[str, str]:
        """Return what to say beside a form's fields: as before, if it comes again unchanged."""
        if errors:
            self._refused[form] = errors
        if len(self._refused) > REMEMBERED:
            self._refused.popitem(last=False)
        return dict(self._refused.get(form, {}))

    def _remember(self, id_: str) -> None:
        self._ids[id_] = self._now()
        self._ids.move_to_end(id_)
        if len(self._ids) > REMEMBERED:
            self._ids.popitem(last=False)
