"""A playground per test, held against Discord's OpenAPI file throughout."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground.server import Playground
from tests.playground.openapi import DiscordSpec, SpecObserver


@pytest.fixture(scope="session")
def discord_spec(shared: Path) -> DiscordSpec:
    """Discord's OpenAPI file, parsed once."""
    return DiscordSpec(shared / "discord" / "openapi.json")


@pytest.fixture
async def playground(discord_spec: DiscordSpec) -> AsyncIterator[Playground]:
    """A fresh playground; the test fails when an exchange breaks the file or a route was missing."""
    observer = SpecObserver(discord_spec)
    async with Playground(with_page=False) as made:
        made.observe(observer)
        yield made
        assert made.unimplemented == []
    observer.assert_clean()
