"""Pen names: what is published under one tells no member whose it is."""

from datetime import timedelta

import pytest

from bot.delivery.outbox import Action
from bot.digest.community import Pieces
from bot.errors import MemberFacingError
from bot.people.blocks import block
from bot.showcase import names
from bot.showcase.facts import pieces_of_member
from bot.showcase.naming import RENAMED_CARD
from cogs.components.layouts import Layout
from cogs.showcase import messages
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, CLEO, HERE, SAM

NAME = "Night Jar"


def everything(layout: Layout) -> str:
    """All that Discord gets of a message, names of buttons included."""
    items = [getattr(item, "content", None) or getattr(item, "custom_id", "") for item in layout.walk_children()]
    return " ".join(map(str, items))


async def test_what_a_reader_gets_of_a_pen_name_names_no_person(desk: Desk) -> None:
    piece = await desk.published(ANA, pen_name=NAME, asks_for_narrator=True)
    read = [
        await desk.reading.card(HERE, piece.id),
        *(await desk.reading.browse(BEN)).pieces,
        *(found.piece for found in (await desk.search.search(BEN, "rains")).pieces),
    ]

    assert [(each.author_id, each.pen_name) for each in read if each] == [(None, NAME)] * 3
    for each in read:
        assert each is not None
        shown = everything(Layout(messages.piece_card(each, "she/her")))
        assert NAME in shown
        assert [hidden for hidden in (str(ANA.person_id), "narrate", "she/her") if hidden in shown] == []
    async with desk.database.read() as session:
        made = await Pieces().since(session, HERE, desk.clock.now() - timedelta(days=1))
        assert [(each.by_id, each.by) for each in made] == [(None, NAME)]
        assert await pieces_of_member(session, HERE, ANA.person_id) == []
    assert (await desk.reviews.get(SAM, piece.id)).author_id == ANA.person_id


async def test_the_pen_name_is_kept_for_the_next_piece_and_given_up_the_same_way(desk: Desk) -> None:
    await desk.sent(ANA, pen_name=NAME)
    sheet = await desk.draft(ANA)
    assert sheet.pen_name == NAME

    sheet = await desk.drafts.change(ANA, sheet.draft_id, {"pen_name": ""})
    assert (await desk.submissions.send(ANA, sheet.draft_id)).pen_name is None
    assert (await desk.draft(ANA)).pen_name == ""


async def test_a_series_under_two_names_is_two(desk: Desk) -> None:
    first = await desk.published(ANA, pen_name=NAME, series="The Fox", chapter="1")
    await desk.published(ANA, pen_name="", series="The Fox", chapter="2")
    third = await desk.published(ANA, pen_name=NAME, series="The Fox", chapter="3")

    assert await desk.reading.next_chapter(BEN, first.id) == third.id


async def test_feedback_tells_no_reader_who_is_behind_a_pen_name(desk: Desk) -> None:
    piece = await desk.published(ANA, pen_name=NAME)
    said = await desk.feedback.write(BEN, piece.id, {"strength": "The second line.", "more": ""})

    assert getattr(said, "pen_name", None) == NAME


async def test_a_block_tells_nothing_of_who_is_behind_a_pen_name(desk: Desk) -> None:
    own = await desk.published(ANA, title="Own")
    under = await desk.published(ANA, title="Under", pen_name=NAME)
    again = await desk.published(ANA, title="Again", pen_name=NAME)
    other = await desk.published(ANA, title="Other", pen_name="Moth")

    async def seen(reader: int) -> set[int]:
        actor = {BEN.person_id: BEN, CLEO.person_id: CLEO}[reader]
        browsed = {each.id for each in (await desk.reading.browse(actor)).pieces}
        assert {each.piece.id for each in (await desk.search.search(actor, "rains")).pieces} == browsed
        return browsed

    await desk.safety.block(BEN.person_id, HERE, f"piece:{under.id}")
    assert await seen(BEN.person_id) == {own.id, other.id}
    async with desk.database.write() as session:
        await block(session, desk.clock.now(), blocker_id=CLEO.person_id, blocked_id=ANA.person_id)
    assert await seen(CLEO.person_id) == {under.id, again.id, other.id}
    await desk.submissions.take_down(ANA, under.id)
    assert await seen(BEN.person_id) == {own.id, other.id}


async def test_nobody_publishes_under_somebody_elses_pen_name(desk: Desk) -> None:
    await desk.published(ANA, pen_name=NAME)
    sheet = await desk.draft(BEN, pen_name="night-jar")

    assert [problem.key for problem in sheet.problems] == ["showcase-problem-name-taken"]
    with pytest.raises(MemberFacingError, match="showcase-not-complete"):
        await desk.submissions.send(BEN, sheet.draft_id)
    assert not (await desk.draft(ANA, pen_name=NAME)).problems


async def test_a_changed_name_changes_everywhere_and_staff_are_told(desk: Desk) -> None:
    first, second = await desk.published(ANA), await desk.published(ANA)
    other = await desk.published(ANA, pen_name="Moth")
    await desk.post_that_shows(first.id)

    await desk.naming.change(ANA, first.id, NAME, everywhere=True)
    named = [(await desk.reading.card(HERE, each.id)) for each in (first, second, other)]
    assert [each.pen_name for each in named if each] == [NAME, NAME, "Moth"]
    assert len(await desk.leaving(RENAMED_CARD)) == 1
    assert await desk.leaving("digest-edition", Action.EDIT)

    with pytest.raises(MemberFacingError, match="showcase-name-stopped"):
        await desk.naming.change(ANA, first.id, "ana@example.org")
    with pytest.raises(MemberFacingError, match="errors-not-found"):
        await desk.naming.change(BEN, first.id, "Ben")
    await desk.naming.change(ANA, first.id, "")
    assert (await desk.submissions.own(ANA, first.id)).pen_name is None


async def test_a_pen_name_goes_with_its_person_and_is_in_their_export(desk: Desk) -> None:
    await desk.published(ANA, pen_name=NAME)
    assert NAME in (await desk.people.export(ANA.person_id)).content.decode()

    await desk.people.erase(ANA.person_id)
    assert "showcase_pen_name" not in {each.table for each in await desk.people.stored(ANA.person_id)}


@pytest.mark.parametrize("other", ["night jar", "Night-Jar", "NIGHTJAR", "Ｎight Jar"])
def test_names_that_look_alike_are_the_same(other: str) -> None:
    assert names.folded(other) == names.folded(NAME)
