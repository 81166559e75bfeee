"""The kinds of id, so that the type checker tells a party from a person."""

from typing import NewType

CooperationId = NewType("CooperationId", str)
PartyId = NewType("PartyId", str)
PersonId = NewType("PersonId", str)
RoomId = NewType("RoomId", str)
TaskId = NewType("TaskId", str)
ItemId = NewType("ItemId", str)
"""Something with a letter and a number: `P1`, `O1`, `G1`, `A1`, `L1`, `M1`."""
MatterId = NewType("MatterId", str)
"""A task's id, or `vidare` / `tillbaka` for a move that needs every party's yes."""

OPERATOR = PersonId("operator")
"""Whoever runs the machine, where that is who did something; no id that is given can be this."""
ADVANCE = MatterId("vidare")
BACK = MatterId("tillbaka")
AGREEMENT = MatterId("överenskommelsen")


def is_move(matter_id: str) -> bool:
    """Tell whether a matter is a move between steps, and not a text with an id."""
    return matter_id in {ADVANCE, BACK}


def private_chat(account: str) -> RoomId:
    """Return the room id of the private chat between the bot and an account."""
    return RoomId(f"@{account}")
