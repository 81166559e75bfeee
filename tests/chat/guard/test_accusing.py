"""Words of crime and care: beside a name they never pass, about a person they are asked about."""

import pytest

from bot.chat.guard.rules import Rule
from tests.chat.guard.reading import rules


@pytest.mark.parametrize(
    "text",
    [
        "Kevin är misstänkt",
        "orosanmälan på Kevin",
        "Kevin Eks bror langar",
        "Zlatko Petrovic är dömd",
        "Hodan ska åtalas. Nikolina är dömd.",
        "K.L. är dömd",
        "Kevin bor här. Han är misstänkt.",
        "Kevin\när misstänkt",
        "Kevin slog hans bror",
        "Kevin är dealer",
        "LVU för Kevin",
        "anna-Karin greps",
        "Kevin L. är dömd",
        "Kevin,\när dömd",
        "vår Zlatko är gripen",
        "KEVIN GREPS",
    ],
)
def test_beside_a_name_it_is_a_case(text: str) -> None:
    assert Rule.ACCUSED in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "han är misstänkt",
        "Nu är han misstänkt",
        "Vem är misstänkt?",
        "Igår greps mannen",
        "den misstänkte",
        "pojken som säljer narkotika",
        "Bo är misstänkt",
        "rektor Kevin är misstänkt",
        "Frågan om kontaktförbud tas upp av Lena",
        "Regnet hotar vandringen, Maria bokar tält",
        "Greps vid Resecentrum",
        "Hon slog. Kevin såg på.",
        "Frank. Han är misstänkt.",
        "Kevin var med\nNarkoman vid torget",
        "Kevin! En narkoman",
        "Kevin var med? Narkoman",
        "Kevin\n\när misstänkt",
        "Kevin bor här. Mannen bredvid. Han är misstänkt.",
        'Svaret "Ofta" gäller ordet dömd',
    ],
)
def test_without_a_name_it_is_asked_about(text: str) -> None:
    assert rules(text) == {Rule.ACCUSING}


@pytest.mark.parametrize(
    "text",
    [
        "misstänkt brott",
        "kriminell verksamhet",
        "orosanmälningar ökar",
        "Anna slår ihop punkt 2 och 3",
        "Sara är anmäld till utbildningen",
        "Hugo är placerad på skolan som kurator",
        "Maria visade statistik över orosanmälningar",
        "narkotikaförsäljning vid torget",
        "Kevin möter oss kl. 10",
        "Anna Ek möter, och sedan går vi runt och ser vad som hotar",
        "misstänkta fordon",
        "psykos",
    ],
)
def test_a_subject_and_an_idiom_pass(text: str) -> None:
    assert rules(text) == set()
