"""What a person does on the page. Each act takes the person, the JSON of the request and its files, and returns JSON;
DiscordError and NotOffered tell why it was not possible."""

from collections.abc import Awaitable, Callable, Sequence

from bot.playground import commands
from bot.playground.interactions import Interaction, InteractionKind, make_interaction
from bot.playground.model import Channel, Json, Message, Upload
from bot.playground.people import Person
from bot.playground.replies import NotOffered, Reply
from bot.playground.threads import start_post
from bot.playground.typing_options import ATTACHMENT, STRING, Resolved, fill_options, find_command, wrap_in_chain

Act = Callable[[Person, Json, Sequence[Upload]], Awaitable[Json]]

_NUMERIC_IDS = frozenset({6, 7, 8, 9})
"""Option types whose values are ids: user, channel, role, mentionable."""
_ID_COMPONENTS = frozenset({5, 6, 7, 8})
_FILE_UPLOAD = 19


def _channel(person: Person, body: Json) -> Channel:
    channel = person.world.channel(int(body["channel_id"]))
    if not person.world.can_view(person.id, channel):
        raise NotOffered("You do not see that channel any more.")
    return channel


def _message(person: Person, body: Json, key: str = "message_id") -> Message:
    channel = _channel(person, body)
    message = person.world.message(channel.id, int(body[key]))
    if message not in person.world.visible_messages(person.id, channel):
        raise NotOffered("You do not see that message.")
    return message


def _outcome(reply: Reply) -> Json:
    if reply.state != "modal":
        return {"state": reply.state}
    return {"state": "modal", "modal": {**reply.modal, "interaction_id": str(reply.interaction.id)}}


async def send(person: Person, body: Json, files: Sequence[Upload]) -> Json:
    """Write a message, with files, as an answer to another."""
    reply_to = _message(person, body, "reply_to") if body.get("reply_to") else None
    sent = await person.writes(
        _channel(person, body),
        body.get("content", ""),
        files=files,
        reply_to=reply_to,
        mention_author=body.get("ping", True),
    )
    return {"message_id": str(sent.id)}


async def edit(person: Person, body: Json, _files: Sequence[Upload]) -> Json:
    await person.edits(_message(person, body), body["content"])
    return {}


async def delete(person: Person, body: Json, _files: Sequence[Upload]) -> Json:
    await person.deletes(_message(person, body))
    return {}


async def dismiss(person: Person, body: Json, _files: Sequence[Upload]) -> Json:
    await person.dismisses(_message(person, body))
    return {}


async def react(person: Person, body: Json, _files: Sequence[Upload]) -> Json:
    await person.reacts(_message(person, body), body["emoji"], add=body["on"])
    return {}


async def forum_post(person: Person, body: Json, files: Sequence[Upload]) -> Json:
    """Start a post, with its tags by id."""
    wanted: Json = {"name": body["name"], "message": {"content": body["content"]}, "applied_tags": body["tags"]}
    post, _ = start_post(person.world, person.id, _channel(person, body), wanted, dict(enumerate(files)))
    return {"channel_id": str(post.id)}


async def open_dm(person: Person, _body: Json, _files: Sequence[Upload]) -> Json:
    return {"channel_id": str(person.dm_with_bot().id)}


async def command(person: Person, body: Json, files: Sequence[Upload]) -> Json:
    """Run a slash command; options are {name, type, value}, or {name, type, file} with the place of a file."""
    where = _channel(person, body)
    given = {_keyword(o["name"]): _typed(o, files) for o in body["options"]}
    line, offered = _line(person, where, body)
    found, chain, wanted = find_command(offered, line)
    resolved = _resolved(person, where)
    data = _command_data(found, wrap_in_chain(chain, fill_options(wanted, given, resolved)), resolved)
    return _outcome(await _interact(person, where, InteractionKind.COMMAND, data))


