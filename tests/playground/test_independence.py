"""The playground is Discord, not the bot: it knows nothing of the rest of the program."""

import ast
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / "bot" / "playground"


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_the_playground_imports_nothing_of_the_bot_nor_a_client_library() -> None:
    files = list(FOLDER.rglob("*.py"))
    assert len(files) > 30
    foreign = {
        f"{file.name}: {name}"
        for file in files
        for name in imported(file)
        if name.split(".")[0] in ("bot", "cogs", "discord", "hikari") and not f"{name}.".startswith("bot.playground.")
    }
    assert foreign == set()
