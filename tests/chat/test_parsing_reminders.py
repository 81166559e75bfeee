"""What people write about reminders in their own words."""

from typing import Any

import pytest

from bot.chat.parsing import parse
from bot.chat.taking import thing_first
from bot.domain.errors import UserError
from handlers import COMMANDS
from tests.chat.reading import lexicon, reading


def said(line: str) -> tuple[str, dict[str, str]]:
    found = parse(lexicon().meant(line), COMMANDS, reading())
    return found.command.name, dict(found.values)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("påminn mig senare", {}),
        ("påminn mig om A1 på fredag", {"id": "A1", "until": "2027-03-12"}),
        ("påminn mig på fredag om A1", {"id": "A1", "until": "2027-03-12"}),
        ("påminn A1 fredag", {"id": "A1", "until": "2027-03-12"}),
        ("Påminn mig igen på torsdag", {"until": "2027-03-11"}),
        ("påminn mig om en vecka", {"until": "2027-03-17"}),
        ("påminn mig senare om åtgärd 1", {"id": "A1"}),
        ("påminn mig om mötet om två veckor", {"rule": "meeting", "until": "2027-03-24"}),
        ("skjut upp A1 till fredag", {"id": "A1", "until": "2027-03-12"}),
        ("skjut-upp A1 en vecka", {"id": "A1", "until": "2027-03-17"}),
        ("skjut-upp A1 1 vecka", {"id": "A1", "until": "2027-03-17"}),
        ("skjut-upp A1 2 veckor", {"id": "A1", "until": "2027-03-24"}),
        ("skjut-upp A1 2 dagar", {"id": "A1", "until": "2027-03-12"}),
        ("skjut-upp 1 dag", {"until": "2027-03-11"}),
        ("skjut-upp A1 till-dag=2 dagar", {"id": "A1", "until": "2027-03-12"}),
        ("skjut-upp A1 fredag om en vecka", {"id": "A1", "until": "2027-03-19"}),
        ("remind me later", {}),
        ("remind me of A1 on Friday", {"id": "A1", "until": "2027-03-12"}),
        ("remind me again on Thursday", {"until": "2027-03-11"}),
        ("snooze A1 a week", {"id": "A1", "until": "2027-03-17"}),
        ("snooze A1 until Friday", {"id": "A1", "until": "2027-03-12"}),
    ],
)
def test_a_reminder_is_put_off(line: str, values: dict[str, str]) -> None:
    assert said(line) == ("snooze", values)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("sluta påminna mig", {}),
        ("Sluta påminna mig!", {}),
        ("sluta påminna mig om A1", {"id": "A1"}),
        ("sluta att påminna om A1", {"id": "A1"}),
        ("påminn mig inte om A1", {"id": "A1"}),
        ("påminn mig inte mer om mötet", {"rule": "meeting"}),
        ("stop reminding me", {}),
        ("stop reminding me of A1", {"id": "A1"}),
        ("don't remind me about A1", {"id": "A1"}),
    ],
)
def test_who_needs_no_more_leaves_nothing_else(line: str, values: dict[str, str]) -> None:
    assert said(line) == ("acknowledge", values)


def test_who_only_stops_leaves() -> None:
    assert said("sluta") == ("leave", {})


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("inga brev tack", {"weekday": "never"}),
        ("Inget brev", {"weekday": "never"}),
        ("stäng av veckobrevet", {"weekday": "never"}),
        ("veckobrev av", {"weekday": "never"}),
        ("påminnelser av veckobrevet", {"weekday": "never"}),
        ("påminnelser på veckobrevet", {"do": "day"}),
        ("veckobrev på onsdagar", {"weekday": "wednesday"}),
        ("veckobrev onsdag", {"weekday": "wednesday"}),
        ("veckobrevet på onsdagar kl 10", {"weekday": "wednesday", "at": "10:00"}),
        ("byt veckodag", {"do": "day"}),
        ("byt veckodag till onsdag", {"weekday": "wednesday"}),
        ("tysta timmar", {"do": "quiet"}),
        ("tysta timmar 12-13", {"quiet": "12-13"}),
        ("påminnelser tyst 13 till 15", {"do": "quiet", "quiet": "13 till 15"}),
        ("påminnelser tyst mellan 9 och 10", {"do": "quiet", "quiet": "mellan 9 och 10"}),
        ("påminnelser tyst förmiddagarna", {"do": "quiet", "quiet": "förmiddagarna"}),
        ("påminnelser på statistik", {"do": "on", "group": "statistics"}),
        ("vilken dag kommer brevet?", {}),
        ("mina påminnelser", {}),
        ("Vilka påminnelser har jag?", {}),
        ("no letter please", {"weekday": "never"}),
        ("weekly letter on Wednesdays", {"weekday": "wednesday"}),
        ("change weekday", {"do": "day"}),
        ("quiet hours", {"do": "quiet"}),
        ("my reminders", {}),
    ],
)
def test_the_letter_and_the_quiet_hours_are_chosen(line: str, values: dict[str, str]) -> None:
    assert said(line) == ("reminders", values)


@pytest.mark.parametrize("line", ["varför veckobrevet", "varför får jag brev?", "why the letter"])
def test_why_there_is_a_letter_is_asked(line: str) -> None:
    assert said(line) == ("why", {"group": "letter"})


@pytest.mark.parametrize("line", ["när är nästa möte?", "nästa möte", "next meeting"])
def test_the_next_meeting_is_looked_for_among_the_meetings(line: str) -> None:
    assert said(line) == ("meeting", {})


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("påminnelser dag=söndag", {"field": "weekday", "group": "letter_days", "word": "söndag"}),
        ("påminnelser söndag", {"group": "letter_days", "word": "söndag"}),
        ("veckobrev på söndagar", {"group": "letter_days", "word": "på söndagar"}),
        ("weekly letter Saturday", {"group": "letter_days", "word": "Saturday"}),
        ("varför hejsan", {"group": "rules", "word": "hejsan"}),
        ("kvittera hejsan", {"group": "rules", "word": "hejsan"}),
    ],
)
def test_what_cannot_be_chosen_says_of_what(line: str, facts: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="not_a_choice") as caught:
        said(line)
    assert {name: caught.value.facts.get(name) for name in facts} == facts


def test_nothing_is_moved_where_there_is_nothing() -> None:
    assert thing_first(COMMANDS["snooze"], (), reading()) == ()
