"""Opening a catalog: ``python -m benchmarks.probes.open_catalog SMALL LARGE COUNT``, both of them folders.

The small one is opened first, so that modules which are imported on first use are not counted. Prints the milliseconds
from nothing to the first entry of the large one, the microseconds of a lookup that is the first for its id, and the
mebibytes that opening takes at its peak, measured one after the other.
"""

from __future__ import annotations

import gc
import json
import sys
import tracemalloc
from random import Random
from time import perf_counter
from typing import Final

from benchmarks.bodies import LOCALE
from benchmarks.large_catalogs import message_ids
from vapierrors import Catalog

_LOOKUPS: Final = 1000


def open_and_find(folder: str, message_id: str) -> Catalog:
    """Open a catalog and look one message up.

    Args:
        folder: where it is.
        message_id: a message that it has.
    """
    catalog = Catalog.load(folder, builtin=False)
    if not catalog.find(message_id, LOCALE):
        raise ValueError(f"Expected an entry for {message_id}, got none - in {folder}")
    return catalog


def main(small: str, large: str, count: int) -> None:
    """Print milliseconds, microseconds and mebibytes.

    Args:
        small: the folder that is opened first.
        large: the folder that is measured.
        count: how many messages it has.
    """
    first, *others = Random(count).sample(message_ids(count), min(_LOOKUPS, count))  # noqa: S311 - a sample
    open_and_find(small, message_ids(1)[0])
    start = perf_counter()
    catalog = open_and_find(large, first)
    milliseconds = (perf_counter() - start) * 1000
    start = perf_counter()
    for message_id in others:
        catalog.find(message_id, LOCALE)
    microseconds = (perf_counter() - start) * 1e6 / len(others)
    del catalog
    gc.collect()
    tracemalloc.start()
    open_and_find(large, first)
    mebibytes = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    sys.stdout.write(json.dumps({"open": milliseconds, "cold": microseconds, "memory": mebibytes}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
