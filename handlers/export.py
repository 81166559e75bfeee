"""`exportera`: all that one's party may see, as one file to read and one for other programs."""

from dataclasses import replace

from bot.chat.command import Command, Need, Result
from bot.chat.outgoing import Document, reply
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId
from bot.domain.step import progress
from handlers.common import STATUS


def handle(_request: Request, desk: Desk) -> Result:
    """Hand over the files; what is the party's own is in them, and she is told so."""
    view, party = desk.view, desk.member.party
    facts = {
        "name": f"samverkan-{view.id}-{party}-{desk.today.isoformat()}",
        "made": desk.today.isoformat(),
        "party": party,
        "entries": desk.history(),
        "steps": [progress(view, desk.process, step.number) for step in desk.process.steps],
    }
    done = reply("export/done", STATUS, party=party, own=_has_own(view, party))
    makers = ("export_text", "export_data")
    documents = tuple(Document(maker=maker, facts=facts) for maker in makers)
    return Result(say=(replace(done, documents=documents),))


def _has_own(view: Cooperation, party: PartyId) -> bool:
    own = view.own_of(party)
    return bool(own.notes or own.observations or own.sources)


COMMAND = Command(name="export", handle=handle, need=Need.MEMBER)
