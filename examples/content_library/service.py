"""What the routes of all dialects share: the sessions, the reader's language, and who may call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from examples.content_library.messages import SESSION_ID_REQUIRED
from vapierrors import errors
from vapierrors.integrations.asgi import current_settings

if TYPE_CHECKING:
    from examples.content_library.sessions import UpdateSessions
    from vapierrors import ErrorBody, Renderer

SESSION_HEADER: Final = "vmware-api-session-id"
CHALLENGE: Final = 'Session realm="content-library"'


class Service(NamedTuple):
    """What the routes of all dialects share.

    Args:
        sessions: all update sessions.
        renderer: localizes what is in an answer that is no error.
        is_session_required: whether a caller must send a session identifier.
    """

    sessions: UpdateSessions
    renderer: Renderer
    is_session_required: bool

    def admit(self, session_id: str | None) -> None:
        """Let a caller in.

        Args:
            session_id: the session identifier that was sent, as far as one was.

        Raises:
            Unauthenticated: it is required, and there is none.
        """
        if self.is_session_required and not session_id:
            raise errors.Unauthenticated(SESSION_ID_REQUIRED(), challenge=CHALLENGE)

    def localize(self, body: ErrorBody) -> ErrorBody:
        """A body with ``localized`` filled, for the reader of the current answer."""
        settings = current_settings()
        rendered = self.renderer.render(
            body, locale=settings.locale, format_locale=settings.format_locale, timezone=settings.timezone
        )
        return rendered.body
