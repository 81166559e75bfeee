"""Promise 2 for reminders: nobody can tell what another party is reminded of, or does about it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.ids import PartyId
from bot.domain.log import JOINT
from tests.properties.lines import Act, said, secret
from tests.properties.stage import OWN_ROOMS, POLICE, ROOM, TOWN, Line, Stage, chat_of
from tests.properties.test_walls import CONTACT, PARTIES, check_unnoticed, played

pytestmark = pytest.mark.slow

LONG = 26
"""Hours from the first line until the first letters have come."""
BEGUN = (
    'åtgärd ny "Byta lampor" till="22 januari"',
    'möte ny "1 februari kl 10" typ=styrgrupp',
    "ändra 1.5 Styrgruppen möts.",
)
"""What is joint, and has reminders."""
OWN = (
    'lägesbild källa {secret} tillfrågad=idag senast="15 januari"',
    'lägesbild källa {secret} tillfrågad=idag senast="11 januari"',
    "skjut-upp A1 imorgon",
    "skjut-upp M1 imorgon",
    "skjut-upp källor imorgon",
    "kvittera A1",
    "kvittera väntande",
    "kvittera källor",
    "påminnelser chef slutdagar",
    "påminnelser chef av slutdagar",
    "påminnelser dag=måndag",
    "påminnelser tyst 12-13",
    "påminnelser på statistik",
    "påminnelser",
    "varför A1",
    "varför källor",
)
ASKED = ("påminnelser", "varför källor", "varför A1", "varför", "logg", "status")


def own_acts(writer: PartyId) -> st.SearchStrategy[Act]:
    """Draw something that the writer's contact does about reminders, in any chat of hers."""
    who = CONTACT[writer]
    chats = st.sampled_from([ROOM, OWN_ROOMS[writer], chat_of(who)])
    texts = st.sampled_from(OWN).map(lambda text: text.format(secret=secret(writer)))
    return st.builds(lambda chat, text: said(who, chat, text, "avbryt", own=True), chats, texts)


def asking(writer: PartyId) -> st.SearchStrategy[Act]:
    """Draw something that the others ask."""
    [other] = set(PARTIES) - {writer}
    who = CONTACT[other]
    chats = st.sampled_from([ROOM, OWN_ROOMS[other], chat_of(who)])
    return st.builds(
        lambda chat, text: said(who, chat, text, "avbryt"), chats, st.sampled_from(ASKED)
    )


def plays() -> st.SearchStrategy[tuple[PartyId, list[Act]]]:
    """Draw a writer, and what she and the others do before the letters come."""
    return st.sampled_from(PARTIES).flatmap(
        lambda one: st.tuples(
            st.just(one), st.lists(own_acts(one) | asking(one), min_size=2, max_size=7)
        )
    )


def lines_of(writer: PartyId, acts: list[Act]) -> list[Line]:
    """Return a whole play, in which everybody waits for the letters and then asks again."""
    [other] = set(PARTIES) - {writer}
    here, there = CONTACT[writer], CONTACT[other]
    begun = [line for text in BEGUN for line in said(there, ROOM, text, "avbryt")]
    begun += said(here, ROOM, "egen-text på läst=ja", own=True)
    acted = [line for act in acts for line in act]
    waiting = [said(there, ROOM, "tack")[0]] * max(LONG - len(begun) - len(acted), 0)
    asked = [line for text in ASKED for line in said(there, chat_of(there), text, "avbryt")]
    return [*begun, *acted, *waiting, *asked]


def check_hidden(stage: Stage) -> None:
    """A party's own word is in nothing that anybody else can read, first in a line or not."""
    for whose in PARTIES:
        for one in stage.shown:
            if any(one.seen_by(party) for party in (*PARTIES, None) if party != whose):
                assert secret(whose) not in repr(one.message).lower()


@settings(max_examples=25, deadline=None)
@given(plays())
def test_nobody_can_tell_what_another_party_is_reminded_of(
    play: tuple[PartyId, list[Act]],
) -> None:
    writer, acts = play
    lines = lines_of(writer, acts)
    check_unnoticed(writer, lines)
    check_hidden(played("whole", list(lines)))


def letters(stage: Stage, who: str) -> list[str]:
    """Return the letters that somebody has got."""
    shown = [one.message.plain for one in stage.shown if one.chat == chat_of(who)]
    return [text for text in shown if "att titta på" in text]


@pytest.mark.parametrize("writer", PARTIES)
def test_her_own_letter_has_what_the_others_has_not(writer: PartyId) -> None:
    text = OWN[0].format(secret=secret(writer))
    stage = played("whole", list(lines_of(writer, [said(CONTACT[writer], ROOM, text, own=True)])))
    [hers] = letters(stage, CONTACT[writer])
    assert secret(writer) in hers.lower()
    [other] = set(PARTIES) - {writer}
    [his] = letters(stage, CONTACT[other])
    assert "Åtgärd 1" in his
    assert secret(writer) not in his.lower()


@pytest.mark.parametrize("writer", [TOWN, POLICE])
def test_no_view_has_a_plan_or_anothers_row(writer: PartyId) -> None:
    acts = [said(CONTACT[writer], ROOM, text, own=True) for text in ("skjut-upp A1 imorgon",)]
    whole = played("whole", list(lines_of(writer, acts))).cooperation
    assert whole.plan is not None
    mine = [row for row in whole.ledger if row.occasion and row.audience == writer]
    assert mine
    for party in {*whole.party_ids, JOINT, None} - {writer}:
        view = whole.seen_by(party)
        assert view.plan is None
        assert not [row for row in view.ledger if row in mine]
    assert replace(whole.seen_by(writer), plan=None) == whole.seen_by(writer)
