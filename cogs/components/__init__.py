"""What all cogs share: doors, answers, layouts and modals."""

from bot.client import QuillcastClient
from cogs.components.actors import actor_of
from cogs.components.answers import Answer, Interaction, answer_of
from cogs.components.router import Press, Router, on
from cogs.components.translating import CatalogueTranslator
from cogs.components.tree import Tree

__all__ = ["Answer", "Interaction", "Press", "Router", "Tree", "actor_of", "answer_of", "on", "setup"]


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    await client.tree.set_translator(CatalogueTranslator())
    await client.add_cog(Router(client))
