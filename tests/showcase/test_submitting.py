"""Sending, following, taking back and sending again: what authors may do, and what they may not."""

import asyncio

import pytest
from sqlalchemy import text

from bot.errors import MemberFacingError
from bot.showcase.drafts import MOST_WAITING
from bot.showcase.kinds import Rating
from bot.showcase.states import State
from bot.showcase.uploads import SentFile
from cogs.components.layouts import Layout
from cogs.showcase import messages
from tests.showcase.desks import POEM, SHOWCASE_CHANNEL, Desk
from tests.two_guilds import ANA, BEN, HERE, OWNER, SAM, STAFF_CHANNEL, STRANGER

GONE = "forms-draft-gone"
NOT_FOUND = "errors-not-found"


async def test_a_sent_piece_waits_and_staff_are_told(desk: Desk) -> None:
    piece = await desk.sent(notes=["death"], line="a wet one", asks_for_narrator=True)
    assert (piece.state, piece.number, piece.author_id) == (State.WAITING, 1, ANA.person_id)
    assert piece.cover.asks_for_narrator
    assert await desk.leaving("showcase-waiting") == [(STAFF_CHANNEL, {"piece_id": piece.id, "number": 1})]
    assert await desk.leaving("showcase-card") == []


async def test_a_second_press_of_send_makes_no_second_piece(desk: Desk) -> None:
    sheet = await desk.draft()
    twice = await asyncio.gather(
        *(desk.submissions.send(ANA, sheet.draft_id) for _ in range(2)), return_exceptions=True
    )
    refused = [each for each in twice if isinstance(each, MemberFacingError)]
    assert [each.key for each in refused] == [GONE]
    assert len((await desk.submissions.mine(ANA)).pieces) == 1


async def test_what_is_not_ready_stays_a_draft(desk: Desk) -> None:
    sheet = await desk.draft(text="mail ana@example.org")
    with pytest.raises(MemberFacingError, match="showcase-not-complete"):
        await desk.submissions.send(ANA, sheet.draft_id)
    assert (await desk.drafts.sheet(ANA, sheet.draft_id)).text == "mail ana@example.org"
    mended = await desk.drafts.leave_out(ANA, sheet.draft_id)
    assert mended.problems == ()
    assert (await desk.submissions.send(ANA, sheet.draft_id)).state is State.WAITING


async def test_a_draft_is_its_owners_alone_and_belongs_to_one_server(desk: Desk) -> None:
    sheet = await desk.draft()
    ana_elsewhere = type(ANA)(guild_id=STRANGER.guild_id, person_id=ANA.person_id)
    for actor in (BEN, SAM, ana_elsewhere):
        with pytest.raises(MemberFacingError, match=GONE):
            await desk.drafts.sheet(actor, sheet.draft_id)
        with pytest.raises(MemberFacingError, match=GONE):
            await desk.submissions.send(actor, sheet.draft_id)
        with pytest.raises(MemberFacingError, match=GONE):
            await desk.drafts.discard(actor, sheet.draft_id)


async def test_another_jobs_draft_is_not_taken_for_a_piece(desk: Desk) -> None:
    draft = await desk.forms.open(ANA.person_id, HERE, "collaboration-request", values=POEM)
    with pytest.raises(MemberFacingError, match=GONE):
        await desk.submissions.send(ANA, draft.id)
    assert (await desk.forms.get(ANA.person_id, draft.id)).values == POEM


async def test_the_first_form_twice_keeps_both_texts(desk: Desk) -> None:
    first = await desk.drafts.take_in(ANA, {**POEM, "text": "one"})
    again = await desk.drafts.take_in(ANA, {**POEM, "title": "", "text": "two"})
    same = await desk.drafts.take_in(ANA, {**POEM, "text": "two"})
    assert first.draft_id == again.draft_id == same.draft_id
    assert (same.cover.title, same.text) == ("Rain", "one\n\ntwo")


async def test_two_parts_at_once_are_both_kept(desk: Desk) -> None:
    sheet = await desk.draft(text="one")
    await asyncio.gather(*(desk.drafts.add_part(ANA, sheet.draft_id, part) for part in ("two", "three")))
    assert sorted((await desk.drafts.sheet(ANA, sheet.draft_id)).text.split()) == ["one", "three", "two"]


async def test_a_file_that_cannot_be_fetched_costs_nothing_that_was_typed(desk: Desk) -> None:
    file = SentFile(name="rain.txt", size=5_000_000, url="http://127.0.0.1:9/rain.txt")
    sheet = await desk.drafts.take_in(ANA, POEM, file)
    assert [notice.key for notice in sheet.notices] == ["showcase-file-large"]
    assert sheet.text == POEM["text"]


async def test_nobody_fills_the_queue_alone(desk: Desk) -> None:
    pieces = [await desk.sent(title=f"Rain {number}") for number in range(MOST_WAITING)]
    with pytest.raises(MemberFacingError, match="showcase-too-many-waiting"):
        await desk.drafts.begin(ANA)
    with pytest.raises(MemberFacingError, match="showcase-too-many-waiting"):
        await desk.sent()
    assert (await desk.sent(BEN)).state is State.WAITING
    await desk.submissions.take_back(ANA, pieces[0].id)
    assert await desk.drafts.begin(ANA) is not None


