"""What a conversation looks like: to the two it is between, to staff, to the safety team. Pure."""

from collections.abc import Sequence
from functools import partial

from bot.collaboration.forms import FORMS
from bot.collaboration.records import Conversation, Inquiry, Message, Offer
from bot.collaboration.states import InquiryState
from bot.texts import markup, say
from cogs.collaboration.form_pages import shown_answer
from cogs.collaboration.wording import Control, field_label, other_side, person, readers, title_of, when
from cogs.components.layouts import Item, Style, button, buttons, note, rule, section, text, title
from cogs.safety.controls import block_button, report_button

# A layout takes 4,000 characters; the rest is for what stands around the words.
PAGE_ROWS = 6
_MOST_WORDS, _MOST_SAID = 3200, 2800


def conversation_page(conversation: Conversation, viewer_id: int) -> list[Item]:
    """A page of a conversation for one of the two, or (not a party) for staff of the team."""
    inquiry = conversation.inquiry
    is_party = viewer_id in (inquiry.from_id, inquiry.to_id)
    whom = other_side(inquiry, viewer_id) if is_party else person(inquiry.from_id)
    items: list[Item] = [
        title(say("collaboration-conversation-with", person=whom)),
        note(readers(conversation)),
        rule(),
    ]
    if conversation.older_than is None and inquiry.answers:
        items.append(text(f"**{person(inquiry.from_id)}** · {when(inquiry.created_at)}", *answers(inquiry)))
    items += _said(conversation.messages, _MOST_WORDS - _length(items))
    if not conversation.messages and not inquiry.answers:
        items.append(text(say("collaboration-conversation-empty")))
    items.append(rule())
    name = "collaboration:earlier" if is_party else "collaboration:earlier_team"
    earlier = (
        [button(name, inquiry.id, conversation.older_than, label=say("collaboration-earlier"))]
        if conversation.older_than is not None
        else []
    )
    return [
        *items,
        *(_party_controls(inquiry, viewer_id, earlier) if is_party else buttons(*team_buttons(inquiry), *earlier)),
    ]


def own_page(inquiries: Sequence[Inquiry], offers: Sequence[Offer], viewer_id: int, left_out: int) -> list[Item]:
    """What the viewer has open, has sent, or is asked for: a page of each newest first, offers at the end."""
    rows = [*map(partial(_own_line, viewer_id=viewer_id), inquiries), *map(_own_offer, offers)]
    items: list[Item] = [title(say("collaboration-own-title"))]
    for row in rows[left_out : left_out + PAGE_ROWS]:
        items += [rule(), row]
    if not rows:
        items.append(text(say("collaboration-own-none")))
    if len(rows) > left_out + PAGE_ROWS:
        items += buttons(button("collaboration:talks", left_out + PAGE_ROWS, label=say("collaboration-older")))
    return items


def _own_line(inquiry: Inquiry, viewer_id: int) -> Item:
    asked = inquiry.state is InquiryState.PASSED and viewer_id == inquiry.to_id
    state = "asked" if asked else inquiry.state
    head = say(f"collaboration-own-{state}", person=other_side(inquiry, viewer_id))
    return section(
        f"{head}\n**{title_of(inquiry, viewer_id)}**",
        button("collaboration:talk", inquiry.id, label=say("collaboration-open")),
    )


def _own_offer(offer: Offer) -> Item:
    head = say("collaboration-own-offer", person=person(offer.request.author_id))
    return section(
        f"{head}\n**{markup.name(offer.request.title, 120)}**",
        button("collaboration:see_offer", offer.id, label=say("collaboration-open")),
    )


def safety_page(conversation: Conversation) -> list[Item]:
    """A page for the safety team, with what was deleted and how it was worded before."""
    inquiry = conversation.inquiry
    items: list[Item] = [
        title(say("collaboration-safety-title", number=inquiry.id)),
        text(
            f"{person(inquiry.from_id)} → {say('collaboration-the-team') if inquiry.to_team else person(inquiry.to_id)}"
        ),
        note(say("collaboration-safety-noted")),
        rule(),
    ]
    if conversation.older_than is None and inquiry.answers:
        items.append(text(f"**{person(inquiry.from_id)}** · {when(inquiry.created_at)}", *answers(inquiry)))
    share = (_MOST_WORDS - _length(items)) // max(1, sum(1 + len(each.earlier) for each in conversation.messages))
    for message in conversation.messages:
        earlier = [
            f"-# {say('collaboration-said-earlier', text=markup.name(wording, share))}" for wording in message.earlier
        ]
        items.append(text("\n".join([_head(message), *earlier, markup.plain(message.text, share)])))
    if conversation.older_than is not None:
        items += buttons(
            button("collaboration:safety_read", inquiry.id, conversation.older_than, label=say("collaboration-earlier"))
        )
    return items


def first_message_page(conversation: Conversation) -> list[Item]:
    """A first message, to the member it is for."""
    inquiry = conversation.inquiry
    return [
        note(readers(conversation)),
        text(f"**{person(inquiry.from_id)}** · {when(inquiry.created_at)}", *answers(inquiry)),
        note(say("collaboration-accept-what")),
        *buttons(
            button(
                "collaboration:answer", inquiry.id, "accept", label=say("collaboration-accept"), style=Style.success
            ),
            button("collaboration:answer", inquiry.id, "decline", label=say("collaboration-decline")),
            *_report_and_block(inquiry, inquiry.from_id),
        ),
    ]


