"""Serve the example: ``python -m examples.content_library --port 8000``."""

from __future__ import annotations

import argparse

import uvicorn

from examples.content_library.application import create_app
from examples.content_library.sessions import UpdateSessions


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m examples.content_library", description="Serve update sessions.")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="the port to listen on (default: %(default)s)")
    parser.add_argument(
        "--idle-minutes",
        type=_positive,
        default=5,
        metavar="N",
        help="minutes without activity after which a session is deleted (default: %(default)s)",
    )
    parser.add_argument(
        "--max-sessions",
        type=_positive,
        default=1000,
        metavar="N",
        help="how many sessions there may be at once (default: %(default)s)",
    )
    parser.add_argument("--require-session", action="store_true", help="refuse requests without a session identifier")
    options = parser.parse_args()
    sessions = UpdateSessions(idle_minutes=options.idle_minutes, max_sessions=options.max_sessions)
    app = create_app(sessions, is_session_required=options.require_session)
    uvicorn.run(app, host=options.host, port=options.port)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"Expected a number of at least 1, got {text}")
    return number


if __name__ == "__main__":
    main()
