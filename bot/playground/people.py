"""People: what a person does in Discord's client, each action waiting for what a real client waits for."""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.playground import commands, messages, threads
from bot.playground.filling import fill_modal, select_values
from bot.playground.interactions import Interaction, InteractionKind, make_interaction
from bot.playground.model import Channel, Guild, Json, Message, Upload
from bot.playground.permissions import Permission
from bot.playground.reading import find_buttons, find_selects
from bot.playground.replies import NotOffered, Reply
from bot.playground.standing import Standing
from bot.playground.typing_options import (
    STRING,
    Resolved,
    fill_options,
    find_channel,
    find_command,
    wrap_in_chain,
)

Place = Channel | str | int | None


@dataclass(frozen=True)
class Choice:
    """A suggestion while typing an option."""

    name: str
    value: str | int | float


PATIENCE_SECONDS = 10.0
"""How long, in real time, a person looks at "the bot is thinking" before they do something else."""


class Person(Standing):
    """Somebody at a client. Channels are named, given by id, or the home guild's #general when left out."""

    # Where

    def dm_with_bot(self) -> Channel:
        """The DM channel with the bot, opened when it is not yet there."""
        return self.world.dm_channel(self.id, self.application.id)

    def place(self, channel: Place = None, *, dm: bool = False, guild: Guild | None = None) -> Channel:
        """The channel that a name, id or nothing means to this person."""
        if dm:
            return self.dm_with_bot()
        return find_channel(self.world, "general" if channel is None else channel, (guild or self.home).id)

    # Commands, buttons, forms

    def offered(self, channel: Place = None, *, dm: bool = False, guild: Guild | None = None) -> list[Json]:
        """The commands the client shows to this person there, slash and menus."""
        where = self.place(channel, dm=dm, guild=guild)
        return commands.offered_commands(self.world, self.application, self.id, where)

    async def runs(
        self, line: str, *, channel: Place = None, dm: bool = False, guild: Guild | None = None, **options: Any
    ) -> Reply:
        """Run a slash command; NotOffered when the client would not show it or not accept these options."""
        where = self._enter(channel, dm=dm, guild=guild)
        command, chain, wanted = find_command(self.offered(where), line)
        resolved = self._resolved(where)
        filled = fill_options(wanted, options, resolved)
        data = self._command_data(command, resolved)
        data["options"] = wrap_in_chain(chain, filled)
        return await self._send(where, InteractionKind.COMMAND, data)

    async def types_option(
        self,
        line: str,
        option: str,
        text: str,
        *,
        channel: Place = None,
        dm: bool = False,
        guild: Guild | None = None,
        **others: Any,
    ) -> list[Choice]:
        """Type into an option with suggestions; none when the bot does not answer in time."""
        where = self._enter(channel, dm=dm, guild=guild)
        command, chain, wanted = find_command(self.offered(where), line)
        focused = next((o for o in wanted if o["name"] == option), None)
        if focused is None or not focused.get("autocomplete"):
            raise NotOffered(f"{line} has no option {option!r} with suggestions")
        resolved = self._resolved(where)
        given = [o for o in wanted if o["name"] in others]
        filled = fill_options(given, others, resolved)
        value: Any = text if focused["type"] == STRING else text or ""
        filled.append({"name": option, "type": focused["type"], "value": value, "focused": True})
        data = self._command_data(command, resolved)
        data["options"] = wrap_in_chain(chain, filled)
        reply = await self._send(where, InteractionKind.AUTOCOMPLETE, data)
        return [Choice(c["name"], c["value"]) for c in reply.interaction.choices]

    async def uses_menu(
        self, name: str, *, message: Message | None = None, user: Any = None, channel: Place = None
    ) -> Reply:
        """Use an entry of the context menu of a message or of a person."""
        where = self.world.channel(message.channel_id) if message else self.place(channel)
        kind = commands.MESSAGE_MENU if message else commands.USER_MENU
        command = next((c for c in self.offered(where) if c["type"] == kind and c["name"] == name), None)
        if command is None:
            names = [c["name"] for c in self.offered(where) if c["type"] == kind]
            raise NotOffered(f"the menu has no {name!r} for this person here, only {names}")
        resolved = self._resolved(where)
        if message is not None:
            self._must_see(message)
            resolved.found["messages"] = {str(message.id): self.world.message_json(message)}
            target = str(message.id)
        else:
            target = resolved.user(user)
        data = self._command_data(command, resolved)
        data["target_id"] = target
        return await self._send(where, InteractionKind.COMMAND, data)

    async def presses(
        self, what: Message | Reply, label: str | None = None, *, custom_id: str | None = None, nth: int = 0
    ) -> Reply:
        """Press a button by its label or custom id; the nth of several alike."""
        message = self._visible(what)
        found = [b for b in find_buttons(message.components, label, custom_id) if "custom_id" in b]
        if len(found) <= nth:
            raise NotOffered(f"no button {label or custom_id!r} to press, only {message.buttons} in: {message.text!r}")
        if found[nth]["disabled"]:
            raise NotOffered(f"the button {label or custom_id!r} is disabled")
        data = {"custom_id": found[nth]["custom_id"], "component_type": 2, "id": found[nth]["id"]}
        return await self._component(message, data)

    async def chooses(
        self,
        what: Message | Reply,
        picked: Sequence[Any] | str,
        *,
        placeholder: str | None = None,
        custom_id: str | None = None,
    ) -> Reply:
        """Pick in a select menu, by labels, or by person, role or channel."""
        message = self._visible(what)
        found = find_selects(message.components, placeholder, custom_id)
        if len(found) != 1:
            raise NotOffered(f"{len(found)} menus fit {placeholder or custom_id or 'this message'!r}")
        select = found[0]
        if select["disabled"]:
            raise NotOffered("the menu is disabled")
        resolved = self._resolved(self.world.channel(message.channel_id))
        values = select_values(select, [picked] if isinstance(picked, str) else list(picked), resolved)
        data: Json = {
            "custom_id": select["custom_id"],
            "component_type": select["type"],
            "id": select["id"],
            "values": values,
        }
        if resolved.found:
            data["resolved"] = resolved.found
        return await self._component(message, data)

    async def fills(self, reply: Reply, answers: dict[str, Any]) -> Reply:
        """Fill in and send the form that a reply opened, its fields named by their labels."""
        opened = reply.interaction
        resolved = self._resolved(self.world.channel(opened.channel_id))
        data: Json = {
            "custom_id": reply.modal["custom_id"],
            "components": fill_modal(reply.modal, answers, resolved),
        }
        data["resolved"] = resolved.found
        where = self.world.channel(opened.channel_id)
        return await self._send(where, InteractionKind.MODAL_SUBMIT, data, message=opened.message, triggered_by=opened)

    async def dismisses(self, what: Reply | Message) -> None:
        """Close a form (the bot is told nothing of it) or hide an ephemeral message."""
        if isinstance(what, Reply) and what.interaction.modal is not None:
            return
        message = what.message if isinstance(what, Reply) else what
        if message.ephemeral_for != self.id:
            raise NotOffered("only messages that only you see can be dismissed")
        messages.delete_message(self.world, message)

    async def reads_inbox(self, **where: Any) -> Reply:
        """Run /inbox."""
        return await self.runs("/inbox", **where)

    # Messages

    async def writes(
        self,
        channel: Place,
        text: str = "",
        *,
        files: Sequence[Upload] = (),
        reply_to: Message | None = None,
        mention_author: bool = True,
        stickers: Sequence[int] = (),
    ) -> Message:
        """Write a message; DiscordError when this person may not."""
        where = self.place(channel)
        body: Json = {"content": text, "sticker_ids": [str(s) for s in stickers]}
        if reply_to is not None:
            body["message_reference"] = {"message_id": str(reply_to.id)}
            if not mention_author:
                body["allowed_mentions"] = {"parse": ["users", "roles", "everyone"], "replied_user": False}
        uploads = dict(enumerate(files))
        return messages.create_message(self.world, self.id, where, body, uploads)

    async def writes_to_bot(self, text: str = "", **more: Any) -> Message:
        """Write to the bot in DM."""
        return await self.writes(self.dm_with_bot(), text, **more)

    async def posts(
        self, forum: Place, title: str, text: str, *, tags: Sequence[str] = (), files: Sequence[Upload] = ()
    ) -> Channel:
        """Start a forum post."""
        where = self.place(forum)
        ids = [str(t.id) for t in where.tags if t.name in tags]
        body = {"name": title, "message": {"content": text}, "applied_tags": ids}
        return threads.start_post(self.world, self.id, where, body, dict(enumerate(files)))[0]

    async def edits(self, message: Message, text: str) -> Message:
        if message.author_id != self.id:
            raise NotOffered("only one's own messages can be edited")
        return messages.edit_message(self.world, message, {"content": text})

    async def deletes(self, message: Message) -> None:
        if message.author_id != self.id:
            self.world.require(self.id, self.world.channel(message.channel_id), Permission.MANAGE_MESSAGES)
        messages.delete_message(self.world, message)

    async def reacts(self, message: Message, emoji: str, *, add: bool = True) -> None:
        self._must_see(message)
        messages.react(self.world, self.id, message, emoji, add=add)

    def sees(self, channel: Place = None, *, dm: bool = False) -> list[Message]:
        """The messages this person sees in a channel, oldest first, with ephemeral ones to this person."""
        return self.world.visible_messages(self.id, self.place(channel, dm=dm))

    def sees_channel(self, channel: Place) -> bool:
        return self.world.can_view(self.id, self.place(channel))

    def threads_in(self, channel: Place) -> list[Channel]:
        """Threads and posts of a channel that this person sees, oldest first."""
        parent = self.place(channel)
        found = (c for c in self.world.channels.values() if c.parent_id == parent.id and c.thread is not None)
        return sorted((c for c in found if self.world.can_view(self.id, c)), key=lambda c: c.id)

    async def waits_for(
        self,
        wanted: str | Callable[[Message], bool],
        *,
        channel: Place = None,
        dm: bool = False,
        timeout: float = 5.0,  # noqa: ASYNC109
        after: Message | None = None,
    ) -> Message:
        """The newest visible message that fits (by a text within it, or a predicate), now or once it comes.

        Searches one channel, the DM with the bot, or everything this person sees; TimeoutError in real seconds.
        """
        where = self.place(channel, dm=dm) if dm or channel is not None else None

        def fits(message: Message) -> bool:
            if after is not None and message.id <= after.id:
                return False
            return wanted in message.text if isinstance(wanted, str) else wanted(message)

        with self.world.subscribe(self.id) as events:
            try:
                async with asyncio.timeout(timeout):
                    while True:
                        found = [m for m in self._seen(where) if fits(m)]
                        if found:
                            return found[-1]
                        await events.next()
            except TimeoutError:
                seen = [m.text[:200] for m in self._seen(where)][-5:]
                raise TimeoutError(f"{self.name} waited in vain for {wanted!r}; the last messages: {seen}") from None

    def _seen(self, where: Channel | None) -> list[Message]:
        if where is not None:
            return self.world.visible_messages(self.id, where)
        everything = [m for c in tuple(self.world.channels.values()) for m in self.world.visible_messages(self.id, c)]
        return sorted(everything, key=lambda m: m.id)

    # Behind all of these

    def _enter(self, channel: Place, *, dm: bool, guild: Guild | None) -> Channel:
        where = self.place(channel, dm=dm, guild=guild)
        if not self.world.can_view(self.id, where):
            raise NotOffered(f"{self.name} does not see that channel")
        return where

    def _visible(self, what: Message | Reply) -> Message:
        message = what.message if isinstance(what, Reply) else what
        self._must_see(message)
        return message

    def _must_see(self, message: Message) -> None:
        if not self.world.sees_message(self.id, message):
            raise NotOffered(f"{self.name} does not see that message")

    def _resolved(self, where: Channel) -> Resolved:
        return Resolved(self.world, self.id, where, self.application.id)

    def _command_data(self, command: Json, resolved: Resolved) -> Json:
        data: Json = {"id": command["id"], "name": command["name"], "type": command["type"]}
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        if resolved.found:
            data["resolved"] = resolved.found
        return data

    async def _component(self, message: Message, data: Json) -> Reply:
        where = self.world.channel(message.channel_id)
        return await self._send(where, InteractionKind.COMPONENT, data, message=message)

    async def _send(
        self,
        where: Channel,
        kind: InteractionKind,
        data: Json,
        *,
        message: Message | None = None,
        triggered_by: Interaction | None = None,
    ) -> Reply:
        interaction = make_interaction(
            self.world, self.application, self.id, where, kind, data, message=message, triggered_by=triggered_by
        )
        await interaction.acknowledged.wait()
        reply = Reply(self, interaction)
        if reply.state == "deferred":
            with contextlib.suppress(TimeoutError):
                await reply.settled(PATIENCE_SECONDS)
        return reply
