"""An open form in Slack as the one who fills it in has it, with what the client does itself."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

Json = dict[str, Any]
Day = Callable[[str], date | None]

_TYPED = {"plain_text_input", "number_input", "email_text_input", "url_text_input"}
_CHOSEN = {"static_select", "radio_buttons"}
_FIRST = {
    "initial_value": "value",
    "initial_option": "selected_option",
    "initial_options": "selected_options",
    "initial_date": "selected_date",
    "initial_user": "selected_user",
}
REQUIRED = "Please complete this required field"


class Draft:
    """
    A form, and what stands in its fields so far.

    The workspace sends on whatever it is given, and forgets what a field began with, so what the
    client sees to stands here: initial values, required fields and the longest text.
    """

    def __init__(self, view: Json, day: Day, users: Mapping[str, str]) -> None:
        self.view = view
        self.refused: dict[str, str] = {}
        self._day = day
        self._users = users
        self._touched: set[str] = set()
        self._blocks = {one["block_id"]: one for one in view["blocks"] if one["type"] == "input"}
        self._states = {id_: _first(one["element"]) for id_, one in self._blocks.items()}

    @property
    def values(self) -> dict[str, dict[str, Json]]:
        """What is sent, by block and action."""
        return {
            id_: {self._blocks[id_]["element"]["action_id"]: state}
            for id_, state in self._states.items()
            if state is not None
        }

    @property
    def full(self) -> bool:
        """Whether there is no field left to fill in."""
        return self._next() is None

    def is_same(self, view: Json) -> bool:
        """Return whether this is the form that is open."""
        return all(self.view.get(key) == view.get(key) for key in ("blocks", "private_metadata"))

    def has(self, label: str) -> bool:
        """Return whether a field has an option with that label."""
        return any(_options(one["element"], label) for one in self._blocks.values())

    def choose(self, label: str) -> None:
        """Choose an option, of the first empty field that has one so called, else of any."""
        able = [id_ for id_, one in self._blocks.items() if _options(one["element"], label)]
        empty = [id_ for id_ in able if self._states[id_] is None]
        self._put(next(iter(empty or able)), label)

    def answer(self, text: str) -> None:
        """Fill in the next field."""
        block = self._next()
        if block is None:
            raise AssertionError(f"no field is left for {text!r}")
        self._put(block, text)

    def fill(self, values: Mapping[str, object]) -> None:
        """Fill in fields by what they are called, in any case."""
        for word, value in values.items():
            found = [id_ for id_, one in self._blocks.items() if word.casefold() in _names(one)]
            if not found:
                raise AssertionError(f"no field {word!r}, only {', '.join(self._blocks)}")
            self._put(found[0], str(value))

    def lacking(self) -> dict[str, str]:
        """Return what must be filled in before the client sends anything, by block."""
        return {
            id_: REQUIRED
            for id_, one in self._blocks.items()
            if self._states[id_] is None and not one.get("optional")
        }

    def refuse(self, errors: Mapping[str, str]) -> None:
        """Take what has been refused out again; raise AssertionError where it is no field."""
        unknown = set(errors) - set(self._blocks)
        if unknown:
            raise AssertionError(f"errors for blocks that are not there: {unknown}")
        self.refused = dict(errors)
        self._touched -= set(errors)
        self._states.update(dict.fromkeys(errors))

    def texts(self) -> Iterator[str]:
        """Yield what she reads: the title, the fields, and what was refused."""
        yield self.view["title"]["text"]
        for block in self.view["blocks"]:
            said = block.get("label") or block.get("text")
            if said:
                yield said["text"]
            if block.get("block_id") in self.refused:
                yield self.refused[block["block_id"]]

    def _next(self) -> str | None:
        """Return the first empty field, or the first that she has not written over."""
        left = [id_ for id_ in self._blocks if id_ not in self._touched]
        return next(iter([*(id_ for id_ in left if self._states[id_] is None), *left]), None)

    def _put(self, block: str, text: str) -> None:
        self._states[block] = self._state(self._blocks[block]["element"], text) if text else None
        self._touched.add(block)
        self.refused.pop(block, None)

    def _state(self, element: Json, text: str) -> Json:
        """Return what the client makes of what she types or chooses."""
        kind = element["type"]
        if kind in _TYPED:
            longest = element.get("max_length", 3000)
            if len(text) > longest:
                raise AssertionError(f"longer than {longest}: {text!r}")
            return {"type": kind, "value": text}
        if kind == "datepicker" and (day := self._day(text)):
            return {"type": kind, "selected_date": day.isoformat()}
        if kind == "users_select" and (user := self._users.get(text.removeprefix("@").casefold())):
            return {"type": kind, "selected_user": user}
        options = _options(element, text)
        if kind in _CHOSEN and options:
            return {"type": kind, "selected_option": options[0]}
        if kind == "checkboxes" and options:
            return {"type": kind, "selected_options": options}
        raise AssertionError(f"a {kind} cannot be {text!r}")


def _names(block: Json) -> set[str]:
    return {block["block_id"].casefold(), block["label"]["text"].casefold()}


def _first(element: Json) -> Json | None:
    for first, name in _FIRST.items():
        if element.get(first):
            return {"type": element["type"], name: element[first]}
    return None


def _options(element: Json, text: str) -> list[Json]:
    """Return the options with that label or value, in any case."""
    groups = [*element.get("option_groups", ()), element]
    return [
        option
        for group in groups
        for option in group.get("options", ())
        if text.casefold() in {option["text"]["text"].casefold(), option["value"].casefold()}
    ]
