"""Write ``supplement.json`` from the npm packages of cldr-json.

Run ``python -m vapierrors.cldr.make_supplement NODE_MODULES_DIR`` where that folder holds cldr-core, cldr-dates-full
and cldr-numbers-full of the version named here. The same packages give the same bytes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vapierrors.cldr.make_supplement_dates import dates_section
from vapierrors.cldr.make_supplement_numbers import numbers_section

if TYPE_CHECKING:
    from collections.abc import Mapping

CLDR_VERSION = "47.0.0"
PACKAGES = ("cldr-core", "cldr-dates-full", "cldr-numbers-full")
TARGET = Path(__file__).with_name("supplement.json")


def check_packages(packages: Path) -> None:
    """See that every package is there in the version that the supplement is made from.

    Args:
        packages: the ``node_modules`` folder.

    Raises:
        SystemExit: a package is missing or of another version; the text says what to install.

    Example:
        >>> check_packages(Path("nowhere"))
        Traceback (most recent call last):
        SystemExit: Expected cldr-core 47.0.0, got nothing - at nowhere/cldr-core; install cldr-core@47.0.0
    """
    for name in PACKAGES:
        manifest = packages / name / "package.json"
        version = json.loads(manifest.read_text("utf-8"))["version"] if manifest.is_file() else "nothing"
        if version != CLDR_VERSION:
            raise SystemExit(
                f"Expected {name} {CLDR_VERSION}, got {version} - at {manifest.parent}; install {name}@{CLDR_VERSION}",
            )


def layout(document: Mapping[str, Mapping[str, object]]) -> str:
    """The text of the supplement: sorted keys, compact, each entry of a table on its own line.

    Args:
        document: section → table → entry, the entry being anything that JSON can hold.

    Example:
        >>> print(layout({"numbers": {"digits": {"deva": "०", "arab": "٠"}, "count": 2}}), end="")
        {
        "numbers": {
        "count": 2,
        "digits": {
        "arab": "٠",
        "deva": "०"
        }
        }
        }
    """
    return f"{_layout(document, 3)}\n"


def _layout(value: object, depth: int) -> str:
    if depth == 0 or not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    lines = [f"{json.dumps(key, ensure_ascii=False)}: {_layout(value[key], depth - 1)}" for key in sorted(value)]
    return "{\n" + ",\n".join(lines) + "\n}"


def main(arguments: list[str]) -> None:
    """Write the supplement beside this module.

    Args:
        arguments: the path of the ``node_modules`` folder, alone.

    Raises:
        SystemExit: the call or a package is not as expected.

    Example:
        >>> main([])
        Traceback (most recent call last):
        SystemExit: Expected the path of a node_modules folder, got 0 arguments
    """
    if len(arguments) != 1:
        raise SystemExit(f"Expected the path of a node_modules folder, got {len(arguments)} arguments")
    packages = Path(arguments[0])
    check_packages(packages)
    document = {"numbers": numbers_section(packages), "dates": dates_section(packages)}
    TARGET.write_text(layout(document), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
