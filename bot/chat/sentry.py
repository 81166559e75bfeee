"""The guard at the door: what comes in is read before anything else is done with it."""

import logging
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from itertools import permutations

from bot.chat.account import Account
from bot.chat.command import Command, Kind
from bot.chat.guard.assurance import assured
from bot.chat.guard.guard import Guard
from bot.chat.guard.numbers import LATELY
from bot.chat.guard.rules import Finding, Rule
from bot.chat.guarded import refusal
from bot.chat.lexicon import Lexicon
from bot.chat.request import Incoming, Source
from bot.domain.errors import UserError
from bot.domain.ids import PersonId, RoomId
from bot.ports import Clock

logger = logging.getLogger(__name__)

ASSURANCE = "individual"
"""The tick box of a form by which its writer says that it is about no individual."""
LONG = 200
"""Characters of a typed text from which a form is offered, where it stays while it is mended."""
_EDGE = 24
"""Characters at the ends of two values that may be the halves of one number."""
_READ = {Kind.TEXT, Kind.WORDS, Kind.NUMBER, Kind.DECIMAL, Kind.COUNT}
"""The kinds of field that any figures can be typed in."""
_DAYS = {Kind.DATE, Kind.PAST_DATE}
_SEEN = {Source.MENTION, Source.PLAIN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentry:
    """
    Lets in what may be kept, and says why the rest may not.

    `known` returns the words of the names of those a chat is about, whom nothing accuses.
    """

    guard: Guard
    clock: Clock
    zone: tzinfo
    lexicon: Lexicon
    known: Callable[[PersonId, RoomId], Collection[str]]

    def named(self, incoming: Incoming) -> Incoming:
        """Return what came in with the ids of accounts for names that may not be kept."""
        mentions = {way: self._named(one) for way, one in incoming.mentions.items()}
        return replace(incoming, sender=self._named(incoming.sender), mentions=mentions)

    def bare(self, incoming: Incoming) -> Incoming:
        """Return a line without the words that it is about no individual."""
        return replace(incoming, line=self._assured(incoming.line)[0])

    def passed(self, incoming: Incoming, person: PersonId, field: str | None) -> Incoming:
        """
        Return what came in, without the words that it is about no individual.

        Raise UserError `guarded` for what may not be kept. *field* is the question that a line
        answers, if it does.
        """
        if incoming.source is Source.FORM:
            return replace(incoming, values=self._filled_in(incoming, person))
        line, sure = self._assured(incoming.line)
        if sure and not line:
            raise UserError("nothing_assured")
        found = self._found(line, person, incoming.room, sure=sure)
        if found:
            raise self._refusal(line, found, incoming, field)
        return replace(incoming, line=line)

    def joined(self, command: Command, values: Mapping[str, str]) -> None:
        """Raise UserError `guarded` where the values of several fields make one number."""
        given = [one for one in command.fields if one.name in values]
        fields = [one.name for one in given if self._may_be_half(one.kind, values[one.name])]
        for text in _halves([values[name] for name in fields]):
            if self.guard.numbered(text, self._today):
                _note([Rule.PERSONAL_NUMBER])
                raise refusal([Finding(line=1, rule=Rule.PERSONAL_NUMBER)], field=fields[-1])

    def _may_be_half(self, kind: Kind, value: str) -> bool:
        """Tell whether a value may be half of a number; a day of late is when something is."""
        return kind in _READ or (kind in _DAYS and date.fromisoformat(value) < self._today - LATELY)

    def danger(self, line: str) -> bool:
        """Tell whether somebody may be in need of help now."""
        return self.guard.danger(line)

    def _named(self, account: Account) -> Account:
        figures = any(char.isdigit() or char == "@" for char in account.name)
        if not (figures and self._findings(account.name)):
            return account
        return replace(account, name=account.id.rpartition(":")[2])

    def _filled_in(self, incoming: Incoming, person: PersonId) -> Mapping[str, object] | None:
        """Return a form's values; its tick box, and the words in any of its texts, hold for all."""
        if incoming.values is None:
            return None
        given = {word: one for word, one in incoming.values.items() if not self._is_tick(word)}
        read = {word: self._assured(str(one)) for word, one in given.items() if _is_text(one)}
        ticks = (one for word, one in incoming.values.items() if self._is_tick(word))
        sure = any(map(self._says_no, ticks)) or any(said for _, said in read.values())
        unknown = (word for word in given if self.lexicon.field(word) is None)
        texts = [(word, text) for word, (text, _) in read.items()]
        for word, text in (*texts, *((word, word) for word in unknown)):
            if found := self._found(text, person, incoming.room, sure=sure):
                raise self._refusal(text, found, incoming, self.lexicon.field(word))
        return {**given, **dict(texts)}

    def _is_tick(self, word: str) -> bool:
        return self.lexicon.field(word) == ASSURANCE

    def _says_no(self, value: object) -> bool:
        """Tell whether a tick box, or an answer in its place, says that it is about nobody."""
        return value is True or self.lexicon.choice("yes_no", str(value)) == "no"

    def _assured(self, text: str) -> tuple[str, bool]:
        words = self.guard.words
        return assured(text, words.assured, words.assured_by)

    def _found(self, text: str, person: PersonId, room: RoomId, *, sure: bool) -> list[Finding]:
        findings = self._findings(text, lambda: self.known(person, room))
        _note(sorted({one.rule for one in findings}), sure=sure)
        return [one for one in findings if one.stops or not sure]

    def _findings(
        self, text: str, known: Callable[[], Collection[str]] = tuple
    ) -> tuple[Finding, ...]:
        return self.guard.findings(text, self._today, known)

    @property
    def _today(self) -> date:
        today: date = self.clock.now().astimezone(self.zone).date()
        return today

    def _refusal(
        self, text: str, found: list[Finding], incoming: Incoming, field: str | None
    ) -> UserError:
        lines = "\n" in text.strip()
        stopped = [one for one in found if one.stops]
        return refusal(
            stopped or found,
            also=[one for one in found if stopped and not one.stops],
            lines=lines,
            long=(len(text) > LONG or lines) and not field,
            seen=incoming.source in _SEEN and not incoming.room.startswith("@"),
            field=field,
        )


def _is_text(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _halves(values: list[str]) -> Iterator[str]:
    """Yield what several short values may be together, whichever was meant to be read first."""
    if len(values) > 1:
        yield " ".join(values)
        yield " ".join(reversed(values))
        edges = [(one[:_EDGE], one[-_EDGE:]) for one in values]
        yield from (f"{one[1]} {two[0]}" for one, two in permutations(edges, 2))


def _note(rules: list[Rule], *, sure: bool = False) -> None:
    """Log which rules have found something, and nothing of what they found."""
    for rule in rules:
        logger.info("guard: %s%s", rule.value, " (no individual)" if sure else "")
