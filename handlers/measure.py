"""`åtgärd`: what is done about a cause; a row of the joint action plan."""

from bot.chat.cleaning import MAX_ROWS
from bot.chat.command import Field, Kind
from bot.domain.chain import Letter
from handlers.items.command import command
from handlers.items.finishing import finished
from handlers.items.paste import ACT, MEASURES, pasting
from handlers.items.renewing import followed
from handlers.items.unpasting import ACT as UNPASTE
from handlers.items.unpasting import unpasted

COMMAND = command(
    "measure",
    Letter.MEASURE,
    extra={ACT: pasting(MEASURES), "follow": followed, "finish": finished, UNPASTE: unpasted},
    fields=(
        Field(name="rows", kind=Kind.TEXT, limit=MAX_ROWS),
        Field(name="column", kind=Kind.WORDS),
        Field(name="amount", kind=Kind.NUMBER),
        Field(name="sure", kind=Kind.CHOICE, choices="yes"),
    ),
)
