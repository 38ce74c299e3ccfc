"""The update sessions of the example: what may be done to one, and when it expires."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.content_library.session import State
from examples.content_library.sessions import UpdateSessions
from vapierrors import ArgumentLocations, TransientIndication, errors

if TYPE_CHECKING:
    from collections.abc import Callable

NOON = datetime(2026, 8, 16, 12, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """The moment it shows."""
        return self.now

    def advance(self, **duration: float) -> None:
        """Let time pass."""
        self.now += timedelta(**duration)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(clock: Clock) -> UpdateSessions:
    return UpdateSessions(clock=clock, max_sessions=3)


def test_new_session(sessions: UpdateSessions) -> None:
    """A session begins active, without progress, and lives five minutes."""
    session = sessions.get(sessions.create("iso-1"))
    assert (session.library_item_id, session.state, session.client_progress) == ("iso-1", State.ACTIVE, 0)
    assert session.expiration_time == NOON + timedelta(minutes=5)


def test_a_session_expires_and_is_deleted(sessions: UpdateSessions, clock: Clock) -> None:
    """Up to its expiration time a session is there, from then on nothing of it is left, and the item is free again."""
    session_id = sessions.create("iso-1")
    clock.advance(minutes=4, seconds=59)
    assert sessions.list() == [session_id]
    clock.advance(seconds=1)
    assert sessions.list() == []
    with pytest.raises(errors.NotFound) as caught:
        sessions.keep_alive(session_id)
    assert str(caught.value) == (
        f"There is no update session with the identifier “{session_id}”.\n"
        "An update session is deleted after 5 minutes without activity."
    )
    assert sessions.create("iso-1") != session_id


def test_keep_alive_extends_the_life(sessions: UpdateSessions, clock: Clock) -> None:
    """Each keep-alive gives a session its whole life again, while another one beside it expires."""
    kept, left = sessions.create("iso-1"), sessions.create("iso-2")
    for _ in range(3):
        clock.advance(minutes=4)
        sessions.keep_alive(kept)
    assert sessions.get(kept).expiration_time == NOON + timedelta(minutes=17)
    assert sessions.list() == [kept]
    with pytest.raises(errors.NotFound):
        sessions.get(left)


def test_to_look_is_no_activity(sessions: UpdateSessions, clock: Clock) -> None:
    """Reading a session does not keep it alive."""
    session_id = sessions.create("iso-1")
    clock.advance(minutes=3)
    sessions.get(session_id)
    clock.advance(minutes=3)
    with pytest.raises(errors.NotFound):
        sessions.get(session_id)


def test_idle_minutes(clock: Clock) -> None:
    """The time after which a session expires is a setting, and the error tells it."""
    sessions = UpdateSessions(idle_minutes=1, clock=clock)
    session_id = sessions.create("iso-1")
    clock.advance(minutes=1)
    with pytest.raises(errors.NotFound) as caught:
        sessions.get(session_id)
    assert caught.value.messages[1].default_message == "An update session is deleted after 1 minute without activity."


@given(st.lists(st.integers(-5, 105), max_size=12))
def test_progress_only_rises(steps: list[int]) -> None:
    """Whatever a client sends, the progress is the greatest sound value so far, and only that was accepted."""
    sessions = UpdateSessions(clock=Clock())
    session_id = sessions.create("iso-1")
    expected = 0
    for progress in steps:
        if expected < progress <= 100:
            sessions.keep_alive(session_id, progress)
            expected = progress
        else:
            with pytest.raises(errors.InvalidArgument) as caught:
                sessions.keep_alive(session_id, progress)
            assert caught.value.data == ArgumentLocations(primary="client_progress")
        assert sessions.get(session_id).client_progress == expected


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (40, "The progress is 40 already and can only be raised, but 40 was sent."),
        (39, "The progress is 40 already and can only be raised, but 39 was sent."),
        (101, "The progress must be between 0 and 100, but 101 was sent."),
        (-(2**63), "The progress must be between 0 and 100, but -9,223,372,036,854,775,808 was sent."),
    ],
)
def test_bad_progress(sessions: UpdateSessions, clock: Clock, progress: int, expected: str) -> None:
    """A progress that does not rise is refused with what is wrong, and does not keep the session alive."""
    session_id = sessions.create("iso-1")
    sessions.keep_alive(session_id, 40)
    clock.advance(minutes=1)
    with pytest.raises(errors.InvalidArgument) as caught:
        sessions.keep_alive(session_id, progress)
    assert str(caught.value) == expected
    assert sessions.get(session_id).expiration_time == NOON + timedelta(minutes=5)


ENDINGS: dict[State, tuple[Callable[[UpdateSessions, str], None], str]] = {
    State.DONE: (lambda sessions, session_id: sessions.complete(session_id), "was completed"),
    State.CANCELED: (lambda sessions, session_id: sessions.cancel(session_id), "was canceled"),
    State.ERROR: (lambda sessions, session_id: sessions.fail(session_id, "The disk is full."), "failed"),
}


@pytest.mark.parametrize("state", ENDINGS)
def test_an_ended_session(sessions: UpdateSessions, clock: Clock, state: State) -> None:
    """In a final state nothing but to look and to delete is allowed; the error tells the state and since when."""
    session_id = sessions.create("iso-1")
    clock.advance(minutes=2)
    end, words = ENDINGS[state]
    end(sessions, session_id)
    session = sessions.get(session_id)
    assert (session.state, session.expiration_time) == (state, NOON + timedelta(minutes=7))
    reason = "\nThe client reported an error: The disk is full." if state is State.ERROR else ""
    for attempt in (sessions.keep_alive, sessions.complete, sessions.cancel, lambda which: sessions.fail(which, "!")):
        with pytest.raises(errors.NotAllowedInCurrentState) as caught:
            attempt(session_id)
        assert (
            str(caught.value) == f"The update session “{session_id}” {words} on Aug 16, 2026, 12:02:00\u202fPM.{reason}"
        )
    sessions.delete(session_id)
    assert sessions.list() == []


def test_an_active_session_is_not_deleted(sessions: UpdateSessions) -> None:
    """Only what has ended can be deleted."""
    session_id = sessions.create("iso-1")
    with pytest.raises(errors.NotAllowedInCurrentState) as caught:
        sessions.delete(session_id)
    assert str(caught.value) == (
        f"The update session “{session_id}” is active. Complete or cancel it before you delete it."
    )
    assert sessions.list() == [session_id]


def test_one_active_session_an_item(sessions: UpdateSessions) -> None:
    """A second session on an item has to wait until the first one has ended."""
    session_id = sessions.create("iso-1")
    with pytest.raises(errors.ResourceBusy) as caught:
        sessions.create("iso-1")
    assert str(caught.value) == (
        f"The library item “iso-1” is being changed in another update session, “{session_id}”."
    )
    assert caught.value.data == TransientIndication(is_transient=True)
    sessions.cancel(session_id)
    assert sessions.list("iso-1") == [session_id]
    second = sessions.create("iso-1")
    assert sessions.list("iso-1") == [session_id, second]
    assert sessions.list("iso-2") == []


def test_a_repeated_creation_creates_nothing(sessions: UpdateSessions) -> None:
    """Two requests with one client token get one session."""
    session_id = sessions.create("iso-1", "b8a2a2e3-2314-43cd-a871-6ede0f429751")
    assert sessions.create("iso-1", "b8a2a2e3-2314-43cd-a871-6ede0f429751") == session_id
    assert sessions.list() == [session_id]


def test_a_repeated_creation_is_known_though_another_session_is_active(sessions: UpdateSessions, clock: Clock) -> None:
    """A client token is looked for before the item: its session may have ended since, and another may have begun."""
    first = sessions.create("iso-1", "b8a2a2e3-2314-43cd-a871-6ede0f429751")
    sessions.complete(first)
    clock.advance(minutes=1)
    sessions.create("iso-1")
    assert sessions.create("iso-1", "b8a2a2e3-2314-43cd-a871-6ede0f429751") == first


def test_sessions_are_limited(sessions: UpdateSessions, clock: Clock) -> None:
    """There are never more sessions than allowed; those that expire make room."""
    for number in range(3):
        sessions.create(f"iso-{number}")
    with pytest.raises(errors.UnableToAllocateResource) as caught:
        sessions.create("iso-3")
    assert str(caught.value) == "The content library has 3 update sessions already and allows no more."
    clock.advance(minutes=5)
    session_id = sessions.create("iso-3")
    assert sessions.list() == [session_id]


def test_threads() -> None:
    """Of many threads that ask for the same item exactly one gets it, and each progress is accepted once."""
    sessions = UpdateSessions(clock=Clock())

    def was_accepted(attempt: Callable[[], object]) -> bool:
        try:
            attempt()
        except (errors.ResourceBusy, errors.InvalidArgument):
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(lambda _: was_accepted(lambda: sessions.create("iso-1")), range(200))) == 1
        (session_id,) = sessions.list()
        assert sum(pool.map(lambda _: was_accepted(lambda: sessions.keep_alive(session_id, 50)), range(200))) == 1
