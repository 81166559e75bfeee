"""From a line as understood to a point of the list: what it names must be there, as it is now."""

from dataclasses import replace

from bot.chat.moments import When
from bot.chat.request import Desk
from bot.domain.agreeing import needs_decision, task_behind
from bot.domain.approval import Matter
from bot.domain.chain import Letter, Measure, Pledge
from bot.domain.content import NEEDS_REASON, letter_of
from bot.domain.convening import require_coming
from bot.domain.errors import UserError
from bot.domain.ids import AGREEMENT, ItemId, MatterId, is_move
from bot.domain.listed import ListItem, Point
from bot.domain.meeting import Meeting, MeetingKind
from bot.domain.process import Task
from bot.domain.standing import in_this_turn, standing_of
from handlers.meetings.lines import Said, is_heading, lines_of, understood


def points_of(text: str, meeting: Meeting, desk: Desk) -> tuple[ListItem, ...]:
    """
    Return the points of a list; raise UserError `in_line` with the first line at fault.

    Its facts are those of the fault, whose code is `inner`; `others` are the other lines at fault.
    """
    items: list[ListItem] = []
    faults: list[tuple[int, UserError]] = []
    for number, line in enumerate(lines_of(text), start=1):
        try:
            items += _points(line, number, items, meeting, desk)
        except UserError as error:
            faults.append((number, error))
    if faults:
        (line_at, fault), *others = faults
        facts = {**fault.facts, "field": "decisions", "line": line_at, "inner": fault.code}
        raise UserError("in_line", **facts, others=[number for number, _ in others]) from fault
    if not items:
        raise UserError("empty_field", field="decisions")
    return tuple(items)


def _points(
    line: str, number: int, before: list[ListItem], meeting: Meeting, desk: Desk
) -> list[ListItem]:
    if is_heading(line, number, desk):
        return []
    found = [_point(said, meeting, desk) for said in understood(line, desk)]
    for place, item in enumerate(found):
        _require_once(item, [*before, *found[:place]])
    return found


def _require_once(item: ListItem, others: list[ListItem]) -> None:
    if item.point is not Point.NOTE and item.about:
        for other in others:
            if (other.point, other.about) == (item.point, item.about):
                raise UserError("decided_twice", id=item.about)


def _point(said: Said, meeting: Meeting, desk: Desk) -> ListItem:
    said = _as_meant(said, meeting)
    item = ListItem(point=said.point, typed=said.typed, text="", about=said.about)
    _require_there(said.about, desk)
    match said.point:
        case Point.COURSE:
            item = _course(item, said, desk)
        case Point.DONE:
            item = _done(item, meeting, desk)
        case Point.APPROVE:
            item = _yes(item, said.version, meeting, desk)
        case Point.CLOSE:
            _require_ending(said.about or "", desk)
        case Point.MEETING if said.when:
            item = _next_meeting(item, said.place, said.when, desk)
        case _:
            pass
    if item.point in {Point.COURSE, Point.DONE, Point.CLOSE}:
        item = replace(item, hash=standing_of(desk.cooperation, item.about or ""))
    return replace(item, text=_worded(item, said, desk))


def _require_there(about: MatterId | None, desk: Desk) -> None:
    if about and letter_of(about):
        desk.cooperation.content.item(ItemId(about))
    elif about and about != AGREEMENT:
        desk.process.task(about)


def _as_meant(said: Said, meeting: Meeting) -> Said:
    """A measure that is ended is done; when another group meets is only noted."""
    if said.point is Point.CLOSE and letter_of(said.about or "") is Letter.MEASURE:
        return replace(said, point=Point.DONE)
    if said.point is Point.MEETING and said.kind not in {"next", meeting.kind.value}:
        return replace(said, point=Point.NOTE, words=said.typed)
    return said


def _next_meeting(item: ListItem, place: str | None, when: When, desk: Desk) -> ListItem:
    require_coming(when.day, desk.today)
    return replace(item, day=when.day, begins=when.begins, ends=when.ends, place=place)


