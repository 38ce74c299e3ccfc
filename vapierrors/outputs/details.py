"""The technical details of an error: what is the same in every language, for those who look into it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from vapierrors.outputs.plain import one_line

if TYPE_CHECKING:
    from vapierrors.outputs.options import OutputOptions
    from vapierrors.outputs.output import ReadableError


class Detail(NamedTuple):
    """One line of the details, cleaned for every output (specification, section 5).

    Args:
        name: the member of the error body or the HTTP answer that it is; never translated.
        value: on one line, as the server sent it.
    """

    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


def technical_details(error: ReadableError, options: OutputOptions) -> tuple[Detail, ...]:
    """The error type, the HTTP status, the message ids from the outermost to the innermost, the operation id, the data.

    Args:
        error: a rendered error.
        options: what is asked for.

    Example:
        >>> from vapierrors.outputs.options import OutputOptions
        >>> from vapierrors.renderer import Renderer
        >>> error = Renderer().render('{"error_type": "NOT_FOUND", "messages": [], "data": {"id": 7}}', locale="de")
        >>> for detail in technical_details(error, OutputOptions(operation_id="4f1c")):
        ...     print(detail)
        error_type: NOT_FOUND
        status: 404
        id: com.vmware.vapi.std.errors.not_found
        operation_id: 4f1c
        data: {"id": 7}
    """
    data = error.data
    found = [
        ("error_type", error.error_type or ""),
        ("status", str(options.status or error.status)),
        *(("id", message.id) for message in error.messages),
        ("operation_id", options.operation_id),
        ("data", "" if data is None else json.dumps(data, ensure_ascii=False)),
    ]
    return tuple(dict.fromkeys(Detail(name, cleaned) for name, value in found if (cleaned := one_line(value))))
