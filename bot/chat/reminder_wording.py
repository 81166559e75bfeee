"""How reminders are called: by their rule and what they are about; and how one says so."""

from bot.chat.block_wording import BlockWording
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.ids import ADVANCE, AGREEMENT, BACK

MOST_CHOICES = 14
"""How many words somebody can choose among are listed whole."""
FEW_CHOICES = 3
"""How many of more are given as examples."""
TEXTS = frozenset({"waiting", "waiting_yes"})
"""The rules about texts that wait for a yes: of a meeting, its decisions."""


class ReminderWording(BlockWording):
    """The words for reminders, over what the reader's party may see."""

    def reminder(self, rule: str, about: str) -> str:
        """Return what a reminder is called: `möte 1`, `slutet på löfte 2`, `ert ja`."""
        pattern = self.words.groups["rules_about"].get(rule)
        if not about or pattern is None:
            return self.label("rules", rule)
        decided = rule in TEXTS and letter_of(about) is Letter.MEETING
        named = self.decisions(about) if decided else self._what(about)
        return pattern.format(about=named, finished=self.finished(about))

    def _what(self, about: str) -> str:
        """Return what a reminder is about, with its number alone: `åtgärd 1`, `uppgift 1.3`."""
        if about == AGREEMENT:
            return self.label("things", AGREEMENT)
        if about in {ADVANCE, BACK}:
            return self.label("things", f"{about}_in_log")
        if letter_of(about):
            return self.item(about)
        return f"{self.label('things', 'numbered_task')} {about}"

    def is_refused(self, group: str, word: str) -> bool:
        """Tell whether a choice is one that people ask for and cannot have."""
        return self._lexicon.choice("refused", word) == group

    def unsent(self, reason: str) -> str:
        """Return why something was not sent, where that is known."""
        return self.words.groups["unreachable"].get(reason, self.label("unreachable", "no_answer"))

    def way_to_say(self, group: str, value: str) -> str:
        """Return the word by which a choice is typed."""
        return self.words.choices[group][value][0]

    def choices(self, group: str) -> str:
        """Return what a field can be answered with: `på eller av`; some of it where it is much."""
        shown = [ways[0] for ways in self.words.choices[group].values()]
        if len(shown) <= MOST_CHOICES:
            return self._listed(shown, "or")
        few = self._listed(shown[:FEW_CHOICES], "or")
        return self.label("lists", "such_as").format(words=few)
