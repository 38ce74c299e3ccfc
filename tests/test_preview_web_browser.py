"""``vapierrors preview --web`` in a real browser: accessible, within its width, and up to date with the catalogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from browser import chromium, needs_chromium, scrolls_sideways, violations
from preview_pages import GERMAN, running, save, write_catalogs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = needs_chromium

PAGES = {
    "list": "/",
    "list right to left": "/?second=ar&domain=own",
    "list pseudo": "/?first=en-XA&second=en-XB&domain=own",
    "nothing found": "/?q=nothing+at+all",
    "wrong wish": "/?state=done&zone=Berlin",
    "message": "/message?id=com.example.files",
    "message right to left": "/message?id=com.example.files&second=ar",
    "message pseudo": "/message?id=com.example.power&first=en-XA&second=en-XB",
    "message with problems": "/message?id=com.example.power",
    "message untranslated": "/message?id=com.example.todo&second=fa",
    "hostile message": "/message?id=com.example.hostile&p.name=%3Cscript%3Ealert(2)%3C/script%3E",
    "wrong value": "/message?id=com.example.files&p.count=many",
    "no message": "/message?id=com.example.gone",
    "no page": "/nothing/here",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogs(tmp_path_factory.mktemp("preview") / "locales")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    with running("--port", "0", "--catalog", folder, "--locale", "de") as started:
        yield started.origin


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def said() -> list[str]:
    """What a page says on its console, and the dialogs that it opens."""
    return []


def opened(browser: Browser, said: list[str], address: str, **options: Any) -> Page:  # noqa: ANN401 - as Playwright has them
    page = browser.new_page(**options)
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.goto(address)
    return page


def unfold(page: Page) -> None:
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true }")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(browser: Browser, site: str, name: str, scheme: str) -> None:
    """Lists, messages in both directions, pseudo-locales, nothing found, faults and errors."""
    # axe itself is a script, which the policy of the pages does not allow.
    page = browser.new_page(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type] - one of two literals
    page.goto(site + PAGES[name])
    unfold(page)
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_lies_beyond_the_edge(browser: Browser, said: list[str], site: str, name: str) -> None:
    """A screen of 320 pixels is not scrolled sideways."""
    page = opened(browser, said, site + PAGES[name], viewport={"width": 320, "height": 800})
    unfold(page)
    assert not scrolls_sideways(page)
    page.close()


@pytest.mark.parametrize("name", ["list", "message", "message right to left", "hostile message"])
def test_the_policy_is_kept(browser: Browser, said: list[str], site: str, name: str) -> None:
    """Style sheets and script are loaded, nothing is refused, and no text became an element or a dialog."""
    page = opened(browser, said, site + PAGES[name])
    assert page.locator(".bar").evaluate("element => getComputedStyle(element).borderTopStyle") == "solid"
    assert page.locator("main script, main img, [onerror], [onclick], [style]").count() == 0
    assert page.evaluate("document.scripts.length") == 1
    assert said == []
    page.close()


def test_the_fragment_is_that_of_the_library(browser: Browser, said: list[str], site: str) -> None:
    """What is shown is what the HTML source beside it says, with the style sheet of the library."""
    page = opened(browser, said, site + PAGES["message right to left"])
    fragments = page.locator(".column > .vapierrors")
    assert fragments.count() == 4
    assert fragments.evaluate_all("all => all.map(one => [one.lang, one.dir])") == [["en", "ltr"], ["ar", "rtl"]] * 2
    assert fragments.first.evaluate("element => getComputedStyle(element).borderInlineStartWidth") != "0px"
    source = page.locator(".column").nth(1).locator("pre").nth(1).text_content()
    built = page.evaluate(
        "html => { const it = document.createElement('div'); it.innerHTML = html; return it.innerHTML }", source
    )
    assert fragments.nth(1).evaluate("element => element.outerHTML") == built
    page.close()


def test_a_saved_catalog_loads_the_page_again(browser: Browser, said: list[str], site: str, folder: Path) -> None:
    """By itself, with the new text; a form in which somebody has typed is left alone, and a message says so."""
    address = f"{site}/message?id=com.example.power"
    page = opened(browser, said, address)
    text = page.locator("tbody tr").first.locator("td").nth(1).locator(".text")
    assert text.inner_text() == "vm-42 läuft."
    save(folder, "de", {**GERMAN, "com.example.power": "{vm} {state, select, ON {rennt} other {steht}}."})
    text.filter(has_text="rennt").wait_for(timeout=20_000)
    page.get_by_role("textbox", name="vm text").fill("vm-7")
    save(folder, "de", GERMAN)
    status = page.get_by_role("status").filter(has_text="A catalog was saved.")
    status.wait_for(timeout=20_000)
    assert page.get_by_role("textbox", name="vm text").input_value() == "vm-7"
    assert text.inner_text() == "vm-42 rennt."
    status.get_by_role("link").click()
    text.filter(has_text="läuft").wait_for(timeout=20_000)
    assert said == []
    page.close()


def test_it_works_without_javascript(browser: Browser, said: list[str], site: str) -> None:
    """Search, languages and values are forms with a button."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_label("Search in ids and texts").fill("dateien")
    page.get_by_label("First language").select_option("de")
    page.get_by_label("Second language", exact=True).select_option("ar")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="com.example.files").click()
    page.get_by_label("count").fill("11")
    page.get_by_role("button", name="Show").click()
    current = page.locator("tr.current")
    assert current.get_by_role("rowheader").inner_text() == "count = 11"
    assert current.locator(".text").first.inner_text() == "11 Dateien auf esx01.example.com seit 23. November 2026"
    page.get_by_role("link", name="Take the sample values again").click()
    assert page.get_by_label("count").input_value() == "3"
    context.close()
    assert said == []


def test_the_keyboard_leads_through_the_page(browser: Browser, said: list[str], site: str) -> None:
    """First to the skip link, which leads to the content; the focus can be seen."""
    page = opened(browser, said, f"{site}/?domain=own")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    assert skip.evaluate("element => element === document.activeElement")
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index] - it is on the screen
    assert skip.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    page.close()


def test_what_a_screen_reader_is_told(browser: Browser, said: list[str], site: str) -> None:
    """Landmarks, one heading of the first level, a table with headings, also where it is no table to the eye."""
    page = opened(browser, said, f"{site}/?domain=own&second=ar", viewport={"width": 320, "height": 800})
    assert [page.get_by_role(role).count() for role in ("banner", "main", "search")] == [1, 1, 1]
    assert page.get_by_role("heading", level=1).inner_text() == "Messages"
    table = page.get_by_role("table", name="Messages in English and Arabic")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Message", "English en", "Arabic ar"]
    assert table.get_by_role("rowheader").count() == 5
    languages = table.locator("td:last-child .text").evaluate_all("all => all.map(one => [one.lang, one.dir])")
    assert languages == [["ar", "rtl"], ["en", "ltr"], ["en", "ltr"], ["ar", "rtl"], ["ar", "rtl"]]
    page.goto(f"{site}/?zone=Berlin")
    described = page.get_by_label("Time zone").get_attribute("aria-describedby")
    assert page.locator(f"#{described}").inner_text().startswith("Expected an IANA time zone name")
    page.close()
