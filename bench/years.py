"""Ten years of one cooperation through the whole bot: how large it grows, how long a save takes."""

import asyncio
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.app import Outside, build, open_stores
from bot.chat.message import Message
from bot.chat.request import Account, Incoming, Source
from bot.clocks import MovableClock
from bot.codes import SeededCodes
from bot.domain.cooperation import Cooperation
from bot.domain.ids import ItemId, MatterId, RoomId
from bot.settings import Settings
from bot.store.folder import DataFolder

YEARS = range(2027, 2037)
ROUND = 4
"""Years of an agreement."""
PLEDGES = 6
TIMES = 60
ROOM = RoomId("bench:room")
TEXT = "Polisen och kommunen är på plats vid Resecentrum två kvällar i veckan. " * 4


class Silent:
    """A platform that shows nothing."""

    async def send(
        self, chat: RoomId, message: Message, *, only: str | None, handle: object | None = None
    ) -> str:
        """Take a message."""
        del chat, message, only, handle
        return "1"

    async def delete(self, chat: RoomId, message: str) -> None:
        """Take nothing away."""


class Parties:
    """Anna and Bo, who talk to a bot in a folder, and the calendar they live by."""

    def __init__(self, data: Path, folder: DataFolder, first: int = 0) -> None:
        settings = Settings(_env_file=None, data=data)
        self.clock = MovableClock(datetime(2027, 1, 4, 8, tzinfo=UTC))
        outside = Outside(platforms={"bench": Silent()}, clock=self.clock, codes=SeededCodes(1))
        stores = open_stores(settings, folder)
        self._app = build(settings, stores, outside)
        self._cooperations = stores.cooperations
        self._count = first
        self._moved = False

    @property
    def cooperation(self) -> Cooperation:
        """The one they are in, as it is kept."""
        [found] = self._cooperations.ids()
        return self._cooperations.load(found)

    async def say(self, who: str, *lines: str) -> None:
        """Say lines to the bot, one after another; what has fallen due is told first."""
        if self._moved:
            self._moved = False
            await self._app.runner.tick()
        for line in lines:
            self._count += 1
            words = {one for one in line.split() if one.startswith("@")}
            incoming = Incoming(
                room=ROOM,
                sender=_account(who),
                source=Source.COMMAND,
                line=line,
                delivery=f"{self._count:040}",
                values=None,
                mentions={one: _account(one[1:]) for one in words},
            )
            await self._app.inbox.receive(incoming)
        await self._app.inbox.settled()

    async def agree(self, *matters: str) -> None:
        """Let both say yes to the newest version of some texts."""
        for matter in matters:
            version = self.cooperation.round.matter(MatterId(matter)).count
            for who in ("anna", "bo"):
                await self.say(who, f"godkänn {matter} v{version} organ=KS datum=idag")

    def on(self, year: int, month: int, day: int) -> None:
        """Move to a day."""
        self._moved = True
        self.clock.move(datetime(year, month, day, 8, tzinfo=UTC))


def _account(name: str) -> Account:
    return Account(id=f"bench:{name}", name=name.capitalize())


async def begin(parties: Parties) -> None:
    """Found the cooperation, with a problem, its cause and what is to be done."""
    await parties.say("anna", "start kommun=Lindsala lpo=Mellansjö part=kommun")
    await parties.say("anna", "bjud-in polis @bo")
    await parties.say("bo", "ta-rollen")
    await parties.say("anna", f'problem ny "{TEXT}"', f'orsak ny P1 "{TEXT}"')


async def to_work(parties: Parties, year: int) -> None:
    """Agree for some years, and go on to step 4."""
    period = f"från={year}-01-01 till={year + ROUND - 1}-12-31"
    await parties.say("anna", f'överenskommelse avsnitt syfte "{TEXT}" {period}')
    await parties.agree("överenskommelsen")
    for _ in range(3):
        await parties.say("anna", 'vidare "Klart sedan tidigare."')
        await parties.agree("vidare")


async def begin_anew(parties: Parties, year: int) -> None:
    """Close the round, and agree for the years to come."""
    parties.on(year, 1, 10)
    for _ in range(2):
        await parties.say("anna", 'vidare "Varvet är slut."')
        await parties.agree("vidare")
    await to_work(parties, year)


