"""What readers may see, and what becomes of it when it is taken down or its author erased."""

import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from bot.delivery.outbox import Action
from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.people import BlockService
from bot.safety.notes import Note
from bot.showcase import fresh
from bot.showcase.allowing import Allowance
from bot.showcase.kinds import Kind, Rating
from bot.showcase.models import PageRow
from bot.showcase.states import State
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, CLEO, HERE, SAM, STAFF_THERE, STELLA, STRANGER, THERE

NOT_THERE = "showcase-not-there"
LONG = "\n\n".join(f"Paragraph {number}. " + "word " * 200 for number in range(20))


async def titles(desk: Desk, actor: Actor, kind: Kind | None = None) -> list[str]:
    return [piece.cover.title for piece in (await desk.reading.browse(actor, kind)).pieces]


async def test_only_published_pieces_are_found_newest_first(desk: Desk) -> None:
    await desk.published(title="First")
    await desk.published(title="Second", kind="essay")
    await desk.sent(title="Waiting")
    assert await titles(desk, BEN) == ["Second", "First"]
    assert await titles(desk, BEN, Kind.ESSAY) == ["Second"]
    assert await titles(desk, STRANGER) == []


async def test_browsing_goes_on_in_fives(desk: Desk) -> None:
    for number in range(6):
        await desk.published(title=f"Piece {number}")
    page = await desk.reading.browse(BEN)
    assert [piece.cover.title for piece in page.pieces] == [f"Piece {number}" for number in (5, 4, 3, 2, 1)]
    rest = await desk.reading.browse(BEN, before_id=page.go_on_from)
    assert ([piece.cover.title for piece in rest.pieces], rest.go_on_from) == (["Piece 0"], None)


async def test_the_place_is_remembered_for_each_reader(desk: Desk) -> None:
    piece = await desk.published(text=LONG)
    first = await desk.reading.read(BEN, piece.id)
    assert first.number == 0
    assert first.count > 3
    await desk.reading.read(BEN, piece.id, 2)
    assert (await desk.reading.read(BEN, piece.id)).number == 2
    assert (await desk.reading.read(CLEO, piece.id)).number == 0
    await desk.reading.read(BEN, piece.id, 0)
    assert (await desk.reading.read(BEN, piece.id)).number == 0


async def test_a_page_beyond_the_end_is_the_last_one(desk: Desk) -> None:
    piece = await desk.published(text=LONG)
    last = await desk.reading.read(BEN, piece.id, 10_000)
    assert last.number == last.count - 1


async def test_what_is_not_published_cannot_be_read(desk: Desk) -> None:
    waiting = await desk.sent()
    published = await desk.published(BEN)
    for actor, piece_id in (
        (ANA, waiting.id),
        (SAM, waiting.id),
        (STRANGER, published.id),
        (STAFF_THERE, published.id),
    ):
        with pytest.raises(MemberFacingError, match=NOT_THERE):
            await desk.reading.read(actor, piece_id)
    assert await desk.reading.card(HERE, waiting.id) is None
    assert await desk.reading.card(THERE, published.id) is None


async def test_sixteen_and_up_is_for_staff_and_its_author(desk: Desk) -> None:
    piece = await desk.published(rating=Rating.SIXTEEN)
    assert await titles(desk, BEN) == []
    assert await titles(desk, STELLA) == ["Rain"]
    with pytest.raises(MemberFacingError, match=NOT_THERE):
        await desk.reading.read(BEN, piece.id)
    assert (await desk.reading.read(ANA, piece.id)).count == 1
    assert await desk.reading.card(HERE, piece.id) is None
    async with desk.database.read() as session:
        assert await fresh.by_ids(session, HERE, [piece.id]) == []


async def test_pieces_of_somebody_blocked_are_left_out(desk: Desk) -> None:
    await desk.published()
    await BlockService(desk.database, desk.clock).block(BEN.person_id, ANA.person_id)
    assert await titles(desk, BEN) == []
    assert await titles(desk, CLEO) == ["Rain"]


async def test_taken_down_is_hidden_from_everything_at_once(desk: Desk) -> None:
    piece = await desk.published(text=LONG)
    await desk.reading.read(BEN, piece.id, 1)
    await desk.submissions.take_down(ANA, piece.id)
    assert await titles(desk, BEN) == []
    assert await desk.reading.card(HERE, piece.id) is None
    with pytest.raises(MemberFacingError, match=NOT_THERE):
        await desk.reading.read(BEN, piece.id)
    async with desk.database.read() as session:
        assert await fresh.by_ids(session, HERE, [piece.id]) == []
        assert await desk.safety.subjects["piece"](session, HERE, str(piece.id)) is None
    assert "showcase_place" not in [stored.table for stored in await desk.people.stored(BEN.person_id)]
    # Its card had not left: now it does not leave at all.
    assert await desk.leaving("showcase-card") == []
    assert await desk.told(ANA) == ["showcase-decided", "showcase-first-reader"]


