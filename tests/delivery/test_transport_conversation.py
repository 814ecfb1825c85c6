"""What the bot's hands do on Discord when things are not as they were: nothing doubled, nothing guessed."""

from datetime import timedelta

import aiohttp
import pytest

from bot.delivery import Body, Operation, Outgoing, outbox
from bot.delivery.breaker import MOST_REFUSALS
from bot.delivery.transport import ForbiddenError, GoneError
from bot.playground.channels import create_channel, delete_channel
from bot.playground.permissions import Permission
from bot.playground.threads import update_thread
from cogs.components.layouts import Layout, text
from tests.community import Community
from tests.delivery.test_delivery_conversation import passes_until_settled


def body(words: str) -> Body:
    return Body(layout=Layout([text(words)]), title="A post")


async def test_a_message_is_found_again_below_hundreds_of_others(community: Community) -> None:
    transport, general = community.bot.client.transport, community.channel("general")
    since = community.playground.clock.now()
    made = await transport.send(general.id, body("It is here."), nonce="n", marker=77)
    for number in range(201):
        await community.person("ana").writes("general", f"{number}")
    assert await transport.find_message(general.id, 77, since) == made
    assert await transport.find_message(general.id, 78, since) is None


async def test_a_forum_post_is_opened_once_and_found_and_changed_after_discord_archived_it(
    community: Community,
) -> None:
    transport, forum = community.bot.client.transport, community.channel("showcase-forum")
    since = community.playground.clock.now()
    community.playground.faults.fail_after_work("POST */channels/*/threads", times=1)
    made = await transport.send(forum.id, body("Once."), nonce="n", marker=77)
    (post,) = community.person("ana").threads_in("showcase-forum")
    assert (made.channel_id, made.message_id) == (post.id, post.id)
    world = community.playground.world
    assert post.thread is not None
    update_thread(world, post.thread.owner_id, post, {"archived": True})
    community.passes(timedelta(days=8))
    assert await transport.find_message(forum.id, 77, since) == made
    await transport.edit(made.channel_id, made.message_id, body("Changed."), marker=77)
    assert "Changed." in community.person("ana").sees(post)[0].text


async def test_posts_whose_channel_is_gone_are_forgotten_and_ask_staff_for_nothing(community: Community) -> None:
    async def still_there(_outgoing: Outgoing) -> Body:
        return body("Still there.")

    community.bot.client.renderers["test"] = still_there
    channel = create_channel(community.playground.world, community.guild, {"name": "short-lived", "type": 0})
    database, clock = community.bot.database, community.bot.services.clock
    async with database.write() as session:
        operation = Operation(
            kind="test", key="t", guild_id=community.guild.id, channel_id=channel.id, subjects=("piece:1",)
        )
        await outbox.add(session, clock.now(), operation)
    await community.settles()
    delete_channel(community.playground.world, channel)
    async with database.write() as session:
        assert await outbox.find_posts(session, "piece:1")
        await outbox.refresh(session, clock.now(), "piece:1")
    await community.settles()
    async with database.read() as session:
        assert await outbox.find_posts(session, "piece:1") == []
    with pytest.raises(GoneError):
        await community.bot.client.transport.delete(channel.id, channel.id)
    assert not [each for each in community.person("sam").sees("staff") if "could not be" in each.text]


async def test_what_discord_counts_as_invalid_counts_and_nothing_else(community: Community) -> None:
    client, general = community.bot.client, community.channel("general")
    for _ in range(MOST_REFUSALS - 1):
        client.breaker.count()
    with pytest.raises(GoneError):
        await client.transport.delete(general.id, 1)
    assert client.breaker.seconds_left() == 0
    community.take_from_bot("general", Permission.SEND_MESSAGES)
    with pytest.raises(ForbiddenError):
        await client.transport.send(general.id, body("No."), nonce="n", marker=7)
    assert client.breaker.seconds_left() > 0


async def test_a_network_failure_while_a_card_is_drawn_up_is_waited_out(community: Community) -> None:
    attempts: list[int] = []

    async def drawn(_outgoing: Outgoing) -> Body:
        attempts.append(1)
        if len(attempts) == 1:
            raise aiohttp.ClientConnectionError
        return body("At last.")

    community.bot.client.renderers["test"] = drawn
    async with community.bot.database.write() as session:
        general = community.channel("general")
        operation = Operation(kind="test", key="t", guild_id=community.guild.id, channel_id=general.id)
        await outbox.add(session, community.bot.services.clock.now(), operation)
    await passes_until_settled(community)
    assert [each.text for each in community.person("ana").sees("general")].count("At last.") == 1
