"""Setting a server up, as its owner sees it."""

import pytest

from bot.playground.channels import deny
from bot.playground.permissions import Permission
from bot.playground.reading import find_buttons
from bot.playground.replies import NotOffered
from tests.community import Community, open_community


async def test_three_questions_set_a_server_up(sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        oda = community.person("oda")
        twin = await oda.runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff")
        reply = await oda.runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff")
        await reply.settled()
        assert reply.ephemeral
        assert "Europe/Berlin" in reply.text
        assert f"<#{community.channel('showcase').id}>" in reply.text
        done = await oda.presses(reply, "Start")
        assert "is set up" in done.text
        assert "is set up" in (await oda.presses(await twin.settled(), "Start")).text
        card = await community.person("nia").waits_for("Start here", channel="start-here")
        assert "Submit a piece" in card.buttons
        await community.settles()
        await community.restart()
        await community.settles()
        assert len([each for each in oda.sees("start-here") if "Start here" in each.text]) == 1


async def test_the_page_says_which_permission_is_missing_and_looks_again(sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        oda = community.person("oda")
        community.take_from_bot("news", Permission.SEND_MESSAGES)
        reply = await oda.runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff")
        assert "I still need: Send Messages" in (await reply.settled()).text
        community.give_to_bot("news", Permission.SEND_MESSAGES)
        assert "I still need" not in (await oda.presses(reply, "Check again")).text


async def test_a_staff_channel_that_everyone_sees_is_not_taken(sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        oda = community.person("oda")
        page = await oda.runs("/setup start", city="Berlin", staff_channel="general", staff_role="Staff")
        assert "Everyone in this server can see that channel" in (await page.settled()).text
        refused = await (await oda.presses(page, "Start")).settled()
        assert "or choose another channel" in refused.text
        assert "not set up" in (await community.person("ana").runs("/showcase mine")).text
        deny(community.playground.world, community.channel("general"), community.guild.id, Permission.VIEW_CHANNEL)
        community.give_to_bot("general", Permission.VIEW_CHANNEL)
        assert "Everyone in this server" not in (await oda.presses(page, "Check again")).text
        assert "is set up" in (await oda.presses(page, "Start")).text


async def test_staff_are_not_everyone_and_their_channel_works(sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        oda = community.person("oda")
        refused = await oda.runs("/setup start", city="Berlin", staff_channel="staff", staff_role=community.guild.id)
        assert "make everyone in this server staff" in (await refused.settled()).text
        page = await oda.runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff")
        community.take_from_bot("staff", Permission.SEND_MESSAGES)
        refused = await oda.presses(await page.settled(), "Start")
        assert "I still need: Send Messages" in (await refused.settled()).text
        community.give_to_bot("staff", Permission.SEND_MESSAGES)
        assert "is set up" in (await (await oda.presses(page, "Start")).settled()).text
        await community.settles()
        community.take_from_bot("staff", Permission.SEND_MESSAGES)
        assert "I still need: Send Messages" in (await (await oda.runs("/settings show")).settled()).text
        await (await community.person("sam").runs("/safety pause")).settled()
        for _ in range(2):
            await community.settles()
        assert "I can't post in" in (await oda.reads_inbox()).text


async def test_an_unknown_city_is_one_sentence(sqlite_url: str) -> None:
    async with open_community(sqlite_url, set_up=False) as community:
        oda = community.person("oda")
        reply = await oda.runs("/setup start", city="Atlantis", staff_channel="staff", staff_role="Staff")
        assert "I don't know the city “Atlantis”" in reply.text
        names = [each.name for each in await oda.types_option("/setup start", "city", "ber")]
        assert any("Europe/Berlin" in name for name in names)


async def test_members_are_not_offered_to_set_up(community: Community) -> None:
    with pytest.raises(NotOffered):
        await community.person("ana").runs("/setup start", city="Berlin", staff_channel="staff", staff_role="Staff")


async def test_staff_see_and_switch(community: Community) -> None:
    sam = community.person("sam")
    reply = await sam.runs("/settings show")
    assert "Berlin" in reply.text
    where = await (await sam.runs("/edition schedule", hour="18", where="general", stories=3)).settled()
    assert "18:00" in where.text
    reply = await (await sam.runs("/settings show")).settled()
    assert f"at 18:00 in <#{community.channel('general').id}>, with 3 stories" in reply.text
    switched = await sam.presses(reply, "Switch podcasts off")
    assert "Switch podcasts on" in switched.buttons


async def test_help_shows_staff_more(community: Community) -> None:
    assert "/review next" in (await community.person("sam").runs("/help")).text
    assert "/review next" not in (await community.person("ana").runs("/help")).text
    assert "Ask staff" in (await community.person("ana").runs("/help")).buttons
    in_dm = await community.person("ana").runs("/help", dm=True)
    assert "the others work in the server" in in_dm.text
    assert not in_dm.buttons


async def test_the_start_card_answers_its_reader_alone(community: Community) -> None:
    nia = community.person("nia")
    card = await nia.waits_for("Start here", channel="start-here")
    reply = await nia.presses(card, "How we keep you safe")
    assert "Staff read every piece before anyone else sees it" in reply.text
    assert reply.ephemeral


async def test_a_button_of_an_older_post_says_so(community: Community) -> None:
    nia = community.person("nia")
    card = await nia.waits_for("Start here", channel="start-here")
    button = next(each for each in find_buttons(card.components, "How we keep you safe", None))
    button["custom_id"] = "gone:verb:1"
    reply = await nia.presses(card, "How we keep you safe")
    assert "no longer does anything" in reply.text
    assert reply.ephemeral


async def test_staff_name_who_may_read_what_is_for_sixteen_and_up(community: Community) -> None:
    sam = community.person("sam")
    page = await (await sam.runs("/settings show")).settled()
    assert "only staff find them" in page.text
    role = next(role for role in community.guild.roles.values() if role.name == "Member")
    page = await (await sam.chooses(page, [role], placeholder="Who may read 16+ pieces?")).settled()
    assert f"<@&{role.id}> and staff find them" in page.text
