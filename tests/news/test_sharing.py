"""Pages that members suggest: staff decide, and a page is one story whoever brings it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.delivery.models import InboxItemRow, OperationRow
from bot.errors import MemberFacingError
from bot.news.records import ShareState, Story
from bot.news.sharing import MOST_WAITING, SHARE_CARD
from tests.news.conftest import Newsroom
from tests.two_guilds import ANA, BEN, HERE, SAM, STAFF_THERE, STELLA, THERE

WORDS = "<p>The lighthouse keeper wrote a letter every night, and nobody knew to whom they went.</p>" * 8


def page(room: Newsroom, path: str = "/letters", *, day: str = "2026-03-20", words: str = WORDS) -> str:
    body = (
        f"<html lang=en><head><title>Letters to nobody</title><meta property='article:published_time' content='{day}'>"
        f"</head><body><article><h1>Letters to nobody</h1>{words}</article></body></html>"
    )
    room.site.serves(path, body.encode(), Content_Type="text/html")
    return room.site.url(path)


async def shown(room: Newsroom, guild_id: int = HERE) -> list[Story]:
    async with room.database.read() as session:
        return list(await room.news.candidates(session, guild_id, room.clock.now()))


async def refused(work: object) -> str:
    with pytest.raises(MemberFacingError) as refusal:
        await work  # type: ignore[misc]
    return refusal.value.key


async def test_a_page_waits_for_staff_and_is_a_story_then_with_the_name_only_of_who_wants_it(room: Newsroom) -> None:
    first = await room.sharing.share(ANA, page(room), "It is lovely", is_named=True)
    second = await room.sharing.share(BEN, page(room, "/two", words=WORDS.replace("lighthouse", "harbour")))
    assert first.title == "Letters to nobody"
    assert await shown(room) == []
    assert [(each.person_id, each.why) for each in await room.sharing.waiting(SAM)] == [
        (ANA.person_id, "It is lovely"),
        (BEN.person_id, ""),
    ]
    for share in (first, second):
        await room.sharing.decide(SAM, share.id, "Shared", accept=True)
    stories = await shown(room)
    assert [(story.section, story.shared_by_id) for story in stories] == [("Shared", ANA.person_id), ("Shared", None)]
    assert stories[0].summary
    assert stories[0].published_at is not None
    assert await shown(room, THERE) == []
    async with room.database.read() as session:
        told = (await session.scalars(select(InboxItemRow.person_id).order_by(InboxItemRow.id))).all()
    assert list(told) == [ANA.person_id, BEN.person_id]


async def test_a_shared_page_that_a_feed_carries_too_is_one_story_whoever_comes_first(room: Newsroom) -> None:
    link = page(room)
    room.feed(room.item(1).but(link=link + "?utm_source=rss", title="Letters to nobody"))
    share = await room.sharing.share(ANA, link, is_named=True)
    await room.sharing.decide(SAM, share.id, "Shared", accept=True)
    await room.adds()
    assert [story.shared_by_id for story in await shown(room)] == [ANA.person_id]
    other = page(room, "/other", words=WORDS.replace("lighthouse", "harbour"))
    room.feed(room.item(2).but(link=other, title="Harbour talk"), path="/second")
    await room.adds(path="/second")
    again = await room.sharing.share(BEN, f"{other}#top", is_named=True)
    await room.sharing.decide(SAM, again.id, "Shared", accept=True)
    assert [(story.title, story.shared_by_id) for story in await shown(room)] == [
        ("Letters to nobody", ANA.person_id),
        ("Harbour talk", BEN.person_id),
    ]


async def test_what_is_declined_appears_nowhere_and_may_come_again_after_a_month(room: Newsroom) -> None:
    share = await room.sharing.share(ANA, page(room))
    decided = await room.sharing.decide(SAM, share.id, "Shared", accept=False)
    assert decided.state is ShareState.DECLINED
    assert await shown(room) == []
    assert await refused(room.sharing.share(BEN, page(room))) == "feeds-share-known"
    room.clock.advance(timedelta(days=31))
    assert (await room.sharing.share(BEN, page(room))).state is ShareState.WAITING


async def test_nobody_decides_on_their_own_nor_twice_nor_elsewhere(room: Newsroom) -> None:
    share = await room.sharing.share(SAM, page(room))
    assert await refused(room.sharing.decide(SAM, share.id, "Shared", accept=True)) == "feeds-share-own"
    assert await refused(room.sharing.decide(ANA, share.id, "Shared", accept=True)) == "errors-not-staff"
    assert await refused(room.sharing.waiting(ANA)) == "errors-not-staff"
    assert await refused(room.sharing.decide(STAFF_THERE, share.id, "Shared", accept=True)) == "feeds-share-decided"
    await room.sharing.decide(STELLA, share.id, "Shared", accept=False)
    assert await refused(room.sharing.decide(STELLA, share.id, "Shared", accept=True)) == "feeds-share-decided"
    assert await room.sharing.told(HERE, ANA.person_id, share.id) is None


async def test_only_so_many_of_one_member_wait_and_staff_get_one_card(room: Newsroom) -> None:
    for number in range(MOST_WAITING):
        await room.sharing.share(ANA, room.site.url(f"/{number}"))
    assert await refused(room.sharing.share(ANA, room.site.url("/more"))) == "feeds-share-many"
    async with room.database.read() as session:
        cards = (await session.scalars(select(OperationRow.id).where(OperationRow.kind == SHARE_CARD))).all()
    assert len(cards) == 1


@pytest.mark.parametrize(
    ("link", "why", "key"),
    [
        ("javascript:alert(1)", "", "web-address-malformed"),
        ("ftp://example.com/x", "", "web-address-not-http"),
        ("https://example.com/" + "x" * 1100, "", "web-address-malformed"),
        ("https://example.com/", "write me at ana@example.com", "feeds-share-stopped"),
    ],
)
async def test_what_cannot_be_suggested_is_refused(room: Newsroom, link: str, why: str, key: str) -> None:
    assert await refused(room.sharing.share(ANA, link, why)) == key
    assert await room.sharing.waiting(SAM) == []


async def test_a_page_that_cannot_be_read_is_known_by_its_address(room: Newsroom) -> None:
    share = await room.sharing.share(ANA, "https://www.nowhere.example/a/letter/")
    assert share.title == "nowhere.example/a/letter"
    await room.sharing.decide(SAM, share.id, "Shared", accept=True)
    (story,) = await shown(room)
    assert (story.title, story.source, story.summary) == ("nowhere.example/a/letter", "nowhere.example", "")
