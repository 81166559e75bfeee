"""Somebody in Slack: says, presses, fills in and reads, as the console's driver does there."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from bot.chat.dates import parse_moment
from bot.wordbooks import read_dates
from tests.e2e.local_slack import LocalSlack
from tests.e2e.slack_form import Draft
from tests.e2e.slack_people import as_command, as_message, as_read, channel_id, user_id

Json = dict[str, Any]


class SlackDriver:
    """
    Does in a workspace what people do; room None is somebody's chat with the bot alone.

    *users* are the names of everybody by id, and *today* is the bot's. What cannot be done there
    raises AssertionError.
    """

    def __init__(
        self, slack: LocalSlack, users: Mapping[str, str], today: Callable[[], date]
    ) -> None:
        self.slack = slack
        self._users = users
        self._today = today
        self._words = read_dates()
        self._drafts: dict[str, Draft] = {}

    async def say(self, who: str, room: str | None, text: str) -> None:
        """Write in a chat: a slash command or a message."""
        user, channel = user_id(who), await self._channel(who, room)
        if text.startswith("/"):
            await self.slack.command(user, channel, as_command(text, self._users))
        else:
            await self.slack.message(user, channel, as_message(text, self._users))

    async def press(self, who: str, room: str | None, label: str) -> None:
        """Press the newest button with that label in a chat."""
        user, channel = user_id(who), await self._channel(who, room)
        ts, element = await self._button(user, channel, label)
        await self.slack.press(user, channel, ts, element)

    async def submit(self, who: str, values: Mapping[str, object]) -> None:
        """Fill in the open form by the words of its fields, and send it."""
        draft = await self._open(who)
        draft.fill(values)
        await self.send(who)

    async def send(self, who: str) -> None:
        """Send the open form; what is refused stands in it."""
        draft = await self._open(who)
        refused = draft.lacking() or await self.slack.submit(user_id(who), draft.values)
        draft.refuse(refused)
        if not refused:
            del self._drafts[who]

    async def close(self, who: str) -> None:
        """Close the open form."""
        await self.slack.close_form(user_id(who))
        self._drafts.pop(who, None)

    async def form(self, who: str) -> Draft | None:
        """Return the form that somebody has open, with what she has written in it."""
        view = await self.slack.form(user_id(who))
        if view is None:
            return None
        draft = self._drafts.get(who)
        if draft is None or not draft.is_same(view):
            users = {name.casefold(): id_ for id_, name in self._users.items()}
            draft = self._drafts[who] = Draft(view, self._day, users)
        return draft

    async def read(self, who: str, room: str | None) -> list[str]:
        """Return what somebody reads in a chat, a text for each message, the oldest first."""
        seen = await self.slack.seen(user_id(who), await self._channel(who, room))
        return [as_read("\n".join(_texts(message)), self._users) for message in seen]

    async def buttons(self, who: str, room: str | None) -> list[str]:
        """Return the labels that somebody can press in a chat, the newest message's first."""
        seen = await self.slack.seen(user_id(who), await self._channel(who, room))
        return [element["text"]["text"] for _, element in _buttons(seen)]

    async def _channel(self, who: str, room: str | None) -> str:
        return channel_id(room) if room else await self.slack.dm(user_id(who))

    async def _open(self, who: str) -> Draft:
        draft = await self.form(who)
        if draft is None:
            raise AssertionError(f"{who} has no form open")
        return draft

    async def _button(self, user: str, channel: str, label: str) -> tuple[str, Json]:
        """Return the newest button so called; case matters only where two are otherwise alike."""
        seen = list(_buttons(await self.slack.seen(user, channel)))
        alike = [one for one in seen if _label(one).casefold() == label.casefold()]
        exact = [one for one in alike if _label(one) == label]
        if not exact and len({_label(one) for one in alike}) != 1:
            raise AssertionError(f"no button [{label}], only {[_label(one) for one in seen][:20]}")
        return (exact or alike)[0]

    def _day(self, text: str) -> date | None:
        """Return the day that somebody finds in a calendar; without a year it is the nearest."""
        today = self._today()
        moments = [
            parse_moment(text, base, self._words) for base in (today, today - timedelta(365))
        ]
        days = [moment.day for moment in moments if moment]
        return min(days, key=lambda day: abs(day - today), default=None)


def _buttons(messages: list[Json]) -> Iterator[tuple[str, Json]]:
    for message in reversed(messages):
        for place, block in enumerate(message.get("blocks") or ()):
            elements = [*block.get("elements", ()), block.get("accessory") or {}]
            for element in elements:
                if element.get("type") == "button":
                    name = block.get("block_id", f"b{place}")
                    yield message["ts"], {**element, "block_id": name}


def _label(button: tuple[str, Json]) -> str:
    return str(button[1]["text"]["text"])


def _texts(message: Json) -> Iterator[str]:
    """Yield what stands in a message and its files; of rich text its `text` tells the words."""
    blocks = message.get("blocks")
    if not blocks or any(block["type"] == "rich_text" for block in blocks):
        yield message.get("text") or ""
    for block in blocks or ():
        parts = [block.get("text"), *block.get("fields", ()), *block.get("elements", ())]
        for part in parts:
            if part and part["type"] in {"mrkdwn", "plain_text"}:
                yield part["text"]
    for file in message.get("files", ()):
        yield f"[{file['name']}]"
