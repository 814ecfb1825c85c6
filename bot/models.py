"""All tables, imported once: for migrations and for the registry of what is stored where."""

import bot.audit.models
import bot.collaboration.models
import bot.delivery.models
import bot.digest.models
import bot.feeds.models
import bot.forms.models
import bot.guilds.models
import bot.members.models
import bot.news.models
import bot.people.models
import bot.podcasts.models
import bot.safety.models
import bot.showcase.models
import bot.teams.models  # noqa: F401
