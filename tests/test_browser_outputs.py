"""The HTML of errors in a real browser: accessible, within its width, and never more than text (section 5)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser import chromium, needs_chromium, scrolls_sideways, served, violations

from vapierrors import RenderedError, Renderer, render
from vapierrors.outputs import OutputOptions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = needs_chromium

STACKS = {
    path.stem: path.read_bytes() for path in sorted((Path(__file__).parent / "vectors" / "stacks").glob("*.json"))
}
LOCALES = ["de", "ar", "ja"]
RENDERER = Renderer()
ALL = OutputOptions(
    stylesheet="/vapierrors.css",
    role="alert",
    open_causes=True,
    advice=True,
    details=True,
    numbered=True,
    operation_id="4f1c09ab",
)


def error(stack: str, locale: str) -> RenderedError:
    return RENDERER.render(STACKS[stack], locale=locale, timezone="Europe/Berlin")


PAGES = {f"/{locale}/{stack}": render(error(stack, locale), "page", ALL) for stack in STACKS for locale in LOCALES}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served(PAGES) as address:
        yield address


@pytest.fixture
def said() -> list[str]:
    """What a page says on its console, and the dialogs that it opens."""
    return []


def opened(browser: Browser, said: list[str], address: str, **options: Any) -> Page:  # noqa: ANN401 - as Playwright has them
    page = browser.new_page(bypass_csp=False, **options)
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.goto(address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("stack", STACKS)
def test_axe_finds_nothing(  # noqa: PLR0913, PLR0917 - what is shown, and how
    browser: Browser, site: str, said: list[str], stack: str, locale: str, scheme: str
) -> None:
    """From left to right, from right to left, fallback in other languages, twenty causes, hostile texts."""
    # axe itself is a script, which the policy of the pages does not allow.
    page = browser.new_page(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type] - one of two literals
    page.goto(f"{site}/{locale}/{stack}")
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true }")
    assert violations(page) == []
    assert said == []
    page.close()


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2)])
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("stack", STACKS)
def test_nothing_lies_beyond_the_edge(  # noqa: PLR0913, PLR0917 - what is shown, and where
    browser: Browser, site: str, said: list[str], stack: str, locale: str, width: int, scale: int
) -> None:
    """A screen of 320 pixels, and one of 640 at 200 %, are not scrolled sideways."""
    viewport = {"width": width // scale, "height": 800}
    page = opened(browser, said, f"{site}/{locale}/{stack}", viewport=viewport, device_scale_factor=scale)
    for details in page.locator("details").all():
        details.evaluate("element => { element.open = true }")
    assert not scrolls_sideways(page)
    assert said == []
    page.close()


@pytest.mark.parametrize("locale", LOCALES)
def test_hostile_texts_stay_texts(browser: Browser, site: str, said: list[str], locale: str) -> None:
    """No element, no dialog, no request comes of them, under a policy that would forbid it, and without one."""
    requests: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.goto(f"{site}/{locale}/5-hostile-texts")
    assert page.locator("script, img, a, iframe, [style], [onerror]").count() == 0
    assert "<script>alert(1)</script>" in page.locator("main").inner_text()
    assert [url.removeprefix(site) for url in requests if "favicon" not in url] == [
        f"/{locale}/5-hostile-texts",
        "/vapierrors.css",
    ]
    assert said == []
    page.close()


def test_the_policy_of_the_page_is_kept(browser: Browser, site: str, said: list[str]) -> None:
    """The style sheet is loaded, and nothing is refused."""
    page = opened(browser, said, f"{site}/de/2-twenty-causes")
    assert page.locator(".vapierrors").evaluate("element => getComputedStyle(element).borderTopStyle") == "solid"
    assert said == []
    page.close()


def test_causes_unfold_by_keyboard(browser: Browser, said: list[str]) -> None:
    """They are folded at first; the tab key leads to their heading, and return opens them."""
    options = OutputOptions(stylesheet="/vapierrors.css", details=True)
    with served({"/": render(error("2-twenty-causes", "de"), "page", options)}) as address:
        page = opened(browser, said, address)
        first = page.locator(".vapierrors-stack > li").first
        assert not first.is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Ursache"
        page.keyboard.press("Enter")
        assert first.is_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Technische Details"
        page.close()


def test_a_live_region_holds_its_text_alone(browser: Browser, site: str, said: list[str]) -> None:
    """The text stands in a child element, and what can be operated stands outside."""
    page = opened(browser, said, f"{site}/ar/4-mixed-languages")
    region = page.get_by_role("alert")
    assert region.locator("xpath=./*").count() == 1
    assert region.locator("summary, a, button, details").count() == 0
    assert page.get_by_role("heading", level=1).count() == 1
    page.close()


def test_paper_has_what_is_folded_on_a_screen(browser: Browser, said: list[str]) -> None:
    """A printed error tells its causes."""
    options = OutputOptions(stylesheet="/vapierrors.css")
    with served({"/": render(error("1-typed-parameters", "de"), "page", options)}) as address:
        page = opened(browser, said, address)
        item = page.locator(".vapierrors-stack > li").first
        assert item.evaluate("element => element.checkVisibility()") is False
        page.emulate_media(media="print")
        assert item.evaluate("element => element.checkVisibility()") is True
        page.close()


def test_forced_colours_keep_the_frame(browser: Browser, site: str, said: list[str]) -> None:
    """Where the system chooses the colours, the frame still sets the error apart."""
    page = opened(browser, said, f"{site}/de/1-typed-parameters", forced_colors="active")
    style = page.locator(".vapierrors").evaluate(
        "element => [getComputedStyle(element).borderInlineStartWidth, getComputedStyle(element).borderTopStyle]"
    )
    assert [float(style[0].removesuffix("px")) > 1, style[1]] == [True, "solid"]
    page.close()


def test_more_contrast_keeps_the_edge(browser: Browser, site: str, said: list[str]) -> None:
    """The edge that sets an error apart is wider than the rest of the frame."""
    page = opened(browser, said, f"{site}/de/1-typed-parameters", contrast="more")
    style = page.locator(".vapierrors").evaluate(
        "element => [getComputedStyle(element).borderInlineStartWidth, getComputedStyle(element).borderTopWidth]"
    )
    assert float(style[0].removesuffix("px")) > float(style[1].removesuffix("px"))
    page.close()


@pytest.mark.parametrize("selector", [":root", "main", ".vapierrors"])
def test_a_site_sets_its_own_colours(browser: Browser, said: list[str], selector: str) -> None:
    """On the page, around an error, or on it, in a style sheet that comes before ours, in light and dark."""
    fragment = error("1-typed-parameters", "de").to_html()
    links = '<link rel="stylesheet" href="/own.css"><link rel="stylesheet" href="/vapierrors.css">'
    pages = {
        "/": f"<!DOCTYPE html><html><head>{links}</head><body><main>{fragment}</main></body></html>",
        "/own.css": f"{selector} {{ --vapierrors-accent: #000080; }}",
    }
    with served(pages) as address:
        page = opened(browser, said, address)
        colour = "element => getComputedStyle(element).borderInlineStartColor"
        assert page.locator(".vapierrors").evaluate(colour) == "rgb(0, 0, 128)"
        page.emulate_media(color_scheme="dark")
        assert page.locator(".vapierrors").evaluate(colour) == "rgb(0, 0, 128)"
        page.close()


def test_what_a_screen_reader_is_told(browser: Browser, site: str, said: list[str]) -> None:
    """One group, named by its summary; the language of each piece is that of its text."""
    page = opened(browser, said, f"{site}/ar/4-mixed-languages")
    summary = page.locator(".vapierrors-summary").inner_text()
    assert page.get_by_role("group", name=summary).count() == 1
    languages = page.locator(".vapierrors-stack > li").evaluate_all(
        "items => items.map(item => [item.closest('[lang]').lang, item.closest('[dir]').dir])"
    )
    texts = [message.locale for message in error("4-mixed-languages", "ar").messages[1:]]
    assert [language for language, _ in languages] == texts
    assert json.dumps(languages).count('"ltr"') == texts.count("en")
    page.close()