async def test_staff_take_down_what_should_not_stand_and_the_author_is_told(desk: Desk) -> None:
    piece = await desk.published()
    with pytest.raises(MemberFacingError, match="errors-not-found"):
        await desk.submissions.take_down(BEN, piece.id)
    with pytest.raises(MemberFacingError, match="errors-not-found"):
        await desk.submissions.take_down(STAFF_THERE, piece.id)
    with pytest.raises(MemberFacingError, match="showcase-words-stopped"):
        await desk.submissions.take_down(STELLA, piece.id, "Write to me: stella@example.org")
    removed = await desk.submissions.take_down(STELLA, piece.id, " It is Ben's poem. ")
    assert (removed.state, removed.from_staff) == (State.REMOVED, "It is Ben's poem.")
    assert await desk.told(ANA) == ["showcase-decided", "showcase-taken-down"]
    with pytest.raises(MemberFacingError, match="showcase-now-removed"):
        await desk.drafts.revise(ANA, piece.id)


async def test_a_piece_can_be_taken_down_while_the_job_is_off(desk: Desk) -> None:
    piece = await desk.published()
    await desk.guilds.switch_job(SAM, "showcase", on=False)
    assert (await desk.submissions.take_down(ANA, piece.id)).state is State.TAKEN_DOWN


async def test_what_is_new_is_told_once_it_is_published(desk: Desk) -> None:
    old = await desk.published(title="Old")
    since = desk.clock.now()
    desk.clock.advance(timedelta(hours=1))
    new = await desk.published(BEN, title="New", kind="essay")
    async with desk.database.read() as session:
        found = await fresh.since(session, HERE, since)
        assert [(each.id, each.title, each.kind, each.author_id, each.post) for each in found] == [
            (new.id, "New", Kind.ESSAY, BEN.person_id, None)
        ]
        assert [each.id for each in await fresh.by_ids(session, HERE, [new.id, old.id, 999])] == [old.id, new.id]
        assert await fresh.by_ids(session, THERE, [new.id]) == []


async def test_reports_learn_whose_it_is_and_what_it_says(desk: Desk) -> None:
    piece = await desk.published(line="wet")
    async with desk.database.read() as session:
        read = desk.safety.subjects["piece"]
        found = await read(session, HERE, str(piece.id))
        assert found is not None
        assert (found.author_id, found.title) == (ANA.person_id, "Rain")
        assert "It rains on everything." in found.text
        for number in (str(piece.id + 1), "x", "9" * 30, ""):
            assert await read(session, HERE, number) is None
        assert await read(session, THERE, str(piece.id)) is None


async def test_an_erased_author_leaves_no_trace(desk: Desk) -> None:
    published = await desk.published(title="Zanzibar", text="Ouagadougou")
    await desk.sent(title="Waiting")
    await desk.draft(title="Draft")
    await desk.reading.read(BEN, published.id, 0)
    await desk.people.erase(ANA.person_id, HERE)
    assert await titles(desk, BEN) == []
    assert (await desk.reviews.queue(SAM)).pieces == ()
    assert (await desk.submissions.mine(ANA)).pieces == ()
    assert await desk.drafts.has_one(ANA) is False
    assert await desk.leaving("showcase-card") == []
    assert await desk.leaving("showcase-waiting") == []
    # Rows of the audit have ids and no text (safety rule 8).
    assert [stored.table for stored in await desk.people.stored(ANA.person_id)] == ["audit_row"]


async def test_an_erased_member_of_staff_leaves_what_they_decided(desk: Desk) -> None:
    taken, decided = await desk.sent(), await desk.published(BEN)
    await desk.reviews.take(SAM, taken.id, 1)
    await desk.people.erase(SAM.person_id)
    assert await titles(desk, CLEO) == [decided.cover.title]
    assert (await desk.reviews.take(STELLA, taken.id, 1)).taken_by_id == STELLA.person_id


