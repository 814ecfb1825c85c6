"""What came with a press or a form, read as what it should be. What it cannot be is answered like what is gone.

Discord lets a person press only what a message of ours holds, but old messages outlive the code that made them.
"""

from enum import StrEnum
from typing import TypeVar

from bot.errors import MemberFacingError

Choice = TypeVar("Choice", bound=StrEnum)
_MOST_ID = 2**63 - 1


def number(sent: str) -> int:
    """An id: a whole number that fits into 64 bits.

    Raises:
        MemberFacingError: it is none.
    """
    if not (sent.isascii() and sent.isdecimal()) or int(sent) > _MOST_ID:
        raise MemberFacingError("errors-not-found")
    return int(sent)


def one_of(choices: type[Choice], sent: str) -> Choice:
    """One of the words that something can be.

    Raises:
        MemberFacingError: it is none of them.
    """
    try:
        return choices(sent)
    except ValueError:
        raise MemberFacingError("errors-not-found") from None
