"""What a locale costs when it is first asked for, over a sample of all that Babel knows."""

from __future__ import annotations

from random import Random
from statistics import median
from typing import TYPE_CHECKING, Final

from babel.localedata import locale_identifiers

from benchmarks.fresh import run_probe
from benchmarks.rows import row
from benchmarks.timing import Samples

if TYPE_CHECKING:
    from benchmarks.rows import Row
    from benchmarks.run import Run

_LONGEST_SUBTAG: Final = 4
_PROCESSES_A_LOCALE: Final = 3


def sample(count: int, seed: int) -> list[str]:
    """Language tags without variants, German first.

    Args:
        count: how many.
        seed: what they are drawn with.
    """
    tags = [name.replace("_", "-") for name in locale_identifiers()]
    others = [
        tag for tag in tags if tag not in {"de", "root", "en"} and max(map(len, tag.split("-"))) <= _LONGEST_SUBTAG
    ]
    return ["de", *Random(seed).sample(sorted(others), count - 1)]  # noqa: S311 - a sample, not a secret


def run(run: Run) -> list[Row]:
    """The medians are over the locales; each value is the median of a few fresh processes.

    Args:
        run: how hard to try.
    """
    tags = sample(run.effort.locales, run.effort.seed)
    processes = min(_PROCESSES_A_LOCALE, run.effort.processes)
    others = tags[1:] or ["fr"]
    run_probe("locale_cost", "de")
    first, further, retained, held = [], [], [], []
    for place, tag in enumerate(tags):
        other = others[place % len(others)]
        milliseconds = [run_probe("locale_cost", tag, other) for _ in range(processes)]
        first.append(median(each[0] for each in milliseconds))
        further.append(median(each[1] for each in milliseconds))
        held.append(run_probe("locale_memory", "babel", tag))
        retained.append(run_probe("locale_memory", "vapierrors", tag))
        run.progress.say(f"locales: {place + 1} of {len(tags)}")
    above = [own - babel for own, babel in zip(retained, held, strict=True)]
    slowest, largest = tags[first.index(max(first))], tags[above.index(max(above))]
    lines = (
        ("first", "ms", "first message after the import, with Renderer()", first),
        ("german", "ms", "the same, in German, which has built-in catalogs", first[:1]),
        ("slowest", "ms", f"the same, in the slowest locale of the sample: {slowest}", [max(first)]),
        ("further", "ms", "first message of a further locale", further),
        ("babel", "kB", "what babel.localedata keeps of a locale", held),
        ("vapierrors", "kB", "what a locale keeps in all", retained),
        ("retained", "kB", "of it above what Babel keeps", above),
        ("largest", "kB", f"the same, in the largest locale of the sample: {largest}", [max(above)]),
    )
    return [row(f"locales.{name}", title, unit, Samples(tuple(values))) for name, unit, title, values in lines]
