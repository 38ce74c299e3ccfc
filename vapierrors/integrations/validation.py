"""From what pydantic finds wrong with a request to one INVALID_ARGUMENT."""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from vapierrors.definitions import Param
from vapierrors.errors import InvalidArgument
from vapierrors.integrations.validation_messages import FAILED, INVALID, JSON_INVALID, MESSAGES, PREFIX
from vapierrors.models import ArgumentLocations
from vapierrors.models.limits import MAX_PRECISION
from vapierrors.models.params import INT64_MAX, INT64_MIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vapierrors.models import LocalizableMessage
    from vapierrors.renderer import Renderer

_NAME: Final = re.compile(r"[A-Za-z_$][\w$-]{0,63}", re.ASCII)
_LONGEST_STEP: Final = 64
_LONGEST_LOCATION: Final = 256
_LAST_OR: Final = re.compile(r" or (?='[^']*'\Z|[^' ]+\Z)")


def invalid_argument(found: Sequence[Mapping[str, Any]], renderer: Renderer) -> InvalidArgument:
    """One error for all that is wrong with a request; never with a value that was sent (specification, section 7).

    A message for each, below one that counts them where they are several. An entry of the catalog with the id
    ``vapierrors.validation.`` and pydantic's name of the error, or the service's own, comes before the general text.

    Args:
        found: as ``errors()`` of pydantic and FastAPI has it, one or more.
        renderer: whose catalog may know more kinds of errors, and whose limits count.

    Example:
        >>> from vapierrors.renderer import Renderer
        >>> error = invalid_argument([{"type": "missing", "loc": ("body", "files", 0, "name")}], Renderer())
        >>> print(error)
        “body.files[0].name” is required.
        >>> error.data
        ArgumentLocations(primary='body.files[0].name', secondary=[])
    """
    most = renderer.limits.messages - 1
    messages = [_message(one, renderer) for one in islice(found, most or 1)]
    if most and len(found) > 1:
        messages.insert(0, FAILED(count=len(found)))
    primary, *secondary = dict.fromkeys(_location_of(one) for one in islice(found, most or 1))
    return InvalidArgument(*messages, data=ArgumentLocations(primary=primary, secondary=secondary))


def location(steps: Iterable[object]) -> str:
    """Where in a request: ``body.files[0].name``, ``query.limit``; what is no plain name is quoted.

    Args:
        steps: names and indexes from the outside in, as pydantic's ``loc`` has them.

    Example:
        >>> location(("body", "sizes", 3)), location(("body", "labels", "my label"))
        ('body.sizes[3]', 'body.labels["my label"]')
    """
    written = ""
    for step in steps:
        if isinstance(step, int):
            written += f"[{step}]"
        elif isinstance(step, str) and _NAME.fullmatch(step):
            written += f".{step}" if written else step
        else:
            written += f"[{json.dumps(_cut(str(step), _LONGEST_STEP), ensure_ascii=False)}]"
    return _cut(written, _LONGEST_LOCATION)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _syntax_position(one: Mapping[str, Any]) -> int | None:
    """Where the text of the request stops being JSON, from 0: FastAPI tells it in the place of an index."""
    match one:
        case {"type": "json_invalid", "loc": ("body", int() as position)}:
            return position
        case _:
            return None


def _location_of(one: Mapping[str, Any]) -> str:
    steps = one.get("loc", ()) if _syntax_position(one) is None else ("body",)
    return location(steps) or "request"


def _message(one: Mapping[str, Any], renderer: Renderer) -> LocalizableMessage:
    position = _syntax_position(one)
    if position is not None:
        return JSON_INVALID(position=position + 1)
    where = _location_of(one)
    kind = str(one.get("type", ""))
    told = MESSAGES.get(kind)
    if told is None:
        own_id = f"{PREFIX}{kind}"
        message = INVALID(location=where)
        known = renderer.catalog.find(own_id, renderer.default_locale)
        return message.model_copy(update={"id": own_id}) if known else message
    context = one.get("ctx") or {}
    if not told.context:
        return told.definition(location=where)
    if told.context not in context:
        return INVALID(location=where)
    return told.definition(location=where, **{told.parameter: _parameter(told.parameter, context[told.context])})


def _parameter(name: str, value: object) -> object:
    """A bound as the type that shows it best: bounds are the service's own, and not what was sent."""
    if isinstance(value, float | Decimal) and math.isfinite(value):
        digits = _fraction_digits(value)
        return Param.decimal(value, digits) if digits <= MAX_PRECISION else str(value)
    if type(value) is int and INT64_MIN <= value <= INT64_MAX:
        return value
    return _LAST_OR.sub(", ", str(value)) if name == "expected" else str(value)


def _fraction_digits(value: float | Decimal) -> int:
    return len(f"{Decimal(str(value)):f}".partition(".")[2].rstrip("0"))
