"""The command line."""

import argparse
import asyncio
import logging
import sys
import tempfile
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from bot import admin, admitting, doctor
from bot.chat.words import Words
from bot.complaints import EXPECTED, FAILED, WELL, code_of, lines_of
from bot.consoles import Console, play, talk, write_line
from bot.domain.room import Language
from bot.settings import HttpSettings, Settings, SlackSettings
from bot.store.folder import DataFolder
from bot.wordbooks import read_lexicon


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    options = _parser().parse_args(arguments)
    words = read_lexicon().words[Language(options.language or _language())]
    try:
        return _run(options, words)
    except EXPECTED as error:
        for line in lines_of(words, error):
            sys.stderr.write(f"{line}\n")
        return code_of(error)


def _run(options: argparse.Namespace, words: Words) -> int:
    settings = _settings(options)
    if options.command == "console":
        return _console(options, settings)
    if options.command == "run":
        return _serve(settings, words)
    office = _office(settings, words)
    if options.command != "import" and not settings.data.is_dir():
        office.tell("no_data", data=settings.data.name)
        return FAILED
    commands: dict[str, Callable[[], bool | None]] = {
        "doctor": lambda: doctor.doctor(office),
        "export": lambda: admin.export(office, options.id, Path(options.file)),
        "import": lambda: admin.take_in(office, Path(options.file)),
        "invite": lambda: admitting.invite(office, options.id, options.party, options.dnr),
        "confirm": lambda: admitting.confirm(office, options.id, options.person),
    }
    return FAILED if commands[options.command]() is False else WELL


def _console(options: argparse.Namespace, settings: Settings) -> int:
    """Talk at a terminal; otherwise play what comes in, in a folder that is gone afterwards."""
    if sys.stdin.isatty():
        _in_folder(settings, lambda console: talk(console, options.at))
        return WELL
    with tempfile.TemporaryDirectory() as temporary:
        data = settings.data if options.data else Path(temporary)
        kept = settings.model_copy(update={"data": data})
        _in_folder(kept, lambda console: play(console, sys.stdin, options.at))
    return WELL


def _serve(settings: Settings, words: Words) -> int:
    """Serve the platforms until the process is told to stop."""
    # Only here, so that the console need not wait for a web server it never starts.
    from bot.running import Running, run  # noqa: PLC0415

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    office = _office(settings, words)
    with DataFolder.locked(settings.data) as folder:
        running = Running(
            settings=settings,
            slack=office.slack,
            http=HttpSettings(),
            folder=folder,
            say=office.tell,
        )
        asyncio.run(run(running))
    return WELL


def _office(settings: Settings, words: Words) -> admin.Office:
    return admin.Office(settings=settings, slack=SlackSettings(), words=words, say=write_line)


def _in_folder(settings: Settings, use: Callable[[Console], Coroutine[None, None, None]]) -> None:
    with DataFolder.locked(settings.data) as folder:
        console = Console(
            settings=settings, folder=folder, language=settings.language, write=write_line
        )
        asyncio.run(use(console))


def _settings(options: argparse.Namespace) -> Settings:
    given = {"data": options.data, "language": options.language}
    return Settings(**{name: value for name, value in given.items() if value})


def _moment(text: str) -> str:
    """Return a moment as it was written; argparse says what is wrong with another."""
    datetime.fromisoformat(text)
    return text


def _language() -> str:
    """Return the language to complain in, even where the settings cannot be used."""
    try:
        return Settings().language
    except ValidationError:
        return Language.SV


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--data", metavar="DIR", help="instead of SAMVERKAN_DATA")
    shared.add_argument("--language", choices=[language.value for language in Language])
    parser = argparse.ArgumentParser(prog="samverkansbot", description="Samverkan, a chat bot")
    commands = parser.add_subparsers(dest="command", required=True)
    console = commands.add_parser(
        "console", parents=[shared], help="talk with the bot, or play a script from standard input"
    )
    console.add_argument("--at", metavar="ISO", type=_moment, help="begin at 2027-01-04T09:00, say")
    commands.add_parser(
        "run", parents=[shared], help="serve every platform that has its settings, and reminders"
    )
    commands.add_parser(
        "doctor", parents=[shared], help="look over settings, files, logs and sends"
    )
    out = commands.add_parser("export", parents=[shared], help="write a cooperation to a file")
    out.add_argument("id", metavar="ID")
    out.add_argument("file", metavar="FILE")
    _admitting(commands, shared)
    taken = commands.add_parser("import", parents=[shared], help="take a cooperation in")
    taken.add_argument("file", metavar="FILE")
    return parser


def _admitting(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    shared: argparse.ArgumentParser,
) -> None:
    invited = commands.add_parser(
        "invite", parents=[shared], help="give a code for a party that nobody is left of"
    )
    invited.add_argument("id", metavar="ID")
    invited.add_argument("party", metavar="PARTY")
    invited.add_argument("--dnr", required=True, help="the file number of the decision behind it")
    confirmed = commands.add_parser(
        "confirm", parents=[shared], help="confirm the first member of a party"
    )
    confirmed.add_argument("id", metavar="ID")
    confirmed.add_argument("person", metavar="PERSON")


if __name__ == "__main__":
    sys.exit(main())
