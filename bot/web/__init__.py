"""Outbound HTTP: every request the bot makes to an address that somebody typed or a feed contains goes through here."""

from bot.web.fetching import Fetched, Fetcher
from bot.web.refusals import FetchError, expect_ok

__all__ = ["FetchError", "Fetched", "Fetcher", "expect_ok"]
