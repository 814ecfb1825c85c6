"""What staff see of inquiries: cards in their channel. Pure."""

from bot.collaboration.forms import InquiryKind
from bot.collaboration.records import Conversation, Inquiry, Message
from bot.collaboration.states import InquiryState
from bot.texts import say
from cogs.collaboration.talk_messages import answers, edited_note, team_buttons, words_of
from cogs.collaboration.wording import person, title_of
from cogs.components.layouts import Item, Style, button, buttons, card, note, rule, text, title
from cogs.safety.controls import report_button


def inquiry_card(inquiry: Inquiry) -> list[Item]:
    """The card in the staff channel, with what became of it."""
    if inquiry.kind is InquiryKind.FROM_STAFF:
        head = say("collaboration-card-from_staff", staff=person(inquiry.decided_by_id), person=person(inquiry.from_id))
        return [card(title(head), *_team_controls(inquiry))]
    head = (
        say("collaboration-card-team")
        if inquiry.to_team
        else say("collaboration-card-member", person=person(inquiry.to_id))
    )
    by = say("collaboration-card-from", person=person(inquiry.from_id))
    outside = f" {say('collaboration-card-outside')}" if inquiry.from_outside else ""
    kind = say("collaboration-card-about", kind=say(f"collaboration-kind-{inquiry.kind}"))
    # Once it is between the two, the channel of staff no longer shows it.
    between = not inquiry.to_team and inquiry.reached and inquiry.state in (InquiryState.OPEN, InquiryState.CLOSED)
    return [
        card(
            title(head),
            text(f"{by}{outside}\n{kind}"),
            rule(),
            *([] if between else [text(*answers(inquiry)), rule()]),
            *(_team_controls(inquiry) if inquiry.to_team else _check_controls(inquiry)),
        )
    ]


def staff_message(conversation: Conversation, message: Message) -> list[Item]:
    """Something more of a conversation with the team, in the staff channel."""
    inquiry = conversation.inquiry
    said = text(words_of(message))
    if message.by_staff:
        head = say(
            "collaboration-answered-by",
            person=person(message.author_id),
            to=person(inquiry.from_id),
            title=title_of(inquiry),
        )
        return [card(note(head), said)]
    head = say("collaboration-more-from", person=person(message.author_id), title=title_of(inquiry))
    return [card(note(head), said, *edited_note(message), *_team_controls(inquiry))]


def _team_controls(inquiry: Inquiry) -> list[Item]:
    ended = inquiry.state is not InquiryState.OPEN
    return [*buttons(*team_buttons(inquiry)), note(say(f"collaboration-card-{'closed' if ended else 'typed'}"))]


def _check_controls(inquiry: Inquiry) -> list[Item]:
    decider = person(inquiry.decided_by_id)
    match inquiry.state:
        case InquiryState.WAITING:
            pass_on = button(
                "collaboration:pass",
                inquiry.id,
                "yes",
                label=say("collaboration-pass-on"),
                style=Style.success,
            )
            hint = "collaboration-card-check" if inquiry.can_pass else "collaboration-card-not-ready"
            return [
                *buttons(
                    pass_on,
                    button("collaboration:pass", inquiry.id, "no", label=say("collaboration-refuse")),
                    report_button(f"inquiry:{inquiry.id}", inquiry.from_id),
                ),
                note(say(hint)),
            ]
        case InquiryState.PASSED:
            return [note(say("collaboration-card-passed", person=decider))]
        case InquiryState.OPEN:
            return [note(say("collaboration-card-accepted", person=decider))]
        case InquiryState.DECLINED if inquiry.reached:
            return [note(say("collaboration-card-passed", person=decider)), note(say("collaboration-card-declined"))]
        case InquiryState.DECLINED:
            return [note(say("collaboration-card-refused", person=decider))]
        case _:
            return [note(say("collaboration-card-closed" if inquiry.reached else "collaboration-card-taken-back"))]
