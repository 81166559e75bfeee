"""Slack's own way of writing, there and back."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.texts import escaped, people_in, plain, without

SIGNS = st.text(st.sampled_from("<>&;#@!|ab gtlmp1\n"), max_size=40) | st.text(max_size=40)


@given(SIGNS)
def test_what_is_escaped_comes_back_as_it_was(text: str) -> None:
    assert plain(escaped(text)) == text


@given(SIGNS)
def test_nothing_escaped_can_begin_markup(text: str) -> None:
    assert not set(escaped(text)) & set("<>")
    assert html.unescape(escaped(text)).count("<") == text.count("<")


@given(SIGNS, SIGNS)
def test_a_mention_between_other_words_is_found_and_they_are_left_alone(
    before: str, after: str
) -> None:
    text = f"{escaped(before)}<@U01ALICE>{escaped(after)}"
    assert people_in(text) == ("U01ALICE",)
    assert plain(text) == f"{before}@U01ALICE{after}"


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("<@U01ALICE>", "@U01ALICE"),
        ("<@U01ALICE|anna>", "@U01ALICE"),
        ("<#C01GEN|samverkan>", "#samverkan"),
        ("<#C01GEN>", "#C01GEN"),
        ("<#C01GEN|>", "#C01GEN"),
        ("<!here>", "@here"),
        ("<!channel>", "@channel"),
        ("<!subteam^S01|@styrgruppen>", "@styrgruppen"),
        ("<!subteam^S01>", "@subteam"),
        ("<!date^1392734382^{date}|18 februari>", "18 februari"),
        ("<https://x.se/a?b=1&amp;c=2>", "https://x.se/a?b=1&c=2"),
        ("<https://x.se|x.se>", "x.se"),
        ("<mailto:bo@polisen.se>", "bo@polisen.se"),
        ("<mailto:bo@polisen.se|Bo &amp; co>", "Bo & co"),
        ("<tel:0114110>", "tel:0114110"),
        ("<>", ""),
        ("3 &lt; 4 &amp;&amp; 4 &gt; 3", "3 < 4 && 4 > 3"),
        ("&lt;@U01ALICE&gt;", "<@U01ALICE>"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
    ],
)
def test_what_slack_marks_is_read_as_people_saw_it(marked: str, shown: str) -> None:
    assert plain(f"a {marked} b") == f"a {shown} b"


def test_only_people_are_people() -> None:
    text = "<@U01ALICE> <@U02BOB|bo> <#C01GEN|x> <!here> &lt;@U03&gt; @U04 <@W05|a b> <@u06>"
    assert people_in(text) == ("U01ALICE", "U02BOB", "W05")


def test_the_bots_own_name_is_taken_out_wherever_it_stands() -> None:
    assert without("<@U0BOT> status", "U0BOT") == "status"
    assert without("<@U0BOT|samverkan>: ge <@U02BOB> rollen <@U0BOT>", "U0BOT") == (
        ": ge <@U02BOB> rollen"
    )
    assert without("<@U0BOTTEN> status", "U0BOT") == "<@U0BOTTEN> status"
    assert without("<@Ux0> a", "U.0") == "<@Ux0> a"
