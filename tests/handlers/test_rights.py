"""The whole table of rights, run: every verb for every role of both parties, and for a stranger."""

from collections.abc import Iterator

import pytest

from bot.domain.member import Role
from bot.domain.permissions import RIGHTS, Right
from bot.wordbooks import read_lexicon
from handlers import COMMANDS
from tests.fakes import Heard
from tests.handlers.town import ROOM, Town, enters, joined, private

REFUSED = frozenset(
    f"errors/{code}"
    for code in ("reader_only", "key_missing", "contact_only", "not_member", "unconfirmed")
)
WORDS = {
    Role.CONTACT: "kontaktperson",
    Role.DECIDER: "beslutsfattare",
    Role.COMMUNICATOR: "kommunikationsansvarig",
    Role.PARTICIPANT: "deltagare",
    Role.READER: "läsare",
}
LINES = {
    "start": "start",
    "help": "hjälp",
    "language": "språk en",
    "cancel": "avbryt",
    "thanks": "tack",
    "take_role": "ta-rollen 1",
    "join": "anslut aaaa-bbbb",
    "overview": "översikt",
    "snooze": "skjut-upp",
    "acknowledge": "kvittera",
    "why": "varför",
    "exercise": "övning",
    "exercise end": "övning sluta",
    "exercise gone": "övning borta",
    "exercise who": "övning vem",
    "account": "konto",
    "account new": "konto kod",
    "account here": "konto hit",
    "reminders": "påminnelser",
    "reminders list": "påminnelser lista",
    "reminders day": "påminnelser veckodag fredag",
    "reminders quiet": "påminnelser tyst 12-13",
    "reminders on": "påminnelser på statistik",
    "reminders off": "påminnelser av statistik",
    "reminders chief": "påminnelser chef slutdagar på",
    "status": "status",
    "next": "nästa",
    "step": "steg 1",
    "show": "visa 1.1",
    "chain": "kedjan",
    "log": "logg",
    "export": "exportera",
    "mail": "mejl 1.1",
    "leave": "lämna",
    "briefing": "fem-minuter",
    "ask": 'fråga 1.5 "Räcker det?"',
    "note": 'notera 1.1 "Egen anteckning"',
    "block": 'spärra 1.5 "Fel text"',
    "block lift": "spärra häv 1.5",
    "stop": "nödstopp",
    "stop open": "nödstopp av",
    "note share": "notera dela 1.1",
    "not_yet": 'inte-än 1.1 "Nej"',
    "done": "klar 1.1",
    "edit": 'ändra 1.5 "Ny text."',
    "undo": "ångra 1.1",
    "skip": 'inte-aktuell 1.1 "Behövs inte"',
    "advance": "vidare",
    "back": 'tillbaka 1 "Ny bild"',
    "outcome": "gjort L1 +1",
    "assign": "ansvarig 1.1 @anna",
    "due": "senast 1.1 2027-09-30",
    "take_up": "tas-upp 1.5 organ=KS datum=2027-09-01",
    "own_text": "egen-text",
    "decline": 'nej 5.7 v1 "Nej"',
    "withdraw": "dra-tillbaka 5.7",
    "approve": "godkänn 1.5",
    "approve say": "godkänn 5.7 v1",
    "confirm": "bekräfta",
    "confirm say": "bekräfta kod=abcd",
    "picture list": "lägesbild",
    "picture show": "lägesbild visa B1",
    "picture new": 'lägesbild ny "Mörkt" nivå=delad',
    "picture change": 'lägesbild ändra I1 "Mörkt"',
    "picture share": "lägesbild dela I1",
    "picture blind": 'lägesbild saknas "Ingen har frågat"',
    "picture agrees": "lägesbild stämmer B1",
    "picture contradicts": "lägesbild stämmer-inte B1",
    "picture source": 'lägesbild källa "skolan"',
    "problem prioritise": "problem prioritera P1",
    "measure paste": "åtgärd klistra-in",
    "measure unpaste": "åtgärd ångra-inklistring A1",
    "measure follow": "åtgärd följ-upp A1",
    "pledge paste": "löfte klistra-in",
    "pledge unpaste": "löfte ångra-inklistring L1",
    "pledge follow": "löfte följ-upp L1",
    "pledge renew": "löfte förnya L1",
    "pledge end": "löfte avsluta L1",
    "pledge publish": "löfte publicera L1",
    "pledge inform": "löfte publicera-internt L1",
    "meeting move": "möte flytta M1 2027-09-01",
    "meeting cancel": "möte ställ-in M1",
    "meeting decide": "möte beslut M1",
    "meeting agenda": "möte agenda M1",
    "meeting file": "möte fil M1",
    "meeting copy": "möte kopiera M1",
    "meeting lift": "möte lyft-ut M1",
    "agreement": "överenskommelse",
    "agreement show": "överenskommelse visa",
    "agreement draft": "överenskommelse utkast",
    "agreement section": 'överenskommelse avsnitt syfte "Trygghet"',
    "agreement period": "överenskommelse period från=2028-01-01",
    "agreement holds": "överenskommelse gäller till=2030-12-31",
    "agreement sign": "överenskommelse undertecknad",
    "follow_up": "uppföljning",
    "follow_up report": "uppföljning rapport",
    "follow_up more": "uppföljning fler L1",
    "follow_up news": "uppföljning nytt",
    "follow_up assessment": "uppföljning bedömning",
    "follow_up feedback": "uppföljning återkoppling",
    "follow_up close": "uppföljning avsluta",
    "follow_up rhythm": "uppföljning takt=tertial",
    "invite": "bjud-in kommun roll=läsare",
    "invite revoke": "bjud-in ta-tillbaka 1",
    "roles": "roller",
    "roles switch": "roller ersättare @anna",
    "roles set": "roller @anna deltagare",
    "away": "borta av",
    "away set": "borta 1 juli till 2 juli",
    "room": "rum",
    "room link": "rum koppla gemensamt",
    "room unlink": "rum koppla-från",
    "room name": "rum namn Vårt",
    "room set": "rum text=hela",
}
"""For each row of the table a line that asks for just that."""
for verb, word in (
    ("problem", "problem"),
    ("cause", "orsak"),
    ("goal", "mål"),
    ("measure", "åtgärd"),
    ("pledge", "löfte"),
    ("meeting", "möte"),
):
    letter = {"cause": "O", "measure": "A", "goal": "G"}.get(verb, word[0].upper())
    LINES |= {
        f"{verb} list": f"{word} lista",
        f"{verb} show": f"{word} visa {letter}1",
        f"{verb} new": f'{word} ny "2027-09-01 kl 10"',
        f"{verb} change": f'{word} ändra {letter}1 "Annat än förut"',
        f"{verb} remove": f"{word} ta-bort {letter}1",
        f"{verb} finish": f"{word} klar {letter}1",
    }
