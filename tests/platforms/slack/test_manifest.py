"""The manifest asks for what the code uses, and for nothing more."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.listening import COMMAND, Listening
from bot.platforms.slack.scopes import EVENTS, METHODS, needed
from bot.platforms.slack.service import PATH
from bot.platforms.slack.taking import Taking
from bot.platforms.slack.workspaces import Workspaces

ROOT = Path(__file__).parents[3]
WRITTEN = (ROOT / "slack-manifest.yaml").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs/slack.md").read_text(encoding="utf-8")

LENGTHS = {
    ("display_information", "name"): (1, 35),
    ("display_information", "description"): (1, 140),
    ("display_information", "long_description"): (175, 4000),
    ("features", "bot_user", "display_name"): (1, 80),
    ("features", "slash_commands", 0, "command"): (2, 32),
    ("features", "slash_commands", 0, "description"): (1, 2000),
    ("features", "slash_commands", 0, "usage_hint"): (1, 1000),
}
"""Characters that Slack takes, by its own schema (github.com/slackapi/manifest-schema)."""
KNOWN = {
    (): {"_metadata", "display_information", "features", "oauth_config", "settings"},
    ("_metadata",): {"major_version", "minor_version"},
    ("display_information",): {"name", "description", "long_description", "background_color"},
    ("features",): {"app_home", "bot_user", "slash_commands"},
    ("features", "app_home"): {
        "home_tab_enabled",
        "messages_tab_enabled",
        "messages_tab_read_only_enabled",
    },
    ("features", "bot_user"): {"display_name", "always_online"},
    ("features", "slash_commands", 0): {
        "command",
        "url",
        "description",
        "usage_hint",
        "should_escape",
    },
    ("oauth_config",): {"scopes"},
    ("oauth_config", "scopes"): {"bot"},
    ("settings",): {
        "event_subscriptions",
        "interactivity",
        "org_deploy_enabled",
        "socket_mode_enabled",
        "token_rotation_enabled",
    },
    ("settings", "event_subscriptions"): {"request_url", "bot_events"},
    ("settings", "interactivity"): {"is_enabled", "request_url"},
}
"""The fields of that schema that an app such as this one has a use for; it refuses unknown ones."""


def over_http() -> str:
    """Return the manifest as its head says that it is changed for HTTP."""
    told = re.sub(r"^( +)# (url|request_url): ", r"\1\2: ", WRITTEN, flags=re.MULTILINE)
    return told.replace("socket_mode_enabled: true", "socket_mode_enabled: false")


def at(manifest: object, *path: str | int) -> Any:  # noqa: ANN401 - whatever stands there
    """Return what stands somewhere in a manifest."""
    found: Any = manifest
    for name in path:
        found = found[name]
    return found


def called() -> Iterator[str]:
    """Yield every method of the Web API that the code calls on a client."""
    for file in (ROOT / "bot/platforms/slack").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        attr=method, value=ast.Attribute(attr="client") | ast.Name(id="client")
                    )
                ):
                    yield method


def urls(node: object) -> Iterator[str]:
    """Yield the addresses that Slack is to deliver to."""
    match node:
        case dict():
            for name, value in node.items():
                if name in {"url", "request_url"}:
                    yield value
                yield from urls(value)
        case list():
            for value in node:
                yield from urls(value)


MANIFEST = yaml.safe_load(WRITTEN)
each_way = pytest.mark.parametrize(
    "manifest", [MANIFEST, yaml.safe_load(over_http())], ids=["sockets", "http"]
)


def test_the_command_is_the_one_that_is_listened_for() -> None:
    commands = at(MANIFEST, "features", "slash_commands")
    assert [one["command"] for one in commands] == [COMMAND]
    assert commands[0]["should_escape"], "without it a named person comes as a name, not as an id"


def test_the_events_are_those_that_are_taken() -> None:
    listening = Listening(object.__new__(Taking), Workspaces({}))
    assert {name.partition(".")[0] for name in EVENTS} == set(listening.events)
    assert at(MANIFEST, "settings", "event_subscriptions", "bot_events") == sorted(EVENTS)


def test_every_call_has_its_scopes_in_the_table_and_no_other() -> None:
    assert set(called()) == set(METHODS)
    assert [name for name in METHODS if not hasattr(AsyncWebClient, name)] == []


def test_the_scopes_are_those_that_calls_events_and_command_need() -> None:
    assert at(MANIFEST, "oauth_config", "scopes", "bot") == sorted(needed())


@pytest.mark.parametrize("scope", ["channels:history", "groups:history", "mpim:history"])
def test_no_right_is_asked_for_to_read_what_people_say_to_one_another(scope: str) -> None:
    assert scope not in WRITTEN


def test_no_right_is_asked_for_on_behalf_of_a_person() -> None:
    assert set(at(MANIFEST, "oauth_config", "scopes")) == {"bot"}


@each_way
@pytest.mark.parametrize("path", LENGTHS, ids=lambda path: path[-1])
def test_a_text_is_as_long_as_slack_takes(manifest: object, path: tuple[str | int, ...]) -> None:
    least, most = LENGTHS[path]
    assert least <= len(at(manifest, *path)) <= most


@each_way
@pytest.mark.parametrize("path", KNOWN, ids=lambda path: ".".join(map(str, path)) or "manifest")
def test_a_part_has_only_fields_that_slack_knows(
    manifest: object, path: tuple[str | int, ...]
) -> None:
    assert set(at(manifest, *path)) <= KNOWN[path]


def test_it_can_be_pasted_as_it_stands() -> None:
    settings = at(MANIFEST, "settings")
    assert settings["socket_mode_enabled"]
    assert settings["interactivity"]["is_enabled"]
    assert list(urls(MANIFEST)) == [], "in Socket Mode nobody needs an address"


def test_what_it_says_of_http_gives_the_three_addresses() -> None:
    manifest = yaml.safe_load(over_http())
    assert not at(manifest, "settings", "socket_mode_enabled")
    assert len(found := list(urls(manifest))) == 3
    assert all(url.startswith("https://") and url.endswith(PATH) for url in found)


def test_people_can_write_to_the_bot_in_private_and_see_their_home() -> None:
    home = at(MANIFEST, "features", "app_home")
    assert home["home_tab_enabled"]
    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]


def test_the_guide_says_in_both_languages_what_each_scope_is_for() -> None:
    told = re.findall(r"^\| `([a-z_.]+(?::[a-z.]+)?)` \| \S", GUIDE, re.MULTILINE)
    assert sorted(told) == sorted([*needed(), *needed()])


def test_the_guide_invites_the_bot_by_its_name() -> None:
    name = at(MANIFEST, "features", "bot_user", "display_name")
    assert GUIDE.count(f"/invite @{name}") >= 2
