"""Outputs that a program reads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from vapierrors.exceptions import WireEncodeError
from vapierrors.models.error_type import canonical_id_of
from vapierrors.outputs.plain import without_surrogates
from vapierrors.outputs.words import label
from vapierrors.wire import encode

if TYPE_CHECKING:
    from vapierrors.outputs.options import OutputOptions
    from vapierrors.outputs.output import ReadableError

_STEERING: Final = re.compile(r"[\x7f-\x9f\u2028\u2029\ufff9-\ufffb]")
"""What JSON may hold unescaped, but terminals and other programs take for more than a character."""


def render_problem(error: ReadableError, options: OutputOptions) -> str:
    """Problem details in the reader's language, with the vAPI members beside them (RFC 9457, section 3.1).

    Args:
        error: a rendered error.
        options: ``status`` counts: problem details have the status that HTTP has.

    Returns:
        JSON; without the vAPI members where they cannot stand in problem details.
    """
    from vapierrors.models import ErrorBody  # noqa: PLC0415 - brings pydantic, which other outputs do without

    texts: dict[str, str | int] = {"status": options.status or error.status}
    if error.body.messages:
        texts["detail"] = without_surrogates(error.messages[0].text)
    title = label(error, canonical_id_of(error.error_type))
    if title:  # where the catalog has no titles the encoder has one in English
        texts["title"] = without_surrogates(title.text)
    try:
        document = encode(error.body.model_copy(update=texts), "problem")
    except WireEncodeError:  # a body may hold members that problem details have another use for
        bare = ErrorBody(messages=(), error_type=error.error_type and without_surrogates(error.error_type))
        document = encode(bare.model_copy(update=texts), "problem")
    return _safe(document.decode())


def render_json(error: ReadableError, _options: OutputOptions) -> str:
    """Everything that is known of a rendered error, as JSON (specification, section 5).

    Args:
        error: a rendered error.
        _options: nothing is left out, whatever is asked for.
    """
    return _safe(json.dumps(error.to_dict(), ensure_ascii=False, indent=2))


def _safe(document: str) -> str:
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", without_surrogates(document))
