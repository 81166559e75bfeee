"""`åtgärd`: what is done about a cause; a row of the joint action plan."""

from bot.chat.command import Field, Kind
from bot.domain.chain import Letter
from handlers.items.command import command
from handlers.items.paste import pasted
from handlers.items.renewing import followed

COMMAND = command(
    "measure",
    Letter.MEASURE,
    extra={"paste": pasted, "follow": followed},
    fields=(
        Field(name="rows", kind=Kind.TEXT),
        Field(name="sure", kind=Kind.CHOICE, choices="yes"),
    ),
)
