"""A member suggests a page, staff take it, and the digest says who shared it if they want that."""

from tests.community import Community


async def test_a_page_is_suggested_from_a_message_and_by_command_and_decided_on(community: Community) -> None:
    ana, ben, sam = community.person("ana"), community.person("ben"), community.person("sam")
    link = community.playground.site.put(
        "old.html",
        b"<html><head><title>An old tale</title><meta property='article:published_time' content='2019-05-04'></head>"
        b"<body><article><h1>An old tale</h1>"
        + b"<p>Once there was a harbour without a sea.</p>" * 20
        + b"</article></body></html>",
        "text/html",
    )
    message = await ben.writes("general", f"Have you read this? ({link})")
    form = await ana.uses_menu("Suggest for the digest", message=message)
    sent = await ana.fills(
        form, {"Why should others read it?": "It made me laugh", "If it is taken": ["Say that I shared it"]}
    )
    assert "Staff will look at “An old tale”." in (await sent.settled()).text
    again = await (await ben.runs("/digest share", link=link)).settled()
    assert "suggested here already" in again.text
    second = await (await ben.runs("/digest share", link="https://nowhere.example/x", why="?")).settled()
    assert "nowhere.example/x" in second.text
    empty = await ana.uses_menu("Suggest for the digest", message=await ben.writes("general", "no link"))
    assert empty.text == "There is no link in that message."
    card = await sam.waits_for("A member suggests a page", channel="staff")
    queue = await sam.presses(card, "Look at suggestions")
    assert "It made me laugh" in queue.text
    assert "wants to be named" in queue.text
    left = await (await sam.presses(queue, "Take it")).settled()
    assert "It stands in the next digest" in left.text
    done = await sam.presses(left, "Not this one")
    assert "Nothing is suggested." in done.text
    await community.settles()
    assert not [each for each in sam.sees("staff") if "A member suggests a page" in each.text]
    assert "was taken: “An old tale”" in (await ana.reads_inbox()).text
    assert "wasn't taken this time" in (await ben.reads_inbox()).text
    preview = (await sam.runs("/edition preview")).text
    assert f"shared by <@{ana.id}>" in preview
    assert preview.index("<t:1556928000:D>") < preview.index("Source:")
