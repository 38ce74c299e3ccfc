"""The lists in ``supplement.json``: every place where Babel's list patterns are not CLDR's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vapierrors.cldr.lists import TYPES, babel_list_patterns
from vapierrors.cldr.make_supplement_corrections import corrections, read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def list_sections(packages: Path) -> dict[str, Mapping[str, object]]:
    """Compare CLDR's list patterns with Babel's, locale by locale.

    Args:
        packages: the ``node_modules`` folder with cldr-core and cldr-misc-full.

    Returns:
        ``lists``, locale → corrections such as ``or-short/end`` → pattern.
    """
    return {"lists": corrections(packages, "cldr-misc-full", _cldr_list_patterns, babel_list_patterns)}


def _cldr_list_patterns(source: Path) -> dict[str, str]:
    published = read(source / "listPatterns.json")["main"][source.name]["listPatterns"]
    return {
        f"{kind}/{key}": published[f"listPattern-type-{kind}"][key]
        for kind in TYPES
        for key in ("start", "middle", "end", "2")
    }