async def test_an_export_holds_every_version_and_what_staff_said_but_not_who(desk: Desk) -> None:
    piece = await desk.sent(title="Zanzibar", text="Ouagadougou", notes=["death"])
    await desk.reviews.ask_for_changes(SAM, piece.id, 1, "Begin later.")
    exported = await desk.people.export(ANA.person_id)
    stored = json.loads(exported.content)["stored"]
    version = stored["showcase_version"][0]
    assert (version["title"], version["text"], version["notes"]) == ("Zanzibar", "Ouagadougou", [Note.DEATH])
    assert stored["showcase_review"][0]["words"] == "Begin later."
    assert "reviewer_person_id" not in stored["showcase_review"][0]


async def test_a_taken_down_piece_refreshes_what_else_shows_it(desk: Desk) -> None:
    piece = await desk.published()
    await desk.post_that_shows(piece.id)
    await desk.submissions.take_down(ANA, piece.id)
    assert [ids for _, ids in await desk.leaving("digest-edition", Action.EDIT)] == [{"edition_id": 7}]
    assert await desk.leaving("digest-edition", Action.DELETE) == []


async def test_what_was_published_before_pages_were_kept_gets_them_when_it_is_read(desk: Desk) -> None:
    piece = await desk.published(text=LONG)
    before = [await desk.reading.read(BEN, piece.id, number) for number in range(2)]
    async with desk.database.write() as session:
        await session.execute(delete(PageRow))
    both = await asyncio.gather(desk.reading.read(BEN, piece.id), desk.reading.read(CLEO, piece.id, 1))
    assert list(both) == [before[1], before[1]]
    assert await desk.reading.read(BEN, piece.id, 0) == before[0]
    await desk.submissions.take_down(ANA, piece.id)
    async with desk.database.read() as session:
        assert list(await session.scalars(select(PageRow))) == []


async def test_a_series_goes_on_with_its_next_chapter_that_the_reader_may_read(desk: Desk) -> None:
    first = await desk.published(series="Weather", chapter="1")
    fourth = await desk.published(series="weather", chapter="4")
    third = await desk.published(series="Weather", chapter="3")
    hard = await desk.published(series="Weather", chapter="2", rating=Rating.SIXTEEN)
    await desk.published(BEN, series="Weather", chapter="2")
    alone = await desk.published(series="Weather")
    assert await desk.reading.next_chapter(CLEO, first.id) == third.id
    assert await desk.reading.next_chapter(CLEO, third.id) == fourth.id
    assert await desk.reading.next_chapter(SAM, first.id) == hard.id
    for end in (fourth, alone):
        assert await desk.reading.next_chapter(CLEO, end.id) is None
    for stranger, piece in ((STRANGER, first), (CLEO, hard)):
        assert await desk.reading.next_chapter(stranger, piece.id) is None
    await desk.submissions.take_down(ANA, third.id)
    assert await desk.reading.next_chapter(CLEO, first.id) == fourth.id


async def test_its_author_hears_of_the_first_reader_once_and_not_who(desk: Desk) -> None:
    piece = await desk.published()
    await desk.reading.read(ANA, piece.id)
    assert "showcase-first-reader" not in await desk.told(ANA)
    await desk.reading.read(BEN, piece.id)
    assert (await desk.feedback.around(BEN, piece.id)).is_first
    await desk.reading.read(BEN, piece.id)
    await desk.reading.read(CLEO, piece.id)
    assert not (await desk.feedback.around(CLEO, piece.id)).is_first
    assert (await desk.told(ANA)).count("showcase-first-reader") == 1


async def test_a_text_is_taken_along_only_while_its_author_allows_it(desk: Desk) -> None:
    piece = await desk.published()
    with pytest.raises(MemberFacingError, match="showcase-no-download"):
        await desk.reading.take_along(BEN, piece.id)
    with pytest.raises(MemberFacingError, match="errors-not-found"):
        await desk.allowing.allow(BEN, piece.id, Allowance.DOWNLOAD, on=True)
    assert (await desk.allowing.allow(ANA, piece.id, Allowance.DOWNLOAD, on=True)).may_download
    copy = await desk.reading.take_along(BEN, piece.id)
    assert (copy.title, copy.text) == ("Rain", "It rains.\nIt rains on everything.")
    with pytest.raises(MemberFacingError, match=NOT_THERE):
        await desk.reading.take_along(STRANGER, piece.id)
    await desk.allowing.allow(ANA, piece.id, Allowance.DOWNLOAD, on=False)
    with pytest.raises(MemberFacingError, match="showcase-no-download"):
        await desk.reading.take_along(BEN, piece.id)
    await desk.submissions.take_down(ANA, piece.id)
    with pytest.raises(MemberFacingError, match="showcase-now-taken_down"):
        await desk.allowing.allow(ANA, piece.id, Allowance.DOWNLOAD, on=True)
