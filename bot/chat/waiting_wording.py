"""What goes on between the parties about a text: meetings to come, questions and answers."""

from datetime import datetime, timedelta

from bot.chat.fold import fold
from bot.chat.thing_wording import ThingWording
from bot.domain.asking import questions_about
from bot.domain.decision import Scheduled
from bot.domain.ids import ItemId, MatterId
from bot.domain.question import Question
from bot.domain.room import Room

ROOT = "/samverkan"
"""What a command begins with in a room."""
MOST_ANSWERED = 2
"""How many questions with their answers are shown with what they are about."""


class WaitingWording(ThingWording):
    """The words for what a text waits for, over what the reader's party may see."""

    def body(self, body: str) -> str:
        """Return a decision body spelled out, where it was written as a known abbreviation."""
        known = self._lexicon.choice("bodies", body)
        return self.label("bodies", known) if known else body

    def at_body(self, body: str) -> str:
        """Return where something is decided: `i kommunstyrelsen`, `hos kommundirektören`."""
        known = self._lexicon.choice("bodies", body) or self._kind_of_body(body)
        return self.label("at_bodies", known).format(body=body)

    def _kind_of_body(self, body: str) -> str:
        """Return `other` for what is called a body (`socialnämnden`), `somebody` for `Kerstin`."""
        endings = self.words.choices["body_endings"]["other"]
        return "other" if fold(body).endswith(tuple(map(fold, endings))) else "somebody"

    def count(self, number: int, one: str = "one") -> str:
        """Return a count as it stands in a sentence: `två`; `one` names the gender of ett / en."""
        if number == 1:
            return self.label("numbers", one)
        return self.words.groups["numbers"].get(str(number), str(number))

    def example(self, name: str) -> str:
        """Return a command's example as it is typed in a room."""
        return f"{ROOT} {self.words.verbs[name].example}"

    def room(self, room: Room) -> str:
        """Return a room by its name, or by who reads in it."""
        if room.name:
            return f'"{room.name}"'
        if room.audience is None:
            return self.label("room_names", "all")
        return self.label("room_names", "own").format(whose=self.of(room.audience))

    def others(self) -> str:
        """Return all parties but the reader's own: `polisen`."""
        ids = self.view.party_ids if self.view else ()
        return self.parties(one for one in ids if one != self._reader)

    def last_day(self, until: datetime) -> str:
        """Return the last day that is before a moment."""
        return self.day(until - timedelta(seconds=1))

    def scheduled(self, matter_id: MatterId) -> tuple[Scheduled, ...]:
        """Return who has set a day, not passed yet, for a decision of its own on a text."""
        found = self.view.round.scheduled.get(matter_id, ()) if self.view else ()
        return tuple(one for one in found if one.day >= self._date(self._now))

    def questions(self, about: str) -> tuple[Question, ...]:
        """Return what has been asked about something: all that is open, and the last answers."""
        found = questions_about(self.view, MatterId(about)) if self.view else ()
        waiting = [one for one in found if one.answer is None]
        return (*[one for one in found if one.answer][-MOST_ANSWERED:], *waiting)

    def whole_text(self, about: str) -> str:
        """Return the words of what news are about, whatever it is, as last written."""
        current = self._current(MatterId(about))
        if current:
            return current.proposal.text
        shared = self.view.content.picture.get(ItemId(about)) if self.view else None
        return shared.seen.text if shared else self.text_of(about)
