"""The kinds of id, so that the type checker tells a party from a person."""

from typing import NewType

CooperationId = NewType("CooperationId", str)
PartyId = NewType("PartyId", str)
PersonId = NewType("PersonId", str)
RoomId = NewType("RoomId", str)
TaskId = NewType("TaskId", str)
MatterId = NewType("MatterId", str)
"""A task's id, or `vidare` / `tillbaka` for a move that needs every party's yes."""

ADVANCE = MatterId("vidare")
BACK = MatterId("tillbaka")


def private_chat(account: str) -> RoomId:
    """Return the room id of the private chat between the bot and an account."""
    return RoomId(f"@{account}")
