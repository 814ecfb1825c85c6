"""Looking for people, as the people see it."""

import asyncio

from tests.collaboration.acting import REQUEST, opens_from_inbox, pick_safety_team, posts_request, replies
from tests.community import Community


async def test_from_a_request_to_two_people_who_write_to_each_other(community: Community) -> None:
    await pick_safety_team(community, "stella", "dev")
    ana, ben, stella = community.person("ana"), community.person("ben"), community.person("stella")
    form = await ana.runs("/collab post")
    page = await ana.fills(
        form, {"Looking for": "narrator", "Title": "A ghost story", "What is it for?": "Ten minutes, **spooky**."}
    )
    assert page.ephemeral
    assert r"\*\*spooky\*\*" in page.text
    sent = await ana.presses(page, "Send")
    assert "Sent to staff" in sent.text
    check = await stella.waits_for("Staff check: a request", channel="staff")
    assert not [each for each in ben.sees("collab") if "ghost" in each.text]
    assert "Its author is told" in (await (await stella.presses(check, "Post it")).settled()).text
    await community.settles()
    check = await stella.waits_for("posted it", channel="staff")
    assert check.buttons == []
    card = await ben.waits_for("A ghost story", channel="collab")
    assert {"Offer", "Report", "Block"} <= set(card.buttons)
    assert "Your request is up" in (await ana.reads_inbox()).text

    form = await ben.presses(card, "Offer")
    page = await (await ben.fills(form, {"What would you bring?": "I snore."})).settled()
    assert "Nobody has seen it yet" in page.text
    sent = await (await ben.presses(page, "Send")).settled()
    assert "on its way" in sent.text
    # It can be seen, and taken back, as long as nobody has answered it; then another can be made.
    mine = await (await ben.presses(await ben.reads_inbox(), "My conversations")).settled()
    assert f"Your offer to {ana.mention} waits for an answer" in mine.text
    assert "I snore." in (own := await (await ben.presses(mine, "Open")).settled()).text
    assert "Nobody gets it" in (await (await ben.presses(own, "Take it back")).settled()).text
    assert "offers to join" not in (await ana.reads_inbox()).text
    form = await ben.presses(card, "Offer")
    page = await (await ben.fills(form, {"What would you bring?": "I read aloud every night."})).settled()
    assert page.ephemeral
    await (await ben.presses(page, "Send")).settled()
    offer = await opens_from_inbox(ana, f"{ben.mention} offers to join")
    assert "I read aloud every night." in offer.text
    assert {"Accept", "Not this time", "Report", "Block"} <= set(offer.buttons)
    accepted = await (await ana.presses(offer, "Accept")).settled()
    assert "Accepted" in accepted.text
    assert (await replies(ana, accepted, "Lovely! It is four pages.")).text.endswith("Sent.")

    talk = await opens_from_inbox(ben, f"{ana.mention} wrote to you")
    assert "The safety team can read this" in talk.text
    assert stella.mention in talk.text
    assert "I read aloud every night." in talk.text
    assert "Lovely! It is four pages." in talk.text
    for other in ("cleo", "sam"):
        assert not [
            each
            for each in community.person(other).sees("staff" if other == "sam" else "collab")
            if "four pages" in each.text
        ]


async def test_a_request_with_an_address_comes_back_prefilled_until_it_is_left_out(community: Community) -> None:
    ana = community.person("ana")
    answers = {
        "Looking for": "guest",
        "Title": "A talk",
        "What is it for?": "For our show. Write to ana@example.org, please.",
    }
    page = await (await ana.fills(await ana.runs("/collab post"), answers)).settled()
    assert "“ana@example.org” looks like an e-mail address" in page.text
    assert "Send" not in page.buttons
    form = await ana.presses(page, "Change")
    assert "ana@example.org" in str(form.modal)
    await ana.dismisses(form)
    await community.restart()
    again = await (await ana.runs("/collab post")).settled()
    assert "ana@example.org" in again.text
    mended = await (await ana.presses(again, "Leave these out")).settled()
    assert "ana@example.org" not in mended.text
    assert "Send" in mended.buttons


