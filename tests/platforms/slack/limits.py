"""
What Slack's reference allows in a payload, so that a test can tell what Slack would refuse.

From https://docs.slack.dev/reference/block-kit and https://docs.slack.dev/reference/views, not from
the bot: what the bot believes is what these figures check.
"""

from collections.abc import Mapping
from typing import Final

TEXT: Final = 4_000
"""Slack recommends it for a message's text; it refuses none, and cuts at 40,000."""
SAID_BY_BLOCKS: Final = 12_000
"""More in one message is refused as `msg_blocks_too_long`; the reference does not tell."""
FIELD: Final = 2_000
VIEW_BYTES: Final = 250_000
DEEPEST_LIST: Final = 8

MOST: Final[Mapping[tuple[str, str], int]] = {
    ("message", "blocks"): 50,
    ("modal", "blocks"): 100,
    ("home", "blocks"): 100,
    ("modal", "title"): 24,
    ("modal", "submit"): 24,
    ("modal", "close"): 24,
    ("plain_text", "text"): 3000,
    ("mrkdwn", "text"): 3000,
    ("section", "text"): 3000,
    ("section", "fields"): 10,
    ("header", "text"): 150,
    ("actions", "elements"): 25,
    ("context", "elements"): 10,
    ("rich_text", "elements"): 1000,
    ("input", "label"): 2000,
    ("input", "hint"): 2000,
    ("image", "alt_text"): 2000,
    ("image", "image_url"): 3000,
    ("image", "title"): 2000,
    ("button", "text"): 75,
    ("button", "value"): 2000,
    ("button", "url"): 3000,
    ("button", "accessibility_label"): 75,
    ("static_select", "options"): 100,
    ("static_select", "option_groups"): 100,
    ("multi_static_select", "options"): 100,
    ("multi_static_select", "option_groups"): 100,
    ("overflow", "options"): 5,
    ("radio_buttons", "options"): 10,
    ("checkboxes", "options"): 10,
    ("option", "text"): 75,
    ("option", "value"): 150,
    ("option", "description"): 75,
    ("option_group", "label"): 75,
    ("option_group", "options"): 100,
    ("confirm", "title"): 100,
    ("confirm", "text"): 300,
    ("confirm", "confirm"): 30,
    ("confirm", "deny"): 30,
}
"""How many characters or items, by what holds them and under which name; at least one of each."""

MOST_ANYWHERE: Final[Mapping[str, int]] = {
    "action_id": 255,
    "block_id": 255,
    "callback_id": 255,
    "external_id": 255,
    "placeholder": 150,
}

MOST_OR_NONE: Final[Mapping[str, int]] = {"private_metadata": 3000, "initial_value": 3000}
"""As above, and may be empty."""

LENGTHS: Final[Mapping[str, range]] = {"min_length": range(3001), "max_length": range(1, 3001)}
"""What a text field may be told to hold."""

PLAIN: Final = frozenset(
    {
        *((kind, name) for kind, name in MOST if kind in {"confirm", "modal"} and name != "blocks"),
        ("button", "text"),
        ("header", "text"),
        ("image", "title"),
        ("input", "hint"),
        ("input", "label"),
        ("option_group", "label"),
    }
)
"""Texts that Slack takes as `plain_text` only, like any placeholder."""

UNTYPED: Final[Mapping[str, str]] = {
    "confirm": "confirm",
    "initial_option": "option",
    "initial_options": "option",
    "option_groups": "option_group",
    "options": "option",
}
"""What an object without a type is, by the name it stands under."""

ONLY_IN_MESSAGES: Final = frozenset({"context_actions", "file", "markdown", "table"})

RICH: Final[Mapping[str, frozenset[str]]] = {
    "rich_text": frozenset(
        {"rich_text_list", "rich_text_preformatted", "rich_text_quote", "rich_text_section"}
    ),
    "rich_text_list": frozenset({"rich_text_section"}),
    "rich_text_preformatted": frozenset({"link", "text"}),
} | dict.fromkeys(
    ("rich_text_quote", "rich_text_section"),
    frozenset({"channel", "color", "date", "emoji", "link", "text", "user", "usergroup"}),
)
"""What may stand in what; Slack's `broadcast`, which calls everybody, is for no bot of ours."""

STYLES: Final = frozenset({"bold", "code", "italic", "strike"})
