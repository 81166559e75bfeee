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


def _show(facts: Facts) -> Offer:
    return Offer(label="show", command="show", values={"id": facts["id"]})


def _status(_facts: Facts) -> Offer:
    return Offer(label="status", command="status")


def _next(_facts: Facts) -> Offer:
    return Offer(label="next", command="next")


def _steps(_facts: Facts) -> Offer:
    return Offer(label="step_list", command="step")


def _help(_facts: Facts) -> Offer:
    return Offer(label="help", command="help")


def _overview(_facts: Facts) -> Offer:
    return Offer(label="overview", command="overview")


def _start(_facts: Facts) -> Offer:
    return Offer(label="start", command="start")


def _roles(_facts: Facts) -> Offer:
    return Offer(label="roles", command="roles")


def _nearest(facts: Facts) -> Offer:
    name = facts.get("nearest")
    if name is None:
        return _help(facts)
    if name in ALONE:
        return Offer(label=name, command=name)
    return _example({"command": name})


def _example(facts: Facts) -> Offer:
    return Offer(label="help_about", command="help", values={"about": facts["command"]})


def _agreement(_facts: Facts) -> Offer:
    return Offer(label="agreement", command="agreement")


def _own_text(_facts: Facts) -> Offer:
    return Offer(label="own_text_about", command="own_text")


def _inform(facts: Facts) -> Offer:
    return Offer(label="inform", command="pledge", values={"do": "inform", "id": str(facts["id"])})


def _own_invitation(facts: Facts) -> Offer:
    number = facts.get("number")
    if number is None:
        return _help(facts)
    return Offer(label="take_role", command="take_role", values={"number": number})


def _follow_up(facts: Facts) -> Offer:
    return Offer(label="answer_first", command="follow_up", values={"id": str(facts["id"])})


def _follow_up_on(_facts: Facts) -> Offer:
    return Offer(label="follow_up", command="follow_up")


def _report(_facts: Facts) -> Offer:
    return Offer(label="report", command="follow_up", values={"do": "report"})


def _list_of(facts: Facts) -> Offer:
    letter = facts.get("letter") or str(facts.get("id", ""))[:1].upper()
    if letter in {"B", "I"}:
        return Offer(label="picture", command="picture")
    verb = VERBS[Letter(letter)] if letter in set(Letter) else "chain"
    return Offer(label=verb, command=verb)


OFFERS: Mapping[str, tuple[Callable[[Facts], Offer], ...]] = {
    "unknown_verb": (_nearest,),
    "unknown_field": (_example,),
    "too_much": (_example,),
    "no_cooperation": (_start, _help),
    "which_cooperation": (_overview,),
    "not_member": (_help,),
    "room_taken": (_status,),
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
    "no_check_in_yet": (_next,),
    "passed_check_in": (_status, _follow_up_on),
    "not_in_check_in": (_show, _follow_up_on),
    "not_followed_up": (_show, _follow_up_on),
    "nothing_followed_up": (_follow_up_on,),
    "answer_first": (_follow_up,),
    "same_rhythm": (_status,),
    "day_is_closed": (_report,),
    "already_renewed": (_show,),
    "already_closed": (_show,),
    "pledge_runs_still": (_show,),
    "not_your_pledge_to_close": (_show,),
    "not_last_check_in": (_status,),
}
"""The refusals that have something useful to press; the others say all in words."""


def offers_after(code: str, facts: Facts) -> tuple[Offer, ...]:
    """Return the buttons for a refusal, as far as its facts allow."""
    makers = OFFERS.get(code, ())
    return tuple(make(facts) for make in makers if make is not _show or _is_shown(facts.get("id")))


def _is_shown(matter: object) -> bool:
    return isinstance(matter, str) and (matter[:1].isdigit() or letter_of(matter) is not None)
