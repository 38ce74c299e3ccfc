"""Sample values: what stands for the parameters of a template when nobody has raised its error yet."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, count, cycle
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from vapierrors.cldr.tags import data_locale
from vapierrors.cldr.zones import zone
from vapierrors.definitions.slots import is_position
from vapierrors.formatting import FORMATTERS, FormatContext, LocaleFormats
from vapierrors.renderer import Renderer
from vapierrors.template import NumberArgument, SelectArgument, arguments, compile_template, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vapierrors.rendered import RenderedMessage
    from vapierrors.template import CompiledTemplate, Message, NumberStyle, Part, Role

Sample: TypeAlias = "str | dict[str, Any]"
"""The text of a positional argument, or the members of a parameter as they are on the wire."""

_KINDS: Final[Mapping[Role, str]] = MappingProxyType(
    {"plural": "i", "selectordinal": "i", "number": "i", "date": "dt", "time": "dt"}
)
"""What an argument is used as → the kind that this asks for."""

_REASON: Final = "vapierrors.demo.reason.idle"
"""A message of the library itself, so that a nested one is in the reader's language, too."""

_INTEGERS: Final = (3, 5, 12, 40, 7)
_DOUBLES: Final = (4.7, 1.5, 12.2)
_SHARE: Final = 0.85
_MOMENTS: Final = ("2026-11-23T14:59:00.000Z", "2026-11-24T09:30:00.000Z", "2026-12-01T18:05:00.000Z")
_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "address": "192.0.2.10",
        "cause": "The disk is full.",
        "datastore": "nfs-01",
        "email": "ada@example.com",
        "error": "The disk is full.",
        "file": "image.iso",
        "folder": "/images",
        "host": "esx01.example.com",
        "hostname": "esx01.example.com",
        "id": "7f3a",
        "identifier": "7f3a",
        "ip": "192.0.2.10",
        "language": "de",
        "locale": "de",
        "message": "The disk is full.",
        "method": "DELETE",
        "name": "example",
        "path": "/images/image.iso",
        "reason": "The disk is full.",
        "uri": "https://files.example.com/image.iso",
        "url": "https://files.example.com/image.iso",
        "user": "ada",
        "username": "ada",
        "version": "8.0.3",
        "vm": "vm-42",
        "zone": "Europe/Berlin",
    }
)
"""The last word of a parameter's name → a text that may stand there."""

_LAST_WORD: Final = re.compile(r"[A-Z]?[a-z]+\Z|[A-Z]+\Z")
_HUMP: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def used_kinds(message: Message) -> dict[str, str]:
    """The kinds of the parameters as far as the template says them, in its order (specification, section 9).

    A plural asks for ``i``, a date for ``dt``, a number for ``d`` where it shows a fraction or a percentage and else
    for ``i``; all others are ``s``.

    Args:
        message: as ``parse`` read it.

    Example:
        >>> from vapierrors.template import parse
        >>> used_kinds(parse("{n, plural, other {# of {size, number, ::.00} GB}} on {host} since {since, date}"))
        {'n': 'i', 'size': 'd', 'host': 's', 'since': 'dt'}
    """
    fractional = {name for name, style in _number_styles(message) if style.minimum_fraction or _is_share(style)}
    kinds: dict[str, str] = {}
    for name, roles in arguments(message).items():
        asked = sorted(_KINDS[role] for role in roles if role in _KINDS)
        kinds[name] = "s" if not asked else "d" if asked[-1] == "i" and name in fractional else asked[-1]
    return kinds


def sample_params(message: Message, kinds: Mapping[str, str]) -> dict[str, Sample]:
    """A value for each argument of a template, always the same ones (specification, section 9).

    Args:
        message: as ``parse`` read it.
        kinds: parameter → ``s``, ``dt``, ``i``, ``d`` or ``l``; of those left out, what the template says.

    Returns:
        Argument → what ``MessageDefinition`` would send: members such as ``{"i": 3}``; for ``{0}`` a string.

    Example:
        >>> from vapierrors.template import parse
        >>> sample_params(parse("{count, plural, other {# files}} of {session} on {0}"), {})
        {'count': {'i': 3}, 'session': {'s': 'session-1'}, '0': 'item-1'}
        >>> sample_params(parse("{size} GB of {state, select, ON {running} other {stopped}} {vm}"), {"size": "d"})
        {'size': {'d': 4.7, 'precision': 1}, 'state': {'s': 'ON'}, 'vm': {'s': 'vm-42'}}
    """
    values = _Values(message)
    every = {name: kinds.get(name, kind) for name, kind in used_kinds(message).items()}
    params = {name: values.of(name, kind) for name, kind in every.items()}
    return {name: _as_text(param) if is_position(name) else param for name, param in params.items()}


