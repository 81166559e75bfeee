"""What is left on the screen after a press: nothing that has done its work."""

from collections.abc import Sequence

from bot.chat.message import Message, Span
from bot.chat.outcome import Outcome
from bot.platforms.slack.blocks import Block
from bot.platforms.slack.failures import reaching
from bot.platforms.slack.pressing import noted
from bot.platforms.slack.recent import Recent
from bot.platforms.slack.reply import Pressed, Reply
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.words import SlackWords
from bot.platforms.slack.workspaces import webhook
from bot.ports import UnreachableError

REMEMBERED = 1000
"""How many messages are remembered as they were left."""


class Tidying:
    """Takes used buttons away, and says who pressed them and where the answer is."""

    def __init__(self, slack: Slack, words: SlackWords) -> None:
        self._slack = slack
        self._words = words
        self._asked: Recent[str, Pressed] = Recent(REMEMBERED)
        self._left: Recent[tuple[str, str], list[Block]] = Recent(REMEMBERED)

    def remember(self, reply: Reply) -> None:
        """Remember which button has opened a form, until the form is sent."""
        if reply.pressed and reply.asked:
            self._asked[reply.asked] = reply.pressed

    def recalled(self, form: str) -> Pressed | None:
        """Return the button that a form was opened by, where that was since the start."""
        return self._asked.get(form)

    async def after(self, reply: Reply, outcome: Outcome) -> None:
        """Leave the pressed message as it should stand."""
        pressed = reply.pressed
        if pressed is None:
            return
        if pressed.unseen:
            await self._taken_away(reply, outcome)
        elif outcome.note and pressed.blocks:
            await self._noted(reply, pressed, outcome, outcome.note)

    async def _taken_away(self, reply: Reply, outcome: Outcome) -> None:
        """Take away what only she saw, once all have been told what came of it."""
        if outcome.told and not reply.answered and (url := reply.take_url()):
            with reaching():
                await webhook(url, reply.workspace).send_dict({"delete_original": True})

    async def _noted(self, reply: Reply, pressed: Pressed, outcome: Outcome, note: Message) -> None:
        link = await self._link(outcome, note)
        blocks = noted(self._as_it_stands(pressed), pressed.value, note, link)
        self._left[pressed.channel, pressed.ts] = blocks
        await self._slack.replace(reply.workspace, pressed.channel, pressed.ts, blocks)

    def _as_it_stands(self, pressed: Pressed) -> Sequence[Block]:
        """Return the message as we left it: another press may have come from an older sight."""
        return self._left.get((pressed.channel, pressed.ts), pressed.blocks)

    async def _link(self, outcome: Outcome, note: Message) -> Span | None:
        """Return a link to the message that the press led to."""
        for chat, ts in outcome.told.items():
            try:
                url = await self._slack.link(chat, ts)
            except UnreachableError:
                continue
            return Span(text=self._words[note.language]["answer"], link=url)
        return None
