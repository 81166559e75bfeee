"""The tokens and secrets of several workspaces are paired, and a missing one stops by its name."""

from pathlib import Path

import pytest

from bot.settings import SlackSettings, WrongSettingError


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in SlackSettings.model_fields:
        monkeypatch.delenv(f"SLACK_{name.upper()}", raising=False)


def settings(**given: str) -> SlackSettings:
    """Return settings as the environment would give them."""
    return SlackSettings.model_validate(given)


@pytest.mark.parametrize(
    ("given", "paired"),
    [
        ({}, ()),
        ({"bot_token": "", "signing_secret": "s"}, ()),
        ({"bot_token": " , "}, ()),
        ({"app_token": "a"}, ()),
        ({"bot_token": "b", "signing_secret": "s"}, (("b", "s", None),)),
        ({"bot_token": "b", "app_token": "a"}, (("b", None, "a"),)),
        ({"bot_token": " b ", "signing_secret": "s ,", "app_token": "a"}, (("b", "s", "a"),)),
        (
            {"bot_token": "b1,b2", "signing_secret": "s"},
            (("b1", "s", None), ("b2", "s", None)),
        ),
        (
            {"bot_token": "b1,b2", "signing_secret": "s1, s2", "app_token": "a"},
            (("b1", "s1", "a"), ("b2", "s2", "a")),
        ),
    ],
)
def test_each_token_has_its_secrets_in_order_or_one_for_all(
    given: dict[str, str], paired: tuple[tuple[str, ...], ...]
) -> None:
    assert settings(**given).workspaces() == paired


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"bot_token": "b"}, "SLACK_SIGNING_SECRET"),
        ({"bot_token": "b", "signing_secret": ","}, "SLACK_SIGNING_SECRET"),
        ({"bot_token": "b1,b2,b3", "signing_secret": "s1,s2"}, "SLACK_SIGNING_SECRET"),
        ({"bot_token": "b1", "signing_secret": "s1,s2"}, "SLACK_SIGNING_SECRET"),
        ({"bot_token": "b1,b2,b3", "signing_secret": "s", "app_token": "a1,a2"}, "SLACK_APP_TOKEN"),
    ],
)
def test_what_does_not_fit_together_stops_by_its_name_without_the_secrets(
    given: dict[str, str], name: str
) -> None:
    with pytest.raises(WrongSettingError) as caught:
        settings(**given).workspaces()
    assert caught.value.name == name
    assert str(caught.value) == f"{name}: {caught.value.message}"
    for secret in ("b1", "s1", "a1"):
        assert secret not in str(caught.value)


def test_secrets_are_not_in_what_is_printed() -> None:
    shown = repr(settings(bot_token="xoxb-1", signing_secret="hemligt", app_token="xapp-1"))  # noqa: S106 - no true ones
    for secret in ("xoxb-1", "hemligt", "xapp-1"):
        assert secret not in shown


def test_slack_is_at_its_own_address_unless_another_is_given() -> None:
    assert settings().api_url == "https://slack.com/api/"
    assert settings(api_url="http://127.0.0.1:3100/api/").api_url.startswith("http://127")
