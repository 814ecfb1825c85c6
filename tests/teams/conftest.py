"""What the tests of teams share."""

from datetime import UTC, datetime

import pytest

from bot.guilds import Guild


@pytest.fixture
def guild() -> Guild:
    """A community as set up."""
    return Guild(
        guild_id=1,
        zone="Europe/Berlin",
        locale="en-GB",
        staff_channel_id=10,
        staff_role_id=20,
        start_channel_id=None,
        news_channel_id=None,
        showcase_channel_id=None,
        podcast_channel_id=None,
        collab_channel_id=None,
        jobs_off=(),
        set_up_at=datetime(2026, 3, 24, tzinfo=UTC),
    )
