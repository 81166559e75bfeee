"""Payloads for Slack: a good one, and for each of Slack's limits one that is over it."""

from typing import Any

DIVIDER = {"type": "divider"}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def button(**more: object) -> dict[str, Any]:
    return {"type": "button", "text": plain("Klar"), "action_id": "a", "value": "v"} | more


def choice(**more: object) -> dict[str, Any]:
    return {"text": plain("Polisen"), "value": "p"} | more


def actions(*elements: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)} | more


def select(options: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    return {"type": "static_select", "action_id": "a", "options": options} | more


def asking(**more: object) -> dict[str, Any]:
    return button(
        confirm={
            "title": plain("Säkert?"),
            "text": plain("Det går inte att ångra."),
            "confirm": plain("Ja"),
            "deny": plain("Nej"),
        }
        | more
    )


def field(**more: object) -> dict[str, Any]:
    element = {"type": "plain_text_input", "action_id": "v"} | more
    return {"type": "input", "block_id": "b", "label": plain("Orter"), "element": element}


def rich(*elements: dict[str, Any], kind: str = "rich_text_section", **more: object) -> Any:  # noqa: ANN401 - JSON
    return {"type": "rich_text", "elements": [{"type": kind, "elements": list(elements)} | more]}


def message(*blocks: dict[str, Any], text: str = "Klar") -> dict[str, Any]:
    return {"channel": "C01GEN", "text": text, "blocks": list(blocks)}


def modal(*blocks: dict[str, Any], **more: object) -> dict[str, Any]:
    view = {"type": "modal", "title": plain("Ny överenskommelse"), "submit": plain("Spara")}
    return {"trigger_id": "1.2.x", "view": view | {"blocks": list(blocks) or [DIVIDER]} | more}


GOOD = message(
    {"type": "header", "text": plain("Steg 1 av 5")},
    rich(
        {"type": "text", "text": "Anna", "style": {"bold": True}}, {"type": "text", "text": "s mål"}
    ),
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Kommun &amp; polis*"}},
    {"type": "image", "image_url": "https://example.se/a.png", "alt_text": "Varvet"},
    actions(asking(), select([choice()], action_id="b"), button(action_id="c"), block_id="x"),
    text="Steg 1 av 5\n*Anna*s mål\nKommun &amp; polis\nVarvet. Klar. Polisen",
)

TOO_MUCH: dict[str, dict[str, Any]] = {
    "51 blocks": message(*[DIVIDER] * 51),
    "no blocks": message(),
    "section": message({"type": "section", "text": plain("x" * 3001)}),
    "empty section": message({"type": "section", "text": plain("")}),
    "field": message({"type": "section", "fields": [plain("x" * 2001)]}),
    "fields": message({"type": "section", "fields": [plain("x")] * 11}),
    "header": message({"type": "header", "text": plain("x" * 151)}),
    "header of markup": message({"type": "header", "text": {"type": "mrkdwn", "text": "x"}}),
    "26 buttons": message(actions(*[button(action_id=f"a{n}") for n in range(26)])),
    "no buttons": message(actions()),
    "11 in context": message({"type": "context", "elements": [plain("x")] * 11}),
    "label": message(actions(button(text=plain("x" * 76)))),
    "empty label": message(actions(button(text=plain("")))),
    "value": message(actions(button(value="x" * 2001))),
    "action_id": message(actions(button(action_id="x" * 256))),
    "block_id": message(actions(button(), block_id="x" * 256)),
    "two action_id": message(actions(button(), button())),
    "two block_id": message(actions(button(), block_id="b"), actions(button(), block_id="b")),
    "style": message(actions(button(style="loud"))),
    "101 options": message(actions(select([choice(value=f"{n}") for n in range(101)]))),
    "option": message(actions(select([choice(text=plain("x" * 76))]))),
    "option's value": message(actions(select([choice(value="x" * 151)]))),
    "option's description": message(actions(select([choice(description=plain("x" * 76))]))),
    "not its option": message(actions(select([choice()], initial_option=choice(value="q")))),
    "placeholder": message(actions(select([choice()], placeholder=plain("x" * 151)))),
    "confirm's title": message(actions(asking(title=plain("x" * 101)))),
    "confirm's text": message(actions(asking(text=plain("x" * 301)))),
    "confirm": message(actions(asking(confirm=plain("x" * 31)))),
    "deny": message(actions(asking(deny=plain("x" * 31)))),
    "alt text": message({"type": "image", "image_url": "https://x.se", "alt_text": "x" * 2001}),
    "no alt text": message({"type": "image", "image_url": "https://x.se"}),
    "date": message(
        actions({"type": "datepicker", "action_id": "d", "initial_date": "2027-02-30"})
    ),
    "unknown block": message({"type": "frob"}),
    "no type": message({"text": "x"}),
    "unknown element": message(actions(button(type="frob"))),
    "unknown name": message({"type": "divider", "texts": "x"}),
    "nothing by name": message(actions(button(style=None))),
    "no text": message(DIVIDER, text=" "),
    "text": message(DIVIDER, text="x" * 4001),
    "said": message(*[{"type": "section", "text": plain("x" * 2500)}] * 5),
    "everybody": message(DIVIDER, text="<!channel> hej"),
    "bare sign": message({"type": "section", "text": {"type": "mrkdwn", "text": "a & b"}}),
    "empty rich text": message(rich({"type": "text", "text": ""})),
    "unknown rich text": message(rich(kind="rich_text_frob")),
    "text in a list": message(
        rich({"type": "text", "text": "x"}, kind="rich_text_list", style="bullet")
    ),
    "unstyled list": message(rich(kind="rich_text_list")),
    "deep list": message(rich(kind="rich_text_list", style="bullet", indent=9)),
    "user in code": message(rich({"type": "user", "user_id": "U1"}, kind="rich_text_preformatted")),
    "broadcast": message(rich({"type": "broadcast", "range": "here"})),
    "style of a text": message(rich({"type": "text", "text": "x", "style": {"blink": True}})),
    "no channel": {"text": "x"},
    "no JSON": {"channel": "C", "text": "x", "blocks": "[{"},
}

BAD_VIEWS: dict[str, dict[str, Any]] = {
    "101 blocks": modal(*[DIVIDER] * 101),
    "title": modal(title=plain("x" * 25)),
    "title of markup": modal(title={"type": "mrkdwn", "text": "x"}),
    "submit": modal(submit=plain("x" * 25)),
    "close": modal(close=plain("x" * 25)),
    "no submit": modal(field(), submit=None),
    "private_metadata": modal(private_metadata="x" * 3001),
    "callback_id": modal(callback_id="x" * 256),
    "label": modal(field() | {"label": plain("x" * 2001)}),
    "hint": modal(field() | {"hint": plain("x" * 2001)}),
    "max_length": modal(field(max_length=3001)),
    "min_length": modal(field(min_length=-1)),
    "start": modal(field(initial_value="x" * 3001)),
    "placeholder": modal(field(placeholder=plain("x" * 151))),
    "placeholder of markup": modal(field(placeholder={"type": "mrkdwn", "text": "x"})),
    "two in focus": modal(field(focus_on_load=True), field(focus_on_load=True) | {"block_id": "c"}),
    "two block_id": modal(field(), field()),
    "for messages": modal({"type": "markdown", "text": "x"}),
    "home": modal(type="home"),
    "from Slack": modal(id="V1"),
    "bytes": modal(*[{"type": "section", "text": plain("å" * 3000)} for _ in range(20)]),
    "no trigger": {"view": modal()["view"]},
    "no view": {"trigger_id": "1.2.x"},
}

BAD_ACKS: dict[str, dict[str, Any]] = {
    "no errors": {"response_action": "errors", "errors": {}},
    "empty error": {"response_action": "errors", "errors": {"b": ""}},
    "no view": {"response_action": "update"},
    "bad view": {"response_action": "push", "view": modal(title=plain("x" * 25))["view"]},
    "unknown": {"response_action": "frob"},
    "more than errors": {"response_action": "errors", "errors": {"b": "x"}, "view": {}},
    "more than clear": {"response_action": "clear", "errors": {"b": "x"}},
}
