"""Looks whether Slack lets the bot reach those it should: for `doctor`, beside a running bot."""

from collections.abc import Iterable
from typing import Any

from bot.platforms.slack.failures import reaching
from bot.platforms.slack.names import PLATFORM, team_of, user_of
from bot.platforms.slack.scopes import needed
from bot.platforms.slack.service import SlackService
from bot.platforms.slack.workspaces import Workspace
from bot.ports import RoomId, UnreachableError


async def room_trouble(service: SlackService, room: RoomId) -> str | None:
    """Return why a room cannot be reached, as a key of `[unreachable]`; None where it can."""
    if not room.startswith(f"{PLATFORM}:"):
        return None
    try:
        workspace, channel = await service.slack.where(room)
        with reaching():
            answer: Any = await workspace.client.conversations_info(channel=channel)
    except UnreachableError as error:
        return error.reason
    found = answer["channel"]
    if found.get("is_archived"):
        return "room_archived"
    return None if found.get("is_member", True) else "not_in_room"


async def person_trouble(service: SlackService, accounts: Iterable[str]) -> str | None:
    """Return why somebody cannot be reached at any of her accounts here; None where she can."""
    mine = [one for one in accounts if one.startswith(f"{PLATFORM}:")]
    found = [await _account_trouble(service, team_of(one), user_of(one)) for one in mine]
    return None if None in found else next(iter(found), None)


async def _account_trouble(service: SlackService, team: str, user: str) -> str | None:
    workspace = service.workspaces.of(team)
    try:
        with reaching():
            answer: Any = await workspace.client.users_info(user=user)
    except UnreachableError as error:
        return error.reason
    return "person_gone" if answer["user"].get("deleted") else None


async def scopes_missing(workspace: Workspace) -> list[str]:
    """Return the rights that the app lacks in a workspace, where Slack says which it has."""
    with reaching():
        answer = await workspace.client.auth_test()
    given = str(answer.headers.get("x-oauth-scopes") or "")
    have = {one.strip() for one in given.split(",") if one.strip()}
    return sorted(needed() - have) if have else []
