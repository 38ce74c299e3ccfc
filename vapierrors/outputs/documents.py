"""Outputs that a program reads."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from vapierrors.outputs.plain import without_surrogates

if TYPE_CHECKING:
    from vapierrors.outputs.options import OutputOptions
    from vapierrors.outputs.output import ReadableError

_STEERING: Final = re.compile(r"[\x7f-\x9f\u2028\u2029\ufff9-\ufffb]")
"""What JSON may hold unescaped, but terminals and other programs take for more than a character."""


def render_json(error: ReadableError, _options: OutputOptions) -> str:
    """Everything that is known of a rendered error, as JSON (specification, section 5).

    Args:
        error: a rendered error.
        _options: nothing is left out, whatever is asked for.
    """
    text = without_surrogates(json.dumps(error.to_dict(), ensure_ascii=False, indent=2))
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
