"""Messages and ways back as the tests of Slack need them, short to write."""

from typing import Any

from bot.chat.command import Kind
from bot.chat.message import Button, Choice, FieldView, FormView, Message, Span
from bot.domain.room import Language
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.modals import Context, form_view
from bot.platforms.slack.reply import Place, Reply
from bot.platforms.slack.words import slack_words
from bot.platforms.slack.workspaces import Credentials, Workspace, client_of
from bot.ports import RoomId
from tests.chat.reading import lexicon
from tests.platforms.slack.checked import violations
from tests.platforms.slack.payloads import ALICE, BOT, BOT_USER, DIRECT, GENERAL, TEAM

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105 - the one of Slack's own example
HOSTILE = '<!channel> *x* & "y" <@U02BOB> _z_ `c` &amp; <https://x.se|här>'
"""What Slack would take for a call to everybody, a person, styles and a link."""
SLACK = slack_words(lexicon())
WORDS = SLACK["sv"]
SENDER = f"slack:{TEAM}:{ALICE}"
PRIVATE = RoomId(f"@{SENDER}")
CHANNEL = RoomId(f"slack:{GENERAL}")
LATER = 10**10
"""A moment that does not come while these tests run."""


def message(*texts: str | Span, buttons: tuple[Button, ...] = (), **more: Any) -> Message:  # noqa: ANN401 - any value of a message
    """Return a message of plain runs."""
    spans = tuple(Span(text=text) if isinstance(text, str) else text for text in texts)
    return Message(spans=spans, buttons=buttons, language=Language.SV, **more)


def buttons(count: int) -> tuple[Button, ...]:
    """Return so many buttons."""
    return tuple(Button(label=f"Visa {n}", line=f"visa {n}") for n in range(1, count + 1))


def field(**more: Any) -> FieldView:  # noqa: ANN401 - any value of a field
    """Return a field; a required line of text, unless something else is said."""
    given: dict[str, Any] = {
        "name": "text",
        "word": "text",
        "question": "Hur lyder texten?",
        "kind": Kind.WORDS.value,
        "required": True,
        "value": None,
        "limit": 80,
    }
    return FieldView(**given | more)


def choices(*values: str) -> tuple[Choice, ...]:
    """Return what a field can be answered with."""
    return tuple(
        Choice(label=one.capitalize(), line=f"svara val={one}", value=one) for one in values
    )


def form(
    *fields: FieldView,
    line: str = "ändra 1.3",
    title: str = "Ändra",
    assure: FieldView | None = None,
) -> FormView:
    """Return a form."""
    again = Button(label="Fyll i", line="svara")
    asked = fields or (field(),)
    return FormView(
        fields=asked,
        prompt=asked[0].question,
        title=title,
        line=line,
        id="ab12",
        open=again,
        assure=assure,
    )


def opened(*fields: Any, text: str = "Nytt mål.", **more: Any) -> Block:  # noqa: ANN401 - fields
    """Return the modal of a form, after a look at whether Slack would take it."""
    asked = form(*fields, **more)
    context = Context(room=CHANNEL, line=asked.line)
    view = form_view(message(text), asked, context, WORDS)
    assert violations("views.open", {"trigger_id": "1.2.x", "view": view}) == []
    return view


CLOSED = form(field(word="val", question="Vilket?", choices=choices("ja", "nej"), closed=True))
"""One question with a few answers."""
REFUSED = message(
    "Det är ingen dag." + "x" * 400, form=form(field(word="datum", kind="date")), refused=True
)


def workspace(api_url: str = "http://127.0.0.1:9/api/", team: str = TEAM) -> Workspace:
    """Return a workspace whose Slack answers at an address; nobody does at the usual one."""
    credentials = Credentials(bot_token=f"xoxb-{team}", signing_secret=SECRET, api_url=api_url)
    return Workspace(
        team=team,
        name=team.lower(),
        bot=BOT_USER,
        bot_id=BOT,
        client=client_of(credentials),
        credentials=credentials,
    )


def reply(place: Place = Place.CHANNEL, **more: Any) -> Reply:  # noqa: ANN401 - any value of a reply
    """Return a way back to Alice."""
    usual: dict[Place, dict[str, Any]] = {
        Place.CHANNEL: {"room": CHANNEL, "channel": GENERAL},
        Place.DIRECT: {"room": PRIVATE, "channel": DIRECT},
        Place.HOME: {"room": PRIVATE},
    }
    given: dict[str, Any] = {"workspace": workspace(), "user": ALICE, **usual[place]}
    return Reply(place=place, **given | more)


def modal(room: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any value of a context
    """Return an opened modal of ours, with what it remembers."""
    known: dict[str, Any] = {"line": "ändra 1.3", "until": LATER}
    return {"type": "modal", "private_metadata": Context(room=room, **known | more).written()}
