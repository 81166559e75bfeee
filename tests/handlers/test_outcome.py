"""`gjort`: counts of pledges and measures, readings of goals; only what is true and allowed."""

from datetime import date

import pytest

from tests.handlers.town import Town

PLEDGE = 'löfte ny "Kommunen byter 42 lampor." lovar=kommun antal=42'


@pytest.fixture
async def public(town: Town) -> Town:
    """Return a town with a published pledge, a draft, a goal and a measure."""
    for line in (
        'problem ny "Otryggt"',
        'orsak ny P1 "Mörkt"',
        'åtgärd ny O1 "Byta lampor"',
        'mål ny P1 "Andel som undviker torget" baslinje=38',
        PLEDGE,
        "godkänn L1 v1",
        'löfte ny "Båda vandrar." lovar=båda',
    ):
        await town.say("anna", line)
    await town.say("bo", "godkänn L1 v1")
    await town.say("bo", "löfte publicera-internt L1 säkert=ja")
    await town.say("bo", "löfte publicera L1 säkert=ja")
    return town


def total(town: Town) -> int:
    return town.now.content.pledges[0].total


async def test_what_is_done_adds_up_and_is_told_to_all(public: Town) -> None:
    public.later(minutes=5)
    heard = await public.say("anna", "gjort L1 +2")
    assert (heard.blocks, heard.messages[0].only) == (["outcome/counted"], None)
    assert (heard.fact("count"), heard.fact("total"), heard.fact("amount")) == ("2", 2, 42)
    await public.say("anna", 'gjort löfte 1 3 "vid skolan" datum="1 mars 2027"')
    [_, last] = public.now.content.pledges[0].outcomes
    assert (last.count, last.day, last.words) == (3, date(2027, 3, 1), "vid skolan")
    assert total(public) == 5


async def test_a_measure_is_counted_by_anyone(public: Town) -> None:
    heard = await public.say("bo", "gjort A1 +1")
    assert (heard.blocks, heard.fact("total")) == (["outcome/counted"], 1)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("58", "58"), ('"38 %"', "38"), ("38%", "38"), ("6,5", "6.5"), ("0", "0"), ("38 %", "38")],
)
async def test_a_goal_is_read_not_added(public: Town, typed: str, value: str) -> None:
    await public.say("bo", f"gjort G1 {typed}")
    [reading] = public.now.content.goals[0].readings
    assert (str(reading.value), reading.by.party) == (value, "polis")


@pytest.mark.parametrize(
    ("who", "line", "code"),
    [
        ("bo", "gjort L1 +2", "not_your_pledge"),
        ("anna", "gjort L2 +2", "not_published_yet"),
        ("anna", "gjort L9 +2", "no_such_item"),
        ("anna", "gjort P1 +2", "not_counted"),
        ("anna", "gjort O1 +2", "not_counted"),
        ("anna", "gjort L1 -2", "not_a_count"),
        ("anna", "gjort L1 0", "not_a_count"),
        ("anna", "gjort L1 +0", "not_a_count"),
        ("anna", "gjort L1 20%", "not_a_count"),
        ("anna", 'gjort L1 "20 %"', "not_a_count"),
        ("anna", "gjort L1 +2,5", "not_a_count"),
        ("anna", "gjort L1 20 %", "not_a_count"),
        ("anna", "gjort L1 många", "not_a_count"),
        ("anna", "gjort A1 5%", "not_a_count"),
        ("anna", "gjort G1 -5", "not_a_count"),
        ("anna", 'gjort L1 +2 datum="1 maj 2027"', "not_yet_done"),
        ("anna", "gjort L1 +2 datum=snart", "not_a_date"),
    ],
)
async def test_what_cannot_be_counted_is_explained(
    public: Town, who: str, line: str, code: str
) -> None:
    assert await public.refusal(who, line) == code
    assert total(public) == 0


async def test_the_day_is_asked_for_again_with_the_count_kept(public: Town) -> None:
    heard = await public.say("anna", 'gjort L1 +2 datum="1 maj 2027"')
    assert heard.question() == "date"
    await public.writes("anna", "1 mars")
    [outcome] = public.now.content.pledges[0].outcomes
    assert (outcome.count, outcome.day) == (2, date(2027, 3, 1))


async def test_what_is_missing_is_asked_for(public: Town) -> None:
    assert (await public.say("anna", "gjort")).question() == "id"
    assert (await public.writes("anna", "L1")).question() == "count"
    assert (await public.writes("anna", "+2")).blocks == ["outcome/counted"]


async def test_the_same_delivery_counts_once(public: Town) -> None:
    for _ in range(2):
        await public.say("anna", "gjort L1 +2", delivery="twice")
    assert total(public) == 2


async def test_a_disk_that_is_full_leaves_nothing_half_counted(public: Town) -> None:
    public.cooperations.full = True
    await public.say("anna", "gjort L1 +2")
    public.cooperations.full = False
    assert total(public) == 0


async def test_a_count_may_be_a_word(public: Town) -> None:
    assert (await public.say("anna", "gjort l1 två")).fact("total") == 2


async def test_a_reading_of_an_earlier_day_is_not_said_to_be_of_now(public: Town) -> None:
    assert (await public.say("bo", "gjort G1 40")).fact("date") is None
    heard = await public.say("bo", 'gjort G1 38 datum="1 mars 2027"')
    assert heard.fact("date") == "2027-03-01"


async def test_what_was_counted_last_is_taken_back(public: Town) -> None:
    await public.say("anna", "gjort L1 +2")
    await public.say("anna", "gjort L1 +20")
    heard = await public.say("anna", "ångra L1")
    assert (heard.blocks, heard.fact("count"), heard.fact("total")) == (["undo/uncounted"], 20, 2)


async def test_only_ones_own_partys_counts_are_taken_back(public: Town) -> None:
    await public.say("anna", "gjort A1 +2")
    await public.say("bo", "gjort A1 +1")
    assert (await public.say("anna", "ångra A1")).fact("total") == 1
    assert await public.refusal("anna", "ångra A1") == "nothing_counted"


async def test_a_count_of_a_measure_is_taken_back_too(public: Town) -> None:
    await public.say("bo", "gjort A1 +1")
    assert (await public.say("bo", "ångra A1")).fact("total") == 0


async def test_what_has_no_count_and_no_yes_has_nothing_to_take_back(public: Town) -> None:
    assert await public.refusal("bo", "ångra A1") in {"no_yes_to_withdraw", "nothing_counted"}
