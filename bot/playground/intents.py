"""Gateway intents: which events a session asked for (events/gateway)."""

from enum import IntFlag

from bot.playground.events import Event


class Intent(IntFlag):
    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MODERATION = 1 << 2
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
KNOWN_BITS = (1 << 26) - 1

_GUILD_EVENTS = {
    Intent.GUILDS: (
        "GUILD_CREATE GUILD_UPDATE GUILD_DELETE GUILD_ROLE_CREATE GUILD_ROLE_UPDATE GUILD_ROLE_DELETE CHANNEL_CREATE "
        "CHANNEL_UPDATE CHANNEL_DELETE CHANNEL_PINS_UPDATE THREAD_CREATE THREAD_UPDATE THREAD_DELETE THREAD_LIST_SYNC "
        "THREAD_MEMBER_UPDATE THREAD_MEMBERS_UPDATE"
    ),
    Intent.GUILD_MEMBERS: "GUILD_MEMBER_ADD GUILD_MEMBER_UPDATE GUILD_MEMBER_REMOVE",
    Intent.GUILD_MODERATION: "GUILD_AUDIT_LOG_ENTRY_CREATE GUILD_BAN_ADD GUILD_BAN_REMOVE",
    Intent.GUILD_MESSAGES: "MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE MESSAGE_DELETE_BULK",
    Intent.GUILD_MESSAGE_REACTIONS: "MESSAGE_REACTION_ADD MESSAGE_REACTION_REMOVE",
    Intent.GUILD_MESSAGE_TYPING: "TYPING_START",
}
_DM_EVENTS = {
    Intent.DIRECT_MESSAGES: "MESSAGE_CREATE MESSAGE_UPDATE MESSAGE_DELETE CHANNEL_PINS_UPDATE",
    Intent.DIRECT_MESSAGE_REACTIONS: "MESSAGE_REACTION_ADD MESSAGE_REACTION_REMOVE",
    Intent.DIRECT_MESSAGE_TYPING: "TYPING_START",
}


def _by_event(events: dict[Intent, str]) -> dict[str, Intent]:
    return {name: intent for intent, names in events.items() for name in names.split()}


_IN_GUILD, _IN_DM = _by_event(_GUILD_EVENTS), _by_event(_DM_EVENTS)


def wanted(intents: Intent, event: Event) -> bool:
    """Whether a session with these intents gets an event; interactions need none."""
    if event.name == "INTERACTION_CREATE":
        return True
    needed = (_IN_DM if event.guild_id is None else _IN_GUILD).get(event.name)
    return needed is not None and bool(intents & needed)
