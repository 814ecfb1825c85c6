"""`quillcast doctor`: what each server still lacks, over REST alone, beside a bot that may be running."""

from bot import services as construction
from bot.client import QuillcastClient, log_in, point_at
from bot.clock import SystemClock
from bot.database import Database
from bot.database.migrate import migrate
from bot.errors import OperatorFacingError
from bot.settings import Settings
from cogs.components import Tree
from cogs.guilds.doctor import examine


async def doctor(settings: Settings) -> bool:
    """Say what each server still lacks; returns whether all is well."""
    if settings.discord_token is None:
        raise OperatorFacingError("DISCORD_TOKEN is missing: type `quillcast init`.")
    database = Database(settings.database_url, settings.keys())
    await migrate(database)
    await point_at(settings.discord_api_url)
    well = True
    async with (
        construction.build(database, SystemClock()) as services,
        QuillcastClient(services, tree_cls=Tree, extensions=()) as client,
    ):
        await log_in(client, settings.discord_token)
        print(f"Invite link: {client.invite_url()}")
        async for is_well, words in examine(client, services):
            print(f"{'ok ' if is_well else 'TODO'} {words}")
            well = well and is_well
    await database.close()
    return well
