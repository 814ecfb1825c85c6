"""From a feed's address to the digest in the channel, as staff and members see it."""

from datetime import timedelta

from tests.community import Community


async def reads(community: Community, path: str = "world.xml", section: str = "World") -> None:
    reply = await community.person("sam").runs(
        "/feed add", address=f"{community.playground.origin}/site/feeds/{path}", section=section
    )
    assert "is read from now on" in (await reply.settled()).text, reply.text


async def test_a_digest_from_the_address_of_a_feed(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    await reads(community)
    await reads(community, "books.xml", "Books")
    preview = await sam.runs("/edition preview")
    assert "This is what would be posted now" in (await preview.settled()).text
    assert "on its way" in (await (await sam.runs("/edition now")).settled()).text
    edition = await ana.waits_for("Today's digest", channel="news")
    assert "Source:" in edition.text
    assert "Content note: " in edition.text
    assert "||" in edition.text
    latest = await ana.runs("/digest latest")
    assert latest.ephemeral
    assert "Only you see this" in latest.text
    again = await sam.runs("/edition now")
    assert "nothing new" in again.text


async def test_the_digest_comes_at_the_hour_of_the_community_and_once(community: Community) -> None:
    sam = community.person("sam")
    reply = await sam.runs("/edition schedule", hour="5pm")
    assert "17:00 (Europe/Berlin)" in reply.text
    await reads(community)
    for _ in range(2):
        await community.lives(timedelta(days=1))
        await community.person("ana").waits_for("Today's digest", channel="news")
    await community.restart()
    await community.settles()
    editions = [each for each in sam.sees("news") if "Today's digest" in each.text]
    days = {each.text.splitlines()[0] for each in editions}
    assert len(editions) == len(days)


async def test_members_are_told_when_there_was_none(community: Community) -> None:
    assert "no digest here yet" in (await community.person("ana").runs("/digest latest")).text


async def test_what_is_no_hour_is_one_sentence(community: Community) -> None:
    assert "“teatime” is not an hour" in (await community.person("sam").runs("/edition schedule", hour="teatime")).text
