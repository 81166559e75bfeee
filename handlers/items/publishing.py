"""The button that publishes a pledge, for whoever shows one."""

from bot.chat.outgoing import Offer
from bot.domain.chain import Pledge


def publish_offer(pledge: Pledge, version: int) -> Offer:
    """Return the button that publishes an agreed version: internally first."""
    act = "publish" if pledge.published_internally else "inform"
    values: dict[str, str | int] = {"do": act, "id": pledge.id, "version": version}
    return Offer(label=act, command="pledge", values=values)
