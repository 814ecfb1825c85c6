"""From a feed's address to the digest in the channel, as staff and members see it."""

import asyncio
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.playground.channels import delete_channel
from bot.playground.model import Message, MessageFlag
from bot.playground.permissions import Permission
from tests.community import Community, open_community
from tests.showcase.walks import OWN, published, whole

EDITION = "Today's digest"


async def reads(community: Community, path: str = "world.xml", section: str = "World", who: str = "sam") -> None:
    """Staff add one of the playground's own feeds."""
    address = f"{community.playground.origin}/site/feeds/{path}"
    reply = await community.person(who).runs("/feed add", address=address, section=section)
    assert "is read from now on" in (await reply.settled()).text, reply.text


async def posts(community: Community, who: str = "sam") -> Message:
    """Staff ask for an edition, and it appears."""
    staff = community.person(who)
    before = staff.sees("news")[-1:]
    assert "on its way" in (await whole(staff.runs("/edition now"))).text
    return await staff.waits_for(EDITION, channel="news", after=before[0] if before else None)


def reaches(community: Community, hour: int, zone: str = "Europe/Berlin") -> None:
    """The clock jumps to the next time it is that hour there."""
    now = community.playground.clock.now().astimezone(ZoneInfo(zone))
    at = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    community.passes((at if at > now else at + timedelta(days=1)) - now + timedelta(seconds=1))


def editions(community: Community, who: str = "ana") -> list[Message]:
    """The digests that somebody sees in #news."""
    return [each for each in community.person(who).sees("news") if EDITION in each.text]


