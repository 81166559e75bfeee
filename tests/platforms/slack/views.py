"""Whether a modal, a home tab or the answer to a form is such as Slack takes."""

import json
from collections.abc import Iterator, Mapping

from slack_sdk.models.views import View

from tests.platforms.slack import limits
from tests.platforms.slack.kit import (
    REFUSALS,
    faults_of_blocks,
    faults_of_plain,
    faults_of_size,
    parts,
)

KEPT_BY_SLACK = {"id", "team_id", "app_id", "bot_id", "root_view_id", "previous_view_id", "state"}
"""What a view has when it comes from Slack, and what is refused when it is sent there."""


def faults_of_view(view: object, where: str, *, kind: str) -> Iterator[str]:
    """Yield what Slack would refuse in a view of the kind that is expected."""
    if not isinstance(view, dict):
        yield f"{where}: no view"
        return
    if view.get("type") != kind:
        yield f"{where}.type: {view.get('type')!r}, must be {kind!r}"
    try:
        View(**view).to_dict()
    except REFUSALS as error:
        yield f"{where}: {error}"
    yield from _faults_of_own_values(view, where, kind)
    yield from faults_of_blocks(view.get("blocks"), f"{where}.blocks", holder=kind)
    yield from _faults_of_whole(view, where)


def _faults_of_own_values(view: Mapping[str, object], where: str, kind: str) -> Iterator[str]:
    unknown = set(view) - (View.attributes - KEPT_BY_SLACK) - {"external_id"}
    if unknown:
        yield f"{where}: unknown {sorted(unknown)}"
    if kind == "modal" and "title" not in view:
        yield f"{where}.title: missing"
    for name, value in view.items():
        if name != "blocks":
            yield from faults_of_size(where, kind, name, value)
        if (kind, name) in limits.PLAIN:
            yield from faults_of_plain(f"{where}.{name}", value)


def _faults_of_whole(view: Mapping[str, object], where: str) -> Iterator[str]:
    found = list(parts(view.get("blocks"), where))
    if any(part.kind == "input" for part in found) and view.get("type") == "modal":
        yield from () if view.get("submit") else (f"{where}.submit: missing, though it has inputs",)
    if sum(part.values.get("focus_on_load") is True for part in found) > 1:
        yield f"{where}: focus_on_load in more than one element"
    length = len(json.dumps(view).encode())
    if length > limits.VIEW_BYTES:
        yield f"{where}: {length} bytes, must be at most {limits.VIEW_BYTES}"


def faults_of_ack(answer: Mapping[str, object]) -> Iterator[str]:
    """Yield what Slack would refuse in what a submitted form is answered with."""
    action = answer.get("response_action")
    if action == "errors":
        yield from _faults_of_errors(answer.get("errors"))
    elif action in {"update", "push"}:
        yield from faults_of_view(answer.get("view"), "view", kind="modal")
    elif action not in {"clear", None}:
        yield f"response_action: {action!r}"
    belongs = {"errors": "errors", "update": "view", "push": "view"}.get(str(action))
    other = set(answer) - {"response_action", belongs}
    if action is not None and other:
        yield f"ack: {sorted(other)} does not belong to {action!r}"


def _faults_of_errors(errors: object) -> Iterator[str]:
    if not isinstance(errors, Mapping) or not errors:
        yield "errors: none, by the block_id they belong to"
        return
    for name, value in errors.items():
        if not isinstance(value, str) or not value.strip():
            yield f"errors.{name}: no text"
