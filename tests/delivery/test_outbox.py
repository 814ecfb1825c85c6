"""What the outbox promises to the services that write into it, and the worker that empties it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.clock import FixedClock
from bot.database import Database
from bot.delivery import Action, Operation, Place, outbox, queue
from bot.delivery.models import OperationRow, PostRow
from bot.delivery.outbox import State
from bot.people.service import PeopleService


def send(key: str, **more: object) -> Operation:
    return Operation(kind="card", key=key, guild_id=1, channel_id=10, **more)  # type: ignore[arg-type]


async def ready(database: Database, clock: FixedClock) -> list[str]:
    async with database.read() as session:
        return [row.key for row in await queue.ready(session, clock.now(), datetime.now(UTC), limit=50)]


async def finish(database: Database, clock: FixedClock, key: str, state: State, place: Place | None) -> None:
    async with database.write() as session:
        row = (await session.scalars(select(OperationRow).where(OperationRow.key == key))).one()
        queue.lease(row, "me", datetime.now(UTC))
        await queue.finish(session, clock.now(), row.id, state, place, None)


async def states(database: Database) -> dict[str, str]:
    async with database.read() as session:
        return {f"{row.action} {row.kind}": row.state for row in await session.scalars(select(OperationRow))}


async def test_asking_twice_with_one_key_is_asking_once(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        first = await outbox.add(session, clock.now(), send("a"))
        assert await outbox.add(session, clock.now(), send("a")) == first
    assert await ready(database, clock) == ["a"]


async def test_a_failed_transaction_leaves_nothing_to_send(database: Database, clock: FixedClock) -> None:
    with pytest.raises(RuntimeError):
        async with database.write() as session:
            await outbox.add(session, clock.now(), send("a"))
            raise RuntimeError
    assert await ready(database, clock) == []


async def test_operations_of_one_conversation_leave_in_order(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        for key in ("first", "second"):
            await outbox.add(session, clock.now(), send(key, ordering_key="talk"))
        await outbox.add(session, clock.now(), send("other"))
    assert await ready(database, clock) == ["first", "other"]
    await finish(database, clock, "first", State.DONE, Place(10, 1))
    assert await ready(database, clock) == ["second", "other"]


async def test_a_successor_waits_and_takes_its_place_from_what_it_waited_for(
    database: Database, clock: FixedClock
) -> None:
    async with database.write() as session:
        post = await outbox.add(session, clock.now(), send("post"))
        await outbox.add(
            session,
            clock.now(),
            Operation(action=Action.CROSSPOST, kind="card", key="crosspost", guild_id=1, predecessor_id=post),
        )
    assert await ready(database, clock) == ["post"]
    await finish(database, clock, "post", State.DONE, Place(10, 77))
    assert await ready(database, clock) == ["crosspost"]
    async with database.read() as session:
        row = (await session.scalars(select(OperationRow).where(OperationRow.key == "crosspost"))).one()
        assert await queue.target(session, row) == queue.Target(10, 77, None)


async def test_what_waits_for_something_that_is_not_shown_is_dropped(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        post = await outbox.add(session, clock.now(), send("post"))
        await outbox.add(session, clock.now(), send("after", predecessor_id=post))
    await finish(database, clock, "post", State.DROPPED, None)
    async with database.read() as session:
        assert [row.state for row in await session.scalars(select(OperationRow))] == [State.DROPPED, State.DROPPED]


async def test_a_post_is_found_again_by_what_it_shows(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("edition", subjects=("edition:1", "piece:12")))
    await finish(database, clock, "edition", State.DONE, Place(10, 5))
    async with database.write() as session:
        assert await outbox.find_posts(session, "piece:12") == [(10, 5)]
        await outbox.refresh(session, clock.now(), "piece:12")
        await outbox.refresh(session, clock.now(), "piece:12")
    assert await states(database) == {"send card": "done", "edit card": "pending"}


async def test_taking_down_stops_what_has_not_left_and_deletes_what_stands(
    database: Database, clock: FixedClock
) -> None:
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("stands", subjects=("piece:12",)))
    await finish(database, clock, "stands", State.DONE, Place(10, 5))
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("waits", subjects=("piece:12",)))
        await outbox.remove(session, clock.now(), "piece:12", kind="card")
    async with database.read() as session:
        found = {row.key.partition(":")[0]: row.state for row in await session.scalars(select(OperationRow))}
    assert found == {"stands": State.DONE, "waits": State.DROPPED, "delete": State.PENDING}


async def test_taking_down_leaves_standing_what_shows_it_beside_other_things(
    database: Database, clock: FixedClock
) -> None:
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("card", subjects=("piece:12",)))
        edition = Operation(kind="edition", key="e", guild_id=1, channel_id=10, subjects=("edition:1", "piece:12"))
        await outbox.add(session, clock.now(), edition)
    await finish(database, clock, "card", State.DONE, Place(10, 5))
    await finish(database, clock, "e", State.DONE, Place(10, 6))
    async with database.write() as session:
        await outbox.remove(session, clock.now(), "piece:12", kind="card")
        await outbox.refresh(session, clock.now(), "piece:12")
    found = await states(database)
    assert found == {"send card": "done", "send edition": "done", "delete card": "pending", "edit edition": "pending"}


async def test_what_waits_for_something_taken_down_is_dropped_with_it(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        first = await outbox.add(session, clock.now(), send("first", subjects=("piece:12",)))
        await outbox.add(session, clock.now(), send("second", action=Action.CROSSPOST, predecessor_id=first))
        await outbox.remove(session, clock.now(), "piece:12", kind="card")
    assert await states(database) == {"send card": "dropped", "crosspost card": "dropped"}


async def test_taking_down_what_is_just_leaving_deletes_it_as_soon_as_it_stands(
    database: Database, clock: FixedClock
) -> None:
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("leaving", subjects=("piece:12",)))
        row = (await session.scalars(select(OperationRow))).one()
        queue.lease(row, "me", datetime.now(UTC) + timedelta(seconds=30))
    async with database.write() as session:
        await outbox.remove(session, clock.now(), "piece:12", kind="card")
    assert await ready(database, clock) == []
    await finish(database, clock, "leaving", State.DONE, Place(10, 9))
    (delete,) = await ready(database, clock)
    async with database.read() as session:
        row = (await session.scalars(select(OperationRow).where(OperationRow.key == delete))).one()
        assert await queue.target(session, row) == queue.Target(10, 9, None)


async def test_what_was_tried_and_may_stand_already_is_rendered_anew_after_a_change(
    database: Database, clock: FixedClock
) -> None:
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("tried", subjects=("piece:12",)))
        await outbox.add(session, clock.now(), send("untried", subjects=("piece:12",)))
        row = (await session.scalars(select(OperationRow).where(OperationRow.key == "tried"))).one()
        queue.lease(row, "me", datetime.now(UTC))
        await queue.put_back(session, row.id, clock.now(), "lost")
    async with database.write() as session:
        await outbox.refresh(session, clock.now(), "piece:12")
    async with database.read() as session:
        edits = [row for row in await session.scalars(select(OperationRow)) if row.action == Action.EDIT]
        assert [(await queue.get(session, edit.predecessor_id or 0)).key for edit in edits] == ["tried"]


async def test_a_lapsed_lease_is_taken_over_and_counts_as_another_attempt(
    database: Database, clock: FixedClock
) -> None:
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("a"))
        row = (await session.scalars(select(OperationRow))).one()
        queue.lease(row, "dead", datetime.now(UTC) - timedelta(seconds=1))
    assert await ready(database, clock) == ["a"]
    async with database.write() as session:
        row = (await session.scalars(select(OperationRow))).one()
        still_at_work = (row.id,)
        assert not await queue.ready(session, clock.now(), datetime.now(UTC), limit=50, in_flight=still_at_work)
        queue.lease(row, "alive", datetime.now(UTC))
        assert row.attempts == 2


async def test_staff_retry_only_what_is_stuck_and_only_their_own(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        operation_id = await outbox.add(session, clock.now(), send("a"))
        assert not await outbox.retry(session, clock.now(), operation_id, guild_id=1)
    await finish(database, clock, "a", State.FAILED, None)
    async with database.write() as session:
        assert not await outbox.retry(session, clock.now(), operation_id, guild_id=2)
        assert await outbox.retry(session, clock.now(), operation_id, guild_id=1)
    assert await ready(database, clock) == ["a"]


async def test_erasing_a_person_forgets_the_direct_messages_that_stand_with_them(
    database: Database, clock: FixedClock
) -> None:
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("dm", person_id=5))
        await outbox.add(session, clock.now(), send("card"))
    await finish(database, clock, "dm", State.DONE, Place(50, 1))
    await finish(database, clock, "card", State.DONE, Place(10, 2))
    await PeopleService(database, clock).erase(5)
    async with database.read() as session:
        assert [row.channel_id for row in await session.scalars(select(PostRow))] == [10]
        assert [row.key for row in await session.scalars(select(OperationRow))] == ["card"]


async def test_a_post_deleted_by_hand_is_forgotten(database: Database, clock: FixedClock) -> None:
    async with database.write() as session:
        await outbox.add(session, clock.now(), send("a", subjects=("piece:1",)))
    await finish(database, clock, "a", State.DONE, Place(10, 5))
    async with database.write() as session:
        assert await outbox.forget_posts(session, 10, [5]) == ["piece:1"]
    async with database.read() as session:
        assert (await session.scalars(select(PostRow))).all() == []
