"""Application commands: what Discord refuses when they are registered, and who sees them where."""

import re

from bot.playground import limits
from bot.playground.errors import DiscordError, FormErrors
from bot.playground.model import Application, Channel, ChannelType, Json
from bot.playground.permissions import ALL, Permission
from bot.playground.world import World

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
GUILD_CONTEXT, DM_CONTEXT = 0, 1
_NAME = re.compile(r"^[-_'\w]{1,32}$")


def set_commands(world: World, application: Application, wanted: list[Json], guild_id: int | None) -> list[Json]:
    """Replace all commands (bulk overwrite); the same name and type keeps its id, an unchanged one its version."""
    _check_all(wanted)
    old = registry(application, guild_id)
    by_name = {(c["type"], c["name"]): c for c in old.values()}
    commands = [
        shape_command(world, application, c, guild_id, by_name.get((c.get("type") or SLASH, c["name"]))) for c in wanted
    ]
    old.clear()
    old.update({int(c["id"]): c for c in commands})
    return commands


def registry(application: Application, guild_id: int | None) -> dict[int, Json]:
    """The commands of an application, globally or in one guild."""
    return application.commands if guild_id is None else application.guild_commands.setdefault(guild_id, {})


def shape_command(world: World, application: Application, body: Json, guild_id: int | None, old: Json | None) -> Json:
    """A command as Discord gives it back."""
    kind = body.get("type") or SLASH
    permissions = body.get("default_member_permissions")
    shape: Json = {
        "id": old["id"] if old else str(world.new_id()),
        "application_id": str(application.id),
        "type": kind,
        "name": body["name"],
        "name_localizations": body.get("name_localizations"),
        "description": body.get("description") or "",
        "description_localizations": body.get("description_localizations"),
        "default_member_permissions": None if permissions is None else str(permissions),
        "nsfw": bool(body.get("nsfw")),
    }
    if kind == SLASH:
        shape["options"] = [_shape_option(o) for o in body.get("options") or []]
    if guild_id is not None:
        shape["guild_id"] = str(guild_id)
    else:
        shape["dm_permission"] = body.get("dm_permission") is not False
        shape["contexts"] = body.get("contexts")
        shape["integration_types"] = body.get("integration_types") or [0]
    unchanged = old is not None and {**old, "version": None} == {**shape, "version": None}
    shape["version"] = old["version"] if old is not None and unchanged else str(world.new_id())
    return shape


def _shape_option(option: Json) -> Json:
    shape = {key: value for key, value in option.items() if value is not None}
    for key in ("options", "choices"):
        if key in shape and not shape[key]:
            del shape[key]
    if "options" in shape:
        shape["options"] = [_shape_option(o) for o in shape["options"]]
    return shape


def _check_all(wanted: list[Json]) -> None:
    errors = FormErrors()
    counts: dict[int, int] = {}
    names: set[tuple[int, str]] = set()
    for i, command in enumerate(wanted):
        kind = command.get("type") or SLASH
        counts[kind] = counts.get(kind, 0) + 1
        key = (kind, str(command.get("name")))
        if key in names:
            errors.add(
                f"{i}.name",
                "APPLICATION_COMMANDS_DUPLICATE_NAME",
                "Application command names must be unique",
            )
        names.add(key)
        _check_command(errors, command, str(i), kind)
    errors.finish()
    for kind, count in counts.items():
        if count > limits.COMMANDS.get(kind, 0):
            raise DiscordError(30032)


def check_one(command: Json) -> None:
    """Check a single command to register."""
    _check_all([command])


