"""Drafts keep what was typed, for their owner alone."""

import pytest
from sqlalchemy import text

from bot.clock import FixedClock
from bot.database import Database
from bot.errors import MemberFacingError
from bot.forms import FormService, take


@pytest.fixture
def forms(database: Database, clock: FixedClock) -> FormService:
    return FormService(database, clock)


async def test_opening_a_form_again_finds_what_was_typed(forms: FormService) -> None:
    draft = await forms.open(5, 1, "piece", values={"kind": "poem"})
    await forms.set(5, draft.id, {"title": "Rain"})
    again = await forms.open(5, 1, "piece", values={"kind": "essay"})
    assert (again.id, again.values) == (draft.id, {"kind": "poem", "title": "Rain"})


async def test_nobody_else_reads_or_changes_a_draft(forms: FormService) -> None:
    draft = await forms.open(5, 1, "piece")
    with pytest.raises(MemberFacingError, match="draft-gone"):
        await forms.get(6, draft.id)
    with pytest.raises(MemberFacingError, match="draft-gone"):
        await forms.set(6, draft.id, {"title": "mine"})
    await forms.discard(6, draft.id)
    assert (await forms.get(5, draft.id)).values == {}


async def test_a_draft_is_sent_once(forms: FormService, database: Database) -> None:
    draft = await forms.open(5, 1, "piece", values={"title": "Rain"})
    async with database.write() as session:
        assert (await take(session, 5, draft.id)).values == {"title": "Rain"}
    with pytest.raises(MemberFacingError, match="draft-gone"):
        async with database.write() as session:
            await take(session, 5, draft.id)


async def test_a_failed_sending_loses_nothing(forms: FormService, database: Database) -> None:
    draft = await forms.open(5, 1, "piece", values={"title": "Rain"})
    with pytest.raises(RuntimeError):
        async with database.write() as session:
            await take(session, 5, draft.id)
            raise RuntimeError
    assert (await forms.get(5, draft.id)).values == {"title": "Rain"}


async def test_what_is_typed_is_not_readable_in_the_database(forms: FormService, database: Database) -> None:
    await forms.open(5, 1, "piece", values={"text": "a secret line \0 \ud83d"})
    async with database.read() as session:
        (stored,) = (await session.execute(text('SELECT "values" FROM forms_draft'))).one()
    assert b"secret" not in bytes(stored)
