"""What to offer next when something could not be done: a button for each kind of refusal."""

from collections.abc import Callable, Mapping

from bot.chat import remedies
from bot.chat.outgoing import Offer
from bot.chat.remedies import Facts
from bot.domain.content import letter_of

OFFERS: Mapping[str, tuple[Callable[[Facts], Offer], ...]] = {
    "guarded": (remedies.write_anew,),
    "unknown_verb": (remedies.nearest,),
    "unknown_field": (remedies.example,),
    "too_much": (remedies.example,),
    "passed_exercise": (remedies.to_help,),
    "not_in_exercise": (remedies.status,),
    "not_in_cast": (remedies.status,),
    "no_cooperation": (remedies.start, remedies.to_help),
    "which_cooperation": (remedies.overview,),
    "not_member": (remedies.to_help,),
    "room_taken": (remedies.status,),
    "exercise_runs": (remedies.status, remedies.end_exercise),
    "no_such_task": (remedies.on, remedies.steps),
    "no_such_step": (remedies.steps,),
    "already_ticked": (remedies.show,),
    "needs_two_keys": (remedies.show,),
    "nothing_to_undo": (remedies.show,),
    "nothing_counted": (remedies.show,),
    "not_yours_to_undo": (remedies.show,),
    "other_partys_task": (remedies.show, remedies.on),
    "nothing_to_object_to": (remedies.show,),
    "not_for_objection": (remedies.show,),
    "skip_already_proposed": (remedies.show,),
    "already_yes": (remedies.show,),
    "already_settled": (remedies.show,),
    "already_answered": (remedies.show,),
    "already_begun": (remedies.status,),
    "last_key": (remedies.invite,),
    "claim_unconfirmed": (remedies.agreement,),
    "list_changed": (remedies.confirm,),
    "no_question": (remedies.show,),
    "nothing_to_confirm": (remedies.on,),
    "nothing_waits_for_you": (remedies.show,),
    "own_question": (remedies.show,),
    "stale_version": (remedies.show,),
    "passed_version": (remedies.show,),
    "nothing_written": (remedies.show,),
    "settled_stays": (remedies.show,),
    "no_yes_to_withdraw": (remedies.show,),
    "same_text": (remedies.show,),
    "all_are_here": (remedies.show,),
    "passed_round": (remedies.status,),
    "passed_step": (remedies.status,),
    "not_back": (remedies.status,),
    "key_missing": (remedies.roles,),
    "own_text_off": (remedies.own_text,),
    "own_in_the_open": (remedies.own_form,),
    "no_note_to_share": (remedies.show,),
    "note_shared_already": (remedies.show,),
    "not_a_choice": (remedies.reminders,),
    "which_reminder": (remedies.reminders,),
    "no_such_reminder": (remedies.reminders,),
    "contact_only": (remedies.roles,),
    "past_its_day": (remedies.new_day,),
    "not_your_room": (remedies.reminders,),
    "question_gone": (remedies.status, remedies.follow_up_again),
    "already_member": (remedies.roles,),
    "you_are_member": (remedies.status,),
    "invitation_not_for_you": (remedies.own_invitation,),
    "invitation_expired": (remedies.to_help,),
    "no_substitute": (remedies.roles,),
    "not_in_your_party": (remedies.roles,),
    "same_role": (remedies.roles,),
    "successor_not_in_party": (remedies.invite,),
    "party_emptied": (remedies.roles,),
    "unconfirmed": (remedies.status,),
    "no_such_invitation": (remedies.roles,),
    "substitute_not_in_party": (remedies.roles,),
    "no_such_item": (remedies.list_of,),
    "item_archived": (remedies.show,),
    "no_such_link": (remedies.list_of,),
    "not_a_parent": (remedies.list_of,),
    "other_kind": (remedies.list_of,),
    "which_item": (remedies.list_of,),
    "already_published": (remedies.show,),
    "change_by_its_verb": (remedies.show,),
    "circle_of_causes": (remedies.show,),
    "item_agreed_on": (remedies.show,),
    "item_in_use": (remedies.show,),
    "not_agreed_yet": (remedies.show,),
    "not_published_yet": (remedies.show,),
    "not_your_pledge": (remedies.show,),
    "other_problems_cause": (remedies.show,),
    "same_item": (remedies.show,),
    "not_confirmed_yet": (remedies.show,),
    "paste_gone": (remedies.list_of,),
    "hardly_a_text": (remedies.meant, remedies.show),
    "already_finished": (remedies.show,),
    "never_finished": (remedies.show,),
    "part_of_promise": (remedies.show,),
    "no_agreement_yet": (remedies.agreement,),
    "not_a_matter": (remedies.list_of,),
    "signed_before_settled": (remedies.agreement,),
    "other_version_signed": (remedies.agreement,),
    "change_by_section": (remedies.agreement,),
    "nothing_to_draft": (remedies.on,),
    "internally_first": (remedies.inform, remedies.show),
    "not_an_act": (remedies.example,),
    "already_internal": (remedies.show,),
    "meeting_cancelled": (remedies.new_meeting, remedies.meetings),
    "meeting_held": (remedies.show,),
    "meeting_to_come": (remedies.agenda, remedies.show),
    "no_meeting_then": (remedies.meetings,),
    "no_meeting_planned": (remedies.new_meeting,),
    "no_list_yet": (remedies.decide, remedies.show),
    "list_not_settled": (remedies.show,),
    "last_point": (remedies.show,),
    "repeat_when_planned": (remedies.new_meeting,),
    "no_check_in_yet": (remedies.on,),
    "check_in_to_come": (remedies.status,),
    "passed_check_in": (remedies.status, remedies.follow_up_on),
    "not_in_check_in": (remedies.show, remedies.follow_up_on),
    "not_followed_up": (remedies.show, remedies.follow_up_on),
    "nothing_followed_up": (remedies.follow_up_on,),
    "answer_first": (remedies.follow_up,),
    "no_such_check_in": (remedies.report,),
    "not_asked_for_news": (remedies.news,),
    "same_rhythm": (remedies.status,),
    "day_is_closed": (remedies.report,),
    "already_renewed": (remedies.show,),
    "already_closed": (remedies.show,),
    "pledge_runs_still": (remedies.show,),
    "not_your_pledge_to_close": (remedies.show,),
    "not_last_check_in": (remedies.status,),
    "already_blocked": (remedies.rewrite,),
    "blocked": (remedies.rewrite, remedies.show),
    "not_blocked": (remedies.show,),
    "not_your_block": (remedies.rewrite,),
    "not_stopped": (remedies.status,),
    "not_your_stop": (remedies.status,),
    "stopped": (remedies.status, remedies.reopen),
}
"""The refusals that have something useful to press; the others say all in words."""


def offers_after(code: str, facts: Facts) -> tuple[Offer, ...]:
    """Return the buttons for a refusal, as far as its facts allow."""
    makers = OFFERS.get(code, ())
    return tuple(make(facts) for make in makers if _fits(make, facts))


def _fits(make: Callable[[Facts], Offer], facts: Facts) -> bool:
    """Tell whether what is known of a refusal calls for a button."""
    if make is remedies.write_anew:
        return "command" in facts
    if make is remedies.show:
        return _is_shown(facts.get("id"))
    if make is remedies.own_form:
        return bool(facts.get("id") or facts.get("do"))
    if make is remedies.reminders:
        return facts.get("group") in {None, "rules"}
    if make is remedies.follow_up_again:
        return not remedies.FOLLOW_UP.isdisjoint(facts.get("fields", ()))
    return True


def _is_shown(matter: object) -> bool:
    return isinstance(matter, str) and (matter[:1].isdigit() or letter_of(matter) is not None)
