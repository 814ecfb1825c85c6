"""Writing to a member or to the team from the server."""

from tests.collaboration.acting import TOGETHER, opens_from_inbox, pick_safety_team, replies, writes_to_member
from tests.community import Community


async def test_a_first_message_goes_by_way_of_staff_and_the_member_decides(community: Community) -> None:
    await pick_safety_team(community, "stella", "dev")
    ana, ben, sam = community.person("ana"), community.person("ben"), community.person("sam")
    card = await writes_to_member(community, ana, ben)
    assert "Write a story in turns" in card.text
    assert "Nothing yet" in (await ben.reads_inbox()).text
    mine = await (await ana.presses(await ana.reads_inbox(), "My conversations")).settled()
    assert f"To {ben.mention}: staff look at it" in mine.text
    assert "Take it back" in (await (await ana.presses(mine, "Open")).settled()).buttons
    assert "Passed on" in (await (await sam.presses(card, "Pass on")).settled()).text
    first = await opens_from_inbox(ben, f"{ana.mention} would like to write to you")
    assert {"Accept", "Not this time", "Report", "Block"} <= set(first.buttons)
    assert f"{community.person('stella').mention}, {community.person('dev').mention}" in first.text
    accepted = await (await ben.presses(first, "Accept")).settled()
    await replies(ben, accepted, "Yes! I begin.")
    talk = await opens_from_inbox(ana, f"{ben.mention} wrote to you")
    assert "Yes! I begin." in talk.text
    await replies(ana, talk, "Go on.")
    await community.settles()
    card = await sam.waits_for("it was accepted", channel="staff")
    assert "Go on." not in card.text
    assert "Write a story in turns" not in card.text
    sure = await (await ben.presses(await opens_from_inbox(ben, "wrote to you"), "End it")).settled()
    assert "End this conversation?" in sure.text
    assert "Ended" in (await (await ben.presses(sure, "End it")).settled()).text
    over = await opens_from_inbox(ana, "is over")
    assert "Reply" not in over.buttons


async def test_a_first_message_needs_a_safety_team_that_is_there(community: Community) -> None:
    ana, ben, sam = community.person("ana"), community.person("ben"), community.person("sam")
    refused = await (await ana.runs("/contact", member=ben)).settled()
    assert f"{ben.mention} can't be written to yet" in refused.text
    await pick_safety_team(community, "stella", "dev")
    card = await writes_to_member(community, ana, ben)
    # The second of them leaves: who was picked is asked for at the moment it matters.
    community.person("dev").leaves()
    assert "needs a safety team of two" in (await (await sam.presses(card, "Pass on")).settled()).text
    await pick_safety_team(community, "stella")
    await sam.waits_for("once two people of the safety team", channel="staff")
    await pick_safety_team(community, "stella", "cleo")
    await sam.waits_for("Would you let a younger friend", channel="staff")
    refused = await (await sam.presses(card, "Not this time")).settled()
    assert "Not passed on" in refused.text
    told = await opens_from_inbox(ana, "wasn't taken up this time")
    assert "Write a story in turns" in told.text
    assert "Nothing yet" in (await ben.reads_inbox()).text


async def test_somebody_tells_staff_what_happened_and_sees_where_to_find_help_before_it_goes(
    community: Community,
) -> None:
    nia, sam = community.person("nia"), community.person("sam")
    card = await nia.waits_for("Start here", channel="start-here")
    page = await (await nia.presses(card, "Ask staff")).settled()
    form = await nia.presses(page, "A question")
    told = "May I use another name here? @creepy99 keeps finding me. I want to die."
    page = await (await nia.fills(form, {"What would you like to ask or tell staff?": told})).settled()
    assert "You don't have to carry this alone" in page.text
    assert "Only staff read it, so that may stay" in page.text
    await (await nia.presses(page, "Send")).settled()
    await replies(sam, await sam.waits_for("A message for the team", channel="staff"), "Of course.")
    inbox = (await nia.reads_inbox()).text
    assert "staff wrote to you**: your question" in inbox
    assert "another name" not in inbox
    assert "Of course." in (await opens_from_inbox(nia, "wrote to you")).text
    await community.settles()
    assert not [each.text for each in sam.sees("staff") if "answered" in each.text and "creepy" in each.text]


async def test_a_message_to_the_team_is_answered_by_staff_with_a_form_or_a_reply(community: Community) -> None:
    nia, sam, stella = community.person("nia"), community.person("sam"), community.person("stella")
    page = await (await nia.runs("/contact")).settled()
    form = await nia.presses(page, "Join the team")
    page = await (
        await nia.fills(form, {"What would you like to do?": "Edit", "What have you made so far?": "A zine."})
    ).settled()
    sent = await (await nia.presses(page, "Send")).settled()
    assert "comes to your /inbox" in sent.text
    card = await sam.waits_for("A message for the team", channel="staff")
    assert "not passed on" in card.text
    await replies(sam, card, "Which tools do you use?")
    talk = await opens_from_inbox(nia, "wrote to you")
    assert "Staff of the server can read this" in talk.text
    await replies(nia, talk, "Pen and paper.")
    more = await stella.waits_for("Pen and paper.", channel="staff")
    await community.settles()
    answer = await stella.writes("staff", "Lovely.", reply_to=more)
    await stella.waits_for(lambda message: message.id == answer.id and bool(message.reactions), channel="staff")
    await stella.writes("staff", "Can you read me?", reply_to=more, mention_author=False)
    await stella.waits_for("the mention was off", channel="staff")
    whole = await (await stella.presses(more, "Whole conversation")).settled()
    assert "Lovely." in whole.text
    assert "Can you read me?" not in whole.text
    await community.settles()
    assert [each.text for each in sam.sees("staff") if "Lovely." in each.text][-1].startswith("-# ↩")


async def test_nobody_writes_to_themselves_to_bots_or_past_a_block(community: Community) -> None:
    await pick_safety_team(community, "stella", "dev")
    ana, ben = community.person("ana"), community.person("ben")
    assert "That is you" in (await (await ana.uses_menu("Contact", user=ana)).settled()).text
    await community.bot.services.blocks.block(ben.id, ana.id)
    refused = await (await ana.runs("/contact", member=ben)).settled()
    assert "can't be reached" in refused.text
    ana_form = await ben.uses_menu("Contact", user=community.person("cleo"))
    page = await (await ben.fills(ana_form, {**TOGETHER, "When?": "call +44 20 7946 0018"})).settled()
    assert "looks like a phone number" in page.text
    assert "Send" not in page.buttons


async def test_a_ban_ends_every_conversation_there(community: Community) -> None:
    await pick_safety_team(community, "stella", "dev")
    ana, ben, sam = community.person("ana"), community.person("ben"), community.person("sam")
    card = await writes_to_member(community, ana, ben)
    await (await sam.presses(card, "Pass on")).settled()
    await (await ben.presses(await opens_from_inbox(ben, "would like to write"), "Accept")).settled()
    community.person("oda").bans("ana")
    await sam.waits_for("This conversation is over", channel="staff")
    over = await opens_from_inbox(ben, "is over")
    assert "Reply" not in over.buttons
