"""What belongs together is read together, also when it is typed apart."""

import pytest

from bot.chat.parsing import parse
from bot.domain.errors import UserError
from handlers import COMMANDS
from tests.chat.reading import reading


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("åtgärd a1 vem = gatuchefen", {"id": "A1", "who": "gatuchefen"}),
        ("åtgärd a1 vem= gatuchefen", {"id": "A1", "who": "gatuchefen"}),
        ("åtgärd a1 till=1 oktober", {"id": "A1", "end": "2027-10-01"}),
        ("åtgärd a1 till = 1 oktober 2028", {"id": "A1", "end": "2028-10-01"}),
        (
            "åtgärd a1 till=1 oktober Byta lampor",
            {"id": "A1", "end": "2027-10-01", "text": "Byta lampor"},
        ),
        ("åtgärd a1 till=fredag vem=bo", {"id": "A1", "end": "2027-03-12", "who": "bo"}),
        ("gjort G1 38 %", {"id": "G1", "count": "38%"}),
        ("gjort l1 två", {"id": "L1", "count": "2"}),
        ("gjort löfte 1 en vid skolan", {"id": "L1", "count": "1", "text": "vid skolan"}),
        ("problem ta bort P1", {"do": "remove", "id": "P1"}),
        ('problem lägg till "Buller"', {"do": "new", "text": "Buller"}),
        ("åtgärd klistra in", {"do": "paste"}),
        (
            "lägesbild stämmer inte B1 Lugnt där",
            {"do": "contradicts", "id": "B1", "text": "Lugnt där"},
        ),
        ("lägesbild säger emot B1", {"do": "contradicts", "id": "B1"}),
        ("ändra 1.5 Kostnad = 3 kr", {"id": "1.5", "text": "Kostnad = 3 kr"}),
    ],
)
def test_what_is_typed_apart_is_read_together(line: str, expected: dict[str, str]) -> None:
    assert parse(line, COMMANDS, reading()).values == expected


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        ("orsak ny P1 Mörkt vem = bo", "unknown_field", "vem"),
        ("åtgärd a1 till=snart nog", "not_a_date", "snart"),
    ],
)
def test_what_does_not_fit_is_refused(line: str, code: str, word: str) -> None:
    with pytest.raises(UserError, match=code) as caught:
        parse(line, COMMANDS, reading())
    assert caught.value.facts["word"] == word