async def test_a_digest_from_the_address_of_a_feed(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    await reads(community)
    await reads(community, "books.xml", "Books")
    preview = await whole(sam.runs("/edition preview"))
    assert "This is what would be posted now" in preview.text
    assert preview.ephemeral
    await posts(community)
    edition = await ana.waits_for(EDITION, channel="news")
    for words in ("### World", "### Books", "Source: [World Desk](<", "Content note: war", "||**Strikes cut"):
        assert words in edition.text
    assert edition.buttons == ["Write to this", "What others wrote", "Plain text", "Report"]
    latest = await whole(ana.runs("/digest latest"))
    assert latest.ephemeral
    assert "Only you see this" in latest.text
    plain = await whole(ana.presses(edition, "Plain text"))
    assert plain.text.splitlines()[0] == "Today's digest"
    assert "Strikes cut" not in plain.text
    label = edition.text[edition.text.index("Content note: war") :].partition(".")[0]
    hard = await whole(ana.chooses(edition, [label], placeholder="Read a story, for you alone"))
    assert "Strikes cut" in hard.text
    saved = await whole(ana.presses(hard, "Save it"))
    assert ("It is in your `/inbox`" in saved.text, saved.buttons) == (True, ["Why is it here?", "Read it there"])
    inbox = await whole(ana.runs("/inbox"))
    assert "Strikes cut" in inbox.text
    assert "New ·" not in inbox.text
    assert "nothing new" in (await whole(sam.runs("/edition now"))).text


async def test_the_digest_comes_at_the_hour_of_the_community_and_once(sqlite_url: str) -> None:
    # In the afternoon, so that what the feeds bring next day is there before the hour.
    async with open_community(sqlite_url, starts_at=datetime(2026, 11, 24, 14, tzinfo=UTC)) as community:
        sam, ana = community.person("sam"), community.person("ana")
        await reads(community)
        reply = await whole(sam.runs("/edition schedule", hour="5pm"))
        assert "17:00 (Europe/Berlin)" in reply.text
        reaches(community, 17)
        first = await ana.waits_for(EDITION, channel="news")
        await community.restart()
        community.passes(timedelta(minutes=30))
        await community.settles()
        assert editions(community) == [first]
        reaches(community, 16)
        await reads_again(community)
        reaches(community, 17)
        second = await ana.waits_for(EDITION, channel="news", after=first)
        assert second.text.splitlines()[1] != first.text.splitlines()[1]
        assert len(editions(community)) == 2


async def reads_again(community: Community) -> None:
    """Wait until the feeds were asked and what is new in them is told."""
    sam = community.person("sam")
    for _ in range(100):
        if "nothing new" not in (await whole(sam.runs("/edition preview"))).text:
            return
        await community.bot.database.written.next().wait()
    raise AssertionError("the feeds brought nothing")


async def test_members_are_told_when_there_was_none(community: Community) -> None:
    assert "no digest here yet" in (await community.person("ana").runs("/digest latest")).text


async def test_what_is_no_hour_is_one_sentence(community: Community) -> None:
    assert "“teatime” is not an hour" in (await community.person("sam").runs("/edition schedule", hour="teatime")).text


async def test_a_channel_where_the_bot_lacks_a_right_is_named_with_who_can_grant_it(community: Community) -> None:
    sam = community.person("sam")
    community.take_from_bot("general", Permission.SEND_MESSAGES)
    told = await whole(sam.runs("/edition schedule", hour="17", where="general"))
    general = f"<#{community.channel('general').id}>"
    assert (
        f"But in {general} I lack Send Messages, so it may not appear. Someone who can edit that channel" in told.text
    )
    community.give_to_bot("general", Permission.SEND_MESSAGES)
    told = await whole(sam.runs("/edition schedule", hour="17", where="general"))
    assert f"The daily digest appears in {general} every day at 17:00" in told.text
    assert "But" not in told.text


async def test_a_channel_that_the_bot_cannot_see_is_named(community: Community) -> None:
    community.take_from_bot("general", Permission.VIEW_CHANNEL)
    told = await whole(community.person("sam").runs("/edition schedule", hour="17", where="general"))
    assert "so nothing will appear there" in told.text
    assert "allows View Channel" in told.text


async def test_a_piece_that_its_author_takes_down_goes_from_the_digest_that_stands(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    await published(community, "ana", title="Rain")
    await published(community, "ben", title="Snow")
    edition = await posts(community)
    assert "Rain" in edition.text
    assert f"by {ana.mention} · Poem" in edition.text
    for who, left in ((ana, ["Snow"]), (ben, [])):
        own = await whole(who.presses(await whole(who.runs("/showcase mine")), "Open"))
        await whole(who.presses(await whole(who.presses(own, "Take it down")), "Yes, take it down"))
        await community.settles()
        assert [title for title in ("Rain", "Snow") if title in edition.text] == left
    assert "What stood here was taken down." in edition.text
    assert "Rain" not in (await whole(ben.runs("/digest latest"))).text


async def test_a_report_of_the_digest_is_about_no_piece_in_it(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    await published(community, "ana", title="Rain")
    edition = await posts(community)
    await community.settles()
    answers = {"What is wrong?": "It is unkind, bullying or hateful"}
    # Ana too: it is not hers, although her poem is in it.
    for form in (await ben.uses_menu("Report", message=edition), await ana.presses(edition, "Report")):
        assert "Thank you for telling us" in (await whole(form.person.fills(form, answers))).text
    listed = await whole(sam.runs("/safety reports"))
    assert listed.text.count("The daily digest") == 2
    page = await whole(sam.presses(listed, "Open"))
    assert "Rain" in page.text
    assert ana.mention not in page.text
    link = f"https://discord.com/channels/{community.guild.id}/{edition.channel_id}/{edition.id}"
    assert "not one person's" in (await whole(sam.runs("/safety who", post=link))).text


async def test_what_a_deleted_channel_did_not_show_appears_in_the_next_one(community: Community) -> None:
    sam, stella = community.person("sam"), community.person("stella")
    await reads(community)
    delete_channel(community.playground.world, community.channel("news"))
    assert "on its way" in (await whole(sam.runs("/edition now"))).text
    await stella.waits_for("could not be posted", channel="staff")
    await community.settles()
    told = await whole(sam.runs("/edition schedule", hour="17", where="general"))
    assert f"appears in <#{community.channel('general').id}>" in told.text
    assert "on its way" in (await whole(sam.runs("/edition now"))).text
    edition = await sam.waits_for(EDITION, channel="general")
    assert "Strikes cut" in edition.text


async def test_two_servers_have_each_their_own_digest(community: Community) -> None:
    await community.set_up(owner="quinn")
    await reads(community)
    await reads(community, "books.xml", "Books", who="quinn")
    here, there = await posts(community), await posts(community, "quinn")
    assert ("World Desk" in here.text, "The Book Page" in here.text) == (True, False)
    assert ("World Desk" in there.text, "The Book Page" in there.text) == (False, True)
    tess = community.person("tess")
    assert "The Book Page" in (await whole(tess.runs("/digest latest"))).text


async def test_an_announcement_channel_publishes_the_digest_when_its_hourly_limit_allows(community: Community) -> None:
    await reads(community)
    limited = "POST /channels/*/messages/*/crosspost"
    community.playground.faults.answer(429, limited, retry_after=3_000, scope="shared")
    edition = await posts(community)
    for _ in range(100):
        if await community.bot.services.delivery.idle():
            break
        await asyncio.wait_for(community.bot.database.written.next().wait(), 10)
    assert not edition.flags & MessageFlag.CROSSPOSTED
    community.passes(timedelta(hours=1))
    for _ in range(100):
        if edition.flags & MessageFlag.CROSSPOSTED:
            break
        await asyncio.wait_for(community.bot.database.written.next().wait(), 10)
    assert edition.flags & MessageFlag.CROSSPOSTED


async def test_staff_look_after_several_digests(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    await reads(community)
    made = await whole(
        sam.runs("/edition schedule", hour="10", name="Sunday books", days="Sun", sections="Books", where="general")
    )
    assert "Sunday books appears in" in made.text
    assert "Sunday at 10:00 (Europe/Berlin)" in made.text
    assert "Only the sections Books are in it" in made.text
    listed = await whole(sam.runs("/edition list"))
    assert "**The daily digest** · every day · 17:00" in listed.text
    assert "**Sunday books** · Sunday · 10:00" in listed.text
    assert [each.name for each in await sam.types_option("/edition skip", "name", "sun")] == ["Sunday books"]
    skipped = await whole(sam.runs("/edition skip", name="Sunday books"))
    assert "Sunday books does not come on Sunday" in skipped.text
    assert "Next:" in (await whole(sam.presses(skipped, "Have it after all"))).text
    paused = await whole(sam.runs("/edition pause", name="Sunday books"))
    assert "Sunday books is paused" in paused.text
    assert "Next:" in (await whole(sam.presses(paused, "Let it go on"))).text
    await posts(community)
    await community.settles()
    assert "[posted, with 4 stories](<https://discord.com" in (await whole(sam.runs("/edition history"))).text
    (choice,) = await ana.types_option("/digest why", "story", "library")
    why = await whole(ana.runs("/digest why", story=choice.value))
    assert "It is number 1 of 4 in The daily digest of" in why.text
    assert "how new it was" in why.text
    (hard,) = await ana.types_option("/digest why", "story", "Content note")
    assert "Strikes" not in hard.name + (await whole(ana.runs("/digest why", story=hard.value))).text


async def test_staff_change_a_draft_and_correct_what_was_told(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    await reads(community)
    soon = community.playground.clock.now().astimezone(ZoneInfo("Europe/Berlin")) + timedelta(minutes=50)
    await whole(sam.runs("/edition schedule", hour=f"{soon:%H:%M}"))
    draft = await whole(sam.runs("/edition draft"))
    assert "1\\. A library on a barge" in draft.text
    story = await whole(sam.chooses(draft, ["Pupils run the only radio station on the island"]))
    moved = await whole(sam.presses(story, "To the top"))
    assert "Number 1 of 4" in moved.text
    form = await sam.presses(moved, "Content notes")
    marked = await whole(sam.fills(form, {"What is hard in it?": ["disaster"]}))
    assert "Content note: disaster" in marked.text
    await whole(sam.presses(marked, "Back to the draft"))
    draft = await whole(sam.runs("/edition draft"))
    form = await sam.presses(draft, "Add a line")
    draft = await whole(sam.fills(form, {"It stands at the top, from staff": "See you at the reading."}))
    assert "From staff: See you at the reading." in (await whole(sam.presses(draft, "See it as it would be"))).text
    draft = await whole(sam.presses(draft, "Start over"))
    left = await whole(sam.chooses(draft, ["A library on a barge brings books to forty villages"]))
    assert "One story is left out" in (await whole(sam.presses(left, "Leave it out"))).text
    community.passes(timedelta(minutes=55))
    edition = await ana.waits_for(EDITION, channel="news")
    assert "library" not in edition.text
    (choice,) = await sam.types_option("/edition correct", "story", "radio")
    told = await whole(sam.runs("/edition correct", story=choice.value, text="It is one of two stations."))
    assert "the next digest opens with it" in told.text
    await community.settles()
    assert "It is one of two stations." in edition.text


async def test_a_member_writes_to_the_prompt_and_others_find_what_was_written(community: Community) -> None:
    sam, ana, ben = (community.person(name) for name in ("sam", "ana", "ben"))
    await reads(community)
    listed = await whole(sam.runs("/edition prompts"))
    form = await sam.presses(listed, "Add prompts")
    added = await whole(sam.fills(form, {"New prompts": "Write about a stone that listens."}))
    assert "67 in the list" in added.text
    first = "Write about a door that only opens for people who are late."
    changed = await sam.chooses(added, [first])
    assert "Write about a gate" in (await whole(sam.fills(changed, {"The prompt": "Write about a gate."}))).text
    edition = await posts(community)
    assert "### Prompt of the day\nWrite about a gate." in edition.text
    assert "Nobody has yet" in (await whole(ben.presses(edition, "What others wrote"))).text
    form = await ana.presses(edition, "Write to this")
    answers = {"Title": "The Gate", "What is it?": "Poem", "Your text": "It listens.\nIt does not open.", **OWN}
    page = await whole(ana.fills(form, answers))
    await whole(ana.presses(await whole(ana.presses(page, "Preview")), "Send to staff"))
    waiting = await sam.waits_for("A piece waits", channel="staff")
    piece = await whole(sam.presses(waiting, "I'll take it"))
    await whole(sam.fills(await sam.presses(piece, "Other rating"), {}))
    await community.settles()
    written = await whole(ben.presses(edition, "What others wrote"))
    assert "[The Gate](<https://discord.com" in written.text
    assert ana.mention in written.text


async def test_a_member_gets_the_digest_by_direct_message_until_one_press(community: Community) -> None:
    ana = community.person("ana")
    await reads(community)
    await whole(community.person("sam").runs("/edition schedule", hour="17"))
    offered = await whole(ana.runs("/digest subscribe"))
    form = await ana.presses(offered, "Send it to me")
    answers = {"At what time?": "19:00", "Which sections?": ["World"], "What should be left out?": ["war"]}
    assert "Every day at 19:00 (Europe/Berlin)" in (await whole(ana.fills(form, answers))).text
    reaches(community, 17)
    await ana.waits_for(EDITION, channel="news")
    reaches(community, 19)
    message = await ana.waits_for(EDITION, dm=True)
    assert "library" in message.text
    assert "Strikes" not in message.text
    label = "A library on a barge brings books to forty villages"
    opened = await ana.chooses(message, [label], placeholder="Read a story, for you alone")
    assert "Marrow Lily" in (await opened.settled()).text
    assert "won't be sent to you" in (await whole(ana.presses(message, "Stop sending it"))).text
    assert "Send it to me" in (await whole(ana.runs("/digest subscribe"))).buttons
