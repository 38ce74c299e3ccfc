"""What the service tells its callers; in German and Japanese: ``locales/``."""

from __future__ import annotations

from typing import Final

from vapierrors import MessageDefinition

SESSION_NOT_FOUND: Final = MessageDefinition(
    "com.example.content_library.session_not_found", "There is no update session with the identifier “{session}”."
)
SESSIONS_EXPIRE: Final = MessageDefinition(
    "com.example.content_library.sessions_expire",
    "An update session is deleted after {minutes, plural, one {# minute} other {# minutes}} without activity.",
)
SESSION_NOT_ACTIVE: Final = MessageDefinition(
    "com.example.content_library.session_not_active",
    "The update session “{session}” {state, select, DONE {was completed} ERROR {failed} CANCELED {was canceled}"
    " other {ended}} on {time}.",
)
SESSION_STILL_ACTIVE: Final = MessageDefinition(
    "com.example.content_library.session_still_active",
    "The update session “{session}” is active. Complete or cancel it before you delete it.",
)
PROGRESS_OUT_OF_RANGE: Final = MessageDefinition(
    "com.example.content_library.progress_out_of_range",
    "The progress must be between {minimum} and {maximum}, but {progress} was sent.",
)
PROGRESS_NOT_RAISED: Final = MessageDefinition(
    "com.example.content_library.progress_not_raised",
    "The progress is {previous} already and can only be raised, but {progress} was sent.",
)
ITEM_BUSY: Final = MessageDefinition(
    "com.example.content_library.item_busy",
    "The library item “{item}” is being changed in another update session, “{session}”.",
)
TOO_MANY_SESSIONS: Final = MessageDefinition(
    "com.example.content_library.too_many_sessions",
    "The content library has {count, plural, one {# update session} other {# update sessions}} already and allows no"
    " more.",
)
CLIENT_FAILED: Final = MessageDefinition(
    "com.example.content_library.client_failed", "The client reported an error: {reason}"
)
SESSION_ID_REQUIRED: Final = MessageDefinition(
    "com.example.content_library.session_id_required",
    "You are not logged in: the request has no session identifier (vmware-api-session-id).",
)
OPERATION_NOT_FOUND: Final = MessageDefinition(
    "com.example.content_library.operation_not_found", "There is no operation “{operation}” in the service “{service}”."
)
