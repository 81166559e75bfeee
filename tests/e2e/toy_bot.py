"""A bot that does a little of everything that Slack has, to try the machinery of these tests on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import wraps
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncRespond, AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from tests.e2e.local_slack import LocalSlack, local_slack
from tests.e2e.slack_program import APP_TOKEN, BOT_TOKEN, SECONDS, SIGNING_SECRET

Json = dict[str, Any]
Listener = Callable[..., Awaitable[None]]

USERS = {"U01ANNA": "Anna", "U01BO": "Bo"}
ROOM = "C01SAMVERKAN"


class ToyBot:
    """What it was told, and the two ways in which it can be told."""

    def __init__(self, base_url: str) -> None:
        client = AsyncWebClient(token=BOT_TOKEN, base_url=base_url)
        self.heard: list[Json] = []
        self.done = 0
        self.app = AsyncApp(client=client, signing_secret=SIGNING_SECRET)
        self.app.middleware(self._hear)
        self.app.command("/toy")(self._counted(_command))
        self.app.action("again")(self._counted(_again))
        self.app.view("toy")(self._counted(_submitted))
        self.app.view_closed("toy")(self._counted(_closed))
        self.app.event("message")(self._counted(_message))
        self.app.event("app_mention")(self._counted(_message))
        self.app.event("app_home_opened")(self._counted(_home))

    async def idle(self) -> None:
        """Wait until all that was heard has been answered; Bolt does that in tasks of its own."""
        async with asyncio.timeout(SECONDS):
            while self.done < len(self.heard):  # noqa: ASYNC110 - Bolt has nothing to wait for
                await asyncio.sleep(0.01)

    async def _hear(self, body: Json, next: Any) -> None:  # noqa: A002, ANN401 - Bolt's own name
        self.heard.append(body)
        await next()

    def _counted(self, listen: Listener) -> Listener:
        @wraps(listen)
        async def counted(**given: object) -> None:
            try:
                await listen(**given)
            finally:
                self.done += 1

        return counted


@asynccontextmanager
async def toy(mode: str) -> AsyncIterator[tuple[LocalSlack, ToyBot]]:
    """Run a workspace with the toy bot in it."""
    bots: list[ToyBot] = []

    async def receive(request: web.Request) -> web.Response:
        answer = await bots[0].app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)

    async with AsyncExitStack() as stack:
        url = None
        if mode == "events":
            served = web.Application()
            served.router.add_post("/slack", receive)
            server = await stack.enter_async_context(TestServer(served))
            url = str(server.make_url("/slack"))
        slack = await stack.enter_async_context(
            local_slack(users=USERS, channels={ROOM: "samverkan"}, request_url=url)
        )
        bots.append(ToyBot(slack.api))
        if mode == "socket":
            handler = AsyncSocketModeHandler(bots[0].app, APP_TOKEN)
            await handler.connect_async()  # type: ignore[no-untyped-call]
            stack.push_async_callback(handler.close_async)
            await slack.bot_is_there()
        yield slack, bots[0]


async def _command(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
    await ack()
    channel, user = body["channel_id"], body["user_id"]
    if body["text"] == "form":
        await client.views_open(
            trigger_id=body["trigger_id"], view={**FORM, "private_metadata": channel}
        )
    else:
        await client.chat_postEphemeral(
            channel=channel, user=user, text=body["text"], blocks=_blocks(body["text"])
        )


async def _again(ack: AsyncAck, respond: AsyncRespond, action: Json) -> None:
    await ack()
    if action["value"] == "gone":
        await respond(delete_original=True)
    else:
        await respond(text="again", blocks=_blocks("gone"), replace_original=True)


async def _submitted(ack: AsyncAck, view: Json, client: AsyncWebClient) -> None:
    values = {block: fields["value"] for block, fields in view["state"]["values"].items()}
    if values["organ"]["value"] == "fel":
        await ack(response_action="errors", errors={"organ": "Inte så."})
        return
    await ack()
    said = [
        values["organ"]["value"],
        values["datum"]["selected_date"],
        (values["val"]["selected_option"] or {}).get("value"),
    ]
    await client.chat_postMessage(channel=view["private_metadata"], text=str(said))


async def _closed(ack: AsyncAck, view: Json, client: AsyncWebClient) -> None:
    await ack()
    await client.chat_postMessage(channel=view["private_metadata"], text="closed")


async def _message(event: Json, say: AsyncSay, context: AsyncBoltContext) -> None:
    subtype = event.get("subtype")
    await say(f"{event['type']} {subtype} {event.get('text')} to {context.bot_user_id}")


async def _home(event: Json, client: AsyncWebClient) -> None:
    view = {"type": "home", "blocks": _blocks(f"home of {event['user']}")}
    await client.views_publish(user_id=event["user"], view=view)


def _blocks(value: str) -> list[Json]:
    button = {"type": "button", "action_id": "again", "value": value, "text": _plain("Igen")}
    return [{"type": "actions", "block_id": "buttons", "elements": [button]}]


def _plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def _input(word: str, element: Json, *, optional: bool = False) -> Json:
    return {
        "type": "input",
        "block_id": word,
        "optional": optional,
        "label": _plain(word),
        "element": {**element, "action_id": "value"},
    }


_OPTIONS = [{"text": _plain(word.title()), "value": word} for word in ("alla", "ingen")]

FORM: Json = {
    "type": "modal",
    "callback_id": "toy",
    "notify_on_close": True,
    "title": _plain("Toy"),
    "submit": _plain("OK"),
    "blocks": [
        _input("organ", {"type": "plain_text_input"}),
        _input("datum", {"type": "datepicker"}),
        _input("val", {"type": "static_select", "options": _OPTIONS}, optional=True),
    ],
}
