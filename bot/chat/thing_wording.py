"""How things with an id, their fields and the agreement's sections are called."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time

from bot.chat.naming import Naming
from bot.domain.chain import Colour, Doer, Letter, Pledge, Side
from bot.domain.content import letter_of
from bot.domain.ids import ItemId, MatterId
from bot.domain.meeting import Meeting
from bot.domain.version import Version, What

VERBS = {
    Letter.PROBLEM: "problem",
    Letter.CAUSE: "cause",
    Letter.GOAL: "goal",
    Letter.MEASURE: "measure",
    Letter.PLEDGE: "pledge",
    Letter.MEETING: "meeting",
}
"""The verb of each kind of thing."""
MOST_APART = 3
"""How many things in a row are named one by one."""
ROW = 3
"""How many things make a row, which is named by its ends."""


def runs(abouts: Iterable[str]) -> Iterator[list[str]]:
    """Yield things numbered in a row together, the others one by one, kind by kind."""
    kinds: dict[str, list[str]] = {}
    for about in abouts:
        kinds.setdefault(about[0] if letter_of(about) else about, []).append(about)
    for found in kinds.values():
        row: list[str] = []
        for about in sorted(found, key=lambda one: (len(one), one)):
            if row and int(about[1:]) != int(row[-1][1:]) + 1:
                yield from _row(row)
                row = []
            row.append(about)
        yield from _row(row)


def _row(row: list[str]) -> list[list[str]]:
    return [row] if len(row) >= ROW else [[one] for one in row]


class ThingWording(Naming):
    """The words for what the steps are about, over what the reader's party may see."""

    def choice(self, group: str, value: str) -> str:
        """Return the word that is typed for one value of a group of choices."""
        return self.words.choices[group][value][0]

    def item(self, item_id: str) -> str:
        """Return a thing in a sentence: `löfte 2`, `problem 1`."""
        return self.label("items", item_id[:1]).format(number=item_id[1:])

    def things(self, ids: Iterable[str]) -> str:
        """Return several things as a list: `orsak 1 och åtgärd 2`."""
        return self._listed([self.item(one) for one in ids])

    def span(self, ids: Sequence[str]) -> str:
        """Return things numbered one after another: `löfte 1 och löfte 2`, `löfte 1–7`."""
        if len(ids) <= MOST_APART:
            return self.things(ids)
        return self.run(ids)

    def run(self, row: Sequence[str]) -> str:
        """Return one thing, or a row of them by its ends: `löfte 2`, `löfte 1–6`."""
        return self.item(row[0]) + (f"\u2013{row[-1][1:]}" if len(row) > 1 else "")

    def series(self, ids: Iterable[str]) -> str:
        """Return many things with each kind named once: `löfte 1, 2 och 4 och åtgärd 1`."""
        numbers: dict[str, list[str]] = {}
        for one in ids:
            numbers.setdefault(one[:1], []).append(one[1:])
        kinds = numbers.items()
        return self._listed([self.item(f"{kind}{self._listed(some)}") for kind, some in kinds])

    def fields(self, names: Iterable[str]) -> str:
        """Return fields as a list: `plats, från och till`."""
        return self._listed([self.field(name) for name in names])

    def labels(self, group: str, names: Iterable[str]) -> str:
        """Return the words of a group as a list: `platsen och länken`."""
        return self._listed([self.label(group, name) for name in names])

    def field(self, name: str) -> str:
        """Return a field as it stands in a sentence: `hur ofta`, typed `hur-ofta`."""
        return self.label("fields", name).replace("-", " ")

    def sections(self, names: Iterable[str]) -> str:
        """Return sections of the agreement as a list."""
        return self._listed([self.choice("sections", name) for name in names])

    def acts(self, names: Iterable[str]) -> str:
        """Return the sub-verbs of a command as a list: `ny, lista eller visa`."""
        return self._listed([self.choice("acts", name) for name in names], "or")

    def finished(self, about: str) -> str:
        """Return `klar` or `klart`, as the thing's gender asks."""
        gender = self.label("genders", about[:1]) if letter_of(about) else "one"
        return self.label("finished", gender)

    def colour(self, about: str, colour: str) -> str:
        """Return `grön` or `grönt`, as the thing's gender asks."""
        return self.label("colours", f"{colour}_{self.label('genders', about[:1])}")

    def carried_out(self, about: str, done: str) -> str:
        """Return `genomförd` or `genomfört`, as the thing's gender asks."""
        return self.label("dones", f"{done}_{self.label('genders', about[:1])}")

    def verb_of(self, item_id: str) -> str:
        """Return the command of a thing's kind."""
        return VERBS[Letter(item_id[:1])]

    def text_of(self, item_id: str) -> str:
        """Return a thing's own words; a pledge's are what all agreed on, once they have."""
        if self.view is None:
            return ""
        item = self.view.content.items.get(ItemId(item_id))
        if isinstance(item, Pledge):
            matter = self.view.round.matter(MatterId(item_id))
            holds = matter.settled.version if matter.settled else matter.proposed
            return holds.proposal.text if holds else ""
        if isinstance(item, Meeting):
            return self.meeting(item)
        return item.text if item else ""

    def meeting(self, meeting: Meeting) -> str:
        """Return which meeting it is in a sentence: `styrgruppens möte tisdag den 16 mars`."""
        pattern = self.label("meetings", meeting.kind.value)
        return pattern.format(day=self.at(meeting))

    def at(self, meeting: Meeting) -> str:
        """Return when a meeting is: `tisdag den 16 mars kl. 10–11.30`."""
        return self.when(meeting.day, meeting.begins, meeting.ends)

    def when(self, day: date | str, begins: time | None, ends: time | None = None) -> str:
        """Return a day with its times, as far as they are set: `kl. 10`, `kl. 10.30–12`."""
        if begins is None:
            return self.day(day)
        clock = self.clock(begins) + (f"\u2013{self.clock(ends)}" if ends else "")
        return self.label("patterns", "at").format(day=self.day(day), time=clock)

    def clock(self, value: time | str) -> str:
        """Return a time of day as people write it: `10`, `10.30`."""
        value = time.fromisoformat(value) if isinstance(value, str) else value
        pattern = self.label("patterns", "clock" if value.minute else "full_hour")
        return pattern.format(hour=value.hour, minute=f"{value.minute:02}")

    def decisions(self, meeting_id: str) -> str:
        """Return what a meeting's list is called: `styrgruppens beslut tisdag den 16 mars (M4)`."""
        item = self.view.content.items.get(ItemId(meeting_id)) if self.view else None
        if not isinstance(item, Meeting):
            return self.item(meeting_id)
        pattern = self.label("decisions", item.kind.value)
        return f"{pattern.format(day=self.day(item.day))} ({meeting_id})"

    def newest_of(self, item_id: str) -> str:
        """Return a thing's own words as last written, agreed on or not; never why it should end."""
        current = self._current(MatterId(item_id))
        other = current is None or current.proposal.what is What.END
        written = not other and letter_of(item_id) is not Letter.MEETING
        return current.proposal.text if current and written else self.text_of(item_id)

    def newer_than_agreed(self, item_id: str) -> int | None:
        """Return the number of a version that waits for a yes while an agreed one holds."""
        matter = self.view.round.matter(MatterId(item_id)) if self.view else None
        return matter.proposed.number if matter and matter.settled and matter.proposed else None

    def value(self, value: object) -> str:
        """Return a field's value as people read it."""
        if isinstance(value, Doer):
            return self._doer(value)
        if isinstance(value, tuple):
            return self.parties(value)
        if isinstance(value, Side | Colour):
            return self.label("values", value.value)
        if isinstance(value, str) and letter_of(value):
            return f"{value}, {self.text_of(value)}"
        return self.day(value) if isinstance(value, date) else str(value)

    def _doer(self, doer: Doer) -> str:
        name = self.person(doer.person) if doer.person else doer.function or ""
        return f"{name} ({self.party(doer.party)})"

    def _current(self, matter_id: MatterId) -> Version | None:
        return self.view.round.matter(matter_id).current if self.view else None
