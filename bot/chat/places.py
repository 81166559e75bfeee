"""What tells somebody's cooperations apart, in what she reads and in what she types."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from bot.chat.fold import fold
from bot.chat.message import Button, Message
from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId
from bot.domain.party import POLICE, municipalities

AnyButton = TypeVar("AnyButton", bound=Button)


def address_of(cooperation: CooperationId) -> str:
    """Return what stands first in the lines of its buttons: short, and no word of any language."""
    return cooperation.rpartition("-")[2]


def place_of(cooperation: Cooperation, others: Iterable[Cooperation] = ()) -> str:
    """
    Return the names of a cooperation's municipalities: `Lindsala`, `Norrby, Sunda`.

    Where one of the *others* has the same, the police area comes after it; where that is the same
    too, its address.
    """
    taken = [list(_places(one)) for one in others if one.id != cooperation.id]
    return next(
        place
        for depth, place in enumerate(_places(cooperation))
        if not any(fold(one[depth]) == fold(place) for one in taken)
    )


def names_of(cooperation: Cooperation) -> Iterator[str]:
    """Yield what a line can be addressed by, the shortest first; all that `place_of` shows too."""
    names = [party.name for party in municipalities(cooperation.parties)]
    yield from names
    for more in _more(cooperation):
        yield from (f"{name} {more}" for name in names)
    yield address_of(cooperation.id)


def name_of(cooperation: Cooperation, others: Iterable[Cooperation]) -> str:
    """Return the shortest name that is for this cooperation and for none of the *others*."""
    taken = {fold(name) for one in others if one.id != cooperation.id for name in names_of(one)}
    return next(name for name in names_of(cooperation) if fold(name) not in taken)


def placed(message: Message, place: str) -> Message:
    """Return a message whose buttons name the place, where a chat has those of several."""
    buttons = tuple(_placed(one, place) for one in message.buttons)
    form = message.form
    if form:
        fields = tuple(
            replace(field, choices=tuple(_placed(one, place) for one in field.choices))
            for field in form.fields
        )
        form = replace(form, fields=fields, open=_placed(form.open, place))
    return replace(message, buttons=buttons, form=form)


def _placed(button: AnyButton, place: str) -> AnyButton:
    return replace(button, label=f"{button.label}, {place}")


def _places(cooperation: Cooperation) -> Iterator[str]:
    names = ", ".join(one.name for one in municipalities(cooperation.parties))
    yield names
    yield from (f"{names} ({more})" for more in _more(cooperation))


def _more(cooperation: Cooperation) -> tuple[str, str]:
    return cooperation.party(POLICE).name, address_of(cooperation.id)
