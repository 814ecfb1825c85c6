"""What is over is forgotten, and never sent or told again for that."""

from datetime import timedelta

from sqlalchemy import select

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import Action, InboxItem, InboxService, Place, inbox, outbox
from bot.delivery.models import OperationRow
from bot.delivery.outbox import State
from bot.delivery.retention import Retention, forget_operations, forget_read_items
from bot.forms import FormService
from bot.forms.service import forget_abandoned
from tests.delivery.test_outbox import finish, send


async def keeps(database: Database) -> list[tuple[str, str, str, int | None]]:
    """What is still known of each operation."""
    async with database.read() as session:
        rows = await session.scalars(select(OperationRow).order_by(OperationRow.id))
        return [(row.action, row.state, row.kind, row.channel_id) for row in rows]


async def test_of_what_was_sent_the_key_stays_and_of_edits_nothing(database: Database, clock: FixedClock) -> None:
    retention = Retention(database, clock, (forget_operations,))
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("sent", subjects=("piece:12",), ids={"piece_id": 12}))
        waited_for = await outbox.add(session, clock.now(), send("first"))
        await outbox.add(
            session,
            clock.now(),
            send(
                "later",
                action=Action.CROSSPOST,
                predecessor_id=waited_for,
                not_before_at=clock.now() + timedelta(days=60),
            ),
        )
        await outbox.add(session, clock.now(), send("stuck"))
    await finish(database, clock, "sent", State.DONE, Place(10, 1))
    await finish(database, clock, "first", State.DONE, Place(10, 2))
    await finish(database, clock, "stuck", State.FAILED, None)
    async with database.write() as session:
        await outbox.refresh(session, clock.now(), "piece:12")
        key = (await session.scalars(select(OperationRow.key).where(OperationRow.action == Action.EDIT))).one()
    await finish(database, clock, key, State.DONE, Place(10, 1))
    before = await keeps(database)
    clock.advance(timedelta(days=29))
    await retention.forget_old()
    assert await keeps(database) == before
    clock.advance(timedelta(days=2))
    await retention.forget_old()
    await retention.forget_old()
    assert await keeps(database) == [
        ("send", "done", "", None),
        ("send", "done", "card", 10),
        ("crosspost", "pending", "card", 10),
        ("send", "failed", "card", 10),
    ]
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("sent"))
        assert await outbox.find(session, "sent") == (1, State.DONE)
        await outbox.refresh(session, clock.now(), "piece:12")
    assert (await keeps(database))[-1] == ("edit", "pending", "card", 10), "the post still stands and follows"


async def test_an_inbox_item_that_was_read_long_ago_is_gone_and_never_told_again(
    database: Database, clock: FixedClock
) -> None:
    service, retention = InboxService(database, clock), Retention(database, clock, (forget_read_items,))
    read, unread = (
        InboxItem(guild_id=1, person_id=5, kind="test", key=key, ids={"piece_id": 12}) for key in ("read", "unread")
    )
    async with database.write() as session:
        await inbox.put(session, clock.now(), read)
    (item,) = await service.items(1, 5)
    await service.mark_read(1, 5, oldest_id=item.id, newest_id=item.id)
    async with database.write() as session:
        await inbox.put(session, clock.now(), unread)
    clock.advance(timedelta(days=91))
    await retention.forget_old()
    async with database.write() as session:
        await inbox.put(session, clock.now(), read)
    assert [each.key for each in await service.items(1, 5)] == ["unread"]
    assert await service.unread(1, 5) == 1
    assert await service.guilds(5) == [(1, 1)]


async def test_an_abandoned_form_goes_after_a_month_and_a_text_after_a_year(
    database: Database, clock: FixedClock
) -> None:
    forms, retention = FormService(database, clock), Retention(database, clock, (forget_abandoned,))
    await forms.open(5, 1, "profile")
    await forms.open(5, 1, "showcase")
    clock.advance(timedelta(days=20))
    await forms.set(5, (await forms.open(5, 1, "team")).id, {"name": "The Lanterns"})
    clock.advance(timedelta(days=11))
    await retention.forget_old()
    left = [await forms.find(5, 1, form) is not None for form in ("profile", "showcase", "team")]
    assert left == [False, True, True]
    clock.advance(timedelta(days=335))
    await retention.forget_old()
    assert await forms.find(5, 1, "showcase") is None
