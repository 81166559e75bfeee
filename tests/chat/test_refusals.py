"""Every refusal that has a useful next step offers it, and no button is ever half made."""

from string import Formatter

import pytest

from bot.chat.outgoing import Offer
from bot.chat.refusals import OFFERS, offers_after
from bot.domain.room import Language
from handlers import COMMANDS
from tests.chat.reading import lexicon

FACTS = {"id": "1.3", "command": "done", "nearest": "done", "number": 3}
TYPED = [name for name, command in COMMANDS.items() if not command.hidden]


def whole(offer: Offer) -> bool:
    """Tell whether a label can be filled in, in every language, and the line be said."""
    lexicon().line(offer.command, offer.values)
    needed = {
        field
        for words in lexicon().words.values()
        for _, field, _, _ in Formatter().parse(words.label("buttons", offer.label))
        if field
    }
    return needed <= {*offer.values, *offer.facts} and offer.command in COMMANDS


@pytest.mark.parametrize("code", OFFERS)
def test_every_refusal_offers_something_that_can_be_pressed(code: str) -> None:
    offers = offers_after(code, FACTS)
    assert offers
    assert all(map(whole, offers))


@pytest.mark.parametrize("nearest", [None, *TYPED])
def test_a_mistyped_verb_offers_the_nearest_or_the_help(nearest: str | None) -> None:
    [offer] = offers_after("unknown_verb", {"word": "x", "nearest": nearest})
    assert whole(offer)
    if nearest is None:
        assert offer.command == "help"
    else:
        assert nearest in {offer.command, offer.values.get("about")}


def test_somebody_with_an_invitation_of_her_own_is_offered_it() -> None:
    [offer] = offers_after("invitation_not_for_you", {"number": 7})
    assert (offer.command, offer.values) == ("take_role", {"number": 7})
    [offer] = offers_after("invitation_not_for_you", {"number": None})
    assert offer.command == "help"


@pytest.mark.parametrize("matter", ["vidare", None, 3])
def test_what_is_no_task_is_not_shown(matter: object) -> None:
    assert offers_after("stale_version", {"id": matter}) == ()
    assert len(offers_after("other_partys_task", {"id": matter})) == 1


def test_only_a_reminder_that_is_not_known_leads_to_all_of_them() -> None:
    [offer] = offers_after("not_a_choice", {"group": "rules", "word": "hejsan"})
    assert offer.command == "reminders"
    assert offers_after("not_a_choice", {"group": "letter_days", "word": "hejsan"}) == ()


def test_the_others_say_all_in_words() -> None:
    assert offers_after("empty_text", {}) == ()


def test_labels_exist_in_both_languages() -> None:
    for language in Language:
        for code in OFFERS:
            for offer in offers_after(code, FACTS):
                assert lexicon().words[language].label("buttons", offer.label)
