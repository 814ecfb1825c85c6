"""Writes down who did what and what each person saw, with names for Discord's numbers."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

from bot.playground.world import World

_MENTION = re.compile(r"<(@&|@|#)(\d+)>")
_MOMENT = re.compile(r"<t:(\d+)(?::\w)?>")


class Transcript:
    """Call it with who, what kind of line ("note", "does", "sees"), and the words."""

    def __init__(self, world: World, write: Callable[[str], object]) -> None:
        self._world = world
        self._write = write
        self._chapter = 0

    def __call__(self, who: str, kind: str, words: str) -> None:
        if kind == "note" and not who:
            self._chapter += 1
            self._write(f"\n{self._chapter}. {words}\n")
        elif kind == "sees":
            self._write("\n".join(f"    | {line}" for line in self._named(f"{who} sees {words}").splitlines()))
        else:
            self._write(f"  {who}: {self._named(words)}")

    def _named(self, words: str) -> str:
        return _MOMENT.sub(self._moment, _MENTION.sub(self._name, words))

    def _name(self, found: re.Match[str]) -> str:
        kind, number = found[1], int(found[2])
        if kind == "@" and number in self._world.users:
            return f"@{self._world.users[number].display_name}"
        if kind == "#" and number in self._world.channels:
            return f"#{self._world.channels[number].name}"
        roles = [guild.roles[number].name for guild in self._world.guilds.values() if number in guild.roles]
        return f"@{roles[0]}" if roles else found[0]

    @staticmethod
    def _moment(found: re.Match[str]) -> str:
        return f"{datetime.fromtimestamp(int(found[1]), UTC):%d %b %H:%M} UTC"
