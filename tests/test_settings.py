"""Settings are what .env.example says, and a wrong one stops by its name."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_settings import BaseSettings

from bot.domain.room import Language
from bot.settings import HttpSettings, Settings, SlackSettings

EXAMPLE = (Path(__file__).parents[1] / ".env.example").read_text(encoding="utf-8")
PREFIX = "SAMVERKAN_"
ALL: dict[str, type[BaseSettings]] = {
    PREFIX: Settings,
    "SLACK_": SlackSettings,
    "HTTP_": HttpSettings,
}
NAMES = [f"{prefix}{name.upper()}" for prefix, owner in ALL.items() for name in owner.model_fields]
"""The variables of every owner, in the order of the example."""


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def listed() -> dict[str, str]:
    """Return the settings of the example, with their values."""
    return dict(re.findall(r"^([A-Z_]+)=(.*)$", EXAMPLE, re.MULTILINE))


def test_the_example_lists_exactly_the_settings_there_are() -> None:
    assert list(listed()) == NAMES


@pytest.mark.parametrize("name", listed())
def test_each_has_a_comment_above_it(name: str) -> None:
    before = EXAMPLE[: EXAMPLE.index(f"\n{name}=")].rsplit("\n", 1)[-1]
    assert before.startswith("# ")
    assert before.endswith(".")


def test_the_example_is_the_same_as_nothing_said(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(EXAMPLE, encoding="utf-8")
    for owner in ALL.values():
        assert owner() == owner(_env_file=None)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    process = tmp_path / "egen.toml"
    process.write_text("", encoding="utf-8")
    for name, value in {
        "DATA": "/srv/samverkan",
        "LANGUAGE": "en",
        "TIMEZONE": "Europe/Helsinki",
        "PROCESS": str(process),
        "OPERATOR": "Åmåls kommun",
    }.items():
        monkeypatch.setenv(f"{PREFIX}{name}", value)
    settings = Settings()
    assert (settings.data, settings.language) == (Path("/srv/samverkan"), Language.EN)
    assert (settings.zone.key, settings.process) == ("Europe/Helsinki", process)
    assert settings.operator == "Åmåls kommun"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LANGUAGE", "klingonska"),
        ("TIMEZONE", "Mars/Olympus"),
        ("TIMEZONE", "../etc/passwd"),
        ("TIMEZONE", "/etc/passwd"),
        ("PROCESS", "finns/inte.toml"),
        ("PROCESS", "/usr"),
        ("GUARD_SWITCHBOARDS", "växeln"),
        ("GUARD_SWITCHBOARDS", "08-465 004 00, 12"),
    ],
)
def test_a_wrong_value_stops_by_name_and_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(f"{PREFIX}{name}", value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    [fault] = caught.value.errors()
    assert fault["loc"] == (name.lower(),)
    assert value not in str(caught.value)


def test_an_empty_value_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.setenv(name, "")
    for owner in ALL.values():
        assert owner() == owner(_env_file=None)


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError):
        setattr(Settings(), "language", Language.EN)  # noqa: B010 - the type checker knows too


def test_lists_are_parted_by_commas_and_compared_however_they_are_written() -> None:
    written = Settings(
        guard_domains="Polisen.se, @lindsala.se,", guard_switchboards="08-465 004 00"
    )
    assert written.domains == {"polisen.se", "lindsala.se"}
    assert written.switchboards == Settings(guard_switchboards="+46 8 46 50 04 00").switchboards
