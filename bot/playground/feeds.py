"""Feeds that the playground's site serves."""

from bot.playground.site import Site


def publish_feeds(site: Site) -> None:
    """Put the feeds on the site, dated just before the world's now."""
