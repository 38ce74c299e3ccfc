"""The page of the example says what happens."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import httpx
import requests  # noqa: F401 - the page needs it, and CI sees by its imports what a test file needs
import vmware.vapi  # noqa: F401 - likewise
from example_server import serving

import examples.content_library
from examples.content_library.application import create_app

PAGE = Path(examples.content_library.__file__).with_name("README.md").read_text(encoding="utf-8")
URL = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    """The code of a language on the page."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_requests_of_the_page() -> None:
    """The requests that the page shows are answered as it shows."""
    _, shell = blocks("sh")
    creation, kept, refused = re.findall(r"--json '(.*?)'", shell)
    (language,) = re.findall(r"-H 'Accept-Language: (.*?)'", shell)
    (shown,) = blocks("json")
    (path,) = re.findall(rf"sessions={URL}(\S+)", shell)
    with serving(create_app()) as url, httpx.Client() as client:
        session_id = client.post(url + path, json=json.loads(creation)).json()
        action = f"{url}{path}/{session_id}?action=keep-alive"
        assert client.post(action, json=json.loads(kept)).status_code == 204
        answer = client.post(action, json=json.loads(refused), headers={"Accept-Language": language})
    assert (answer.status_code, answer.headers["content-language"]) == (400, "de")
    assert answer.json() == json.loads(shown)


def test_client_of_the_page() -> None:
    """The program that the page shows prints what it says."""
    (program,) = blocks("python")
    (said,) = re.findall(r"print\(.*\)  # (.*)", program)
    with serving(create_app()) as url:
        code = program.replace(URL, url)
        result = subprocess.run(  # noqa: S603 - our own page
            [sys.executable, "-X", "utf8", "-W", "ignore", "-c", code],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    assert result.stdout == f"{said}\n"
