"""The first messages in locales, in the order given: ``python -m benchmarks.probes.locale_cost de ja``.

Prints the milliseconds of the first message of each; the first of all also makes the renderer.
"""

from __future__ import annotations

import json
import sys
from time import perf_counter

from vapierrors import Catalog, Renderer

BODY = (
    b'{"error_type":"NOT_FOUND","messages":[{"id":"com.example.first","default_message":"gone","args":[],"params":{'
    b'"count":{"i":1234},"size":{"d":1234.567,"precision":2},"name":{"s":"vm-42"},'
    b'"when":{"dt":"2026-10-25T00:30:00.000Z","format":"MED_DATE_TIME"}}}]}'
)
TEMPLATE = "{count, plural, other {#}} {size} {name} {when}"


def main(locales: list[str]) -> None:
    """Print the milliseconds of each first message.

    Args:
        locales: language tags.
    """
    milliseconds = []
    start = perf_counter()
    renderer = Renderer(Catalog.from_mapping({locale: {"com.example.first": TEMPLATE} for locale in locales}))
    for locale in locales:
        message = renderer.render(BODY, locale=locale, timezone="Europe/Berlin").messages[0]
        milliseconds.append((perf_counter() - start) * 1000)
        if message.source != "catalog":
            raise ValueError(f"Expected a text of the catalog, got {message!r}")
        start = perf_counter()
    sys.stdout.write(json.dumps(milliseconds))


if __name__ == "__main__":
    main(sys.argv[1:])
