"""Facts for the blocks that no conversation says, with names as long and strange as they can be."""

from dataclasses import replace
from datetime import date, time
from types import SimpleNamespace

from bot.domain.approval import Matter
from bot.domain.expiring import Expiring
from bot.domain.ids import AGREEMENT, ItemId, MatterId, PartyId, RoomId
from bot.domain.meeting import Meeting, MeetingKind
from bot.domain.party import POLICE
from bot.domain.picture import OwnObservation, Seen
from bot.domain.room import Language, Room
from bot.domain.version import Proposal, What
from tests.chat.views import LINDSALA, NOW, POLICE_BY, by

LONG = ("Kommunalförbundet Norra Västerbottens och Södra Lapplands inlandskommuners " + "s" * 80)[
    :80
]
STRANGE = ('<b>fet</b> <!channel> *x* & "y" {{ 7*7 }} {x} %s ' + "å" * 80)[:80]


def settled() -> Matter:
    """Return a text that both have said yes to."""
    proposal = Proposal(what=What.TEXT, text=STRANGE)
    matter = Matter().propose(proposal, by=by())
    for one in (by(), POLICE_BY):
        matter = matter.approve(1, by=one, parties=[LINDSALA, POLICE])
    return matter


def seen(*, shared: bool) -> OwnObservation:
    """Return an observation of a party's own."""
    what = Seen(text=STRANGE, place=LONG, time=LONG, frequency=LONG, source=STRANGE, group=LONG)
    return OwnObservation(number=12, seen=what, by=by(), shared=shared)


TABLE: dict[str, tuple[object, ...]] = {
    "absent": ([], [POLICE]),
    "allowed": (True, False),
    "at": ("2027-03-02T09:00:00+00:00", "2026-12-24T23:30:00+00:00"),
    "chats": (["fake:samverkan", "@fake:bo"], ["@fake:anna"]),
    "code": (STRANGE,),
    "command": ("approve", "not_yet"),
    "count": (1, 12),
    "current": (1, 12),
    "date": ("2027-03-10", "2026-12-24"),
    "example": (LONG, "Lindsala"),
    "field": ("date", "district"),
    "group": ("switch", "roles", "moves"),
    "id": ("1.3", "1.1", "3.10"),
    "kind": ("goal",),
    "label": (STRANGE, "Ta rollen"),
    "last": (5,),
    "length": (20_000,),
    "limit": (3000,),
    "line": (1, 40),
    "linked": (True, False),
    "matter": ("1.3", "1.5"),
    "most": (12,),
    "names": ([LONG, STRANGE], ["Lindsala"]),
    "nearest": (None, "not_yet"),
    "operator": ("", STRANGE),
    "parties": ((PartyId("a0"), POLICE), (POLICE,)),
    "party": (PartyId("a0"), POLICE),
    "person": ("anna",),
    "reference": ("abcd2345",),
    "role": ("communicator", "reader"),
    "round": (1, 12),
    "step": (1, 99),
    "version": (1, 12),
    "word": (STRANGE, LONG, "x"),
}
"""By the name of a fact: values that it can have in any block that no conversation says."""

MEETING = Meeting(
    id=ItemId("M12"),
    by=by(),
    kind=MeetingKind.OTHER,
    day=date(2027, 3, 16),
    begins=time(10, 30),
    ends=time(12),
    place=STRANGE,
)

