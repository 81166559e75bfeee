"""A person outside any cooperation, with at most one open form in each chat."""

from bot.domain.ids import PersonId, RoomId, private_chat
from bot.domain.person import OpenForm, Person

ROOM, OTHER = RoomId("console:a"), RoomId("console:b")
FORM = OpenForm(command="edit", values={"id": "1.3"}, fields=("text",), total=1)
NEWER = OpenForm(command="decline", values={}, fields=("reason",), total=1)
ANNA = Person(id=PersonId("anna"), name="Anna", accounts=("console:anna",), forms={})


def test_a_form_is_opened_in_one_chat() -> None:
    assert ANNA.filling_in(ROOM, FORM).forms == {ROOM: FORM}
    both = ANNA.filling_in(ROOM, FORM).filling_in(OTHER, NEWER)
    assert both.forms == {ROOM: FORM, OTHER: NEWER}


def test_a_new_form_takes_the_place_of_the_old() -> None:
    assert ANNA.filling_in(ROOM, FORM).filling_in(ROOM, NEWER).forms == {ROOM: NEWER}


def test_a_form_is_closed_where_it_is_open() -> None:
    both = ANNA.filling_in(ROOM, FORM).filling_in(OTHER, NEWER)
    assert both.filling_in(ROOM, None).forms == {OTHER: NEWER}
    assert ANNA.filling_in(ROOM, None) == ANNA


def test_a_private_chat_is_named_by_the_account() -> None:
    assert private_chat("console:anna") == "@console:anna"
