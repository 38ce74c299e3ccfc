"""From an exception to the answer that the caller gets: status, headers and body, whatever the framework."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from vapierrors.errors import Error
from vapierrors.integrations.statuses import LEAST_ERROR_STATUS
from vapierrors.integrations.unexpected import report
from vapierrors.models.error_type import status_of
from vapierrors.negotiation import VARY, LocalizationSettings, media_type, merge_vary, response_headers
from vapierrors.outputs import OutputOptions, render
from vapierrors.renderer import Renderer
from vapierrors.wire import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vapierrors.integrations.calls import Call
    from vapierrors.rendered import RenderedError

JsonDialect: TypeAlias = Literal["api", "rest"]
"""In which dialect vAPI JSON is answered."""

HeaderFields: TypeAlias = "Sequence[tuple[str, str]]"
"""Names and values, in any letter case, a name perhaps several times."""

_REST: Final = "/rest"
_VARY: Final = (*VARY, "Accept")
_CALL_STATUS: Final = 200
_OF_THE_BODY: Final = frozenset(
    ("content-type", "content-length", "content-encoding", "content-language", "transfer-encoding", "etag", "vary")
)
"""Headers of an exception that speak of another body than that of the answer, or are merged into it."""


class Answer(NamedTuple):
    """An answer, ready to be sent.

    Args:
        status: of HTTP.
        headers: names and values; ``Content-Length`` is that of the body that ``GET`` gets.
        body: empty where ``HEAD`` was asked for.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def raw_headers(self) -> list[tuple[bytes, bytes]]:
        """The headers as ASGI has them."""
        return [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in self.headers]


class Inquiry(NamedTuple):
    """What an answer depends on, of the request.

    Args:
        method: of HTTP.
        path: without the query.
        headers: all of them.
        call: the JSON-RPC call that its body is, None where it is none.
    """

    method: str
    path: str
    headers: HeaderFields
    call: Call | None = None

    def values(self, name: str) -> str:
        """The values of a header, as one list."""
        return ", ".join(value for other, value in self.headers if other.lower() == name)

    def __str__(self) -> str:
        return f"{self.method} {self.path!r}"


class _Content(NamedTuple):
    status: int
    media_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


class Answers:
    """Makes the answers of one service; immutable, for any number of threads (specification, sections 6 and 7).

    Args:
        renderer: with the catalogs of the service; None for those that the library ships.
        dialect: ``api`` or ``rest``; None for ``rest`` below the path ``/rest`` and ``api`` elsewhere.

    Raises:
        ValueError: there is no such dialect.

    Example:
        >>> from vapierrors.errors import NotFound
        >>> inquiry = Inquiry("GET", "/api/library", [("Accept-Language", "de")])
        >>> answer = Answers().answer(NotFound(), inquiry)
        >>> answer.status, answer.body
        (404, b'{"messages":[],"error_type":"NOT_FOUND"}')
        >>> dict(answer.headers)["Content-Language"]
        'de'
    """

    def __init__(self, renderer: Renderer | None = None, dialect: JsonDialect | None = None) -> None:
        if dialect not in {None, "api", "rest"}:
            raise ValueError(f"Expected api, rest or None, got {dialect!r} - at dialect")
        self._renderer = Renderer() if renderer is None else renderer
        self._dialect = dialect

    @property
    def renderer(self) -> Renderer:
        """What makes the texts."""
        return self._renderer

    def settings(self, inquiry: Inquiry) -> LocalizationSettings:
        """The wishes of the caller: those of the application context of a call, then those of the headers.

        Args:
            inquiry: the request.
        """
        renderer = self._renderer
        locales, default, limits = renderer.catalog.locales, renderer.default_locale, renderer.limits
        if inquiry.call is None:
            return LocalizationSettings.from_headers(inquiry.headers, locales, default=default, limits=limits)
        return LocalizationSettings.from_context(
            inquiry.call.context, locales, headers=inquiry.headers, default=default, limits=limits
        )

    def answer(
        self, error: BaseException, inquiry: Inquiry, status: int | None = None, headers: Iterable[tuple[str, str]] = ()
    ) -> Answer:
        """The answer to a request that ended with an exception. What is no vAPI error is logged, and not shown.

        Args:
            error: what was raised.
            inquiry: the request.
            status: of HTTP; None for that of the error.
            headers: what the answer has to tell beside the error, such as ``Allow``.
        """
        known = error if isinstance(error, Error) else report(error, str(inquiry))
        settings = self.settings(inquiry)
        try:
            return self._answer(known, inquiry, settings, status or _status_of(known), headers)
        except Exception as fault:  # noqa: BLE001 - an error that cannot be written, such as one with an object as data
            known = report(fault, str(inquiry))
            return self._answer(known, inquiry, settings, known.status, headers)

    def _answer(
        self,
        error: Error,
        inquiry: Inquiry,
        settings: LocalizationSettings,
        status: int,
        headers: Iterable[tuple[str, str]],
    ) -> Answer:
        rendered = self._renderer.render(
            error, locale=settings.locale, format_locale=settings.format_locale, timezone=settings.timezone
        )
        content = self._content(rendered, inquiry, status)
        told = [*_challenge(error), *content.headers, *headers]
        own = response_headers(rendered) | {
            "Vary": merge_vary(", ".join(value for name, value in told if name.lower() == "vary"), _VARY),
            "Content-Type": content.media_type,
            "Content-Length": str(len(content.body)),
        }
        kept = {(name.lower(), value): (name, value) for name, value in told if name.lower() not in _OF_THE_BODY}
        body = b"" if inquiry.method == "HEAD" else content.body
        return Answer(content.status, (*own.items(), *kept.values()), body)

    def _content(self, rendered: RenderedError, inquiry: Inquiry, status: int) -> _Content:
        if inquiry.call is not None:
            told = (("vapi-error", rendered.body.type_id),)
            body = inquiry.call.answer(encode(rendered.body, "jsonrpc"))
            return _Content(_CALL_STATUS, "application/json", body, told)
        form = media_type(inquiry.values("accept"), limits=self._renderer.limits)
        if form == "text/html":
            return _Content(status, "text/html; charset=utf-8", render(rendered, "page").encode("utf-8", "replace"))
        if form == "application/problem+json":
            return _Content(status, form, render(rendered, "problem", OutputOptions(status=status)).encode())
        return _Content(status, form, encode(rendered.body, self._dialect or _dialect_of(inquiry.path)))


def _status_of(error: Error) -> int:
    """What a client got with the error from another service may be a success: JSON-RPC answers errors with 200."""
    return error.status if error.status >= LEAST_ERROR_STATUS else status_of(error.error_type)


def _dialect_of(path: str) -> JsonDialect:
    return "rest" if path == _REST or path.startswith(f"{_REST}/") else "api"


def _challenge(error: Error) -> list[tuple[str, str]]:
    """How to sign in, where the error tells and a header can hold it (RFC 9110, section 11.6.1)."""
    challenge = getattr(error, "challenge", None)
    if isinstance(challenge, str) and challenge.isascii() and challenge.isprintable():
        return [("WWW-Authenticate", challenge)]
    return []
