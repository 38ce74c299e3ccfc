"""The application: all dialects of the service, and its errors in the caller's language."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fastapi import FastAPI

from examples.content_library.http_routes import API, OLD_REST, REST, http_routes
from examples.content_library.rpc_route import rpc_route
from examples.content_library.service import Service
from examples.content_library.sessions import UpdateSessions
from vapierrors import Catalog, Renderer
from vapierrors.integrations.fastapi import install

LOCALES: Final = Path(__file__).with_name("locales")


def create_app(sessions: UpdateSessions | None = None, *, is_session_required: bool = False) -> FastAPI:
    """The service as an ASGI application.

    Args:
        sessions: all update sessions; None for new ones that live five minutes.
        is_session_required: whether to refuse callers without a session identifier.

    Example:
        >>> create_app().title
        'Content library: update sessions'
    """
    renderer = Renderer(Catalog.load(LOCALES))
    service = Service(UpdateSessions() if sessions is None else sessions, renderer, is_session_required)
    app = FastAPI(title="Content library: update sessions", version="1.0.0")
    install(app, renderer=renderer)
    app.include_router(rpc_route(service))
    for form in (API, REST, OLD_REST):
        app.include_router(http_routes(service, form))
    return app
