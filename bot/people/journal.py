"""The journal of erasures: a file apart from the database, so that a restored backup forgets nobody's wish.

One JSON object a line: `person_id`, `scope` ("all" or a guild's id), `erased_at`. Bare ids, no text (safety rule 8).
Leave it out of the backups of the database.
"""

import errno
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.database import StorageFullError

EVERYWHERE = "all"


@dataclass(frozen=True, kw_only=True)
class Erasure:
    """One person's wish. `guild_id` None is everywhere."""

    person_id: int
    guild_id: int | None
    erased_at: datetime

    @property
    def scope(self) -> str:
        """How the journal names the guild."""
        return EVERYWHERE if self.guild_id is None else str(self.guild_id)


class Journal:
    """Appends to a file, which is made when it is first needed."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def append(self, erasure: Erasure) -> None:
        """Write and wait until it is on the disk: from here on the wish is kept whatever happens.

        Raises:
            StorageFullError: the disk is full.
        """
        line = json.dumps(
            {
                "person_id": erasure.person_id,
                "scope": erasure.scope,
                "erased_at": erasure.erased_at.isoformat(),
            }
        )
        try:
            with self._file.open("a", encoding="utf-8") as file:
                # A line that a crash cut short must not swallow this one.
                file.write(f"\n{line}\n" if self._is_cut() else f"{line}\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise StorageFullError from error
            raise

    def read(self) -> list[Erasure]:
        """All erasures, oldest first; a line that a crash cut short is left out, its erasure was never confirmed."""
        if not self._file.exists():
            return []
        return list(_parsed(self._file.read_text(encoding="utf-8").splitlines()))

    def _is_cut(self) -> bool:
        with self._file.open("rb") as file:
            file.seek(0, os.SEEK_END)
            if file.tell() == 0:
                return False
            file.seek(-1, os.SEEK_END)
            return file.read(1) != b"\n"


def _parsed(lines: Iterable[str]) -> Iterable[Erasure]:
    for line in lines:
        try:
            read = json.loads(line)
            scope = read["scope"]
            yield Erasure(
                person_id=int(read["person_id"]),
                guild_id=None if scope == EVERYWHERE else int(scope),
                erased_at=datetime.fromisoformat(read["erased_at"]),
            )
        except (ValueError, KeyError, TypeError):
            continue
