"""One update session, as it is at a moment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from vapierrors import LocalizableMessage


class State(StrEnum):
    """What an update session can be in; all but ``ACTIVE`` are final."""

    ACTIVE = "ACTIVE"
    DONE = "DONE"
    ERROR = "ERROR"
    CANCELED = "CANCELED"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateSession:
    """An update session of a library item; a change gives another one.

    Args:
        id: its identifier.
        library_item_id: the item whose content it changes.
        client_token: what the client marked its request with, so that a second one creates nothing.
        last_activity: aware; when it was created, kept alive or ended.
        expiration_time: aware; when it expires without further activity.
        client_progress: how far the client says it is, 0 to 100.
        state: what it is in.
        error_message: what has failed, in the state ``ERROR``.

    Example:
        >>> from datetime import UTC, datetime
        >>> noon = datetime(2026, 8, 16, 12, tzinfo=UTC)
        >>> UpdateSession(id="s-1", library_item_id="iso-1", last_activity=noon, expiration_time=noon).state
        <State.ACTIVE: 'ACTIVE'>
    """

    id: str
    library_item_id: str
    client_token: str | None = None
    last_activity: datetime
    expiration_time: datetime
    client_progress: int = 0
    state: State = State.ACTIVE
    error_message: LocalizableMessage | None = None
