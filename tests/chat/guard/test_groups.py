"""Fewer than ten people, one household or one person are asked about; staff and rates pass."""

from dataclasses import replace

import pytest

from bot.chat.guard.groups import few
from bot.chat.guard.rules import Rule
from bot.chat.guard.tokens import Phrases, tokens_of
from bot.wordbooks import read_guard_words
from tests.chat.guard.reading import rules

WORDS = read_guard_words()


@pytest.mark.parametrize(
    "text",
    [
        "fem ungdomar",
        "5-6 killar",
        "ett par kända killar i åttan",
        "två 14-åringar",
        "2 st 14 år gamla pojkar",
        "bröderna på torget",
        "samma familj hela tiden",
        "en familj på gatan",
        "en ung kille bråkar",
        "en 15-årig pojke",
        "en 15 år gammal elev",
        "1-6 killar",
        "kväll, 6 killar",
        "en 15-åring",
        "en ung 15-åring",
        "en okänd 15 år gammal",
    ],
)
def test_a_few_can_be_recognised(text: str) -> None:
    assert Rule.FEW in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "40 ungdomar",
        "fyra poliser och två fältare",
        "en av fem ungdomar",
        "fem ungdomar per kväll",
        "två barn i taget",
        "en familj kan få stöd",
        "samma familj kan få stöd",
        "årskurs 5 elever",
        "kl 2.5 ungdomar",
        "fem av tio",
        "fem stora stolpar och många ungdomar",
        "två ungdomar från ungdomsrådet",
        "fem",
        "fem kända",
        "fem kända aktiva nya andra pojkar",
        "P5 ungdomar är med",
        "1:5 ungdomar",
        "15-6 killar",
        "av en 15-åring",
        "var 15-åring",
        "12-åringar",
        "en familj åt gången",
    ],
)
def test_many_staff_and_rates_pass(text: str) -> None:
    assert Rule.FEW not in rules(text)


def test_a_text_that_ends_before_the_people_counts_nobody() -> None:
    text = "fem andra elever"
    tokens = tokens_of(text)
    assert [*few(text, tokens, WORDS)] == [0]
    assert [*few(text, tokens, replace(WORDS, between=Phrases([text.partition(" ")[2]])))] == []
