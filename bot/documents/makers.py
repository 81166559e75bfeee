"""Every kind of file that a message can carry, by the name a handler gives it."""

from collections.abc import Mapping

from bot.chat.making import Maker
from bot.documents import export
from bot.documents.calendar_file import calendar_file

MAKERS: Mapping[str, Maker] = {
    "calendar": calendar_file,
    "export_text": export.readable,
    "export_data": export.data,
}
