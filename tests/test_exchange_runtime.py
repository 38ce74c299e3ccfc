"""The bundles of the official runtime, read from the installed package (specification, section 9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import vmware.vapi  # CI sees by its imports what a test file needs
from exchange_units import read_back, written

from vapierrors.catalog import Catalog
from vapierrors.translate.exchange import FORMATS, InFile, plan_import
from vapierrors.translate.exchange.unit import canonical
from vapierrors.translate.settings import Settings

if TYPE_CHECKING:
    from vapierrors.translate.exchange import Bundle, Read

TEMPLATES = 92
LOCALES = ["de", "es", "fr", "it", "ja", "ko", "zh-CN", "zh-TW"]
EXPORTS = [(name, "named") for name in FORMATS] + [("properties", "java"), ("properties", "printf")]


def bundle_files() -> list[Path]:
    """The bundles of ``vmware-vapi-runtime``."""
    folder = files(vmware.vapi) / "settings"
    return sorted(path for path in Path(str(folder)).glob("*.properties"))


@pytest.fixture(scope="module")
def reads() -> dict[str, Read]:
    """Each of them, as it is read."""
    read = FORMATS["properties"].read
    return {path.name: read(InFile(path.name, path.read_bytes())) for path in bundle_files()}


@pytest.fixture(scope="module")
def templates(reads: dict[str, Read]) -> Bundle:
    """The English."""
    return reads["runtime.properties"].bundles[0]


def test_all_bundles_are_read(reads: dict[str, Read]) -> None:
    """Domain and language are those of the names, and no message is lost."""
    found = {bundle.locale: len(bundle.units) for read in reads.values() for bundle in read.bundles}
    assert found == dict.fromkeys(["en", *LOCALES], TEMPLATES)
    assert [problem for read in reads.values() for problem in read.problems] == []
    assert {bundle.domain for read in reads.values() for bundle in read.bundles} == {"runtime"}


@pytest.mark.parametrize(("name", "style"), EXPORTS)
def test_the_english_templates_come_back_from_each_format(name: str, style: str, templates: Bundle) -> None:
    """All of them are exported and imported again without loss."""
    found = written(name, templates, style=style)
    back = read_back(name, found)
    assert (found.losses, back.problems) == ((), ())
    units = tuple(replace(unit, source=canonical(unit.source)) for unit in back.bundles[0].units)
    assert units == tuple(replace(unit, source=canonical(unit.source)) for unit in templates.units)


def test_in_printf_style_they_are_what_they_were(templates: Bundle) -> None:
    """The values are those of the bundle, to the character."""
    found = written("properties", templates, style="printf")
    assert found.file is not None
    (original,) = [path for path in bundle_files() if path.name == found.file.name]
    values = [line.partition("=")[2].strip() for line in found.file.content.decode().splitlines() if line]
    assert values == [line.partition("=")[2].strip() for line in original.read_text("ascii").splitlines() if line]


def test_translations_become_catalogs(reads: dict[str, Read], tmp_path: Path) -> None:
    """All languages are imported, and the library reads the catalogs that were made."""
    now = datetime(2026, 1, 2, tzinfo=UTC)
    plan = plan_import(reads.items(), tmp_path, [], settings=Settings(), now=now)
    assert plan.problems == ()
    for path, content in plan.contents.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    catalog = Catalog.load(tmp_path, builtin=False)
    counts = {locale: len(catalog.table(locale)) for locale in catalog.locales}
    assert counts == dict.fromkeys(["en", *LOCALES], TEMPLATES)
    assert catalog.problems() == ()
    german = reads["runtime_de.properties"].bundles[0]
    assert {unit.id: unit.translation for unit in german.units} == {
        message_id: entry.template for message_id, (entry,) in catalog.table("de").items()
    }
