"""E-mail addresses are somebody's, unless they are in the parties' own domains."""

import pytest

from bot.chat.guard.rules import Rule
from tests.chat.guard.reading import rules


@pytest.mark.parametrize(
    "text",
    [
        "eva@example.com",
        "Eva.Ek+x@mail.example.com.",
        "eva @ example.com",
        "eva (at) example.com",
        "eva[snabel-a]example[punkt]com",
        "eva snabel-a example punkt com",
        "eva at example dot com",
        "eva@\uff45xample.com",
        "eva@polisen.se.example.com",
        "eva@polisen.se eva@example.com",
        "eva@xpolisen.se",
        "eva {at} polisen punkt example punkt com",
    ],
)
def test_an_address_is_found(text: str) -> None:
    assert rules(text) == {Rule.EMAIL}


@pytest.mark.parametrize(
    "text",
    [
        "registrator@polisen.se",
        "ks@LINDSALA.se",
        "x@kultur.lindsala.se",
        "@eva",
        "möte @ torget",
        "(at) x.se",
        "at 10 dot",
    ],
)
def test_the_parties_own_and_what_is_none_pass(text: str) -> None:
    assert rules(text) == set()
