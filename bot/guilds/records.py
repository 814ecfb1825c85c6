"""A community's settings, as everyone else sees them."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

JOBS = ("members", "news", "showcase", "podcasts", "collaboration")


@dataclass(frozen=True, kw_only=True)
class Guild:
    """One community. Channels that are None were not set up; without `sixteen_role_id` only staff read what is 16+."""

    guild_id: int
    zone: str
    locale: str
    staff_channel_id: int
    staff_role_id: int
    start_channel_id: int | None
    news_channel_id: int | None
    showcase_channel_id: int | None
    podcast_channel_id: int | None
    collab_channel_id: int | None
    jobs_off: tuple[str, ...]
    set_up_at: datetime
    sixteen_role_id: int | None = None

    @property
    def tz(self) -> ZoneInfo:
        """The community's own time zone."""
        return ZoneInfo(self.zone)
