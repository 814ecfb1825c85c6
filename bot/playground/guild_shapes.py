"""Discord's JSON of whole guilds and of the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.model import Application, Guild, Json

if TYPE_CHECKING:
    from bot.playground.world import World


def guild(world: World, item: Guild) -> Json:
    return {
        "id": str(item.id),
        "name": item.name,
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "features": ["COMMUNITY", "NEWS"],
        "banner": None,
        "owner_id": str(item.owner_id),
        "application_id": None,
        "region": "deprecated",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 1,
        "roles": [shapes.role(r) for r in sorted(item.roles.values(), key=lambda r: r.position)],
        "default_message_notifications": 1,
        "mfa_level": 0,
        "explicit_content_filter": 2,
        "max_presences": None,
        "max_members": 500000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": item.locale,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
    }


def gateway_guild(world: World, item: Guild, bot_id: int) -> Json:
    """GUILD_CREATE: the guild with its channels and threads; members only the bot, for want of the members intent."""
    own = item.members[bot_id]
    return {
        **guild(world, item),
        "joined_at": shapes.stamp(own.joined_at),
        "large": False,
        "unavailable": False,
        "member_count": len(item.members),
        "voice_states": [],
        "members": [shapes.member(world, own)],
        "channels": [shapes.channel(world, c) for c in world.guild_channels(item.id)],
        "threads": [
            shapes.channel(world, c, bot_id)
            for c in world.threads(item.id)
            if c.thread is not None and not c.thread.archived and world.can_view(bot_id, c)
        ],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def application(world: World, item: Application) -> Json:
    guilds = sum(item.id in g.members for g in world.guilds.values())
    installs = sum(item.id in u.installed for u in world.users.values())
    return {
        "id": str(item.id),
        "name": item.name,
        "icon": None,
        "description": "",
        "type": None,
        "verify_key": "0" * 64,
        "flags": _application_flags(item),
        "flags_new": str(_application_flags(item)),
        "bot": shapes.user(world.users[item.id]),
        "bot_public": True,
        "bot_require_code_grant": False,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": shapes.user(world.users[item.owner_id]),
        "approximate_guild_count": guilds,
        "approximate_user_install_count": installs,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": ["applications.commands", "bot"],
        "integration_types_config": {"0": {}, "1": {}},
    }


def _application_flags(item: Application) -> int:
    """The flags that say which privileged intents are on, in their form for small bots."""
    limited = {1 << 8: 1 << 13, 1 << 1: 1 << 15, 1 << 15: 1 << 19}
    return sum(flag for intent, flag in limited.items() if item.privileged_intents & intent)
