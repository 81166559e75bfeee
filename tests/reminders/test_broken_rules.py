"""A mistake in one rule stops neither the others nor what people do, and loses nothing."""

from dataclasses import replace

import pytest

from reminders.audit import Audit, Kind
from reminders.rule import Kind as Way
from reminders.rule import Rule
from tests.reminders.toys import FIRST, Table, broken

BROKEN = Rule(name="broken", kind=Way.ROOM, find=broken)


def test_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    table = Table()
    table.reminders = table.built([BROKEN, table.toys.rule])
    table.move(FIRST)
    table.change()
    assert table.rows() == [("-14d", "-")]
    assert "rule broken of lindsala-1: KeyError" in caplog.messages


def test_what_it_had_found_waits_until_it_is_mended() -> None:
    table = Table()
    table.move(FIRST)
    table.change()
    table.reminders = table.built([replace(table.toys.rule, find=broken)])
    waiting = table.checked(table.row)
    assert (waiting.pending, waiting.failure) == (True, "KeyError")
    assert waiting.due > table.clock.now()
    table.reminders = table.built([table.toys.rule])
    assert table.checked(waiting).lapsed is None


def test_the_doctor_tells_of_it() -> None:
    table = Table()
    table.reminders = table.built([BROKEN, table.toys.rule])
    table.change()
    [fault] = Audit(table.reminders, table.clock).of(table.now)
    assert (fault.kind, fault.why) == (Kind.BROKEN, "broken")
