"""Logs: a line says where and what kind, never what a member wrote."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure_logs


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def fail(words: str) -> None:
    secret = words
    try:
        raise ValueError(secret)
    except ValueError as error:
        raise RuntimeError(f"could not save {secret}") from error


@pytest.mark.parametrize("as_json", [True, False])
def test_an_exception_is_logged_without_its_words(capsys: pytest.CaptureFixture[str], as_json: bool) -> None:
    configure_logs("INFO", as_json=as_json)
    try:
        fail("my secret poem")
    except RuntimeError as error:
        structlog.get_logger().error("unexpected", door="press", exc_info=error)
        logging.getLogger("discord").exception("Ignoring exception in on_message")
    err = capsys.readouterr().err
    assert "secret" not in err
    assert err.count("RuntimeError") == 2
    assert err.count("ValueError") == 2
    assert "test_logs.py" in err


def test_a_line_is_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO", as_json=True)
    structlog.get_logger().info("ready", guilds=2)
    logging.getLogger("discord").debug("payload with words")
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["guilds"] == 2
