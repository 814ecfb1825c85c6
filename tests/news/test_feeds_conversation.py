"""Feeds as staff add, watch and remove them, and every kind of address that is none: one clear sentence each."""

import asyncio
import functools
import gzip
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web

from bot import services
from bot.feeds.outline import OutlineFeed
from bot.news.many import Pack
from bot.playground.channels import create_role
from bot.playground.model import Upload
from bot.playground.permissions import Permission
from bot.web import Fetcher
from tests.community import Community, open_community
from tests.feeds.broadcasting import Channel, Item, broadcast
from tests.web.sites import Site, site

LONG = "The council met on Monday to hear what the town makes of the plan. " * 12
HARD = "Inquest hears of suicide at school"


@pytest.fixture
async def web_site() -> AsyncIterator[Site]:
    async with site() as here:
        yield here


@pytest.fixture
async def community(sqlite_url: str, web_site: Site, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Community]:
    """Whose bot may reach that site, and waits for it two seconds instead of fifteen."""
    monkeypatch.setattr(services, "Fetcher", functools.partial(Fetcher, most_seconds=2))
    async with open_community(sqlite_url, reaching=frozenset({("127.0.0.1", web_site.port)})) as opened:
        yield opened


def feed(community: Community, web_site: Site, *titles: str, path: str = "/feed", name: str = "The Paper") -> str:
    """Serve a feed of these titles, told in full; its address."""
    now = community.playground.clock.now()
    items = [
        Item(title=title, guid=title, link=web_site.url(f"{path}/{number}"), at=now - timedelta(hours=1), summary=LONG)
        for number, title in enumerate(titles)
    ]
    return broadcast(web_site, path, Channel(title=name, link=web_site.url("/"), image="", items=items))


async def adds(community: Community, address: str, section: str = "World") -> str:
    """Sam types /feed add; what he is told."""
    reply = await community.person("sam").runs("/feed add", address=address, section=section)
    assert reply.ephemeral
    return (await reply.settled()).text


async def listed_as(community: Community, health: str) -> None:
    """Wait until staff read that of a feed: what was asked in the background is stored a moment later."""
    for _ in range(50):
        listed = (await community.person("sam").runs("/feed list")).text
        if health in listed:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(listed)


async def still_runs(community: Community, web_site: Site) -> None:
    """The bot reads an ordinary feed."""
    assert "One story of the last day" in await adds(community, feed(community, web_site, "Ordinary", path="/well"))


def never_ends(web_site: Site) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b"<rss>")
            await asyncio.sleep(0.05)

    web_site.pages["/endless"] = endless


def huge(web_site: Site) -> None:
    async def fifty_megabytes(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(50):
            await response.write(b"<rss>" * 200_000)
        return response

    web_site.pages["/huge"] = fifty_megabytes


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://example.com/feed.xml", "I can only open addresses that begin with https:// or http://."),
        ("javascript:alert(1)", "That doesn't look like a web address."),
        ("not an address", "That doesn't look like a web address."),
        ("https://sam:secret@example.com/", "That address has a name or password in it."),
        ("http://10.0.0.1/feed", "That address isn't on the public internet, so I won't open it."),
        ("http://[::1]/feed", "That address isn't on the public internet, so I won't open it."),
        ("http://localhost/feed", "That address isn't on the public internet, so I won't open it."),
        ("http://169.254.169.254/latest/meta-data/", "That address isn't on the public internet, so I won't open it."),
        ("https://example.com:8443/feed", "I can't open addresses with a port number"),
        ("{site}/nothing", "There is nothing at that address (the site says 404)."),
        ("{site}/locked", "That site doesn't let me read this address (it says 403)."),
        ("{site}/broken", "That site has a problem at the moment (it says 500)."),
        ("{site}/page", "There is no feed at that address. I looked for RSS, Atom and JSON Feed."),
        ("{site}/empty", "There is no feed at that address."),
        ("{site}/inwards", "That address isn't on the public internet, so I won't open it."),
        ("{site}/inwards-by-name", "That address isn't on the public internet, so I won't open it."),
        ("{site}/circle", "That address sends me from one place to the next without end"),
        ("{site}/huge", "What that address sends is larger than 5 MB"),
        ("{site}/endless", "That site took longer than 2 seconds to answer"),
        ("{site}/bomb", "What that address sends is larger than 5 MB"),
        ("{site}/garbled", "That site sent something I couldn't unpack."),
        ("{site}/noise", "There is no feed at that address."),
    ],
    ids=lambda value: value if "://" in value or "{" in value else None,
)
async def test_an_address_that_is_no_feed_is_refused_in_one_sentence_and_the_bot_goes_on(
    community: Community, web_site: Site, address: str, told: str
) -> None:
    page = b"<!doctype html><html><head><title>A page</title></head><body><p>Words.</p></body></html>"
    web_site.serves("/locked", status=403)
    web_site.serves("/broken", status=500)
    web_site.serves("/page", page, Content_Type="text/html")
    web_site.serves("/empty")
    web_site.serves("/inwards", status=302, Location="http://192.168.1.1/admin")
    web_site.serves("/inwards-by-name", status=302, Location="http://localhost/feed")
    web_site.serves("/circle", status=302, Location=web_site.url("/circle"))
    web_site.serves("/bomb", gzip.compress(b"<rss>" * 40_000_000, 1), Content_Encoding="gzip")
    web_site.serves("/garbled", b"not gzip at all", Content_Encoding="gzip")
    web_site.serves("/noise", bytes(range(256)) * 100)
    never_ends(web_site)
    huge(web_site)
    answer = await adds(community, address.format(site=web_site.url("")))
    assert answer.startswith(told)
    assert "\n" not in answer
    await still_runs(community, web_site)


