"""Slack, joined: which workspaces, which way the deliveries come, and how to stop."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.chat.inbox import Inbox
from bot.chat.lexicon import Lexicon
from bot.platforms.slack.directory import Directory
from bot.platforms.slack.failures import reaching
from bot.platforms.slack.listening import Listening, logger
from bot.platforms.slack.pace import Pace
from bot.platforms.slack.seen import Seen
from bot.platforms.slack.sender import Slack
from bot.platforms.slack.taking import Taking
from bot.platforms.slack.words import SlackWords, slack_words
from bot.platforms.slack.workspaces import Credentials, Workspace, Workspaces, enter
from bot.ports import UnreachableError

PATH = "/slack/events"
TIMESTAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
BOLT_FAILED = 500
STOPPING = 10
"""Seconds that work already begun is given when the bot stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackService:
    """Slack as it is served: over Socket Mode where there is an app token, else over HTTP."""

    slack: Slack
    workspaces: Workspaces
    words: SlackWords

    @property
    def names(self) -> list[str]:
        """What the workspaces are called."""
        return [workspace.name for workspace in self.workspaces]

    def listens(self, inbox: Inbox, seen: Seen | None = None) -> "SlackEar":
        """Return the ear that hands everything to the inbox."""
        taking = Taking(
            inbox=inbox,
            slack=self.slack,
            workspaces=self.workspaces,
            directory=Directory(),
            words=self.words,
            seen=seen or Seen(),
        )
        return SlackEar(Listening(taking, self.workspaces), list(self.workspaces))


async def entered(
    given: Iterable[tuple[str, str | None, str | None]], api_url: str, lexicon: Lexicon
) -> SlackService:
    """
    Enter the workspaces that bot tokens, signing secrets and app tokens are given for.

    One that no longer lets us in is left out, so that the others are served; raise
    UnreachableError where none does.
    """
    entered: dict[str, Workspace] = {}
    refused: UnreachableError | None = None
    for bot_token, secret, app_token in given:
        credentials = Credentials(
            bot_token=bot_token, signing_secret=secret, app_token=app_token, api_url=api_url
        )
        try:
            with reaching():
                workspace = await enter(credentials)
        except UnreachableError as error:
            logger.error("slack: a workspace does not let us in: %s", error.reason)
            refused = error
        else:
            entered[workspace.team] = workspace
    if refused and not entered:
        raise refused
    workspaces = Workspaces(entered)
    words = slack_words(lexicon)
    return SlackService(slack=Slack(workspaces, words, Pace()), workspaces=workspaces, words=words)


class SlackEar:
    """What hears Slack: sockets to open and close, and a route."""

    def __init__(self, listening: Listening, workspaces: Sequence[Workspace]) -> None:
        self.listening = listening
        self._sockets = [
            AsyncSocketModeHandler(listening.app_of(group), token)
            for token, group in _grouped(workspaces, "app_token").items()
        ]
        self._open: list[AsyncSocketModeHandler] = []
        over_http = [one for one in workspaces if not one.credentials.app_token]
        self._apps = [
            (SignatureVerifier(secret), listening.app_of(group))
            for secret, group in _grouped(over_http, "signing_secret").items()
        ]

    @property
    def routes(self) -> list[Route]:
        """The route that Slack delivers to, where any workspace delivers over HTTP."""
        return [Route(PATH, self._delivered, methods=["POST"])] if self._apps else []

    async def open(self) -> None:
        """Begin to hear; raise UnreachableError where no app token lets us in."""
        refused: UnreachableError | None = None
        for handler in self._sockets:
            try:
                with reaching():
                    # Its own way of connecting asks for ever, and does not say why.
                    socket = handler.client
                    socket.wss_uri = await socket.issue_new_wss_url()
                    await handler.connect_async()  # type: ignore[no-untyped-call]
            except UnreachableError as error:
                await handler.close_async()  # type: ignore[no-untyped-call]
                logger.error("slack: an app token does not let us in: %s", error.reason)
                refused = error
            else:
                self._open.append(handler)
        if refused and not self._open and not self._apps:
            raise refused

    async def close(self) -> None:
        """Hear no more, and let what has begun come to its end."""
        for handler in self._open:
            await handler.close_async()  # type: ignore[no-untyped-call]
        try:
            await asyncio.wait_for(self.listening.finished(), STOPPING)
        except TimeoutError:
            logger.warning("slack: stopped before all was done")

    async def _delivered(self, request: Request) -> Response:
        body = await request.body()
        app = self._app_of(body, request.headers)
        if app is None:
            logger.warning("slack: refused a delivery that is not signed by Slack")
            return PlainTextResponse("Unauthorized", status_code=401)
        try:
            answer = await AsyncSlackRequestHandler(app).handle(request)
        except (ValueError, KeyError, TypeError, AttributeError):
            answer = None
        # Bolt answers so where it trips over what Slack would never send.
        if answer is None or answer.status_code == BOLT_FAILED:
            logger.warning("slack: refused a delivery that cannot be read")
            return PlainTextResponse("Bad Request", status_code=400)
        return answer

    def _app_of(self, body: bytes, headers: Mapping[str, str]) -> AsyncApp | None:
        """Return the app that a delivery is signed for; an old one counts as not signed."""
        return next((app for verifier, app in self._apps if _valid(verifier, body, headers)), None)


def _valid(verifier: SignatureVerifier, body: bytes, headers: Mapping[str, str]) -> bool:
    timestamp, signature = headers.get(TIMESTAMP), headers.get(SIGNATURE)
    try:
        return verifier.is_valid(body, timestamp, signature)
    except (ValueError, OverflowError, TypeError):  # no text, no moment, no signature
        return False


def _grouped(workspaces: Iterable[Workspace], secret: str) -> dict[str, list[Workspace]]:
    """Return the workspaces that share a secret, by that secret."""

    def key(workspace: Workspace) -> str:
        return getattr(workspace.credentials, secret) or ""

    ordered = sorted((one for one in workspaces if key(one)), key=key)
    return {found: list(group) for found, group in groupby(ordered, key=key)}
