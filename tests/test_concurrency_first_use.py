"""Threads that all come first: what loads when it is asked for gives all of them the same (section 5)."""

from __future__ import annotations

import subprocess
import sys

import pytest
from command_line import clean_environment

PROGRAM = """
import json, sys, threading
from vapierrors import OUTPUTS, Catalog, Renderer, render
LOCALES = (
    "ar bn cs da de el en es et fa fi fr he hi hu id it ja ko lt nl pl pt-BR ro ru th tr uk vi zh-Hant"
).split()
TEMPLATES = {locale: {"a": "{n, plural, one {#} other {#}} {d} {when} {x}", "b": "({x})"} for locale in LOCALES}
BODY = json.dumps({"error_type": "NOT_FOUND", "messages": [
    {"id": "a", "default_message": "Gone.", "args": [], "params": {
        "n": {"i": 1234567}, "d": {"d": 1234.565, "precision": 2},
        "when": {"dt": "2026-10-25T00:30:00.000Z", "format": "FULL_DATE_TIME"},
        "x": {"l": {"id": "b", "params": {"x": {"s": "vm-42"}}}}}},
    {"id": "com.vmware.api.vcenter.vm.not_found", "default_message": "Gone.", "args": ["vm-42"]}]})
COUNT = int(sys.argv[1])
renderer = Renderer(Catalog.from_mapping(TEMPLATES))
start = threading.Barrier(COUNT)
results = [{} for _ in range(COUNT)]
faults = []
sys.setswitchinterval(1e-5)
def work(mine, order):
    start.wait()
    try:
        for locale in order:
            rendered = renderer.render(BODY, locale=locale, timezone="Europe/Berlin")
            mine[locale] = [render(rendered, name) for name in ("text", "html", "json", "markdown")]
    except Exception as fault:
        faults.append(repr(fault))
threads = [
    threading.Thread(target=work, args=(mine, LOCALES[number:] + LOCALES[:number] if number % 2 else LOCALES))
    for number, mine in enumerate(results)
]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert faults == [], faults
assert all(mine == results[0] for mine in results)
print(json.dumps([[locale, results[0][locale]] for locale in LOCALES]))
"""


def said_by(threads: int) -> str:
    result = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, str(threads)],
        env=clean_environment(), capture_output=True, check=True, text=True, encoding="utf-8",
    )  # fmt: skip
    return result.stdout


@pytest.fixture(scope="module")
def alone() -> str:
    return said_by(1)


@pytest.mark.parametrize("attempt", [1, 2, 3])
def test_eight_threads_in_thirty_locales_get_what_one_gets(alone: str, attempt: int) -> None:
    """In a fresh process everything is first used by eight threads at once: locale data, templates, zones, outputs."""
    assert attempt
    assert said_by(8) == alone


def test_the_texts_of_thirty_locales_differ(alone: str) -> None:
    """What is compared above is no fallback: thirty locales give thirty texts."""
    assert alone.count("vm-42") >= 30 * 4
    assert alone.count("Gone.") == alone.count("default_message")
