"""Settings from the environment or .env; a wrong one stops the start by its name."""

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.chat.guard.phones import as_kept
from bot.domain.room import Language


def _read_from(prefix: str) -> SettingsConfigDict:
    """Return how the variables of one owner are read."""
    return SettingsConfigDict(
        env_prefix=prefix,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )


class WrongSettingError(Exception):
    """A setting that is missing or does not fit with the others; `name` is the variable."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message


class NothingToServeError(Exception):
    """No platform has its settings."""


class AddressTakenError(Exception):
    """Something else listens where HTTP_HOST and HTTP_PORT lead."""


class SlackSettings(BaseSettings):
    """
    How the bot gets into Slack. Several workspaces: their tokens, parted by commas.

    The secrets and app tokens stand in the same order, or are one for all.
    """

    model_config = _read_from("SLACK_")

    bot_token: SecretStr | None = None
    signing_secret: SecretStr | None = None
    app_token: SecretStr | None = None
    api_url: str = "https://slack.com/api/"

    def workspaces(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """
        Return bot token, signing secret and app token of each workspace; none without a token.

        Raise WrongSettingError.
        """
        tokens = _parts(self.bot_token)
        secrets = _for_each(tokens, self.signing_secret, "SLACK_SIGNING_SECRET")
        apps = _for_each(tokens, self.app_token, "SLACK_APP_TOKEN")
        if tokens and not any((*secrets, *apps)):
            message = "needed beside SLACK_BOT_TOKEN, unless SLACK_APP_TOKEN is set"
            raise WrongSettingError("SLACK_SIGNING_SECRET", message)
        return tuple(zip(tokens, secrets, apps, strict=True))


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _parts(secret: SecretStr | None) -> list[str]:
    whole = secret.get_secret_value() if secret else ""
    return _listed(whole)


def _for_each(tokens: list[str], secret: SecretStr | None, name: str) -> list[str | None]:
    """Return one for each token: none, the same for all, or as many as there are."""
    given: list[str | None] = [*_parts(secret)]
    if len(given) <= 1:
        return (given or [None]) * len(tokens)
    if len(given) != len(tokens):
        raise WrongSettingError(name, "one for all workspaces, or as many as SLACK_BOT_TOKEN has")
    return given


class HttpSettings(BaseSettings):
    """Where the web server listens."""

    model_config = _read_from("HTTP_")

    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=0, le=65535)


class Settings(BaseSettings):
    """What the bot itself needs to know; each platform has settings of its own."""

    model_config = _read_from("SAMVERKAN_")

    data: Path = Path("data")
    language: Language = Language.SV
    timezone: str = "Europe/Stockholm"
    process: Path | None = None
    operator: str = ""
    confirm_first: bool = False
    guard_domains: str = "polisen.se"
    guard_switchboards: str = ""

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            message = "not a time zone such as Europe/Stockholm"
            raise ValueError(message) from error
        return name

    @field_validator("process")
    @classmethod
    def _file_exists(cls, path: Path | None) -> Path | None:
        if path is not None and not path.is_file():
            message = "no such file"
            raise ValueError(message)
        return path

    @field_validator("guard_switchboards")
    @classmethod
    def _phone_numbers(cls, numbers: str) -> str:
        for number in _listed(numbers):
            as_kept(number)  # raises ValueError
        return numbers

    @property
    def domains(self) -> frozenset[str]:
        """The parties' own domains, whose addresses are no individual's business."""
        return frozenset(one.casefold().removeprefix("@") for one in _listed(self.guard_domains))

    @property
    def switchboards(self) -> frozenset[str]:
        """The parties' own numbers, as the guard compares them."""
        return frozenset(as_kept(one) for one in _listed(self.guard_switchboards))

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that days and hours are meant in."""
        return ZoneInfo(self.timezone)
