"""Buttons for what to do next after a refusal, each from what the refusal knows."""

from collections.abc import Mapping
from typing import Any

from bot.chat.offers import rewrite_offers
from bot.chat.outgoing import Offer
from bot.chat.thing_wording import VERBS
from bot.domain.chain import Letter

Facts = Mapping[str, Any]

ALONE = frozenset({"start", "status", "next", "roles", "log", "help", "own_text", "language"})
"""The verbs that mean something without any value, so that a button can say them."""

FOLLOW_UP = frozenset({"done", "colour", "renewal"})
"""The fields of a follow-up question."""


def show(facts: Facts) -> Offer:
    return Offer(label="show", command="show", values={"id": facts["id"]})


def rewrite(facts: Facts) -> Offer:
    found = rewrite_offers(str(facts["id"]))
    return found[0] if found else show(facts)


def write_anew(facts: Facts) -> Offer:
    return Offer(label="rewrite", command=str(facts["command"]), values=facts.get("places", {}))


def reopen(_facts: Facts) -> Offer:
    return Offer(label="reopen", command="stop", values={"do": "open"})


def status(_facts: Facts) -> Offer:
    return Offer(label="status", command="status")


def on(_facts: Facts) -> Offer:
    return Offer(label="next", command="next")


def confirm(_facts: Facts) -> Offer:
    return Offer(label="confirm", command="confirm")


def invite(facts: Facts) -> Offer:
    party = facts.get("party")
    return Offer(label="invite", command="invite", values={"party": party} if party else {})


def steps(_facts: Facts) -> Offer:
    return Offer(label="step_list", command="step")


def to_help(_facts: Facts) -> Offer:
    return Offer(label="help", command="help")


def overview(_facts: Facts) -> Offer:
    return Offer(label="overview", command="overview")


def start(_facts: Facts) -> Offer:
    return Offer(label="start", command="start")


def end_exercise(_facts: Facts) -> Offer:
    return Offer(label="end_exercise", command="exercise", values={"do": "end"})


def roles(_facts: Facts) -> Offer:
    return Offer(label="roles", command="roles")


def nearest(facts: Facts) -> Offer:
    name = facts.get("nearest")
    if name is None:
        return to_help(facts)
    if name in ALONE:
        return Offer(label=name, command=name)
    return example({"command": name})


def example(facts: Facts) -> Offer:
    return Offer(label="help_about", command="help", values={"about": facts["command"]})


def agreement(_facts: Facts) -> Offer:
    return Offer(label="agreement", command="agreement")


def own_text(_facts: Facts) -> Offer:
    return Offer(label="own_text_about", command="own_text")


def own_form(facts: Facts) -> Offer:
    """Return the button that opens a form for what is one's own, which only she sees."""
    values = {name: str(facts[name]) for name in ("do", "id") if facts.get(name)}
    return Offer(label="own_form", command=str(facts["command"]), values=values)


def inform(facts: Facts) -> Offer:
    return Offer(label="inform", command="pledge", values={"do": "inform", "id": str(facts["id"])})


def meant(facts: Facts) -> Offer:
    """Where a measure was meant to be done, that; else how the line is written."""
    measure = facts.get("letter") == Letter.MEASURE
    if measure and facts.get("id") and not facts.get("colour"):
        return Offer(label="done", command="done", values={"id": str(facts["id"])})
    return example({"command": VERBS[Letter(facts.get("letter") or Letter.MEASURE)]})


def own_invitation(facts: Facts) -> Offer:
    number = facts.get("number")
    if number is None:
        return to_help(facts)
    return Offer(label="take_role", command="take_role", values={"number": number})


def follow_up(facts: Facts) -> Offer:
    return Offer(label="answer_first", command="follow_up", values={"id": str(facts["id"])})


def follow_up_on(_facts: Facts) -> Offer:
    return Offer(label="follow_up", command="follow_up")


def follow_up_again(_facts: Facts) -> Offer:
    """Only for an answer to a follow-up question; those name a field of `FOLLOW_UP`."""
    return follow_up_on({})


def news(_facts: Facts) -> Offer:
    return Offer(label="anything_new", command="follow_up", values={"do": "news"})


def report(_facts: Facts) -> Offer:
    return Offer(label="report", command="follow_up", values={"do": "report"})


def list_of(facts: Facts) -> Offer:
    letter = facts.get("letter") or str(facts.get("id", ""))[:1].upper()
    if letter in {"B", "I"}:
        return Offer(label="picture", command="picture")
    verb = VERBS[Letter(letter)] if letter in set(Letter) else "chain"
    return Offer(label=verb, command=verb)


def new_day(facts: Facts) -> Offer:
    """Where the thing itself was meant: a meeting is moved, anything else has a last day."""
    id_ = str(facts.get("id") or "")
    if id_.startswith(Letter.MEETING):
        return Offer(label="meeting_move", command="meeting", values={"do": "move", "id": id_})
    return Offer(label="new_day", command="due", values={"id": id_}) if id_ else reminders(facts)


def reminders(_facts: Facts) -> Offer:
    return Offer(label="reminders", command="reminders")


def meetings(_facts: Facts) -> Offer:
    return Offer(label="meeting", command="meeting")


def new_meeting(_facts: Facts) -> Offer:
    return Offer(label="new_M", command="meeting", values={"do": "new"})


def decide(facts: Facts) -> Offer:
    values = {"do": "decide", "id": str(facts["id"])}
    return Offer(label="meeting_decide", command="meeting", values=values)


def agenda(facts: Facts) -> Offer:
    values = {"do": "agenda", "id": str(facts["id"])}
    return Offer(label="meeting_agenda", command="meeting", values=values)
