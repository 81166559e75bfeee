"""Ten years of work: the state stays small, and what has been closed never changes."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import orjson

from bot.domain.agreeing import approve, propose
from bot.domain.agreement import Agreement
from bot.domain.answer import Answer, Colour, Done, Renewal
from bot.domain.answering import answer, say_news
from bot.domain.chain import Cause, Letter, Measure, Outcome, Pledge, Problem
from bot.domain.check_in import NEWS_TASKS
from bot.domain.closing import close_check_in, renew
from bot.domain.cooperation import DELIVERIES_KEPT, Cooperation
from bot.domain.counting import count
from bot.domain.follow_up import current, in_check_in
from bot.domain.ids import ADVANCE, ItemId, MatterId, TaskId
from bot.domain.log import Act, LogEntry, broken_links
from bot.domain.member import By
from bot.domain.moving import ask_to_advance, follow_through
from bot.domain.planning import due_by
from bot.domain.ticking import tick
from bot.domain.version import Proposal, What
from bot.domain.working import add, change, draft_pledge, publish, publish_internally
from bot.store.records import from_cooperation, to_cooperation
from tests.domain.builders import ANNA, BO, contacts, real_process, refusal, together

YEARS = range(2027, 2037)
MOST = 200_000
"""Bytes that ten years may take (DESIGN, 2)."""
PROCESS = real_process()
LONG = "Polisen och kommunen är på plats vid Resecentrum två kvällar i veckan. " * 4
TEXTS = ("5.4", "5.7", "5.9")


@dataclass
class Work:
    """A cooperation at work, with the log as the store has it."""

    cooperation: Cooperation
    log: list[LogEntry] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def keep(self, day: date) -> None:
        """Save: the entries go to the log, the state is read back as it is written."""
        self.log += self.cooperation.fresh
        delivered = self.cooperation
        for number in range(DELIVERIES_KEPT // 10):
            delivered = delivered.delivered(f"slack:Ev0{day.toordinal():08d}{number:04d}")
        plain = orjson.dumps(from_cooperation(delivered))
        self.sizes.append(len(plain))
        self.cooperation = to_cooperation(orjson.loads(plain))


def at(by: By, day: date) -> By:
    """Return somebody on a day."""
    return replace(by, at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def all_say_yes(cooperation: Cooperation, matter: str, day: date) -> Cooperation:
    """Let every party say yes to what is proposed."""
    number = cooperation.round.matter(MatterId(matter)).count
    for one in contacts(cooperation):
        cooperation = approve(cooperation, MatterId(matter), number, by=at(one, day))
    return cooperation


def moved_on(cooperation: Cooperation, day: date) -> Cooperation:
    """Go to the next step, or round, by every party's yes."""
    asked = ask_to_advance(cooperation, by=at(ANNA, day), reason="Klart sedan tidigare")
    said = all_say_yes(asked, ADVANCE, day)
    return follow_through(said, PROCESS, PROCESS, ADVANCE, by=at(BO, day))


def to_work(work: Work, day: date) -> None:
    """Agree for four years, and go on to step 4."""
    agreement = Agreement(sections={}, start=day, end=date(day.year + 3, 12, 31))
    content = replace(work.cooperation.content, agreement=agreement)
    work.cooperation = replace(work.cooperation, content=content)
    while work.cooperation.round.step < 4:
        work.cooperation = moved_on(work.cooperation, day)


def promised(work: Work, year: int) -> None:
    """Renew the pledges of the year before, or make six; and begin six measures."""
    day, last = date(year, 1, 20), date(year, 12, 15)
    by = at(ANNA, day)
    old = [one for one in work.cooperation.content.pledges if not one.renewed_by]
    for number in range(6):
        fields: dict[str, Any] = {"end": last, "start": day, "amount": 12}
        if number < len(old):
            cooperation, made = renew(work.cooperation, old[number], f"{LONG}{year}", fields, by=by)
        else:
            cooperation, made = draft_pledge(
                work.cooperation,
                f"{LONG}{year}",
                lambda id_: Pledge(id=id_, by=by, promised_by=("lindsala", "polis"), **fields),  # type: ignore[arg-type] # noqa: B023
                by=by,
            )
        cooperation = all_say_yes(cooperation, made.id, day)
        for publishing in (publish_internally, publish):
            one = cooperation.content.item(made.id)
            assert isinstance(one, Pledge)
            cooperation = publishing(cooperation, one, 1, day, by=by)
        work.cooperation, _ = add(
            cooperation,
            Letter.MEASURE,
            lambda id_: Measure(id=id_, text=LONG, by=by, cause=ItemId("O1"), end=last, aim=LONG),
            by=by,
        )


