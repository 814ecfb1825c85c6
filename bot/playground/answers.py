"""The bot's side of an interaction: the first answer, the message behind it, and what follows."""

import time
from collections.abc import Mapping
from enum import IntEnum

from bot.playground import limits, rules, shapes
from bot.playground.errors import DiscordError, FormErrors
from bot.playground.interactions import Interaction, InteractionKind, enter
from bot.playground.mentions import apply_mentions
from bot.playground.messages import NO_FILES, add_message, build_message, edit_message
from bot.playground.modals import check_modal
from bot.playground.model import Json, Message, MessageFlag, MessageType, Upload
from bot.playground.world import World


class Callback(IntEnum):
    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


_ALLOWED = {
    InteractionKind.COMMAND: {Callback.MESSAGE, Callback.DEFERRED_MESSAGE, Callback.MODAL},
    InteractionKind.COMPONENT: set(Callback) - {Callback.CHOICES},
    InteractionKind.AUTOCOMPLETE: {Callback.CHOICES},
    InteractionKind.MODAL_SUBMIT: set(Callback) - {Callback.CHOICES, Callback.MODAL},
}


def respond(
    world: World, interaction_id: int, token: str, body: Json, uploads: Mapping[int, Upload] = NO_FILES
) -> Interaction:
    """The bot's first answer. 10062 when unknown or too late, 40060 when answered before."""
    item = world.interactions.get(token)
    if item is None or item.id != interaction_id or item.state == "failed":
        raise DiscordError(10062)
    if item.state != "waiting":
        raise DiscordError(40060)
    if time.monotonic() - item.created > world.timing.acknowledge:
        raise DiscordError(10062)
    callback: int = body.get("type", 0)
    allowed = _allowed(item)
    if callback not in allowed:
        errors = FormErrors()
        errors.choices("type", callback, f"{tuple(sorted(int(c) for c in allowed))}")
        errors.finish()
    _answer(world, item, Callback(callback), body.get("data") or {}, uploads)
    return item


def _allowed(item: Interaction) -> set[Callback]:
    if item.message is None:
        return _ALLOWED[item.kind] - {Callback.UPDATE, Callback.DEFERRED_UPDATE}
    return _ALLOWED[item.kind]


def _answer(world: World, item: Interaction, callback: Callback, data: Json, uploads: Mapping[int, Upload]) -> None:
    if callback is Callback.MESSAGE:
        item.response = _say(world, item, data, uploads, prefix="data.")
        item.ephemeral = item.response.ephemeral_for is not None
        enter(world, item, "answered")
    elif callback is Callback.DEFERRED_MESSAGE:
        flags = rules.check_flags(data.get("flags"), MessageFlag.EPHEMERAL, "data.flags")
        item.ephemeral = bool(flags & MessageFlag.EPHEMERAL)
        item.response = _placeholder(world, item, flags)
        enter(world, item, "deferred")
    elif callback is Callback.DEFERRED_UPDATE:
        item.response, item.updates_source = item.message, True
        item.ephemeral = item.message is not None and item.message.ephemeral_for is not None
        enter(world, item, "deferred")
    elif callback is Callback.UPDATE:
        source = item.message
        if source is None or source.deleted:
            raise DiscordError(10008)
        item.response, item.updates_source = source, True
        item.ephemeral = source.ephemeral_for is not None
        edit_message(world, source, data, uploads)
        enter(world, item, "answered")
    elif callback is Callback.MODAL:
        item.modal = check_modal(data)
        enter(world, item, "modal")
    else:
        item.choices = _check_choices(data)
        enter(world, item, "choices")


def _check_choices(data: Json) -> list[Json]:
    errors = FormErrors()
    choices = data.get("choices") or []
    errors.check_count("data.choices", choices, 0, limits.AUTOCOMPLETE)
    for i, choice in enumerate(choices):
        errors.check_length(f"data.choices.{i}.name", choice.get("name"), 1, 100)
        if isinstance(choice.get("value"), str):
            errors.check_length(f"data.choices.{i}.value", choice["value"], 1, 100)
    errors.finish()
    return list(choices)


