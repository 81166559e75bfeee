"""Every rule has its words in both languages, and buttons that do what they say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from bot.chat.drawing import drawn
from bot.chat.message import MAX_BUTTON_BYTES
from bot.chat.outgoing import Offer
from bot.chat.parsing import parse
from bot.chat.wording import Wording
from bot.domain.cooperation import Cooperation
from bot.domain.ids import AGREEMENT, PartyId
from bot.domain.room import Language
from handlers import COMMANDS
from reminders.rule import Call, Kind, Rule
from reminders.rules import RULES
from reminders.saying import about_it, facts_of
from tests.chat.blocks import blocks
from tests.chat.reading import lexicon, reading
from tests.fakes import texts
from tests.reminders.examples import EXAMPLES
from tests.reminders.situations import PROCESS, STOCKHOLM, found, situation

PREFIX = "abcd2345"
"""As long as the address of a cooperation that stands before the line of a button."""
NAMES = [rule.name for rule in RULES]
MOST_OF_A_LINE = 260
LATE = datetime(2027, 3, 2, 9, tzinfo=STOCKHOLM)
both_languages = pytest.mark.parametrize("language", Language)
every_rule = pytest.mark.parametrize("rule", RULES, ids=NAMES)


def example(rule: Rule) -> tuple[Cooperation, list[Call]]:
    make, day = EXAMPLES[rule.name]
    cooperation = make()
    return cooperation, found(rule, cooperation, day)


def readers(cooperation: Cooperation, call: Call) -> tuple[PartyId, ...]:
    """Return the parties whose people read a call."""
    return (call.party,) if call.party else cooperation.party_ids


def wording(cooperation: Cooperation, party: PartyId, rule: Rule, language: Language) -> Wording:
    return Wording(
        language,
        lexicon(),
        view=cooperation.seen_by(party),
        process=PROCESS,
        name_of=lambda person: person.capitalize(),
        now=situation(cooperation, EXAMPLES[rule.name][1]).now,
        zone=STOCKHOLM,
    )


def said(
    rule: Rule, language: Language, late: datetime | None = None, file: str = "reminders"
) -> Iterator[tuple[Call, str]]:
    """Yield each call of a rule's example with its words, for each party that reads it."""
    cooperation, calls = example(rule)
    for call in calls:
        for party in readers(cooperation, call):
            words = wording(cooperation, party, rule, language)
            facts = {"w": words, "view": words.view, "process": words.process, "you": party}
            spans = texts().words(
                language, f"{file}/{rule.name}", {**facts_of(call, late), **facts}
            )
            yield call, "".join(span.text for span in spans)


def offers(rule: Rule) -> Iterator[Offer]:
    for call in example(rule)[1]:
        yield from (*call.offers, *about_it(rule, call))


def test_each_rule_is_there_once_and_has_an_example() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert set(EXAMPLES) == set(NAMES)


@both_languages
@every_rule
def test_every_rule_has_its_words(rule: Rule, language: Language) -> None:
    words = lexicon().words[language]
    assert f"reminders/{rule.name}" in blocks(language)
    assert f"why/{rule.name}" in blocks(language)
    assert words.label("rules", rule.name).strip()
    typed = words.choices["rules"][rule.name]
    assert all(" " not in word for word in typed)
    assert {lexicon().choice("rules", word) for word in typed} == {rule.name}


def test_no_words_are_there_for_a_rule_that_is_not() -> None:
    for language in Language:
        words = lexicon().words[language]
        assert set(words.choices["rules"]) <= set(NAMES)
        for file in ("reminders", "why"):
            found_ = {name for name in blocks(language) if name.startswith(f"{file}/")}
            assert found_ == {f"{file}/{name}" for name in NAMES}


@both_languages
@every_rule
def test_a_line_of_a_letter_is_one_line_and_others_are_few(rule: Rule, language: Language) -> None:
    there = [*said(rule, language)]
    assert there
    for _, text in there:
        assert text
        assert text[0] == text[0].upper()
        assert "  " not in text
        assert len(text.splitlines()) <= (1 if rule.kind is Kind.LETTER else 3)
        assert len(text) <= MOST_OF_A_LINE


@both_languages
@every_rule
def test_what_comes_late_says_when_it_was_to_come(rule: Rule, language: Language) -> None:
    for (_, text), (_, late) in zip(said(rule, language), said(rule, language, LATE), strict=True):
        assert late.startswith(f"{text}\n")
        assert "2 mars" in late if language is Language.SV else "2 March" in late


@both_languages
@every_rule
def test_why_is_told_in_one_breath(rule: Rule, language: Language) -> None:
    for _, text in said(rule, language, file="why"):
        assert text.endswith(".")
        assert len(text.splitlines()) == 1
        assert len(text) <= MOST_OF_A_LINE


@both_languages
@every_rule
def test_a_reminder_names_the_weekday_and_date_that_it_is_about(
    rule: Rule, language: Language
) -> None:
    """But for what comes each month, where nothing happens on a day, and a waiting in workdays."""
    cooperation, _ = example(rule)
    words = wording(cooperation, cooperation.party_ids[0], rule, language)
    for call, text in said(rule, language):
        counted = rule.name == "waiting" and call.facts["others"] and not call.facts["at_board"]
        if rule.name not in {"pledge_status", "counting", "vacant"} and not counted:
            named = (call.day, call.facts.get("due", call.day))
            assert any(words.day(day) in text for day in named), call.offset  # type: ignore[arg-type]


@every_rule
def test_a_press_says_what_its_button_is_for(rule: Rule) -> None:
    cooperation, _ = example(rule)
    words = wording(cooperation, cooperation.party_ids[0], rule, Language.SV)
    for offer in offers(rule):
        button = drawn(offer, words, lexicon(), about=PREFIX)
        assert "{" not in button.label
        parsed = parse(button.line.removeprefix(f"{PREFIX} "), COMMANDS, reading())
        assert parsed.command.name == offer.command
        assert parsed.values == {name: str(value) for name, value in offer.values.items()}


@every_rule
def test_the_longest_thing_can_be_put_off_by_a_button_and_by_its_word(rule: Rule) -> None:
    call = replace(example(rule)[1][0], about=AGREEMENT)
    for language in Language:
        typed = lexicon().words[language].choices["rules"][rule.name][0]
        for name in (rule.name, typed):
            for offer in about_it(replace(rule, name=name), call):
                line = f"{PREFIX} {lexicon().line(offer.command, offer.values)}"
                assert len(line.encode()) <= MAX_BUTTON_BYTES
