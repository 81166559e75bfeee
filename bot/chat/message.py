"""What a platform is given to show: worded, for one audience, with nothing left to decide."""

from dataclasses import dataclass

from bot.domain.room import Language

MAX_BUTTON_BYTES = 64
"""The tightest limit of any platform on what a button can carry (Telegram's callback data)."""


LEADER = "\u2024"
"""
A leader dot, drawn between a name and what stands in the next column. No text of a user's has it,
so that a platform without even letters may put something else in the place of a row of them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """
    A run of text in one style. `style` is of `b`, `i`, `code`; `link` is an address.

    `accounts` are those of a person whom the run names so that she hears of it, where her platform
    can call her; everywhere else her name stands there.
    """

    text: str
    style: frozenset[str] = frozenset()
    link: str | None = None
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """
    A label, and the command line that a press on it says.

    `confirm` is what to ask before a press that cannot be taken back; None for all others.
    """

    label: str
    line: str
    confirm: str | None = None

    def __post_init__(self) -> None:
        """Refuse a line that the tightest platform could not carry."""
        if len(self.line.encode()) > MAX_BUTTON_BYTES:
            raise ValueError(self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Button):
    """A button that answers a field with `value`; an empty one leaves the field out."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """
    One field of a form as people see it. `choices` are buttons that answer it.

    `kind` is a `bot.chat.command.Kind`; `limit` how many characters an answer may have; `closed`
    whether one of the choices has to be taken, where others have to be known by name.
    """

    name: str
    word: str
    question: str
    kind: str
    required: bool
    value: str | None
    limit: int
    choices: tuple[Choice, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """
    The fields still to fill in; a platform shows them all at once, or asks the first.

    `prompt` is the question of the first, with its number where there are several. `title` is the
    verb and what it is about, `line` the command line as it was begun, `id` what a sent form is
    known again by; `open` is the button that shows the form anew.
    `assure` is the tick box by which a text refused as somebody's may be said to be nobody's.
    """

    fields: tuple[FieldView, ...]
    prompt: str
    title: str
    line: str
    id: str
    open: Button
    assure: FieldView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to hand over; `name` with its ending."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message, in one language; `refused` where it says why something was not done."""

    spans: tuple[Span, ...]
    buttons: tuple[Button, ...] = ()
    form: FormView | None = None
    refused: bool = False
    files: tuple[File, ...] = ()
    language: Language = Language.SV

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join(span.text for span in self.spans)
