"""The ledger: what waits is tried again with growing pauses; what is told is kept for a while."""

from datetime import timedelta

from bot.domain.ledger import KEPT, PAUSES, News, swept
from bot.domain.log import JOINT
from tests.domain.builders import START

WAITING = News(
    id="n1", audience=JOINT, message={"template": "t"}, created=START, due=START, told={}
)
TOLD = WAITING.sent({"console:samverkan": "m1"})


def test_news_wait_until_all_have_them() -> None:
    assert WAITING.pending
    assert not TOLD.pending
    assert TOLD.told == {"console:samverkan": "m1"}


def test_each_failure_waits_longer_and_the_last_pause_repeats() -> None:
    row, waits = WAITING, []
    for _ in range(len(PAUSES) + 2):
        row = row.failed({}, at=START, why="TimeoutError")
        waits.append(row.due - START)
    assert waits == [*PAUSES, PAUSES[-1], PAUSES[-1]]
    assert waits == sorted(waits)
    assert (row.tries, row.failure, row.pending) == (len(waits), "TimeoutError", True)


def test_a_failure_remembers_whom_it_reached_and_a_success_forgets_the_failure() -> None:
    half = WAITING.failed({"slack:C1": "m1"}, at=START, why="TimeoutError")
    assert half.told == {"slack:C1": "m1"}
    whole = half.sent({**half.told, "slack:C2": "m2"})
    assert (whole.failure, whole.tries, list(whole.told)) == (None, 1, ["slack:C1", "slack:C2"])


def test_told_rows_leave_after_their_time_and_waiting_rows_never() -> None:
    rows = (WAITING, TOLD)
    assert swept(rows, START + KEPT - timedelta(seconds=1)) == rows
    assert swept(rows, START + KEPT) == (WAITING,)
    assert swept((), START) == ()
