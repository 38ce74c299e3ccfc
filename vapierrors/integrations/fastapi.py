"""Services on FastAPI: ``pip install "vapierrors[fastapi]"``.

Example:
    >>> from fastapi import FastAPI
    >>> from vapierrors import errors
    >>> app = FastAPI(responses=error_responses(errors.Unauthenticated))
    >>> install(app)
    >>> @app.get("/sessions/{session}", responses=error_responses(errors.NotFound))
    ... def get_session(session: str) -> None:
    ...     raise errors.NotFound
"""

from __future__ import annotations

import http
from typing import TYPE_CHECKING, Final

from vapierrors.errors import Error
from vapierrors.integrations.answers import Answers
from vapierrors.integrations.asgi import AsgiRequest, ErrorMiddleware, current_settings
from vapierrors.integrations.extras import extra
from vapierrors.integrations.openapi import document_validation, error_responses
from vapierrors.integrations.statuses import LEAST_ERROR_STATUS, error_of
from vapierrors.integrations.validation import invalid_argument

with extra("fastapi", "fastapi", "starlette"):
    from fastapi.exception_handlers import http_exception_handler
    from fastapi.exceptions import RequestValidationError
    from starlette.exceptions import HTTPException
    from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fastapi import FastAPI
    from starlette.requests import Request

    from vapierrors.integrations.answers import JsonDialect
    from vapierrors.renderer import Renderer

__all__ = ["current_settings", "error_responses", "install"]

_OWN_WORDS: Final = frozenset(("Not authenticated", "There was an error parsing the body"))
"""What FastAPI itself says, beside the phrases of HTTP: the catalog says it in more languages."""


def install(app: FastAPI, renderer: Renderer | None = None, *, dialect: JsonDialect | None = None) -> None:
    """Answer all errors of an application as vAPI does, in the caller's language (specification, sections 6 and 7).

    Errors of ``vapierrors.errors`` as they are; a request that is not valid as one INVALID_ARGUMENT, which takes the
    place of status 422 in the OpenAPI document, too; an ``HTTPException`` as the error that its status stands for,
    with its status and headers; any other exception as INTERNAL_SERVER_ERROR, logged, without its text. To be called
    before the application starts; what is added to it later is covered.

    Args:
        app: the application.
        renderer: with the catalogs of the service; None for those that the library ships.
        dialect: ``api`` or ``rest`` for vAPI JSON; None for ``rest`` below the path ``/rest`` and ``api`` elsewhere.

    Raises:
        ValueError: there is no such dialect.
        RuntimeError: the application has started.

    Example:
        >>> from fastapi import FastAPI
        >>> app = FastAPI()
        >>> install(app)
        >>> app.openapi()["paths"]
        {}
    """
    answers = Answers(renderer, dialect)

    async def answer(
        request: Request, error: Exception, status: int | None = None, headers: Iterable[tuple[str, str]] = ()
    ) -> Response:
        asked = AsgiRequest.of(request.scope) or AsgiRequest(answers, request.scope, request.receive)
        made = await asked.answer(error, status, headers)
        response = Response(made.body, made.status)
        response.raw_headers = made.raw_headers()
        return response

    async def answer_error(request: Request, error: Exception) -> Response:
        if request.scope["type"] != "http":
            raise error
        return await answer(request, error)

    async def answer_validation(request: Request, error: Exception) -> Response:
        if not isinstance(error, RequestValidationError) or not error.errors():
            return await answer_error(request, error)
        return await answer(request, invalid_argument(error.errors(), answers.renderer))

    async def answer_http(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return await answer_error(request, error)
        if request.scope["type"] != "http" or error.status_code < LEAST_ERROR_STATUS:
            return await http_exception_handler(request, error)
        headers = [*(error.headers or {}).items()]
        challenge = next((value for name, value in headers if name.lower() == "www-authenticate"), None)
        known = error_of(error.status_code, method=request.method, text=_own_text(error), challenge=challenge)
        return await answer(request, known, error.status_code, headers)

    app.add_middleware(ErrorMiddleware, renderer=answers.renderer, dialect=dialect)
    app.add_exception_handler(Error, answer_error)
    app.add_exception_handler(Exception, answer_error)
    app.add_exception_handler(HTTPException, answer_http)
    app.add_exception_handler(RequestValidationError, answer_validation)
    document_validation(app, answers.renderer)


def _own_text(error: HTTPException) -> str | None:
    """What the author of the exception says to the caller, if anything; only text is meant to be read."""
    detail = error.detail
    if type(detail) is not str or not detail.strip() or detail in _OWN_WORDS:
        return None
    try:
        phrase = http.HTTPStatus(error.status_code).phrase
    except ValueError:
        return detail
    return None if detail == phrase else detail
