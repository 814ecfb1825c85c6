"""Reads the word lists in `words.toml`."""

import functools
import tomllib
from importlib.resources import files


@functools.cache
def _lists() -> dict[str, dict[str, str]]:
    lists: dict[str, dict[str, str]] = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return lists


def words(name: str) -> frozenset[str]:
    """One list, by its name in the file."""
    return frozenset(_lists()["words"][name].split())


def digit_words() -> dict[str, str]:
    """Spelled digits, each with the figures it stands for."""
    return {word: digits for spelled, digits in _lists()["digits"].items() for word in spelled.split()}
