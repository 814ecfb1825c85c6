"""The playground's page: a web client for its people, enough like Discord's that nobody needs to be told how."""

from bot.playground.page.routes import routes

__all__ = ["routes"]
