"""Somebody on a platform, as it knows her."""

from dataclasses import dataclass

from bot.chat.cleaning import shown_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody on a platform: an id such as `console:anna`, and the name shown there."""

    id: str
    name: str

    def __post_init__(self) -> None:
        """Take the name as it can stand in a sentence, since people choose it themselves."""
        object.__setattr__(self, "name", shown_name(self.name))
