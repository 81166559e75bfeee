"""A plan is kept with its cooperation, and finds it when a reminder falls due."""

from dataclasses import replace
from datetime import date, time, timedelta

from bot.domain.cooperation import Cooperation
from bot.domain.ids import CooperationId, PartyId
from bot.domain.log import JOINT
from bot.domain.reminding import Lapse, Occasion, Plan, Quiet
from bot.store.folder import DataFolder
from bot.store.tiny import TinyCooperations
from tests.store.builders import START, cooperation_of, news, with_news
from tests.store.conftest import Kinds

C1 = CooperationId("c1")
LATER = START + timedelta(days=3)
PLAN = Plan(until=START, next=LATER, rules="abc")
OCCASION = Occasion(
    rule="meeting",
    about="M1",
    day=date(2027, 3, 16),
    offset="-7d",
    to="samverkan",
    moment=START,
    snoozed=True,
)


def planned(plan: Plan | None = PLAN, id_: str = "c1") -> Cooperation:
    return replace(cooperation_of(id_, id_), plan=plan)


def test_a_plan_an_occasion_and_quiet_hours_are_kept(kinds: Kinds) -> None:
    row = replace(news("n1", START), occasion=OCCASION, lapsed=Lapse.REPLACED)
    quiet = Quiet(begins=time(22), ends=time(7))
    before = with_news(planned(), row)
    own = replace(before.own_of(PartyId("lindsala")), to_chief=("deadline",))
    before = replace(
        before,
        rooms=(replace(before.rooms[0], quiet=quiet),),
        own={PartyId("lindsala"): own},
    )
    saved = kinds.cooperations.save(before)
    assert kinds.cooperations.load(C1) == saved == replace(before, revision=1, fresh=())


def test_what_falls_due_by_the_plan_is_due(kinds: Kinds) -> None:
    kinds.cooperations.save(planned())
    assert kinds.cooperations.next_due() == LATER
    assert kinds.cooperations.due(LATER - timedelta(microseconds=1)) == ()
    assert kinds.cooperations.due(LATER) == (C1,)


def test_the_first_of_plan_and_ledger_counts_and_what_has_lapsed_does_not(kinds: Kinds) -> None:
    early = news("n1", LATER - timedelta(hours=1))
    one = kinds.cooperations.save(with_news(planned(), early))
    assert kinds.cooperations.next_due() == early.due
    one = kinds.cooperations.save(with_news(one, early.lapse(Lapse.REPLACED)))
    assert kinds.cooperations.next_due() == LATER
    kinds.cooperations.save(replace(one, plan=replace(PLAN, next=None)))
    assert kinds.cooperations.next_due() is None


def test_a_plan_by_other_rules_is_found(kinds: Kinds) -> None:
    kinds.cooperations.save(planned())
    two = kinds.cooperations.save(planned(None, "c2"))
    assert kinds.cooperations.followed_otherwise("abc") == ("c2",)
    assert kinds.cooperations.followed_otherwise("other") == ("c1", "c2")
    kinds.cooperations.save(replace(two, plan=PLAN))
    assert kinds.cooperations.followed_otherwise("abc") == ()
    kinds.cooperations.remove(C1)
    assert kinds.cooperations.followed_otherwise("other") == ("c2",)


def test_all_of_it_is_known_after_a_restart(folder: DataFolder) -> None:
    store = TinyCooperations(folder)
    store.save(planned())
    store.save(planned(None, "c2"))
    again = TinyCooperations(folder)
    assert again.next_due() == LATER
    assert again.followed_otherwise("abc") == ("c2",)
    assert again.load(C1).plan == PLAN


def test_no_view_has_a_plan(kinds: Kinds) -> None:
    saved = kinds.cooperations.save(planned())
    for party in (*saved.party_ids, JOINT, None):
        assert saved.seen_by(party).plan is None
