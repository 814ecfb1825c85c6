"""All words that people see, in one catalogue: a folder a language, a Fluent file a job.

Fluent (https://projectfluent.org) because it knows plurals and lets a translator reorder a sentence without code.
"""

from bot.texts.catalogue import DEFAULT_LOCALE, closest, has, languages, say, speaking

__all__ = ["DEFAULT_LOCALE", "closest", "has", "languages", "say", "speaking"]
