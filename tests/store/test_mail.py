"""The ledger of somebody's letters is kept beside her, and neither overwrites the other."""

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.domain.ids import PersonId
from bot.domain.letter import Mail, Wishes
from bot.domain.reminding import Quiet
from bot.store import tiny
from bot.store.errors import DamagedFileError
from bot.store.folder import DataFolder
from bot.store.registry import AT_ONCE
from bot.store.tiny import TinyPeople
from tests.store.builders import ANNA, BO, START, anna, bo
from tests.store.conftest import Kinds

LATER = START + timedelta(days=1)
WISHES = Wishes(
    weekday=4,
    at=time(10, 30),
    quiet=Quiet(begins=time(22), ends=time(7)),
    chosen=("grants", "statistics"),
)
MAIL = Mail(
    code=anna().wishes.code,
    letter=LATER,
    dated=None,
    until=START,
    last=date(2027, 1, 5),
    lines={"c1/deadline/A1/2027-02-01/-14d": date(2027, 1, 5)},
    sent={"@console:anna": "m7"},
    due=START + timedelta(minutes=5),
    tries=2,
    failure="refused",
)


def test_a_ledger_is_kept_with_all_it_has(kinds: Kinds) -> None:
    kinds.people.save(anna())
    assert kinds.people.mail_of(ANNA.person) is None
    kinds.people.keep_mail(ANNA.person, MAIL)
    assert kinds.people.mail_of(ANNA.person) == MAIL
    assert kinds.people.load(ANNA.person) == anna()


def test_wishes_are_kept_with_the_person(kinds: Kinds) -> None:
    kinds.people.save(replace(anna(), wishes=WISHES))
    assert kinds.people.load(ANNA.person).wishes == WISHES


def test_saving_the_one_leaves_the_other(folder: DataFolder) -> None:
    people = TinyPeople(folder)
    people.save(anna())
    people.keep_mail(ANNA.person, MAIL)
    people.save(replace(anna(), name="Anna B"))
    people.keep_mail(ANNA.person, replace(MAIL, tries=3))
    for store in (people, TinyPeople(folder)):
        assert store.mail_of(ANNA.person) == replace(MAIL, tries=3)
        assert store.load(ANNA.person).name == "Anna B"
        assert store.due(LATER) == (ANNA.person,)


def test_nobody_s_ledger_is_kept_for_nobody(kinds: Kinds) -> None:
    with pytest.raises(KeyError):
        kinds.people.keep_mail(PersonId("nobody"), MAIL)
    assert kinds.people.mail_of(PersonId("nobody")) is None
    assert kinds.people.next_due() is None


def test_somebody_new_is_looked_at_first(kinds: Kinds) -> None:
    kinds.people.save(anna())
    kinds.people.save(bo())
    assert kinds.people.next_due() == AT_ONCE
    kinds.people.keep_mail(ANNA.person, MAIL)
    assert kinds.people.due(START) == (BO.person,)
    kinds.people.keep_mail(BO.person, replace(MAIL, letter=None))
    assert kinds.people.next_due() == LATER
    assert kinds.people.due(LATER - timedelta(microseconds=1)) == ()
    assert kinds.people.due(LATER) == (ANNA.person,)


def test_new_wishes_are_looked_at_and_other_changes_are_not(kinds: Kinds) -> None:
    kinds.people.save(anna())
    kinds.people.keep_mail(ANNA.person, MAIL)
    kinds.people.save(replace(anna(), name="Anna B"))
    assert kinds.people.next_due() == LATER
    kinds.people.save(replace(anna(), wishes=WISHES))
    assert kinds.people.due(START) == (ANNA.person,)
    kinds.people.keep_mail(ANNA.person, replace(MAIL, code=WISHES.code))
    assert kinds.people.due(START) == ()


def test_who_is_removed_gets_no_letter_and_begins_anew(kinds: Kinds) -> None:
    kinds.people.save(anna())
    kinds.people.keep_mail(ANNA.person, MAIL)
    kinds.people.remove(ANNA.person)
    assert kinds.people.mail_of(ANNA.person) is None
    assert kinds.people.next_due() is None
    with pytest.raises(KeyError):
        kinds.people.keep_mail(ANNA.person, MAIL)
    kinds.people.save(anna())
    assert kinds.people.mail_of(ANNA.person) is None


def test_who_was_removed_on_disk_has_no_ledger_left_there(folder: DataFolder) -> None:
    people = TinyPeople(folder)
    people.save(anna())
    people.keep_mail(ANNA.person, MAIL)
    people.remove(ANNA.person)
    people.save(anna())
    assert TinyPeople(folder).mail_of(ANNA.person) is None


def test_a_write_that_fails_leaves_what_stood(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(28, "full")

    people = TinyPeople(folder)
    people.save(anna())
    people.keep_mail(ANNA.person, MAIL)
    with monkeypatch.context() as patched:
        patched.setattr(tiny, "replace_file", full)
        with pytest.raises(OSError, match="full"):
            people.keep_mail(ANNA.person, replace(MAIL, letter=None))
    assert people.mail_of(ANNA.person) == MAIL
    assert people.next_due() == LATER


def test_who_only_reads_keeps_no_ledger(folder: DataFolder) -> None:
    TinyPeople(folder).save(anna())
    reading = TinyPeople(DataFolder.reading(folder.people.parent))
    with pytest.raises(PermissionError):
        reading.keep_mail(ANNA.person, MAIL)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"schema": 1}, "shape"),
        ({"schema": 1, "mail": {"code": "x"}}, "shape"),
        ({"schema": 1, "mail": None}, "shape"),
        ({"schema": 2, "mail": {}}, "newer_schema"),
    ],
)
def test_a_damaged_ledger_stops_the_start_by_its_name(
    folder: DataFolder, record: dict[str, object], reason: str
) -> None:
    people = TinyPeople(folder)
    people.save(anna())
    people.keep_mail(ANNA.person, MAIL)
    path = folder.people / "anna.json"
    data = json.loads(path.read_bytes())
    data["mail"]["1"] = record
    path.write_text(json.dumps(data))
    with pytest.raises(DamagedFileError) as caught:
        TinyPeople(folder)
    assert (caught.value.name, caught.value.reason) == ("people/anna.json", reason)
    found: list[DamagedFileError] = []
    TinyPeople(folder, found.append)
    assert [one.reason for one in found] == [reason]


@pytest.mark.parametrize("moment", [START, LATER])
def test_what_is_due_is_known_after_a_restart(folder: DataFolder, moment: datetime) -> None:
    people = TinyPeople(folder)
    people.save(anna())
    people.keep_mail(ANNA.person, replace(MAIL, letter=moment, due=None))
    assert TinyPeople(folder).next_due() == moment
