"""The catalogue: whole, used, and in the words that people know."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from tests.conftest import ROOT

FILES = sorted((ROOT / "bot" / "texts").glob("*/*.ftl"))
# Words of the code, not of members: see the table of words in the architecture page.
REFUSED = re.compile(r"\b(guild|entry|version|inquiry|safeguarding|role)s?\b", re.IGNORECASE)


class Words(Visitor):
    """Collects the text that people see of a message."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: fluent.TextElement) -> None:  # noqa: N802 - the library's name
        self.found.append(node.value)


def messages(file: Path) -> list[fluent.Message]:
    body = FluentParser().parse(file.read_text(encoding="utf-8")).body
    return [each for each in body if isinstance(each, fluent.Message)]


def keys_in_code() -> Iterator[str]:
    """Every literal that is passed where a key of the catalogue is expected."""
    for file in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                value = node.args[0].value
                if (name == "say" or name.endswith("Error")) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", str(value)):
                    yield str(value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_sentence_is_well_formed(file: Path) -> None:
    junk = [
        each for each in FluentParser().parse(file.read_text(encoding="utf-8")).body if isinstance(each, fluent.Junk)
    ]
    assert [each.content for each in junk] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_people_see_only_words_they_know(file: Path) -> None:
    for message in messages(file):
        words = Words()
        words.visit(message)
        shown = re.sub(r"`/[^`]*`", "", " ".join(words.found))
        assert not REFUSED.search(shown), f"{message.id.name}: {shown}"


def test_no_sentence_is_named_twice() -> None:
    names = [message.id.name for file in FILES if file.parent.name == "en" for message in messages(file)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_key_in_the_code_has_its_sentence() -> None:
    known = {message.id.name for file in FILES if file.parent.name == "en" for message in messages(file)}
    assert sorted(set(keys_in_code()) - known) == []