def _course(item: ListItem, said: Said, desk: Desk) -> ListItem:
    """A colour, with its reason, and a new last day that the plan can have."""
    thing = desk.cooperation.content.items.get(ItemId(item.about or ""))
    if not isinstance(thing, Measure | Pledge):
        raise UserError("no_course", id=item.about)
    if said.colour in NEEDS_REASON and not said.words:
        raise UserError("reason_needed", id=item.about)
    day = said.when.day if said.when else None
    if day and isinstance(thing, Pledge):
        raise UserError("part_of_promise", id=item.about, fields=["end"])
    if day and thing.start and day < thing.start:
        raise UserError("end_before_start", start=thing.start.isoformat())
    return replace(item, colour=said.colour, reason=said.words or None, day=day)


def _done(item: ListItem, meeting: Meeting, desk: Desk) -> ListItem:
    """A measure or task that is done; a text that waits gets its yes, a missing one the list."""
    about = item.about or ""
    if letter_of(about) is Letter.MEASURE:
        return item
    if letter_of(about):
        raise UserError("not_finished_so", id=about)
    if about == AGREEMENT:
        return _yes(item, None, meeting, desk)
    task = desk.process.task(about)
    item = in_this_turn(desk.cooperation, item)
    if not task.two_keys:
        return item
    matter = desk.cooperation.round.matter(MatterId(about))
    if matter.current is not None:
        return _yes(item, None, meeting, desk)
    _require_body(task, meeting)
    title = desk.write("meeting/title", meeting=meeting)
    return replace(item, point=Point.REFERENCE, title=title)


def _require_ending(about: str, desk: Desk) -> None:
    """Only what has been promised the citizens, and holds still, can be ended."""
    thing = desk.cooperation.content.items.get(ItemId(about))
    if not isinstance(thing, Pledge):
        raise UserError("only_pledges_close", id=about)
    if thing.published is None:
        raise UserError("not_published_yet", id=about)
    if thing.closed:
        raise UserError("already_closed", id=about, date=thing.closed.isoformat())


def _yes(item: ListItem, stated: int | None, meeting: Meeting, desk: Desk) -> ListItem:
    """A yes to the version that is proposed now, and to no other."""
    matter_id = MatterId(item.about or "")
    matter = desk.cooperation.round.matter(matter_id)
    if letter_of(matter_id) is Letter.MEETING or is_move(matter_id):
        raise UserError("not_in_a_list", id=matter_id)
    if matter.proposed is None:
        raise _nothing_to_say_yes_to(matter_id, matter)
    if stated is not None and stated != matter.count:
        code = "stale_version" if stated < matter.count else "no_such_version"
        raise UserError(code, id=matter_id, version=stated, current=matter.count)
    task = task_behind(matter_id, desk.process)
    if task and needs_decision(task, matter):
        _require_body(task, meeting)
    if task:
        item = in_this_turn(desk.cooperation, item)
    return replace(item, point=Point.APPROVE, version=matter.count, hash=matter.proposed.hash)


def _nothing_to_say_yes_to(matter_id: MatterId, matter: Matter) -> UserError:
    if matter.settled:
        return UserError("already_settled", id=matter_id, version=matter.settled.version.number)
    return UserError("nothing_waits_here", id=matter_id)


def _require_body(task: Task, meeting: Meeting) -> None:
    """What needs a formal decision is decided by the steering group alone (Brå, Genomförande)."""
    if task.decision and meeting.kind is not MeetingKind.STEERING:
        raise UserError("steering_group_decides", id=task.id)


def _worded(item: ListItem, said: Said, desk: Desk) -> str:
    """Return the point as the list says it, in the language of the room."""
    facts = {
        "point": item.point.value,
        "about": item.about,
        "words": said.words.strip().rstrip("."),
        "colour": item.colour.value if item.colour else None,
        "day": item.day,
        "begins": item.begins,
        "ends": item.ends,
        "version": item.version,
    }
    return " ".join(desk.write("meeting/point", **facts).split())
