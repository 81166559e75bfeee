"""Parties, people and days are called as people call them, in their language."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId
from bot.domain.party import POLICE
from bot.domain.room import Language
from tests.chat.views import ANNA, LINDSALA, cooperation_of, wording_of

ONE = cooperation_of()
SORSELE = cooperation_of("Sorsele", "Malå", "Växjös")


@pytest.mark.parametrize(
    ("view", "party", "expected"),
    [
        (ONE, LINDSALA, "kommunen"),
        (ONE, POLICE, "polisen"),
        (SORSELE, PartyId("a1"), "Malå kommun"),
    ],
)
def test_a_party_is_called_by_its_kind_or_by_name(
    view: Cooperation, party: PartyId, expected: str
) -> None:
    assert wording_of(view).party(party) == expected


def test_parties_are_listed_and_own_things() -> None:
    words, english = wording_of(SORSELE), wording_of(SORSELE, Language.EN)
    assert words.parties(SORSELE.party_ids[1:]) == "Malå kommun, Växjös kommun och polisen"
    assert words.parties([POLICE]) == "polisen"
    assert words.parties([]) == ""
    assert words.of(POLICE) == "polisens"
    assert words.of([PartyId("a0"), POLICE]) == "Sorsele kommuns och polisens"
    assert english.of(POLICE).endswith(("'s", "’s", "'", "’"))


@pytest.mark.parametrize(("name", "expected"), [("Bo", "Bos"), ("Hans", "Hans"), ("Max", "Max")])
def test_a_name_that_ends_in_s_gets_no_second(name: str, expected: str) -> None:
    view = cooperation_of("A", "B")
    words = wording_of(view)
    words.words = replace(
        words.words,
        groups={**words.words.groups, "parties": {**words.words.groups["parties"], "police": name}},
    )
    assert words.of(POLICE) == expected


def test_two_parties_are_both_and_more_are_all() -> None:
    assert wording_of(ONE).both() == "båda"
    assert wording_of(SORSELE).both() == "alla"
    assert wording_of(None).both() == "båda"


def test_full_names_fill_in_a_proposal() -> None:
    words = wording_of(ONE)
    assert words.full_names() == "Lindsala kommun och lokalpolisområde Mellansjö"
    assert words.full_name(POLICE) == "lokalpolisområde Mellansjö"
    assert words.full_names() in words.proposal("1.3")
    assert words.proposal("1.1") == ""
    assert wording_of(None).full_names() == ""


@pytest.mark.parametrize("name", ["{years}", "{parties}", "{0}", "{", "%s", "\\1"])
def test_braces_in_a_name_are_only_characters(name: str) -> None:
    view = cooperation_of(name, "B", district=name)
    words = wording_of(view)
    assert words.party(LINDSALA) == f"{name} kommun"
    assert words.full_name(POLICE) == f"lokalpolisområde {name}"
    assert words.full_names() in words.proposal("1.3")


def test_without_a_cooperation_there_are_no_parties() -> None:
    with pytest.raises(KeyError):
        wording_of(None).party(POLICE)


def test_a_person_has_her_name() -> None:
    assert wording_of(ONE).person(ANNA) == "Anna"


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (date(2027, 3, 16), "tisdag den 16 mars", "Tuesday 16 March"),
        ("2028-02-29", "tisdag den 29 februari 2028", "Tuesday 29 February 2028"),
        (datetime(2027, 3, 10, 23, 30, tzinfo=UTC), "torsdag den 11 mars", "Thursday 11 March"),
    ],
)
def test_a_day_has_its_weekday_and_its_year_when_it_is_another(
    value: date | str, sv: str, en: str
) -> None:
    assert wording_of(ONE).day(value) == sv
    assert wording_of(ONE, Language.EN).day(value) == en


def test_a_moment_is_short_and_local() -> None:
    said = wording_of(ONE).moment(datetime(2027, 7, 1, 22, 5, tzinfo=UTC))
    assert said.startswith("2 juli")
    assert said.endswith("00.05")
