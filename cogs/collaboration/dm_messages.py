"""What people see in direct messages: relayed words, what became of a conversation, and what they are asked. Pure."""

from collections.abc import Sequence

from bot.collaboration.forms import ASKED, InquiryKind, Problem
from bot.collaboration.records import Conversation, Inquiry, Message
from bot.collaboration.states import InquiryState
from bot.errors import MemberFacingError
from bot.texts import markup, say
from cogs.collaboration.talk_messages import edited_note, words_of
from cogs.collaboration.wording import Control, other_side, person, problem_words, readers, title_of, untitled
from cogs.components.layouts import Item, Style, button, buttons, note, option, select, text, title
from cogs.safety.controls import block_button, report_button


def relayed(conversation: Conversation, message: Message, name: str, server: str) -> list[Item]:
    """A message as the other side gets it by DM. `name` is its author's, ready for markup."""
    inquiry = conversation.inquiry
    head = say("collaboration-dm-header", person=f"{name} ({person(message.author_id)})", server=server)
    return [
        note(f"{head}\n{readers(conversation)}"),
        text(words_of(message)),
        *edited_note(message),
        *buttons(
            *_dm_controls(inquiry, message.author_id, can_block=not message.by_staff),
        ),
    ]


def dm_event(conversation: Conversation, viewer_id: int, event: str, server: str) -> list[Item]:
    """Something about a conversation, to a party who leads it by DM."""
    inquiry = conversation.inquiry
    key = "collaboration-dm-relaying" if event == "relaying" else f"collaboration-told-{event}"
    items: list[Item] = [
        note(f"{server}\n{readers(conversation)}"),
        text(say(key, person=other_side(inquiry, viewer_id), title=title_of(inquiry, viewer_id))),
    ]
    if inquiry.state is InquiryState.OPEN:
        other = inquiry.other(viewer_id)
        items += buttons(*_dm_controls(inquiry, other, can_block=other is not None))
    return items


def kinds_menu(guild_id: int, head: Sequence[Item]) -> list[Item]:
    """What it is about, below a head: staff first, for who may have no time to read the rest."""
    question, *others = (
        button(
            "collaboration:kind",
            guild_id,
            kind,
            label=say(f"collaboration-kind-{kind}"),
            style=Style.primary if kind is InquiryKind.QUESTION else Style.secondary,
        )
        for kind in ASKED
    )
    return [*head, *buttons(question), note(say("collaboration-contact-shows")), *buttons(*others)]


def dm_menu(communities: Sequence[tuple[int, str]], *, chosen: int | None = None, written: bool = True) -> list[Item]:
    """What the person is asked who writes without a conversation: id and name of the servers that take messages.

    Args:
        written: they have written something already, which will stand in the form.
    """
    if not communities:
        return [text(say("collaboration-menu-none"))]
    one = communities[0] if len(communities) == 1 else next((each for each in communities if each[0] == chosen), None)
    body = say("collaboration-menu-body" if written else "collaboration-menu-body-empty")
    head: list[Item] = [title(say("collaboration-menu-title")), text(body)]
    if len(communities) > 1:
        choices = [option(guild_id, name, chosen=guild_id == chosen) for guild_id, name in communities]
        head.append(select("collaboration:server", options=choices, placeholder=say("collaboration-menu-servers")))
    if one is None:
        return head
    head.append(note(say("collaboration-menu-server", server=markup.name(one[1], 100))))
    piece = button("showcase:from_dm_text", one[0], label=say("showcase-dm-piece"))
    return [*kinds_menu(one[0], head), *(buttons(piece) if written else [])]


def dm_which(inquiries: Sequence[Inquiry], labels: Sequence[str]) -> list[Item]:
    """Which of the person's conversations a message is for; `labels` name the other sides."""
    choices = [
        option(inquiry.id, inquiry.title or untitled(inquiry, inquiry.from_id), label)
        for inquiry, label in zip(inquiries[:24], labels[:24], strict=True)
    ]
    return [
        title(say("collaboration-which-title")),
        text(say("collaboration-which-body")),
        select(
            "collaboration:which",
            options=[*choices, option("new", say("collaboration-which-new"), say("collaboration-which-new-what"))],
            placeholder=say("collaboration-which-pick"),
        ),
    ]


def stopped(reasons: Sequence[MemberFacingError]) -> list[Item]:
    """Why a message was not passed on, with the exact words, without scolding."""
    lines = [problem_words(Problem("message", reason.key, reason.args_shown)) for reason in reasons]
    guarded = any(reason.key.startswith("collaboration-problem") for reason in reasons)
    head = say("collaboration-dm-stopped" if guarded else "collaboration-dm-not-passed")
    return [text(head, "\n".join(f"• {line}" for line in lines))]


def _dm_controls(inquiry: Inquiry, other_id: int | None, *, can_block: bool) -> list[Control]:
    controls: list[Control] = [report_button(f"inquiry:{inquiry.id}", other_id, inquiry.guild_id)]
    if can_block and other_id is not None:
        controls.append(block_button(other_id))
    return [*controls, button("collaboration:end", inquiry.id, label=say("collaboration-end"))]
