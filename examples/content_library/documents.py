"""An update session as each dialect writes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from pydantic import BaseModel, Field

from examples.content_library.session import State, UpdateSession
from vapierrors import ErrorBody, LocalizableMessage, encode_plain

STRUCTURE: Final = "com.vmware.content.library.item.update_session_model"
CONTENT_VERSION: Final = "1"

Localize = Callable[[ErrorBody], ErrorBody]
"""Fills ``localized`` in the messages of a body, in the language of the request."""


class UpdateSessionModel(BaseModel):
    """An update session of a library item."""

    library_item_id: str = Field(description="The library item whose content is changed.")
    library_item_content_version: str = Field(description="The version of its content when the session began.")
    client_progress: int = Field(description="How far the client says it is.", ge=0, le=100)
    state: State = Field(description="All but ACTIVE are final.")
    expiration_time: datetime = Field(description="When it expires without further activity, and is deleted.")
    error_message: LocalizableMessage | None = Field(default=None, description="In the state ERROR: what has failed.")


def session_document(session: UpdateSession, dialect: str, localize: Localize) -> dict[str, Any]:
    """A session as a JSON object.

    Args:
        session: the session.
        dialect: ``api``, ``rest`` or ``jsonrpc``.
        localize: for the reader of the answer.
    """
    members: dict[str, Any] = {
        "library_item_id": session.library_item_id,
        "library_item_content_version": CONTENT_VERSION,
        "client_progress": session.client_progress,
        "state": session.state.value,
        "expiration_time": _moment(session.expiration_time),
    }
    if session.error_message is not None:
        members["error_message"] = _message(session.error_message, dialect, localize)
    if dialect != "jsonrpc":
        return members
    return {
        "STRUCTURE": {STRUCTURE: {name: {"OPTIONAL": members.get(name)} for name in UpdateSessionModel.model_fields}}
    }


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _message(message: LocalizableMessage, dialect: str, localize: Localize) -> dict[str, Any]:
    """A message as the dialect has it inside a body: those are what the library writes."""
    body = encode_plain(localize(ErrorBody(messages=(message,))), dialect)
    match body:
        case {"ERROR": error}:
            (body,) = error.values()
        case {"value": value}:
            body = value
    written: dict[str, Any] = body["messages"][0]
    return written
