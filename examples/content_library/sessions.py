"""All update sessions there are, and what may be done to them."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from examples.content_library import messages
from examples.content_library.session import State, UpdateSession
from vapierrors import ArgumentLocations, Param, TransientIndication, errors

if TYPE_CHECKING:
    from collections.abc import Callable

MIN_PROGRESS: Final = 0
MAX_PROGRESS: Final = 100


def utc_now() -> datetime:
    """The present moment, as an aware datetime."""
    return datetime.now(UTC)


class UpdateSessions:
    """The update sessions of a content library, for any number of threads.

    They are kept in the order of their last activity, so that those that have expired are the first: every access
    deletes them before it looks, and no thread has to.

    Args:
        idle_minutes: how long a session lives after its last activity.
        max_sessions: how many there may be at once.
        clock: gives the present moment as an aware datetime.

    Example:
        >>> sessions = UpdateSessions()
        >>> session_id = sessions.create("iso-1")
        >>> sessions.keep_alive(session_id, 40)
        >>> sessions.keep_alive(session_id, 30)
        Traceback (most recent call last):
        vapierrors.errors...InvalidArgument: The progress is 40 already and can only be raised, but 30 was sent.
    """

    def __init__(
        self, *, idle_minutes: int = 5, max_sessions: int = 1000, clock: Callable[[], datetime] = utc_now
    ) -> None:
        self._idle_minutes = idle_minutes
        self._max_sessions = max_sessions
        self._clock = clock
        self._sessions: OrderedDict[str, UpdateSession] = OrderedDict()
        self._lock = Lock()

    def create(self, library_item_id: str, client_token: str | None = None) -> str:
        """Start to change the content of a library item.

        Args:
            library_item_id: the item.
            client_token: what the request is marked with; a second request of that mark gets the session of the first.

        Returns:
            The identifier of the session.

        Raises:
            ResourceBusy: another session is changing the item.
            UnableToAllocateResource: there are too many sessions.
        """
        with self._lock:
            now = self._delete_expired()
            for session in self._sessions.values():
                if client_token is not None and session.client_token == client_token:
                    return session.id
            for session in self._sessions.values():
                if session.library_item_id == library_item_id and session.state is State.ACTIVE:
                    message = messages.ITEM_BUSY(item=library_item_id, session=session.id)
                    raise errors.ResourceBusy(message, data=TransientIndication(is_transient=True))
            if len(self._sessions) >= self._max_sessions:
                raise errors.UnableToAllocateResource(messages.TOO_MANY_SESSIONS(count=self._max_sessions))
            session = UpdateSession(
                id=str(uuid4()),
                library_item_id=library_item_id,
                client_token=client_token,
                last_activity=now,
                expiration_time=now + timedelta(minutes=self._idle_minutes),
            )
            self._sessions[session.id] = session
            return session.id

    def get(self, session_id: str) -> UpdateSession:
        """A session as it is now; to look at it does not extend its life.

        Raises:
            NotFound: there is no such session.
        """
        with self._lock:
            self._delete_expired()
            return self._found(session_id)

    def list(self, library_item_id: str | None = None) -> list[str]:
        """The identifiers of all sessions, or of those that change one item; the longest idle first."""
        with self._lock:
            self._delete_expired()
            return [
                session.id
                for session in self._sessions.values()
                if library_item_id is None or session.library_item_id == library_item_id
            ]

    def keep_alive(self, session_id: str, client_progress: int | None = None) -> None:
        """Let an active session live as long again as when it was created.

        Args:
            session_id: the session.
            client_progress: the new progress, greater than before; None to leave it as it is.

        Raises:
            NotFound: there is no such session.
            NotAllowedInCurrentState: it is not active.
            InvalidArgument: the progress is not greater than before, or not between 0 and 100.
        """
        with self._lock:
            now = self._delete_expired()
            session = self._active(session_id)
            if client_progress is None:
                client_progress = session.client_progress
            else:
                _check_progress(client_progress, session.client_progress)
            self._touch(session, now, client_progress=client_progress)

    def complete(self, session_id: str) -> None:
        """End an active session with success; raises as ``keep_alive``."""
        self._end(session_id, state=State.DONE, client_progress=MAX_PROGRESS)

    def cancel(self, session_id: str) -> None:
        """End an active session and drop its changes; raises as ``keep_alive``."""
        self._end(session_id, state=State.CANCELED)

    def fail(self, session_id: str, client_error_message: str) -> None:
        """End an active session because the client has failed; raises as ``keep_alive``.

        Args:
            session_id: the session.
            client_error_message: what has happened, in the client's words.
        """
        self._end(session_id, state=State.ERROR, error_message=messages.CLIENT_FAILED(reason=client_error_message))

    def delete(self, session_id: str) -> None:
        """Forget a session that has ended.

        Raises:
            NotFound: there is no such session.
            NotAllowedInCurrentState: it is still active.
        """
        with self._lock:
            self._delete_expired()
            if self._found(session_id).state is State.ACTIVE:
                raise errors.NotAllowedInCurrentState(messages.SESSION_STILL_ACTIVE(session=session_id))
            del self._sessions[session_id]

    def _end(self, session_id: str, **changes: Any) -> None:  # noqa: ANN401 - members of UpdateSession
        with self._lock:
            now = self._delete_expired()
            self._touch(self._active(session_id), now, **changes)

    def _touch(self, session: UpdateSession, now: datetime, **changes: Any) -> None:  # noqa: ANN401 - members of UpdateSession
        expiration_time = now + timedelta(minutes=self._idle_minutes)
        self._sessions[session.id] = replace(session, last_activity=now, expiration_time=expiration_time, **changes)
        self._sessions.move_to_end(session.id)

    def _delete_expired(self) -> datetime:
        """Delete what has expired by now, and say when that is."""
        now = self._clock()
        while self._sessions:
            session_id, session = next(iter(self._sessions.items()))
            if session.expiration_time > now:
                break
            del self._sessions[session_id]
        return now

    def _found(self, session_id: str) -> UpdateSession:
        session = self._sessions.get(session_id)
        if session is None:
            raise errors.NotFound(
                messages.SESSION_NOT_FOUND(session=session_id), messages.SESSIONS_EXPIRE(minutes=self._idle_minutes)
            )
        return session

    def _active(self, session_id: str) -> UpdateSession:
        session = self._found(session_id)
        if session.state is not State.ACTIVE:
            ended = Param.date(session.last_activity, "MED_DATE_TIME")
            message = messages.SESSION_NOT_ACTIVE(session=session_id, state=session.state, time=ended)
            causes = () if session.error_message is None else (session.error_message,)
            raise errors.NotAllowedInCurrentState(message, *causes)
        return session


def _check_progress(progress: int, previous: int) -> None:
    if not MIN_PROGRESS <= progress <= MAX_PROGRESS:
        message = messages.PROGRESS_OUT_OF_RANGE(minimum=MIN_PROGRESS, maximum=MAX_PROGRESS, progress=progress)
    elif progress <= previous:
        message = messages.PROGRESS_NOT_RAISED(previous=previous, progress=progress)
    else:
        return
    raise errors.InvalidArgument(message, data=ArgumentLocations(primary="client_progress"))
