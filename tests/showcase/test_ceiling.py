"""What is for sixteen and up, or taken down, or of another server: no door that a member has says that it is there."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.people.facts import Fact
from bot.showcase import fresh, publishing
from bot.showcase.allowing import Allowance
from bot.showcase.facts import mark_of_member, pieces_of_member
from bot.showcase.kinds import Rating
from bot.showcase.records import Feedback
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, CLEO, HERE, OWNER, STELLA, STRANGER

ROLE = 77
OLDER = Actor(guild_id=HERE, person_id=103, role_ids=frozenset({ROLE}))
THERE_TOO = Actor(guild_id=STRANGER.guild_id, person_id=204, role_ids=frozenset({ROLE}))
HIDDEN: Mapping[str, Any] = {
    "title": "Lighthouse",
    "text": "Nobody climbs the lighthouse.",
    "series": "Coast",
    "chapter": "2",
}


@pytest.fixture
async def sixteen(desk: Desk) -> int:
    """The second chapter of a series, for sixteen and up, in a server that named who may read that."""
    await desk.guilds.name_sixteen(OWNER, ROLE)
    await desk.published(title="Sand", text="Sand.", series="Coast", chapter="1")
    hidden = await desk.published(rating=Rating.SIXTEEN, **HIDDEN)
    await desk.allowing.allow(ANA, hidden.id, Allowance.DOWNLOAD, on=True)
    return hidden.id


async def facts(desk: Desk, person_id: int) -> list[Fact]:
    async with desk.database.read() as session:
        return [*await pieces_of_member(session, HERE, person_id), *await mark_of_member(session, HERE, person_id)]


async def is_known_to(desk: Desk, reader: Actor, piece_id: int) -> list[str]:
    """The doors that tell the reader of the piece; every one that somebody who is not staff has."""
    told = []
    if any(piece.id == piece_id for piece in (await desk.reading.browse(reader)).pieces):
        told.append("browse")
    for typed in ("lighthouse", "light*", "climbs OR sand", "nobody climbs"):
        page = await desk.search.search(reader, typed)
        if any(found.piece.id == piece_id for found in page.pieces):
            told.append(f"search {typed}")
    others = [piece.id for piece in (await desk.reading.browse(reader)).pieces if piece.id != piece_id]
    if piece_id in [await desk.reading.next_chapter(reader, other) for other in others]:
        told.append("series")
    for name, asked in (
        ("read", desk.reading.read),
        ("download", desk.reading.take_along),
        ("feedback form", desk.feedback.form),
        ("feedback shown", desk.feedback.shown),
    ):
        try:
            await asked(reader, piece_id)
        except MemberFacingError as refused:
            assert refused.key in ("showcase-not-there", "errors-not-set-up", "errors-not-found"), name  # noqa: PT017
        else:
            told.append(name)
    around = await desk.feedback.around(reader, piece_id)
    if around.may_download or around.is_first or around.shown:
        told.append("the end of a piece")
    return told


async def test_whoever_may_not_read_it_finds_it_nowhere(desk: Desk, sixteen: int) -> None:
    for reader in (BEN, CLEO, STRANGER, THERE_TOO):
        assert await is_known_to(desk, reader, sixteen) == []
    doors = await is_known_to(desk, OLDER, sixteen)
    assert {"browse", "series", "read", "download", "feedback form", "search lighthouse", "the end of a piece"} <= set(
        doors
    )
    assert "browse" in await is_known_to(desk, STELLA, sixteen)
    await desk.guilds.name_sixteen(OWNER, None)
    assert await is_known_to(desk, OLDER, sixteen) == []


async def test_what_everybody_is_shown_does_not_count_it(desk: Desk, sixteen: int) -> None:
    long_ago = desk.clock.now() - timedelta(days=9)
    async with desk.database.read() as session:
        assert [piece.title for piece in await fresh.since(session, HERE, long_ago)] == ["Sand"]
        assert await fresh.by_ids(session, HERE, [sixteen]) == []
        unread = await fresh.without_reader(session, HERE, long_ago, desk.clock.now() + timedelta(days=1))
        assert [piece.title for piece in unread] == ["Sand"]
    assert await desk.reading.card(HERE, sixteen) is None
    assert [ids["piece_id"] for _, ids in await desk.leaving(publishing.CARD)] != [sixteen]
    assert len(await desk.leaving(publishing.CARD)) == 1
    [fact] = await facts(desk, ANA.person_id)
    assert (fact.args["count"], fact.args["title"]) == (1, "Sand")


async def test_what_was_said_of_it_stands_nowhere_and_earns_no_mark(desk: Desk, sixteen: int) -> None:
    other = await desk.published(rating=Rating.SIXTEEN, title="Storm")
    for piece_id in (sixteen, other.id):
        said = await desk.feedback.write(OLDER, piece_id, {"strength": "The stairs.", "more": ""})
        assert isinstance(said, Feedback)
        await desk.answering.show(ANA, said.id)
        assert await desk.answering.told(HERE, BEN.person_id, said.id) is None
    assert await desk.leaving(publishing.SAID) == []
    assert await facts(desk, OLDER.person_id) == []


async def test_a_withdrawn_piece_is_known_to_nobody_but_its_author_and_staff(desk: Desk, sixteen: int) -> None:
    await desk.submissions.take_down(ANA, sixteen)
    for reader in (BEN, OLDER, STELLA, STRANGER):
        assert await is_known_to(desk, reader, sixteen) == []


async def test_everyone_is_not_who_may_read_it(desk: Desk) -> None:
    with pytest.raises(MemberFacingError, match="guilds-sixteen-is-everyone"):
        await desk.guilds.name_sixteen(OWNER, HERE)
    with pytest.raises(MemberFacingError, match="errors-not-staff"):
        await desk.guilds.name_sixteen(BEN, ROLE)