def render_sample(message: Message, locale: str, params: Mapping[str, Sample], *, timezone: str = "Etc/UTC") -> str:
    """The text of a template with the values, as a reader of a locale sees it (specification, section 9).

    Args:
        message: as ``parse`` read it.
        locale: the language tag that plurals, numbers and dates follow.
        params: a value for each argument, such as ``sample_params`` has them.
        timezone: the IANA name of the reader's time zone.

    Raises:
        KeyError: an argument has no value.
        LocaleError: ``locale`` is no language tag, or none that CLDR knows.
        TimeZoneError: ``timezone`` is no IANA name.

    Example:
        >>> from vapierrors.template import parse
        >>> message = parse("{count, plural, one {# Datei} other {# Dateien}} seit {since, date, long}")
        >>> render_sample(message, "de", sample_params(message, {}))
        '3 Dateien seit 23. November 2026'
    """
    return _compiled(message, locale, params).text(params, _context(locale, timezone))


def render_sample_parts(
    message: Message, locale: str, params: Mapping[str, Sample], *, timezone: str = "Etc/UTC"
) -> tuple[Part, ...]:
    """The same in parts, so that what was filled in can be told from the words (specification, section 9).

    Args:
        message: as ``parse`` read it.
        locale: the language tag that plurals, numbers and dates follow.
        params: a value for each argument, such as ``sample_params`` has them.
        timezone: the IANA name of the reader's time zone.

    Raises:
        KeyError: an argument has no value.
        LocaleError: ``locale`` is no language tag, or none that CLDR knows.
        TimeZoneError: ``timezone`` is no IANA name.

    Example:
        >>> from vapierrors.template import parse
        >>> message = parse("Nicht auf {host}")
        >>> [part.kind for part in render_sample_parts(message, "de", sample_params(message, {}))]
        ['literal', 's']
    """
    return _compiled(message, locale, params).parts(params, _context(locale, timezone))


class _Values:
    """Values for the parameters of one template, no two alike as long as there are others."""

    def __init__(self, message: Message) -> None:
        self._selectors = _selectors(message)
        self._shares = {name for name, style in _number_styles(message) if _is_share(style)}
        self._integers = cycle(_INTEGERS)
        self._doubles = cycle(_DOUBLES)
        self._moments = cycle(_MOMENTS)
        self._taken: set[str] = set()

    def of(self, name: str, kind: str) -> dict[str, Any]:
        match kind:
            case "i":
                return {"i": self._integer(name)}
            case "d":
                return {"d": _SHARE} if name in self._shares else {"d": next(self._doubles), "precision": 1}
            case "dt":
                return {"dt": next(self._moments)}
            case "l":
                return {"l": {"id": _REASON, "params": {"minutes": {"i": 30}}}}
            case _:
                return {"s": next(iter(self._selectors.get(name, ())), None) or self._text(name)}

    def _integer(self, name: str) -> int:
        digits = (selector for selector in self._selectors.get(name, ()) if is_position(selector))
        return int(next(digits, None) or next(self._integers))

    def _text(self, name: str) -> str:
        word = _LAST_WORD.search(name)
        known = _WORDS.get(word[0].lower()) if word else None
        stem = "item" if is_position(name) else _HUMP.sub("-", name).replace("_", "-").lower()
        numbered = (f"{stem}-{number}" for number in count(1))
        text = next(text for text in chain([known] if known else [], numbered) if text not in self._taken)
        self._taken.add(text)
        return text


def _selectors(message: Message) -> dict[str, list[str]]:
    """The words that the selects of a template know, by argument."""
    found: dict[str, list[str]] = {}
    for node in walk(message):
        if isinstance(node, SelectArgument):
            words = [branch.selector for branch in node.branches if branch.selector != "other"]
            found.setdefault(node.name, []).extend(words)
    return found


def _number_styles(message: Message) -> Iterator[tuple[str, NumberStyle]]:
    return ((node.name, node.style) for node in walk(message) if isinstance(node, NumberArgument))


def _is_share(style: NumberStyle) -> bool:
    """Whether 0.85 is shown as 85 %."""
    return style.percent and style.scale != 1


def _as_text(param: Mapping[str, Any]) -> str:
    """What a positional argument is sent as: digits, RFC 3339, or the text itself."""
    value = next(iter(param.values()))
    return str(value)


def _compiled(message: Message, locale: str, params: Mapping[str, Sample]) -> CompiledTemplate:
    return compile_template(message, _formats(data_locale(locale)), params)


@lru_cache(maxsize=256)
def _formats(locale: str) -> LocaleFormats:
    return LocaleFormats(locale, locale, FORMATTERS)


@lru_cache(maxsize=256)
def _context(locale: str, timezone: str) -> FormatContext:
    return FormatContext(zone(timezone), _Reasons(locale))


@lru_cache(maxsize=1)
def _renderer() -> Renderer:
    return Renderer()


class _Reasons:
    """Nested messages in the language of the template, from the catalogs that the library ships."""

    def __init__(self, locale: str) -> None:
        self._locale = locale

    def text(self, message: Mapping[str, Any]) -> str:
        return self._rendered(message).text

    def parts(self, message: Mapping[str, Any]) -> tuple[Part, ...]:
        return self._rendered(message).parts

    def _rendered(self, message: Mapping[str, Any]) -> RenderedMessage:
        body = {"messages": [{"default_message": "", "args": [], **message}]}
        return _renderer().render(body, locale=self._locale).messages[0]
