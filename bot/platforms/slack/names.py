"""How people and channels in Slack are named in the bot."""

from bot.ports import RoomId

PLATFORM = "slack"


def account(team: str, user: str) -> str:
    """Return somebody's account: the team she belongs to, and her id there."""
    return f"{PLATFORM}:{team}:{user}"


def room(channel: str) -> RoomId:
    """Return the room of a channel; its id is the same in every workspace that shares it."""
    return RoomId(f"{PLATFORM}:{channel}")


def team_of(account_id: str) -> str:
    """Return the team of an account."""
    return account_id.split(":")[1]


def user_of(account_id: str) -> str:
    """Return the user of an account."""
    return account_id.rpartition(":")[2]


def channel_of(room_id: str) -> str:
    """Return the channel of a room."""
    return room_id.partition(":")[2]
