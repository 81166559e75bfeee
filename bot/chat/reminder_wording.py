"""How reminders are called: by their rule and what they are about; and how one says so."""

from bot.chat.waiting_wording import WaitingWording
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.ids import AGREEMENT


class ReminderWording(WaitingWording):
    """The words for reminders, over what the reader's party may see."""

    def reminder(self, rule: str, about: str) -> str:
        """Return what a reminder is called: `möte 1`, `löftets slut (löfte 2)`, `ett ja ...`."""
        if letter_of(about) is Letter.MEETING:
            return self.item(about)
        name = self.label("rules", rule)
        if not about or about == AGREEMENT:
            return name
        return f"{name} ({self.item(about) if letter_of(about) else about})"

    def offset(self, offset: str) -> str:
        """Return how far a reminder is from its day: `21 dagar före`; empty on the day itself."""
        number, unit = abs(int(offset[:-1])), offset[-1]
        if number == 0:
            return ""
        # Weeks are counted before a day; after it, `3w` are so many working days.
        unit = unit if unit != "w" or offset.startswith("-") else "workdays"
        named = self.label("offsets", f"{unit}_one" if number == 1 else unit)
        way = "before" if offset.startswith("-") else "after"
        return self.label("offsets", way).format(count=number, unit=named)

    def unsent(self, reason: str) -> str:
        """Return why something was not sent, where that is known."""
        return self.words.groups["unreachable"].get(reason, self.label("unreachable", "no_answer"))

    def way_to_say(self, group: str, value: str) -> str:
        """Return the word by which a choice is typed."""
        return self.words.choices[group][value][0]
