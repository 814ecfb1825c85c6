"""Finding and reading pieces, and taking them down."""

from bot.playground.permissions import Permission
from tests.collaboration.acting import pick_safety_team
from tests.community import Community, open_community
from tests.showcase.walks import (
    RAIN,
    approves,
    cards,
    fills_first_form,
    published,
    takes,
    whole,
)

LONG = "\n\n".join(f"Paragraph {number} begins. " + "Some words about rain. " * 8 for number in range(19))


async def test_a_reader_turns_pages_and_finds_the_place_again_after_a_restart(community: Community) -> None:
    ana, ben, cleo = (community.person(name) for name in ("ana", "ben", "cleo"))
    card = await published(community, "ana", LONG[:3990])
    assert "minutes" in card.text
    assert card.buttons == ["Read", "Report", "Block"]
    page = await (await ben.presses(card, "Read")).settled()
    assert page.ephemeral
    assert "Page 1 of 2" in page.text
    page = await whole(ben.presses(page, "Next page"))
    assert "Page 2 of 2" in page.text
    assert "Next page" not in page.buttons
    await community.restart()
    assert "Page 2 of 2" in (await whole(ben.presses(card, "Read"))).text
    assert "Page 1 of 2" in (await whole(cleo.presses(card, "Read"))).text
    assert "Page 1 of 2" in (await whole(ben.presses(page, "Previous page"))).text
    assert "Take it down" not in (await whole(ana.presses(card, "Read"))).buttons


async def test_browsing_by_kind(community: Community) -> None:
    ben = community.person("ben")
    await published(community, "ana", title="Rain")
    await published(community, "cleo", title="Snow")
    page = await whole(ben.runs("/showcase browse"))
    assert page.ephemeral
    assert page.text.index("Snow") < page.text.index("Rain")
    assert "Rain" in (await whole(ben.presses(page, "Read", nth=1))).text
    assert "nothing here yet" in (await whole(ben.runs("/showcase browse", kind="Essay"))).text
    page = await whole(ben.chooses(page, "Poem"))
    assert "The showcase: Poem" in page.text
    assert "Rain" in page.text


async def test_a_piece_is_found_by_its_words_until_it_is_taken_down(community: Community) -> None:
    ben, sam = community.person("ben"), community.person("sam")
    card = await published(community, "ana", text="It rains on the *lighthouse*.")
    page = await whole(ben.runs("/showcase search", words="lighth"))
    assert page.ephemeral
    assert "Found: lighth\\*" in page.text
    assert "It rains on the \\*lighthouse\\*." in page.text
    assert "It rains on the *lighthouse*." in (await whole(ben.presses(page, "Read"))).text
    form = await whole(sam.presses(await whole(sam.presses(card, "Read")), "Take it down"))
    await whole(sam.fills(form, {}))
    assert "No piece here has these words" in (await whole(ben.runs("/showcase search", words="lighthouse"))).text
    assert "at least one word" in (await whole(ben.runs("/showcase search", words="?!"))).text


