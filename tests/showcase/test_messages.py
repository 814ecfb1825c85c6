"""Every page of the showcase fits into a message, whatever is in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.forms.fields import Problem, problems
from bot.people.genres import GENRES
from bot.safety.notes import Note
from bot.showcase import drafting, names, words
from bot.showcase.checks import MOST_MARKS
from bot.showcase.details import Details, with_sources
from bot.showcase.feedback import MOST_MORE, MOST_STRENGTH, fields
from bot.showcase.kinds import Kind, Rating, Wanted
from bot.showcase.leaves import leaf
from bot.showcase.records import (
    Around,
    Check,
    Cover,
    Feedback,
    FeedbackForm,
    FeedbackPage,
    FoundPage,
    FoundPiece,
    Leaf,
    Marked,
    Piece,
    PiecePage,
    Published,
    PublishedPage,
    Review,
    Sheet,
    Standing,
    Version,
)
from bot.showcase.states import Concern, Decision, State
from bot.texts import say
from cogs.components.layouts import MOST_CHARACTERS, MOST_COMPONENTS, Item, Layout
from cogs.showcase import (
    draft_forms,
    draft_messages,
    feedback_messages,
    messages,
    own_messages,
    review_forms,
    review_messages,
)

NOW = datetime(2026, 3, 24, 15, 0, tzinfo=UTC)
# The line that says that something new waits in the inbox.
NEWS = len(say("inbox-waiting", count=100))
AUTHOR, STAFF = 10**18, 10**18 + 1
COVERS = {
    "shortest": Cover(title="R", kind=Kind.POEM, rating=Rating.TWELVE, words=1),
    "longest": Cover(
        title="*" * 100,
        kind=Kind.BOOK_REVIEW,
        rating=Rating.EVERYONE,
        notes=tuple(Note),
        line="_" * 200,
        words=5000,
        asks_for_narrator=True,
        details=Details(
            genres=GENRES[-3:],
            topic="_" * 120,
            series="*" * 80,
            chapter=999,
            first_published=f"https://a.example/{'_' * 180}",
            sources=(f"https://a.example/{'_' * 180}",) * 8,
        ),
    ),
    "right to left": Cover(title="\u05d0" * 100, kind=Kind.ESSAY, rating=Rating.SIXTEEN, line="\u05d1" * 200, words=9),
    "emoji": Cover(title="👩🏽‍🚀" * 25, kind=Kind.SCRIPT, rating=Rating.TWELVE, line="👩🏽‍🚀" * 50, words=3),
}
TEXTS = ("", "It rains.", "||**" * 2000, "word " * 5000, "\n\n".join(["> *a*"] * 3000), "👩🏽‍🚀" * 4000)


def fits(items: Sequence[Item]) -> None:
    layout = Layout(items)
    assert layout.content_length() + NEWS <= MOST_CHARACTERS
    assert layout.total_children_count + 1 <= MOST_COMPONENTS
    ids = [item.custom_id for item in layout.walk_children() if hasattr(item, "custom_id")]
    assert len(ids) == len(set(ids))


def pieces(cover: Cover) -> Iterator[Piece]:
    """One in every state that a piece can be in."""
    review = Review(reviewer_id=STAFF, taken_at=NOW, decision=None, words="")
    whole = Piece(id=12, guild_id=1, author_id=AUTHOR, state=State.WAITING, number=2, cover=cover, sent_at=NOW)
    yield whole
    yield replace(whole, review=review)
    yield replace(whole, review=replace(review, reviewer_id=AUTHOR + 5))
    said = "`" * words.MOST
    for state, decision in (
        (State.PUBLISHED, Decision.APPROVED),
        (State.CHANGES, Decision.CHANGES),
        (State.DECLINED, Decision.DECLINED),
        (State.TAKEN_DOWN, Decision.APPROVED),
    ):
        yield replace(
            whole, state=state, review=replace(review, decision=decision, words=said, reviewer_id=None), from_staff=said
        )
    for state in (State.WITHDRAWN, State.REMOVED):
        yield replace(whole, state=state, from_staff=said)
    yield replace(whole, from_staff=said, in_danger=True, review=review, pen_name="*" * names.MOST)
    agreed = replace(review, agreed_by_id=AUTHOR + 5, agreed=(Rating.SIXTEEN, tuple(Note)), concern=Concern.TOLD)
    yield replace(whole, from_staff=said, in_danger=True, review=agreed)


def checks(piece: Piece) -> Iterator[Check]:
    """Nothing is known of it; and everything there can be."""
    leaf = Leaf(title=piece.cover.title, text="x" * 3_490, number=0, count=3, position=0)
    yield Check(piece=piece, leaf=None)
    yield Check(piece=piece, leaf=replace(leaf, text="It rains."))
    yield Check(
        piece=replace(piece, hints=tuple(Note)),
        leaf=leaf,
        marks=tuple(Marked(what="email", words="*" * 300) for _ in range(MOST_MARKS)),
        suggested=tuple(Marked(what=note, words="_" * 300) for note in Note),
        is_first=True,
        seen_number=99,
        gone=5_000,
        new=5_000,
        takes_two=True,
    )


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS.keys())
class TestEveryCover:
    def test_its_card_fits(self, cover: Cover) -> None:
        for text in TEXTS:
            piece = Published(id=12, guild_id=1, author_id=AUTHOR, cover=cover, published_at=NOW, beginning=text)
            fits(messages.piece_card(piece, "*" * 40))
            fits(messages.piece_card(replace(piece, author_id=None, pen_name="*" * names.MOST)))

    def test_its_draft_page_fits_with_every_problem(self, cover: Cover) -> None:
        for text in TEXTS:
            values = {
                **drafting.values_of(cover, text, {}),
                "title": "a@example.org " * 6,
                "line": "b@example.org " * 14,
            }
            sheet = Sheet(
                draft_id=10**9,
                piece_id=None,
                cover=cover,
                text=text,
                problems=drafting.problems(values),
                notices=(Problem(field="text", key="showcase-file-unreachable"),),
                channel_id=10**18,
                from_staff="`" * words.MOST,
            )
            for shown in (sheet, replace(sheet, problems=(), pen_name="*" * names.MOST)):
                fits(draft_messages.draft_page(shown, AUTHOR))
                fits(draft_messages.preview(shown, AUTHOR))
                fits(draft_messages.part_page(shown))
                assert draft_forms.part_form(shown, 99)
                assert draft_forms.rating_form(shown)
                assert draft_forms.about_form(shown)
                assert draft_forms.more_form(shown)
                assert draft_forms.cover_form(shown)

    async def test_its_versions_fit(self, cover: Cover) -> None:
        piece = next(iter(pieces(cover)))
        each = Version(number=99, title=cover.title, words=cover.words, sent_at=NOW)
        fits(own_messages.versions_page(piece, [replace(each, number=99 - number) for number in range(12)]))

    async def test_its_pages_fit(self, cover: Cover) -> None:
        piece = next(iter(pieces(cover)))
        taken = list(pieces(cover))[1]
        around = Around(wanted=Wanted.KIND, has_said=False, shown=99)
        ends = [messages.next_chapter(13), *feedback_messages.reader_buttons(around, 12)]
        for text in (*TEXTS, with_sources("It rains.", COVERS["longest"].details)):
            for number in range((await leaf(cover.title, text, 0)).count):
                page = await leaf(cover.title, text, number)
                fits(messages.reader(page, 12, is_staff=True, at_end=ends))
                fits(own_messages.own_leaf(page, 12))
                fits(review_messages.check_leaf(piece, page, STAFF))
                fits(review_messages.check_leaf(taken, page, STAFF))

    def test_it_can_stand_anywhere_with_anyone(self, cover: Cover) -> None:
        for piece in pieces(cover):
            fits(own_messages.own_page(piece))
            fits(own_messages.take_down_page(piece))
            fits(own_messages.throw_away_page(piece))
            fits(own_messages.told_taken_down(piece))
            assert own_messages.remove_form(piece)
            fits(own_messages.sent(piece))
            fits(review_messages.waiting_card(piece))
            for check in checks(piece):
                fits(review_messages.check_page(check, STAFF))
                fits(review_messages.check_page(check, AUTHOR))
                assert review_forms.approve_form(check)
            if piece.review is not None and piece.review.decision is not None:
                fits(review_messages.decided(piece, piece))
                fits(review_messages.decided(piece, None))

    def test_five_of_them_fit_into_a_list(self, cover: Cover) -> None:
        for piece in pieces(cover):
            five = PiecePage(pieces=tuple(replace(piece, id=number) for number in range(5)), go_on_from=5)
            fits(own_messages.mine_page(five, has_draft=True, first=False))
            fits(review_messages.queue_page(five, STAFF))
        published = [
            Published(id=number, guild_id=1, author_id=AUTHOR, cover=cover, published_at=NOW) for number in range(5)
        ]
        fits(messages.browse_page(PublishedPage(pieces=tuple(published), go_on_from=5), Kind.BOOK_REVIEW))
        for query in ("x" * 70, "x" * 100):
            pieces_found = tuple(FoundPiece(piece=piece, around="_" * 200) for piece in published)
            fits(messages.found_page(FoundPage(query=query, pieces=pieces_found, go_on_from=5, is_ranked=False)))

    def test_five_items_of_the_inbox_fit_together(self, cover: Cover) -> None:
        for piece in pieces(cover):
            items = [
                item
                for number in range(5)
                for item in own_messages.told_decision(replace(piece, id=number), piece.number)
            ]
            fits(items)


@pytest.mark.parametrize("wanted", [each for each in Wanted if each is not Wanted.NONE])
def test_the_longest_feedback_fits_wherever_it_stands(wanted: Wanted) -> None:
    for standing in Standing:
        said = Feedback(
            id=1,
            piece_id=2,
            title="*" * 100,
            author_id=AUTHOR,
            giver_id=AUTHOR + 1,
            wanted=wanted,
            strength="_" * MOST_STRENGTH,
            more="_" * MOST_MORE,
            standing=standing,
        )
        fits(feedback_messages.came(said))
        fits(feedback_messages.sent(said))
        fits(feedback_messages.mine(said))
        fits(feedback_messages.decided(said))
        three = tuple(replace(said, id=each, giver_id=AUTHOR + 1 + each) for each in range(3))
        for reader in (AUTHOR, AUTHOR + 1, STAFF):
            fits(feedback_messages.shown_page(FeedbackPage(piece_id=2, feedback=three, go_on_from=3), reader))
    typed = {"strength": "a@example.org " * 30, "more": "b@example.org " * 70}
    asked = FeedbackForm(piece_id=2, wanted=wanted, typed=typed, problems=problems(fields(wanted), typed))
    fits(feedback_messages.unsent(asked))
    assert feedback_messages.form(asked)


def test_empty_lists_say_what_to_do() -> None:
    fits(own_messages.mine_page(PiecePage(pieces=(), go_on_from=None), has_draft=False, first=True))
    fits(review_messages.queue_page(PiecePage(pieces=(), go_on_from=None), STAFF))
    fits(messages.browse_page(PublishedPage(pieces=(), go_on_from=None), None))


def test_words_of_staff_show_as_they_were_typed() -> None:
    piece = list(pieces(COVERS["shortest"]))[4]
    assert piece.review is not None
    told = own_messages.told_decision(
        replace(piece, review=replace(piece.review, words="# not\n> a *form*")), piece.number
    )
    assert any("\\*form\\*" in getattr(item, "content", "") for item in told)


def test_a_decision_on_an_older_try_says_how_it_stands_now() -> None:
    waiting = next(iter(pieces(COVERS["shortest"])))
    (told, _) = own_messages.told_decision(waiting, 1)
    assert "Waits for staff" in getattr(told, "content", "")
