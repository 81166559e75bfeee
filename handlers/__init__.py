"""What the bot answers: one module per command, in the order the help shows them."""

from bot.chat.command import Command
from handlers import (
    advance,
    approve,
    back,
    cancel,
    decline,
    done,
    edit,
    help,  # noqa: A004 - the module is named for the command
    invite,
    language,
    log,
    next,  # noqa: A004 - the module is named for the command
    not_yet,
    note,
    own_text,
    roles,
    show,
    skip,
    start,
    status,
    step,
    take_role,
    undo,
    withdraw,
)

COMMANDS: dict[str, Command] = {
    module.COMMAND.name: module.COMMAND
    for module in (
        start,
        status,
        next,
        step,
        show,
        done,
        edit,
        approve,
        decline,
        withdraw,
        undo,
        not_yet,
        skip,
        advance,
        back,
        note,
        own_text,
        invite,
        roles,
        log,
        language,
        help,
        cancel,
        take_role,
    )
}
