"""The renderer: any error in, text in the reader's language out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple, Protocol, TypeAlias, get_args, runtime_checkable

from pydantic_core import to_json

from vapierrors.catalog import Catalog
from vapierrors.cldr.tags import parse_tag
from vapierrors.cldr.zones import Zone, zone
from vapierrors.exceptions import LocaleError, RenderError, TimeZoneError, WireDecodeError
from vapierrors.models import ErrorBody, Limits
from vapierrors.models.error_type import canonical_id_of, effective_error_type, status_of
from vapierrors.rendered import Problem, RenderedError, RenderedMessage
from vapierrors.resolving import Language, Prefer, Resolver, View, localize_document, stack_within, view_of
from vapierrors.wire import Decoded, decode

_CACHED_VIEWS: Final = 256
_CACHED_LANGUAGES: Final = 128
_UTC: Final = "Etc/UTC"


@runtime_checkable
class HasBody(Protocol):
    """An error of a service, as ``vapierrors.errors`` raises it (specification, section 7)."""

    def to_body(self) -> ErrorBody:
        """The body that the caller gets."""
        ...


Renderable: TypeAlias = (
    ErrorBody | HasBody | Decoded | Mapping[str, Any] | list[Any] | str | bytes | bytearray | memoryview | float | None
)
"""What ``Renderer.render`` takes: an error in any form, bytes or text, or any JSON value."""


class _Read(NamedTuple):
    """What rendering needs of an error, whatever it was given as."""

    stack: Sequence[Mapping[str, Any]]
    error_type: str | None
    type_id: str | None
    problems: tuple[Problem, ...]
    source: ErrorBody | Decoded

    def body(self) -> ErrorBody:
        return self.source.body if isinstance(self.source, Decoded) else self.source


def _read(error: object, limits: Limits, *, strict: bool) -> _Read:
    if isinstance(error, bytes | str | dict):
        return _read_decoded(_decode(error, limits, strict=strict))
    if isinstance(error, Decoded):
        return _held(_read_decoded(error), limits, strict=strict)
    body = error.to_body() if isinstance(error, HasBody) else error
    if isinstance(body, ErrorBody):
        stack: Sequence[Mapping[str, Any]] = body.to_plain()["messages"]
        return _held(_Read(stack, body.effective_error_type, body.type_id, (), body), limits, strict=strict)
    return _read_decoded(_decode(_payload(body), limits, strict=strict))


def _held(read: _Read, limits: Limits, *, strict: bool) -> _Read:
    """What was not read by this renderer has not been held against its limits yet."""
    stack, problems = stack_within(read.stack, limits, strict=strict)
    return read._replace(stack=stack, problems=read.problems + problems) if problems else read


def _read_decoded(decoded: Decoded) -> _Read:
    plain, type_id = decoded.plain, decoded.type_id
    problems = tuple(
        [Problem(anomaly.code, "", "", f"{anomaly.detail} - at {anomaly.path}") for anomaly in decoded.anomalies]
    )
    return _Read(plain["messages"], effective_error_type(plain.get("error_type"), type_id), type_id, problems, decoded)


def _decode(
    payload: Mapping[str, Any] | str | bytes | bytearray | memoryview, limits: Limits, *, strict: bool
) -> Decoded:
    try:
        return decode(payload, strict=strict, limits=limits)
    except WireDecodeError as error:
        raise RenderError(str(error)) from error


class Renderer:
    """Renders errors in the reader's language; immutable, for any number of threads (specification, section 5).

    Args:
        catalog: the templates; None for those that the library ships.
        default_locale: the language for readers whose own the catalog does not have.
        limits: how large an input may be.
        prefer: ``catalog`` to trust its texts first, ``server`` to trust those of the server.

    Raises:
        LocaleError: ``default_locale`` is no language tag, or none that CLDR knows.
        ValueError: ``prefer`` is neither.

    Example:
        >>> renderer = Renderer()
        >>> body = '{"error_type": "NOT_FOUND", "messages": [{"id": "com.vmware.api.vcenter.vm.not_found",'
        >>> body += ' "default_message": "VM vm-42 is not there.", "args": ["vm-42"]}]}'
        >>> print(renderer.render(body, locale="de"))
        Es gibt keine virtuelle Maschine mit dem Bezeichner „vm-42“.
        >>> rendered = renderer.render(body, locale="fr")
        >>> rendered.messages[0].locale, rendered.problems[0].code
        ('en', 'no-template')
    """

    def __init__(
        self,
        catalog: Catalog | None = None,
        *,
        default_locale: str = "en",
        limits: Limits = Limits(),  # noqa: B008 - immutable
        prefer: Prefer = "catalog",
    ) -> None:
        if prefer not in get_args(Prefer):
            raise ValueError(f"Expected {' or '.join(get_args(Prefer))}, got {prefer!r} - at prefer")
        self._catalog = Catalog.load() if catalog is None else catalog
        self._default_locale = str(parse_tag(default_locale))
        self._limits = limits
        self._prefer: Prefer = prefer
        # What is compiled hangs on the catalog's generation: after a reload the old views and languages age out.
        self._view = lru_cache(maxsize=_CACHED_VIEWS)(self._make_view)
        self._language = lru_cache(maxsize=_CACHED_LANGUAGES)(self._make_language)

    @property
    def catalog(self) -> Catalog:
        """Where the templates come from."""
        return self._catalog

    @property
    def default_locale(self) -> str:
        """The language tag for readers whose own language the catalog does not have."""
        return self._default_locale

    @property
    def limits(self) -> Limits:
        """How large an input may be."""
        return self._limits

    def render(
        self,
        error: Renderable,
        *,
        locale: str | None = None,
        format_locale: str | None = None,
        timezone: str | None = None,
        strict: bool = False,
    ) -> RenderedError:
        """Render an error in the reader's language (specification, section 5).

        Args:
            error: a body as bytes, text or mapping in any dialect, a ``Decoded``, an ``ErrorBody``, or a raised error.
            locale: the reader's language tag; None for the default.
            format_locale: the language tag that numbers and dates follow; None for the locale.
            timezone: the IANA name of the reader's time zone; None for UTC.
            strict: raise the first problem instead of listing it.

        Raises:
            RenderError: ``strict`` is set, and there is a problem.
            LimitExceeded: ``strict`` is set, and something is larger than the limits allow.

        Example:
            >>> Renderer().render("<html><title>503 Service Unavailable</title></html>").summary
            '503 Service Unavailable'
        """
        read = _read(error, self._limits, strict=strict)
        view = self._view(locale, format_locale, self._catalog.generation)
        place, zone_problems = _zone(timezone)
        resolver = Resolver(view, place, self._limits, self._prefer, strict=strict)
        error_type = read.error_type
        messages = tuple([resolver.message(message) for message in read.stack])
        if not messages:
            messages = (resolver.title(_title_ids(error_type, read.type_id)),)
        problems = read.problems + view.problems + zone_problems
        for message in messages:
            problems += message.problems
        if strict and problems:
            raise RenderError(str(problems[0]))
        return RenderedError(
            messages=messages,
            locale=view.wanted,
            error_type=error_type,
            status=status_of(error_type),
            problems=problems,
            word=resolver.word,
            make_body=partial(_localized_body, read),
        )

    def localize(
        self,
        document: Any,  # noqa: ANN401 - any JSON value
        *,
        locale: str | None = None,
        format_locale: str | None = None,
        timezone: str | None = None,
    ) -> Any:  # noqa: ANN401 - any JSON value
        """Fill ``localized`` in every message found anywhere in a JSON document (specification, section 5).

        Args:
            document: a JSON value; it is not changed.
            locale: the reader's language tag; None for the default.
            format_locale: the language tag that numbers and dates follow; None for the locale.
            timezone: the IANA name of the reader's time zone; None for UTC.

        Returns:
            The document with ``localized`` filled, all else untouched.

        Example:
            >>> tools = {"run_state": "NOT_RUNNING", "error": {"messages": [
            ...     {"id": "com.vmware.api.vcenter.error", "default_message": "An error has occurred.", "args": []}]}}
            >>> Renderer().localize(tools, locale="de")["error"]["messages"][0]["localized"]
            'Der Vorgang ist fehlgeschlagen.'
        """
        view = self._view(locale, format_locale, self._catalog.generation)
        resolver = Resolver(view, _zone(timezone)[0], self._limits, self._prefer)
        return localize_document(document, lambda message: resolver.message(message).text, self._limits)

    def _make_view(self, locale: str | None, format_locale: str | None, generation: int) -> View:
        default = self._default_locale
        wanted, problems = _known_locale(locale, default, "unknown-locale")
        numbers, format_problems = _known_locale(format_locale, wanted, "unknown-format-locale")
        language = partial(self._language, format_locale=numbers, generation=generation)
        return view_of(self._catalog, wanted, default, language, problems + format_problems)

    def _make_language(self, tag: str, format_locale: str, generation: int) -> Language:
        del generation  # only a part of the key
        return Language(tag, self._catalog.table(tag), format_locale, self._limits)


def _payload(error: object) -> Mapping[str, Any] | bytes | bytearray | memoryview:
    if isinstance(error, Mapping | bytearray | memoryview):
        return error
    if error is None or isinstance(error, list | tuple | bool | int | float):
        return to_json(error, inf_nan_mode="null", serialize_unknown=True)
    raise TypeError(f"Expected an error body, a raised error, a mapping, text or bytes, got {type(error).__name__}")


def _known_locale(wish: str | None, otherwise: str, code: str) -> tuple[str, tuple[Problem, ...]]:
    if wish is None:
        return otherwise, ()
    try:
        return str(parse_tag(wish)), ()
    except LocaleError as error:
        return otherwise, (Problem(code, "", "", f"{error}; {otherwise} is used"),)


def _zone(name: str | None) -> tuple[Zone, tuple[Problem, ...]]:
    if name is None:
        return zone(_UTC), ()
    try:
        return zone(name), ()
    except TimeZoneError as error:
        return zone(_UTC), (Problem("unknown-time-zone", "", "", f"{error}; UTC is used"),)


def _title_ids(error_type: str | None, type_id: str | None) -> list[str]:
    ids = (type_id, canonical_id_of(error_type))
    return [message_id for message_id in ids if message_id]


def _localized_body(read: _Read, messages: tuple[RenderedMessage, ...]) -> ErrorBody:
    body = read.body()
    localized = tuple(
        message.model_copy(update={"localized": rendered.text})
        for message, rendered in zip(body.messages, messages, strict=False)
    )
    return body.model_copy(update={"messages": (*localized, *body.messages[len(localized) :])})
