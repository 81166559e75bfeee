"""The clock on the wall, and one that can be moved."""

from datetime import UTC, datetime, timedelta


class WallClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """A clock that stands still until it is moved; at a terminal it goes on from where it is."""

    def __init__(self, at: datetime, *, running: WallClock | None = None) -> None:
        self._at = at.astimezone(UTC)
        self._running = running
        self._since = running.now() if running else self._at

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        passed = self._running.now() - self._since if self._running else timedelta()
        return self._at + passed

    def move(self, to: datetime) -> None:
        """Set the clock."""
        self._at = to.astimezone(UTC)
        self._since = self._running.now() if self._running else self._at
