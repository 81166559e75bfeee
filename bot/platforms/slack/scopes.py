"""The rights (scopes) the app asks Slack for: what its calls, its events and its command need."""

from collections.abc import Mapping

COMMANDS: tuple[str, ...] = ("commands",)
"""What `/samverkan` needs: Slack hands us that line, and nothing else of the room."""

METHODS: Mapping[str, tuple[str, ...]] = {
    "auth_test": (),
    "chat_delete": ("chat:write",),  # only the bot's own messages
    "chat_getPermalink": (),
    "chat_postEphemeral": ("chat:write",),  # only where the bot has been invited
    "chat_postMessage": ("chat:write",),
    "chat_update": ("chat:write",),  # only the bot's own messages
    "conversations_info": ("channels:read", "groups:read"),  # archived? are we in it? no content
    "conversations_open": ("im:write",),  # the bot's own chat with somebody
    "files_upload_v2": ("files:write",),
    "users_info": ("users:read",),  # name and team; no e-mail, that is users:read.email
    "views_open": (),
    "views_publish": (),
    "views_update": (),
}
"""What each call of the Web API needs, by its name in slack_sdk (docs.slack.dev, Methods)."""

EVENTS: Mapping[str, tuple[str, ...]] = {
    "app_home_opened": (),
    "app_mention": ("app_mentions:read",),  # only lines with the bot's name in them
    "app_uninstalled": (),
    "message.im": ("im:history",),  # only the bot's own chat with somebody
    "tokens_revoked": (),
}
"""What each event we subscribe to needs (docs.slack.dev, Events)."""


def needed() -> frozenset[str]:
    """Return every scope that the bot token must have."""
    return frozenset(COMMANDS).union(*METHODS.values(), *EVENTS.values())
