"""Write ``supplement.json`` from the npm packages of cldr-json.

Run ``python -m vapierrors.cldr.make_supplement NODE_MODULES_DIR`` where that folder holds the packages named here, in
the version named here. The same packages give the same bytes. What is compared with is the data of the oldest Babel
that is supported, of CLDR 47; with a later one the supplement wins where the two differ.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import babel

from vapierrors.cldr.make_supplement_dates import date_sections
from vapierrors.cldr.make_supplement_languages import language_sections
from vapierrors.cldr.make_supplement_lists import list_sections
from vapierrors.cldr.make_supplement_numbers import number_sections
from vapierrors.cldr.make_supplement_plurals import plural_sections
from vapierrors.cldr.make_supplement_zones import zone_sections

if TYPE_CHECKING:
    from collections.abc import Mapping

CLDR_VERSION = "48.1.0"
PACKAGES = ("cldr-core", "cldr-dates-full", "cldr-misc-full", "cldr-numbers-full")
SECTIONS = (number_sections, date_sections, zone_sections, list_sections, plural_sections)
BABEL_VERSION = "2.18"
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
        SystemExit: Expected cldr-core 48.1.0, got nothing - at nowhere/cldr-core; install cldr-core@48.1.0
    """
    for name in PACKAGES:
        manifest = packages / name / "package.json"
        version = json.loads(manifest.read_text("utf-8"))["version"] if manifest.is_file() else "nothing"
        if version != CLDR_VERSION:
            raise SystemExit(
                f"Expected {name} {CLDR_VERSION}, got {version} - at {manifest.parent}; install {name}@{CLDR_VERSION}",
            )


def check_babel(version: str) -> None:
    """See that what is compared with is the data of the oldest Babel that is supported.

    Args:
        version: of Babel.

    Raises:
        SystemExit: it is another one; what this one has from CLDR already would be missing with the oldest.

    Example:
        >>> check_babel("2.19.0")
        Traceback (most recent call last):
        SystemExit: Expected Babel 2.18, got 2.19.0; install the oldest that is supported, babel==2.18
    """
    if not version.startswith(BABEL_VERSION):
        raise SystemExit(
            f"Expected Babel {BABEL_VERSION}, got {version}; "
            f"install the oldest that is supported, babel=={BABEL_VERSION}",
        )


def layout(document: Mapping[str, Mapping[str, object]]) -> str:
    """The text of the supplement: a line for each entry, in the order of their bytes.

    Args:
        document: section → key → entry, the entry being anything that JSON can hold.

    Example:
        >>> print(layout({"weeks": {"DE": [0, 4]}, "digits": {"deva": "०", "arab": "٠"}}), end="")
        {
        "digits/arab": "٠",
        "digits/deva": "०",
        "weeks/DE": [0,4]
        }
    """
    lines = [
        f'"{section}/{key}": {json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":"))}'
        for section, table in document.items()
        for key, entry in table.items()
    ]
    return "{\n" + ",\n".join(sorted(lines, key=str.encode)) + "\n}\n"


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
    check_babel(babel.__version__)
    packages = Path(arguments[0])
    check_packages(packages)
    document = dict(language_sections(packages))
    # All else is compared along the parents of locales, which come from the new supplement.
    _write(document)
    for sections in SECTIONS:
        document |= sections(packages)
    _write(document)


def _write(document: Mapping[str, Mapping[str, object]]) -> None:
    """Replace the supplement at once: a file that is mapped somewhere must not change."""
    written = TARGET.with_suffix(".new")
    written.write_text(layout(document), encoding="utf-8")
    written.replace(TARGET)


if __name__ == "__main__":
    main(sys.argv[1:])
