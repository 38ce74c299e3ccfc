"""Who takes part in what is measured on the body, and what has to be installed for it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.peers import floor, fluent, icu4py, naive, ours, pyicu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.progress import Progress


class Contestant(NamedTuple):
    """Somebody who makes three strings of the bytes of a body.

    Args:
        name: the last part of the names of its rows.
        title: what a reader sees.
        packages: what has to be installed, as the package index calls it.
        renderer: makes what is measured; everything that can be made once is made here.
        formats: whether the texts are those that a reader should get.
    """

    name: str
    title: str
    packages: tuple[str, ...]
    renderer: Callable[[], Callable[[bytes], Sequence[str]]]
    formats: bool = True

    def missing(self) -> list[str]:
        """The packages that are not installed."""
        return missing_packages(self.packages)


def missing_packages(names: Sequence[str]) -> list[str]:
    """Which packages are not installed.

    Args:
        names: as the package index calls them.
    """
    return [name for name in names if package_version(name) is None]


def package_version(name: str) -> str | None:
    """The version of an installed package, None where it is not installed.

    Args:
        name: as the package index calls it.
    """
    try:
        return version(name)
    except PackageNotFoundError:
        return None


CONTESTANTS: Final = (
    Contestant("floor", "floor: orjson, 3 lookups, 3 joins", ("orjson",), floor.renderer, formats=False),
    Contestant("vapierrors", "vapierrors", (), ours.renderer),
    Contestant("pyicu", "PyICU, cached formatters", ("PyICU", "orjson"), pyicu.renderer),
    Contestant("icu4py", "icu4py, cached formatters", ("icu4py", "orjson"), icu4py.renderer),
    Contestant("naive", "pydantic + gettext + Babel", (), naive.renderer),
    Contestant("fluent", "fluent.runtime", ("fluent.runtime", "orjson"), fluent.renderer),
)


def present(progress: Progress) -> list[Contestant]:
    """Those who are installed; of the others it is said what they lack.

    Args:
        progress: whom it is said to.
    """
    found = []
    for contestant in CONTESTANTS:
        if missing := contestant.missing():
            progress.say(f"{contestant.title} is left out: {', '.join(missing)} is not installed")
        else:
            found.append(contestant)
    return found
