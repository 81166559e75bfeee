"""What must never be stored: found in a text before it is kept, logged, echoed or passed on."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.chat.guard.accusing import accusations
from bot.chat.guard.groups import few
from bot.chat.guard.lists import GuardWords
from bot.chat.guard.mails import mails
from bot.chat.guard.marks import plates, report_numbers
from bot.chat.guard.numbers import personal_numbers
from bot.chat.guard.phones import phones
from bot.chat.guard.plain import Plain
from bot.chat.guard.rules import Finding, Rule
from bot.chat.guard.streets import addresses
from bot.chat.guard.tokens import tokens_of

MOST = 5
"""Lines of one kind that are told; more of them say no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """
    Reads a text and tells what in it is of one person.

    `months` are known by the first three letters of their names. `domains` are the parties' own,
    `switchboards` their own numbers as `as_kept` returns them.
    """

    words: GuardWords
    months: Mapping[str, int]
    domains: frozenset[str] = frozenset()
    switchboards: frozenset[str] = frozenset()

    def findings(
        self, text: str, today: date, known: Callable[[], Collection[str]] = tuple
    ) -> tuple[Finding, ...]:
        """
        Return what is found, by line; each kind at most once a line.

        *known* returns the words of the names of the cooperation's own people, folded; it is asked
        only where somebody is accused.
        """
        plain = Plain.of(text)
        told: dict[Rule, set[int]] = {}
        for rule, at in self._found(plain.text, today, known):
            told.setdefault(rule, set()).add(plain.line(at))
        # All of it is read, since what never passes may stand after what is only asked about.
        first = ((rule, line) for rule, lines in told.items() for line in sorted(lines)[:MOST])
        return tuple(sorted(Finding(line=line, rule=rule) for rule, line in first))

    def numbered(self, text: str, today: date) -> bool:
        """Tell whether a personal number stands in a text, and look for nothing else."""
        return any(True for _ in self._numbers(Plain.of(text).text, today))

    def danger(self, text: str) -> bool:
        """Tell whether a text says that somebody is in danger now."""
        tokens = tokens_of(Plain.of(text).text)
        warned = any(True for _ in self.words.no_danger.within(tokens))
        return not warned and any(True for _ in self.words.danger.within(tokens))

    def _found(
        self, text: str, today: date, known: Callable[[], Collection[str]]
    ) -> Iterator[tuple[Rule, int]]:
        places = (
            (Rule.PERSONAL_NUMBER, self._numbers(text, today)),
            (Rule.REPORT_NUMBER, report_numbers(text)),
            (Rule.PLATE, plates(text, self.words)),
            (Rule.PHONE, phones(text, self.switchboards)),
            (Rule.EMAIL, mails(text, self.domains)),
        )
        for rule, found in places:
            yield from ((rule, at) for at in found)
        tokens = tokens_of(text)
        yield from ((Rule.FEW, at) for at in few(text, tokens, self.words))
        for at, flat in addresses(text, self.words):
            yield Rule.FLAT if flat else Rule.STREET, at
        for at, named in accusations(text, tokens, self.words, known):
            yield Rule.ACCUSED if named else Rule.ACCUSING, at

    def _numbers(self, text: str, today: date) -> Iterator[int]:
        return personal_numbers(text, today, self.words, self.months)
