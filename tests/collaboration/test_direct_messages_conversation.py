"""Writing to the bot in direct messages."""

from datetime import timedelta

from bot.clock import SystemClock
from bot.collaboration.dms import DmIntakeService, Incoming
from bot.database import Database
from bot.delivery import DmService
from bot.guilds import Actor
from bot.playground.model import Upload
from bot.playground.people import Person
from tests.collaboration.acting import (
    TOGETHER,
    begins_by_dm,
    opens_from_inbox,
    pick_safety_team,
    replies,
    sends_by_dm,
    writes_to_member,
)
from tests.community import Community

JOB = {"Who is it for?": "The Comet", "What does it pay?": "20 a page"}


def from_bot(person: Person) -> list[str]:
    return [each.text for each in person.sees(dm=True) if each.author_id != person.id and each.ephemeral_for is None]


async def test_an_inquiry_by_dm_is_answered_there_and_closed(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    menu = await begins_by_dm(ana, "Hello! We look for someone who writes a column.")
    assert next(each for each in ana.sees(dm=True) if each.author_id == ana.id).reactions
    assert {"Make something together", "A writing job", "Join the team"} <= set(menu.buttons)
    sent = await sends_by_dm(ana, menu, "A writing job", JOB)
    assert "They answer you right here" in sent.text
    card = await sam.waits_for("A message for the team", channel="staff")
    assert "someone who writes a column" in card.text
    assert "The Comet" in card.text
    await replies(sam, card, "How long shall it be?")
    answer = await ana.waits_for("How long shall it be?", dm=True)
    assert "Staff of the server can read this" in answer.text
    assert {"Report", "End it"} <= set(answer.buttons)
    await ana.writes_to_bot("Two pages.")
    await sam.waits_for("Two pages.", channel="staff")
    await community.settles()
    assert not [each for each in from_bot(ana) if "What is it about?" in each]
    sure = await (await sam.presses(card, "End it")).settled()
    await (await sam.presses(sure, "End it")).settled()
    await ana.waits_for("is over", dm=True)
    await community.settles()
    await begins_by_dm(ana, "Thank you!")


async def test_what_was_written_while_the_bot_was_away_is_read_back_once(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    await sends_by_dm(ana, await begins_by_dm(ana, "Hi there"), "Make something together", {"What is it about?": "Us"})
    await sam.waits_for("A message for the team", channel="staff")
    await community.settles()
    await community.stop()
    await ana.writes_to_bot("One more thing")
    await ana.writes_to_bot("and another")
    await community.start()
    await sam.waits_for("and another", channel="staff")
    await community.settles()
    await community.restart()
    await community.settles()
    seen = [each.text for each in sam.sees("staff")]
    assert len([each for each in seen if "One more thing" in each]) == 1
    assert len([each for each in seen if "and another" in each]) == 1
    assert all(each.reactions for each in ana.sees(dm=True) if each.author_id == ana.id)


async def test_what_discord_could_not_answer_for_is_taken_up_a_minute_later(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    await sends_by_dm(ana, await begins_by_dm(ana, "Hi there"), "Make something together", {"What is it about?": "Us"})
    await sam.waits_for("A message for the team", channel="staff")
    await community.settles()
    await community.stop()
    await ana.writes_to_bot("While you were away")
    faults = community.playground.faults
    faults.answer(400, "GET /channels/*/messages*", times=1)
    await community.start()
    await community.settles()
    faults.answer(400, "GET /guilds/*", times=None)
    now = await ana.writes_to_bot("And now")
    await ana.waits_for(lambda message: message.id == now.id and bool(message.reactions), dm=True)
    await community.settles()
    assert not [each for each in sam.sees("staff") if "And now" in each.text or "away" in each.text]
    faults.clear()
    community.passes(timedelta(minutes=2))
    await sam.waits_for("And now", channel="staff")
    await sam.waits_for("While you were away", channel="staff")
    assert all(each.reactions for each in ana.sees(dm=True) if each.author_id == ana.id)


async def test_with_dms_shut_the_answer_waits_in_the_inbox(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    await sends_by_dm(ana, await begins_by_dm(ana, "Hi there"), "Make something together", {"What is it about?": "Us"})
    card = await sam.waits_for("A message for the team", channel="staff")
    ana.closes_dms()
    await replies(sam, card, "Tell us more.")
    await community.settles()
    assert not [each for each in from_bot(ana) if "Tell us more." in each]
    talk = await opens_from_inbox(ana, "wrote to you")
    assert "Tell us more." in talk.text
    await replies(ana, talk, "By inbox, then.")
    await sam.waits_for("By inbox, then.", channel="staff")


async def test_stickers_big_files_and_nothing_each_get_one_clear_sentence(community: Community) -> None:
    ana = community.person("ana")
    await ana.writes_to_bot(files=[Upload("film.mp4", b"\0" * 10_000_000, "video/mp4")])
    await ana.waits_for("only pass on text", dm=True)
    await community.settles()
    assert len(from_bot(ana)) == 1
    assert ana.sees(dm=True)[0].reactions


async def test_an_edit_and_a_deletion_reach_the_other_side(community: Community) -> None:
    await pick_safety_team(community, "stella", "dev")
    ana, ben, sam = community.person("ana"), community.person("ben"), community.person("sam")
    card = await writes_to_member(community, ana, ben)
    await (await sam.presses(card, "Pass on")).settled()
    first = await opens_from_inbox(ben, "would like to write to you")
    accepted = await (await ben.presses(first, "Accept")).settled()
    page = await (await ben.presses(accepted, "Open")).settled()
    await (await ben.presses(page, "Bring it to my DMs")).settled()
    talk = await opens_from_inbox(ana, "accepted your message")
    await (await ana.presses(talk, "Bring it to my DMs")).settled()
    said = await ana.writes_to_bot("You are mean")
    relayed = await ben.waits_for("You are mean", dm=True)
    assert "only the safety team can read" in relayed.text
    await ana.edits(said, "You are keen")
    await ben.waits_for("You are keen", dm=True)
    await community.settles()
    shown = next(each for each in ben.sees(dm=True) if each.id == relayed.id)
    assert "edited" in shown.text
    assert "mean" not in shown.text
    await ana.deletes(said)
    await ben.waits_for("This message was deleted", dm=True)
    stella = community.person("stella")
    guardian = Actor(guild_id=community.guild.id, person_id=stella.id)
    page = await community.bot.services.collaboration.conversations.read_conversation(guardian, 1)
    assert page.messages[-1].text == "You are keen"
    assert page.messages[-1].earlier == ("You are mean",)


async def test_block_and_report_are_on_what_is_relayed(community: Community) -> None:
    await pick_safety_team(community, "stella", "dev")
    ana, ben = community.person("ana"), community.person("ben")
    card = await writes_to_member(community, ana, ben)
    await (await community.person("sam").presses(card, "Pass on")).settled()
    accepted = await (await ben.presses(await opens_from_inbox(ben, "would like to write"), "Accept")).settled()
    talk = await (await ben.presses(accepted, "Open")).settled()
    await (await ben.presses(talk, "Bring it to my DMs")).settled()
    talk = await opens_from_inbox(ana, "accepted your message")
    await (await ana.presses(talk, "Bring it to my DMs")).settled()
    await ana.writes_to_bot("You are mean")
    relayed = await ben.waits_for("You are mean", dm=True)
    form = await ben.presses(relayed, "Report")
    assert form.modal["title"] == "Report this"
    question = await (await ben.presses(relayed, "Block")).settled()
    await (await ben.presses(question, "Block")).settled()
    await ana.writes_to_bot("Still mean")
    await ana.waits_for("This conversation is over", dm=True)
    await community.settles()
    assert not [each for each in from_bot(ben) if "Still mean" in each]


async def test_who_is_in_two_communities_says_which_one_is_meant(community: Community) -> None:
    await community.set_up("quinn")
    ben, robin, sam = community.person("ben"), community.person("robin"), community.person("sam")
    menu = await begins_by_dm(ben, "I could draw for you.")
    assert "A writing job" not in menu.buttons
    menu = (await (await ben.chooses(menu, ["Night Owls"])).settled()).message
    await sends_by_dm(ben, menu, "Join the team", {"What would you like to do?": "Draw"})
    card = await robin.waits_for("I could draw for you.", channel="staff")
    await replies(robin, card, "Show us!")
    answer = await ben.waits_for("Show us!", dm=True)
    assert "Night Owls" in answer.text
    assert not [each for each in sam.sees("staff") if "I could draw" in each.text]


async def test_a_message_that_was_stored_before_a_crash_is_answered_after_it(community: Community) -> None:
    ana = community.person("ana")
    await begins_by_dm(ana, "Hello")
    await community.settles()
    await community.stop()
    lost = await ana.writes_to_bot("Are you there?")
    database = Database(community.settings.database_url, community.settings.keys())
    clock = SystemClock()
    await DmIntakeService(database, clock).receive(
        Incoming(message_id=lost.id, person_id=ana.id, channel_id=lost.channel_id, text="Are you there?")
    )
    await DmService(database, clock).seen(ana.id, lost.id)
    await database.close()
    await community.start()
    await ana.waits_for(lambda message: message.id == lost.id and bool(message.reactions), dm=True)
    await community.settles()
    assert len([each for each in from_bot(ana) if "What is it about?" in each]) == 1


async def test_with_two_conversations_a_message_waits_until_its_writer_says_which(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    for title in ("Posters", "Music"):
        form = await ana.presses(await (await ana.runs("/contact")).settled(), "Make something together")
        page = await (await ana.fills(form, {**TOGETHER, "What is it about?": title})).settled()
        await (await ana.presses(page, "Send")).settled()
    await ana.writes_to_bot("In blue, please.")
    which = await ana.waits_for("Which conversation is that for?", dm=True)
    assert not [each for each in sam.sees("staff") if "In blue" in each.text]
    await (await ana.chooses(which, ["Posters"], custom_id="collaboration:which")).settled()
    relayed = await sam.waits_for("In blue, please.", channel="staff")
    assert "(Posters)" in relayed.text
    await ana.writes_to_bot("And big.")
    await sam.waits_for("And big.", channel="staff")


async def test_an_outsider_reaches_only_who_wants_it(community: Community) -> None:
    omar, sam = community.person("omar"), community.person("sam")
    omar.installs_bot()
    await omar.writes_to_bot("Hello, I run a magazine.")
    await omar.waits_for("I can't pass that on", dm=True)
    page = await (await sam.runs("/settings show")).settled()
    page = await (await sam.presses(page, "Requests and messages")).settled()
    await (await sam.presses(page, "Let others write to the team")).settled()
    menu = await begins_by_dm(omar, "Hello again.")
    await sends_by_dm(omar, menu, "A writing job", JOB)
    card = await sam.waits_for("A message for the team", channel="staff")
    assert "not a member of this server" in card.text
    assert "Hello, I run a magazine." in card.text
    await replies(sam, card, "Go on.")
    await omar.waits_for("Go on.", dm=True)


async def test_who_has_left_is_not_relayed_any_more(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    ana.installs_bot()
    await sends_by_dm(ana, await begins_by_dm(ana, "Hi there"), "Make something together", {"What is it about?": "Us"})
    await sam.waits_for("A message for the team", channel="staff")
    ana.leaves()
    await ana.writes_to_bot("Still here?")
    await community.settles()
    await ana.waits_for(lambda message: bool(message.reactions), dm=True)
    await community.settles()
    assert not [each for each in sam.sees("staff") if "Still here?" in each.text]


async def test_ninety_days_later_what_has_ended_is_gone(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    await sends_by_dm(ana, await begins_by_dm(ana, "Hi there"), "Join the team", {"What would you like to do?": "Edit"})
    card = await sam.waits_for("A message for the team", channel="staff")
    sure = await (await sam.presses(card, "End it")).settled()
    await (await sam.presses(sure, "End it")).settled()
    await ana.waits_for("is over", dm=True)
    later = community.bot.services.clock.now() + timedelta(days=91)
    community.passes(timedelta(days=92))
    await community.bot.services.clock.until(later)
    await community.bot.services.collaboration.forget_old()
    refused = await (await sam.presses(card, "Whole conversation")).settled()
    assert "couldn't find that" in refused.text
