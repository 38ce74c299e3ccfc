"""What turns Babel's texts into CLDR's, locale by locale, and how the packages of cldr-json are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from babel.localedata import locale_identifiers

from vapierrors.cldr.babel_data import lineage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Texts = Mapping[str, str]
    Corrections = dict[str, dict[str, str | None]]

DRAFTED = ("months/", "days/", "quarters/", "eras/", "dayPeriods/")


def read(path: Path) -> Any:  # noqa: ANN401 - JSON has no types
    """The content of one JSON file.

    Args:
        path: of the file.

    Raises:
        FileNotFoundError: a package is missing.
    """
    return json.loads(path.read_text("utf-8"))


def package_name(locale: str) -> str:
    """What cldr-json calls a locale of Babel.

    Example:
        >>> package_name("zh_Hant"), package_name("root")
        ('zh-Hant', 'und')
    """
    return "und" if locale == "root" else locale.replace("_", "-")


def corrections(
    packages: Path, folder: str, cldr: Callable[[Path], Texts], babel: Callable[[str], Texts]
) -> Corrections:
    """Per locale, parents first, what turns Babel's texts under the parents' corrections into CLDR's.

    Babel holds unconfirmed drafts too. In a language below CLDR's basic coverage a drafted name of a month is all that
    there is, so it stays where CLDR would show the root's text.

    Args:
        packages: the ``node_modules`` folder.
        folder: the package that has a folder for each locale.
        cldr: reads the texts of a locale from its folder.
        babel: the texts of a locale as Babel has them.
    """
    found_corrections: Corrections = {}
    covered = read(packages / "cldr-core" / "coverageLevels.json")["effectiveCoverageLevels"]
    main = packages / folder / "main"
    root = cldr(main / "und") if (main / "und").is_dir() else {}
    for name in sorted((*locale_identifiers(), "root"), key=lambda name: (len(lineage(name)), name)):
        source = main / package_name(name)
        if not source.is_dir():
            continue
        wanted: dict[str, str | None] = {**cldr(source)}
        found: dict[str, str | None] = dict(babel(name))
        for parent in reversed(lineage(name)[1:]):
            found.update(found_corrections.get(parent, {}))
        if not any(parent.replace("_", "-") in covered for parent in lineage(name)):
            drafts = {path: text for path, text in found.items() if path.startswith(DRAFTED)}
            wanted |= {path: text for path, text in drafts.items() if wanted.get(path) == root.get(path)}
        own = {path: wanted.get(path) for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path)}
        if own:
            found_corrections[name] = own
    return found_corrections
