"""How an error is to be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Order: TypeAlias = Literal["outermost", "innermost"]
Role: TypeAlias = Literal["alert", "status", "none"]

_HEADINGS = range(1, 7)
_NARROWEST = 20  # no message can be read in fewer columns
_ID = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputOptions:
    """What a caller may ask of an output; each takes what concerns it (specification, section 5).

    Args:
        order: whether the stack begins with the outermost message, or with the innermost cause.
        numbered: whether the messages are numbered, from 1 for the outermost.
        fold: whether neighbours that read the same are shown once, with how often they came.
        max_causes: how many messages are shown beside the first one; the rest is counted. None for all.
        advice: whether what the error type means, and what to do next, follow.
        details: whether error type, HTTP status, ids and data follow, which are the same in every language.
        status: the HTTP status of the answer that brought the error; None for the error's own.
        operation_id: what finds the operation in the log of the service; stands in the details.
        isolate: whether values of the other direction stand between FSI and PDI (U+2068, U+2069) in plain text.
        color: whether ``terminal`` uses colours.
        width: columns of the terminal, from 20, at which texts but not details are wrapped; None does not wrap.
        heading_level: level of the heading that the summary becomes in HTML, 1 to 6; None for a paragraph.
        role: the live region that the HTML is.
        open_causes: whether the causes in HTML are unfolded at first.
        id_prefix: what the ids in the HTML begin with: another for each error of a page.
        stylesheet: the URL of the stylesheet that a whole page links to; empty for none.

    Raises:
        ValueError: a value is out of its range.

    Example:
        >>> OutputOptions(heading_level=2).heading_level
        2
        >>> OutputOptions(max_causes=-1)
        Traceback (most recent call last):
        ValueError: Expected 0 or more causes, got -1 - at max_causes
    """

    order: Order = "outermost"
    numbered: bool = False
    fold: bool = True
    max_causes: int | None = None
    advice: bool = False
    details: bool = False
    status: int | None = None
    operation_id: str = ""
    isolate: bool = True
    color: bool = False
    width: int | None = None
    heading_level: int | None = None
    role: Role = "none"
    open_causes: bool = False
    id_prefix: str = "vapierrors"
    stylesheet: str = ""

    def __post_init__(self) -> None:
        if self.order not in get_args(Order):
            _refuse("outermost or innermost", self.order, "order")
        if self.role not in get_args(Role):
            _refuse("alert, status or none", self.role, "role")
        if self.max_causes is not None and not (_is_whole(self.max_causes) and self.max_causes >= 0):
            _refuse("0 or more causes", self.max_causes, "max_causes")
        if self.heading_level is not None and (self.heading_level is True or self.heading_level not in _HEADINGS):
            _refuse("a level of 1 to 6", self.heading_level, "heading_level")
        if self.width is not None and not (_is_whole(self.width) and self.width >= _NARROWEST):
            _refuse("20 columns or more", self.width, "width")
        prefix: object = self.id_prefix
        if not (isinstance(prefix, str) and _ID.fullmatch(prefix)):
            _refuse("ASCII letters, digits, - and _", self.id_prefix, "id_prefix")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _refuse(expected: str, got: object, where: str) -> None:
    raise ValueError(f"Expected {expected}, got {got!r} - at {where}")


DEFAULT = OutputOptions()
"""What holds where nobody asks for anything."""