async def test_staff_can_switch_the_check_off(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    page = await (await sam.runs("/settings show")).settled()
    page = await (await sam.presses(page, "Requests and messages")).settled()
    await (await sam.presses(page, "Post without a check")).settled()
    form = await ana.runs("/collab post")
    answers = {"Looking for": "music", "Title": "A song", "What is it for?": "An intro."}
    page = await (await ana.fills(form, answers)).settled()
    assert "Posted" in (await (await ana.presses(page, "Send")).settled()).text
    await ana.waits_for("A song", channel="collab")
    # A message that must survive a restart is not posted a second time.
    await community.settles()
    await community.restart()
    await community.settles()
    assert len([each for each in ana.sees("collab") if "A song" in each.text]) == 1


async def test_staff_may_say_why_they_do_not_post_it(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    form = await ana.runs("/collab post")
    page = await (await ana.fills(form, REQUEST)).settled()
    await (await ana.presses(page, "Send")).settled()
    check = await sam.waits_for("Staff check: a request", channel="staff")
    form = await sam.presses(check, "Not this time")
    done = await (
        await sam.fills(form, {"Why? Its author reads it (you may skip it)": "Say how *long* it is."})
    ).settled()
    assert "Its author is told" in done.text
    whole = await opens_from_inbox(ana, "Open it to see why")
    assert r"Say how \*long\* it is." in whole.text


async def test_two_staff_who_press_at_once_post_it_once(community: Community) -> None:
    ana, sam, stella = community.person("ana"), community.person("sam"), community.person("stella")
    form = await ana.runs("/collab post")
    answers = {"Looking for": "editor", "Title": "A novel", "What is it for?": "Chapter one."}
    page = await (await ana.fills(form, answers)).settled()
    await (await ana.presses(page, "Send")).settled()
    check = await sam.waits_for("Staff check: a request", channel="staff")
    first, second = await asyncio.gather(sam.presses(check, "Post it"), stella.presses(check, "Post it"))
    texts = sorted([(await first.settled()).text, (await second.settled()).text])
    assert len([each for each in texts if "already been decided" in each]) == 1


async def test_browse_filters_and_closes_ones_own(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    await posts_request(community, ana)
    page = await (await ben.runs("/collab browse", part="something else")).settled()
    assert "Nobody is looking for that" in page.text
    page = await (await ben.chooses(page, ["Everything"])).settled()
    assert "A ghost story" in page.text
    whole = await (await ben.presses(page, "Open")).settled()
    assert {"Offer", "Report", "Block"} <= set(whole.buttons)
    page = await (await ana.runs("/collab browse")).settled()
    mine = await (await ana.presses(page, "My requests")).settled()
    assert "open" in mine.text
    whole = await (await ana.presses(mine, "Open")).settled()
    closed = await (await ana.presses(whole, "Close it")).settled()
    assert "Closed" in closed.text
    await community.settles()
    assert not [each for each in ben.sees("collab") if "A ghost story" in each.text]


async def test_a_request_whose_author_has_left_takes_no_offers_and_goes(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    card = await posts_request(community, ana)
    form = await ben.presses(card, "Offer")
    page = await (await ben.fills(form, {"What would you bring?": "A voice."})).settled()
    ana.leaves()
    assert "takes no offers any more" in (await (await ben.presses(page, "Send")).settled()).text
    await community.settles()
    assert not [each for each in ben.sees("collab") if "A ghost story" in each.text]


async def test_a_blocked_person_sees_a_closed_door_and_no_reason(community: Community) -> None:
    ana, ben = community.person("ana"), community.person("ben")
    card = await posts_request(community, ana)
    await community.bot.services.blocks.block(ana.id, ben.id)
    refused = await (await ben.presses(card, "Offer")).settled()
    assert "takes no offers any more" in refused.text
    page = await (await ben.runs("/collab browse")).settled()
    assert "A ghost story" not in page.text
