"""The operator's settings. This module alone reads the environment and `.env`."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values

from bot.database import KeyRing
from bot.errors import OperatorFacingError

DISCORD_API_URL = "https://discord.com/api/v10"
PLAYGROUND_TOKEN_PREFIX = "playground."  # noqa: S105 - a prefix, not a secret


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the operator decides.

    Args:
        discord_token: the bot's token; None runs the playground.
        database_url: SQLite or PostgreSQL.
        data_key: the keys that private text is encrypted with, see `KeyRing`.
        discord_api_url: where Discord is.
        clock_url: where time comes from; None is the machine's clock.
        outbound_allow: host and port pairs that outbound requests may reach although they are not public.
        log_level: DEBUG, INFO, WARNING or ERROR.
        erasure_journal: the file that remembers who was erased; it stays out of the database's backups. None is beside
            a SQLite database, or `quillcast.erasures` in the working directory.
        playground_port: where the playground listens; 0 takes any free port.
    """

    discord_token: str | None = field(default=None, repr=False)
    database_url: str = "sqlite:///quillcast.db"
    data_key: str = field(default="", repr=False)
    discord_api_url: str = DISCORD_API_URL
    clock_url: str | None = None
    outbound_allow: frozenset[tuple[str, int]] = frozenset()
    log_level: str = "INFO"
    erasure_journal: Path | None = None
    playground_port: int = 8420

    @property
    def is_playground(self) -> bool:
        """Whether there is a Discord of our own at the other end, or none yet."""
        return self.discord_token is None or self.discord_token.startswith(PLAYGROUND_TOKEN_PREFIX)

    @property
    def journal_file(self) -> Path:
        """Where erasures are remembered."""
        if self.erasure_journal is not None:
            return self.erasure_journal
        scheme, _, rest = self.database_url.partition(":///")
        file = Path(rest.partition("?")[0]) if scheme.startswith("sqlite") else Path()
        return file.with_suffix(".erasures") if file.name else Path("quillcast.erasures")

    def keys(self) -> KeyRing:
        """The key ring.

        Raises:
            OperatorFacingError: there is no key, or it is malformed.
        """
        if not self.data_key:
            raise OperatorFacingError("DATA_KEY is missing: type `quillcast init` to make one.")
        return KeyRing.parse(self.data_key)


def read_settings(env_file: Path = Path(".env"), environment: Mapping[str, str] = os.environ) -> Settings:
    """Read `.env`, then the environment, which wins.

    Raises:
        OperatorFacingError: a setting is malformed, or two do not go together.
    """
    given = {key: value for key, value in dotenv_values(env_file).items() if value} | dict(environment)
    settings = Settings(
        discord_token=given.get("DISCORD_TOKEN", "").strip() or None,
        database_url=given.get("DATABASE_URL") or Settings.database_url,
        data_key=given.get("DATA_KEY", ""),
        discord_api_url=_address("DISCORD_API_URL", given.get("DISCORD_API_URL") or DISCORD_API_URL).rstrip("/"),
        clock_url=_address("CLOCK_URL", given["CLOCK_URL"]) if given.get("CLOCK_URL") else None,
        outbound_allow=_pairs(given.get("OUTBOUND_ALLOW", "")),
        log_level=_level(given.get("LOG_LEVEL", Settings.log_level)),
        erasure_journal=Path(given["ERASURE_JOURNAL"]) if given.get("ERASURE_JOURNAL") else None,
        playground_port=_port("PLAYGROUND_PORT", given.get("PLAYGROUND_PORT", str(Settings.playground_port))),
    )
    _check(settings)
    return settings


def _check(settings: Settings) -> None:
    token = settings.discord_token
    if token is not None and not settings.is_playground and (any(mark.isspace() for mark in token) or "." not in token):
        raise OperatorFacingError(
            "DISCORD_TOKEN is malformed: copy the whole token from the Bot page of your application."
        )
    if settings.outbound_allow and not settings.is_playground:
        raise OperatorFacingError(
            "OUTBOUND_ALLOW opens private addresses and is for the playground only: remove it, or the Discord token."
        )
    if not settings.database_url.startswith(("sqlite:", "postgresql:", "postgresql+asyncpg:", "postgres:", "sqlite+")):
        raise OperatorFacingError("DATABASE_URL is malformed: it begins with sqlite:/// or postgresql://.")


def _address(name: str, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise OperatorFacingError(f"{name} is malformed: it is an http or https address.")
    return value


def _port(name: str, value: str) -> int:
    if not value.isdigit() or int(value) > 65535:
        raise OperatorFacingError(f"{name} is malformed: it is a port number.")
    return int(value)


def _pairs(value: str) -> frozenset[tuple[str, int]]:
    pairs = set()
    for part in filter(None, (each.strip() for each in value.split(","))):
        host, _, port = part.rpartition(":")
        if not host:
            raise OperatorFacingError("OUTBOUND_ALLOW is malformed: it is a list of host:port.")
        pairs.add((host.strip("[]"), _port("OUTBOUND_ALLOW", port)))
    return frozenset(pairs)


def _level(value: str) -> str:
    if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise OperatorFacingError("LOG_LEVEL is malformed: it is DEBUG, INFO, WARNING or ERROR.")
    return value.upper()
