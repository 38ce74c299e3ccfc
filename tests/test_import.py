"""What an import loads, and what waits until it is used: read off ``sys.modules`` in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Final

import pytest

USED_LATER: Final = (
    "asgiref",
    "babel.messages",
    "click",
    "email",
    "fastapi",
    "flask",
    "html.parser",
    "http",
    "httpx",
    "importlib.metadata",
    "importlib.resources",
    "jinja2",
    "pydantic",
    "rich",
    "starlette",
    "tempfile",
    "unittest",
)
"""What no ordinary rendering needs: the models, templates of outputs, frameworks, parsers of foreign answers."""

HEAVY: Final = (*USED_LATER, "babel", "dataclasses", "inspect", "json", "pathlib", "pydantic_core", "zoneinfo")
"""What it does need, and importing the package alone does not."""

BODY: Final = {
    "messages": [
        {
            "id": "com.example.moved",
            "default_message": "3 disks moved.",
            "args": [],
            "params": {
                "count": {"i": 3},
                "size": {"d": 1234.565, "precision": 2},
                "since": {"dt": "2026-08-16T17:14:22.001Z", "format": "LONG_DATE_TIME"},
                "why": {"l": {"id": "com.example.full", "params": {"disk": {"s": "sda"}}}},
            },
        }
    ]
}
CATALOG: Final = {
    "de": {
        "com.example.moved": "{count, plural, one {# Disk} other {# Disks}} ({size} GB) seit {since}: {why}",
        "com.example.full": "{disk} ist voll",
    }
}
READY: Final = f"""
from vapierrors import Catalog, Renderer
renderer = Renderer(Catalog.from_mapping({CATALOG!r}, builtin=False))
"""
RENDER: Final = f"""
rendered = renderer.render({json.dumps(BODY)!r}, locale="de", timezone="Europe/Berlin")
assert str(rendered) == "3 Disks (1.234,56 GB) seit 16. August 2026 um 19:14:22 MESZ: sda ist voll", str(rendered)
"""


def modules_after(script: str) -> set[str]:
    """The modules that a fresh interpreter has after a script."""
    command = [sys.executable, "-c", f"{script}\nimport sys; print(*sys.modules)"]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    assert finished.stderr == ""
    return set(finished.stdout.split())


def test_the_package_alone_loads_next_to_nothing() -> None:
    """A program that imports the package for a name it may need pays for no room of it, nor for what they stand on."""
    loaded = modules_after("import vapierrors; vapierrors.__version__")
    assert sorted(name for name in loaded if name.startswith("vapierrors")) == ["vapierrors", "vapierrors.deferred"]
    assert loaded.isdisjoint(HEAVY)


@pytest.mark.parametrize("name", ["ErrorType", "Limits", "DateTimeFormat", "RenderError"])
def test_facts_load_no_models(name: str) -> None:
    """An enumeration, the limits and the exceptions are to be had without pydantic."""
    assert modules_after(f"from vapierrors import {name}").isdisjoint(("babel", "pydantic", "pydantic_core"))


def test_rendering_loads_nothing_that_it_does_not_need() -> None:
    """Neither the import of the renderer nor a first message brings the models or anything of other uses."""
    assert modules_after(READY + RENDER).isdisjoint(USED_LATER)


def test_the_renderer_comes_with_all_that_a_first_message_needs() -> None:
    """The cost of importing is not moved to the first message: no module of the library is loaded by it."""
    ready, rendered = modules_after(READY), modules_after(READY + RENDER)
    assert sorted(name for name in rendered - ready if name.partition(".")[0] in ("vapierrors", "pydantic_core")) == []


@pytest.mark.parametrize(
    ("use", "needed"),
    [
        ("rendered.to_html()", "jinja2"),
        ("rendered.body", "pydantic"),
        ("renderer.render('<html><title>503</title></html>')", "html.parser"),
        ('renderer.render(\'{"status": "Not Found", "detail": "Gone."}\')', "http"),
    ],
)
def test_what_waits_is_loaded_when_it_is_used(use: str, needed: str) -> None:
    """The checks above see what they are there for."""
    assert needed in modules_after(f"{READY}{RENDER}\n{use}")
