"""What all tests share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def skip_or_fail(reason: str) -> None:
    """Skip for want of something outside the project; where CI promises to have it, that is a failure."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real material beside the checkout, which is never part of the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        skip_or_fail("the folder ../shared with real feeds, pages and Discord's OpenAPI file is absent")
    return folder