async def test_a_job_that_is_off_refuses(desk: Desk) -> None:
    sheet = await desk.draft()
    await desk.guilds.switch_job(OWNER, "showcase", on=False)
    for refused in (
        desk.drafts.begin(ANA),
        desk.drafts.take_in(ANA, POEM),
        desk.drafts.change(ANA, sheet.draft_id, {"title": "x"}),
        desk.submissions.send(ANA, sheet.draft_id),
        desk.submissions.mine(ANA),
        desk.reading.browse(ANA),
        desk.reviews.next(SAM),
    ):
        with pytest.raises(MemberFacingError, match="errors-job-off"):
            await refused


async def test_what_was_typed_while_the_job_was_switched_off_is_kept(desk: Desk) -> None:
    await desk.guilds.switch_job(OWNER, "showcase", on=False)
    with pytest.raises(MemberFacingError, match="errors-job-off"):
        await desk.drafts.take_in(ANA, POEM)
    await desk.guilds.switch_job(OWNER, "showcase", on=True)
    kept = await desk.drafts.begin(ANA)
    assert kept is not None
    assert kept.text == POEM["text"]


async def test_a_pause_refuses_what_is_new_and_keeps_the_draft(desk: Desk) -> None:
    sheet = await desk.draft()
    await desk.safety.pause(SAM, on=True)
    with pytest.raises(MemberFacingError, match="safety-paused"):
        await desk.submissions.send(ANA, sheet.draft_id)
    await desk.safety.pause(SAM, on=False)
    assert (await desk.submissions.send(ANA, sheet.draft_id)).state is State.WAITING


async def test_without_a_channel_nothing_can_be_submitted(desk: Desk) -> None:
    await desk.set_up(channel=None)
    with pytest.raises(MemberFacingError, match="showcase-no-channel"):
        await desk.drafts.begin(ANA)


async def test_a_piece_is_taken_back_and_sent_again_as_its_next_try(desk: Desk) -> None:
    piece = await desk.sent(notes=["war"])
    await desk.reviews.take(SAM, piece.id, 1)
    back = await desk.submissions.take_back(ANA, piece.id)
    assert (back.state, back.review) == (State.WITHDRAWN, None)
    assert (await desk.reviews.queue(SAM)).pieces == ()
    sheet = await desk.drafts.revise(ANA, piece.id)
    assert (sheet.piece_id, sheet.text, sheet.cover) == (piece.id, POEM["text"], piece.cover)
    await desk.drafts.change(ANA, sheet.draft_id, {"text": "It snows."})
    again = await desk.submissions.send(ANA, sheet.draft_id)
    assert (again.id, again.number, again.state, again.taken_by_id) == (piece.id, 2, State.WAITING, None)
    assert (await desk.submissions.page(ANA, piece.id, 0)).text == "It snows."


async def test_its_author_reads_what_they_sent_before_and_nobody_else_does(desk: Desk) -> None:
    piece = await desk.sent(ANA, text="The first try.")
    await desk.submissions.take_back(ANA, piece.id)
    sheet = await desk.drafts.revise(ANA, piece.id)
    await desk.drafts.change(ANA, sheet.draft_id, {"text": "The second try.", "title": "Rain, again"})
    await desk.submissions.send(ANA, sheet.draft_id)

    sent = await desk.submissions.versions(ANA, piece.id)
    assert [(each.number, each.title) for each in sent] == [(2, "Rain, again"), (1, "Rain")]
    assert (await desk.submissions.version_page(ANA, piece.id, 1, 0)).text == "The first try."
    for refused in (
        desk.submissions.versions(BEN, piece.id),
        desk.submissions.version_page(BEN, piece.id, 1, 0),
        desk.submissions.version_page(ANA, piece.id, 3, 0),
    ):
        with pytest.raises(MemberFacingError, match="errors-not-found"):
            await refused


async def test_a_published_piece_is_not_taken_back_but_down(desk: Desk) -> None:
    piece = await desk.published()
    with pytest.raises(MemberFacingError, match="showcase-now-published"):
        await desk.submissions.take_back(ANA, piece.id)
    assert (await desk.submissions.take_down(ANA, piece.id)).state is State.TAKEN_DOWN
    sheet = await desk.drafts.revise(ANA, piece.id)
    assert (await desk.submissions.send(ANA, sheet.draft_id)).state is State.WAITING
    assert (await desk.reviews.approve(SAM, piece.id, 2, Rating.TWELVE)).state is State.PUBLISHED
    assert await desk.leaving("showcase-card") == [(SHOWCASE_CHANNEL, {"piece_id": piece.id})]


