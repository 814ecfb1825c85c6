"""Routes of the application: itself, its commands, where its gateway is."""

from typing import Any

from bot.playground import guild_shapes
from bot.playground.commands import check_one, registry, set_commands, shape_command
from bot.playground.errors import DiscordError
from bot.playground.model import Json
from bot.playground.rest.routing import Answer, Call, route

_GLOBAL = "/applications/{application_id}/commands"
_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"


@route("GET", "/gateway", needs_token=False)
async def gateway(call: Call) -> Any:
    return {"url": _gateway_url(call)}


@route("GET", "/gateway/bot")
async def gateway_for_bots(call: Call) -> Any:
    start = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {"url": _gateway_url(call), "shards": 1, "session_start_limit": start}


def _gateway_url(call: Call) -> str:
    return call.world.origin.replace("http", "ws", 1) + "/gateway"


@route("GET", "/applications/@me")
@route("GET", "/oauth2/applications/@me")
async def own_application(call: Call) -> Any:
    return guild_shapes.application(call.world, call.application)


def _registry(call: Call) -> tuple[dict[int, Json], int | None]:
    if call.id("application_id") != call.application.id:
        raise DiscordError(20012, "You are not authorized to perform this action on this application", status=403)
    guild_id = call.id("guild_id") if "guild_id" in call.path else None
    if guild_id is not None and not call.world.is_member(call.bot_id, guild_id):
        raise DiscordError(50001)
    return registry(call.application, guild_id), guild_id


def _command(call: Call) -> Json:
    known, _ = _registry(call)
    command = known.get(call.id("command_id"))
    if command is None:
        raise DiscordError(10063)
    return command


@route("GET", _GLOBAL)
@route("GET", _GUILD)
async def list_commands(call: Call) -> Any:
    known, _ = _registry(call)
    return list(known.values())


@route("PUT", _GLOBAL)
@route("PUT", _GUILD)
async def put_commands(call: Call) -> Any:
    _, guild_id = _registry(call)
    return set_commands(call.world, call.application, call.body or [], guild_id)


@route("POST", _GLOBAL)
@route("POST", _GUILD)
async def create_command(call: Call) -> Answer:
    known, guild_id = _registry(call)
    check_one(call.form)
    key = (call.form.get("type") or 1, call.form["name"])
    old = next((c for c in known.values() if (c["type"], c["name"]) == key), None)
    command = shape_command(call.world, call.application, call.form, guild_id, old)
    known[int(command["id"])] = command
    return Answer(command, 200 if old else 201)


@route("GET", _GLOBAL + "/{command_id}")
@route("GET", _GUILD + "/{command_id}")
async def get_command(call: Call) -> Any:
    return _command(call)


@route("PATCH", _GLOBAL + "/{command_id}")
@route("PATCH", _GUILD + "/{command_id}")
async def patch_command(call: Call) -> Any:
    known, guild_id = _registry(call)
    old = _command(call)
    wanted = {**old, **call.form}
    check_one(wanted)
    command = shape_command(call.world, call.application, wanted, guild_id, old)
    known[int(command["id"])] = command
    return command


@route("DELETE", _GLOBAL + "/{command_id}")
@route("DELETE", _GUILD + "/{command_id}")
async def delete_command(call: Call) -> None:
    known, _ = _registry(call)
    known.pop(int(_command(call)["id"]))


@route("GET", _GUILD + "/permissions")
async def list_command_permissions(call: Call) -> Any:
    _registry(call)
    return []