async def test_a_feed_is_added_listed_read_and_removed(community: Community, web_site: Site) -> None:
    sam = community.person("sam")
    assert "None yet" in (await sam.runs("/feed list")).text
    page = f'<html><head><link rel="alternate" type="application/rss+xml" href="{feed(community, web_site, "A", "B")}">'
    web_site.serves("/", page.encode(), Content_Type="text/html")
    told = await adds(community, web_site.url("/"), section="Books")
    assert "“The Paper” is read from now on, in the section Books. 2 stories of the last day are ready" in told
    assert "“The Paper” is read here already." in await adds(community, web_site.url("/feed"))
    listed = await sam.runs("/feed list")
    assert "**The Paper** · Books · working" in listed.text
    web_site.serves("/feed", status=503)
    await community.lives(timedelta(hours=3))
    await listed_as(community, "failing since")
    paused = await sam.presses(await sam.chooses(await sam.runs("/feed list"), "The Paper"), "Pause")
    assert "paused by staff" in paused.text
    feed(community, web_site, "A", "B", "C on a war", "D")
    resumed = await sam.presses(paused, "Read it again")
    assert "It is read again." in resumed.text
    assert "· working" in resumed.text
    await sam.presses(resumed, "Edit")
    edited = {"Section": "Local", "How much its stories count": "More than others"}
    changed = await sam.fills(
        await sam.presses(resumed, "Edit"), edited | {"No stories with one of these words": "War"}
    )
    assert "Of the 4 stories of the last week, 1 would be left out." in changed.text
    assert "- C on a war" in changed.text
    used = await sam.presses(changed, "Use these words")
    for told in ("· Local ·", "Its stories count more than others.", "Nothing that has one of these words: war"):
        assert told in used.text
    tried = await sam.presses(used, "Test")
    assert "lists 4 stories" in tried.text
    assert tried.ephemeral
    assert "Stop reading" in (asked := await sam.presses(used, "Remove")).text
    assert "· Local ·" in (await sam.presses(asked, "Keep it")).text
    (choice,) = await sam.types_option("/feed remove", "feed", "pap")
    assert choice.name == "The Paper"
    assert "“The Paper” is no longer read." in (await sam.runs("/feed remove", feed=choice.value)).text
    assert "None yet" in (await sam.runs("/feed list")).text
    assert "nothing new" in (await sam.runs("/edition preview")).text


async def test_of_several_feeds_of_a_website_one_is_chosen(community: Community, web_site: Site) -> None:
    sam = community.person("sam")
    feed(community, web_site, "A", path="/books", name="Book News")
    feed(community, web_site, "B", path="/sport", name="Sport News")
    feed(community, web_site, "Loud", path="/comments/feed", name="Comments")
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{path}">'
        for path in ("/books", "/books?format=rss", "/gone", "/comments/feed", "/sport")
    )
    web_site.serves("/", f"<html><head>{links}</head></html>".encode(), Content_Type="text/html")
    asked = await (await sam.runs("/feed add", address=web_site.url("/"), section="Mine: new", weight="more")).settled()
    assert asked.text == "That website offers 2 different feeds. Which one shall the digest read?"
    assert "“Sport News” is read from now on, in the section Mine new" in (await sam.chooses(asked, "Sport News")).text
    page = await sam.chooses(await sam.runs("/feed list"), "Sport News")
    assert "count more than others" in page.text


