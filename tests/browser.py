"""A real browser for tests: Debian's Chromium, against pages that a server on the loopback interface sends."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from vapierrors.outputs import stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
POLICY: Final = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
"""Neither script nor inline style would be allowed."""

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed: apt-get install chromium")

_OPTIONS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_CONTENT_TYPES: Final = {".css": "text/css", ".js": "text/javascript", ".json": "application/json"}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*_OPTIONS])
        try:
            yield browser
        finally:
            browser.close()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, pages: Mapping[str, str], policy: str, *args: Any) -> None:  # noqa: ANN401 - the server's own
        self._pages = pages
        self._policy = policy
        super().__init__(*args)

    def do_GET(self) -> None:
        """Send the page of that path, or say that there is none."""
        content = self._pages.get(self.path)
        self.send_response(404 if content is None else 200)
        suffix = self.path[self.path.rfind(".") :] if "." in self.path else ""
        self.send_header("Content-Type", f"{_CONTENT_TYPES.get(suffix, 'text/html')}; charset=utf-8")
        self.send_header("Content-Security-Policy", self._policy)
        self.end_headers()
        self.wfile.write((content or "").encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(pages: Mapping[str, str], policy: str = POLICY) -> Iterator[str]:
    """A server that has these pages by path, and the style sheet; gives its address."""
    everything = {"/vapierrors.css": stylesheet(), "/favicon.ico": "", **pages}
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, everything, policy))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def violations(page: Page) -> list[str]:
    """What axe-core has against a page, each with the elements."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found]


def scrolls_sideways(page: Page) -> bool:
    """Whether anything of a page lies beyond its right or left edge."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
