"""What a command is: its name, its fields, who may, and the function that answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.chat.lexicon import Lexicon
from bot.chat.outgoing import Offer, Outgoing
from bot.domain.cooperation import Cooperation
from bot.domain.person import Person

if TYPE_CHECKING:
    from bot.chat.request import Desk, Request


class Kind(StrEnum):
    """What a field holds, and so how it is read."""

    TASK = "task"
    MATTER = "matter"
    ITEM = "item"
    DECIMAL = "decimal"
    VERSION = "version"
    NUMBER = "number"
    STEP = "step"
    DATE = "date"
    DAY_LEFT = "day_left"
    COUNT = "count"
    PAST_DATE = "past_date"
    MOMENT = "moment"
    CLOCK = "clock"
    REPEAT = "repeat"
    PERSON = "person"
    CODE = "code"
    CHOICE = "choice"
    WORDS = "words"
    TEXT = "text"


Values = Mapping[str, str | int]
"""The values of a command, as they stand in a request or on a button."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """
    One value of a command.

    `positional` values may stand bare, in the order of the fields; a TEXT takes what is left of
    the line. `required` ones are asked for before the command is tried at all; an `optional` one
    may be left out even when a form asks for it. `choices` names the group in words.toml that a
    CHOICE is of, or whose buttons help to fill in the field. `limit` is how many characters WORDS
    or a TEXT may have, where that is more than a name, or than a message.
    """

    name: str
    kind: Kind
    positional: bool = False
    required: bool = False
    optional: bool = False
    choices: str | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """
    What a handler decided: what to say and what to keep.

    `cooperation` is None where nothing changed. `then` is the form to open once all this is kept
    and said: the next question of several that are saved one by one. `lines` are answers from
    several cooperations, each naming its own, of which one message shows a line each.
    """

    say: tuple[Outgoing, ...] = ()
    lines: tuple[Outgoing, ...] = ()
    cooperation: Cooperation | None = None
    people: tuple[Person, ...] = ()
    then: "NeedMoreError | None" = None

    @property
    def keeps(self) -> bool:
        """Whether there is something to keep, now or as what a form holds."""
        return bool(self.cooperation or self.people or self.then)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """
    A verb. Its words are in templates/<language>/words.toml under the same name, and who may use it
    stands in bot/domain/permissions.py, for what it is asked to do: its `act`.

    `own` commands write what one party keeps for itself, and are not taken where others could
    read the typed line. `links` ones may be used in a room that is not linked yet, for the only
    cooperation of whoever asks. `hidden` ones are pressed rather than typed, and are left out of
    the help. `forgets` ones keep and show nothing of the words they are given, so that those that
    hide a text are not held back for naming what it holds.
    """

    name: str
    handle: Callable[["Request", "Desk"], Result]
    fields: tuple[Field, ...] = ()
    own: bool = False
    links: bool = False
    act: Callable[[Values, Lexicon], str] | None = None
    hidden: bool = False
    forgets: bool = False

    def field(self, name: str) -> Field | None:
        """Return a field by its name."""
        return next((one for one in self.fields if one.name == name), None)

    def asked(self, values: Values, lexicon: Lexicon) -> str:
        """Return what the command is asked to do; empty for a verb that does one thing."""
        if self.act:
            return self.act(values, lexicon)
        return str(values.get("do", "")) if self.field("do") else ""

    def missing(self, values: Mapping[str, str]) -> tuple[str, ...]:
        """
        Return the required fields that have no value yet.

        A person comes last: who is meant is known from the line that names her, and no other.
        """
        left = [one for one in self.fields if one.required and one.name not in values]
        return tuple(one.name for one in sorted(left, key=lambda one: one.kind is Kind.PERSON))


class NeedMoreError(Exception):
    """
    A command cannot be decided before more is filled in; `fields` are asked for in a form.

    `template` words what comes before the questions, `offers` are buttons beside them. `command`
    is the one the form belongs to where it is another than the one that was said. `first` is what
    stands in the fields to begin with, where a platform shows fields.
    """

    def __init__(
        self,
        fields: tuple[str, ...],
        *,
        template: str | None = None,
        values: Mapping[str, str] | None = None,
        offers: tuple[Offer, ...] = (),
        command: str | None = None,
        first: Mapping[str, str] | None = None,
        **facts: object,
    ) -> None:
        super().__init__(fields)
        self.fields = fields
        self.template = template
        self.values: Mapping[str, str] = values or {}
        self.offers = offers
        self.command = command
        self.first: Mapping[str, str] = first or {}
        self.facts: Mapping[str, object] = facts
