"""Routes of interactions: the callback, and the webhook of its token."""

from typing import Any

from bot.playground import shapes
from bot.playground.answers import (
    callback_result,
    edit_response,
    finish_deferral,
    follow_up,
    interaction_by_token,
    respond,
    response_message,
)
from bot.playground.messages import delete_message
from bot.playground.rest.routing import Call, route

_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"


@route("POST", "/interactions/{interaction_id}/{interaction_token}/callback", needs_token=False, exempt=True)
async def callback(call: Call) -> Any:
    item = respond(call.world, call.id("interaction_id"), call.path["interaction_token"], call.form, call.uploads)
    if call.query.get("with_response", "").lower() not in ("1", "true"):
        return None
    return callback_result(call.world, item)


@route("POST", _WEBHOOK, needs_token=False, exempt=True)
async def execute(call: Call) -> Any:
    item = interaction_by_token(call.world, call.id("webhook_id"), call.path["webhook_token"])
    return shapes.message(call.world, follow_up(call.world, item, call.form, call.uploads))


@route("GET", _WEBHOOK + "/messages/{message_id}", needs_token=False, exempt=True)
async def get_response(call: Call) -> Any:
    item = interaction_by_token(call.world, call.id("webhook_id"), call.path["webhook_token"])
    return shapes.message(call.world, response_message(item, call.path["message_id"]))


@route("PATCH", _WEBHOOK + "/messages/{message_id}", needs_token=False, exempt=True)
async def patch_response(call: Call) -> Any:
    item = interaction_by_token(call.world, call.id("webhook_id"), call.path["webhook_token"])
    message = response_message(item, call.path["message_id"])
    return shapes.message(call.world, edit_response(call.world, item, message, call.form, call.uploads))


@route("DELETE", _WEBHOOK + "/messages/{message_id}", needs_token=False, exempt=True)
async def delete_response(call: Call) -> None:
    item = interaction_by_token(call.world, call.id("webhook_id"), call.path["webhook_token"])
    delete_message(call.world, response_message(item, call.path["message_id"]))
    finish_deferral(call.world, item)
