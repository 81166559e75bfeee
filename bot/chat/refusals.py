"""What to offer next when something could not be done: a button for each kind of refusal."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.chat.outgoing import Offer
from bot.chat.thing_wording import VERBS
from bot.domain.chain import Letter
from bot.domain.content import letter_of

Facts = Mapping[str, Any]

ALONE = frozenset({"start", "status", "next", "roles", "log", "help", "own_text", "language"})
"""The verbs that mean something without any value, so that a button can say them."""


def _to(label: str, command: str) -> Callable[[Facts], Offer]:
    """Return what makes a button that needs nothing but its command."""
    return lambda _facts: Offer(label=label, command=command)


_status = _to("status", "status")
_next = _to("next", "next")
_steps = _to("step_list", "step")
_help = _to("help", "help")
_overview = _to("overview", "overview")
_confirm = _to("confirm", "confirm")
_start = _to("start", "start")
_roles = _to("roles", "roles")
_agreement = _to("agreement", "agreement")
_own_text = _to("own_text_about", "own_text")
_meetings = _to("meeting", "meeting")


def _show(facts: Facts) -> Offer:
    return Offer(label="show", command="show", values={"id": facts["id"]})


def _invite(facts: Facts) -> Offer:
    party = facts.get("party")
    return Offer(label="invite", command="invite", values={"party": party} if party else {})


def _end_exercise(_facts: Facts) -> Offer:
    return Offer(label="end_exercise", command="exercise", values={"do": "end"})


def _nearest(facts: Facts) -> Offer:
    name = facts.get("nearest")
    if name is None:
        return _help(facts)
    if name in ALONE:
        return Offer(label=name, command=name)
    return _example({"command": name})


def _example(facts: Facts) -> Offer:
    return Offer(label="help_about", command="help", values={"about": facts["command"]})


def _inform(facts: Facts) -> Offer:
    return Offer(label="inform", command="pledge", values={"do": "inform", "id": str(facts["id"])})


def _own_invitation(facts: Facts) -> Offer:
    number = facts.get("number")
    if number is None:
        return _help(facts)
    return Offer(label="take_role", command="take_role", values={"number": number})


def _list_of(facts: Facts) -> Offer:
    letter = facts.get("letter") or str(facts.get("id", ""))[:1].upper()
    if letter in {"B", "I"}:
        return Offer(label="picture", command="picture")
    verb = VERBS[Letter(letter)] if letter in set(Letter) else "chain"
    return Offer(label=verb, command=verb)


def _new_meeting(_facts: Facts) -> Offer:
    return Offer(label="new_M", command="meeting", values={"do": "new"})


def _decide(facts: Facts) -> Offer:
    values = {"do": "decide", "id": str(facts["id"])}
    return Offer(label="meeting_decide", command="meeting", values=values)


def _agenda(facts: Facts) -> Offer:
    values = {"do": "agenda", "id": str(facts["id"])}
    return Offer(label="meeting_agenda", command="meeting", values=values)


OFFERS: Mapping[str, tuple[Callable[[Facts], Offer], ...]] = {
    "unknown_verb": (_nearest,),
    "unknown_field": (_example,),
    "too_much": (_example,),
    "passed_exercise": (_help,),
    "not_in_exercise": (_status,),
    "not_in_cast": (_status,),
    "no_cooperation": (_start, _help),
    "which_cooperation": (_overview,),
    "not_member": (_help,),
    "room_taken": (_status,),
    "exercise_runs": (_status, _end_exercise),
    "no_such_task": (_next, _steps),
    "no_such_step": (_steps,),
    "already_ticked": (_show,),
    "needs_two_keys": (_show,),
    "nothing_to_undo": (_show,),
    "not_yours_to_undo": (_show,),
    "other_partys_task": (_show, _next),
    "nothing_to_object_to": (_show,),
    "not_for_objection": (_show,),
    "skip_already_proposed": (_show,),
    "already_yes": (_show,),
    "already_settled": (_show,),
    "already_answered": (_show,),
    "already_begun": (_status,),
    "last_key": (_invite,),
    "claim_unconfirmed": (_agreement,),
    "list_changed": (_confirm,),
    "no_question": (_show,),
    "nothing_to_confirm": (_next,),
    "nothing_waits_for_you": (_show,),
    "own_question": (_show,),
    "stale_version": (_show,),
    "passed_version": (_show,),
    "nothing_written": (_show,),
    "settled_stays": (_show,),
    "no_yes_to_withdraw": (_show,),
    "same_text": (_show,),
    "all_are_here": (_show,),
    "passed_round": (_status,),
    "passed_step": (_status,),
    "not_back": (_status,),
    "key_missing": (_roles,),
    "own_text_off": (_own_text,),
    "question_gone": (_status,),
    "already_member": (_roles,),
    "you_are_member": (_status,),
    "invitation_not_for_you": (_own_invitation,),
    "invitation_expired": (_help,),
    "substitute_not_in_party": (_roles,),
    "no_such_item": (_list_of,),
    "no_such_link": (_list_of,),
    "not_a_parent": (_list_of,),
    "other_kind": (_list_of,),
    "which_item": (_list_of,),
    "already_published": (_show,),
    "change_by_its_verb": (_show,),
    "circle_of_causes": (_show,),
    "item_agreed_on": (_show,),
    "item_in_use": (_show,),
    "not_agreed_yet": (_show,),
    "not_published_yet": (_show,),
    "not_your_pledge": (_show,),
    "other_problems_cause": (_show,),
    "same_item": (_show,),
    "part_of_promise": (_show,),
    "no_agreement_yet": (_agreement,),
    "not_a_matter": (_list_of,),
    "signed_before_settled": (_agreement,),
    "other_version_signed": (_agreement,),
    "change_by_section": (_agreement,),
    "nothing_to_draft": (_next,),
    "internally_first": (_inform, _show),
    "not_an_act": (_example,),
    "already_internal": (_show,),
    "meeting_cancelled": (_new_meeting, _meetings),
    "meeting_held": (_show,),
    "meeting_to_come": (_agenda, _show),
    "no_meeting_planned": (_new_meeting,),
    "no_list_yet": (_decide, _show),
    "list_not_settled": (_show,),
    "last_point": (_show,),
    "repeat_when_planned": (_new_meeting,),
}
"""The refusals that have something useful to press; the others say all in words."""


def offers_after(code: str, facts: Facts) -> tuple[Offer, ...]:
    """Return the buttons for a refusal, as far as its facts allow."""
    makers = OFFERS.get(code, ())
    return tuple(make(facts) for make in makers if make is not _show or _is_shown(facts.get("id")))


def _is_shown(matter: object) -> bool:
    return isinstance(matter, str) and (matter[:1].isdigit() or letter_of(matter) is not None)
