"""Who may use which verb: one table of verb, role, and own or another party; the rest is denied."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.member import Role
from bot.domain.rights import KEY_ROLES, KEY_TO, NOBODY

ALL = frozenset(Role)
WRITERS = ALL - {Role.READER}
ANSWERERS = KEY_ROLES | {Role.COMMUNICATOR}
CONTACTS = frozenset({Role.CONTACT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """
    The roles that may use a verb.

    `own` on what is their own party's or all parties' together, `other` on what another party
    alone is to do or decide: its tasks, its people. `stranger` is somebody of no party. Where it is
    `keyed`, who of them may depends on the matter, by `KEY_TO`.
    """

    own: frozenset[Role]
    other: frozenset[Role] = NOBODY
    stranger: bool = False
    keyed: bool = False

    def roles(self, matter: str) -> frozenset[Role]:
        """Return the roles that may, on one's own party's or all parties' matter."""
        return KEY_TO.get(matter, KEY_ROLES) if self.keyed else self.own


OPEN = Right(own=ALL, other=ALL, stranger=True)
READ = Right(own=ALL, other=ALL)
WRITE = Right(own=WRITERS)
TALK = Right(own=WRITERS, other=WRITERS)
ANSWER = Right(own=ANSWERERS, other=ANSWERERS, keyed=True)
KEY = Right(own=KEY_ROLES, other=KEY_ROLES)
CONTACT = Right(own=CONTACTS)


def _rows(right: Right, verb: str, *acts: str) -> dict[str, Right]:
    return {f"{verb} {act}".strip(): right for act in acts or ("",)}


def _each(right: Right, *verbs: str) -> dict[str, Right]:
    return dict.fromkeys(verbs, right)


def _thing(verb: str, *more: str) -> dict[str, Right]:
    """Return the rows that every kind of thing has, and those of *more* acts that write."""
    reading = _rows(READ, verb, "show", "list")
    return reading | _rows(WRITE, verb, "new", "change", "remove", "finish", *more)


RIGHTS: Mapping[str, Right] = {
    **_each(OPEN, "start", "help", "language", "cancel", "thanks", "take_role", "join"),
    **_each(OPEN, "overview", "snooze", "acknowledge", "why"),
    **_rows(OPEN, "exercise", "", "end", "gone", "who"),
    **_rows(OPEN, "account", "", "new", "here"),
    **_rows(OPEN, "reminders", "", "list", "day", "quiet", "on", "off"),
    **_rows(CONTACT, "reminders", "chief"),
    **_each(READ, "status", "next", "step", "show", "chain", "log", "export", "mail", "leave"),
    **_each(TALK, "ask", "not_yet"),
    **_rows(TALK, "block", "", "lift"),
    **_rows(WRITE, "stop"),
    **_rows(CONTACT, "stop", "open"),
    **_rows(TALK, "note", "", "share"),
    **_each(WRITE, "done", "edit", "undo", "skip", "advance", "back", "outcome"),
    **_each(WRITE, "assign", "due"),
    **_each(KEY, "take_up", "own_text"),
    **_each(ANSWER, "decline", "withdraw"),
    **_rows(TALK, "approve"),
    **_rows(ANSWER, "approve", "say"),
    **_rows(READ, "confirm"),
    **_rows(KEY, "confirm", "say"),
    **_rows(READ, "picture", "list", "show"),
    **_rows(WRITE, "picture", "new", "change", "share", "blind", "agrees", "contradicts", "source"),
    **_thing("problem", "prioritise"),
    **_thing("cause"),
    **_thing("goal"),
    **_thing("measure", "paste", "unpaste", "follow"),
    **_thing("pledge", "paste", "unpaste", "follow", "renew", "end"),
    **_rows(KEY, "pledge", "publish", "inform"),
    **_thing("meeting", "move", "cancel", "decide"),
    **_rows(READ, "meeting", "agenda", "file", "copy"),
    **_rows(KEY, "meeting", "lift"),
    **_rows(READ, "agreement", "", "show"),
    **_rows(WRITE, "agreement", "draft", "section", "period"),
    **_rows(KEY, "agreement", "holds", "sign"),
    **_rows(READ, "follow_up", "report"),
    **_rows(WRITE, "follow_up", "", "more", "news", "assessment", "feedback"),
    **_rows(KEY, "follow_up", "close", "rhythm"),
    **_rows(KEY, "invite"),
    **_rows(KEY, "invite", "revoke"),
    **_rows(READ, "roles"),
    **_rows(WRITE, "roles", "switch"),
    **_rows(CONTACT, "roles", "set"),
    **_rows(READ, "away", "", "set"),
    **_each(READ, "briefing"),
    **_rows(READ, "room"),
    **_rows(KEY, "room", "link", "unlink", "name", "set"),
}
"""By the verb, and after a blank what it is asked to do where that matters."""


def right_to(verb: str, act: str) -> Right | None:
    """Return who may; None where nobody may, since nothing is allowed by omission."""
    return RIGHTS.get(f"{verb} {act}".strip())


def acts_of(verb: str) -> list[str]:
    """Return what a verb can be asked to do."""
    return [key.partition(" ")[2] for key in RIGHTS if key.partition(" ")[0] == verb and " " in key]
