"""SQL inside a job is written in its repositories only: what a job asks of the database is read in one place."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

JOBS = ("collaboration", "digest", "members", "news", "podcasts", "showcase", "staff", "teams")
BOT = Path(__file__).parents[2] / "bot"


def test_only_the_repositories_and_models_of_a_job_use_what_statements_are_made_of() -> None:
    elsewhere = {
        f"bot/{job}/{file.name}": names
        for job in JOBS
        for file in sorted((BOT / job).glob("*.py"))
        if not file.stem.endswith(("repository", "models")) and (names := sorted(_from_sqlalchemy(file)))
    }
    assert elsewhere == {}


def test_the_check_sees_statements_where_they_are() -> None:
    assert "select" in set(_from_sqlalchemy(BOT / "news" / "repository.py"))


def _from_sqlalchemy(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "sqlalchemy":
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name == "sqlalchemy")


def test_the_cogs_are_kept_from_every_module_that_holds_rows_or_statements() -> None:
    settings = tomllib.loads((BOT.parent / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {each["name"]: each for each in settings["tool"]["importlinter"]["contracts"]}
    forbidden = contracts["Cogs hold no session"]["forbidden_modules"]
    found = {
        ".".join(file.relative_to(BOT.parent).with_suffix("").parts)
        for file in BOT.rglob("*.py")
        if file.stem.endswith(("repository", "models")) and "playground" not in file.parts
    }
    assert found - set(forbidden) == set()
