"""What a request says about its reader, found among its headers or in its application context."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class HeaderFields(Protocol):
    """Headers as a mapping or a multi-mapping: a ``dict``, a WSGI environment, those of httpx, Starlette, Werkzeug."""

    def items(self) -> Iterable[tuple[str | bytes, str | bytes]]:
        """Names and values."""
        ...


Headers: TypeAlias = "HeaderFields | Iterable[tuple[str | bytes, str | bytes]]"
"""Headers of a request: something with ``items()``, or pairs of name and value, as text or bytes."""


class Wishes(NamedTuple):
    """What a request says about its reader, not yet looked at; empty where it says nothing (specification, section 6).

    Args:
        languages: as ``Accept-Language`` has them.
        format_locale: as ``Format-Locale`` has it.
        timezone: as ``Timezone`` has it.
        names: the names that the three were sent by.

    Example:
        >>> Wishes.of_headers([(b"accept-language", b"de"), (b"accept-language", b"en;q=0.5")]).languages
        'de, en;q=0.5'
        >>> Wishes.of_context({"locale": "de", "timezone": "Europe/Berlin"}).timezone
        'Europe/Berlin'
    """

    languages: str
    format_locale: str
    timezone: str
    names: tuple[str, str, str]

    @classmethod
    def of_headers(cls, headers: Headers) -> Wishes:
        """Those among headers; a header that was sent repeatedly counts as one list, in its order.

        Args:
            headers: in any letter case; names of a WSGI environment (``HTTP_…``) are understood.
        """
        items = getattr(headers, "items", None)
        fields: Any = items() if items else headers
        return _wishes(fields, _HEADERS, _HEADER_NAMES)

    @classmethod
    def of_context(cls, context: Mapping[str, object]) -> Wishes:
        """Those in an application context: the official runtime keeps an ``Accept-Language`` there as ``locale``.

        Args:
            context: the ``appCtx`` of a JSON-RPC request.
        """
        return _wishes(context.items(), _CONTEXT, _CONTEXT_NAMES)

    def or_else(self, other: Wishes) -> Wishes:
        """The same, with those of another where nothing was sent.

        Args:
            other: those that come second.
        """
        first, second, third = (mine if mine[0] else its for mine, its in zip(self.named(), other.named(), strict=True))
        return Wishes(first[0], second[0], third[0], (first[1], second[1], third[1]))

    def named(self) -> Iterable[tuple[str, str]]:
        """Each of the three, with the name that it was sent by."""
        return zip(self[:3], self.names, strict=True)


_HEADER_NAMES: Final = ("Accept-Language", "Format-Locale", "Timezone")
_CONTEXT_NAMES: Final = ("locale", "format-locale", "timezone")


def _with_bytes(names: Mapping[str, int]) -> tuple[dict[str, int], dict[bytes, int]]:
    """A table for names as text, and the same for bytes: to compare one with the other is an error in some programs."""
    return dict(names), {name.encode("ascii"): place for name, place in names.items()}


_HEADERS: Final = _with_bytes(
    {
        spelling: place
        for place, name in enumerate(_HEADER_NAMES)
        for spelling in (name.lower(), f"http_{name.lower().replace('-', '_')}")
    }
)
_CONTEXT: Final = _with_bytes({name: place for place, name in enumerate(_CONTEXT_NAMES)})
"""The name in lower case → its place among the three."""


def _wishes(
    fields: Iterable[tuple[Any, Any]], places: tuple[dict[str, int], dict[bytes, int]], names: tuple[str, str, str]
) -> Wishes:
    found: tuple[list[str], list[str], list[str]] = ([], [], [])
    text_places: dict[Any, int]
    byte_places: dict[Any, int]
    text_places, byte_places = places
    for name, value in fields:
        known = byte_places if type(name) is bytes else text_places
        if (lower := name.lower()) in known and value is not None:
            found[known[lower]].append(value if type(value) is str else _text(value))
    languages, format_locales, timezones = found
    return Wishes(", ".join(languages), ", ".join(format_locales), ", ".join(timezones), names)


def _text(value: object) -> str:
    """Bytes as the text they are in HTTP/1.1; of a JSON value, which could be of any size, its type."""
    if isinstance(value, str):
        return str(value)
    return value.decode("latin-1") if isinstance(value, bytes) else f"<{type(value).__name__}>"
