"""`hjälp`: a few verbs, all of them, or one with its example."""

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.chat.wording import COMMON

START = Offer(label="start", command="start")
MORE = Offer(label="more", command="help", values={"about": "more"})


def handle(request: Request, desk: Desk) -> Result:
    """Show what there is to say."""
    about = request.text("about")
    if about is None:
        linked = desk.linked is not None or bool(desk.mine())
        offers = (MORE,) if linked else (START, MORE)
        return Result(say=(reply("help/short", *offers, verbs=COMMON, linked=linked),))
    command = desk.lexicon.verb(about)
    if command is None:
        return Result(say=(reply("help/all", verbs=desk.verbs),))
    return Result(say=(reply("help/one", command=command),))


COMMAND = Command(
    name="help",
    handle=handle,
    fields=(Field(name="about", kind=Kind.WORDS, positional=True),),
)
