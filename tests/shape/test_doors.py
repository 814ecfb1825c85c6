"""The map of commands and the names of controls: what is released stays, and everything named is answered."""

import ast
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from discord import app_commands

from bot import services as construction
from bot.__main__ import EXTENSIONS
from bot.client import QuillcastClient
from bot.clock import FixedClock
from bot.database import Database, KeyRing
from cogs.components import Tree, router
from tests.conftest import ROOT

HERE = Path(__file__).parent
MOST_COMMAND_CHARACTERS = 8000
MOST_SUBCOMMANDS = 25
MOST_MENUS = 5


@pytest.fixture
async def client(sqlite_url: str, keys: KeyRing, clock: FixedClock) -> AsyncIterator[QuillcastClient]:
    """The bot with all its doors, not connected."""
    database = Database(sqlite_url, keys)
    async with construction.build(database, clock) as services:
        client = QuillcastClient(services, tree_cls=Tree, extensions=EXTENSIONS)
        for extension in EXTENSIONS:
            await client.load_extension(extension)
        yield client
        await client.close()
    await database.close()


def commands(client: QuillcastClient) -> list[str]:
    """Every command and menu entry by its whole name."""
    slash = [
        f"/{command.qualified_name}"
        for command in client.tree.walk_commands()
        if isinstance(command, app_commands.Command)
    ]
    menus = [
        f"{kind.name} menu: {command.name}"
        for kind in (discord.AppCommandType.user, discord.AppCommandType.message)
        for command in client.tree.get_commands(type=kind)
    ]
    return sorted(slash) + sorted(menus)


def test_an_extension_registers_no_control_itself() -> None:
    """discord.py executes an extension's own module again for each client, its other modules only once."""
    for extension in EXTENSIONS:
        module = ast.parse((ROOT / extension.replace(".", "/") / "__init__.py").read_text())
        called = [node.func for node in ast.walk(module) if isinstance(node, ast.Call)]
        assert "on" not in [getattr(each, "id", "") for each in called], extension


async def test_the_command_map_is_the_one_that_was_agreed(client: QuillcastClient) -> None:
    assert commands(client) == (HERE / "commands.txt").read_text().splitlines()


async def test_commands_stay_within_discords_limits(client: QuillcastClient) -> None:
    for command in client.tree.get_commands():
        payload = command.to_dict(client.tree)
        words = json.dumps(payload)
        counted = sum(map(len, re.findall(r'"(?:name|description|value)": "([^"]*)"', words)))
        assert counted <= MOST_COMMAND_CHARACTERS
        assert len(payload.get("options", [])) <= MOST_SUBCOMMANDS
    for kind in (discord.AppCommandType.user, discord.AppCommandType.message):
        assert len(client.tree.get_commands(type=kind)) <= MOST_MENUS


async def test_direct_messages_offer_only_what_works_there(client: QuillcastClient) -> None:
    payloads = {command.name: command.to_dict(client.tree) for command in client.tree.get_commands()}
    payloads |= {
        command.name: command.to_dict(client.tree)
        for kind in (discord.AppCommandType.user, discord.AppCommandType.message)
        for command in client.tree.get_commands(type=kind)
    }
    everywhere = {name for name, payload in payloads.items() if payload["contexts"] == [0, 1]}
    assert everywhere == {"help", "contact", "privacy", "inbox"}
    assert all(payloads[name]["contexts"] == [0] for name in payloads.keys() - everywhere)


async def test_every_command_has_a_conversation(client: QuillcastClient) -> None:
    told = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("*.py"))
    silent = [name for name in commands(client) if not _is_told(name, told)]
    assert silent == []


def _is_told(name: str, told: str) -> bool:
    if name.startswith("/"):
        return f'"{name}"' in told or (name == "/inbox" and "reads_inbox(" in told)
    return bool(re.search(rf'uses_menu\(\s*"{re.escape(name.partition(": ")[2])}"', told))


async def test_names_of_controls_are_permanent(client: QuillcastClient) -> None:
    released = (HERE / "custom_ids.txt").read_text().splitlines()
    assert set(released) <= set(router.names()), "a released control lost its handler: old posts would go dead"
    assert set(router.names()) <= set(released), "a new control: add it to custom_ids.txt, for good"


async def test_every_control_that_is_shown_has_a_handler(client: QuillcastClient) -> None:
    makers = {"button", "select", "user_select", "channel_select", "modal", "custom_id"}
    shown = set()
    for file in (ROOT / "cogs").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                maker = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if maker in makers and ":" in str(node.args[0].value):
                    shown.add(str(node.args[0].value))
    assert sorted(shown - set(router.names())) == []
