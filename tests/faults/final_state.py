"""What there is at the end of a day: what people see and what the database holds, with names for all numbers."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.playground.day import Day
from bot.playground.model import Channel, Message
from bot.playground.people import Person
from bot.playground.server import Playground

_MENTION = re.compile(r"<(?:@&|@|#)(\d+)>")
_NUMBER = re.compile(r"\b\d{15,20}\b")
_MOMENT = re.compile(r"<t:\d+(?::\w)?>")
_ORIGIN = re.compile(r"http:\u200b?//127\.0\.0\.1:\d+")

# What a row means, apart from whom and what it is about.
_MEANING = {"state", "kind", "action", "act", "form", "part", "rating", "section", "decision", "by_staff", "number"}
# Menus in direct messages come and go with each message; edits and deletions depend on what had left already.
_ACTIONS_COUNTED = ("send", "thread", "crosspost")
# Setting something to what it is already is an act all the same.
_MAY_BE_REPEATED = ("guilds.set_up", "digest.schedule", "safety.pick_team")
# Seen in the inbox as new or not: people look into it more often when its first showing was lost.
_NOT_COMPARED = {("delivery_inbox_item", "read_at"), ("delivery_dm_state", "last_seen_message_id")}


class Names:
    """Names for Discord's numbers, the same in every playground."""

    def __init__(self, playground: Playground) -> None:
        world = playground.world
        self._known = {user.id: f"@{user.username}" for user in world.users.values()}
        for guild in world.guilds.values():
            self._known[guild.id] = guild.name
            self._known |= {role.id: f"@&{role.name}" for role in guild.roles.values()}
        for channel in world.channels.values():
            self._known[channel.id] = self.of_place(channel)
        for place, messages in world.messages.items():
            for message in messages.values():
                self._known.setdefault(message.id, f"message in {self._known.get(place, place)}")

    def of_place(self, channel: Channel) -> str:
        """What people call a channel."""
        if channel.recipients:
            return "direct messages of " + " and ".join(sorted(self._known[each] for each in channel.recipients))
        return f"#{channel.name}"

    def said(self, text: str) -> str:
        """The text without numbers, moments and ports."""
        text = _MENTION.sub(lambda found: f"<{self._known.get(int(found[1]), 'unknown')}>", text)
        text = _NUMBER.sub(lambda found: self._known.get(int(found[0]), "unknown"), text)
        return _ORIGIN.sub("http://playground", _MOMENT.sub("<moment>", text))


def seen(playground: Playground) -> dict[str, list[str]]:
    """Every channel, thread and DM: who sees it, and what stands there in order, with its buttons and marks.

    Of what people wrote only that counts which the bot marked as received: they repeat what carries no mark.
    """
    names = Names(playground)
    people = playground.people()
    ids = {each.id for each in people}
    places: dict[str, list[str]] = {}
    for channel in sorted(playground.world.channels.values(), key=lambda each: each.id):
        witnesses = [each for each in people if playground.world.can_view(each.id, channel)]
        lines = [f"seen by {', '.join(each.name for each in witnesses)}"]
        lines += [
            _line(names, each) for each in _standing(witnesses, channel) if each.author_id not in ids or each.reactions
        ]
        places.setdefault(names.of_place(channel), []).extend(lines)
    return places


def _standing(witnesses: list[Person], channel: Channel) -> Iterator[Message]:
    """What the first of them sees there and others would too."""
    if witnesses:
        yield from (each for each in witnesses[0].sees(channel) if each.ephemeral_for is None)


def _line(names: Names, message: Message) -> str:
    buttons = " ".join(f"[{each}]" for each in message.buttons)
    marks = " ".join(f"{emoji}x{len(people)}" for emoji, people in message.reactions.items())
    pinged = " ".join(sorted(names.said(f"<@{each}>") for each in message.mentions))
    return f"{names.said(message.text)}\n{buttons} {marks} {pinged}".strip()


async def inboxes(playground: Playground, day: Day) -> dict[str, str]:
    """What each member reads in the inbox, once everything in it was shown."""
    names = Names(playground)
    shown = {}
    for user_id in playground.guild().members:
        user = playground.world.user(user_id)
        if not user.is_bot:
            await day.who(user.username).runs("/inbox")
            reply = await day.who(user.username).runs("/inbox")
            shown[user.username] = names.said(f"{reply.text}\n{reply.buttons}")
    return shown


def stored(database: Path) -> dict[str, int]:
    """How many rows of each meaning every table holds; operations that are not finished are told apart."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    counts: Counter[str] = Counter()
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            if not table.startswith("sqlite_"):
                counts.update(_meanings(connection, table))
    finally:
        connection.close()
    counts.update({f"audit_row act={act}": 1 - counts[f"audit_row act={act}"] for act in _MAY_BE_REPEATED})
    return dict(sorted(counts.items()))


def unfinished(database: Path) -> list[str]:
    """Operations that have not left for Discord, or not well."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        rows = connection.execute(
            "SELECT kind, action, state, error FROM delivery_operation WHERE state NOT IN ('done', 'dropped')"
        ).fetchall()
    finally:
        connection.close()
    return [" ".join(str(each) for each in row) for row in rows]


def _meanings(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    wanted = []
    for _, name, _, is_set, _, _ in columns:
        if (table, name) in _NOT_COMPARED:
            continue
        if name in _MEANING:
            wanted.append(f"'{name}=' || coalesce({name}, '-')")
        elif name.endswith("_at") and not is_set and name != "leased_until_at":
            wanted.append(f"CASE WHEN {name} IS NULL THEN 'no {name}' ELSE '{name}' END")
    where = ""
    if table == "delivery_operation":
        where = f" WHERE state != 'dropped' AND action IN {_ACTIONS_COUNTED}"
    for row in connection.execute(f"SELECT {', '.join(wanted) or '1'} FROM {table}{where}"):  # noqa: S608
        yield " ".join([table, *(str(each) for each in row if each != 1)])
