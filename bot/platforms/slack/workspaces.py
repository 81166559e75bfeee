"""The workspaces that the bot is installed in, each with its own token and its own name for it."""

import logging
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

SECONDS = 10
"""How long Slack may take to answer."""

quiet = logging.getLogger("bot.platforms.slack.library")
"""What the libraries log goes here, and no further: they log whole payloads."""
quiet.propagate = False
quiet.setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What lets the bot into one workspace."""

    bot_token: str = field(repr=False)
    signing_secret: str | None = field(repr=False, default=None)
    app_token: str | None = field(repr=False, default=None)
    api_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A workspace the bot is in. `team` is its id, `bot` the bot's user id there."""

    team: str
    name: str
    bot: str
    bot_id: str
    client: AsyncWebClient
    credentials: Credentials


def client_of(credentials: Credentials) -> AsyncWebClient:
    """
    Return a client that tries again only where Slack said that it took nothing.

    The library's own choice tries again after a broken connection too, and then posts twice.
    """
    return AsyncWebClient(
        token=credentials.bot_token,
        base_url=credentials.api_url,
        timeout=SECONDS,
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=3)],
        logger=quiet,
    )


def webhook(url: str, workspace: Workspace) -> AsyncWebhookClient:
    """Return the way back to an interaction, by its response_url."""
    return AsyncWebhookClient(
        url,
        session=workspace.client.session,
        timeout=SECONDS,
        retry_handlers=[AsyncRateLimitErrorRetryHandler(max_retry_count=3)],
        logger=quiet,
    )


async def enter(credentials: Credentials) -> Workspace:
    """Return a workspace as Slack knows it by our token; raise slack_sdk's errors."""
    client = client_of(credentials)
    found: Mapping[str, str] = (await client.auth_test()).data  # type: ignore[assignment]
    return Workspace(
        team=found["team_id"],
        name=found.get("team", found["team_id"]),
        bot=found["user_id"],
        bot_id=found.get("bot_id", ""),
        client=client,
        credentials=credentials,
    )


class Workspaces:
    """The workspaces by their ids, and which of them each channel is reached through."""

    def __init__(self, workspaces: Mapping[str, Workspace]) -> None:
        self._by_team = workspaces
        self._channels: dict[str, str] = {}
        self._meets: dict[str, str] = {}

    def __iter__(self) -> Iterator[Workspace]:
        """Return the workspaces, in the order of their tokens."""
        return iter(self._by_team.values())

    def has(self, team: str) -> bool:
        """Tell whether the bot is installed in a workspace."""
        return team in self._by_team

    def of(self, team: str | None) -> Workspace:
        """Return a workspace; for one we are not in, the one through which we meet its people."""
        own = self._by_team.get(team or "") or self._by_team.get(self._meets.get(team or "", ""))
        return own or next(iter(self._by_team.values()))

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        """
        Keep connections to Slack open between calls for as long as the block runs.

        Otherwise each call makes one of its own, and every answer waits for that.
        """
        limit = aiohttp.ClientTimeout(total=SECONDS)
        jar = aiohttp.DummyCookieJar()
        async with aiohttp.ClientSession(timeout=limit, cookie_jar=jar) as session:
            for workspace in self:
                workspace.client.session = session
            try:
                yield
            finally:
                for workspace in self:
                    workspace.client.session = None

    def noted(self, channel: str, workspace: Workspace) -> None:
        """Remember that a channel is heard through a workspace."""
        self._channels[channel] = workspace.team

    def forget(self, channel: str) -> None:
        """Look anew for the workspace of a channel."""
        self._channels.pop(channel, None)

    def met(self, team: str, workspace: Workspace) -> None:
        """Remember through which workspace we meet the people of one we are not in."""
        if team not in self._by_team:
            self._meets[team] = workspace.team

    def known(self, channel: str) -> Workspace | None:
        """Return the workspace that a channel was heard through, or the only one."""
        if len(self._by_team) == 1:
            return next(iter(self._by_team.values()))
        team = self._channels.get(channel)
        return self._by_team.get(team) if team else None