def _say(world: World, item: Interaction, data: Json, uploads: Mapping[int, Upload], *, prefix: str) -> Message:
    """A new message in the name of an interaction; the bot's own rights in the channel do not matter."""
    channel = world.channel(item.channel_id)
    message = build_message(
        world, item.application_id, channel, data, uploads, allowed_flags=rules.CALLBACK_FLAGS, prefix=prefix
    )
    _sign(item, message)
    apply_mentions(world, message, channel, data.get("allowed_mentions"))
    add_message(world, message, channel)
    return message


def _sign(item: Interaction, message: Message) -> None:
    message.webhook_id = message.application_id = item.application_id
    message.interaction = dict(item.metadata)
    if item.response is not None and item.response is not message and not item.updates_source:
        message.interaction["original_response_message_id"] = str(item.response.id)
    elif item.kind is InteractionKind.COMMAND:
        slash = item.data.get("type") == 1
        message.type = MessageType.CHAT_INPUT_COMMAND if slash else MessageType.CONTEXT_MENU_COMMAND
    if message.flags & MessageFlag.EPHEMERAL:
        message.ephemeral_for = item.user_id


def _placeholder(world: World, item: Interaction, flags: int) -> Message:
    channel = world.channel(item.channel_id)
    message = Message(
        id=world.new_id(),
        channel_id=channel.id,
        guild_id=channel.guild_id,
        author_id=item.application_id,
        content="",
        timestamp=world.clock.now(),
        flags=flags | MessageFlag.LOADING,
    )
    _sign(item, message)
    add_message(world, message, channel)
    return message


def interaction_by_token(world: World, application_id: int, token: str) -> Interaction:
    """The interaction behind a webhook token: 50027 when unknown or past its time, 10015 before the first answer."""
    item = world.interactions.get(token)
    if item is None or item.application_id != application_id:
        raise DiscordError(50027)
    if time.monotonic() - item.created > world.timing.token:
        raise DiscordError(50027)
    if item.state in ("waiting", "failed"):
        raise DiscordError(10015)
    return item


def follow_up(world: World, item: Interaction, body: Json, uploads: Mapping[int, Upload] = NO_FILES) -> Message:
    """Another message; the first one after a deferral takes the place of the waiting one."""
    if item.state == "deferred" and not item.updates_source and item.response is not None:
        return edit_response(world, item, item.response, body, uploads)
    if item.by_user_install and item.guild_id is not None and len(item.followups) >= limits.FOLLOWUPS_OUTSIDE:
        raise DiscordError(40094)
    message = _say(world, item, body, uploads, prefix="")
    item.followups.append(message)
    if item.state == "deferred":
        item.told_beside = message
    enter(world, item, "answered")
    return message


def response_message(item: Interaction, which: str) -> Message:
    """`@original` or a follow-up by id; 10008 when it is not of this interaction or is gone."""
    candidates = [m for m in (item.response, *item.followups) if m is not None]
    if which == "@original":
        candidates = candidates[:1] if item.response is not None else []
    else:
        candidates = [m for m in candidates if str(m.id) == which]
    if not candidates or candidates[0].deleted:
        raise DiscordError(10008)
    return candidates[0]


def edit_response(
    world: World, item: Interaction, message: Message, body: Json, uploads: Mapping[int, Upload] = NO_FILES
) -> Message:
    """Edit a message of an interaction; a waiting one becomes the answer."""
    edit_message(world, message, body, uploads)
    if message is item.response and item.state == "deferred":
        enter(world, item, "answered")
    return message


def finish_deferral(world: World, item: Interaction) -> None:
    """The deferred response was deleted instead of filled."""
    if item.state == "deferred":
        enter(world, item, "answered")


def callback_result(world: World, item: Interaction) -> Json:
    """The body of a callback's answer when it was asked for."""
    interaction: Json = {"id": str(item.id), "type": int(item.kind), "channel_id": str(item.channel_id)}
    if item.guild_id is not None:
        interaction["guild_id"] = str(item.guild_id)
    body: Json = {"interaction": interaction}
    if item.response is not None:
        loading = bool(item.response.flags & MessageFlag.LOADING)
        interaction |= {
            "response_message_id": str(item.response.id),
            "response_message_loading": loading,
            "response_message_ephemeral": item.ephemeral,
        }
        if item.state == "answered":
            kind = Callback.UPDATE if item.updates_source else Callback.MESSAGE
            body["resource"] = {"type": int(kind), "message": shapes.message(world, item.response)}
    return body
