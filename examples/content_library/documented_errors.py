"""The errors of the service as the OpenAPI document shows them: one of each, with its messages and data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from examples.content_library import messages
from examples.content_library.service import CHALLENGE
from examples.content_library.session import State
from vapierrors import ArgumentLocations, Param, TransientIndication, errors

LANGUAGES: Final = ("en", "de", "ja")

_SESSION: Final = "4c1b2a90-6d0e-4f3b-9a52-7be1a3f60c11"
_ENDED: Final = Param.date(datetime(2026, 8, 16, 12, 30, tzinfo=UTC), "MED_DATE_TIME")

NOT_FOUND: Final = errors.NotFound(messages.SESSION_NOT_FOUND(session=_SESSION), messages.SESSIONS_EXPIRE(minutes=5))
NOT_ACTIVE: Final = errors.NotAllowedInCurrentState(
    messages.SESSION_NOT_ACTIVE(session=_SESSION, state=State.DONE, time=_ENDED)
)
STILL_ACTIVE: Final = errors.NotAllowedInCurrentState(messages.SESSION_STILL_ACTIVE(session=_SESSION))
BAD_PROGRESS: Final = errors.InvalidArgument(
    messages.PROGRESS_NOT_RAISED(previous=40, progress=30), data=ArgumentLocations(primary="client_progress")
)
BUSY: Final = errors.ResourceBusy(
    messages.ITEM_BUSY(item="photon", session=_SESSION), data=TransientIndication(is_transient=True)
)
FULL: Final = errors.UnableToAllocateResource(messages.TOO_MANY_SESSIONS(count=1000))
NO_SESSION_ID: Final = errors.Unauthenticated(messages.SESSION_ID_REQUIRED(), challenge=CHALLENGE)