OTHERS = {"kommun": "2.3", "polis": "2.2"}
"""For each party a task that is the other's alone."""
ON_OTHERS = ("done", "undo", "skip", "assign", "due")


def test_every_verb_and_all_it_can_be_asked_to_do_is_in_the_table() -> None:
    lexicon = read_lexicon()
    asked = {command.asked({}, lexicon) for command in COMMANDS.values()}
    assert asked <= {"", "list"}
    bare = {f"{name} {one.asked({}, lexicon)}".strip() for name, one in COMMANDS.items()}
    assert bare <= set(RIGHTS), "what a verb alone asks for"
    assert {key.partition(" ")[0] for key in RIGHTS} == set(COMMANDS)
    assert set(LINES) == set(RIGHTS), "each row has its line here"


async def asker(role: Role, party: str) -> Town:
    """Return a town where Cia has a role in a party, beside Anna and Bo."""
    town = await joined()
    await enters(town, "cia", party, WORDS[role])
    await town.say("anna", 'ändra 1.5 "Styrgrupp."')
    return town


def was_refused(heard: Heard) -> bool:
    assert "errors/broken" not in heard.blocks
    return not REFUSED.isdisjoint(heard.blocks)


@pytest.mark.slow
@pytest.mark.parametrize("party", OTHERS)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("row", sorted(RIGHTS))
async def test_a_role_may_what_the_table_says_and_nothing_else(
    row: str, role: Role, party: str
) -> None:
    town = await asker(role, party)
    before = town.now
    heard = await town.say("cia", LINES[row])
    allowed = role in RIGHTS[row].own
    assert was_refused(heard) is not allowed, heard.text
    if not allowed:
        assert town.now == before


@pytest.mark.slow
@pytest.mark.parametrize("row", sorted(RIGHTS))
async def test_a_stranger_may_what_the_table_says_and_nothing_else(row: str) -> None:
    town = await joined()
    before = town.now
    # In a room only its own people are answered; what anybody may, she may in her own chat.
    alone = RIGHTS[row].stranger
    heard = await town.say("eva", LINES[row], room=private("eva") if alone else ROOM)
    assert was_refused(heard) is not alone, heard.text
    if row != "join":  # a wrong code is noted
        assert town.now == before


@pytest.mark.slow
@pytest.mark.parametrize("party", OTHERS)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("row", ON_OTHERS)
async def test_what_another_party_is_to_do_is_left_to_it(row: str, role: Role, party: str) -> None:
    town = await asker(role, party)
    before = town.now
    heard = await town.say("cia", LINES[row].replace("1.1", OTHERS[party]))
    assert role not in RIGHTS[row].other
    assert heard.blocks[0] in {*REFUSED, "errors/other_partys_task"}
    assert town.now == before


def lines_that(role: Role) -> Iterator[str]:
    yield from (LINES[row] for row, right in RIGHTS.items() if role in right.own)


@pytest.mark.slow
@pytest.mark.parametrize("party", OTHERS)
@pytest.mark.parametrize("role", Role)
async def test_no_button_is_shown_to_one_who_may_not_press_it(role: Role, party: str) -> None:
    town = await asker(role, party)
    pressed: set[str] = set()
    for line in lines_that(role):
        if line.startswith(("lämna", "roller @")):
            continue
        heard = await town.say("cia", line)
        for button in (one for shown in heard.messages if shown.only for one in shown.buttons):
            if button.line not in pressed and "lämna" not in button.line:
                pressed.add(button.line)
                answer = await town.stale("cia", button.line)
                assert not was_refused(answer), f"{line}: [{button.label}] {answer.text}"
        await town.say("cia", "avbryt")
    assert pressed


@pytest.mark.slow
async def test_a_form_is_asked_again_whether_she_may_when_it_is_sent() -> None:
    town = await asker(Role.CONTACT, "kommun")
    heard = await town.say("cia", "nej 1.5 v1")
    assert heard.question() == "reason"
    await town.say("anna", "roller @cia läsare")
    heard = await town.fill("cia", {"skäl": "Nej"})
    assert heard.blocks == ["errors/reader_only"]


def test_nothing_is_allowed_by_omission() -> None:
    assert all(isinstance(right, Right) for right in RIGHTS.values())
    assert all(Role.READER not in right.own for row, right in RIGHTS.items() if row in ON_OTHERS)
