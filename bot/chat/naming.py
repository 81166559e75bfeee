"""How parties, people and days are called in one language, to one reader."""

from collections.abc import Callable, Iterable
from copy import copy
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal
from typing import Self

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.chat.lexicon import Lexicon
from bot.domain.cooperation import Cooperation
from bot.domain.ids import OPERATOR, PartyId, PersonId
from bot.domain.log import JOINT
from bot.domain.party import Party, PartyKind, municipalities
from bot.domain.process import Process
from bot.domain.room import Language


class Naming:
    """Names of what every text speaks of, over what the reader's party may see."""

    def __init__(
        self,
        language: Language,
        lexicon: Lexicon,
        *,
        view: Cooperation | None,
        process: Process,
        name_of: Callable[[PersonId], str],
        accounts_of: Callable[[PersonId], Iterable[str]] = lambda _: (),
        now: datetime,
        zone: tzinfo,
    ) -> None:
        self.language = language
        self.words = lexicon.words[language]
        self._lexicon = lexicon
        self.view = view
        self._reader: PartyId | None = None
        self.process = process
        self._name_of = name_of
        self._accounts_of = accounts_of
        self._now = now
        self._zone = zone
        self._with_year = False

    def in_full(self) -> Self:
        """Return the same words with the year in every day, for what is kept for years."""
        full = copy(self)
        full._with_year = True  # noqa: SLF001 - its own copy
        return full

    def read_by(self, party: PartyId | None) -> Self:
        """Return the same words to somebody of a party."""
        words = copy(self)
        words._reader = party  # noqa: SLF001 - its own copy
        return words

    @property
    def utc(self) -> datetime:
        """The moment the words are made at."""
        return self._now.astimezone(UTC)

    @property
    def zone(self) -> tzinfo:
        """The time zone of the wall clocks that people mean."""
        return self._zone

    def label(self, group: str, name: str) -> str:
        """Return a word from words.toml."""
        return self.words.label(group, name)

    def party(self, party_id: PartyId) -> str:
        """Return a party as it stands in a sentence: `polisen`, `kommunen`, `Lindsala kommun`."""
        if party_id == JOINT:
            return self.label("parties", "outside")  # somebody who is of no party
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
        return self.label("people", OPERATOR) if person_id == OPERATOR else self._name_of(person_id)

    def numbers(self, numbers: Iterable[int]) -> str:
        """Return numbers as a list: `2 och 4`."""
        return self._listed([str(one) for one in numbers])

    def people(self, ids: Iterable[PersonId]) -> str:
        """Return people as a list: `Anna och Bo`."""
        return self._listed([self.person(one) for one in ids])

    def accounts(self, person_id: PersonId) -> str:
        """Return a person's accounts, for a link that calls her."""
        return " ".join(self._accounts_of(person_id))

    def _party(self, party_id: PartyId) -> Party:
        if self.view is None:
            raise KeyError(party_id)
        return self.view.party(party_id)

    def _listed(self, words: list[str], last: str = "and") -> str:
        if len(words) < 2:  # noqa: PLR2004 - a list begins at two
            return "".join(words)
        return f"{', '.join(words[:-1])} {self.label('lists', last)} {words[-1]}"

    def _genitive(self, name: str) -> str:
        ending = "genitive_after_s" if name[-1] in "sxzSXZ" else "genitive"
        return self.label("lists", ending).format(name=name)

    def day(self, value: date | datetime | str) -> str:
        """Return `tisdag den 16 mars`, with the year where it is not the current one."""
        day = self._date(value)
        today = self._now.astimezone(self._zone).date()
        near = day.year == today.year and not self._with_year
        pattern = "date" if near else "date_with_year"
        return format_date(day, self.label("patterns", pattern), locale=self.language.value)

    def is_today(self, value: date | datetime | str) -> bool:
        """Tell whether a day is the one it is now."""
        return self._date(value) == self._date(self._now)

    def number(self, value: Decimal) -> str:
        """Return a number as people write it: `64`, `38,5`."""
        return format_decimal(value, locale=self.language.value)

    def signed(self, value: Decimal | int) -> str:
        """Return a difference with its sign: `+3`, `−13`."""
        shown = self.number(abs(Decimal(value)))
        return f"+{shown}" if value > 0 else f"−{shown}" if value else shown

    def month(self, value: date) -> str:
        """Return `november`, with the year where it is not the current one."""
        today = self._now.astimezone(self._zone).date()
        pattern = "month" if value.year == today.year else "month_with_year"
        return format_date(value, self.label("patterns", pattern), locale=self.language.value)

    def full_day(self, value: date | datetime | str) -> str:
        """Return a day with its year, for texts that are read for years."""
        pattern = self.label("patterns", "date_with_year")
        return format_date(self._date(value), pattern, locale=self.language.value)

    def moment(self, value: datetime) -> str:
        """Return a short day and time for lists: `4 jan. 10.05`, with the year if it is another."""
        local = value.astimezone(self._zone)
        near = local.year == self._now.astimezone(self._zone).year
        pattern = self.label("patterns", "short_date" if near else "short_date_with_year")
        day = format_date(local, pattern, locale=self.language.value)
        return self.label("patterns", "moment").format(day=day, time=local)

    def full_moment(self, value: datetime) -> str:
        """Return a day with its year and the time, for a record: `2027-01-04 10.05`."""
        local = value.astimezone(self._zone)
        return self.label("patterns", "full_moment").format(moment=local)

    def _date(self, value: date | datetime | str) -> date:
        if isinstance(value, str) and "T" in value:
            value = datetime.fromisoformat(value)
        if isinstance(value, str):
            return date.fromisoformat(value)
        if isinstance(value, datetime):
            return value.astimezone(self._zone).date()
        return value
