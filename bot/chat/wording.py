"""How things are called in one language, to one reader: parties, people, texts, days, counts."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, tzinfo

from babel.dates import format_date

from bot.chat.lexicon import Lexicon
from bot.domain.approval import Version, What
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ADVANCE, BACK, MatterId, PartyId, PersonId
from bot.domain.log import Act, LogEntry
from bot.domain.party import Party, PartyKind, municipalities
from bot.domain.process import Process, Text
from bot.domain.room import Language
from bot.domain.task import Standing, State

ROOT = "/samverkan"
"""What a command begins with in a room."""
COMMON = ("status", "next", "step", "done", "approve")
"""The verbs that the help and the unknown word name first."""
HIDDEN = frozenset({"answer", "cancel", "take_role"})
"""Verbs that are pressed rather than typed."""


class Wording:
    """The words that templates reach for, over what the reader's party may see."""

    def __init__(
        self,
        language: Language,
        lexicon: Lexicon,
        *,
        view: Cooperation | None,
        process: Process,
        name_of: Callable[[PersonId], str],
        now: datetime,
        zone: tzinfo,
    ) -> None:
        self.language = language
        self.words = lexicon.words[language]
        self._lexicon = lexicon
        self.view = view
        self.process = process
        self._name_of = name_of
        self._now = now
        self._zone = zone

    def label(self, group: str, name: str) -> str:
        """Return a word from words.toml."""
        return self.words.label(group, name)

    def verb(self, name: str, rest: str = "") -> str:
        """Return a command as it is typed in a room, for `<code>`."""
        return f"{ROOT} {self.words.verbs[name].word} {rest}".strip()

    def word(self, name: str) -> str:
        """Return a command's word alone."""
        return self.words.verbs[name].word

    def text(self, text: Text) -> str:
        """Return a text of the process in the reader's language."""
        return text.read_in(self.language)

    def party(self, party_id: PartyId) -> str:
        """Return a party as it stands in a sentence: `polisen`, `kommunen`, `Lindsala kommun`."""
        party = self._party(party_id)
        if party.kind is PartyKind.POLICE:
            return self.label("parties", "police")
        alone = self.view is not None and len(municipalities(self.view.parties)) == 1
        pattern = self.label("parties", "municipality" if alone else "municipality_named")
        return pattern.format(name=party.name)

    def of(self, parties: PartyId | Iterable[PartyId]) -> str:
        """Return one party or several in the genitive: `polisens`, `kommunens och polisens`."""
        ids = [parties] if isinstance(parties, str) else parties
        return self._listed([self._genitive(self.party(PartyId(one))) for one in ids])

    def parties(self, ids: Iterable[PartyId]) -> str:
        """Return parties as a list: `kommunen och polisen`."""
        return self._listed([self.party(one) for one in ids])

    def both(self) -> str:
        """Return what all parties together are called: `båda`, or `alla` where they are more."""
        many = self.view is not None and len(self.view.parties) > 2  # noqa: PLR2004 - both means two
        return self.label("parties", "all" if many else "both")

    def full_names(self) -> str:
        """Return the parties by their full names, for proposed texts."""
        if self.view is None:
            return ""
        named = [
            self.label("parties", f"full_{party.kind.value}").format(name=party.name)
            for party in self.view.parties
        ]
        return self._listed(named)

    def full_name(self, party_id: PartyId) -> str:
        """Return one party by its full name: `lokalpolisområde Mellansjö`."""
        party = self._party(party_id)
        return self.label("parties", f"full_{party.kind.value}").format(name=party.name)

    def person(self, person_id: PersonId) -> str:
        """Return a person's name."""
        return self._name_of(person_id)

    def thing(self, matter_id: MatterId) -> str:
        """Return what a matter is about, in the definite form and with its id where it has one."""
        if matter_id in {ADVANCE, BACK}:
            current = self._current(matter_id)
            step = current.proposal.step if current else None
            if step is None:
                return self.label("things", f"{matter_id}_in_log")
            return self.label("things", matter_id).format(step=step, from_step=step - 1)
        current = self._current(matter_id)
        if current and current.proposal.what is What.SKIP:
            return self.label("things", "skip").format(about=self.about(matter_id))
        return f"{self.task_thing(matter_id)} ({matter_id})"

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
        """Return a task or a matter for a sentence."""
        if matter_id in {ADVANCE, BACK}:
            return self.thing(MatterId(matter_id))
        return f'"{self.task_name(matter_id)}" ({matter_id})'

    def task_name(self, task_id: str) -> str:
        """Return a task's name in the checklist."""
        return self.text(self.process.task(task_id).name)

    def task_thing(self, task_id: str) -> str:
        """Return what a task agrees on; its name where it has no text of its own."""
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

    def example(self, name: str) -> str:
        """Return a command's example as it is typed in a room."""
        return f"{ROOT} {self.words.verbs[name].example}"

    def offered(self) -> list[str]:
        """Return the verbs that people type, in the order of the help."""
        return [name for name in self.words.verbs if name not in HIDDEN]

    def common(self) -> str:
        """Return the most used verbs as a list."""
        return ", ".join(self.words.verbs[name].word for name in COMMON)

    def proposal(self, task_id: str) -> str:
        """Return the proposed wording of a task's text, with the parties' names filled in."""
        found = self.process.task(task_id).proposal
        if found is None:
            return ""
        filled = self.text(found).replace("{parties}", self.full_names())
        return filled.replace("{years}", self.label("lists", "years"))

    def body(self, body: str) -> str:
        """Return a decision body spelled out, where it was written as a known abbreviation."""
        known = self._lexicon.choice("bodies", body)
        return self.label("bodies", known) if known else body

    def choice(self, group: str, value: str) -> str:
        """Return the word that is typed for one value of a group of choices."""
        return self.words.choices[group][value][0]

    def choices(self, group: str) -> str:
        """Return what a field can be answered with: `på eller av`."""
        shown = [ways[0] for ways in self.words.choices[group].values()]
        return self._listed(shown, "or")

    def count(self, number: int, one: str = "one") -> str:
        """Return a count as it stands in a sentence: `två`; `one` names the gender of ett / en."""
        if number == 1:
            return self.label("numbers", one)
        return self.words.groups["numbers"].get(str(number), str(number))

    def day(self, value: date | datetime | str) -> str:
        """Return `tisdag den 16 mars`, with the year where it is not the current one."""
        day = self._date(value)
        today = self._now.astimezone(self._zone).date()
        pattern = "date" if day.year == today.year else "date_with_year"
        return format_date(day, self.label("patterns", pattern), locale=self.language.value)

    def moment(self, value: datetime) -> str:
        """Return a short day and time for lists: `4 jan. kl. 10.05`."""
        local = value.astimezone(self._zone)
        day = format_date(local, self.label("patterns", "short_date"), locale=self.language.value)
        return self.label("patterns", "moment").format(day=day, time=local)

    def _date(self, value: date | datetime | str) -> date:
        if isinstance(value, str):
            return date.fromisoformat(value)
        if isinstance(value, datetime):
            return value.astimezone(self._zone).date()
        return value

    def _who(self, entry: LogEntry) -> str:
        """Return the person an entry is about besides the one who acted."""
        other = (entry.content or {}).get("person")
        return self.person(PersonId(other)) if other else ""

    def _about(self, entry: LogEntry) -> str:
        about = entry.about or ""
        if entry.act in {Act.ADVANCED, Act.WENT_BACK}:
            return self.label("things", "step").format(step=about)
        if entry.act in {Act.INVITED, Act.JOINED, Act.SUBSTITUTE_SET}:
            return self.party(PartyId(about))
        if about in {ADVANCE, BACK}:
            return self.label("things", f"{about}_in_log")
        if not self.process.has(about):
            return about
        return f"{self.task_thing(about)} ({about})" if entry.version else self.about(about)

    def _party(self, party_id: PartyId) -> Party:
        if self.view is None:
            raise KeyError(party_id)
        return self.view.party(party_id)

    def _current(self, matter_id: MatterId) -> Version | None:
        return self.view.round.matter(matter_id).current if self.view else None

    def _listed(self, words: list[str], last: str = "and") -> str:
        if len(words) < 2:  # noqa: PLR2004 - a list begins at two
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.label('lists', last)} {words[-1]}"

    def _genitive(self, name: str) -> str:
        ending = "genitive_after_s" if name[-1] in "sxzSXZ" else "genitive"
        return self.label("lists", ending).format(name=name)
