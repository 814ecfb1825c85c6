"""What Discord's client does with the options of a command: find it, check what is typed, resolve what is picked."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.playground import shapes
from bot.playground.model import Channel, Json, Role, StoredFile, Upload, User
from bot.playground.replies import NotOffered

if TYPE_CHECKING:
    from bot.playground.world import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)


@dataclass
class Resolved:
    """Objects that an interaction refers to by id."""

    world: "World"
    viewer_id: int
    channel: Channel
    application_id: int
    found: dict[str, dict[str, Json]] = field(default_factory=dict)

    def _put(self, kind: str, item_id: int, body: Json) -> str:
        self.found.setdefault(kind, {})[str(item_id)] = body
        return str(item_id)

    def user(self, value: Any) -> str:
        user = find_user(self.world, value, self.channel.guild_id)
        if self.channel.guild_id is not None:
            member = self.world.guild(self.channel.guild_id).members.get(user.id)
            if member is not None:
                body = shapes.member(self.world, member, with_user=False)
                del body["mute"], body["deaf"]
                body["permissions"] = str(int(self.world.permissions(user.id, self.channel)))
                self._put("members", user.id, body)
        return self._put("users", user.id, shapes.user(user))

    def channel_pick(self, value: Any, kinds: list[int] | None) -> str:
        channel = find_channel(self.world, value, self.channel.guild_id)
        if kinds and int(channel.type) not in kinds:
            raise NotOffered(f"#{channel.name} is of type {channel.type}, only {kinds} are offered")
        if not self.world.can_view(self.viewer_id, channel):
            raise NotOffered(f"#{channel.name} is not visible to this person")
        body = shapes.partial_channel(self.world, channel, self.viewer_id, self.application_id)
        return self._put("channels", channel.id, body)

    def role(self, value: Any) -> str:
        role = find_role(self.world, value, self.channel.guild_id)
        return self._put("roles", role.id, shapes.role(role))

    def mentionable(self, value: Any) -> str:
        try:
            return self.user(value)
        except NotOffered:
            return self.role(value)

    def attachment(self, value: Any) -> str:
        if not isinstance(value, Upload):
            raise NotOffered(f"{value!r} is no Upload")
        stored: StoredFile = self.world.store_file(value, self.channel.id, ephemeral=True)
        return self._put("attachments", stored.id, shapes.attachment(self.world, stored))


def find_user(world: "World", value: Any, guild_id: int | None) -> User:
    """A user by object with an id, id, name or display name."""
    wanted = getattr(value, "id", value)
    for user in world.users.values():
        names = {user.username.lower(), user.display_name.lower()}
        if wanted == user.id or (isinstance(wanted, str) and wanted.lower().removeprefix("@") in names):
            return user
    raise NotOffered(f"nobody called {value!r}" + ("" if guild_id is None else " here"))


def find_channel(world: "World", value: Any, guild_id: int | None) -> Channel:
    """A channel by object, id, or name within the guild."""
    wanted = getattr(value, "id", value)
    if isinstance(wanted, int) and wanted in world.channels:
        return world.channels[wanted]
    if isinstance(wanted, str) and guild_id is not None:
        try:
            return world.channel_named(guild_id, wanted)
        except LookupError as error:
            raise NotOffered(str(error)) from None
    raise NotOffered(f"no channel {value!r}")


def find_role(world: "World", value: Any, guild_id: int | None) -> Role:
    """A role by object, id or name within the guild."""
    wanted = getattr(value, "id", value)
    roles = world.guild(guild_id).roles.values() if guild_id is not None else ()
    for role in roles:
        if wanted == role.id or (isinstance(wanted, str) and wanted.removeprefix("@") == role.name):
            return role
    raise NotOffered(f"no role {value!r}")


def find_command(offered: list[Json], line: str) -> tuple[Json, list[Json], list[Json]]:
    """From "/showcase submit": the command, its chain of subcommand options, and the options to fill."""
    words = line.removeprefix("/").split()
    command = next((c for c in offered if c["type"] == 1 and c["name"] == words[0]), None)
    if command is None:
        names = ", ".join(sorted("/" + c["name"] for c in offered if c["type"] == 1))
        raise NotOffered(f"/{words[0]} is not offered to this person here; offered: {names or 'nothing'}")
    chain: list[Json] = []
    options: list[Json] = command.get("options", [])
    for word in words[1:]:
        step = next((o for o in options if o["name"] == word and o["type"] in (SUBCOMMAND, GROUP)), None)
        if step is None:
            raise NotOffered(f"/{' '.join(words)} does not exist: no {word!r} among {[o['name'] for o in options]}")
        chain.append(step)
        options = step.get("options", [])
    if any(o["type"] in (SUBCOMMAND, GROUP) for o in options):
        raise NotOffered(f"/{' '.join(words)} needs one of {[o['name'] for o in options]}")
    return command, chain, options


def fill_options(options: list[Json], given: dict[str, Any], resolved: Resolved) -> list[Json]:
    """Check and convert typed values as the client does; NotOffered for what it would not let pass."""
    known = {o["name"].replace("-", "_"): o for o in options}
    unknown = set(given) - set(known)
    if unknown:
        raise NotOffered(f"no option {sorted(unknown)}, only {sorted(known)}")
    missing = [name for name, o in known.items() if o.get("required") and given.get(name) is None]
    if missing:
        raise NotOffered(f"required options are missing: {missing}")
    return [
        {"name": option["name"], "type": option["type"], "value": _value(option, given[name], resolved)}
        for name, option in known.items()
        if given.get(name) is not None
    ]


def _value(option: Json, value: Any, resolved: Resolved) -> Any:
    kind = option["type"]
    if option.get("choices"):
        return _choice(option, value)
    if kind == USER:
        return resolved.user(value)
    if kind == CHANNEL:
        return resolved.channel_pick(value, option.get("channel_types"))
    if kind == ROLE:
        return resolved.role(value)
    if kind == MENTIONABLE:
        return resolved.mentionable(value)
    if kind == ATTACHMENT:
        return resolved.attachment(value)
    if kind == BOOLEAN:
        return bool(value)
    if kind == STRING:
        text = str(value)
        least, most = option.get("min_length", 0), option.get("max_length", 6000)
        if not least <= len(text) <= most:
            raise NotOffered(f"{option['name']} takes {least} to {most} characters, not {len(text)}")
        return text
    if isinstance(value, bool) or not isinstance(value, int if kind == INTEGER else (int, float)):
        raise NotOffered(f"{option['name']} takes a number, not {value!r}")
    least, most = option.get("min_value", float("-inf")), option.get("max_value", float("inf"))
    if not least <= value <= most:
        raise NotOffered(f"{option['name']} takes {least} to {most}, not {value}")
    return value


def _choice(option: Json, value: Any) -> Any:
    for choice in option["choices"]:
        if value in (choice["name"], choice["value"]):
            return choice["value"]
    raise NotOffered(f"{option['name']} offers {[c['name'] for c in option['choices']]}, not {value!r}")


def wrap_in_chain(chain: list[Json], filled: list[Json]) -> list[Json]:
    """The options of the payload: subcommand groups and subcommands around the filled ones."""
    for step in reversed(chain):
        filled = [{"name": step["name"], "type": step["type"], "options": filled}]
    return filled
