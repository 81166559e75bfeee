"""What a platform is given to show: worded, for one audience, with nothing left to decide."""

from dataclasses import dataclass

MAX_BUTTON_BYTES = 64
"""The tightest limit of any platform on what a button can carry (Telegram's callback data)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A run of text in one style. `style` is of `b`, `i`, `code`; `link` is an address."""

    text: str
    style: frozenset[str] = frozenset()
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A label, and the command line that a press on it says."""

    label: str
    line: str

    def __post_init__(self) -> None:
        """Refuse a line that the tightest platform could not carry."""
        if len(self.line.encode()) > MAX_BUTTON_BYTES:
            raise ValueError(self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """One field of a form as people see it. `choices` are buttons that answer it."""

    name: str
    word: str
    question: str
    kind: str
    required: bool
    value: str | None
    choices: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """
    The fields still to fill in; a platform shows them all at once, or asks the first.

    `prompt` is the question of the first, with its number where there are several.
    """

    fields: tuple[FieldView, ...]
    prompt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message."""

    spans: tuple[Span, ...]
    buttons: tuple[Button, ...] = ()
    form: FormView | None = None

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join(span.text for span in self.spans)
