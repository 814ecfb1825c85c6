"""Why a file was not opened. Known to both sides of the process boundary."""

from enum import StrEnum


class Reason(StrEnum):
    """What was wrong with a file, as the worker names it."""

    TYPE = "type"
    OLD_WORD = "old-word"
    EMPTY = "empty"
    PICTURES = "pictures"
    LOCKED = "locked"
    MACROS = "macros"
    BROKEN = "broken"
    BOMB = "bomb"
    LONG = "long"
    SLOW = "slow"


class Refused(Exception):  # noqa: N818 - a refusal is no error
    """The file is not opened, for a reason its sender can be told."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
