"""Every kind of file that a message can carry, by the name a handler gives it."""

from collections.abc import Mapping

from bot.chat.making import Maker
from bot.documents import export

MAKERS: Mapping[str, Maker] = {
    "export_text": export.readable,
    "export_data": export.data,
}
