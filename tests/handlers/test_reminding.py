"""`påminnelser`, `skjut-upp`, `kvittera` and `varför`: hers, her party's, and nobody else's."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.chat.request import Source
from bot.domain.letter import AS_USUAL
from bot.domain.reminding import Lapse, Quiet
from handlers.reminding import finding, listing
from reminders.rules import RULES
from tests.handlers.town import ROOM, Town, private
from tests.reminders.toys import broken

TUESDAY = datetime(2027, 3, 16, 8, tzinfo=UTC)


@pytest.fixture
async def busy(town: Town) -> Town:
    """Return a town with a meeting, a measure with a last day, and a source that Anna awaits."""
    await town.tick()
    for line in (
        'möte ny "14 april kl 10" typ=styrgrupp',
        'åtgärd ny "Byta lampor" till="1 april"',
        "egen-text på läst=ja",
        'lägesbild källa Kvargskolan tillfrågad=idag senast="24 mars"',
    ):
        await town.say("anna", line)
    return town


async def rules(town: Town, who: str) -> list[tuple[str, str]]:
    """Return the rules and days of what is listed for somebody."""
    heard = await town.say(who, "påminnelser")
    coming = heard.fact("coming")
    assert isinstance(coming, list)
    return [(one.rule, one.way) for one in coming]


async def test_what_will_come_is_listed_by_day_with_its_way(busy: Town) -> None:
    heard = await busy.say("anna", "påminnelser")
    coming = heard.fact("coming")
    assert isinstance(coming, list)
    assert [one.day for one in coming] == sorted(one.day for one in coming)
    assert {(one.rule, one.about, one.way) for one in coming} >= {
        ("meeting", "M1", "room"),
        ("deadline", "A1", "letter"),
        ("source_due", "", "letter"),
    }
    assert all(shown.only == "fake:anna" for shown in heard.messages)
    assert "Veckobrevet kommer på tisdagar kl. 9" in heard.text


async def test_the_other_partys_own_is_not_listed_found_or_asked_about(busy: Town) -> None:
    assert "source_due" not in dict(await rules(busy, "bo"))
    for line in ("varför källor", "skjut-upp källor imorgon", "kvittera källor"):
        assert await busy.refusal("bo", line) == "no_such_reminder"


async def test_what_is_listed_is_what_comes(busy: Town) -> None:
    heard = await busy.say("anna", "påminnelser")
    coming = heard.fact("coming")
    assert isinstance(coming, list)
    first = min(one.day for one in coming if one.way == "letter")
    assert first == date(2027, 3, 16)
    busy.clock.move(TUESDAY - timedelta(minutes=1))
    assert (await busy.tick()).blocks == []
    busy.clock.move(TUESDAY)
    assert private("anna") in [one.chat for one in (await busy.tick()).messages]


async def test_what_has_been_put_off_is_listed_and_comes_to_her_alone(busy: Town) -> None:
    heard = await busy.say("anna", 'skjut-upp M1 "19 mars"')
    assert (heard.blocks, heard.fact("date")) == (["snooze/put_off"], "2027-03-19")
    assert ("meeting", "chosen") in await rules(busy, "anna")
    assert ("meeting", "chosen") not in await rules(busy, "bo")
    busy.clock.move(datetime(2027, 3, 19, 8, tzinfo=UTC))
    found = [one for one in (await busy.tick()).messages if one.block == "reminders/meeting"]
    assert [(one.chat, one.facts["late"]) for one in found] == [(private("anna"), None)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("skjut-upp A1 idag", "put_off_to_come"),
        ('skjut-upp A1 "3 april"', "past_its_day"),
        ('skjut-upp P1 "3 april"', "no_such_reminder"),
        ("skjut-upp", "which_reminder"),
        ("kvittera", "which_reminder"),
        ("kvittera P1", "no_such_reminder"),
        ("varför", "which_reminder"),
        ("varför P9", "no_such_reminder"),
    ],
)
async def test_what_cannot_be_done_is_explained(busy: Town, line: str, code: str) -> None:
    assert await busy.refusal("anna", line) == code


async def test_what_announces_a_day_is_never_put_off_past_it(busy: Town) -> None:
    """The last day is a Saturday: the weekend moves it back, not to the Monday after."""
    await busy.say("anna", 'åtgärd ny "Måla" till="20 mars"')
    heard = await busy.say("anna", 'skjut-upp A2 "20 mars"')
    assert heard.fact("date") == "2027-03-19"


async def test_the_day_is_asked_for_and_may_be_typed_or_pressed(busy: Town) -> None:
    assert (await busy.say("anna", "skjut-upp A1")).question() == "until"
    assert (await busy.writes("anna", "fredag")).blocks == ["snooze/put_off"]
    await busy.say("anna", "skjut-upp A1")
    assert (await busy.press("anna", "I morgon")).blocks == ["snooze/put_off"]
    waiting = [row for row in busy.now.ledger if row.occasion and row.pending]
    assert [row.due for row in waiting] == [datetime(2027, 3, 11, 8, tzinfo=UTC)]


async def test_the_last_one_told_is_meant_where_none_is_named(busy: Town) -> None:
    busy.clock.move(datetime(2027, 3, 24, 8, tzinfo=UTC))
    await busy.tick()
    assert (await busy.press("bo", "Varför?")).blocks == ["why/meeting"]
    assert (await busy.say("bo", "varför")).blocks == ["why/meeting"]
    assert (await busy.say("bo", "varför fick jag detta?")).blocks == ["why/meeting"]


async def test_who_needs_it_no_more_has_no_line_and_the_others_do(busy: Town) -> None:
    heard = await busy.say("anna", "kvittera A1")
    assert heard.blocks == ["acknowledge/noted"]
    [row] = [row for row in busy.now.ledger if row.occasion]
    assert (row.lapsed, row.pending) == (Lapse.ACKNOWLEDGED, False)
    busy.clock.move(TUESDAY)
    found = {one.chat: one.text for one in (await busy.tick()).messages}
    assert "Åtgärd 1" not in found[private("anna")]
    assert "Åtgärd 1" in found[private("bo")]


async def test_what_is_needed_no_more_is_not_listed(busy: Town) -> None:
    assert ("deadline", "letter") in await rules(busy, "anna")
    await busy.say("anna", "kvittera A1 slutdag")
    assert ("deadline", "letter") not in await rules(busy, "anna")
    assert ("deadline", "letter") in await rules(busy, "bo")


async def test_nothing_of_it_is_seen_by_the_other_party(busy: Town) -> None:
    police = busy.now.parties[-1].id
    before = busy.now.seen_by(police)
    log = (await busy.say("bo", "logg")).text
    for line in ('skjut-upp M1 "19 mars"', "kvittera A1", "påminnelser chef slutdagar"):
        await busy.say("anna", line)
        await busy.tick()
    after = busy.now.seen_by(police)
    assert (after.ledger, after.own, after.heads) == (before.ledger, before.own, before.heads)
    assert after == before
    assert (await busy.say("bo", "logg")).text == log


async def test_in_her_own_chat_all_her_cooperations_are_listed(busy: Town) -> None:
    heard = await busy.say("anna", "påminnelser", room=private("anna"), source=Source.DIRECT)
    assert heard.blocks[0] == "reminding/list"
    assert (await busy.say("eva", "påminnelser", room=private("eva"))).blocks == ["reminding/none"]


async def test_a_send_that_failed_is_told_with_its_reason(busy: Town) -> None:
    busy.platform.down = {ROOM}
    busy.clock.move(datetime(2027, 3, 24, 8, tzinfo=UTC))
    await busy.tick()
    heard = await busy.say("bo", "påminnelser", room=private("bo"), source=Source.DIRECT)
    assert "Kunde inte skickas: " in heard.text


async def test_nobody_s_wishes_change_without_her(busy: Town) -> None:
    await busy.say("anna", "påminnelser dag=torsdag kl=10")
    wishes = busy.person("anna").wishes
    assert (wishes.weekday, wishes.at, wishes.quiet) == (4, time(10), None)
    assert busy.person("bo").wishes == AS_USUAL
    await busy.say("anna", "påminnelser tyst 12-13")
    assert busy.person("anna").wishes.quiet == Quiet(begins=time(12), ends=time(13))


async def test_a_rule_that_fails_stops_no_question_about_the_others(
    busy: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = [replace(rule, find=broken) if rule.name == "source_due" else rule for rule in RULES]
    for asked in (finding, listing):
        monkeypatch.setattr(asked, "RULES", failing)
    assert ("deadline", "letter") in await rules(busy, "anna")
    assert (await busy.say("anna", "varför A1")).blocks == ["why/deadline"]
    assert await busy.refusal("anna", "varför källor") == "no_such_reminder"
