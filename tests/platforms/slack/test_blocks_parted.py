"""A message that is too long is parted where it reads best, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.message import Span
from bot.platforms.slack.blocks import messages_of
from bot.platforms.slack.parting import MAX_BYTES
from bot.platforms.slack.texts import escaped
from tests.platforms.slack.drawn import sent, words_in
from tests.platforms.slack.made import WORDS, buttons, message

LONG = st.integers(3300, 3800)


def size(text: str) -> int:
    """Return how many bytes a text is to Slack."""
    return len(escaped(text).encode())


def test_a_long_message_is_parted_between_lines() -> None:
    lines = [f"{number} " + "x" * 300 for number in range(30)]
    posts = sent(message("\n".join(lines), buttons=buttons(1)))
    parts = [words_in(post["blocks"]) for post in posts]
    assert [line for part in parts for line in part.split("\n")] == lines
    assert max(map(size, parts)) <= MAX_BYTES
    last = [post["blocks"][-1]["type"] for post in posts]
    assert last == [*["rich_text"] * (len(posts) - 1), "actions"]


def test_a_long_line_is_parted_between_words_and_a_long_word_anywhere() -> None:
    line = "å" * 1500 + " " + "b" * 2000 + " " + "c" * 7000
    parts = [words_in(post["blocks"]) for post in sent(message(line))]
    assert parts[0] == "å" * 1500 + " "
    assert "".join(parts) == line
    assert max(map(size, parts)) <= MAX_BYTES


@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("aå& -\n"), max_size=40),
            st.sampled_from(["", "b", "i"]),
            st.one_of(st.just(0), LONG),
        ),
        max_size=6,
    )
)
def test_nothing_is_lost_however_a_message_is_parted(runs: list[tuple[str, str, int]]) -> None:
    spans = [
        Span(text=text + "ord " * (length // 4), style=frozenset(style))
        for text, style, length in runs
        if text
    ]
    whole = message(*spans)
    parts = [words_in(blocks) for blocks in messages_of(whole, WORDS)]
    assert " ".join(parts).split() == whole.plain.split()
    assert all(size(part) <= MAX_BYTES for part in parts)