async def test_its_author_takes_a_piece_down_with_one_button_and_a_question(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    card = await published(community, "ana")
    reading = await whole(ben.presses(card, "Read"))
    own = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    question = await whole(ana.presses(own, "Take it down"))
    assert "Nothing was changed" in (await whole(ana.presses(question, "Leave it"))).text
    question = await whole(ana.presses(own, "Take it down"))
    assert "is hidden" in (await whole(ana.presses(question, "Yes, take it down"))).text
    assert "isn't here any more" in (await whole(ben.presses(card, "Read"))).text
    assert "nothing here yet" in (await whole(ben.runs("/showcase browse"))).text
    await community.settles()
    assert cards(community) == []
    assert not reading.failed
    staff_card = next(each for each in sam.sees("staff") if "taken it down" in each.text)
    assert "It was published" in staff_card.text
    assert "You took it down" in (await whole(ana.runs("/showcase mine"))).text


async def test_staff_take_a_piece_down_and_its_author_is_told(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    card = await published(community, "ana")
    form = await whole(sam.presses(await whole(sam.presses(card, "Read")), "Take it down"))
    done = await whole(sam.fills(form, {"Why? (you may leave this empty)": "These are the words of a song."}))
    assert "is hidden now" in done.text
    await community.settles()
    assert cards(community) == []
    inbox = await ana.reads_inbox()
    assert "was taken down by staff" in inbox.text
    assert "the words of a song" in inbox.text
    own = await whole(ana.presses(inbox, "Open", nth=inbox.buttons.count("Open") - 1))
    assert "the words of a song" in own.text
    assert "Change it and send again" not in own.buttons
    assert "Throw away" in own.buttons


async def test_a_forum_gets_a_post_with_its_tag(sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        oda, ben = community.person("oda"), community.person("ben")
        page = await whole(oda.runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff"))
        page = await whole(
            oda.chooses(
                await page.settled(),
                [community.channel("showcase-forum")],
                placeholder="Another channel for the showcase",
            )
        )
        await whole(oda.presses(page, "Start"))
        await community.settles()
        page = await fills_first_form(community.person("ana"), title="Rain on everything")
        await whole(community.person("ana").presses(page, "Send to staff"))
        sam = community.person("sam")
        check = await whole(sam.presses(await sam.waits_for("A piece waits", channel="staff"), "I'll take it"))
        await whole(sam.fills(await whole(sam.presses(check, "Other rating")), {}))
        await community.settles()
        (post,) = ben.threads_in("showcase-forum")
        assert post.name == "Rain on everything"
        assert post.thread is not None
        names = {tag.id: tag.name for tag in community.channel("showcase-forum").tags}
        assert [names[tag] for tag in post.thread.applied_tags] == ["Poem"]
        reading = await whole(ben.presses(ben.sees(post)[0], "Read"))
        assert "It rains on *everything*" in reading.text
        ana = community.person("ana")
        own = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
        await whole(ana.presses(await whole(ana.presses(own, "Take it down")), "Yes, take it down"))
        await community.settles()
        assert ben.threads_in("showcase-forum") == []


async def test_another_server_sees_nothing_of_it(community: Community) -> None:
    quinn, robin = community.person("quinn"), community.person("robin")
    reply = await whole(quinn.runs("/setup start", city="Tokyo", staff_channel="staff", staff_role="Staff"))
    await whole(quinn.presses(await reply.settled(), "Start"))
    await published(community, "ana")
    assert "nothing here yet" in (await whole(quinn.runs("/showcase browse"))).text
    assert "sent nothing yet" in (await whole(quinn.runs("/showcase mine"))).text
    assert "Nothing waits" in (await whole(robin.runs("/review queue"))).text


async def test_a_channel_that_refuses_the_card_loses_nothing(community: Community) -> None:
    ben, sam = community.person("ben"), community.person("sam")
    community.take_from_bot("showcase", Permission.SEND_MESSAGES)
    page = await fills_first_form(community.person("ana"))
    await whole(community.person("ana").presses(page, "Send to staff"))
    check = await whole(sam.presses(await sam.waits_for("A piece waits", channel="staff"), "I'll take it"))
    await whole(sam.fills(await whole(sam.presses(check, "Other rating")), {}))
    problem = await sam.waits_for("could not be posted", channel="staff")
    community.give_to_bot("showcase", Permission.SEND_MESSAGES)
    await whole(sam.presses(problem, "Try again"))
    card = await ben.waits_for("### Rain", channel="showcase")
    assert "It rains" in (await whole(ben.presses(card, "Read"))).text


async def test_a_published_piece_is_reported_without_naming_the_reporter(community: Community) -> None:
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    card = await published(community, "ana")
    form = await whole(ben.presses(card, "Report"))
    await (await ben.fills(form, {"What is wrong?": "Something else"})).settled()
    report = await whole(sam.presses(await sam.waits_for("A report waits", channel="staff"), "Open"))
    assert "Rain" in report.text
    assert "It rains" in report.text
    refused = await whole(ana.presses(card, "Report"))
    assert "That is yours" in refused.text


async def test_a_card_whose_author_looks_for_a_narrator_takes_offers(community: Community) -> None:
    await pick_safety_team(community, "stella", "dev")
    ana, ben, sam = (community.person(name) for name in ("ana", "ben", "sam"))
    page = await fills_first_form(ana)
    form = await whole(ana.presses(page, "About it"))
    page = await whole(ana.fills(form, {"Read aloud": ["I'm looking for somebody to read it aloud"]}))
    await whole(ana.presses(page, "Send to staff"))
    await approves(sam, await takes(sam))
    card = await ben.waits_for("### Rain", channel="showcase")
    form = await whole(ben.presses(card, "Offer to read it aloud"))
    assert "I would like to read “Rain” aloud." in str(form.modal)
    page = await whole(ben.fills(form, {"What is it about?": "Your poem"}))
    await whole(ben.presses(page, "Send"))
    first = await sam.waits_for(f"A first message for {ana.mention}", channel="staff")
    assert "I would like to read “Rain” aloud." in first.text


async def test_a_reader_takes_a_text_along_once_its_author_allows_it(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    card = await published(community, "ana", title="Rain & Snow")
    reading = await whole(ben.presses(card, "Read"))
    assert "You are its first reader" in reading.text
    assert "Download" not in reading.buttons
    assert "has its first reader" in (await ana.reads_inbox()).text
    own = await whole(ana.presses(await whole(ana.runs("/showcase mine")), "Open"))
    own = await whole(ana.presses(own, "Let readers download it"))
    assert "No more downloads" in own.buttons
    taken = await whole(ben.presses(await whole(ben.presses(card, "Read")), "Download"))
    [file] = taken.message.files
    assert file.upload.filename == "rain-snow.txt"
    assert file.upload.content.decode() == f"Rain & Snow\n\n{RAIN}\n"
