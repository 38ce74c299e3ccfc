"""A badge: a small picture that says how much is translated, for a README or a web page."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from unicodedata import combining, east_asian_width

from vapierrors.outputs.plain import one_line

if TYPE_CHECKING:
    from jinja2 import Template

_COLOURS: Final = ((100, "#2e7d32"), (90, "#4b6f1d"), (70, "#7a6200"), (50, "#a34700"), (0, "#b3261e"))
"""The share from which on a colour holds; white text stands out from each by 4.5 to 1 or more."""

_NARROW: Final = frozenset("fijlrtI .,:;|!'()[]/-1")
_NARROW_WIDTH: Final = 5
_USUAL_WIDTH: Final = 7
_WIDE_WIDTH: Final = 11
_MARGIN: Final = 6
_NO_XML: Final = re.compile("[\ufffe\uffff]")
"""What XML has no way to write, beside what ``one_line`` takes out."""

# The width of each text is set, so that the letters fit whatever font there is.
_SVG: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{{ left + right }}" height="20" role="img" aria-label="{{ title }}">
  <title>{{ title }}</title>
  <clipPath id="round-{{ left }}-{{ right }}"><rect width="{{ left + right }}" height="20" rx="3"/></clipPath>
  <g clip-path="url(#round-{{ left }}-{{ right }})">
    <rect width="{{ left }}" height="20" fill="#4a4a4a"/>
    <rect x="{{ left }}" width="{{ right }}" height="20" fill="{{ colour }}"/>
  </g>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle" aria-hidden="true">
    <text x="{{ left / 2 }}" y="14" textLength="{{ left - margin }}" lengthAdjust="spacingAndGlyphs">{{ label }}</text>
    <text x="{{ left + right / 2 }}" y="14" textLength="{{ right - margin }}" \
lengthAdjust="spacingAndGlyphs">{{ value }}</text>
  </g>
</svg>
"""


def badge(percent: float, *, label: str = "translated", title: str = "") -> str:
    """A badge as SVG, which needs no file beside it and is read out by its title (specification, section 9).

    Args:
        percent: 0 to 100; shown rounded down.
        label: what stands on the left.
        title: what a screen reader says, and a pointer on it shows; empty for label and value.

    Raises:
        ValueError: the share is not one of 0 to 100.

    Example:
        >>> import xml.etree.ElementTree as ET
        >>> picture = ET.fromstring(badge(98.7, label="R&D"))
        >>> picture.attrib["aria-label"], [text.text for text in picture.iter("{http://www.w3.org/2000/svg}text")]
        ('R&D: 98 %', ['R&D', '98 %'])
    """
    if not 0 <= percent <= 100:  # noqa: PLR2004 - a percentage
        raise ValueError(f"Expected a percentage of 0 to 100, got {percent!r} - at percent")
    shown, value = _line(label), f"{int(percent)} %"
    return _template().render(
        label=shown,
        value=value,
        title=_line(title) or f"{shown}: {value}",
        left=_width(shown),
        right=_width(value),
        margin=2 * _MARGIN,
        colour=next(colour for least, colour in _COLOURS if percent >= least),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment  # noqa: PLC0415 - heavy

    return Environment(autoescape=True, keep_trailing_newline=True).from_string(_SVG)


def _line(text: str) -> str:
    return _NO_XML.sub("", one_line(text))


def _width(text: str) -> int:
    """About how many pixels a text takes in 11 pixel Verdana, with a margin on both sides."""
    return 2 * _MARGIN + sum(map(_width_of, text))


def _width_of(character: str) -> int:
    if combining(character):
        return 0
    if east_asian_width(character) in {"W", "F"}:
        return _WIDE_WIDTH
    return _NARROW_WIDTH if character in _NARROW else _USUAL_WIDTH
