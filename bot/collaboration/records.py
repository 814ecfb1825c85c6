"""Requests, offers, inquiries and conversations, as everyone else sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.collaboration.forms import InquiryKind
from bot.collaboration.states import DmState, InquiryState, OfferState, RequestState


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Somebody acting on what they are a party to.

    Args:
        guild_id: where they act; None in a DM, where Discord names no server.
    """

    person_id: int
    guild_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class CollaborationSettings:
    """How a community wants its collaboration."""

    guild_id: int
    checks_requests: bool = True
    accepts_outside: bool = False


@dataclass(frozen=True, kw_only=True)
class Request:
    """A search for collaborators.

    Args:
        reason: why staff did not post it, in their words, if they gave any: for its author and staff.
        in_danger: what was just sent says that its writer is (safety rule 6); so with all that is sent below.
    """

    id: int
    guild_id: int
    author_id: int
    part: str
    title: str
    purpose: str
    link: str | None
    state: RequestState
    created_at: datetime
    decided_by_id: int | None
    reason: str | None = None
    in_danger: bool = False


@dataclass(frozen=True, kw_only=True)
class RequestPage:
    """Some requests, newest first; `older_than` is the id to ask on from, None at the end."""

    requests: tuple[Request, ...]
    older_than: int | None


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An answer to a request."""

    id: int
    guild_id: int
    author_id: int
    message: str
    state: OfferState
    created_at: datetime
    inquiry_id: int | None
    request: Request
    in_danger: bool = False


@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """A private approach. A person who was erased is None; so is `to_id` of an inquiry to the team.

    Args:
        title: what it is about, in its writer's words; empty where they gave none, as with a question.
        answers: the form, by field; empty for a conversation that an offer began.
        reached: whether the other side could read it.
        can_pass: whether enough of the safety team is there for it to reach a member.
    """

    id: int
    guild_id: int
    kind: InquiryKind
    to_team: bool
    from_id: int | None
    to_id: int | None
    from_outside: bool
    from_in_dm: bool
    to_in_dm: bool
    state: InquiryState
    title: str
    answers: Mapping[str, str]
    created_at: datetime
    decided_by_id: int | None
    reached: bool
    can_pass: bool
    in_danger: bool = False

    def other(self, person_id: int) -> int | None:
        """The other party; None for the team, or for somebody who was erased."""
        return self.to_id if person_id == self.from_id else self.from_id

    def in_dm(self, person_id: int) -> bool:
        """Whether that party reads and writes it by direct message."""
        return self.from_in_dm if person_id == self.from_id else self.to_in_dm


@dataclass(frozen=True, kw_only=True)
class Message:
    """Something said in a conversation, in its last wording.

    Args:
        number: 1 as first written, more after edits.
        earlier: the wordings before, oldest first: for the safety team only.
    """

    id: int
    inquiry_id: int
    author_id: int
    by_staff: bool
    text: str
    number: int
    sent_at: datetime
    deleted_at: datetime | None
    earlier: tuple[str, ...] = ()
    in_danger: bool = False


@dataclass(frozen=True, kw_only=True)
class Conversation:
    """An inquiry and what was said, oldest first.

    Args:
        readers: who of the safety team can read it, its own parties left out.
        older_than: the id to read on from, None at the beginning.
    """

    inquiry: Inquiry
    messages: tuple[Message, ...]
    readers: tuple[int, ...]
    older_than: int | None


@dataclass(frozen=True, kw_only=True)
class DirectMessage:
    """A direct message to the bot and what became of it."""

    message_id: int
    person_id: int
    channel_id: int
    text: str
    has_files: bool
    replied_to_id: int | None
    inquiry_id: int | None
    state: DmState
