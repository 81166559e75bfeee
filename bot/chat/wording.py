"""How tasks, texts, states and commands are called in one language, to one reader."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.chat.reminder_wording import ReminderWording
from bot.chat.texts import shorten
from bot.chat.thing_wording import runs
from bot.chat.waiting_wording import ROOT
from bot.domain.chain import Letter
from bot.domain.content import letter_of
from bot.domain.ids import ADVANCE, AGREEMENT, BACK, MatterId, PartyId, PersonId
from bot.domain.log import Act, LogEntry
from bot.domain.process import Text
from bot.domain.task import Standing, State
from bot.domain.version import What

MOST_WORDS = 60
"""How many characters of a thing's own words stand beside its id."""
COMMON = ("status", "next", "pledge", "meeting", "reminders")
"""The verbs that the help and the unknown word name first."""
ABOUT_PARTIES = frozenset(
    {Act.INVITED, Act.UNINVITED, Act.JOINED, Act.LEFT, Act.CONFIRMED}
    | {Act.SUBSTITUTE_SET, Act.SUBSTITUTE_ENDED, Act.AWAY_SET, Act.AWAY_ENDED, Act.ROLE_SET}
)
MOST_NAMED = 6
"""How many texts are named in one sentence."""


class Wording(ReminderWording):
    """The words that templates reach for, over what the reader's party may see."""

    def verb(self, name: str, rest: str = "") -> str:
        """Return a command as it is typed in a room, for `<code>`."""
        return f"{ROOT} {self.words.verbs[name].word} {rest}".strip()

    def word(self, name: str) -> str:
        """Return a command's word alone."""
        return self.words.verbs[name].word

    def text(self, text: Text) -> str:
        """Return a text of the process in the reader's language."""
        return text.read_in(self.language)

    def thing(self, matter_id: MatterId) -> str:
        """Return what a matter is about, in the definite form and with its id where it has one."""
        if matter_id in {ADVANCE, BACK}:
            current = self._current(matter_id)
            step = current.proposal.step if current else None
            if step is None:
                return self.label("things", f"{matter_id}_in_log")
            return self.label("things", matter_id).format(step=step, from_step=step - 1)
        current = self._current(matter_id)
        if letter_of(matter_id):
            return self._of_item(matter_id)
        if matter_id == AGREEMENT:
            return self.label("things", AGREEMENT)
        if current and current.proposal.what is What.SKIP:
            return self.label("things", "skip").format(about=self.about(matter_id))
        known = self.process.has(matter_id)
        return f"{self.task_thing(matter_id)} ({matter_id})" if known else matter_id

    def _of_item(self, matter_id: MatterId) -> str:
        """Return what a thing's matter is about: its text, its end, or a meeting's decisions."""
        if letter_of(matter_id) is Letter.MEETING:
            return self.decisions(matter_id)
        current = self._current(matter_id)
        ends = current is not None and current.proposal.what is What.END
        item = self.item(matter_id)
        return self.label("things", "end").format(about=item) if ends else item

    def act(self, entry: LogEntry) -> str:
        """Return a log entry in one line."""
        facts = {
            "person": self.person(entry.by.person),
            "party": self.party(entry.by.party),
            "about": self._about(entry),
            "version": entry.version or "",
            "who": self._who(entry),
        }
        line = self.label("acts", entry.act.value).format_map(facts)
        return line[:1].upper() + line[1:]

    def about(self, matter_id: str) -> str:
        """Return a task, a thing or a matter for a sentence."""
        if matter_id == AGREEMENT:
            return self.label("things", AGREEMENT)
        if letter_of(matter_id):
            return self.item(matter_id)
        if matter_id in {ADVANCE, BACK}:
            return self.thing(MatterId(matter_id))
        return f'"{self.task_name(matter_id)}" ({matter_id})'

    def named(self, about: str) -> str:
        """Return a thing or a task with its id and its own words: `åtgärd 2 (Belysning ...)`."""
        if letter_of(about):
            return f"{self.item(about)} ({shorten(self.newest_of(about), MOST_WORDS)})"
        if not self.process.has(about):
            return self.about(about)
        return f"{self.label('things', 'numbered_task')} {about} ({self.task_name(about)})"

    def briefly(self, abouts: Sequence[str], most: int = 4) -> str:
        """Return the first of several things as a list, and how many more: `löfte 1–6`."""
        rows = list(runs(abouts))
        names = [self.run(row) if letter_of(row[0]) else self._brief(row[0]) for row in rows[:most]]
        left = sum(map(len, rows[most:]))
        if left:
            names.append(self.label("lists", "more").format(count=self.count(left)))
        return self._listed(names)

    def changes(self, changes: Sequence[Mapping[str, Any]]) -> str:
        """Return what somebody has changed: `lagt till orsak 1 och 2 och ändrat löfte 2`."""
        return self._listed(
            [
                self.label("changes", one["what"]).format(what=self.briefly(one["ids"]))
                for one in changes
            ]
        )

    def _brief(self, about: str) -> str:
        if about[1:].isdecimal():
            return about  # an observation, which has no other name
        known = self.process.has(about)
        return f"{self.task_thing(about)} ({about})" if known else self.about(about)

    def task_name(self, task_id: str) -> str:
        """Return a task's name in the checklist."""
        known = self.process.has(task_id)
        return self.text(self.process.task(task_id).name) if known else task_id

    def task_thing(self, task_id: str) -> str:
        """Return what a task agrees on; its name where it has no text of its own."""
        if not self.process.has(task_id):
            return task_id
        task = self.process.task(task_id)
        if task.thing:
            return self.text(task.thing)
        return self.label("things", "task").format(name=self.text(task.name))

    def step(self, number: int) -> str:
        """Return a step's name; the next round's first step lies after the last."""
        if number > len(self.process.steps):
            return self.label("things", "next_round")
        return self.text(self.process.step(number).name)

    def state(self, standing: Standing) -> str:
        """Return how a task stands, in a few words, with whom it waits for."""
        words = self.label("states", standing.state.value)
        if standing.state in {State.WAITING, State.PARTLY}:
            return words.format(parties=self.parties(standing.todo))
        return words

    def common(self) -> str:
        """Return the most used verbs as a list."""
        return ", ".join(self.words.verbs[name].word for name in COMMON)

    def proposal(self, task_id: str) -> str:
        """Return the proposed wording of a task's text, with the parties' names filled in."""
        found = self.process.task(task_id).proposal
        if found is None:
            return ""
        # The names come last, so that nothing in them is filled in.
        dated = self.text(found).replace("{years}", self.label("lists", "years"))
        return dated.replace("{parties}", self.full_names())

    def matters(self, ids: Sequence[MatterId]) -> str:
        """Return several texts as a list, but for the last ones of a long one."""
        named = [self.thing(one) for one in ids[:MOST_NAMED]]
        left = len(ids) - len(named)
        if left:
            named.append(self.label("lists", "more").format(count=self.count(left)))
        return self._listed(named)

    def charges(self, ids: Sequence[str]) -> str:
        """Return tasks and things that somebody does, as a list."""
        return self._listed([self.about(one) for one in ids])

    def _who(self, entry: LogEntry) -> str:
        """Return the person an entry is about besides the one who acted."""
        other = (entry.content or {}).get("person")
        if other is None and entry.act is Act.INVITED:
            return self.label("parties", "with_code")
        return self.person(PersonId(other)) if other else ""

    def _about(self, entry: LogEntry) -> str:
        about = entry.about or ""
        if entry.act in {Act.ADVANCED, Act.WENT_BACK, Act.CONTINUED}:
            return self.label("things", "step").format(step=about)
        if entry.act in ABOUT_PARTIES:
            return self.party(PartyId(about))
        if about in {ADVANCE, BACK}:
            return self.label("things", f"{about}_in_log")
        if self.process.has(about) and entry.version:
            return f"{self.task_thing(about)} ({about})"
        if entry.version and letter_of(about) is Letter.MEETING:
            return self.decisions(about)
        known = self.process.has(about) or letter_of(about) or about == AGREEMENT
        return self.about(about) if known else about
