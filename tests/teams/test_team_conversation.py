"""/team and /settings team, as people see them."""

import pytest

from bot.playground.replies import NotOffered
from tests.community import Community

NEW = {"Name": "Ink & Ears", "What the team makes": "Two *shows* and a blog.", "Links": "https://example.org"}


async def test_a_team_is_made_and_a_member_says_yes_before_being_named(community: Community) -> None:
    sam, ben, ana = (community.person(name) for name in ("sam", "ben", "ana"))
    assert "no team yet" in (await ana.runs("/team show")).text
    page = await sam.runs("/settings team")
    page = await sam.fills(await sam.presses(page, "New team"), NEW)
    assert "Ink & Ears" in page.text
    page = await sam.fills(await sam.presses(page, "Add somebody"), {"Who": "ben", "As what": "host"})
    await page.settled()
    assert f"Asked, but not named before they say yes: {ben.mention}" in page.text
    assert ben.mention not in (await ana.runs("/team show")).text
    inbox = await ben.reads_inbox()
    assert "would like to name you" in inbox.text
    await community.restart()
    yes = await ben.presses(inbox, "Yes, name me")
    assert "You are named" in yes.text
    shown = await ana.runs("/team show")
    assert f"{ben.mention}: host" in shown.text
    assert r"Two \*shows\*" in shown.text
    assert shown.buttons == ["Report"]
    mine = await ben.runs("/team show")
    assert "You are not named" in (await ben.presses(mine, "Leave the team")).text
    assert ben.mention not in (await ana.runs("/team show")).text


async def test_somebody_who_has_left_cannot_be_added(community: Community) -> None:
    sam, ben = community.person("sam"), community.person("ben")
    page = await sam.fills(await sam.presses(await sam.runs("/settings team"), "New team"), NEW)
    form = await sam.presses(page, "Add somebody")
    ben.leaves()
    reply = await sam.fills(form, {"Who": "ben", "As what": "host"})
    await reply.interaction.acknowledged.wait()
    assert "not a member" in reply.text + "".join(each.text for each in reply.followups)


async def test_what_stops_a_teams_page_is_said_and_kept(community: Community) -> None:
    sam = community.person("sam")
    page = await sam.runs("/settings team")
    bad = {**NEW, "What the team makes": "Mail team@example.org"}
    page = await sam.fills(await sam.presses(page, "New team"), bad)
    assert "looks like an e-mail address" in page.text
    again = await sam.presses(page, "Change it")
    page = await sam.fills(again, {"Name": "Inky"})
    assert "team@example.org" in page.text
    page = await sam.presses(page, "Leave these out")
    assert "It is not saved yet" in page.text
    page = await sam.presses(page, "Save")
    assert "Inky" in page.text
    assert "example.org\n" not in page.text.partition("https://")[0]


async def test_the_owner_picks_the_safety_team_and_staff_cannot(community: Community) -> None:
    oda, sam, cleo = (community.person(name) for name in ("oda", "sam", "cleo"))
    page = await oda.runs("/settings team")
    assert "Pick three people" in page.text
    page = await oda.chooses(page, ["sam", "cleo"], placeholder="Pick the safety team")
    await page.settled()
    assert "two of them can read along" in page.text
    assert "You are in the safety team now" in (await cleo.reads_inbox()).text
    page = await (await sam.runs("/settings team")).settled()
    assert "Manage Server" in page.text
    with pytest.raises(NotOffered):
        await sam.chooses(page, ["sam"], placeholder="Pick the safety team")
    assert "two of them can read along" in (await oda.runs("/settings team")).text


async def test_teams_are_switched_on_the_page_and_taken_off(community: Community) -> None:
    sam, ana = community.person("sam"), community.person("ana")
    page = await sam.runs("/settings team")
    for team in ("First", "Second"):
        page = await sam.fills(await sam.presses(page, "New team"), {**NEW, "Name": team})
        page = await sam.presses(page, "Back")
    shown = await ana.runs("/team show")
    assert "First" in shown.text
    assert "Second" in (await ana.chooses(shown, ["Second"], placeholder="Another team")).text
    assert "Second" in (await ana.runs("/team show", name="second")).text
    assert [each.name for each in await ana.types_option("/team show", "name", "sec")] == ["Second"]
    assert "couldn't find" in (await ana.runs("/team show", name="third")).text
    page = await sam.presses(await sam.runs("/settings team"), "Open")
    page = await sam.presses(await sam.presses(page, "Take the team off"), "Take the team off")
    assert "First" not in page.text
    assert "Second" in (await ana.runs("/team show")).text


async def test_members_are_not_offered_the_settings(community: Community) -> None:
    with pytest.raises(NotOffered):
        await community.person("ana").runs("/settings team")
