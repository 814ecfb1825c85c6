"""What is found by its words, by whom, in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from bot.errors import MemberFacingError
from bot.guilds import Actor
from bot.people import BlockService
from bot.safety.notes import Note
from bot.showcase import indexing, search_repository
from bot.showcase.kinds import Rating
from bot.showcase.records import FoundPage
from tests.showcase.desks import Desk
from tests.two_guilds import ANA, BEN, CLEO, HERE, SAM, STAFF_THERE, STRANGER


async def found(desk: Desk, words: str, reader: Actor = BEN) -> list[str]:
    return [each.piece.cover.title for each in (await desk.search.search(reader, words)).pieces]


async def indexed_words(desk: Desk) -> int:
    async with desk.database.read() as session:
        return int(await session.scalar(text("SELECT count(*) FROM showcase_search")) or 0)


async def test_pieces_are_found_by_all_their_words(desk: Desk) -> None:
    await desk.published(title="The Lamp", text="It burns all night in the café.")
    await desk.published(title="Rain", text="It rains on everything, even on the lamp.", series="Weather")
    await desk.sent(title="Waiting lamp")
    assert await found(desk, "LAMP") == ["The Lamp", "Rain"]
    assert await found(desk, "lamp night") == ["The Lamp"]
    assert sorted(await found(desk, "night OR everything")) == ["Rain", "The Lamp"]
    assert await found(desk, "every*") == ["Rain"]
    assert await found(desk, "Cafe\u0301") == ["The Lamp"]
    assert await found(desk, "weather") == ["Rain"]
    assert await found(desk, "lamp snow") == []
    # Nobody has exactly that word, so that beginnings count.
    assert await found(desk, "everyth") == ["Rain"]
    for nothing in ("", " * ", "?!", "🙂", "'\"", "OR"):
        with pytest.raises(MemberFacingError, match="showcase-search-no-words"):
            await found(desk, nothing)


async def test_nobody_finds_what_they_may_not_see(desk: Desk) -> None:
    await desk.published(title="Open")
    await desk.published(title="Hard", rating=Rating.SIXTEEN)
    gone = await desk.published(title="Gone")
    removed = await desk.published(BEN, title="Removed")
    assert await found(desk, "rains") == ["Removed", "Gone", "Open"]
    await desk.submissions.take_down(ANA, gone.id)
    await desk.submissions.take_down(SAM, removed.id)
    assert await found(desk, "rains") == ["Open"]
    assert await found(desk, "hard") == []
    assert await found(desk, "rains", SAM) == ["Hard", "Open"]
    for elsewhere in (STRANGER, STAFF_THERE):
        assert await found(desk, "rains", elsewhere) == []
    await BlockService(desk.database, desk.clock).block(CLEO.person_id, ANA.person_id)
    assert await found(desk, "rains", CLEO) == []


async def test_no_word_of_what_is_not_published_is_left_in_the_index(desk: Desk) -> None:
    piece = await desk.published()
    await desk.published()
    assert await indexed_words(desk) == 2
    await desk.submissions.take_down(ANA, piece.id)
    assert await indexed_words(desk) == 1
    await desk.people.erase(ANA.person_id, None)
    assert await indexed_words(desk) == 0


async def test_what_was_published_before_there_was_an_index_is_found_after_the_start(desk: Desk) -> None:
    await desk.published(title="Old")
    async with desk.database.write() as session:
        await session.execute(text("DELETE FROM showcase_search"))
    assert await found(desk, "old") == []
    assert await desk.search.index_older()
    assert not await desk.search.index_older()
    assert await found(desk, "old") == ["Old"]


async def test_found_pieces_come_in_fives_with_some_of_their_words(desk: Desk) -> None:
    for number in range(6):
        await desk.published(title=f"Piece {number}", text="word " * 100 + "the lighthouse stands " + "word " * 100)
    await desk.published(title="Hard", text="A lighthouse.", notes=(Note.DEATH,))
    page = await desk.search.search(BEN, "lighthouse")
    assert page.is_ranked
    assert page.pieces[0].around == ""
    assert page.pieces[1].around.startswith("… word")
    assert "lighthouse stands" in page.pieces[1].around
    rest = await desk.search.search(BEN, page.query, skipped=page.go_on_from or 0)
    assert (len(page.pieces), len(rest.pieces), rest.go_on_from) == (5, 2, None)
    assert {each.piece.id for each in page.pieces}.isdisjoint(each.piece.id for each in rest.pieces)


async def test_of_very_many_the_newest_come_first_and_it_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_repository, "MOST_RANKED", 2)
    await desk.published(title="Rain, rain, rain", text="rain rain")
    for number in range(3):
        await desk.published(BEN, title=str(number), text="one drop of rain in a whole sea of other words")
    page: FoundPage = await desk.search.search(BEN, "rain")
    assert not page.is_ranked
    assert [each.piece.cover.title for each in page.pieces] == ["2", "1", "0", "Rain, rain, rain"]
    monkeypatch.setattr(search_repository, "MOST_RANKED", 4)
    assert (await found(desk, "rain"))[0] == "Rain, rain, rain"


@pytest.mark.parametrize("words", ['a"b', "rain' & !x", "NEAR(a b)", "title:rain", "x" * 100, "дождь*", "雨が"])
async def test_whatever_is_typed_is_only_words(desk: Desk, words: str) -> None:
    await desk.published(title="雨が降る", text="дождь идёт")
    assert await found(desk, words) == (["雨が降る"] if words in ("дождь*", "雨が") else [])


@given(st.text(max_size=60))
def test_what_was_understood_can_be_typed_again(typed: str) -> None:
    query = indexing.parse(typed)
    assert indexing.parse(str(query)) == query
    assert len(query.terms) <= indexing.MOST_ASKED


def test_a_server_has_its_own_words_and_staff_have_theirs() -> None:
    guild_ids = (1, 36, HERE + 2**60)
    assert len({indexing.scope(guild_id, is_open=is_open) for guild_id in guild_ids for is_open in (True, False)}) == 6
