"""The renderer: any error in, text in the reader's language out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

from pydantic_core import from_json, to_json

from vapierrors.argument_types import check_type
from vapierrors.catalog import Catalog
from vapierrors.cldr.tags import parse_tag
from vapierrors.cldr.zones import Zone, zone
from vapierrors.exceptions import LocaleError, RenderError, TimeZoneError, WireDecodeError
from vapierrors.models import Limits
from vapierrors.models.error_type import canonical_id_of, effective_error_type
from vapierrors.rendered import Problem, RenderedError, RenderedMessage
from vapierrors.resolving import (
    Audience,
    Language,
    Prefer,
    Resolver,
    StraightWay,
    localize_document,
    stack_within,
    view_of,
)
from vapierrors.wire import Decoded, decode
from vapierrors.wire.quick_json import first_look
from vapierrors.wire.usual import usual_messages

if TYPE_CHECKING:
    from collections.abc import Callable

    from vapierrors.models import ErrorBody
    from vapierrors.renderable import Renderable

_CACHED_READERS: Final = 512
_CACHED_LANGUAGES: Final = 128
_LONGEST_KEY: Final = 255  # longer than any tag or zone there is
_UTC: Final = "Etc/UTC"


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
    from vapierrors.models import ErrorBody  # noqa: PLC0415 - brings pydantic, which payloads do without

    if isinstance(error, ErrorBody):
        read = _Read(error.plain_messages(), error.effective_error_type, error.type_id, (), error)
        return _held(read, limits, strict=strict)
    return _read_decoded(_decode(_payload(error), limits, strict=strict))


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


def _settled(error: object, limits: Limits) -> Any:  # noqa: ANN401 - one of Renderable
    """What nobody changes any more while it is rendered: of a parsed payload its text, of a raised error its body."""
    if type(error) is dict:
        return _written(error, limits) or error
    if isinstance(error, Decoded) or hasattr(error, "plain_messages"):
        return error
    to_body: Callable[[], ErrorBody] | None = getattr(error, "to_body", None)
    return to_body() if to_body else error


def _written(document: dict[str, Any], limits: Limits) -> bytes | None:
    """A parsed payload as JSON again, which nobody can change any more; None where it holds more than JSON does."""
    try:
        payload = to_json(document)
        same = from_json(payload) == document
    except (ValueError, RecursionError):
        return None
    return payload if same and len(payload) <= limits.payload_bytes else None


def _usual_stack(error: object, limits: Limits) -> object:
    """The messages of an error that may go the straight way; None where it is known already that it may not."""
    if type(error) is bytes or type(error) is str:
        document = first_look(error, limits)
        return usual_messages(document, limits) if type(document) is dict else None
    if isinstance(error, Decoded):
        return error.plain["messages"]
    # To ask pydantic whether it is an ErrorBody would take as long as three messages.
    plain_messages: Callable[[], object] | None = getattr(error, "plain_messages", None)
    return plain_messages() if plain_messages else None


class _Origin:
    """Where a rendered error comes from; what nobody needed for its texts is read when somebody asks for it."""

    __slots__ = ("_audience", "_error", "_read")

    def __init__(self, audience: Audience, error: object, read: _Read | None = None) -> None:
        self._audience = audience
        self._error = error
        self._read = read

    def read(self) -> _Read:
        if self._read is None:
            self._read = _read(self._error, self._audience.limits, strict=False)
        return self._read

    @property
    def locale(self) -> str:
        return self._audience.view.wanted

    @property
    def error_type(self) -> str | None:
        return self.read().error_type

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.read().problems + self._audience.problems

    def body(self, messages: tuple[RenderedMessage, ...]) -> ErrorBody:
        body = self.read().body()
        localized = tuple(
            message.model_copy(update={"localized": rendered.text})
            for message, rendered in zip(body.messages, messages, strict=False)
        )
        return body.model_copy(update={"messages": (*localized, *body.messages[len(localized) :])})

    def word(self, message_id: str, params: Mapping[str, Any]) -> RenderedMessage:
        return Resolver(self._audience).word(message_id, params)


class _Reader(NamedTuple):
    """A reader, and the straight way to texts for that reader; None where the server's texts may come first."""

    audience: Audience
    straight: StraightWay | None


