"""The command line."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from bot.consoles import Console, play, talk, write_line
from bot.domain.process_file import ProcessError
from bot.domain.room import Language
from bot.platforms.console.script import ScriptError
from bot.settings import Settings
from bot.store.errors import DamagedFileError, FolderInUseError
from bot.store.folder import DataFolder

FAILED, MALFORMED = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return _console(options)
    except ValidationError as error:
        return _stop("\n".join(_setting_faults(error)))
    except ProcessError as error:
        return _stop(f"The process text cannot be used.\n{error}")
    except FolderInUseError:
        return _stop("Stop the service first: another process has the data folder open.")
    except DamagedFileError as error:
        return _stop(f"{error.name} is damaged ({error.reason}).")


def _console(options: argparse.Namespace) -> int:
    language = {"language": options.language} if options.language else {}
    if sys.stdin.isatty():
        return _at_terminal(options, language)
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(options.data or temporary)
        settings = Settings(data=data, **language)
        with DataFolder.locked(settings.data) as folder:
            console = Console(
                settings=settings, folder=folder, language=settings.language, write=write_line
            )
            try:
                asyncio.run(play(console, sys.stdin, options.at))
            except ScriptError as error:
                return _stop(str(error), MALFORMED)
    return 0


def _at_terminal(options: argparse.Namespace, language: dict[str, str]) -> int:
    where = {"data": Path(options.data)} if options.data else {}
    settings = Settings(**where, **language)  # type: ignore[arg-type]
    with DataFolder.locked(settings.data) as folder:
        console = Console(
            settings=settings, folder=folder, language=settings.language, write=write_line
        )
        asyncio.run(talk(console, options.at))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="samverkansbot", description="Samverkan, a chat bot")
    commands = parser.add_subparsers(dest="command", required=True)
    console = commands.add_parser("console", help="talk with the bot, or play a script")
    console.add_argument("--data", metavar="DIR")
    console.add_argument("--at", metavar="ISO", help="begin at 2027-01-04T09:00, say")
    console.add_argument("--language", choices=[language.value for language in Language])
    return parser


def _setting_faults(error: ValidationError) -> list[str]:
    return [f"SAMVERKAN_{str(fault['loc'][0]).upper()}: {fault['msg']}" for fault in error.errors()]


def _stop(message: str, code: int = FAILED) -> int:
    sys.stderr.write(f"{message}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
