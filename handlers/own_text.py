"""`egen-text`: let the bot keep one's party's own text, after reading who runs the machine."""

from bot.chat.command import Command, Field, Kind, NeedMoreError, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.noting import allow_own_text


def handle(request: Request, desk: Desk) -> Result:
    """Say how it stands, or turn it on or off."""
    switch = request.text("switch")
    party = desk.member.party
    allowed = desk.view.own_of(party).text_allowed
    if switch is None:
        turn = "off" if allowed else "on"
        offer = Offer(label=f"own_text_{turn}", command="own_text", values={"switch": turn})
        about = reply("own_text/about", offer, allowed=allowed, party=party, operator=desk.operator)
        return Result(say=(about,))
    # Tried first: the domain knows who may, and whether it is so already.
    cooperation = allow_own_text(desk.cooperation, allowed=switch == "on", by=desk.by)
    if switch == "on" and request.text("read") is None:
        raise NeedMoreError(
            ("read",), template="own_text/read_first", party=party, operator=desk.operator
        )
    changed = reply(f"own_text/now_{switch}", party=party)
    return Result(say=(changed,), cooperation=cooperation)


COMMAND = Command(
    name="own_text",
    handle=handle,
    own=True,
    fields=(
        Field(name="switch", kind=Kind.CHOICE, positional=True, choices="switch"),
        Field(name="read", kind=Kind.CHOICE, choices="yes"),
    ),
)