class _NotWorthKeeping(Exception):  # noqa: N818 - no error: a cache keeps nothing where its function raises
    def __init__(self, reader: _Reader) -> None:
        self.reader = reader


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
        TypeError: an argument is of another type.

    Example:
        >>> renderer = Renderer()
        >>> body = '{"error_type": "NOT_FOUND", "messages": [{"id": "com.vmware.api.vcenter.vm.not_found",'
        >>> body += ' "default_message": "VM vm-42 is not there.", "args": ["vm-42"]}]}'
        >>> print(renderer.render(body, locale="de"))
        Es gibt keine virtuelle Maschine mit dem Bezeichner „vm-42“.
        >>> rendered = renderer.render(body, locale="nl")
        >>> rendered.messages[0].locale, rendered.problems[0].code
        ('en', 'no-template')
    """

    __slots__ = ("__weakref__", "_catalog", "_default_locale", "_language", "_limits", "_prefer", "_reader")

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
        check_type(catalog, Catalog | None, "catalog", 'pass Catalog.load("locales")')
        check_type(default_locale, str, "default_locale", "pass a language tag such as de")
        check_type(limits, Limits, "limits", "pass Limits()")
        self._catalog = Catalog.load() if catalog is None else catalog
        self._default_locale = str(parse_tag(default_locale))
        self._limits = limits
        self._prefer: Prefer = prefer
        # What is compiled hangs on the catalog's generation: after a reload the old readers and languages age out.
        self._reader = lru_cache(maxsize=_CACHED_READERS)(self._make_reader)
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
        audience, straight = self._reader_for(locale, format_locale, timezone)
        if type(error) is not bytes and type(error) is not str:
            error = _settled(error, self._limits)
        if straight is not None and not strict:
            messages = straight.messages(_usual_stack(error, self._limits))
            if messages is not None:
                return RenderedError(messages, _Origin(audience, error))
        return self._resolved(error, audience, strict=strict)

    def _resolved(self, error: object, audience: Audience, *, strict: bool) -> RenderedError:
        read = _read(error, self._limits, strict=strict)
        resolver = Resolver(audience, strict=strict)
        messages = tuple([resolver.message(message) for message in read.stack])
        if not messages:
            messages = (resolver.title(_title_ids(read.error_type, read.type_id)),)
        rendered = RenderedError(messages, _Origin(audience, error, read))
        if strict and rendered.problems:
            raise RenderError(str(rendered.problems[0]))
        return rendered

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

        Raises:
            TypeError: the document is still bytes.

        Example:
            >>> tools = {"run_state": "NOT_RUNNING", "error": {"messages": [
            ...     {"id": "com.vmware.api.vcenter.error", "default_message": "An error has occurred.", "args": []}]}}
            >>> Renderer().localize(tools, locale="de")["error"]["messages"][0]["localized"]
            'Der Vorgang ist fehlgeschlagen.'
        """
        if isinstance(document, bytes | bytearray | memoryview):
            got = type(document).__name__
            raise TypeError(f"Expected parsed JSON, got {got} - at document; pass json.loads(document)")
        reader = self._reader_for(locale, format_locale, timezone)
        resolver = Resolver(reader.audience)
        return localize_document(document, lambda message: resolver.message(message).text, self._limits)

    def _reader_for(self, locale: str | None, format_locale: str | None, timezone: str | None) -> _Reader:
        try:
            return self._reader(locale, format_locale, timezone, self._catalog.generation)
        except _NotWorthKeeping as found:
            return found.reader

    def _make_reader(
        self, locale: str | None, format_locale: str | None, timezone: str | None, generation: int
    ) -> _Reader:
        check_type(locale, str | None, "locale", "pass a language tag such as de")
        check_type(format_locale, str | None, "format_locale", "pass a language tag such as de-AT")
        check_type(timezone, str | None, "timezone", "pass an IANA name such as Europe/Berlin")
        default = self._default_locale
        wanted, problems = _known_locale(locale, default, "unknown-locale")
        numbers, format_problems = _known_locale(format_locale, wanted, "unknown-format-locale")
        language = partial(self._language, format_locale=numbers, generation=generation)
        view = view_of(self._catalog, wanted, default, language, problems + format_problems)
        place, zone_problems = _zone(timezone)
        audience = Audience(view, place, self._limits, self._prefer, view.problems + zone_problems)
        first = audience.first
        reader = _Reader(audience, StraightWay(audience, first) if first else None)
        if any(wish and len(wish) > _LONGEST_KEY for wish in (locale, format_locale, timezone)):
            raise _NotWorthKeeping(reader)
        return reader

    def _make_language(self, tag: str, format_locale: str, generation: int) -> Language:
        del generation  # only a part of the key
        return Language(tag, self._catalog.table(tag), format_locale, self._limits)


def _payload(error: object) -> Mapping[str, Any] | str | bytes | bytearray | memoryview:
    if isinstance(error, Mapping | bytearray | memoryview):
        return error
    if error is None or isinstance(error, list | tuple | bool | int | float):
        return _as_text(error)
    raise TypeError(f"Expected an error body, a raised error, a mapping, text or bytes, got {type(error).__name__}")


def _as_text(value: object) -> str:
    """A parsed payload that is no object as JSON again: escapes keep what no encoding can write, for its reader."""
    try:
        return json.dumps(value, default=str, skipkeys=True)
    except (ValueError, RecursionError):  # it stands inside itself, is deeper than Python goes, or a number too long
        return type(value).__name__


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
