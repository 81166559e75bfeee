"""What a rule is: a pure function of a situation, which yields what is to be said and when."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum

from bot.chat.outgoing import Offer
from bot.domain.cooperation import Cooperation
from bot.domain.ids import PartyId, PersonId
from bot.domain.member import Role
from bot.domain.process import Process

logger = logging.getLogger(__name__)


class Kind(StrEnum):
    """
    How a reminder reaches people.

    LETTER: a line in the weekly letter. ROOM: once in each joint room. PERSON: to the person, at
    once.
    """

    LETTER = "letter"
    ROOM = "room"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What a rule looks at: a cooperation as it stands, at a moment, where its people are."""

    cooperation: Cooperation
    process: Process
    now: datetime
    zone: tzinfo

    @property
    def local(self) -> datetime:
        """What the clocks on the walls say."""
        return self.now.astimezone(self.zone)

    @property
    def today(self) -> date:
        """The day where the people are."""
        return self.local.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """
    One thing to say on a day.

    `about` is the id of a thing, empty for the whole; `day` is what it counts from, `offset` how
    far that is from `on`, the day on which it is said. `until` is the last day on which saying it
    makes sense. `before` tells that it announces a fixed time, so that quiet time moves it back.
    `legal` is a deadline of the law. `party` is whose it is, None for all; `person` who alone gets
    it, else all with one of `roles`. Where one call is about several texts, they are what it
    `covers`. `facts` are plain JSON data for its template, `offers` its
    buttons, the next action first.
    """

    about: str = ""
    day: date
    offset: str
    on: date
    until: date = date.max
    before: bool = False
    legal: bool = False
    party: PartyId | None = None
    person: PersonId | None = None
    roles: frozenset[Role] = frozenset({Role.CONTACT})
    covers: tuple[str, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    offers: tuple[Offer, ...] = ()

    @property
    def counted(self) -> str:
        """What its fellows from the same day have in common."""
        return f"{self.about}/{self.day}"


Find = Callable[[Situation], Iterator[Call]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    A rule: its name, which is also its template's, how it reaches people, and what it finds.

    Its words are the block of its name in reminders.jinja, and in why.jinja why one gets it. What
    is `routine` comes again every so often whatever is done, and stands last in a letter. What is
    `unlisted` nobody looks forward to. `instead_of` is the rule whose line it takes the place of,
    about the same thing.
    """

    name: str
    kind: Kind
    find: Find
    routine: bool = False
    unlisted: bool = False
    instead_of: str = ""


def calls_of(rule: Rule, situation: Situation) -> list[Call]:
    """
    Return what a rule finds; nothing where it fails.

    A mistake in one rule must not stop the others, nor what people do. It is logged by its class,
    and `doctor` tells of it.
    """
    try:
        return [*rule.find(situation)]
    except Exception as error:  # noqa: BLE001 - a rule may fail in any way
        where = situation.cooperation.id
        logger.error("rule %s of %s: %s", rule.name, where, type(error).__name__)  # noqa: TRY400
        return []