def answered(inquiry: Inquiry) -> list[Item]:
    """What the member sees after deciding."""
    if inquiry.state is not InquiryState.OPEN:
        return [text(say("collaboration-now-declined"))]
    return [
        text(say("collaboration-now-accepted")),
        *buttons(
            button("collaboration:reply", inquiry.id, label=say("collaboration-reply"), style=Style.primary),
            button("collaboration:talk", inquiry.id, label=say("collaboration-open")),
        ),
    ]


def waiting_page(conversation: Conversation) -> list[Item]:
    """An inquiry that is not open, to the one who wrote it."""
    inquiry = conversation.inquiry
    items: list[Item] = [
        title(title_of(inquiry, inquiry.from_id)),
        text(*answers(inquiry)),
        note(say(f"collaboration-inquiry-{inquiry.state}")),
    ]
    if inquiry.state in (InquiryState.WAITING, InquiryState.PASSED):
        items += buttons(button("collaboration:end", inquiry.id, label=say("collaboration-take-back")))
    return items


def end_question(inquiry: Inquiry, name: str) -> list[Item]:
    """Whether to end it, or to take back what waits: neither can be undone. `name` is the control that does it."""
    waits = inquiry.state in (InquiryState.WAITING, InquiryState.PASSED)
    question, label = ("take-back-sure", "take-back") if waits else ("end-sure", "end")
    return [
        text(say(f"collaboration-{question}")),
        *buttons(button(name, inquiry.id, label=say(f"collaboration-{label}"), style=Style.danger)),
    ]


def answers(inquiry: Inquiry) -> list[str]:
    """The form of an inquiry, an answer a paragraph."""
    return [
        f"**{field_label(inquiry.kind, field)}**\n{shown_answer(field, inquiry.answers[field.name])}"
        for field in FORMS[inquiry.kind]
        if field.name in inquiry.answers
    ]


def team_buttons(inquiry: Inquiry) -> list[Control]:
    """What staff can do in a conversation with the team."""
    whole = button("collaboration:read_team", inquiry.id, label=say("collaboration-whole"))
    if inquiry.state is not InquiryState.OPEN:
        return [whole]
    return [
        button("collaboration:reply_team", inquiry.id, label=say("collaboration-reply"), style=Style.primary),
        whole,
        report_button(f"inquiry:{inquiry.id}", inquiry.from_id),
        button("collaboration:end_team", inquiry.id, label=say("collaboration-end")),
    ]


def _party_controls(inquiry: Inquiry, viewer_id: int, earlier: Sequence[Control]) -> list[Item]:
    other = inquiry.other(viewer_id)
    if inquiry.state is not InquiryState.OPEN:
        closed = note(say("collaboration-inquiry-closed"))
        return [closed, *buttons(*earlier, *_report_and_block(inquiry, other))]
    in_dm = inquiry.in_dm(viewer_id)
    return [
        *buttons(
            button("collaboration:reply", inquiry.id, label=say("collaboration-reply"), style=Style.primary),
            *earlier,
            button(
                "collaboration:dm",
                inquiry.id,
                "off" if in_dm else "on",
                label=say("collaboration-dm-off" if in_dm else "collaboration-dm-on"),
            ),
            *_report_and_block(inquiry, other),
            button("collaboration:end", inquiry.id, label=say("collaboration-end")),
        )
    ]


def _report_and_block(inquiry: Inquiry, other_id: int | None) -> list[Control]:
    controls: list[Control] = [report_button(f"inquiry:{inquiry.id}", other_id, inquiry.guild_id)]
    if other_id is not None:
        controls.append(block_button(other_id))
    return controls


def _said(messages: Sequence[Message], budget: int) -> list[Item]:
    whole = [words_of(message) for message in messages]
    if sum(map(len, whole)) > budget:
        whole = [words_of(message, budget // len(messages)) for message in messages]
    return [text(f"{_head(message)}\n{words}") for message, words in zip(messages, whole, strict=True)]


def _head(message: Message) -> str:
    key = "collaboration-said-staff" if message.by_staff else "collaboration-said"
    head = say(key, person=person(message.author_id), when=when(message.sent_at))
    if message.deleted_at is not None:
        return f"{head} · {say('collaboration-said-deleted-then', when=when(message.deleted_at))}"
    return f"{head} · {say('collaboration-said-edited')}" if message.number > 1 else head


def words_of(message: Message, limit: int = _MOST_SAID) -> str:
    """What was said, or that it was deleted."""
    if message.deleted_at is not None:
        return say("collaboration-said-deleted")
    return markup.plain(message.text, limit)


def edited_note(message: Message) -> list[Item]:
    """That a message was changed, where it was."""
    shown = message.number > 1 and message.deleted_at is None
    return [note(say("collaboration-said-edited"))] if shown else []


def _length(items: Sequence[Item]) -> int:
    return sum(len(getattr(item, "content", "")) for item in items)
