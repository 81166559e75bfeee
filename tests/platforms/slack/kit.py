"""Whether blocks are such as Slack takes: by slack_sdk's own models, and by what those let pass."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

from tests.platforms.slack import limits

REFUSALS = (SlackObjectFormationError, TypeError, AttributeError, KeyError, ValueError)
"""What slack_sdk raises over a block that is not of its form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An object somewhere in a payload."""

    where: str
    kind: str
    values: Mapping[str, object]


def parts(node: object, where: str, kind: str = "") -> Iterator[Part]:
    """Yield an object and all that it holds."""
    if isinstance(node, Mapping):
        yield Part(where=where, kind=str(node.get("type", kind)), values=node)
        for name, value in node.items():
            yield from parts(value, f"{where}.{name}", limits.UNTYPED.get(name, ""))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from parts(value, f"{where}[{index}]", kind)


def size(value: object) -> int:
    """Return how many characters a text has, or how many items a list."""
    if isinstance(value, Mapping):
        return len(str(value.get("text") or ""))
    return len(value) if isinstance(value, str | Sequence) else 0


def faults_of_blocks(blocks: object, where: str, *, holder: str) -> Iterator[str]:
    """Yield what Slack would refuse in the blocks of a message, a modal or a home tab."""
    if not isinstance(blocks, list):
        yield f"{where}: no list of blocks"
        return
    yield from faults_of_size(where.rpartition(".")[0] or holder, holder, "blocks", blocks)
    yield from _twice(f"{where}: block_id", [_name(block, "block_id") for block in blocks])
    for index, block in enumerate(blocks):
        at = f"{where}[{index}]"
        yield from _by_model(block, at)
        named = [_name(part.values, "action_id") for part in parts(block, at)]
        yield from _twice(f"{at}: action_id", named)
        yield from (fault for part in parts(block, at) for fault in _faults_of_part(part))
        if holder != "message" and _name(block, "type") in limits.ONLY_IN_MESSAGES:
            yield f"{at}: {_name(block, 'type')} stands in messages only"


def faults_of_size(where: str, kind: str, name: str, value: object) -> Iterator[str]:
    """Yield whether there is none, or too much, of what is limited."""
    most = limits.MOST.get((kind, name), limits.MOST_ANYWHERE.get(name))
    least = 1
    if most is None:
        most, least = limits.MOST_OR_NONE.get(name), 0
    if most is not None and not least <= size(value) <= most:
        yield f"{where}.{name}: {size(value)}, must be {least} to {most}"


def _by_model(block: object, where: str) -> Iterator[str]:
    """Yield what slack_sdk's model refuses, or leaves out for it does not know it."""
    if not isinstance(block, dict):
        yield f"{where}: no block"
        return
    try:
        parsed = Block.parse(block)
        if parsed is None:
            yield f"{where}: unknown block type {block.get('type')!r}"
            return
        known = parsed.to_dict()
    except REFUSALS as error:
        yield f"{where}: {error}"
        return
    yield from _unknown(block, known, where)


def _unknown(given: object, known: object, where: str) -> Iterator[str]:
    if isinstance(given, Mapping) and isinstance(known, Mapping):
        for name, value in given.items():
            yield from _unknown(value, known.get(name), f"{where}.{name}")
    elif isinstance(given, list) and isinstance(known, list) and len(given) == len(known):
        for index, (one, other) in enumerate(zip(given, known, strict=True)):
            yield from _unknown(one, other, f"{where}[{index}]")
    elif given is None or given not in (known, ""):
        yield f"{where}: not known to slack_sdk's models"


def _faults_of_part(part: Part) -> Iterator[str]:
    for name, value in part.values.items():
        yield from faults_of_size(part.where, part.kind, name, value)
        if (part.kind, name) in limits.PLAIN or name == "placeholder":
            yield from faults_of_plain(f"{part.where}.{name}", value)
        lengths = limits.LENGTHS.get(name)
        if lengths and value not in lengths:
            yield f"{part.where}.{name}: {value}, must be {lengths[0]} to {lengths[-1]}"
    yield from _faults_of_fields(part)
    yield from _faults_of_start(part)
    yield from _faults_of_rich(part)


def faults_of_plain(where: str, value: object) -> Iterator[str]:
    """Yield whether a text is not of the one kind that is taken here."""
    if _name(value, "type") != "plain_text":
        yield f"{where}: must be plain_text"


def _faults_of_fields(part: Part) -> Iterator[str]:
    fields = part.values.get("fields") if part.kind == "section" else None
    for index, field in enumerate(fields if isinstance(fields, list) else []):
        if size(field) > limits.FIELD:
            yield f"{part.where}.fields[{index}]: {size(field)}, must be 1 to {limits.FIELD}"


def _faults_of_start(part: Part) -> Iterator[str]:
    """Yield what a field cannot start with: no date, or no option of its own."""
    date = part.values.get("initial_date")
    if date is not None:
        try:
            dt.date.fromisoformat(str(date))
        except ValueError:
            yield f"{part.where}.initial_date: {date!r} is no date"
    first, options = part.values.get("initial_option"), part.values.get("options")
    if first is not None and isinstance(options, list) and first not in options:
        yield f"{part.where}.initial_option: none of the options"


def _faults_of_rich(part: Part) -> Iterator[str]:
    if part.kind == "text":
        yield from _faults_of_styled(part)
    if part.kind == "rich_text_list":
        yield from _faults_of_list(part)
    elements = part.values.get("elements") if part.kind in limits.RICH else None
    for index, element in enumerate(elements if isinstance(elements, list) else []):
        kind = _name(element, "type")
        if kind not in limits.RICH[part.kind]:
            yield f"{part.where}.elements[{index}]: {kind!r} cannot stand here"


def _faults_of_styled(text: Part) -> Iterator[str]:
    if not text.values.get("text"):
        yield f"{text.where}: empty text"
    style = text.values.get("style")
    unknown = set(style) - limits.STYLES if isinstance(style, Mapping) else set()
    if unknown:
        yield f"{text.where}.style: {sorted(unknown)}"


def _faults_of_list(part: Part) -> Iterator[str]:
    style, indent = part.values.get("style"), part.values.get("indent", 0)
    if style not in {"bullet", "ordered"}:
        yield f"{part.where}.style: must be bullet or ordered"
    if indent not in range(limits.DEEPEST_LIST + 1):
        yield f"{part.where}.indent: {indent}, must be 0 to {limits.DEEPEST_LIST}"


def _name(node: object, key: str) -> str | None:
    value = node.get(key) if isinstance(node, Mapping) else None
    return None if value is None else str(value)


def _twice(where: str, names: Iterable[str | None]) -> Iterator[str]:
    for name, times in Counter(name for name in names if name is not None).items():
        if times > 1:
            yield f"{where} {name!r} stands {times} times"
