"""How a number argument is shown: the plain styles and the number skeletons of ICU.

::

    {n, number}             DECIMAL
    {n, number, integer}    INTEGER
    {n, number, percent}    PERCENT
    {n, number, ::.00 K}    a skeleton: tokens between white space, in any order
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

from vapierrors.exceptions import TemplateSyntaxError
from vapierrors.template.scanning import PATTERN_WHITE_SPACE, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Grouping = Literal["auto", "off", "min2", "always"]
Compact = Literal["short", "long"]
Sign = Literal["auto", "always", "never", "except-zero", "negative"]


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How ``{name, number, ...}`` shows its number, without any locale in it (specification, section 3).

    Args:
        minimum_fraction: fraction digits shown even where they are zero.
        maximum_fraction: fraction digits at most, rounded half-even; ``None`` is the default of CLDR: three for a
            plain number, two significant digits or else an integer for a compact one.
        grouping: ``auto`` as the locale has it, ``off``, ``always``, ``min2`` where two digits stand before it.
        percent: show the percent sign; it does not scale.
        permille: show the per mille sign; it does not scale.
        scale: what the number is multiplied by before it is rounded.
        compact: ``short`` (12K), ``long`` (12 thousand) or ``None``.
        sign: ``auto`` shows a minus, ``negative`` likewise but never before a zero, ``always`` minus or plus,
            ``except-zero`` likewise but never before a zero, ``never`` none.

    Example:
        >>> NumberStyle(minimum_fraction=2, maximum_fraction=2).grouping
        'auto'
    """

    minimum_fraction: int = 0
    maximum_fraction: int | None = None
    grouping: Grouping = "auto"
    percent: bool = False
    permille: bool = False
    scale: Decimal = Decimal(1)
    compact: Compact | None = None
    sign: Sign = "auto"


DECIMAL: Final = NumberStyle()
INTEGER: Final = NumberStyle(maximum_fraction=0)
PERCENT: Final = NumberStyle(maximum_fraction=0, percent=True, scale=Decimal(100))

NUMBER_STYLES: Final[Mapping[str, NumberStyle]] = {"": DECIMAL, "integer": INTEGER, "percent": PERCENT}

# Without a precision a skeleton shows up to six fraction digits, where a plain `{n, number}` shows three.
_SKELETON: Final = NumberStyle(maximum_fraction=6)

_PERCENT: Final[Mapping[str, Any]] = {"percent": True, "permille": False}
_INTEGER: Final[Mapping[str, Any]] = {"minimum_fraction": 0, "maximum_fraction": 0}

# Token → what it sets.
_TOKENS: Final[Mapping[str, Mapping[str, Any]]] = {
    "precision-integer": _INTEGER,
    "group-auto": {"grouping": "auto"},
    "group-off": {"grouping": "off"},
    "group-min2": {"grouping": "min2"},
    "group-on-aligned": {"grouping": "always"},
    "percent": _PERCENT,
    "permille": {"percent": False, "permille": True},
    "compact-short": {"compact": "short"},
    "compact-long": {"compact": "long"},
    "sign-auto": {"sign": "auto"},
    "sign-always": {"sign": "always"},
    "sign-never": {"sign": "never"},
    "sign-except-zero": {"sign": "except-zero"},
    "sign-negative": {"sign": "negative"},
    "rounding-mode-half-even": {},
}

_SYNONYMS: Final[Mapping[str, Mapping[str, Any]]] = {
    "integer": _INTEGER,
    "group-always": _TOKENS["group-on-aligned"],
    ",_": _TOKENS["group-off"],
    ",?": _TOKENS["group-min2"],
    ",!": _TOKENS["group-on-aligned"],
    "%": _PERCENT,
    "%x100": {**_PERCENT, "scale": Decimal(100)},
    "K": _TOKENS["compact-short"],
    "KK": _TOKENS["compact-long"],
    "+!": _TOKENS["sign-always"],
    "+_": _TOKENS["sign-never"],
    "+?": _TOKENS["sign-except-zero"],
    "+-": _TOKENS["sign-negative"],
}

_TOKEN: Final = re.compile(rf"[^{PATTERN_WHITE_SPACE}]+")
_PRECISION: Final = re.compile(r"\.(?=.{0,40}\Z)(0*)(#*)")
_SCALE: Final = re.compile(r"scale/(?=.{1,24}\Z)([0-9]+(?:\.[0-9]+)?)")


def parse_number_skeleton(text: str, start: int, end: int) -> NumberStyle:
    """Read the number skeleton that stands in a template (specification, section 3).

    Args:
        text: the whole template.
        start: where the skeleton begins in it, behind ``::``, in code points.
        end: where it ends.

    Raises:
        TemplateSyntaxError: a token is unknown, or sets again what an earlier one has set.

    Example:
        >>> style = parse_number_skeleton("{n, number, ::.00 group-off}", 14, 27)
        >>> style.minimum_fraction, style.maximum_fraction, style.grouping
        (2, 2, 'off')
    """
    settings: dict[str, Any] = {}
    for match in _TOKEN.finditer(text, start, end):
        changes = _changes(match[0])
        if changes is None:
            known = ", ".join(_TOKENS)
            raise TemplateSyntaxError(
                f"a number skeleton token (.00, .##, .0#, {known}, %x100, scale/100)",
                quoted(match[0]),
                text,
                match.start(),
            )
        if changes.keys() & settings.keys():
            raise TemplateSyntaxError(
                "tokens that each set another thing",
                quoted(match[0]),
                text,
                match.start(),
                "An earlier token of this skeleton sets the same; keep one of them.",
            )
        settings.update(changes)
    return replace(DECIMAL if "compact" in settings else _SKELETON, **settings)


def _changes(token: str) -> Mapping[str, Any] | None:
    if match := _PRECISION.fullmatch(token):
        minimum = len(match[1])
        return {"minimum_fraction": minimum, "maximum_fraction": minimum + len(match[2])}
    if match := _SCALE.fullmatch(token):
        return {"scale": Decimal(match[1])}
    return _TOKENS[token] if token in _TOKENS else _SYNONYMS.get(token)


def print_number_style(style: NumberStyle) -> str:
    """Write what stands behind ``{name, number,``, empty for the plain style (specification, section 3).

    Args:
        style: as a template gave it.

    Example:
        >>> print_number_style(NumberStyle(minimum_fraction=1, maximum_fraction=2, grouping="off"))
        '::.0# group-off'
        >>> print_number_style(PERCENT)
        'percent'
    """
    for name, plain in NUMBER_STYLES.items():
        if style == plain:
            return name
    return f"::{' '.join(_tokens(style)) or '.######'}"


def _tokens(style: NumberStyle) -> Iterator[str]:
    default = DECIMAL if style.compact else _SKELETON
    minimum, maximum = style.minimum_fraction, style.maximum_fraction
    if maximum == 0:
        yield "precision-integer"
    elif maximum is not None and (minimum, maximum) != (0, default.maximum_fraction):
        yield f".{'0' * minimum}{'#' * (maximum - minimum)}"
    if style.grouping != "auto":
        yield "group-on-aligned" if style.grouping == "always" else f"group-{style.grouping}"
    if style.percent:
        yield "percent"
    if style.permille:
        yield "permille"
    if style.scale != 1:
        yield f"scale/{style.scale:f}"
    if style.compact:
        yield f"compact-{style.compact}"
    if style.sign != "auto":
        yield f"sign-{style.sign}"
