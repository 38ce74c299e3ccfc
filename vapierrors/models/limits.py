"""How large an input may be."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

MAX_PRECISION: Final = 40
"""The most fraction digits that a double is ever shown with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The size that each kind of input may have (specification, section 8).

    Over a limit, a strict reader raises ``LimitExceeded``; a tolerant one degrades, with an anomaly or a problem.

    Args:
        payload_bytes: bytes of a payload (text is counted as UTF-8).
        nesting_depth: levels of JSON arrays and objects, and of nested messages.
        messages: messages in a stack.
        params: params in one message, and likewise its args.
        text_characters: code points of one rendered message; what is over is cut, with a mark.
        precision: the largest ``precision`` of a double, in fraction digits, 0 to 40.
        header_length: characters of one HTTP header.
        language_ranges: ranges read from an ``Accept-Language`` header.
        template_length: code points of a message template.
        template_depth: levels of plural, selectordinal and select in a template.

    Raises:
        ValueError: a limit is not a whole number, or out of its range.

    Example:
        >>> Limits(messages=10).messages
        10
        >>> Limits(messages=0)
        Traceback (most recent call last):
        ValueError: Expected a whole number of at least 1, got 0 - at Limits.messages
    """

    payload_bytes: int = 1024 * 1024
    nesting_depth: int = 32
    messages: int = 100
    params: int = 100
    text_characters: int = 64 * 1024
    precision: int = MAX_PRECISION
    header_length: int = 4 * 1024
    language_ranges: int = 32
    template_length: int = 16 * 1024
    template_depth: int = 16

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            least = 0 if field.name == "precision" else 1
            if type(value) is not int or value < least:
                raise ValueError(f"Expected a whole number of at least {least}, got {value!r} - at Limits.{field.name}")
        if self.precision > MAX_PRECISION:
            raise ValueError(f"Expected at most {MAX_PRECISION}, got {self.precision} - at Limits.precision")
