"""Who is behind a user id: the team she belongs to and what she is called, asked of Slack once."""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any

from bot.chat.request import Account
from bot.platforms.slack.failures import reaching
from bot.platforms.slack.names import account
from bot.platforms.slack.recent import Recent
from bot.platforms.slack.workspaces import Workspace
from bot.ports import UnreachableError

REMEMBERED = 5000
"""How many people's names are kept in memory."""


class Directory:
    """Looks people up one by one, never a whole workspace."""

    def __init__(self) -> None:
        self._known: Recent[tuple[str, str], Account] = Recent(REMEMBERED)

    async def account(self, workspace: Workspace, user: str, team: str | None = None) -> Account:
        """
        Return somebody's account.

        Where Slack cannot be asked, her *team* is that of the delivery, else the workspace's.
        """
        key = (workspace.team, user)
        known = self._known.get(key)
        if known is None:
            try:
                with reaching():
                    answer: Any = await workspace.client.users_info(user=user)
            except UnreachableError:
                return Account(id=account(team or workspace.team, user), name=user)
            found: Mapping[str, Any] = answer["user"] or {}
            home = str(found.get("team_id") or team or workspace.team)
            known = Account(id=account(home, user), name=_name(found) or user)
        self._known[key] = known  # as the newest, asked again or not
        return known

    async def named(self, workspace: Workspace, users: Iterable[str]) -> dict[str, Account]:
        """Return the accounts of people named in a line, by the way they stand there."""
        ids = list(dict.fromkeys(users))
        found = await asyncio.gather(*(self.account(workspace, user) for user in ids))
        return {f"@{user}": one for user, one in zip(ids, found, strict=True)}


def _name(user: Mapping[str, Any]) -> str:
    profile = user.get("profile") or {}
    names = (profile.get("real_name"), user.get("real_name"), profile.get("display_name"))
    return next((name for name in (*names, user.get("name")) if name), "")
