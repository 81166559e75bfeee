"""What tells somebody's cooperations apart, in what she reads and in what she types."""

from dataclasses import replace

from bot.chat.message import Button, Choice, FieldView, FormView, Message
from bot.chat.places import address_of, name_of, names_of, place_of, placed
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId
from bot.domain.party import POLICE
from tests.chat.views import cooperation_of

LINDSALA = cooperation_of()
TWO = replace(cooperation_of("Norrby", "Sunda"), id=CooperationId("norrby-a1b2"))


def twin(area: str, id_: str = "lindsala-c3d4") -> Cooperation:
    """Return another cooperation of Lindsala's, with the police of some area."""
    parties = tuple(
        replace(one, name=area) if one.id == POLICE else one for one in LINDSALA.parties
    )
    return replace(LINDSALA, id=CooperationId(id_), parties=parties)


def area_of(cooperation: Cooperation) -> str:
    return cooperation.party(POLICE).name


def test_a_place_is_all_its_municipalities() -> None:
    assert place_of(TWO, [LINDSALA, TWO]) == "Norrby, Sunda"
    assert place_of(LINDSALA, [LINDSALA, TWO]) == "Lindsala"


def test_where_two_have_the_same_the_police_area_tells_them_apart() -> None:
    other = twin("Norra Sjön")
    assert place_of(other, [LINDSALA, other]) == "Lindsala (Norra Sjön)"
    assert place_of(LINDSALA, [LINDSALA, other]) == f"Lindsala ({area_of(LINDSALA)})"
    assert name_of(other, [LINDSALA, other]) == "Lindsala Norra Sjön"


def test_where_that_is_the_same_too_the_address_does() -> None:
    other = twin(area_of(LINDSALA))
    assert place_of(other, [LINDSALA, other]) == "Lindsala (c3d4)"
    assert name_of(other, [LINDSALA, other]) == "Lindsala c3d4"


def test_the_shortest_name_of_its_own_is_what_is_typed() -> None:
    assert name_of(TWO, [LINDSALA, TWO]) == "Norrby"
    alone = replace(cooperation_of("Norrby"), id=CooperationId("norrby-e5f6"))
    assert name_of(TWO, [TWO, alone]) == "Sunda"


def test_whatever_is_shown_can_be_typed() -> None:
    others = [LINDSALA, TWO, twin("Norra Sjön"), twin(area_of(LINDSALA), "lindsala-g7h8")]
    for one in others:
        assert name_of(one, others) in {*names_of(one)}
        assert address_of(one.id) in {*names_of(one)}


def test_a_button_names_its_place() -> None:
    message = Message(spans=(), buttons=(Button(label="Visa L1", line="a1b2 visa L1"),))
    [button] = placed(message, "Norrby").buttons
    assert (button.label, button.line) == ("Visa L1, Norrby", "a1b2 visa L1")


def test_so_do_the_choices_of_a_question() -> None:
    choice = Choice(label="Spara bara för oss", line="svara x1 nivå=egen", value="own")
    field = FieldView(
        name="level",
        word="nivå",
        question="Vem?",
        kind="choice",
        required=True,
        value=None,
        limit=9,
        choices=(choice,),
    )
    button = Button(label="Fyll i", line="svara x1")
    form = FormView(
        fields=(field,), prompt="Vem?", title="Notera", line="notera", id="x1", open=button
    )
    shown = placed(Message(spans=(), form=form), "Norrby").form
    assert shown is not None
    assert (shown.open.label, shown.open.line) == ("Fyll i, Norrby", "svara x1")
    [said] = shown.fields[0].choices
    assert (said.label, said.line, said.value) == (
        "Spara bara för oss, Norrby",
        choice.line,
        choice.value,
    )