async def test_a_blog_is_posted_as_it_comes_also_over_a_restart(community: Community, web_site: Site) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    address = feed(community, web_site, "First post", name="Our blog")
    told = await (await sam.runs("/feed add", address=address, post_in="general")).settled()
    assert "Each new story is posted in" in told.text
    assert "**First post**" in (await ana.waits_for("First post", channel="general")).text
    await community.restart()
    feed(community, web_site, "First post", "Second post", name="Our blog")
    await community.lives(timedelta(hours=3))
    card = await ana.waits_for("Second post", channel="general")
    assert card.buttons == ["Report"]
    await community.settles()
    assert [message.text.count("First post") for message in ana.sees("general") if "post" in message.text] == [1, 0]
    page = await sam.chooses(await sam.runs("/feed list"), "Our blog")
    waiting = await sam.presses(await sam.presses(page, "When"), "Wait for the digest")
    assert "From now on its stories wait for the digest." in waiting.text
    chosen = await sam.chooses(await sam.presses(waiting, "When"), ["news"])
    assert "From now on each new story is posted in" in chosen.text


async def test_staff_are_asked_about_a_feed_that_is_gone_and_take_what_its_site_offers_now(
    community: Community, web_site: Site
) -> None:
    sam = community.person("sam")
    await adds(community, feed(community, web_site, "A"))
    feed(community, web_site, "B", path="/new", name="The New Paper")
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/new"></head></html>'
    web_site.serves("/", page, Content_Type="text/html")
    web_site.serves("/feed", status=410)
    await community.lives(timedelta(hours=2))
    card = await sam.waits_for("can't be read any more", channel="staff")
    assert "Its site now offers “The New Paper”" in card.text
    assert "given up" in (await sam.presses(card, "Open its page")).text
    replaced = await (await sam.presses(card, "Read that instead")).settled()
    assert "That is read from now on." in replaced.text
    assert "**The New Paper** · World · working" in replaced.text


async def test_many_feeds_come_by_a_starter_pack_and_as_a_list_and_go_as_one(
    community: Community, web_site: Site
) -> None:
    sam = community.person("sam")
    paper = OutlineFeed(feed(community, web_site, "A"), "The Paper", "Science")
    pack = Pack("Science", (paper, OutlineFeed(web_site.url("/gone"), "Nobody", "Science")))
    community.bot.services.collections.packs = (pack,)
    page = await sam.presses(await sam.runs("/feed list"), "Starter packs")
    assert "**Science**: The Paper, Nobody" in page.text
    taken = await (await sam.chooses(page, "Science")).settled()
    assert "One website or feed was added." in taken.text
    assert "- Nobody: There is nothing at that address" in taken.text
    (file,) = (await sam.runs("/feed export")).message.files
    assert b'text="Science"' in file.upload.content
    second = feed(community, web_site, "B", path="/second", name="Second")
    body = f'<opml><body>\n<outline text="Lost" type="rss"/>\n<outline xmlUrl="{second}"/></body></opml>'.encode()
    listed = await (await sam.runs("/feed import", file=Upload("mine.opml", body))).settled()
    assert "One website or feed was added." in listed.text
    assert "- line 2: no address (Lost)" in listed.text
    refused = await (await sam.runs("/feed import", file=Upload("cat.png", b"\x89PNG"))).settled()
    assert refused.text.startswith("That file isn't a list of feeds.")


async def test_a_name_that_a_feed_gives_itself_cannot_dress_up(community: Community, web_site: Site) -> None:
    address = feed(community, web_site, "A", name="@everyone **[free](https://evil.example)** <@1> ||x||\u202e")
    told = await adds(community, address, section="@here **loud**")
    for marked in ("@everyone", "@here", "[free](", "<@1>", "**["):
        assert marked not in told
    assert "||x" not in (await community.person("sam").runs("/feed list")).text


async def test_many_feeds_are_listed_page_by_page(community: Community, web_site: Site) -> None:
    sam = community.person("sam")
    for number in range(9):
        await adds(community, feed(community, web_site, f"Story {number}", path=f"/{number}", name=f"Paper {number}"))
    first = await sam.runs("/feed list")
    assert ("Paper 7" in first.text, "Paper 8" in first.text, "1-8 / 9" in first.text) == (True, False, True)
    second = await sam.presses(first, "More")
    assert ("Paper 8" in second.text, "9-9 / 9" in second.text) == (True, True)
    assert "1-8 / 9" in (await sam.presses(second, "Back")).text


