"""A disk that is full and a database that somebody else holds: one sentence, nothing lost, and it goes on."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from bot.playground.people import Person
from bot.playground.replies import Reply
from tests.community import Community
from tests.showcase.walks import OWN

# More bytes than a page of the database has.
STORY = "Жил-был маяк, который боялся темноты. " * 100


async def submits(person: Person) -> Reply:
    form = await person.runs("/showcase submit")
    return await (
        await person.fills(form, {"Title": "The Lighthouse", "What is it?": "Fiction", "Your text": STORY, **OWN})
    ).settled()


async def limit_pages(community: Community, most: int | None) -> None:
    """SQLite itself then says that the disk is full, as it does when the file system is. None: as many as there are."""
    async with community.bot.database.write() as session:
        most = most or (await session.execute(text("PRAGMA page_count"))).scalar_one()
        await session.execute(text(f"PRAGMA max_page_count = {most}"))


@contextmanager
def held(sqlite_url: str) -> Iterator[None]:
    """Another program writes and does not end."""
    connection = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def given_back(reply: Reply) -> str:
    """The file in which a person finds what they wrote."""
    (file,) = reply.message.files
    return file.upload.content.decode()


async def test_a_full_disk_is_told_and_gives_back_what_was_written(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    await limit_pages(community, None)
    reply = await submits(ana)
    assert "my disk is full" in reply.text
    assert STORY.strip() in given_back(reply)
    assert reply.ephemeral
    assert "Who looks after this server" in (await sam.runs("/settings team")).text
    await limit_pages(community, 1_000_000)
    assert "The Lighthouse" in (await submits(ana)).text


async def test_a_database_that_another_program_holds_is_told_and_direct_messages_are_read_later(
    community: Community, sqlite_url: str
) -> None:
    ana, nia = community.person("ana"), community.person("nia")
    await nia.writes_to_bot("Hello!")
    await nia.waits_for("What is it about?", dm=True)
    with held(sqlite_url):
        reply, message = await asyncio.gather(submits(ana), nia.writes_to_bot("I draw covers."))
        assert "please press it again in a few seconds" in reply.text
        assert STORY.strip() in given_back(reply)
        assert not message.reactions
    assert "The Lighthouse" in (await submits(ana)).text
    await community.restart()
    await nia.waits_for(lambda _: bool(message.reactions), dm=True)
