"""What the library itself raises.

::

    VapiErrorsError
    ├── WireDecodeError (ValueError)      a payload is not a vAPI error body, or not a sound one
    ├── WireEncodeError (ValueError)      a body cannot be written in the dialect asked for
    ├── TemplateSyntaxError (ValueError)  a message template is not sound ICU MessageFormat
    ├── MessageDefinitionError (ValueError)  a message definition is not sound, or not filled soundly
    ├── CatalogError (ValueError)         a catalog source cannot be read at all
    ├── SettingsError (ValueError)        something in pyproject.toml is not as it should be
    ├── LocaleError (ValueError)          a tag is not BCP 47, or no locale that CLDR knows
    ├── TimeZoneError (ValueError)        a name is not an IANA time zone
    ├── LimitExceeded (ValueError)        an input is larger than ``Limits`` allows
    └── RenderError                       ``render(strict=True)`` met a problem

Every one says what was expected, what was got and where. Errors of a *service* are another tree,
``vapierrors.errors``.
"""

from __future__ import annotations

import re

_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would steer the terminal that shows a template, or turn the text behind it."""


class VapiErrorsError(Exception):
    """The root of everything that the library raises on purpose.

    Example:
        >>> issubclass(LocaleError, VapiErrorsError)
        True
    """


class WireDecodeError(VapiErrorsError, ValueError):
    """A payload is no vAPI error body, or ``strict=True`` met its first fault (specification, section 2).

    Args:
        code: the kebab-case code of the fault, as an ``Anomaly`` would have it.
        path: where, as a JSONPath such as ``$.messages[0].id``.
        detail: what was expected and what was got.

    Example:
        >>> str(WireDecodeError("wrong-type", "$.messages", "Expected an array, got a string"))
        'Expected an array, got a string - at $.messages [wrong-type]'
    """

    def __init__(self, code: str, path: str, detail: str) -> None:
        super().__init__(f"{detail} - at {path} [{code}]")
        self.code = code
        self.path = path
        self.detail = detail


class WireEncodeError(VapiErrorsError, ValueError):
    """A body cannot be written in the dialect asked for (specification, section 2)."""


class TemplateSyntaxError(VapiErrorsError, ValueError):
    """A message template is not sound ICU MessageFormat (specification, section 3).

    Args:
        expected: what the grammar allows here, as a noun phrase.
        found: what stands here, quoted, or ``end of text``.
        text: the whole template.
        offset: where in ``text``, in code points from 0.
        hint: one sentence on what to write instead, or empty.
        code: ``missing-other`` where a plural or a select has no branch ``other``, else ``template-syntax``.

    Attributes:
        line: the line of ``offset``, from 1.
        column: the column of ``offset`` in its line, in code points from 1.

    Example:
        >>> print(TemplateSyntaxError("'}' to close the argument", "end of text", "Hello {name", 11))
        Expected '}' to close the argument, got end of text - at line 1, column 12
            Hello {name
                       ^
    """

    def __init__(  # noqa: PLR0913 - what is wrong, and where; two have a default
        self, expected: str, found: str, text: str, offset: int, hint: str = "", *, code: str = "template-syntax"
    ) -> None:
        start = text.rfind("\n", 0, offset) + 1
        end = text.find("\n", offset)
        self.expected = expected
        self.found = found
        self.text = text
        self.offset = offset
        self.hint = hint
        self.code = code
        self.line = text.count("\n", 0, offset) + 1
        self.column = offset - start + 1
        shown, caret = _excerpt(text[start : len(text) if end < 0 else end], offset - start)
        self.reason = f"Expected {expected}, got {found}"
        where = f"line {self.line}, column {self.column}"
        tail = f"\n{hint}" if hint else ""
        super().__init__(f"{self.reason} - at {where}\n    {shown}\n    {' ' * caret}^{tail}")


def _excerpt(line: str, column: int, width: int = 72) -> tuple[str, int]:
    """The part of a long line around ``column``, and where the caret stands in it."""
    # One for one, so that the caret stands where it belongs.
    shown = _STEERING.sub("\N{REPLACEMENT CHARACTER}", line.replace("\t", " "))
    if len(shown) <= width:
        return shown, column
    start = max(0, min(column - width // 2, len(shown) - width))
    before = "…" if start else ""
    after = "…" if start + width < len(shown) else ""
    return f"{before}{shown[start : start + width]}{after}", column - start + len(before)


class MessageDefinitionError(VapiErrorsError, ValueError):
    """A message definition is not sound, or is called with what does not fill it (specification, section 7).

    Args:
        expected: what is wanted, as a noun phrase.
        got: what was given instead.
        message_id: the id of the definition.
        parameter: ``parameter 'name'`` or ``argument 0``; empty where it is about the definition as a whole.
        hint: what to do, or empty.

    Example:
        >>> print(MessageDefinitionError("an aware datetime", "a naive one", "com.example.gone", "parameter 'when'"))
        Expected an aware datetime, got a naive one - at com.example.gone, parameter 'when'
    """

    def __init__(self, expected: str, got: str, message_id: str, parameter: str = "", hint: str = "") -> None:
        where = f"{message_id}, {parameter}" if parameter else message_id
        super().__init__(f"Expected {expected}, got {got} - at {where}{f'; {hint}' if hint else ''}")
        self.expected = expected
        self.got = got
        self.message_id = message_id
        self.parameter = parameter
        self.hint = hint

    def __reduce__(self) -> tuple[type[MessageDefinitionError], tuple[str, ...]]:
        return type(self), (self.expected, self.got, self.message_id, self.parameter, self.hint)


class CatalogError(VapiErrorsError, ValueError):
    """A catalog source cannot be read at all: no such folder, no such package (specification, section 4)."""


class SettingsError(VapiErrorsError, ValueError):
    """Something in ``[tool.vapierrors]`` of ``pyproject.toml`` is not as it should be (specification, section 9)."""


class LocaleError(VapiErrorsError, ValueError):
    """A tag is not well-formed BCP 47, or names no language that CLDR knows (specification, section 4)."""


class TimeZoneError(VapiErrorsError, ValueError):
    """A name is not an IANA time zone of the time zone database (specification, section 6)."""


_UNITS = {
    "payload_bytes": "payload bytes",
    "nesting_depth": "levels of nesting",
    "text_characters": "characters",
    "precision": "fraction digits",
    "header_length": "characters in a header",
    "language_ranges": "language ranges",
    "template_length": "characters in a template",
    "template_depth": "levels of branches in a template",
}
"""What the limits count, where the name does not say it."""


class LimitExceeded(VapiErrorsError, ValueError):  # noqa: N818 - the name is fixed by the specification
    """An input is larger than ``Limits`` allows (specification, section 8).

    Args:
        limit: the name of the field of ``Limits``.
        allowed: its value.
        got: how large the input is.
        where: the path or the place.

    Example:
        >>> str(LimitExceeded("payload_bytes", 10, 12, "$"))
        'Expected at most 10 payload bytes, got 12 - at $'
    """

    def __init__(self, limit: str, allowed: int, got: int, where: str) -> None:
        self.reason = f"Expected at most {allowed} {_UNITS.get(limit, limit)}, got {got}"
        super().__init__(f"{self.reason} - at {where}")
        self.limit = limit
        self.allowed = allowed
        self.got = got
        self.where = where


class RenderError(VapiErrorsError):
    """``render(strict=True)`` met a problem; ``args[0]`` is its text (specification, section 5)."""
