"""The few words that are Slack's own: of its modals, and beside its fields."""

from collections.abc import Mapping

from bot.chat.lexicon import Lexicon

SlackWords = Mapping[str, dict[str, str]]
"""The words by language."""


def slack_words(lexicon: Lexicon) -> SlackWords:
    """Return the group `[slack]` of every language."""
    return {
        language.value: dict(words.groups["slack"]) for language, words in lexicon.words.items()
    }
