"""The wrappers of ``jsonrpc`` around structures, optionals and maps: put on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from vapierrors.models.base import Payload
from vapierrors.models.shape import EntryMap, Structure
from vapierrors.wire.wrappers import DYNAMIC, JSONRPC_NAME, MAP_ENTRY, UNSET
from vapierrors.wire.writing import (
    BODY,
    CHALLENGED_BODY,
    named,
    scalar,
    write_members,
    write_payload,
    write_unknown,
)

if TYPE_CHECKING:
    from vapierrors.models import ErrorBody
    from vapierrors.models.shape import WireShape
    from vapierrors.wire.paths import Path


class WrappedWriter:
    """Structures are ``{"STRUCTURE": {name: members}}``, optionals ``{"OPTIONAL": value or null}``."""

    dialect = JSONRPC_NAME
    unset = UNSET

    def structure(self, name: str, members: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
        """A structure with its name."""
        return {"STRUCTURE": {name: members}}

    def optional(self, value: Any) -> Any:  # noqa: ANN401 - any JSON value
        """A value in its wrapper."""
        return {"OPTIONAL": value}

    def entries(self, entries: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a list
        """A map: a list of structures."""
        return [self.structure(MAP_ENTRY, {"key": key, "value": value}) for key, value in entries.items()]

    def value(self, value: Any, path: Path) -> Any:  # noqa: ANN401 - any JSON value
        """A value of unknown type."""
        match value:
            case EntryMap():
                return self.entries({name: self.value(item, (path, name)) for name, item in value.items()})
            case Structure() if value.shape.name is not None:
                return self.structure(value.shape.name, write_unknown(self, value, value.shape, path))
            case Payload():
                return self.structure(value.structure_name, write_payload(self, value, path))
            case Mapping():
                members = {named(path, name): self.value(item, (path, str(name))) for name, item in value.items()}
                return self.structure(DYNAMIC, members)
            case list() | tuple():
                return [self.value(item, (path, index)) for index, item in enumerate(value)]
            case _:
                return scalar(value, path)

    def unknown(self, name: str, value: Any, shape: WireShape | None, path: Path) -> Any:  # noqa: ANN401 - any JSON value
        """The value of a member that the specification does not name: optional, as every new member of vAPI is.

        A null is the value of the type void; in an optional it would count as not set.
        """
        written = self.value(value, path)
        return written if value is None or (shape is not None and name in shape.bare) else self.optional(written)


def write_wrapped(body: ErrorBody, *, challenged: bool) -> dict[str, Any]:
    """Write the members of a body.

    Args:
        body: the error.
        challenged: whether its type may tell how to authenticate.
    """
    return write_members(WrappedWriter(), body, CHALLENGED_BODY if challenged else BODY)
