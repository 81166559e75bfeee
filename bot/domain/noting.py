"""A party's own notes: kept for it alone, and only after its contact has turned own text on."""

from dataclasses import replace

from bot.domain.cooperation import Cooperation, Note, Own
from bot.domain.errors import UserError
from bot.domain.ids import TaskId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.rights import require_key_of


def allow_own_text(cooperation: Cooperation, *, allowed: bool, by: By) -> Cooperation:
    """Turn the storing of one's party's own text on or off; what is stored stays."""
    require_key_of(cooperation, by)
    own = cooperation.own_of(by.party)
    if own.text_allowed == allowed:
        raise UserError("own_text_already_on" if allowed else "own_text_already_off")
    act = Act.OWN_TEXT_ON if allowed else Act.OWN_TEXT_OFF
    changed = _with(cooperation, replace(own, text_allowed=allowed), by)
    return changed.logged(act, by=by, audience=by.party)


def note(cooperation: Cooperation, task: TaskId, text: str, *, by: By) -> Cooperation:
    """Add a note on a task, for one's own party only."""
    if not text:
        raise UserError("empty_text")
    own = cooperation.own_of(by.party)
    if not own.text_allowed:
        raise UserError("own_text_off", id=task)
    notes = {**own.notes, task: (*own.notes.get(task, ()), Note(text=text, by=by))}
    changed = _with(cooperation, replace(own, notes=notes), by)
    return changed.logged(Act.NOTED, by=by, audience=by.party, about=task, content={"text": text})


def _with(cooperation: Cooperation, own: Own, by: By) -> Cooperation:
    return replace(cooperation, own={**cooperation.own, by.party: own})