ROOM = Room(
    id=RoomId("console:samverkan"), audience=POLICE, language=Language.SV, name=STRANGE, whole=True
)
ROOMS: dict[str, tuple[object, ...]] = {
    "audience": (None, POLICE, PartyId("a0")),
    "person": ("anna",),
    "name": ("", STRANGE),
}
ITEM: dict[str, tuple[object, ...]] = {"id": ("L1", "A12")}
DAYS: dict[str, tuple[object, ...]] = {
    "on": ("2027-03-16", "2029-01-11"),
    "late": (None, "2027-03-02T09:00:00+01:00"),
}
"""What every reminder is told besides its own facts."""
BLOCKS: dict[str, dict[str, tuple[object, ...]]] = {
    "account/linked": {"name": (STRANGE, LONG)},
    "account/list": {"accounts": (("a",), ("a", "b")), "this": ("a", "b")},
    "errors/too_many_codes": {"until": (NOW,)},
    "invite/by_operator": {"dnr": (STRANGE,), "expires": ("2027-01-18T08:00:00+00:00",)},
    "leave/handed_on": {"charges": (["1.1"], ["1.1", "A1", "L12"])},
    "invite/revoked": {"by": ("anna",)},
    "room/code": {**ROOMS, "expires": ("2027-01-18T08:00:00+00:00",)},
    "room/linked": ROOMS,
    "room/list": {
        "rooms": ((), (ROOM,), (ROOM, replace(ROOM, audience=None, name=""))),
        "here": ("x",),
    },
    "room/named": ROOMS,
    "room/set": {**ROOMS, "changes": ({"text": "whole"}, {"text": "short"}, {"language": "en"})},
    "room/unlink_ask": {"room": (ROOM, replace(ROOM, name=""))},
    "room/unlinked": ROOMS,
    "approve/already": {"found": (settled(),), "matter": ("1.5",)},
    "approve/which": {"matters": ([], ["1.3", "1.5"])},
    "reminders/council_report": DAYS,
    "reminders/plan_age": {**DAYS, "passed": (False, True)},
    "errors/not_for_chief": {"rule": ("meeting", "agreement_end")},
    "reminding/which": {"rule": ("waiting_yes", "deadline"), "about": ("", "A1", "L12")},
    "year/why": {"group": ("statistics", "annual_wheel")},
    "errors/already_closed": ITEM,
    "errors/already_internal": ITEM,
    "errors/already_renewed": {"id": ("L1",), "by": ("L12",)},
    "errors/answer_first": ITEM,
    "errors/internally_first": ITEM,
    "errors/item_archived": {"id": ("L1", "A12", "M3")},
    "errors/no_such_check_in": {
        "check_in": ("2031", "2028:2"),
        "known": ([], ["2027"], ["2027", "2028:1"]),
    },
    "errors/not_asked_for_news": {"id": ("1.1",), "tasks": (["2.3", "2.4"],)},
    "errors/not_in_check_in": {**ITEM, "check_in": ("2028", "2028:2")},
    "errors/not_your_pledge_to_close": {"id": ("L1",)},
    "errors/nothing_followed_up": {"check_in": ("2028", "2028:2")},
    "errors/not_a_parent": {"letter": ("P", "O"), "above": (None, "P", "A")},
    "errors/already_finished": {"id": ("A1",)},
    "errors/hardly_a_text": {
        "id": (None, "A1", "L1", "P1"),
        "letter": ("A", "L"),
        "colour": (None, "yellow"),
    },
    "errors/never_finished": {"id": ("L1", "P1"), "letter": ("L", "P")},
    "errors/not_confirmed_yet": {"id": ("L1",)},
    "errors/paste_gone": {"id": ("L1", "A2")},
    "errors/other_problems_cause": {**ITEM, "problem": ("P2",)},
    "errors/row_too_long": {"row": (3,)},
    "errors/pledge_runs_still": {"id": ("L1",)},
    "errors/same_rhythm": {"check_in": ("2028", "2028:2"), "rhythm": ("year", "term")},
    "errors/too_many_rows": {"rows": (400,)},
    "errors/which_item": {"letter": ("L", "A"), "act": ("publish", "change")},
    "errors/meeting_held": {"id": ("M1",)},
    "errors/no_list_yet": {"id": ("M1", "M12")},
    "errors/no_such_point": {"number": (7,), "last": (1, 20)},
    "errors/reason_needed": ITEM,
    "follow_up/added": ITEM,
    "follow_up/nothing_more": {"item": (SimpleNamespace(id="L1"), SimpleNamespace(id="A12"))},
    "items/change": ITEM,
    "items/finished": {"id": ("A1",)},
    "items/reopened": {"id": ("A1",)},
    "items/rewritten": {"id": ("A1",), "old": (STRANGE,), "new": (STRANGE,)},
    "paste/undone": {"ids": (["A1"], ["L1", "L2", "L3", "L4"])},
    "paste/which_column": {"letter": ("L", "A")},
    "confirm/several": {"waiting": ([], [MatterId("L1"), MatterId("1.3")])},
    "meeting/title": {"meeting": (MEETING,)},
    "items/removed": ITEM,
    "overview/one": {
        "also": ((), (MatterId("1.5"),), (MatterId("1.3"), MatterId("1.5"))),
        "unconfirmed": (0, 1, 7),
        "asked": ((), ("1.5",), ("1.5", "L1")),
        "mine": (True, False),
        "first": (None, Expiring(id=AGREEMENT, day=date(2030, 12, 31))),
    },
    "paste/lacks_cause": {"ids": (["A1"], ["A1", "A2", "A3"])},
    "picture/own": {"one": (seen(shared=False), seen(shared=True))},
    "reminders/legal_deadline": {**DAYS, "plan": (True, False)},
    "reminders/mandate": {**DAYS, "new": ("council", "board")},
    "reminders/picture_age": {**DAYS, "passed": (False, True)},
    "reminders/question": {**DAYS, "about": ("1.5", "L12"), "asker": (POLICE, LINDSALA)},
    "reminders/source_due": {
        **DAYS,
        "passed": (False, True),
        "names": (["skolan"], [LONG, STRANGE]),
    },
    "reminders/vacant": {**DAYS, "ids": (["A1"], ["A1", "L1", "L2", "L3", "1.3", "A9"])},
    "problem/which": {"problems": ([], [SimpleNamespace(id="P1", text=STRANGE)] * 12)},
    "problem/why": {"aside": (["P1"], ["P1", "P2"])},
}
"""By the name of a block: facts that are peculiar to it."""
