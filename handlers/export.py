"""`exportera`: all that one's party may see, as one file to read and one for other programs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.chat.command import Command, Result
from bot.chat.offers import STATUS
from bot.chat.outgoing import Document, reply
from bot.chat.request import Desk, Request
from bot.domain.cooperation import Cooperation
from bot.domain.ids import OPERATOR, PartyId, PersonId
from bot.domain.step import progress


def handle(_request: Request, desk: Desk) -> Result:
    """Hand over the files; what is the party's own is in them, and she is told so."""
    view, party = desk.view, desk.member.party
    local = desk.now.astimezone(desk.zone)
    facts = {
        "name": f"samverkan-{view.id}-{party}-{local:%Y-%m-%d-%H%M}",
        "made": desk.now.isoformat(),
        "at": desk.now,
        "by": desk.person.id,
        "party": party,
        "entries": desk.history(),
        "people": _names(desk),
        "steps": [progress(view, desk.process, step.number) for step in desk.process.steps],
    }
    done = reply("export/done", STATUS, party=party, own=_has_own(view, party))
    makers = ("export_text", "export_data")
    documents = tuple(Document(maker=maker, facts=facts) for maker in makers)
    return Result(say=(replace(done, documents=documents),))


def _names(desk: Desk) -> Mapping[PersonId, str]:
    """Return the names of everybody whom the view or the log may name by id."""
    found = sorted(set(_people(desk)) - {OPERATOR})
    return {person: desk.people.load(person).name for person in found}


def _people(desk: Desk) -> Iterator[PersonId]:
    view = desk.view
    yield from (member.person for member in view.members)
    for invitation in view.invitations:
        yield from (one for one in (invitation.person, invitation.invited_by) if one)
    for entry in desk.history():
        yield entry.by.person
        if person := (entry.content or {}).get("person"):
            yield PersonId(person)
    doers = [*view.round.doers.values()]
    doers += [one for item in view.content.items.values() if (one := getattr(item, "doer", None))]
    yield from (doer.person for doer in doers if doer.person)


def _has_own(view: Cooperation, party: PartyId) -> bool:
    own = view.own_of(party)
    return bool(own.notes or own.observations or own.sources)


COMMAND = Command(name="export", handle=handle)