async def promise(parties: Parties, year: int) -> list[ItemId]:
    """Promise and plan for a year, and publish it."""
    parties.on(year, 1, 20)
    before = {one.id for one in parties.cooperation.content.pledges}
    fields = f"lovar=båda antal=12 från={year}-01-20 till={year}-12-15"
    for number in range(PLEDGES):
        await parties.say("anna", f'löfte ny "{TEXT}{year}, {number}" {fields}')
        await parties.say("bo", f'åtgärd ny O1 "{TEXT}{number}" till={year}-12-15 vem=gatuchef')
    pledges = [one.id for one in parties.cooperation.content.pledges if one.id not in before]
    await parties.agree(*pledges)
    for pledge in pledges:
        publish = (f"löfte publicera-internt {pledge}", f"löfte publicera {pledge}")
        await parties.say("anna", *(f"{line} säkert=ja" for line in publish))
    return pledges


async def meet_and_count(
    parties: Parties, year: int, pledges: list[ItemId], weigh: Callable[[], int]
) -> int:
    """Count each pledge every month, meet every third, and return the largest that was weighed."""
    sizes = []
    for month in range(1, 12):
        parties.on(year, month, 25)
        for pledge in pledges:
            await parties.say("bo", f'gjort {pledge} +1 "Norrby, 25 deltagare"')
        if month % 3 == 0:
            await parties.say("anna", "möte ny idag kl 15 typ=styrgrupp")
            meeting = parties.cooperation.content.meetings[-1].id
            points = "; ".join(f"{pledge} grön" for pledge in pledges)
            await parties.say("anna", f"möte beslut {meeting} {points}; Vi ses nästa kvartal")
            await parties.agree(meeting)
        sizes.append(weigh())
    return max(sizes)


async def follow_up(parties: Parties, year: int) -> None:
    """Answer about everything, agree on the texts, and close the year."""
    parties.on(year, 11, 28)
    content = parties.cooperation.content
    for item in (one for one in content.items if one[0] in "LA"):
        renewal = "fortsättning=avsluta" if item.startswith("L") else ""
        await parties.say("anna", f"uppföljning {item} genomförd=ja färg=grön {renewal}")
    await parties.say("bo", "uppföljning bedömning", "uppföljning återkoppling")
    await parties.say("anna", f'ändra 5.9 "{TEXT}"', "klar 5.2", "klar 5.3", "klar 5.6", "klar 5.1")
    parties.on(year, 12, 20)
    await parties.say("anna", "uppföljning avsluta", "svara avslut=ja", "avbryt")


async def changed(parties: Parties, turn: int) -> float:
    """Return how many milliseconds a change takes."""
    line = "klar 1.1" if turn % 2 == 0 else "ångra 1.1"
    began = time.perf_counter()
    await parties.say("anna", line)
    return 1000 * (time.perf_counter() - began)


async def compared(first: Path, last: Path) -> None:
    """Print a change in the first month beside one ten years later, turn by turn."""
    out = sys.stdout.write
    with DataFolder.locked(first) as one, DataFolder.locked(last) as other:
        both = [
            Parties(data, folder, first=10**6) for data, folder in ((first, one), (last, other))
        ]
        for parties in both:
            parties.on(YEARS.stop, 1, 1)
        times: list[list[float]] = [[], []]
        for turn in range(TIMES):
            for parties, found in zip(both, times, strict=True):
                found.append(await changed(parties, turn))
        before, after = map(statistics.median, times)
        out(f"a change in the first month {before:.2f} ms, after ten years {after:.2f} ms: ")
        out(f"{after / before:.2f} times\n")


def size(data: Path) -> int:
    """Return how many bytes the state has."""
    [state] = (data / "cooperations").glob("*.json")
    return state.stat().st_size


async def run(data: Path, kept: Path, folder: DataFolder) -> None:
    """Live ten years, print each year's size, and keep the folder of the first and last month."""
    parties = Parties(data, folder)
    await begin(parties)
    await to_work(parties, YEARS.start)
    for year in YEARS:
        if year != YEARS.start and (year - YEARS.start) % ROUND == 0:
            await begin_anew(parties, year)
        pledges = await promise(parties, year)
        if year in {YEARS.start, YEARS.stop - 1}:
            shutil.copytree(data, kept / str(year))
        largest = await meet_and_count(parties, year, pledges, lambda: size(data))
        await follow_up(parties, year)
        number = parties.cooperation.round.number
        sys.stdout.write(f"{year}, round {number}: {largest / 1000:.0f} kB at most, ")
        sys.stdout.write(f"{size(data) / 1000:.0f} kB when the check-in is closed\n")


def main() -> None:
    """Run in folders that are gone afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        data, kept = Path(temporary) / "data", Path(temporary) / "kept"
        kept.mkdir()
        with DataFolder.locked(data) as folder:
            asyncio.run(run(data, kept, folder))
        asyncio.run(compared(kept / str(YEARS.start), kept / str(YEARS.stop - 1)))


if __name__ == "__main__":
    main()
