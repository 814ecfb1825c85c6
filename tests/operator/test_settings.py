"""The operator's settings, read from the environment and `.env`."""

from pathlib import Path

import pytest

from bot.database import KeyRing
from bot.errors import OperatorFacingError
from bot.settings import read_settings

TOKEN = "MTA.abc.def"


def read(tmp_path: Path, env_file: str = "", **environment: str):  # type: ignore[no-untyped-def]
    (tmp_path / ".env").write_text(env_file)
    return read_settings(tmp_path / ".env", environment)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    settings = read(tmp_path, "DATABASE_URL=sqlite:///file.db\nLOG_LEVEL=DEBUG", DATABASE_URL="sqlite:///other.db")
    assert (settings.database_url, settings.log_level) == ("sqlite:///other.db", "DEBUG")


def test_without_a_token_it_is_the_playground(tmp_path: Path) -> None:
    assert read(tmp_path).is_playground
    assert not read(tmp_path, DISCORD_TOKEN=TOKEN).is_playground


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"DISCORD_TOKEN": "Bot abc"}, "DISCORD_TOKEN is malformed"),
        ({"DISCORD_TOKEN": "nodots"}, "DISCORD_TOKEN is malformed"),
        ({"DATABASE_URL": "mysql://x"}, "DATABASE_URL is malformed"),
        ({"DISCORD_API_URL": "discord.com"}, "DISCORD_API_URL is malformed"),
        ({"CLOCK_URL": "noon"}, "CLOCK_URL is malformed"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL is malformed"),
        ({"PLAYGROUND_PORT": "99999"}, "PLAYGROUND_PORT is malformed"),
        ({"OUTBOUND_ALLOW": "localhost"}, "OUTBOUND_ALLOW is malformed"),
        ({"OUTBOUND_ALLOW": "127.0.0.1:80", "DISCORD_TOKEN": TOKEN}, "OUTBOUND_ALLOW opens private addresses"),
    ],
)
def test_a_malformed_setting_is_one_sentence(tmp_path: Path, environment: dict[str, str], sentence: str) -> None:
    with pytest.raises(OperatorFacingError, match=sentence):
        read(tmp_path, **environment)


def test_the_playground_may_open_private_addresses(tmp_path: Path) -> None:
    settings = read(tmp_path, OUTBOUND_ALLOW="127.0.0.1:80, [::1]:81", DISCORD_TOKEN="playground.x")
    assert settings.outbound_allow == {("127.0.0.1", 80), ("::1", 81)}


def test_secrets_are_not_shown(tmp_path: Path) -> None:
    settings = read(tmp_path, DISCORD_TOKEN=TOKEN, DATA_KEY="k1=secret")
    assert TOKEN not in repr(settings)
    assert "secret" not in repr(settings)


@pytest.mark.parametrize("key", ["", "k1", "k1=abc", "k 1=" + "A" * 44, "k1=%%%"])
def test_a_malformed_key_is_one_sentence(tmp_path: Path, key: str) -> None:
    with pytest.raises(OperatorFacingError, match="DATA_KEY"):
        read(tmp_path, DATA_KEY=key).keys()


def test_an_older_key_still_opens_what_it_sealed() -> None:
    old, new = KeyRing.generate("k1"), KeyRing.generate("k2")
    sealed = KeyRing.parse(old).seal("a line", "t.c")
    assert KeyRing.parse(f"{new},{old}").open(sealed, "t.c") == "a line"
    with pytest.raises(OperatorFacingError, match="lacks the key"):
        KeyRing.parse(new).open(sealed, "t.c")


def test_a_sealed_value_does_not_open_in_another_column() -> None:
    keys = KeyRing.parse(KeyRing.generate())
    with pytest.raises(OperatorFacingError, match="does not open"):
        keys.open(keys.seal("a line", "t.c"), "t.d")
