"""What stops a command of the command line, said to whoever runs the machine."""

from collections.abc import Iterator

import orjson
from pydantic import ValidationError

from bot.admin import NoSuchCooperationError
from bot.chat.words import Words
from bot.domain.process_file import ProcessError
from bot.platforms.console.script import ScriptError
from bot.ports import UnreachableError
from bot.settings import AddressTakenError, NothingToServeError, WrongSettingError
from bot.store.errors import DamagedFileError, FolderInUseError, ImportRefusedError

WELL, FAILED, MALFORMED = 0, 1, 2

EXPECTED = (
    ScriptError,
    ValidationError,
    WrongSettingError,
    NothingToServeError,
    AddressTakenError,
    UnreachableError,
    ProcessError,
    DamagedFileError,
    FolderInUseError,
    NoSuchCooperationError,
    ImportRefusedError,
    orjson.JSONDecodeError,
    UnicodeDecodeError,
    OSError,
)
"""What can stop a command without being a bug."""


_PLAIN: dict[type[Exception], str] = {
    FolderInUseError: "in_use",
    NothingToServeError: "nothing_to_serve",
    UnicodeDecodeError: "not_text",
}
"""What is said without any fact."""


def code_of(error: Exception) -> int:
    """Return the exit code that an expected error ends the command with."""
    return MALFORMED if isinstance(error, ScriptError | UnicodeDecodeError) else FAILED


def lines_of(words: Words, error: Exception) -> Iterator[str]:
    """Yield what to tell of an expected error."""
    say = words.groups["operator"]
    match error:
        case ValidationError():
            yield from _settings(say["bad_setting"], error)
        case ProcessError():
            yield say["bad_process"]
            yield str(error)
        case DamagedFileError():
            reason = words.label("damage", error.reason)
            yield say["damaged"].format(name=error.name, reason=reason)
            yield say["restore"].format(name=error.name)
        case NoSuchCooperationError():
            yield say["no_such_cooperation"].format(id=error.id, ids=", ".join(error.ids))
        case ImportRefusedError():
            kind = words.label("guarded", error.kind) if error.kind else ""
            reason = words.label("refused", error.code).format(kind=kind, place=error.place)
            yield say["import_refused"].format(reason=reason)
        case _:
            name, facts = _sentence(words, error)
            yield say[name].format_map(facts)


def _sentence(words: Words, error: Exception) -> tuple[str, dict[str, str]]:
    """Return the sentence for an error that needs but one, and its facts."""
    match error:
        case ScriptError():
            return "bad_line", {"line": str(error)}
        case WrongSettingError():
            return "bad_setting", {"name": error.name, "message": error.message}
        case AddressTakenError():
            return "address_taken", {"address": str(error)}
        case UnreachableError():
            return "slack_refused", {"reason": words.label("unreachable", error.reason)}
        case _:
            return _PLAIN.get(type(error), "no_file"), {}


_PREFIXES = {"SlackSettings": "SLACK", "HttpSettings": "HTTP"}
"""What the variables of a settings class begin with; all others with SAMVERKAN."""


def _settings(pattern: str, error: ValidationError) -> Iterator[str]:
    prefix = _PREFIXES.get(error.title, "SAMVERKAN")
    for fault in error.errors():
        name = f"{prefix}_{fault['loc'][0]}".upper()
        yield pattern.format(name=name, message=fault["msg"])
