"""A question that waits for a party's answer: after three and seven workdays."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.chat.outgoing import Offer
from bot.domain.asking import open_to
from bot.domain.ids import PartyId
from bot.domain.question import Question
from reminders.rule import Call, Kind, Rule, Situation
from reminders.series import in_series
from reminders.working_time import workdays_after

WORKDAYS = (3, 7)
GIVEN_UP = timedelta(days=90)


def find(situation: Situation) -> Iterator[Call]:
    """Yield, for each party, what others have asked and nobody has answered, oldest first."""
    for party in situation.cooperation.party_ids:
        asked: dict[tuple[str, date], Question] = {}
        for one in open_to(situation.cooperation, party):
            day = one.by.at.astimezone(situation.zone).date()
            asked.setdefault((one.about, day), one)
        for (_about, day), one in asked.items():
            yield from in_series(_calls(one, day, party))


def _calls(question: Question, day: date, party: PartyId) -> Iterator[Call]:
    values: dict[str, str | int] = {"id": question.about, "question": question.number}
    for workdays in WORKDAYS:
        yield Call(
            about=question.about,
            day=day,
            offset=f"{workdays}w",
            on=workdays_after(day, workdays),
            until=day + GIVEN_UP,
            party=party,
            facts={"asker": question.by.party},
            offers=(Offer(label="answer_question", command="ask", values=values),),
        )


RULE = Rule(name="question", kind=Kind.LETTER, find=find)
