"""A party's notes: kept for it alone once its contact has turned own text on, or passed on."""

from dataclasses import replace

from bot.domain.cooperation import Cooperation, Own
from bot.domain.errors import UserError
from bot.domain.ids import TaskId
from bot.domain.log import Act
from bot.domain.member import By
from bot.domain.note import Note
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


def own_note(cooperation: Cooperation, task: TaskId, number: int | None, *, by: By) -> Note:
    """
    Return a note of one's own party that can be passed on; the newest where no *number* says.

    Raise UserError `no_note_to_share` or `note_shared_already`.
    """
    notes = cooperation.own_of(by.party).notes.get(task, ())
    if number is None:
        found = next((one for one in reversed(notes) if not one.shared), None)
    else:
        found = notes[number - 1] if 0 < number <= len(notes) else None
    if found is None:
        raise UserError("no_note_to_share", id=task)
    if found.shared:
        raise UserError("note_shared_already", id=task)
    return found


def share_note(cooperation: Cooperation, task: TaskId, shared: Note, *, by: By) -> Cooperation:
    """Pass on exactly this note of one's own party, and none of the others on the task."""
    own = cooperation.own_of(by.party)
    kept = tuple(
        replace(one, shared=True) if one is shared else one for one in own.notes.get(task, ())
    )
    marked = _with(cooperation, replace(own, notes={**own.notes, task: kept}), by)
    return add_note(marked, task, shared.text, by=by)


def add_note(cooperation: Cooperation, task: TaskId, text: str, *, by: By) -> Cooperation:
    """Add a note on a task that every party reads."""
    if not text:
        raise UserError("empty_text")
    content = cooperation.content
    notes = (*content.notes.get(task, ()), Note(text=text, by=by, shared=True))
    changed = replace(cooperation, content=replace(content, notes={**content.notes, task: notes}))
    return changed.logged(Act.NOTE_SHARED, by=by, about=task, content={"text": text})


def _with(cooperation: Cooperation, own: Own, by: By) -> Cooperation:
    return replace(cooperation, own={**cooperation.own, by.party: own})
