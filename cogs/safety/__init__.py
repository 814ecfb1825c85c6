"""Report and Block, and what the safety team does with them."""

import contextlib

import discord

from bot.client import QuillcastClient
from bot.delivery import Body, InboxItem, Outgoing
from bot.safety import disclosures, log, reports, service
from cogs.components.layouts import Item, Layout
from cogs.safety import commands, helping, messages
from cogs.safety.presence import hand_over


async def setup(client: QuillcastClient) -> None:
    """Called by discord.py when the extension is loaded."""
    services = client.services

    async def report_card(outgoing: Outgoing) -> Body | None:
        report_id, guild_id = int(outgoing.ids["report_id"]), outgoing.guild_id or 0
        # Not to be told is worse than to be told whom one cannot read yet: staff who look are asked about again.
        with contextlib.suppress(discord.HTTPException):
            await hand_over(client, guild_id)
        state = await services.reports.state_of(guild_id, report_id)
        urgent = bool(outgoing.ids.get("urgent"))
        return None if state is None else Body(layout=Layout(messages.report_card(report_id, *state, urgent=urgent)))

    async def help_dm(outgoing: Outgoing) -> Body:
        words = await services.safety.help_words(outgoing.guild_id)
        return Body(layout=Layout(helping.help_card(words, told=outgoing.guild_id is not None)))

    async def pause_card(outgoing: Outgoing) -> Body | None:
        view = await services.safety.view(outgoing.guild_id or 0)
        if not view.paused:
            return None
        return Body(layout=Layout(messages.pause_card(await services.safety.paused_by(outgoing.guild_id or 0))))

    async def told_report(item: InboxItem) -> list[Item]:
        report = await services.reports.told(item.guild_id, item.person_id, int(item.ids["report_id"]))
        return messages.told_report(item, report)

    async def told_log(item: InboxItem) -> list[Item]:
        report = await services.reports.told(item.guild_id, item.person_id, int(item.ids["report_id"]))
        return messages.told_log(item, report)

    async def told_closed(item: InboxItem) -> list[Item]:
        return messages.told_closed(item)

    async def told_picked(_item: InboxItem) -> list[Item]:
        return messages.told_picked()

    client.renderers[reports.REPORT_CARD] = report_card
    client.renderers[service.PAUSE_CARD] = pause_card
    client.renderers[disclosures.HELP_DM] = help_dm
    client.inbox_renderers[reports.REPORT] = told_report
    client.inbox_renderers[log.WRITTEN] = told_log
    client.inbox_renderers[reports.CLOSED] = told_closed
    client.inbox_renderers[service.PICKED] = told_picked
    await commands.add(client)