def _check_command(errors: FormErrors, command: Json, path: str, kind: int) -> None:
    name, description = command.get("name"), command.get("description")
    errors.check_length(f"{path}.name", name, 1, 32)
    if kind != SLASH:
        if description:
            errors.add(
                f"{path}.description",
                "APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED",
                "Context menu commands cannot have description",
            )
        return
    _check_name(errors, f"{path}.name", name)
    errors.check_length(f"{path}.description", description, 1, 100)
    _check_options(errors, command.get("options") or [], path, top=True)
    if _longest_text(command) > limits.COMMAND_TEXT:
        errors.add(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")


def _check_name(errors: FormErrors, path: str, name: object) -> None:
    if isinstance(name, str) and (not _NAME.match(name) or name != name.lower()):
        errors.add(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_options(errors: FormErrors, options: list[Json], path: str, *, top: bool) -> None:
    errors.check_count(f"{path}.options", options, 0, limits.COMMAND_OPTIONS)
    kinds = {o.get("type") in (SUBCOMMAND, GROUP) for o in options}
    if top and len(kinds) > 1:
        errors.add(
            f"{path}.options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
            "Sub-command and sub-command group option types are mutually exclusive to all other types",
        )
    seen_optional = False
    names: set[str] = set()
    for i, option in enumerate(options):
        at = f"{path}.options.{i}"
        errors.check_length(f"{at}.name", option.get("name"), 1, 32)
        _check_name(errors, f"{at}.name", option.get("name"))
        errors.check_length(f"{at}.description", option.get("description"), 1, 100)
        if option.get("name") in names:
            errors.add(f"{at}.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
        names.add(str(option.get("name")))
        if option.get("type") in (SUBCOMMAND, GROUP):
            _check_options(errors, option.get("options") or [], at, top=False)
            continue
        if option.get("required") and seen_optional:
            errors.add(
                f"{at}",
                "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                "Required options must be placed before non-required options",
            )
        seen_optional = seen_optional or not option.get("required")
        _check_choices(errors, option, at)


def _check_choices(errors: FormErrors, option: Json, path: str) -> None:
    choices = option.get("choices") or []
    errors.check_count(f"{path}.choices", choices, 0, limits.COMMAND_CHOICES)
    if choices and option.get("autocomplete"):
        errors.add(
            path, "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", "Choices and autocomplete exclude each other"
        )
    for i, choice in enumerate(choices):
        errors.check_length(f"{path}.choices.{i}.name", choice.get("name"), 1, 100)
        if isinstance(choice.get("value"), str):
            errors.check_length(f"{path}.choices.{i}.value", choice["value"], 1, 100)


def _longest_text(item: Json) -> int:
    """Characters of names, descriptions and choice values, the longest localisation of each."""
    total = 0
    for key in ("name", "description"):
        texts = [item.get(key) or "", *(item.get(f"{key}_localizations") or {}).values()]
        total += max(len(text) for text in texts)
    total += len(str(item["value"])) if "value" in item else 0
    return total + sum(_longest_text(o) for key in ("options", "choices") for o in item.get(key) or [])


def offered_commands(world: World, application: Application, user_id: int, channel: Channel) -> list[Json]:
    """The commands that Discord's client shows this person in this channel."""
    if channel.guild_id is None:
        return _offered_in_dm(world, application, user_id, channel)
    granted = world.permissions(user_id, channel)
    if not granted & Permission.USE_APPLICATION_COMMANDS:
        return []
    here = application.id in world.guild(channel.guild_id).members
    installed = application.id in world.users[user_id].installed
    commands = list(registry(application, channel.guild_id).values()) if here else []
    for command in application.commands.values():
        by_guild = here and 0 in command["integration_types"]
        by_user = installed and 1 in command["integration_types"]
        contexts = command["contexts"]
        if (by_guild or by_user) and (contexts is None or GUILD_CONTEXT in contexts):
            commands.append(command)
    return [c for c in commands if _permitted(c, granted)]


def _permitted(command: Json, granted: Permission) -> bool:
    needed = command["default_member_permissions"]
    if needed is None or granted == ALL:
        return True
    return needed != "0" and granted & int(needed) == int(needed)


def _offered_in_dm(world: World, application: Application, user_id: int, channel: Channel) -> list[Json]:
    if channel.type is not ChannelType.DM or application.id not in channel.recipients:
        return []
    installed = application.id in world.users[user_id].installed
    shared = world.share_guild(application.id, user_id)
    return [
        command
        for command in application.commands.values()
        if ((shared and 0 in command["integration_types"]) or (installed and 1 in command["integration_types"]))
        and (DM_CONTEXT in command["contexts"] if command["contexts"] is not None else command["dm_permission"])
    ]
