"""Communities: their settings, and who may do what there."""

from bot.guilds.actor import Actor
from bot.guilds.records import JOBS, Guild
from bot.guilds.rights import find, is_staff, present, require_guild, require_job, require_staff, sees_sixteen

__all__ = [
    "JOBS",
    "Actor",
    "Guild",
    "find",
    "is_staff",
    "present",
    "require_guild",
    "require_job",
    "require_staff",
    "sees_sixteen",
]
