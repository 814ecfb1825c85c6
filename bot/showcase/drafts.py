"""Drafts of pieces: kept as typed from the first form on, looked through each time, sent by `SubmissionService`."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database import Database
from bot.delivery import Operation, outbox
from bot.errors import MemberFacingError
from bot.forms import FormService, drafts_of, open_draft
from bot.forms.fields import Problem
from bot.forms.models import DraftRow
from bot.forms.service import own_row
from bot.guilds import Actor, Guild, require_job
from bot.safety.team import require_open
from bot.showcase import drafting, names, repository
from bot.showcase.before import before
from bot.showcase.details import details_of, stored, with_sources
from bot.showcase.drafting import FORM, Values
from bot.showcase.leaves import leaf
from bot.showcase.records import Leaf, Sheet
from bot.showcase.rules import ai_rule
from bot.showcase.states import State, Step, after
from bot.showcase.uploads import SentFile, Uploads

JOB = "showcase"
DM_OFFER = "showcase-dm-offer"
# Staff's minutes are scarce, and every writer should get some of them.
MOST_WAITING = 5


class DraftService:
    """Opens and changes the draft of a piece. Only its owner ever sees one."""

    def __init__(self, database: Database, clock: Clock, forms: FormService, uploads: Uploads) -> None:
        self._database = database
        self._clock = clock
        self._forms = forms
        self._uploads = uploads

    async def begin(self, actor: Actor, target: str = "") -> Sheet | None:
        """Before the first form is opened: the draft of a new piece that is there already, if any.

        Raises:
            MemberFacingError: the job is off, submissions are paused, no channel is set, or five pieces wait.
        """
        async with self._database.read() as session:
            guild = await require_room(session, actor)
        draft = await self._forms.find(actor.person_id, actor.guild_id, FORM, target=target)
        return None if draft is None else await self._sheet(guild, actor, draft.id, draft.target, draft.values)

    async def others(self, actor: Actor) -> tuple[tuple[int, str], ...]:
        """Id and title of what they have begun besides: pieces that live elsewhere, and posts of their blog."""
        async with self._database.read() as session:
            drafts = await drafts_of(session, actor.person_id, actor.guild_id, FORM)
        new = [each for each in drafts if each.target and drafting.piece_of(each.target) is None]
        return tuple((each.id, str(each.values.get("title") or "")) for each in new)

    async def has_one(self, actor: Actor) -> bool:
        """Whether the actor has begun a new piece and not sent it."""
        return await self._forms.find(actor.person_id, actor.guild_id, FORM) is not None

    async def take_in(self, actor: Actor, typed: Values, file: SentFile | None = None, *, target: str = "") -> Sheet:
        """Keep what the first form, or a message of the person's own, brought; then see what is still missing.

        A text joins what the draft holds already, so that nothing that was typed before is lost.

        Raises:
            MemberFacingError: the job is off, where what was typed is kept even so; the draft is full. A file that
                cannot be read, or does not fit, is a notice on the sheet.
        """
        typed = drafting.tidied(typed)
        async with self._database.write() as session:
            preset = {"pen_name": await names.last_chosen(session, actor.guild_id, actor.person_id)}
            draft = await open_draft(
                session, self._clock.now(), actor.person_id, actor.guild_id, FORM, target=target, values=preset
            )
            row = await _row(session, actor, draft.id)
            more = {name: value for name, value in typed.items() if (value or name == "lives_at") and name != "text"}
            self._store(row, {**more, "text": drafting.with_more(row.values, drafting.text_of(typed))})
        return await self._with_file(actor, draft.id, file)

    async def offer_file(self, person_id: int, message_id: int) -> None:
        """Ask somebody who sent a file directly where it is to be submitted; once for each message."""
        async with self._database.write() as session:
            operation = Operation(
                kind=DM_OFFER,
                key=f"{DM_OFFER}:{message_id}",
                guild_id=None,
                person_id=person_id,
                ids={"person_id": person_id, "message_id": message_id},
                ordering_key=f"dm:{person_id}",
            )
            await outbox.add(session, self._clock.now(), operation)

    async def sheet(self, actor: Actor, draft_id: int) -> Sheet:
        """The draft as it stands.

        Raises:
            MemberFacingError: it is gone, or somebody else's.
        """
        async with self._database.read() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            row = await _row(session, actor, draft_id)
        return await self._sheet(guild, actor, row.id, row.target, row.values)

    async def change(self, actor: Actor, draft_id: int, typed: Values) -> Sheet:
        """Replace some fields; raises as `sheet`."""
        return await self._changed(actor, draft_id, lambda _values: drafting.tidied(typed))

    async def is_own(self, actor: Actor, draft_id: int) -> Sheet:
        """Its author says that they wrote it, by the server's rule as it is now; raises as `sheet`."""
        async with self._database.read() as session:
            rule = await ai_rule(session, actor.guild_id)
        return await self.change(actor, draft_id, {"own": rule.value})

    async def add_part(self, actor: Actor, draft_id: int, text: str, file: SentFile | None = None) -> Sheet:
        """Add to the end of the text, first what was typed, then the file; raises as `sheet`, and when it is full."""
        await self._changed(actor, draft_id, lambda values: {"text": drafting.with_more(values, text)})
        return await self._with_file(actor, draft_id, file)

    async def replace_part(self, actor: Actor, draft_id: int, number: int, opened_on: str, text: str) -> Sheet:
        """Replace one part of the text (see `drafting.with_part_replaced`); raises as `sheet`."""
        return await self._changed(
            actor,
            draft_id,
            lambda values: {"text": drafting.with_part_replaced(drafting.text_of(values), number, opened_on, text)},
        )

    async def replace_by_file(self, actor: Actor, draft_id: int, file: SentFile) -> Sheet:
        """The file's text instead of the draft's, which stays when the file cannot be read; raises as `sheet`."""
        return await self._with_file(actor, draft_id, file, instead=True)

    async def leave_out(self, actor: Actor, draft_id: int) -> Sheet:
        """Take the words out that the guard stops; raises as `sheet`."""
        async with self._database.read() as session:
            values = (await _row(session, actor, draft_id)).values
        kept = await asyncio.to_thread(drafting.leave_out, values)
        changed = {name for name in kept if kept[name] != values.get(name)}

        def store(now: Mapping[str, Any]) -> dict[str, Any]:
            # What was typed in between stays; its marks are on the page again.
            return {name: kept[name] for name in changed if now.get(name) == values.get(name)}

        return await self._changed(actor, draft_id, store)

    async def page(self, actor: Actor, draft_id: int, number: int) -> Leaf:
        """A page of the text, as readers would see it; raises as `sheet`."""
        async with self._database.read() as session:
            values = (await _row(session, actor, draft_id)).values
        text = with_sources(drafting.text_of(values), details_of(values))
        return await leaf(str(values.get("title") or ""), text, number)

    async def discard(self, actor: Actor, draft_id: int) -> None:
        """Throw the draft away; the piece that it revises stays as it was sent. Raises as `sheet`."""
        async with self._database.write() as session:
            await session.delete(await _row(session, actor, draft_id))

    async def revise(self, actor: Actor, piece_id: int) -> Sheet:
        """A draft of the next version of one's own piece, beginning with what the last one held.

        Raises:
            MemberFacingError: the job is off or paused; somebody else's; nothing was asked to be changed.
        """
        async with self._database.write() as session:
            guild = await require_job(session, actor.guild_id, JOB)
            await require_open(session, actor.guild_id)
            piece = await repository.own_row(session, actor.guild_id, actor.person_id, piece_id)
            after(State(piece.state), Step.REVISE)
            last = await repository.newest(session, piece)
            draft = await open_draft(
                session,
                self._clock.now(),
                actor.person_id,
                actor.guild_id,
                FORM,
                target=drafting.target_of(piece.id),
                values=drafting.values_of(
                    repository.cover_of(last),
                    last.text,
                    stored(last.details or {}),
                    await names.called(session, piece.pen_name_id) or "",
                ),
            )
        return await self._sheet(guild, actor, draft.id, draft.target, draft.values)

    async def _changed(
        self, actor: Actor, draft_id: int, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]
    ) -> Sheet:
        """Stored first, whatever is wrong; then looked at."""
        async with self._database.write() as session:
            row = await _row(session, actor, draft_id)
            self._store(row, change(row.values))
        return await self.sheet(actor, draft_id)

    async def _with_file(self, actor: Actor, draft_id: int, file: SentFile | None, *, instead: bool = False) -> Sheet:
        """The sheet, after the text of a file was added; what was typed is stored by then, whatever the file is."""
        if file is None:
            return await self.sheet(actor, draft_id)

        def added(values: Values) -> dict[str, Any]:
            text = opened.text if instead else drafting.with_more(values, opened.text)
            if len(text) > drafting.MOST_KEPT:
                raise MemberFacingError("showcase-file-long")
            return {"text": text}

        try:
            opened = await self._uploads.read(file)
            sheet = await self._changed(actor, draft_id, added)
        except MemberFacingError as refused:
            notice = Problem(field="text", key=refused.key, args=refused.args_shown)
            return replace(await self.sheet(actor, draft_id), notices=(notice,))
        if opened.pictures:
            left_out = Problem(field="text", key="showcase-pictures-left-out", args={"count": opened.pictures})
            return replace(sheet, notices=(left_out,))
        return sheet

    async def _sheet(self, guild: Guild, actor: Actor, draft_id: int, target: str, values: Values) -> Sheet:
        async with self._database.read() as session:
            around = await before(session, actor.guild_id, actor.person_id, target, values)
        # Looking through the longest text takes too long for the event loop.
        look = await asyncio.to_thread(drafting.look, values)
        return Sheet(
            draft_id=draft_id,
            piece_id=drafting.piece_of(target),
            cover=look.cover,
            text=drafting.text_of(values),
            problems=(*look.problems, *around.problems),
            remarks=look.remarks,
            pen_name=drafting.pen_name_of(values),
            channel_id=guild.showcase_channel_id,
            from_staff=around.from_staff,
            usual=around.usual,
            ai=around.ai,
            twin=around.twin,
        )

    def _store(self, row: DraftRow, changed: Mapping[str, Any]) -> None:
        row.values = {**row.values, **changed}
        row.changed_at = self._clock.now()


async def require_room(session: AsyncSession, actor: Actor) -> Guild:
    """The guild, where the actor may submit a new piece.

    Raises:
        MemberFacingError: the job is off, submissions are paused, no channel is set, or five pieces wait.
    """
    guild = await require_job(session, actor.guild_id, JOB)
    await require_open(session, actor.guild_id)
    if guild.showcase_channel_id is None:
        raise MemberFacingError("showcase-no-channel")
    if await repository.count_waiting(session, actor.guild_id, actor.person_id) >= MOST_WAITING:
        raise MemberFacingError("showcase-too-many-waiting", most=MOST_WAITING)
    return guild


async def _row(session: AsyncSession, actor: Actor, draft_id: int) -> DraftRow:
    row = await own_row(session, actor.person_id, draft_id)
    if row.form != FORM or row.guild_id != actor.guild_id:
        raise MemberFacingError("forms-draft-gone")
    return row
