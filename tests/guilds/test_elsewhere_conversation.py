"""The app on one's own account, used in a server that never invited the bot."""

from tests.community import Community


async def test_a_server_that_did_not_invite_the_bot_gets_one_sentence(community: Community) -> None:
    quinn = community.person("quinn")
    quinn.installs_bot()
    quinn.kicks("quillcast", guild=quinn.home)
    for command in ("/settings show", "/contact", "/showcase mine"):
        reply = await (await quinn.runs(command, guild=quinn.home)).settled()
        assert "I was not invited to this server" in reply.text
    assert "/showcase" in (await quinn.runs("/help", dm=True)).text
