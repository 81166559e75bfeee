"""What `doctor` finds out about the platforms: whether they reach everybody they should."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from typing import TYPE_CHECKING

from bot.domain.cooperation import Cooperation
from bot.ports import People, UnreachableError
from bot.settings import SlackSettings
from bot.wordbooks import read_lexicon

if TYPE_CHECKING:
    from bot.platforms.slack.service import SlackService

Found = tuple[str, dict[str, str]]
"""A sentence of `[operator]` in words.toml, and its facts; a `reason` is of `[unreachable]`."""


def slack_found(
    settings: SlackSettings, cooperations: Iterable[Cooperation], people: People
) -> list[Found]:
    """
    Return what stands in the way in Slack; nothing where Slack is not set up, or all is well.

    Raise WrongSettingError.
    """
    given = settings.workspaces()
    if not given:
        return []
    # Only now, since somebody without Slack should not wait for its libraries.
    from bot.platforms.slack import service  # noqa: PLC0415

    async def look() -> list[Found]:
        try:
            slack = await service.entered(given, settings.api_url, read_lexicon())
            return [one async for one in _troubles(slack, cooperations, people)]
        except UnreachableError as error:
            return [("slack_refused", {"reason": error.reason})]

    return asyncio.run(look())


async def _troubles(
    slack: "SlackService", cooperations: Iterable[Cooperation], people: People
) -> AsyncIterator[Found]:
    from bot.platforms.slack import looking  # noqa: PLC0415 - as above

    for workspace in slack.workspaces:
        missing = await looking.scopes_missing(workspace)
        if missing:
            yield "scopes_missing", {"workspace": workspace.name, "scopes": ", ".join(missing)}
    for cooperation in cooperations:
        for room in cooperation.rooms:
            reason = await looking.room_trouble(slack, room.id)
            if reason:
                yield "room_unreached", {"id": cooperation.id, "room": room.id, "reason": reason}
        for member in cooperation.members:
            person = people.load(member.person)
            reason = await looking.person_trouble(slack, person.accounts)
            if reason:
                facts = {"id": cooperation.id, "person": person.name, "reason": reason}
                yield "person_unreached", facts
