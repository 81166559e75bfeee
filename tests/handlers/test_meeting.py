"""`möte`: planned in a line, moved, cancelled, listed, with agenda and calendar file."""

from datetime import date, time

import pytest

from bot.domain.ids import ItemId
from bot.domain.meeting import Meeting, MeetingKind
from tests.handlers.town import Town, enters


def meeting(town: Town, id_: str = "M1") -> Meeting:
    found = town.now.content.items[ItemId(id_)]
    assert isinstance(found, Meeting)
    return found


@pytest.mark.parametrize(
    ("line", "day", "begins", "ends"),
    [
        ("möte ny 16 mars", date(2027, 3, 16), None, None),
        ("möte ny 16 mars kl 10", date(2027, 3, 16), time(10), None),
        ("möte 16 mars kl 10", date(2027, 3, 16), time(10), None),
        ("möte ny datum=16 mars kl 10 slut=11.30", date(2027, 3, 16), time(10), time(11, 30)),
        ("möte ny tisdag den 16 mars kl. 10–11.30", date(2027, 3, 16), time(10), time(11, 30)),
        ('möte ny datum="2027-03-30 10:00"', date(2027, 3, 30), time(10), None),
        ("möte ny idag kl 8", date(2027, 3, 10), time(8), None),
        ("möte ny 16 mars 13-14", date(2027, 3, 16), time(13), time(14)),
        ("möte ny 6/4 13.00-14.30 styrgruppen", date(2027, 4, 6), time(13), time(14, 30)),
        ("möte ny styrgruppsmöte tisdag vecka 15", date(2027, 4, 13), None, None),
        ("meeting new 16 March 10:00 ends=kl 12", date(2027, 3, 16), time(10), time(12)),
    ],
)
async def test_a_day_is_enough(
    town: Town, line: str, day: date, begins: time | None, ends: time | None
) -> None:
    heard = await town.say("anna", line)
    assert heard.blocks == ["meeting/planned", "meeting/saved"]
    found = meeting(town)
    assert (found.day, found.begins, found.ends) == (day, begins, ends)
    assert found.kind is MeetingKind.STEERING


async def test_every_field_is_kept(town: Town) -> None:
    await town.say(
        "anna",
        'möte ny 16 mars kl 10 typ=arbetsgrupp plats="Skolan, 2" länk=https://e.se/1 vilka=alla',
    )
    found = meeting(town)
    assert (found.kind, found.place) == (MeetingKind.WORKING, "Skolan, 2")
    assert (found.link, found.attendees) == ("https://e.se/1", "alla")


async def test_where_nothing_is_missing_nothing_more_is_said(town: Town) -> None:
    heard = await town.say("anna", "möte ny 16 mars plats=Skolan vilka=alla")
    assert heard.blocks == ["meeting/planned"]


async def test_a_series_on_a_weekday_of_its_own_needs_no_day(town: Town) -> None:
    await town.say("anna", "möte ny upprepa=första tisdagen varannan månad")
    days = [one.day for one in town.now.content.meetings]
    assert days[:2] == [date(2027, 4, 6), date(2027, 6, 1)]
    assert len(days) == 6


async def test_pace_and_kind_are_understood_without_their_fields(town: Town) -> None:
    await town.say("anna", "möte ny första tisdagen varannan månad kl 13 beredningsgruppen")
    first, second, *_ = town.now.content.meetings
    assert (first.day, first.begins) == (date(2027, 4, 6), time(13))
    assert (second.day, second.begins) == (date(2027, 6, 1), time(13))
    assert first.kind is MeetingKind.PREPARATORY
    await town.say("anna", "möte ny 16 mars kl 9 varje kvartal arbetsgrupp plats=Skolan")
    quarter = [one for one in town.now.content.meetings if one.kind is MeetingKind.WORKING]
    assert [one.day for one in quarter][:2] == [date(2027, 3, 16), date(2027, 6, 15)]


