"""One tick: whatever has come due is sent, wherever it is; one failure stops nothing else."""

import logging

from bot.chat.post import Post
from bot.domain.ids import CooperationId
from bot.ports import Clock, Cooperations, People
from reminders.letters import Letters
from reminders.reminders import Reminders

logger = logging.getLogger(__name__)

MOST_FOLLOWED = 500
"""How many plans of other rules are made anew at one tick, so that a new release starts at once."""


class Runner:
    """
    Sends what is due: news not told yet, reminders, letters, and sends that failed.

    From the first tick on those cooperations are followed too whose plan other rules have made.
    """

    def __init__(
        self,
        *,
        cooperations: Cooperations,
        people: People,
        post: Post,
        reminders: Reminders,
        letters: Letters,
        clock: Clock,
    ) -> None:
        self._cooperations = cooperations
        self._people = people
        self._post = post
        self._reminders = reminders
        self._letters = letters
        self._clock = clock
        self._other_rules: set[CooperationId] | None = None

    async def tick(self) -> None:
        """Send all that is due now; with nothing due, no file is touched."""
        now = self._clock.now()
        if self._other_rules is None:
            self._other_rules = set(self._cooperations.followed_otherwise(self._reminders.code))
        few = sorted(self._other_rules)[:MOST_FOLLOWED]
        for cooperation in (*few, *self._cooperations.due(now)):
            try:
                await self._post.deliver_due(cooperation)
                self._other_rules.discard(cooperation)
            except Exception as error:  # noqa: BLE001 - the others' news must go out all the same
                logger.error("tick of %s: %s", cooperation, type(error).__name__)  # noqa: TRY400
        for person in self._people.due(now):
            try:
                await self._letters.deliver_due(person)
            except Exception as error:  # noqa: BLE001 - as above
                logger.error("letter to %s: %s", person, type(error).__name__)  # noqa: TRY400
