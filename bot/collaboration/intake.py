"""What is done with a direct message: decided from what is known, without asking anyone. Pure."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from bot.collaboration.records import DirectMessage, Inquiry


class Course(enum.StrEnum):
    """What becomes of a direct message."""

    NOTHING_TO_READ = "nothing_to_read"
    FILE = "file"
    ASK_WHICH = "ask_which"
    ASK_KIND = "ask_kind"


@dataclass(frozen=True)
class Decision:
    """A course, and for FILE the conversation."""

    course: Course
    inquiry_id: int | None = None


def decide(
    message: DirectMessage, live: Sequence[Inquiry], answered_id: int | None, stays_with_id: int | None = None
) -> Decision:
    """Where the message belongs.

    It goes on its own only where the person cannot have meant anything else: as a reply to something of that
    conversation, with one conversation that they have chosen to lead by DM, or right after another.
    Else they are asked.

    Args:
        live: the person's open conversations.
        answered_id: the conversation of the message they replied to.
        stays_with_id: the conversation of what they wrote a moment ago, while no other has said anything to them.
    """
    if not message.text.strip():
        return Decision(Course.NOTHING_TO_READ)
    known = message.inquiry_id if message.inquiry_id is not None else answered_id
    if known in [inquiry.id for inquiry in live]:
        return Decision(Course.FILE, known)
    if len(live) == 1 and live[0].in_dm(message.person_id):
        return Decision(Course.FILE, live[0].id)
    if stays_with_id in [inquiry.id for inquiry in live]:
        return Decision(Course.FILE, stays_with_id)
    return Decision(Course.ASK_WHICH if live else Course.ASK_KIND)
