"""Services on Flask: ``pip install "vapierrors[flask]"``.

Example:
    >>> from flask import Flask
    >>> from vapierrors import errors
    >>> app = Flask(__name__)
    >>> install(app)
    >>> @app.get("/sessions/<session>")
    ... def get_session(session):
    ...     raise errors.NotFound
    >>> answer = app.test_client().get("/sessions/7f3a", headers={"Accept": "text/html", "Accept-Language": "de"})
    >>> answer.status_code, answer.headers["Content-Language"]
    (404, 'de')
"""

from __future__ import annotations

from io import BufferedReader, BytesIO, RawIOBase
from typing import IO, TYPE_CHECKING, Final

from vapierrors.errors import Error
from vapierrors.integrations.answers import Answers, Inquiry
from vapierrors.integrations.calls import call_in, may_hold_call
from vapierrors.integrations.extras import extra
from vapierrors.integrations.statuses import LEAST_ERROR_STATUS, error_of

with extra("flask", "flask", "werkzeug"):
    from flask import Response, current_app, g, request
    from werkzeug.exceptions import HTTPException, InternalServerError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import WriteableBuffer
    from flask import Flask
    from werkzeug.wrappers import Response as WerkzeugResponse

    from vapierrors.integrations.answers import JsonDialect
    from vapierrors.integrations.calls import Call
    from vapierrors.negotiation import LocalizationSettings
    from vapierrors.renderer import Renderer

__all__ = ["current_settings", "install"]

_EXTENSION: Final = "vapierrors"


def install(app: Flask, renderer: Renderer | None = None, *, dialect: JsonDialect | None = None) -> None:
    """Answer all errors of an application as vAPI does, in the caller's language (specification, sections 6 and 7).

    Errors of ``vapierrors.errors`` as they are; an ``HTTPException`` as the error that its status stands for, with its
    status and headers; any other exception as INTERNAL_SERVER_ERROR, logged, without its text. Handlers that a
    blueprint or the application has for more special exceptions come first.

    Args:
        app: the application.
        renderer: with the catalogs of the service; None for those that the library ships.
        dialect: ``api`` or ``rest`` for vAPI JSON; None for ``rest`` below the path ``/rest`` and ``api`` elsewhere.

    Raises:
        ValueError: there is no such dialect.

    Example:
        >>> from flask import Flask
        >>> app = Flask(__name__)
        >>> install(app)
        >>> app.test_client().get("/nowhere", headers={"Accept-Language": "de"}).json["messages"][0]["localized"]
        'Unter dieser Adresse gibt es nichts.'
    """
    answers = Answers(renderer, dialect)

    def answer(error: BaseException, status: int | None = None, headers: Iterable[tuple[str, str]] = ()) -> Response:
        made = answers.answer(error, _inquiry(answers), status, headers)
        # In a list, so that Werkzeug does not count the bytes: HEAD has the length of what GET gets.
        return Response([made.body], made.status, [*made.headers])

    def answer_http(error: HTTPException) -> Response | HTTPException | WerkzeugResponse:
        if isinstance(error, InternalServerError) and error.original_exception is not None:
            return answer(error.original_exception)
        if error.response is not None or error.code is None or error.code < LEAST_ERROR_STATUS:
            return error
        headers = [*error.get_headers(request.environ)]
        challenge = next((value for name, value in headers if name.lower() == "www-authenticate"), None)
        known = error_of(error.code, method=request.method, text=_own_text(error), challenge=challenge)
        return answer(known, error.code, headers)

    app.extensions[_EXTENSION] = answers
    app.register_error_handler(Error, answer)
    app.register_error_handler(Exception, answer)
    app.register_error_handler(HTTPException, answer_http)


def current_settings() -> LocalizationSettings:
    """What the caller of the request at hand wishes: languages, formats, time zone (specification, section 6).

    They are read once a request, and kept in ``flask.g``.

    Raises:
        RuntimeError: there is no request at hand, or the application has not been installed.

    Example:
        >>> from flask import Flask
        >>> app = Flask(__name__)
        >>> install(app)
        >>> with app.test_request_context(headers={"Accept-Language": "ja"}):
        ...     current_settings().locale
        'ja'
    """
    answers: Answers | None = current_app.extensions.get(_EXTENSION)
    if answers is None:
        raise RuntimeError("Expected an application that install() has seen, got another - at current_settings()")
    if "localization_settings" not in g:
        g.localization_settings = answers.settings(_inquiry(answers))
    settings: LocalizationSettings = g.localization_settings
    return settings


def _inquiry(answers: Answers) -> Inquiry:
    return Inquiry(
        request.method, request.path, [*request.headers.items()], _call(answers.renderer.limits.payload_bytes)
    )


def _call(most: int) -> Call | None:
    if not may_hold_call(request.method, request.content_type or "") or (request.content_length or 0) > most:
        return None
    try:
        if request.content_length is None and not _ends_within(most):
            return None
        payload = request.get_data()
    except (HTTPException, OSError):  # what keeps it from being read is not what the caller is to be told
        return None
    return call_in(payload) if len(payload) <= most else None


def _ends_within(most: int) -> bool:
    """Whether a body that says no length is no longer than that; whoever reads it next gets the whole of it."""
    stream = request.stream
    head = stream.read(most + 1)
    if head:  # else somebody has read it, and Werkzeug keeps it
        setattr(request, "stream", BufferedReader(_Rejoined(head, stream)))  # noqa: B010 - Werkzeug's cached properties can be set, which pyright cannot see
    return len(head) <= most


class _Rejoined(RawIOBase):
    """The beginning of a stream, and then the rest of it."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        room = memoryview(buffer)
        piece = self._head.read(len(room)) or self._rest.read(len(room))
        room[: len(piece)] = piece
        return len(piece)


def _own_text(error: HTTPException) -> str | None:
    """What the author of the exception says to the caller, if anything; the words of Werkzeug are in the catalog."""
    text = error.description
    standard = [vars(kind).get("description") for kind in type(error).__mro__]
    is_own = isinstance(text, str) and bool(text.strip()) and "description" in vars(error) and text not in standard
    return text if is_own else None