async def test_a_piece_is_thrown_away_with_all_that_was_sent_and_said_of_it(desk: Desk) -> None:
    piece = await desk.sent()
    with pytest.raises(MemberFacingError, match="showcase-now-waiting"):
        await desk.submissions.throw_away(ANA, piece.id)
    await desk.reviews.ask_for_changes(SAM, piece.id, 1, "Where does it rain?")
    await desk.submissions.take_back(ANA, piece.id)
    await desk.drafts.revise(ANA, piece.id)
    with pytest.raises(MemberFacingError, match=NOT_FOUND):
        await desk.submissions.throw_away(BEN, piece.id)
    await desk.submissions.throw_away(ANA, piece.id)
    assert (await desk.submissions.mine(ANA)).pieces == ()
    stored = [each.table for each in await desk.people.stored(ANA.person_id)]
    assert not [table for table in stored if table.startswith(("showcase", "forms"))]
    with pytest.raises(MemberFacingError, match=NOT_FOUND):
        await desk.reviews.get(SAM, piece.id)


async def test_what_staff_said_stays_before_its_author_until_it_is_decided(desk: Desk) -> None:
    piece = await desk.sent()
    await desk.reviews.ask_for_changes(SAM, piece.id, 1, "Where does it rain?")
    sheet = await desk.drafts.revise(ANA, piece.id)
    changed = await desk.drafts.change(ANA, sheet.draft_id, {"text": "It rains in Riga."})
    again = await desk.submissions.send(ANA, sheet.draft_id)
    for seen in (
        sheet,
        changed,
        again,
        await desk.submissions.own(ANA, piece.id),
        await desk.reviews.get(SAM, piece.id),
    ):
        assert seen.from_staff == "Where does it rain?"
    await desk.reviews.ask_for_changes(SAM, piece.id, 2, "Why Riga?")
    assert (await desk.submissions.own(ANA, piece.id)).from_staff == "Why Riga?"


async def test_nobody_touches_somebody_elses_piece(desk: Desk) -> None:
    piece = await desk.sent()
    ana_elsewhere = type(ANA)(guild_id=STRANGER.guild_id, person_id=ANA.person_id)
    for actor in (BEN, ana_elsewhere):
        for refused in (
            desk.submissions.own(actor, piece.id),
            desk.submissions.page(actor, piece.id, 0),
            desk.submissions.take_back(actor, piece.id),
            desk.submissions.take_down(actor, piece.id),
            desk.drafts.revise(actor, piece.id),
        ):
            with pytest.raises(MemberFacingError, match=NOT_FOUND):
                await refused


async def test_mine_shows_five_at_a_time_newest_first(desk: Desk) -> None:
    for number in range(6):
        piece = await desk.sent(title=f"Rain {number}")
        await desk.reviews.decline(SAM, piece.id, 1, "not yet")
    page = await desk.submissions.mine(ANA)
    assert [piece.cover.title for piece in page.pieces] == [f"Rain {number}" for number in (5, 4, 3, 2, 1)]
    rest = await desk.submissions.mine(ANA, before_id=page.go_on_from)
    assert ([piece.cover.title for piece in rest.pieces], rest.go_on_from) == (["Rain 0"], None)


async def test_nothing_of_an_unpublished_piece_is_readable_in_the_database(desk: Desk) -> None:
    piece = await desk.sent(title="Zanzibar", text="Ouagadougou", line="Timbuktu", notes=["self_harm"])
    await desk.reviews.ask_for_changes(SAM, piece.id, 1, "Addis Ababa")
    async with desk.database.read() as session:
        stored = ""
        for table in ("showcase_piece", "showcase_version", "showcase_review", "forms_draft", "delivery_operation"):
            rows = await session.execute(text(f"SELECT * FROM {table}"))  # noqa: S608
            stored += repr(rows.all())
    assert not any(word in stored for word in ("Zanzibar", "Ouagadougou", "Timbuktu", "self_harm", "Addis"))


async def test_a_draft_holds_enough_for_several_pieces_and_no_more(desk: Desk) -> None:
    sheet = await desk.draft(text="rain " * 39_999)
    more = await desk.drafts.add_part(ANA, sheet.draft_id, "and " * 900)
    assert more.text.endswith("and")
    with pytest.raises(MemberFacingError, match="showcase-draft-full"):
        await desk.drafts.add_part(ANA, sheet.draft_id, "one more")
    shorter = await desk.drafts.change(ANA, sheet.draft_id, {"text": "It rains."})
    assert (await desk.drafts.add_part(ANA, shorter.draft_id, "one more")).text == "It rains.\n\none more"


@pytest.mark.parametrize(
    "typed",
    [
        "e" + "\u0301" * 10_000,
        "\u202eback to front\u202c \u2066and\u2069 \u200bwithin",
        "a\x00b \ud83d alone",
        "# " * 2_000 + "**||`" * 300,
    ],
    ids=["marks", "directions", "broken", "markup"],
)
async def test_whatever_a_text_is_made_of_it_can_be_sent_read_and_shown(desk: Desk, typed: str) -> None:
    piece = await desk.published(ANA, text=typed, pen_name="Mo\u0301th\u202e", line="\u202eline")
    found = await desk.reading.card(HERE, piece.id)
    assert found is not None
    layout = Layout(messages.piece_card(found))
    assert layout.content_length() <= 4_000
    assert "\u202e" not in found.beginning + (found.pen_name or "")
    assert (await desk.reading.read(BEN, piece.id)).text
