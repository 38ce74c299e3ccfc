"""The examples of docs/ui.md do what they show, in a real browser where they are for one."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

from browser import chromium, needs_chromium, served, violations

from vapierrors import Renderer
from vapierrors.wire import encode

PAGE = Path(__file__).parent.parent / "docs" / "ui.md"
BLOCKS = dict(re.findall(r"^```(html|python)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE))
TEN_LINES = 10


def test_every_example_of_the_page_runs() -> None:
    """What it prints is what stands there."""
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    result = doctest.testfile(str(PAGE), module_relative=False, optionflags=flags, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted > 5


def test_examples_are_short() -> None:
    """From the answer to the shown error it is ten lines, and not more."""
    assert {name: len(block.strip().splitlines()) <= TEN_LINES for name, block in BLOCKS.items()} == {
        "html": True,
        "python": True,
    }


@needs_chromium
def test_the_page_that_fetches_shows_the_texts() -> None:
    """In the language of the page, as text, whatever the values are."""
    message = {"id": "com.vmware.api.vcenter.vm.not_found", "default_message": "No <b>.", "args": ["<b>vm-42"]}
    body = {"error_type": "NOT_FOUND", "messages": [message, {**message, "id": "com.example.other"}]}
    localized = encode(Renderer().render(body, locale="de").body).decode()
    pages = {
        "/": f'<!DOCTYPE html><html lang="de"><title>vm-42</title><body><main>{BLOCKS["html"]}</main></body></html>',
    }
    with chromium() as browser, served(pages, "default-src 'self'; script-src 'unsafe-inline'") as address:
        page = browser.new_page()
        page.route(
            "**/api/vms/vm-42",
            lambda route: route.fulfill(
                status=404 if route.request.headers["accept-language"] == "de" else 500,
                body=localized,
                content_type="application/json",
            ),
        )
        page.goto(address)
        page.get_by_role("alert").locator("li").nth(1).wait_for()
        assert page.get_by_role("alert").locator("li").all_inner_texts() == [
            "Es gibt keine virtuelle Maschine mit dem Bezeichner „<b>vm-42“.",
            "No <b>.",
        ]
        assert page.get_by_role("alert").get_by_role("list").get_by_role("listitem").count() == 2
        assert json.loads(localized)["messages"][0]["localized"].startswith("Es gibt keine")


@needs_chromium
def test_the_page_from_a_template_shows_the_error() -> None:
    """With the style sheet, a heading, and nothing that axe-core finds."""
    names: dict[str, object] = {}
    exec(BLOCKS["python"], names)  # noqa: S102 - our own documentation
    with chromium() as browser, served({"/": str(names["html"])}) as address:
        page = browser.new_page(bypass_csp=True)
        page.goto(address)
        assert page.get_by_role("heading", level=1).inner_text() == "Nicht gefunden"
        assert page.get_by_role("alert").count() == 1
        assert violations(page) == []