async def test_a_second_meeting_of_a_group_in_a_day_is_asked_about(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars kl 10")
    assert (await town.say("bo", "möte ny 16 mars typ=arbetsgrupp")).blocks[0] == "meeting/planned"
    heard = await town.say("bo", "möte ny 16 mars kl 13")
    assert heard.blocks == ["meeting/same_day"]
    assert len(town.now.content.meetings) == 2
    await town.press("bo", "Spara ändå")
    assert meeting(town, "M3").begins == time(13)


@pytest.mark.parametrize(
    ("line", "day", "begins", "ends"),
    [
        ("möte flytta M1 kl 13", date(2027, 3, 16), time(13), None),
        ("möte flytta M1 kl 13-14", date(2027, 3, 16), time(13), time(14)),
        ("möte flytta M1 till torsdag 8 april kl 9", date(2027, 4, 8), time(9), None),
        ("möte flytta M1 till 9 april", date(2027, 4, 9), time(10), time(11)),
        ("möte flytta 9 april", date(2027, 4, 9), time(10), time(11)),
        ("möte flytta 16 mars kl 14", date(2027, 3, 16), time(14), None),
        ("möte flytta 16 mars till 9 april", date(2027, 4, 9), time(10), time(11)),
    ],
)
async def test_a_meeting_is_moved_as_people_say_it(
    town: Town, line: str, day: date, begins: time, ends: time | None
) -> None:
    await town.say("anna", "möte ny 16 mars kl 10-11")
    await town.say("anna", "möte ny 15 juni kl 10-11")
    heard = await town.say("anna", line)
    assert heard.blocks == ["meeting/moved"], heard.text
    found = meeting(town)
    assert (found.day, found.begins, found.ends) == (day, begins, ends)


async def test_a_day_names_the_meeting_that_is_then(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars kl 10-11")
    await town.say("anna", "möte ny 9 juni kl 10-11")
    heard = await town.say("anna", "möte agenda 9 juni")
    assert heard.fact("meeting") == meeting(town, "M2")
    heard = await town.say("anna", "möte flytta 9 juni")
    assert (heard.blocks, heard.fact("id")) == (["meeting/where_to"], "M2")
    await town.say("anna", "avbryt")
    assert await town.refusal("anna", "möte ställ-in 8 juni sjukdom") == "no_meeting_then"
    assert await town.refusal("anna", "möte beslut 9 juni") == "meeting_to_come"
    await town.say("anna", "möte ställ-in 9 juni sjukdom")
    assert meeting(town, "M2").cancelled == "sjukdom"


async def test_what_never_took_place_is_cancelled_afterwards(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars")
    town.later(days=8)
    await town.say("anna", "möte M1")
    await town.press("anna", "Mötet blev inte av")
    heard = await town.writes("anna", "Ingen kom")
    assert (heard.blocks, heard.fact("past")) == (["meeting/cancelled"], True)
    assert heard.labels == ["Visa M1", "Nytt möte"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("möte ny i går", "day_has_been"),
        ("möte ny 30 februari", "not_a_date"),
        ("möte ny 16 mars kl 10 slut=9", "ends_before_begins"),
        ("möte ny 16 mars slut=9", "ends_without_beginning"),
        ("möte ny 16 mars slut=snart", "not_a_time"),
        ("möte ny 16 mars upprepa=ibland", "not_a_pace"),
        ("möte ny 16 mars typ=fika", "not_a_choice"),
        ("möte flytta M1 17 mars", "no_such_item"),
        ("möte flytta", "which_item"),
        ("möte flytta 9 april", "no_meeting_planned"),
        ("möte beslut", "which_item"),
        ("möte ställ-in L1 nej", "other_kind"),
        ("möte agenda", "no_meeting_planned"),
        ("möte fil", "no_meeting_planned"),
        ("möte lista allt", "too_much"),
        ("möte fika", "not_an_act"),
        ("möte prioritera", "not_an_act"),
    ],
)
async def test_what_cannot_be_is_said_and_changes_nothing(town: Town, line: str, code: str) -> None:
    assert await town.refusal("anna", line) == code


async def test_only_a_day_moves_it_and_its_time_stays(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars kl 10–11.30")
    heard = await town.say("bo", "möte flytta M1 17 mars")
    assert heard.blocks == ["meeting/moved"]
    found = meeting(town)
    assert (found.day, found.begins, found.ends) == (date(2027, 3, 17), time(10), time(11, 30))
    await town.say("bo", "möte flytta M1 17 mars kl 13")
    assert (meeting(town).begins, meeting(town).ends, meeting(town).sequence) == (time(13), None, 2)


async def test_a_day_on_a_change_moves_it_too(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars kl 10")
    await town.say("anna", "möte ändra M1 datum=18 mars kl 9")
    assert (meeting(town).day, meeting(town).begins) == (date(2027, 3, 18), time(9))


async def test_a_cancelled_one_keeps_its_reason_whatever_it_begins_with(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars")
    heard = await town.say("anna", "möte ställ in M1 3 av oss är sjuka")
    assert heard.blocks == ["meeting/cancelled"]
    assert meeting(town).cancelled == "3 av oss är sjuka"
    assert await town.refusal("bo", "möte flytta M1 17 mars") == "meeting_cancelled"
    assert await town.refusal("bo", "möte ändra M1 plats=Skolan") == "meeting_cancelled"


async def test_the_reason_is_asked_for(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars")
    heard = await town.say("anna", "möte ställ-in M1")
    assert (heard.blocks, heard.question()) == (["meeting/why"], "reason")
    await town.writes("anna", "Sjukdom")
    assert meeting(town).cancelled == "Sjukdom"


async def test_a_change_counts_for_calendars_and_the_same_again_does_not(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars kl 10")
    await town.say("anna", "möte M1 plats=Skolan slut=11 typ=beredningsgrupp")
    found = meeting(town)
    assert (found.place, found.ends, found.sequence) == ("Skolan", time(11), 1)
    assert found.kind is MeetingKind.PREPARATORY
    assert await town.refusal("anna", "möte ändra M1 plats=Skolan") == "same_item"
    assert await town.refusal("anna", "möte ändra M1 upprepa=månad") == "repeat_when_planned"


async def test_the_list_has_those_to_come_first_and_the_newest_that_has_been(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars kl 10")
    await town.say("anna", "möte ny 12 mars")
    town.later(days=3)
    heard = await town.say("bo", "möte")
    assert [one.id for one in heard.fact("meetings")] == ["M1"]  # type: ignore[attr-defined]
    assert heard.fact("newest") == meeting(town, "M2")
    assert await town.refusal("bo", "möte flytta M2 20 mars") == "meeting_held"


@pytest.mark.parametrize("line", ["möte agenda M1", "möte dagordning", "möte M1 agenda"])
async def test_the_agenda_is_for_the_one_who_asks(town: Town, line: str) -> None:
    await town.say("anna", "möte ny 16 mars")
    heard = await town.say("bo", line)
    assert heard.blocks == ["meeting/agenda"]
    assert heard.messages[0].only == "fake:bo"


async def test_an_agenda_is_never_longer_than_a_screen(town: Town) -> None:
    await town.say("anna", 'problem ny "Otryggt"')
    await town.say("anna", 'orsak ny P1 "Mörkt"')
    for number in range(1, 9):
        await town.say("anna", f'åtgärd ny O1 "Gör {number}" till="1 april 2027"')
        await town.say("anna", f"åtgärd A{number} färg=röd skäl=Försenad")
        await town.say("anna", f'löfte ny "Vi gör {number}." antal=4 till="1 april 2027"')
        for who in ("anna", "bo") if number < 6 else ():
            await town.say(who, f"godkänn L{number} v1")
        await town.say("anna", f"löfte publicera-internt L{number} v1 säkert=ja")
        await town.say("anna", f"löfte publicera L{number} v1 säkert=ja")
    await town.say("anna", "möte ny idag")
    await town.say("anna", "möte beslut M1 Ett; Två; Tre; Fyra")
    for number in (4, 3, 2):
        heard = await town.say("bo", f"möte lyft-ut M1 {number} Sedan")
        if heard.labels[0] == "Lyft ut punkten":
            await town.press("bo", "Lyft ut punkten")
    town.later(days=1)
    await town.say("anna", "möte ny 16 mars")
    heard = await town.say("anna", "möte agenda M2")
    assert heard.blocks == ["meeting/agenda"]
    assert "(och två till)" in heard.text
    assert len(heard.text.splitlines()) <= 19, heard.text


async def test_the_file_goes_to_the_one_who_asks(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars upprepa=kvartal")
    for line, count in (("möte fil M2", 4), ("möte fil", 4)):
        heard = await town.say("bo", line)
        [shown] = heard.messages
        assert (shown.block, shown.only) == ("meeting/file", "fake:bo")
        [file] = shown.message.files
        assert file.content.count(b"BEGIN:VEVENT") == count


async def test_the_file_of_all_tells_calendars_of_those_that_are_cancelled(town: Town) -> None:
    await town.say("anna", "möte ny 16 mars")
    await town.say("anna", "möte ny 9 juni")
    await town.say("anna", "möte ställ-in M2 sjukdom")
    [shown] = (await town.say("bo", "möte fil")).messages
    [file] = shown.message.files
    assert file.content.count(b"STATUS:CONFIRMED") == file.content.count(b"STATUS:CANCELLED") == 1


async def test_a_reader_reads_and_plans_nothing(town: Town) -> None:
    await enters(town, "cia", "Lindsala", "läsare")
    assert await town.refusal("cia", "möte ny 16 mars") == "reader_only"
    await town.say("anna", "möte ny 16 mars")
    for line in ("möte flytta M1 17 mars", "möte ställ-in M1 nej", "möte ändra M1 plats=A"):
        assert await town.refusal("cia", line) == "reader_only"
    assert (await town.say("cia", "möte M1")).blocks == ["meeting/show"]
