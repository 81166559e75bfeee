"""A measure is finished when somebody says so, and open again when somebody takes it back."""

from dataclasses import replace

from bot.domain.blocking import require_shown
from bot.domain.chain import Measure
from bot.domain.cooperation import Cooperation
from bot.domain.errors import UserError
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.working import change


def finish(cooperation: Cooperation, measure: Measure, *, by: By) -> Cooperation:
    """Note that a measure is done; raise UserError `already_finished`."""
    if measure.done:
        raise UserError("already_finished", id=measure.id)
    require_shown(cooperation, measure.id)
    return change(cooperation, replace(measure, done=True, finished=by), by=by, act=Act.FINISHED)


def is_finished(measure: Measure) -> bool:
    """Tell whether a measure is done on one party's word, and not by what all decided."""
    return measure.done and measure.finished is not None


def unfinish(cooperation: Cooperation, measure: Measure, *, by: By) -> Cooperation:
    """Open a measure again, on one party's word as it was finished."""
    opened = replace(measure, done=False, finished=None)
    return change(cooperation, opened, by=by, act=Act.REOPENED)
