"""Large catalogs: opening a compiled one, looking messages up in it, and reading one from its source."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from random import Random
from typing import TYPE_CHECKING, Final

from babel.messages.pofile import read_po

from benchmarks.bodies import LOCALE
from benchmarks.fresh import run_probe
from benchmarks.large_catalogs import message_ids, po_path
from benchmarks.peers.contestants import missing_packages
from benchmarks.rows import row, time_rows
from benchmarks.timing import Samples, interleaved
from vapierrors import Catalog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.effort import Effort
    from benchmarks.rows import Row
    from benchmarks.run import Run

_SMALL: Final = 10
_LOOKUPS: Final = 1000


def run(run: Run) -> list[Row]:
    """Opening, lookups, and reading ``.po``.

    Args:
        run: how hard to try.
    """
    count = run.effort.messages
    run.progress.say(f"catalogs: compiling {count} messages")
    small, large = run.catalogs.compiled(_SMALL), run.catalogs.compiled(count)
    return [
        *_opening(small, large, run.effort),
        *_lookups(large, run.effort),
        *_reading(run),
    ]


def _opening(small: Path, large: Path, effort: Effort) -> list[Row]:
    count = effort.messages
    opened = [run_probe("open_catalog", str(small), str(large), str(count)) for _ in range(effort.processes)]
    lines = (
        ("open", "ms", "open, and find the first"),
        ("cold", "µs", "the first lookup of an id"),
        ("memory", "MiB", "memory for opening, at its peak"),
    )
    return [
        row(
            f"catalogs.{count}.{what}",
            f"{count:,} compiled messages: {title}",
            unit,
            Samples(tuple([each[what] for each in opened])),
        )
        for what, unit, title in lines
    ]


def _lookups(folder: Path, effort: Effort) -> list[Row]:
    catalog = Catalog.load(folder, builtin=False)
    ids = Random(effort.seed).sample(message_ids(effort.messages), min(_LOOKUPS, effort.messages))  # noqa: S311 - a sample
    table = catalog.table(LOCALE)
    plain = {message_id: table[message_id] for message_id in ids}
    calls = {
        "dict": partial(_look_up, plain.__getitem__, ids),
        "vapierrors": partial(_look_up, table.find, ids),
        "mapping": partial(_look_up, table.__getitem__, ids),
        "find": partial(_look_up, lambda message_id: catalog.find(message_id, LOCALE), ids),
    }
    per_lookup = {name: samples.scaled(1 / len(ids)) for name, samples in interleaved(calls, effort).items()}
    lines = (
        ("dict", "a lookup in a dict", None),
        ("vapierrors", "catalog.table(locale).find(id), warm", "dict"),
        ("mapping", "catalog.table(locale)[id], warm", "dict"),
        ("find", "catalog.find(id, locale), warm", "dict"),
    )
    return time_rows("ns", per_lookup, lines, f"catalogs.{effort.messages}.lookup")


def _look_up(find: Callable[[str], object], ids: Sequence[str]) -> None:
    for message_id in ids:
        find(message_id)


def _reading(run: Run) -> list[Row]:
    count = run.effort.po_messages
    folder = run.catalogs.source(count)
    path = po_path(folder)
    last = message_ids(count)[-1]

    def ours() -> object:
        return Catalog.load(folder, builtin=False).find(last, LOCALE)

    def babel() -> object:
        with path.open("rb") as file:
            return read_po(file)

    calls: dict[str, Callable[[], object]] = {"vapierrors": ours, "babel": babel}
    if missing_packages(["polib"]):
        run.progress.say("polib is left out: it is not installed")
    else:
        calls["polib"] = partial(import_module("polib").pofile, str(path))
    run.progress.say(f"catalogs: reading {count} messages from .po")
    slow = run.effort._replace(rounds=run.effort.processes, batch_seconds=0.0)
    lines = (
        ("vapierrors", f"{count:,} messages from .po: vapierrors", None),
        ("babel", f"{count:,} messages from .po: Babel's read_po", "vapierrors"),
        ("polib", f"{count:,} messages from .po: polib", "vapierrors"),
    )
    return time_rows("ms", interleaved(calls, slow), lines, "catalogs.po")
