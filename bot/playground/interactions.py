"""Interactions: made by people, answered by the bot within three seconds, their token good for fifteen minutes."""

import asyncio
import secrets
import time
from dataclasses import dataclass, field
from enum import IntEnum

from bot.playground import limits, shapes
from bot.playground.events import Event
from bot.playground.model import Application, Channel, Json, Message
from bot.playground.world import World

_KEPT = 2000


class InteractionKind(IntEnum):
    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


@dataclass(eq=False)
class Interaction:
    """One press, command, choice or submit. `state`: waiting, answered, deferred, modal, choices or failed."""

    id: int
    token: str
    kind: InteractionKind
    application_id: int
    user_id: int
    channel_id: int
    guild_id: int | None
    data: Json
    metadata: Json
    by_user_install: bool = False
    message: Message | None = None
    state: str = "waiting"
    response: Message | None = None
    updates_source: bool = False
    ephemeral: bool = False
    modal: Json | None = None
    choices: list[Json] = field(default_factory=list)
    followups: list[Message] = field(default_factory=list)
    told_beside: Message | None = None
    created: float = field(default_factory=time.monotonic)
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    settled: asyncio.Event = field(default_factory=asyncio.Event)


def make_interaction(
    world: World,
    application: Application,
    user_id: int,
    channel: Channel,
    kind: InteractionKind,
    data: Json,
    *,
    message: Message | None = None,
    triggered_by: Interaction | None = None,
) -> Interaction:
    """Send an interaction to the bot and start its three seconds."""
    owners = _owners(world, application, user_id, channel)
    interaction = Interaction(
        id=world.new_id(),
        token=secrets.token_urlsafe(48),
        kind=kind,
        application_id=application.id,
        user_id=user_id,
        channel_id=channel.id,
        guild_id=channel.guild_id,
        data=data,
        metadata={},
        by_user_install="0" not in owners,
        message=message,
    )
    interaction.metadata = _metadata(world, interaction, owners, triggered_by)
    _forget_old(world)
    world.interactions[interaction.token] = interaction
    asyncio.get_running_loop().call_later(world.timing.acknowledge, _expire, world, interaction)
    payload = _payload(world, interaction, channel, owners)
    world.emit(Event("INTERACTION_CREATE", payload, channel.guild_id, None, frozenset({application.id})))
    return interaction


def _owners(world: World, application: Application, user_id: int, channel: Channel) -> dict[str, str]:
    owners: dict[str, str] = {}
    if channel.guild_id is not None and world.is_member(application.id, channel.guild_id):
        owners["0"] = str(channel.guild_id)
    elif channel.guild_id is None and world.share_guild(application.id, user_id):
        owners["0"] = "0"
    if application.id in world.users[user_id].installed:
        owners["1"] = str(user_id)
    return owners


def _metadata(world: World, item: Interaction, owners: dict[str, str], triggered_by: Interaction | None) -> Json:
    body: Json = {
        "id": str(item.id),
        "type": int(item.kind),
        "user": shapes.user(world.users[item.user_id]),
        "authorizing_integration_owners": owners,
    }
    if item.kind is InteractionKind.COMPONENT and item.message is not None:
        body["interacted_message_id"] = str(item.message.id)
    if item.kind is InteractionKind.MODAL_SUBMIT and triggered_by is not None:
        body["triggering_interaction_metadata"] = triggered_by.metadata
    return body


def _payload(world: World, item: Interaction, channel: Channel, owners: dict[str, str]) -> Json:
    user = world.users[item.user_id]
    body: Json = {
        "id": str(item.id),
        "application_id": str(item.application_id),
        "type": int(item.kind),
        "token": item.token,
        "version": 1,
        "data": item.data,
        "channel_id": str(channel.id),
        "channel": shapes.partial_channel(world, channel, user.id, item.application_id),
        "app_permissions": str(int(world.permissions(item.application_id, channel))),
        "locale": user.locale,
        "entitlements": [],
        "authorizing_integration_owners": owners,
        "context": 1 if channel.guild_id is None else 0,
        "attachment_size_limit": limits.FILE_BYTES,
    }
    if channel.guild_id is None:
        body["user"] = shapes.user(user)
    else:
        guild = world.guild(channel.guild_id)
        member = shapes.member(world, guild.members[user.id])
        member["permissions"] = str(int(world.permissions(user.id, channel)))
        body |= {
            "guild_id": str(guild.id),
            "guild_locale": guild.locale,
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "member": member,
        }
    if item.message is not None:
        body["message"] = shapes.message(world, item.message)
    return body


def _forget_old(world: World) -> None:
    """Keep the interactions whose token may still be used, the oldest of them first in line to go."""
    while len(world.interactions) > _KEPT:
        oldest = next(iter(world.interactions))
        if world.interactions[oldest].state == "waiting":
            return
        del world.interactions[oldest]


def _expire(world: World, item: Interaction) -> None:
    if item.state == "waiting":
        enter(world, item, "failed")


def enter(world: World, item: Interaction, state: str) -> None:
    """Change the state, wake who waits, tell the person's windows."""
    item.state = state
    item.acknowledged.set()
    if state != "deferred":
        item.settled.set()
    body: Json = {
        "id": str(item.id),
        "token": item.token,
        "state": state,
        "channel_id": str(item.channel_id),
        "message_id": str(item.message.id) if item.message else None,
        "response_id": str(item.response.id) if item.response else None,
        "modal": item.modal,
    }
    world.emit(Event("INTERACTION_STATE", body, None, item.channel_id, frozenset({item.user_id})))
