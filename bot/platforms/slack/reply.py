"""The way back to one thing somebody did in Slack: where she did it, and what Slack lets us do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.chat.message import Message
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.workspaces import Workspace
from bot.ports import RoomId

USES = 5
"""How often a response_url may be used (Slack)."""


class Place(StrEnum):
    """Where somebody is answered: in a channel unseen by others, in her chat, in the Home tab."""

    CHANNEL = "channel"
    DIRECT = "direct"
    HOME = "home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """The message whose button was pressed; `unseen` where only she sees it."""

    channel: str
    ts: str
    blocks: tuple[Block, ...]
    value: str
    label: str
    unseen: bool


@dataclass(slots=True, kw_only=True)
class Reply:
    """
    How what somebody did is answered.

    `url` is Slack's response_url, good until `until` where that is known (epoch seconds); `trigger`
    lets one modal be opened within three seconds. `view` is the modal she pressed in; `sent` what
    was filled in, by field, while Slack still waits for the answer, which is `errors` beside the
    fields (`last` is the last of them) or a new view in `update`. `collected` takes the answers
    instead, where they are to be shown together; `quiet` drops them. `asked` is the id of the form
    that was opened.
    """

    workspace: Workspace
    user: str
    room: RoomId
    place: Place
    channel: str | None = None
    thread: str | None = None
    url: str | None = None
    until: int = 0
    uses: int = 0
    trigger: str | None = None
    pressed: Pressed | None = None
    view: str | None = None
    sent: Mapping[str, str] | None = None
    last: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    update: Block | None = None
    asked: str = ""
    collected: list[Message] | None = None
    quiet: bool = False
    answered: int = 0

    def take_trigger(self) -> str | None:
        """Return the trigger, which works only once."""
        trigger, self.trigger = self.trigger, None
        return trigger

    def take_url(self) -> str | None:
        """Return the response_url while it may still be used."""
        self.uses += 1
        return self.url if self.uses <= USES else None
