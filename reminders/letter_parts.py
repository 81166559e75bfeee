"""What a letter has beside its lines, and what of it may be read in a party's own room."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.convening import next_meeting
from bot.domain.cooperation import Cooperation
from bot.domain.room import Room
from reminders.envelope import Letter
from reminders.rule import Situation

NEAR = timedelta(days=21)
"""How near a meeting is named in a letter."""


def near_meeting(situations: Sequence[Situation], today: date) -> tuple[Cooperation, str] | None:
    """Return the next meeting of all her cooperations, if it is near."""
    found = [
        (meeting.day, one.cooperation, meeting.id)
        for one in situations
        if (meeting := next_meeting(one.cooperation, today)) and meeting.day - today <= NEAR
    ]
    if not found:
        return None
    _, cooperation, id_ = min(found, key=lambda one: one[0])
    return cooperation, id_


def by_room(letter: Letter) -> Iterator[tuple[Room, Letter]]:
    """Yield the rooms of her own parties, each with what the letter says of its cooperation."""
    for cooperation in letter.cooperations:
        lines = [line for line in letter.lines if line.cooperation.id == cooperation.id]
        member = cooperation.member(letter.person.id)
        own = [room for room in cooperation.rooms if member and room.audience == member.party]
        for room in own[:1] if lines else ():
            yield room, replace(letter, lines=lines, cooperations=[cooperation], meeting=None)
