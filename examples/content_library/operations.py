"""The operations of the service, each as what its caller sends; the same in all dialects."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Protocol
from uuid import UUID

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from examples.content_library.session import UpdateSession
from examples.content_library.sessions import MAX_PROGRESS, MIN_PROGRESS, UpdateSessions

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVICE_ID: Final = "com.vmware.content.library.item.update_session"

Identifier = Annotated[str, Field(min_length=1, max_length=255)]
Action = Literal["keep-alive", "complete", "cancel", "fail"]
Progress = Annotated[
    int,
    Field(
        description="Greater than before, at most 100.",
        strict=True,
        ge=-(2**63),
        le=2**63 - 1,
        json_schema_extra={"minimum": MIN_PROGRESS, "maximum": MAX_PROGRESS},
    ),
]
ErrorMessage = Annotated[str, Field(description="What has happened, in the client's words.", max_length=4096)]
Result = str | list[str] | UpdateSession | None


class CreateSpec(BaseModel):
    """What a new session is to be; other members of an update session are the service's own, and passed over."""

    library_item_id: Identifier = Field(description="The library item whose content is to be changed.")


class ActionArguments(BaseModel):
    """What an action takes beside the session: the progress to keep it alive, the error message to fail."""

    model_config = ConfigDict(extra="forbid")

    client_progress: Progress | None = None
    client_error_message: ErrorMessage | None = None


class Operation(Protocol):
    """What a caller wants to have done."""

    def perform(self, sessions: UpdateSessions) -> Result:
        """Do it."""
        ...


class _Arguments(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _OnSession(_Arguments):
    update_session_id: Identifier


class Create(_Arguments):
    """Start to change a library item."""

    create_spec: CreateSpec
    client_token: UUID | None = None

    def perform(self, sessions: UpdateSessions) -> str:
        """Create the session; its identifier."""
        token = None if self.client_token is None else str(self.client_token)
        return sessions.create(self.create_spec.library_item_id, token)


class List(_Arguments):
    """See what sessions there are."""

    library_item_id: Identifier | None = None

    def perform(self, sessions: UpdateSessions) -> list[str]:
        """The identifiers, of one item where it is given."""
        return sessions.list(self.library_item_id)


class Get(_OnSession):
    """See how a session is."""

    def perform(self, sessions: UpdateSessions) -> UpdateSession:
        """The session."""
        return sessions.get(self.update_session_id)


class KeepAlive(_OnSession):
    """Extend the life of a session."""

    client_progress: Progress | None = None

    def perform(self, sessions: UpdateSessions) -> None:
        """Extend it, and raise the progress where it is given."""
        sessions.keep_alive(self.update_session_id, self.client_progress)


class Complete(_OnSession):
    """End a session with success."""

    def perform(self, sessions: UpdateSessions) -> None:
        """End it."""
        sessions.complete(self.update_session_id)


class Cancel(_OnSession):
    """End a session and drop its changes."""

    def perform(self, sessions: UpdateSessions) -> None:
        """End it."""
        sessions.cancel(self.update_session_id)


class Fail(_OnSession):
    """End a session because the client has failed."""

    client_error_message: ErrorMessage

    def perform(self, sessions: UpdateSessions) -> None:
        """End it."""
        sessions.fail(self.update_session_id, self.client_error_message)


class Delete(_OnSession):
    """Forget a session that has ended."""

    def perform(self, sessions: UpdateSessions) -> None:
        """Delete it."""
        sessions.delete(self.update_session_id)


OPERATIONS: Final[Mapping[str, type[Create | List | Get | KeepAlive | Complete | Cancel | Fail | Delete]]] = (
    MappingProxyType(
        {
            "create": Create,
            "list": List,
            "get": Get,
            "keep_alive": KeepAlive,
            "complete": Complete,
            "cancel": Cancel,
            "fail": Fail,
            "delete": Delete,
        }
    )
)


def read_operation(name: str, arguments: Mapping[str, Any], *, source: str) -> Operation:
    """Check the arguments of an operation.

    Args:
        name: one of ``OPERATIONS``.
        arguments: by name, as JSON has them.
        source: where in the request they stand, such as ``body``.

    Raises:
        RequestValidationError: an argument is missing, wrong or unknown.

    Example:
        >>> read_operation("get", {"update_session_id": "s-1"}, source="body")
        Get(update_session_id='s-1')
    """
    try:
        return OPERATIONS[name].model_validate(arguments)
    except ValidationError as error:
        faults = [{**fault, "loc": (source, *fault["loc"])} for fault in error.errors(include_url=False)]
        raise RequestValidationError(faults) from None
