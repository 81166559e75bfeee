"""What is asked before a text is shared: who shall read it, and what sharing means."""

from dataclasses import replace
from typing import Never

from bot.chat.command import Field, Kind, NeedMoreError
from bot.chat.request import Desk, Request
from bot.domain.ids import PartyId
from bot.domain.person import Person
from handlers.common import CANCEL

LEVEL = Field(name="level", kind=Kind.CHOICE, choices="levels")
SURE = Field(name="sure", kind=Kind.CHOICE, choices="yes")
SHARED = "shared"


def require_chosen(request: Request, desk: Desk, text: str) -> None:
    """Ask who shall read what was written in a form; a whole line is for her own party."""
    if request.answers and request.text("level") is None:
        raise NeedMoreError(
            ("level",),
            template="sharing/choose",
            text=text,
            others=_others(desk),
            new=not desk.person.knows_sharing,
        )


def require_sure(request: Request, desk: Desk, text: str) -> None:
    """Say once to each person what sharing a text means, unless she has just read it."""
    chosen = request.answers and "level" in request.answers.fields
    if desk.person.knows_sharing or chosen or request.text("sure"):
        return
    ask_sure(desk, text, "sharing/explain")


def ask_sure(desk: Desk, text: str, template: str, task: str = "") -> Never:
    """Ask whether a text is to be shared."""
    raise NeedMoreError(
        ("sure",),
        template=template,
        values={"level": SHARED},
        offers=(CANCEL,),
        text=text,
        others=_others(desk),
        new=not desk.person.knows_sharing,
        task=task,
    )


def knowing(desk: Desk) -> Person:
    """Return the asker, who now knows what sharing means."""
    return replace(desk.person, knows_sharing=True)


def _others(desk: Desk) -> list[PartyId]:
    return [party for party in desk.view.party_ids if party != desk.member.party]
