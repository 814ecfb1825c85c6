"""Looks sentences up. The language in use is a context variable, set at the door and by the delivery worker."""

import contextlib
import functools
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import date, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable

from fluent.runtime import FluentBundle, FluentResource

DEFAULT_LOCALE = "en"
_speaking: ContextVar[str] = ContextVar("speaking", default=DEFAULT_LOCALE)

type_of_argument = str | int | float | date | datetime


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages of the catalogue, as IETF tags."""
    return tuple(sorted(folder.name for folder in files("bot.texts").iterdir() if _is_language(folder)))


def _is_language(folder: Traversable) -> bool:
    return folder.is_dir() and any(file.name.endswith(".ftl") for file in folder.iterdir())


@functools.cache
def bundle(locale: str) -> FluentBundle:
    """The compiled sentences of one language."""
    # Isolation marks would travel into Discord's texts and names; text of members is isolated where it is escaped.
    compiled = FluentBundle([locale], use_isolating=False)
    for file in sorted((files("bot.texts") / locale).iterdir(), key=lambda each: each.name):
        if file.name.endswith(".ftl"):
            compiled.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return compiled


def closest(locale: str) -> str:
    """The language of the catalogue that is closest to Discord's tag; English where there is none."""
    for tag in (locale, locale.partition("-")[0]):
        if tag in languages():
            return tag
    return DEFAULT_LOCALE


@contextlib.contextmanager
def speaking(locale: str | None) -> Iterator[None]:
    """Speak the catalogue's language closest to `locale` (Discord's tag, such as "en-GB") while inside."""
    token = _speaking.set(closest(locale or DEFAULT_LOCALE))
    try:
        yield
    finally:
        _speaking.reset(token)


def has(key: str, locale: str = DEFAULT_LOCALE) -> bool:
    """Whether the catalogue of `locale` has a sentence of that name."""
    return bundle(locale).has_message(key)


def say(key: str, /, **args: type_of_argument) -> str:
    """The sentence `key` in the language in use, else in English.

    Raises:
        KeyError: no such sentence, or an argument it needs is missing. Both are faults of the program.
    """
    locale = _speaking.get()
    compiled = bundle(locale if has(key, locale) else DEFAULT_LOCALE)
    if not compiled.has_message(key):
        raise KeyError(key)
    pattern = compiled.get_message(key).value
    if pattern is None:
        raise KeyError(key)
    sentence, faults = compiled.format_pattern(pattern, args)
    if faults:
        raise KeyError(f"{key}: {faults[0]}")
    return str(sentence)
