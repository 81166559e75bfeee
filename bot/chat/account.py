"""Somebody on a platform, as it knows her."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.chat.cleaning import shown_name
from bot.chat.command import Command, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody on a platform: an id such as `console:anna`, and the name shown there."""

    id: str
    name: str

    def __post_init__(self) -> None:
        """Take the name as it can stand in a sentence, since people choose it themselves."""
        object.__setattr__(self, "name", shown_name(self.name))


def named(
    values: Mapping[str, str], command: Command, mentions: Mapping[str, Account]
) -> dict[str, str]:
    """Return values with people's names in the texts, where the platform has put their ids."""
    found = dict(values)
    for field in command.fields:
        if field.kind is Kind.TEXT and field.name in found:
            for mention, account in mentions.items():
                found[field.name] = found[field.name].replace(mention, account.name)
    return found
