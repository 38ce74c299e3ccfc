"""The dialect ``api``: the models as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vapierrors.wire.dialect import Dialect, Members
from vapierrors.wire.forms import PlainForm
from vapierrors.wire.structures import StructureReader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vapierrors.models import ErrorBody
    from vapierrors.wire.paths import Path
    from vapierrors.wire.reading import Reading

API_FORM: Final = PlainForm("api", entry_lists=False)


def _recognises(document: Mapping[str, Any]) -> bool:
    return isinstance(document.get("messages"), list) or isinstance(document.get("error_type"), str)


def _read(reading: Reading, document: dict[str, Any], path: Path) -> Members:
    type_id = document.get("@class")
    plain = StructureReader(reading, API_FORM).body(document, path)
    return Members(plain, type_id if isinstance(type_id, str) else None)


def _write(body: ErrorBody) -> dict[str, Any]:
    from vapierrors.wire.writing import PlainWriter, write_body  # noqa: PLC0415 - pydantic loads when something is written

    return write_body(PlainWriter("api", entry_lists=False), body)


API: Final = Dialect("api", _recognises, _read, _write)