def counted(work: Work, year: int) -> None:
    """Count each of them twelve times."""
    for month in range(1, 13):
        day = min(date(year, month, 25), date(year, 11, 10))
        outcome = Outcome(count=month, day=day, by=at(BO, day), words="Norrby, 25 deltagare")
        for item in in_check_in(work.cooperation):
            if isinstance(item, Pledge):
                work.cooperation = count(work.cooperation, item, outcome)
            elif not item.done:
                more = replace(item, outcomes=(*item.outcomes, outcome))
                work.cooperation = change(work.cooperation, more, by=outcome.by, act=Act.COUNTED)
        work.keep(day)


def followed_up(work: Work, year: int) -> None:
    """Answer about everything, and agree on the texts."""
    day = date(year, 11, 15)
    by = at(BO, day)
    for item in in_check_in(work.cooperation):
        given = Answer(
            check_in="",
            by=by,
            done=Done.YES,
            colour=Colour.YELLOW,
            reason=LONG,
            renewal=Renewal.RENEW,
            message=LONG,
            otherwise=LONG,
        )
        work.cooperation = answer(work.cooperation, item.id, given, by=by)
    for task in TEXTS:
        proposal = Proposal(what=What.TEXT, text=f"{LONG * 8}{year}")
        asked = propose(work.cooperation, PROCESS.task(task), proposal, by=by)
        work.cooperation = all_say_yes(asked, task, day)
    for task in ("5.2", "5.3", "5.6"):
        work.cooperation = tick(work.cooperation, PROCESS.task(task), by=by)
    for news in NEWS_TASKS:
        work.cooperation = say_news(work.cooperation, PROCESS, news, new=False, by=by)
    work.cooperation = due_by(work.cooperation, TaskId("5.8"), day, by=by)
    work.keep(day)


def begun() -> Work:
    """Return a cooperation with a problem and its cause, ready for step 4."""
    start = date(2027, 1, 11)
    cooperation, problem = add(
        together(), Letter.PROBLEM, lambda id_: Problem(id=id_, text=LONG, by=ANNA), by=ANNA
    )
    cooperation, _ = add(
        cooperation,
        Letter.CAUSE,
        lambda id_: Cause(id=id_, text=LONG, by=ANNA, problem=problem.id),
        by=ANNA,
    )
    work = Work(cooperation)
    to_work(work, start)
    return work


def lived() -> Iterator[tuple[Work, int]]:
    """Live ten years, a check-in each and a new round every fourth."""
    work = begun()
    for year in YEARS:
        promised(work, year)
        counted(work, year)
        followed_up(work, year)
        closes = date(year, 12, 20)
        if current(work.cooperation).last == work.cooperation.content.agreement.end:
            work.cooperation = moved_on(moved_on(work.cooperation, closes), closes)
            work.keep(closes)
            to_work(work, date(year + 1, 1, 10))
        else:
            work.cooperation = close_check_in(work.cooperation, closes, by=at(ANNA, closes))
        work.keep(closes)
        yield work, year


def closed_ones(log: list[LogEntry]) -> dict[str, LogEntry]:
    """Return the closed check-ins and rounds by what they are called."""
    acts = {Act.CHECK_IN_CLOSED, Act.ROUND_CLOSED}
    return {f"{one.act} {one.about}": one for one in log if one.act in acts}


def test_ten_years_stay_small_and_what_is_closed_stays_as_it_is() -> None:
    known: dict[str, LogEntry] = {}
    work = begun()
    for work, year in lived():
        found = closed_ones(work.log)
        assert {key: found[key] for key in known} == known
        known = deepcopy(found)
        content = found[f"check_in_closed {year}"].content
        assert content is not None
        # Each pledge and measure of the year was counted 1 to 12, and nothing else.
        assert set(content["totals"].values()) == {78}
        assert len(content["totals"]) == 12
        assert len(content["settled"]) == 2
    assert max(work.sizes) < MOST
    assert len(known) == 10 + 2
    assert work.cooperation.round.number == 3
    assert not list(broken_links(work.log))
    archived = [one.about for one in work.log if one.act is Act.ARCHIVED]
    assert len(archived) == len(set(archived)) >= 100


def test_nothing_is_counted_for_a_closed_year() -> None:
    work, year = next(lived())
    promised(work, year + 1)
    [pledge, *_] = [one for one in in_check_in(work.cooperation) if isinstance(one, Pledge)]
    day = date(year, 12, 20) - timedelta(days=1)
    outcome = Outcome(count=1, day=day, by=at(BO, date(2028, 2, 1)))
    assert refusal(lambda: count(work.cooperation, pledge, outcome)).code == "day_is_closed"