async def suggestions(person: Person, body: Json, _files: Sequence[Upload]) -> Json:
    """What the bot suggests for the option `focused` after `typed`; no choices when it does not answer."""
    where = _channel(person, body)
    line, offered = _line(person, where, body)
    found, chain, wanted = find_command(offered, line)
    focused = next((o for o in wanted if o["name"] == body["focused"] and o.get("autocomplete")), None)
    if focused is None:
        raise NotOffered(f"/{line} has no suggestions for {body['focused']!r}")
    resolved = _resolved(person, where)
    given = {_keyword(o["name"]): _typed(o, ()) for o in body["options"] if o["name"] != focused["name"]}
    filled = fill_options([o for o in wanted if _keyword(o["name"]) in given], given, resolved)
    filled.append({"name": focused["name"], "type": focused["type"], "value": body["typed"], "focused": True})
    data = _command_data(found, wrap_in_chain(chain, filled), resolved)
    reply = await _interact(person, where, InteractionKind.AUTOCOMPLETE, data)
    return {"choices": None if reply.failed else reply.interaction.choices}


def _keyword(option_name: str) -> str:
    return option_name.replace("-", "_")


def _typed(option: Json, files: Sequence[Upload]) -> object:
    if option["type"] == ATTACHMENT:
        return files[option["file"]]
    if option["type"] in _NUMERIC_IDS:
        return int(option["value"])
    return str(option["value"]) if option["type"] == STRING else option["value"]


def _line(person: Person, where: Channel, body: Json) -> tuple[str, list[Json]]:
    offered = [c for c in person.offered(where) if c["id"] == body["command_id"]]
    if not offered:
        raise NotOffered("You cannot use this command here any more.")
    return " ".join((offered[0]["name"], *body["path"])), offered


def _resolved(person: Person, where: Channel) -> Resolved:
    return Resolved(person.world, person.id, where, person.application.id)


def _command_data(found: Json, options: list[Json], resolved: Resolved) -> Json:
    data: Json = {key: found[key] for key in ("id", "name", "type", "guild_id") if key in found}
    data["options"] = options
    if resolved.found:
        data["resolved"] = resolved.found
    return data


async def _interact(person: Person, where: Channel, kind: InteractionKind, data: Json) -> Reply:
    interaction = make_interaction(person.world, person.application, person.id, where, kind, data)
    await interaction.acknowledged.wait()
    return Reply(person, interaction)


async def menu(person: Person, body: Json, _files: Sequence[Upload]) -> Json:
    """Use an entry of the context menu of a message (`message_id`) or a person (`user_id`)."""
    where = _channel(person, body)
    found = next((c for c in person.offered(where) if c["id"] == body["command_id"]), None)
    if found is None:
        raise NotOffered("You cannot use this command here any more.")
    if found["type"] == commands.MESSAGE_MENU:
        return _outcome(await person.uses_menu(found["name"], message=_message(person, body)))
    return _outcome(await person.uses_menu(found["name"], user=int(body["user_id"]), channel=where))


async def press(person: Person, body: Json, _files: Sequence[Upload]) -> Json:
    return _outcome(await person.presses(_message(person, body), custom_id=body["custom_id"]))


async def choose(person: Person, body: Json, _files: Sequence[Upload]) -> Json:
    """Choose in a select; `values` are values of its options, or ids."""
    picked = [int(v) for v in body["values"]] if body["type"] in _ID_COMPONENTS else body["values"]
    return _outcome(await person.chooses(_message(person, body), picked, custom_id=body["custom_id"]))


async def submit(person: Person, body: Json, files: Sequence[Upload]) -> Json:
    """Send a form; `answers` are {custom_id, type, value, files} with the places of files."""
    opened = _opened(person, body["interaction_id"])
    answers = {a["custom_id"]: _answer(a, files) for a in body["answers"]}
    return _outcome(await person.fills(Reply(person, opened), answers))


def _opened(person: Person, interaction_id: str) -> Interaction:
    for interaction in person.world.interactions.values():
        if str(interaction.id) == interaction_id and interaction.user_id == person.id and interaction.modal:
            return interaction
    raise NotOffered("This form is no longer open.")


def _answer(answer: Json, files: Sequence[Upload]) -> object:
    if answer["type"] == _FILE_UPLOAD:
        return [files[place] for place in answer["files"]]
    if answer["type"] in _ID_COMPONENTS:
        return [int(v) for v in answer["value"]]
    return answer["value"]


ACTS: dict[str, Act] = {
    "send": send,
    "edit": edit,
    "delete": delete,
    "dismiss": dismiss,
    "react": react,
    "forum_post": forum_post,
    "open_dm": open_dm,
    "command": command,
    "suggestions": suggestions,
    "menu": menu,
    "press": press,
    "choose": choose,
    "submit": submit,
}
