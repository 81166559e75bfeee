"""Settings from the environment or .env; a wrong one stops the start by its name."""

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.room import Language


class Settings(BaseSettings):
    """What the bot itself needs to know; each platform has settings of its own."""

    model_config = SettingsConfigDict(
        env_prefix="SAMVERKAN_",
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    data: Path = Path("data")
    language: Language = Language.SV
    timezone: str = "Europe/Stockholm"
    process: Path | None = None
    operator: str = ""

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

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that days and hours are meant in."""
        return ZoneInfo(self.timezone)
