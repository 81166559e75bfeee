"""The Home tab shows each cooperation, and is never more than Slack takes."""

from dataclasses import replace

from bot.domain.room import Language
from bot.platforms.slack.blocks import MAX_BUTTONS
from bot.platforms.slack.home import view_of
from bot.platforms.slack.modals import MAX_VIEW_BLOCKS
from tests.platforms.slack.checked import violations
from tests.platforms.slack.hearing import shown
from tests.platforms.slack.made import HOSTILE, SLACK, buttons, message


def test_each_answer_stands_below_a_line_and_can_be_pressed() -> None:
    one, two = message("Lindsala", buttons=buttons(2)), message(HOSTILE, buttons=buttons(2))
    view = view_of([one, replace(two, language=Language.EN)], SLACK)
    assert [block["type"] for block in view["blocks"]] == [
        "rich_text",
        "actions",
        "divider",
        "rich_text",
        "actions",
    ]
    assert list(shown(view)) == ["Lindsala", "Visa 1", "Visa 2", *list(shown(view))[3:]]
    assert violations("views.publish", {"user_id": "U1", "view": view}) == []


def test_forty_cooperations_are_cut_at_what_a_view_holds() -> None:
    many = [message(f"Kommun {n}", buttons=buttons(MAX_BUTTONS)) for n in range(40)]
    view = view_of(many, SLACK)
    assert len(view["blocks"]) == MAX_VIEW_BLOCKS
    assert next(shown(view)) == "Kommun 0"
    assert violations("views.publish", {"user_id": "U1", "view": view}) == []


def test_without_answers_it_is_empty() -> None:
    assert view_of([], SLACK) == {"type": "home", "blocks": []}
