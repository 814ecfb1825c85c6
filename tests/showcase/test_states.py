"""Where a piece may go from where it stands."""

import pytest

from bot.errors import MemberFacingError
from bot.showcase.states import DECISIONS, State, Step, after, can


def test_only_a_waiting_piece_is_decided() -> None:
    for step in DECISIONS:
        assert [state for state in State if can(state, step)] == [State.WAITING]


def test_only_a_published_piece_is_taken_down_and_what_staff_remove_is_for_good() -> None:
    for step in (Step.TAKE_DOWN, Step.REMOVE):
        assert [state for state in State if can(state, step)] == [State.PUBLISHED]
    assert not any(can(State.REMOVED, step) for step in Step)


def test_what_is_thrown_away_neither_waits_nor_stands() -> None:
    assert {state for state in State if not state.can_be_thrown_away} == {
        State.WAITING,
        State.CHANGES,
        State.PUBLISHED,
    }


def test_a_piece_is_taken_back_before_the_decision_only() -> None:
    assert {state for state in State if can(state, Step.TAKE_BACK)} == {State.WAITING, State.CHANGES}


def test_what_was_asked_for_or_is_its_authors_alone_can_be_sent_again() -> None:
    for state in (State.CHANGES, *(state for state in State if state.is_its_authors_alone)):
        assert after(state, Step.REVISE) is State.WAITING


@pytest.mark.parametrize("state", State)
def test_a_refusal_says_where_the_piece_stands(state: State) -> None:
    refused = [step for step in Step if not can(state, step)]
    with pytest.raises(MemberFacingError) as told:
        after(state, refused[0])
    assert told.value.key == f"showcase-now-{state}"
