"""``vapierrors preview --web`` as a process: where it listens, whom it answers, and how it ends."""

from __future__ import annotations

import importlib.util
import signal
import socket
from contextlib import closing
from typing import TYPE_CHECKING

import httpx
import pytest
from command_line import invoke
from preview_pages import GERMAN, Running, running, save, write_catalogs

from vapierrors.cli import preview_web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogs(tmp_path_factory.mktemp("preview") / "locales")


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Running]:
    with running("--port", "0", "--catalog", folder, "--locale", "de") as started:
        yield started


@pytest.mark.parametrize(
    ("path", "status", "content_type"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/message?id=com.example.files", 200, "text/html; charset=utf-8"),
        ("/message?id=com.example.files&p.count=x", 422, "text/html; charset=utf-8"),
        ("/message", 404, "text/html; charset=utf-8"),
        ("/nothing/here", 404, "text/html; charset=utf-8"),
        ("/static/preview.css", 200, "text/css; charset=utf-8"),
        ("/static/..%2Fpages.py", 404, "text/html; charset=utf-8"),
        ("/static/reload.js", 200, "text/javascript; charset=utf-8"),
    ],
)
def test_answers_have_their_headers(server: Running, path: str, status: int, content_type: str) -> None:
    """A strict policy, no guessing of types, nothing for other sites, nothing kept."""
    answer = httpx.get(server.origin + path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, content_type)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "access-control-allow-origin" not in answer.headers
    assert "server" not in answer.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/message?id=com.example.files", "/events", "/nothing"])
def test_only_get_is_answered(server: Running, method: str, path: str) -> None:
    """Nothing can be changed."""
    answer = httpx.request(method, server.origin + path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert answer.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LocalHost:8713", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8713", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example:80", 421),
        ("127.0.0.2", 421),
        ("localhost:8713@evil.example", 421),
        ("", 421),
    ],
)
def test_other_hosts_get_nothing(server: Running, host: str, status: int) -> None:
    """A name of another site that leads to this machine does not open the pages to that site."""
    answer = httpx.get(server.origin, headers={"Host": host})
    assert answer.status_code == status
    assert ("com.example.files" in answer.text) is (status == 200)


def test_events_tell_the_version(server: Running, folder: Path) -> None:
    """That of the page at first, and another once a catalog is saved."""
    page = httpx.get(server.origin).text
    version = page.partition('data-version="')[2].partition('"')[0]
    with httpx.stream("GET", f"{server.origin}/events", timeout=20) as stream:
        assert stream.headers["content-type"] == "text/event-stream; charset=utf-8"
        lines = stream.iter_lines()
        assert [next(lines), next(lines), next(lines)] == ["event: version", f"data: {version}", ""]
        save(folder, "de", {**GERMAN, "com.example.todo": "Doch."})
        changed = [next(lines), next(lines)]
    assert changed[0] == "event: version"
    assert changed[1].startswith("data: ")
    assert changed[1] != f"data: {version}"
    assert f'data-version="{changed[1].removeprefix("data: ")}"' in httpx.get(server.origin).text


def test_it_listens_on_the_loopback_interface_alone(server: Running) -> None:
    """Other addresses of the machine refuse the connection."""
    port = int(server.origin.rpartition(":")[2])
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as route:
        try:
            route.connect(("192.0.2.1", 9))
        except OSError:
            pytest.skip("the machine has no other address")
        address = route.getsockname()[0]
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((address, port), timeout=5)


def test_ctrl_c_ends_it(folder: Path) -> None:
    """With exit code 0, although a page waits for changes; nothing but the address was printed."""
    with running("--port", "0", "--catalog", folder) as started:
        with httpx.stream("GET", f"{started.origin}/events", timeout=20) as stream:
            next(stream.iter_lines())
            started.process.send_signal(signal.SIGINT)
            out, err = started.process.communicate(timeout=20)
        assert (started.process.returncode, out, err) == (0, "", "vapierrors: Ctrl+C ends it\n")


def test_a_message_may_be_named(folder: Path) -> None:
    """The address leads to its page."""
    with running("com.example.files", "--port", "0", "--catalog", folder, "--locale", "ar") as started:
        assert started.path == "/message?id=com.example.files&first=en&second=ar"
        assert "ملفان" in httpx.get(started.origin + started.path).text


def test_a_port_in_use_is_said() -> None:
    """With exit code 2; where no port is named, another one is taken."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        done = invoke("preview", "--web", "--port", str(port))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"Error: Expected a free port, got {port}, which is in use; give another --port\n"


def test_the_usual_port_in_use_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any that is free takes its place."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        monkeypatch.setattr(preview_web, "USUAL_PORT", other.getsockname()[1])
        sockets = preview_web.listening(None)
    ports = {one.getsockname()[1] for one in sockets}
    for one in sockets:
        one.close()
    assert len(ports) == 1
    assert ports != {preview_web.USUAL_PORT}


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """In one line, with exit code 2."""
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(preview_web, "find_spec", lambda name: None if name == missing else find_spec(name))
    done = invoke("preview", "--web")
    assert (done.exit_code, done.stdout) == (2, "")
    told = f"Expected starlette and uvicorn, got no {missing}; install them with"
    assert done.stderr == f'Error: {told}: pip install "vapierrors[preview]"\n'


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--web", "--json"), "Expected --web without --param, --all and --json, got one of them"),
        (("--web", "--locale", "tlh"), "Expected a language that CLDR has data for, got 'tlh' in 'tlh'"),
        (("--web", "--catalog", "no/such"), "Expected a folder or package:folder, got 'no/such': no such folder"),
        (("--port", "1", "com.example.x"), "Expected --web with --port and --open, got none"),
        ((), "Expected ID or --web, got neither"),
    ],
)
def test_wrong_use(args: tuple[str, ...], said: str) -> None:
    """Exit code 2, and what was expected."""
    done = invoke("preview", *args)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(f"Error: {said}\n")