async def test_who_lost_the_role_a_second_ago_is_told_so(community: Community, web_site: Site) -> None:
    oda, sam = community.person("oda"), community.person("sam")
    await adds(community, feed(community, web_site, HARD))
    page = await sam.presses(await sam.runs("/feed list"), "Look at held stories")
    create_role(community.playground.world, community.guild, "Helper", Permission.MANAGE_MESSAGES)
    oda.gives_role("sam", "Helper")
    oda.takes_role("sam", "Staff")
    told = await adds(community, feed(community, web_site, "B", path="/second"))
    assert told == "Only staff can do that."
    assert "Only staff can do that." in (await sam.runs("/feed remove", feed="1")).text
    pressed = await sam.presses(page, "Let it appear")
    assert "Only staff can do that." in (pressed.text + "".join(each.text for each in pressed.followups))
    assert "is held: nobody is shown it" in (await oda.runs("/feed list")).text


async def test_another_server_cannot_touch_a_feed_by_its_number(community: Community, web_site: Site) -> None:
    sam, quinn = community.person("sam"), community.person("quinn")
    await community.set_up(owner="quinn")
    await adds(community, feed(community, web_site, "A"))
    assert await quinn.types_option("/feed remove", "feed", "") == []
    for number in ("1", "0", "-1", "999999999999", "²", "one"):
        told = await quinn.runs("/feed remove", feed=number)
        assert told.text.startswith("No such website or feed is read here.")
    assert "**The Paper**" in (await sam.runs("/feed list")).text


async def test_a_held_story_is_looked_at_privately_and_released_behind_its_note(
    community: Community, web_site: Site
) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    assert "is held: nobody is shown it" in await adds(
        community, feed(community, web_site, HARD, "A quiet day", "Elephants know a voice")
    )
    preview = await sam.runs("/edition preview")
    assert "is held: nobody is shown it" in preview.text
    assert HARD not in preview.text
    page = await sam.presses(preview, "Look at held stories")
    assert page.ephemeral
    assert f"||**{HARD}**" in page.text
    assert "Content note: death, self-harm" in page.text
    after = await sam.presses(page, "Let it appear")
    assert "It will stand in the next digest" in after.text
    assert "No story is held." in after.text
    await sam.runs("/edition now")
    edition = await ana.waits_for("A quiet day", channel="news")
    assert f"||**{HARD}**" in edition.text


async def test_a_held_story_that_staff_leave_out_never_appears(community: Community, web_site: Site) -> None:
    sam, stella = community.person("sam"), community.person("stella")
    await adds(community, feed(community, web_site, HARD, "A quiet day"))
    open_twice = [await who.presses(await who.runs("/feed list"), "Look at held stories") for who in (sam, stella)]
    assert "It won't appear." in (await sam.presses(open_twice[0], "Leave it out")).text
    late = await stella.presses(open_twice[1], "Let it appear")
    assert "Somebody has decided on that story already." in "".join(each.text for each in late.followups) + late.text
    await sam.runs("/edition now")
    edition = await community.person("ana").waits_for("A quiet day", channel="news")
    assert HARD not in edition.text


async def test_a_slow_feed_is_waited_for_and_a_restart_in_the_middle_loses_nothing(
    community: Community, web_site: Site
) -> None:
    sam = community.person("sam")
    address = feed(community, web_site, "A")
    answer = web_site.pages["/feed"]

    async def slow(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(1.5)
        return await answer(request)

    web_site.pages["/feed"] = slow
    asked = asyncio.create_task(sam.runs("/feed add", address=address))
    await asyncio.sleep(0.5)
    await community.restart()
    asked.cancel()
    web_site.pages["/feed"] = answer
    told = await adds(community, address)
    assert "One story of the last day" in told or "is read here already" in told
    assert "**The Paper**" in (await sam.runs("/feed list")).text
    assert "A" in (await sam.runs("/edition preview")).text


async def test_staff_say_what_becomes_of_hard_stories(community: Community, web_site: Site) -> None:
    sam = community.person("sam")
    await adds(
        community, feed(community, web_site, HARD, "Tumult at the harbour", "A quiet day", "Elephants know a voice")
    )
    page = await sam.presses(await sam.runs("/feed list"), "Content notes")
    assert page.ephemeral
    assert "self-harm**: held until staff have looked" in page.text
    one = await sam.chooses(page, ["self_harm"], placeholder="Open a note")
    assert "Your own words: none" in one.text
    left_out = await sam.chooses(one, ["leave_out"], placeholder="What becomes of these stories")
    assert "Changed." in left_out.text
    assert "suicid" in (await sam.presses(left_out, "Read the rules")).text
    overview = await sam.presses(left_out, "All notes")
    assert "self-harm**: left out" in overview.text
    violence = await sam.chooses(overview, ["violence"], placeholder="Open a note")
    form = await sam.presses(violence, "Change words")
    changed = await sam.fills(form, {"Words that make this note": "tumult*"})
    assert "Your own words: tumult" in changed.text
    preview = (await sam.runs("/edition preview")).text
    assert HARD not in preview
    assert "Content note: violence. Tap to open." in preview
