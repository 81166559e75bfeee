"""Before anything voids a yes that has been given, it is said, and asked."""

from collections.abc import Mapping

from bot.chat.command import Field, Kind, NeedMoreError
from bot.chat.request import Request
from bot.domain.approval import Matter
from bot.domain.errors import UserError
from bot.domain.ids import MatterId, PartyId
from handlers.common import CANCEL

FIELDS = (
    Field(name="sure", kind=Kind.CHOICE, choices="yes"),
    Field(name="voids", kind=Kind.NUMBER),
)
"""What a command that can void a yes has besides its own fields."""


def ask_before_voiding(
    request: Request,
    matter_id: MatterId,
    matter: Matter,
    *,
    renews: PartyId | None = None,
    command: str | None = None,
    values: Mapping[str, str] | None = None,
) -> None:
    """
    Ask, if a new version would void yeses; the answer holds for the version it was given to.

    After another version or another yes meanwhile, nothing is saved. *renews* is the party that
    says its yes again by the same act, as who puts a question forward does. *command* and *values*
    are given where the form belongs to another command than the one that was said.
    """
    falling = [yes.by.party for yes in matter.yeses if yes.by.party != renews]
    seen = f"{matter.count}{len(matter.yeses)}"
    answered = request.text("voids")
    if answered is not None and answered != seen:
        raise UserError("edited_since", id=matter_id, current=matter.count)
    read = answered is not None or request.number("version") == matter.count
    if not falling or (read and request.text("sure")):
        return
    raise NeedMoreError(
        ("sure",),
        template="edit/voids",
        command=command,
        values={**(values or {}), "voids": seen},
        offers=(CANCEL,),
        id=matter_id,
        version=matter.count,
        parties=falling,
    )
