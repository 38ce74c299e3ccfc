"""What a locale keeps in memory: ``python -m benchmarks.probes.locale_memory vapierrors|babel de``.

Prints kilobytes, above what English, loaded before, keeps.
"""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from typing import TYPE_CHECKING, Final

from babel import localedata

from benchmarks.probes.locale_cost import BODY, TEMPLATE
from vapierrors import Catalog, Renderer

if TYPE_CHECKING:
    from collections.abc import Callable


def kilobytes(load: Callable[[str], object], locale: str) -> float:
    """What is still there after a locale was loaded.

    Args:
        load: loads a locale, and keeps it.
        locale: its language tag.
    """
    load("en")
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    load(locale)
    gc.collect()
    after = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return (after - before) / 1000


def vapierrors_loader(locale: str) -> Callable[[str], object]:
    """Renders a message with a number, a plural, a size and a date.

    Args:
        locale: the language tag that the catalog has beside English.
    """
    templates = {tag: {"com.example.first": TEMPLATE} for tag in ("en", locale)}
    renderer = Renderer(Catalog.from_mapping(templates))
    return lambda tag: renderer.render(BODY, locale=tag, timezone="Europe/Berlin").summary


def babel_loader(_locale: str) -> Callable[[str], object]:
    """Loads what Babel keeps of a locale."""
    return lambda tag: localedata.load(tag.replace("-", "_"))


LOADERS: Final = {"vapierrors": vapierrors_loader, "babel": babel_loader}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(kilobytes(LOADERS[sys.argv[1]](sys.argv[2]), sys.argv[2])))
