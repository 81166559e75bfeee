"""`konto`: the accounts that are one and the same person, on any platform."""

from dataclasses import replace

from bot.chat.command import Command, Field, Kind, Result
from bot.chat.outgoing import Offer, reply
from bot.chat.request import Desk, Request
from bot.domain.code import digest_of, spoken
from bot.domain.joining import with_account_code

NEW = Offer(label="account_code", command="account", values={"do": "new"})
HERE = Offer(label="account_here", command="account", values={"do": "here"})


def handle(request: Request, desk: Desk) -> Result:
    """List the asker's accounts, give a code for one more, or let this one be written to first."""
    match request.text("do"):
        case "new":
            code = desk.codes.new()
            person = with_account_code(desk.person, digest_of(code), desk.now)
            return Result(say=(reply("account/code", code=spoken(code)),), people=(person,))
        case "here":
            others = tuple(one for one in desk.person.accounts if one != request.account)
            person = replace(desk.person, accounts=(request.account, *others))
            return Result(say=(reply("account/here"),), people=(person,))
    accounts = desk.person.accounts
    more = (HERE,) if accounts[0] != request.account else ()
    facts = {"accounts": accounts, "this": request.account}
    return Result(say=(reply("account/list", NEW, *more, **facts),))


COMMAND = Command(
    name="account",
    handle=handle,
    fields=(Field(name="do", kind=Kind.CHOICE, positional=True, choices="account_acts"),),
)
