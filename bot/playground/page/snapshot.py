"""The picture a window starts from, and gets anew whenever the structure of the world changes."""

from typing import TYPE_CHECKING

from bot.playground import shapes
from bot.playground.model import Guild, Json
from bot.playground.page import view
from bot.playground.page.whatif import armed
from bot.playground.people import Person
from bot.playground.permissions import Permission

if TYPE_CHECKING:
    from bot.playground.server import Playground


def snapshot(playground: "Playground", person: Person) -> Json:
    """Everything a window shows besides messages."""
    world, bot_id = playground.world, person.application.id
    return {
        "person": _person(playground, person),
        "people": people(playground),
        "bot": shapes.user(world.users[bot_id]),
        "guilds": view.guilds(world, person.id, bot_id),
        "dms": view.direct_messages(world, person.id),
        "all_guilds": [
            {"id": str(g.id), "name": g.name, "joined": person.id in g.members} for g in world.guilds.values()
        ],
        "faults": armed(playground),
        "bot_control": playground.bot_control is not None,
        "now": shapes.stamp(playground.clock.now()),
    }


def people(playground: "Playground") -> list[Json]:
    """Everybody one can be, with what they are here."""
    return [_person(playground, person) for person in playground.people()]


def _person(playground: "Playground", person: Person) -> Json:
    bot_id = person.application.id
    homes = [g for g in playground.world.guilds.values() if person.id in g.members]
    return {
        **shapes.user(person.user),
        "key": person.user.username,
        "name": person.name,
        "role": _duty(homes, person),
        "servers": [g.name for g in homes],
        "dms_open": not person.user.dms_closed,
        "blocks_bot": bot_id in person.user.blocked,
        "installed": bot_id in person.user.installed,
    }


def _duty(homes: list[Guild], person: Person) -> str:
    """In a word, by what this person may do in the first of the guilds; the last one to join is the newcomer."""
    if not homes:
        return "outsider"
    guild = homes[0]
    if guild.owner_id == person.id:
        return "operator"
    if person.world.guild_permissions(person.id, guild.id) & Permission.MODERATE_MEMBERS:
        return "staff"
    humans = [m for m in guild.members.values() if not person.world.users[m.user_id].is_bot]
    return "newcomer" if max(humans, key=lambda m: m.joined_at).user_id == person.id else "member"
