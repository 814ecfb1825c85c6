"""Pages and cards at the extremes: nothing, one, the longest, markup, emoji, right to left. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from discord import ui

from bot.collaboration.drafts import draft_name
from bot.collaboration.forms import FORMS, InquiryKind, Links
from bot.collaboration.records import Conversation, Inquiry, Message, Offer, Request, RequestPage
from bot.collaboration.states import InquiryState, OfferState, RequestState
from bot.forms import Draft
from cogs.collaboration import dm_messages, form_pages, messages, staff_messages, talk_messages
from cogs.components.layouts import MOST_CHARACTERS, MOST_COMPONENTS, Item, Layout
from cogs.safety.helping import help_card

NOW = datetime(2026, 3, 24, tzinfo=UTC)
ANA, BEN, SAM = 101, 102, 103
READERS = tuple(range(10**18, 10**18 + 10))
FILLINGS = ["a", "*", "👩‍👩‍👧‍👦", "ש", "@everyone ", "<@1>", "\n", "`|~_"]


def longest(filling: str, limit: int) -> str:
    return (filling * limit)[:limit]


def fits(items: Sequence[Item]) -> Layout:
    layout = Layout(items)
    assert layout.content_length() <= MOST_CHARACTERS
    assert layout.total_children_count <= MOST_COMPONENTS
    return layout


def words(items: Sequence[Item]) -> str:
    return "\n".join(each.content for each in Layout(items).walk_children() if isinstance(each, ui.TextDisplay))


def filled(form: str, filling: str) -> dict[str, str]:
    return {
        field.name: longest(filling, field.limit) if field.links is Links.NONE else "https://example.org/" + "a" * 150
        for field in FORMS[form]
    }


def a_request(filling: str, state: RequestState = RequestState.OPEN, number: int = 1) -> Request:
    return Request(
        id=number,
        guild_id=1,
        author_id=ANA,
        part="narrator",
        title=longest(filling, 100),
        purpose=longest(filling, 1500),
        link="https://discord.com/channels/1/2/3",
        state=state,
        created_at=NOW,
        decided_by_id=SAM if state is RequestState.DECLINED else None,
    )


def an_inquiry(filling: str, kind: InquiryKind, state: InquiryState, *, to_team: bool) -> Inquiry:
    answers = filled(kind, filling)
    return Inquiry(
        id=10**9,
        guild_id=10**18,
        kind=kind,
        to_team=to_team,
        from_id=ANA,
        to_id=None if to_team else BEN,
        from_outside=to_team,
        from_in_dm=True,
        to_in_dm=False,
        state=state,
        title=answers.get("title", ""),
        answers=answers,
        created_at=NOW,
        decided_by_id=SAM,
        reached=state is not InquiryState.WAITING,
        can_pass=False,
    )


def said(filling: str, count: int, length: int) -> tuple[Message, ...]:
    return tuple(
        Message(
            id=number,
            inquiry_id=1,
            author_id=ANA,
            by_staff=False,
            text=longest(filling, length),
            number=3,
            sent_at=NOW,
            deleted_at=NOW if number % 2 else None,
            earlier=(longest(filling, length),) * 2,
        )
        for number in range(count)
    )


@pytest.mark.parametrize("filling", FILLINGS)
def test_requests_and_offers_fit_whatever_is_in_them(filling: str) -> None:
    for state in RequestState:
        fits(messages.request_card(a_request(filling, state)))
        fits(messages.check_card(a_request(filling, state)))
        fits(messages.request_page(a_request(filling, state), ANA))
    for count in (0, 1, 5):
        page = RequestPage(
            requests=tuple(a_request(filling, number=10**9 + number) for number in range(count)), older_than=1
        )
        fits(messages.browse_page(page, "narrator"))
        fits(messages.own_page(page))
    for offer_state in OfferState:
        offer = Offer(
            id=1,
            guild_id=1,
            author_id=BEN,
            message=longest(filling, 1000),
            state=offer_state,
            created_at=NOW,
            inquiry_id=None,
            request=a_request(filling),
        )
        for viewer in (ANA, BEN):
            fits(messages.offer_page(offer, viewer))


@pytest.mark.parametrize("filling", ["*", "👩‍👩‍👧‍👦", "ש"])
@pytest.mark.parametrize("kind", list(InquiryKind))
def test_inquiries_fit_whatever_is_in_them(filling: str, kind: InquiryKind) -> None:
    for state in InquiryState:
        for to_team in (True, False):
            inquiry = an_inquiry(filling, kind, state, to_team=to_team)
            conversation = Conversation(inquiry=inquiry, messages=(), readers=READERS, older_than=None)
            fits(staff_messages.inquiry_card(inquiry))
            fits(talk_messages.first_message_page(conversation))
            for event in ("accepted", "declined", "closed", "passed", "opened", "relaying"):
                fits(dm_messages.dm_event(conversation, ANA, event, "Young Writers"))


@pytest.mark.parametrize("filling", ["*", "@everyone ", "👩‍👩‍👧‍👦", "ש"])
@pytest.mark.parametrize(("count", "length"), [(0, 0), (1, 2000), (10, 150)])
def test_conversations_fit_whatever_is_said_in_them(filling: str, count: int, length: int) -> None:
    for to_team in (True, False):
        inquiry = an_inquiry(filling, InquiryKind.COLLABORATE, InquiryState.OPEN, to_team=to_team)
        conversation = Conversation(
            inquiry=inquiry, messages=said(filling, count, length), readers=READERS, older_than=None
        )
        for viewer in (ANA, BEN, SAM):
            fits(talk_messages.conversation_page(conversation, viewer))
        fits(talk_messages.safety_page(conversation))
        for message in conversation.messages[:2]:
            fits(staff_messages.staff_message(conversation, message))
            fits(dm_messages.relayed(conversation, message, "Ana", "Young Writers"))


@pytest.mark.parametrize("filling", [*FILLINGS, "a@example.org ", ""])
@pytest.mark.parametrize("form", list(FORMS))
def test_every_form_opens_and_shows_whatever_is_in_it(filling: str, form: str) -> None:
    draft = Draft(
        id=10**9,
        person_id=ANA,
        guild_id=1,
        form=draft_name(form),
        target="team",
        values={name: answer * 2 for name, answer in filled(form, filling).items()},
        opened_at=NOW,
    )
    assert 1 <= len(form_pages.form_modal(draft, form_pages.ON_PAGE).children) <= 5
    fits(form_pages.draft_page(draft))
    fits([*help_card("*" * 5000, told=False), *form_pages.draft_page(draft, brief=True)])


def test_who_can_read_stands_at_the_top_of_everything_relayed() -> None:
    for to_team in (True, False):
        inquiry = an_inquiry("a", InquiryKind.COLLABORATE, InquiryState.OPEN, to_team=to_team)
        conversation = Conversation(inquiry=inquiry, messages=said("a", 1, 5), readers=(201, 202), older_than=None)
        for items in (
            talk_messages.conversation_page(conversation, ANA),
            dm_messages.relayed(conversation, conversation.messages[0], "Ana", "Young Writers"),
            dm_messages.dm_event(conversation, ANA, "accepted", "Young Writers"),
        ):
            head = words(items)[:300]
            assert "can read" in head
            assert "<@201>, <@202>" in head


def test_a_deleted_message_shows_no_word_of_it_to_the_other_side() -> None:
    inquiry = an_inquiry("a", InquiryKind.COLLABORATE, InquiryState.OPEN, to_team=False)
    message = said("secret ", 2, 6)[1]
    conversation = Conversation(inquiry=inquiry, messages=(message,), readers=(), older_than=None)
    for items in (
        talk_messages.conversation_page(conversation, BEN),
        dm_messages.relayed(conversation, message, "Ana", "Young Writers"),
    ):
        assert "secret" not in words(items)
        assert "deleted" in words(items)


@pytest.mark.parametrize("count", [0, 1, 2, 25])
def test_the_menu_of_direct_messages_fits_any_number_of_servers(count: int) -> None:
    servers = [(10**18 + number, "ש" * 100) for number in range(count)]
    fits(dm_messages.dm_menu(servers))
    fits(dm_messages.dm_menu(servers, written=False))
    if count > 1:
        fits(dm_messages.dm_menu(servers, chosen=10**18))
