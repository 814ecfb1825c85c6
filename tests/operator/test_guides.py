"""The guides say what the program does."""

import re

from bot.collaboration.service import DM_RETENTION, RETENTION
from bot.delivery.retention import OPERATIONS_KEPT, READ_ITEMS_KEPT
from bot.forms.service import ABANDONED_AFTER, WRITING_KEPT
from bot.safety.reports import KEPT_AFTER_CLOSING
from tests.conftest import ROOT

DOCS = ROOT / "bot" / "docs"


def test_every_setting_is_in_the_operators_table_and_nothing_else() -> None:
    read = set(re.findall(r'"([A-Z]+_[A-Z_]+)"', (ROOT / "bot" / "settings.py").read_text()))
    rows = [line for line in (DOCS / "operator.md").read_text().splitlines() if line.startswith("| `")]
    told = {name for row in rows for name in re.findall(r"`([A-Z_]+)`", row.split("|")[1])}
    assert told == read


def test_the_privacy_notice_says_how_long_things_are_kept() -> None:
    rows = [line for line in (DOCS / "privacy.md").read_text().splitlines() if line.startswith("| ")]
    for what, kept in (
        ("what you are still writing", WRITING_KEPT),
        ("what you are still writing", ABANDONED_AFTER),
        ("messages that run through the bot", RETENTION),
        ("direct messages you write", DM_RETENTION),
        ("reports", KEPT_AFTER_CLOSING),
        ("your inbox", READ_ITEMS_KEPT),
        ("what is on its way", OPERATIONS_KEPT),
    ):
        (row,) = (each for each in rows if what in each.split("|")[1])
        assert f"{kept.days} days" in row, what
