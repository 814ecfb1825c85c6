"""The person, whatever the job: who acts, who blocks whom, and what is stored where."""

from bot.guilds import Actor
from bot.people.blocks import BlockService, is_blocked

__all__ = ["Actor", "BlockService", "is_blocked"]
