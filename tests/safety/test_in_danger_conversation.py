"""Somebody's text says that they are in danger, as they, the safety team and staff see it."""

from tests.collaboration.acting import pick_safety_team
from tests.community import Community

HARD = "I can't sleep. I want to die."
HELP = "You don't have to carry this alone"


async def test_the_writer_sees_where_to_find_help_and_the_safety_team_what_to_do(community: Community) -> None:
    await pick_safety_team(community, "stella", "dev")
    ana, stella, sam = community.person("ana"), community.person("stella"), community.person("sam")
    page = await (await ana.runs("/contact")).settled()
    form = await ana.presses(page, "Join the team")
    answers = {"What would you like to do?": "Edit", "What have you made so far?": HARD}
    page = await (await ana.fills(form, answers)).settled()
    sent = await (await ana.presses(page, "Send")).settled()
    assert HELP in sent.text
    assert "findahelpline.com" in sent.text
    assert "safety in this server are told" in sent.text
    assert sent.ephemeral or sent.message.ephemeral_for == ana.id
    card = await sam.waits_for("Somebody may be in danger", channel="staff")
    assert "want to die" not in card.text
    assert ana.mention not in card.text
    assert "The safety team reads them" in (await (await sam.presses(card, "Open")).settled()).text
    told = await stella.reads_inbox()
    assert "I'll write you" in (await stella.presses(told, "Tell me by DM")).text
    assert "Somebody may be in danger" in told.text
    report = await (await stella.presses(told, "Open")).settled()
    assert "Don't promise to keep it secret" in report.text
    assert HARD in report.text
    form = await stella.presses(report, "Write to them")
    words = {"What would you like to say to them?": "I read what you wrote. How are you now?"}
    shown = await (await stella.fills(form, words)).settled()
    assert "Sent." in (await (await stella.presses(shown, "Send")).settled()).text
    opened = await ana.presses(await ana.reads_inbox(), "Open")
    assert "How are you now?" in (await opened.settled()).text
    closed = await (await stella.presses(report, "I took care of it")).settled()
    assert "Closed by" in closed.text
    for each in (stella, community.person("dev")):
        each.leaves()
    form = await ana.presses(await ana.runs("/profile edit"), "About me")
    await (await ana.fills(form, {"About me": HARD})).settled()
    card = await sam.waits_for(lambda message: "number 2" in message.text, channel="staff")
    assert ana.mention in (await (await sam.presses(card, "Open")).settled()).text


async def test_without_a_safety_team_the_card_for_staff_says_nothing_of_what_was_written(community: Community) -> None:
    ana, sam = community.person("ana"), community.person("sam")
    page = await (await ana.runs("/profile edit")).settled()
    form = await ana.presses(page, "About me")
    saved = await (await ana.fills(form, {"About me": HARD})).settled()
    assert HELP in saved.text
    card = await sam.waits_for("Somebody may be in danger", channel="staff")
    assert "want to die" not in card.text
    assert ana.mention not in card.text
    report = await (await sam.presses(card, "Open")).settled()
    assert ana.mention in report.text


async def test_staff_put_in_their_own_words(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    settings = await (await sam.runs("/settings show")).settled()
    page = await (await sam.presses(settings, "Where to find help")).settled()
    assert "findahelpline.com" in page.text
    form = await sam.presses(page, "Change it")
    page = await (await sam.fills(form, {"What they see": "Ms. Lund, or 116 111. @everyone"})).settled()
    assert "116 111" in page.text
    await ana.writes_to_bot(HARD)
    # No server is known yet: what everybody is shown, and nobody has been told.
    answer = await ana.waits_for(HELP, dm=True)
    assert "Nobody here has read" in answer.text
    page = await (await sam.presses(page, "Back to what I suggest")).settled()
    assert "findahelpline.com" in page.text
