"""What podcasts say on the pages of others."""

from tests.community import Community
from tests.podcasts.test_podcast_conversation import looks, presses


async def test_a_team_shows_its_shows_and_a_member_their_credits(community: Community) -> None:
    sam, ben = community.person("sam"), community.person("ben")
    page = await sam.presses(await sam.runs("/settings team"), "New team")
    await (await sam.fills(page, {"Name": "The Lantern", "What the team makes": "Two shows."})).settled()
    preview = await looks(community, sam)
    await (await sam.chooses(preview, ["The Lantern"])).settled()
    await ben.waits_for("Letters to a House", channel="podcasts")
    assert "🎙 Ink After Dark" in (await ben.runs("/team show")).text
    page = await presses(sam, await sam.runs("/podcast list"), "Open")
    form = await sam.presses(page, "Name people")
    named = {"Who": "ben", "What they did": "Host", "In which episode": "The newest episode and all to come"}
    await (await sam.fills(form, named)).settled()
    assert "podcast episode" not in (await sam.runs("/profile show", person=ben)).text
    await presses(ben, await ben.reads_inbox(), "Yes, name me")
    assert "Named in one podcast episode" in (await sam.runs("/profile show", person=ben)).text
