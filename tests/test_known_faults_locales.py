"""Faults that other software had with language tags, headers and names of files, and what is proved here."""

from __future__ import annotations

import builtins
import io
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from command_line import invoke
from limits_counting import peak_of

from vapierrors import Catalog, LocalizationSettings, Renderer
from vapierrors.cldr.tags import parse_tag
from vapierrors.cldr.zones import zone
from vapierrors.exceptions import CatalogError, LocaleError, TimeZoneError

if TYPE_CHECKING:
    from collections.abc import Iterator

GONE = {"messages": [{"id": "a", "default_message": "Gone.", "args": []}]}
PATHS = (
    "../../../../tmp/evil",
    "..",
    ".",
    "de/../../etc/passwd",
    "/etc/passwd",
    "de\x00",
    "de.dat",
    "C:\\evil",
    "..%2f..%2fevil",
    "..\\..\\evil",
    "～/evil",
    "de\n",
    "global",
    "root",
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files that are opened meanwhile, in whatever way."""
    names: list[str] = []
    really_open, really_open_low = builtins.open, os.open

    def open_noted(file: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - as the system has it
        names.append(os.fspath(file) if not isinstance(file, int) else "")
        return really_open(file, *args, **options)

    def open_low_noted(path: Any, *args: Any, **options: Any) -> int:  # noqa: ANN401 - as the system has it
        names.append(os.fspath(path))
        return really_open_low(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(builtins, "open", open_noted)
        patch.setattr(io, "open", open_noted)
        patch.setattr(os, "open", open_low_noted)
        yield names


@pytest.mark.parametrize("path", PATHS)
def test_cve_2021_42771_a_locale_is_no_path(path: str, opened: list[str]) -> None:
    """Babel opened, and unpickled, a file that a tag with ``../`` named; here a tag is checked before any file is."""
    with pytest.raises(LocaleError):
        parse_tag(path)
    with pytest.raises(LocaleError):
        Catalog.from_mapping({path: {}})
    rendered = Renderer(Catalog.from_mapping({"de": {"a": "Weg"}})).render(GONE, locale=path, format_locale=path)
    assert rendered.summary == "Gone."
    assert [problem.code for problem in rendered.problems[:2]] == ["unknown-locale", "unknown-format-locale"]
    assert [name for name in opened if "evil" in name or "passwd" in name] == []


@pytest.mark.parametrize("path", [path for path in PATHS if path not in {"global", "root"}])
def test_cve_2021_42771_neither_is_a_time_zone(path: str, opened: list[str]) -> None:
    """Names of time zones are files, too: those that lead elsewhere are refused before they are looked for."""
    with pytest.raises(TimeZoneError):
        zone(path)
    assert [name for name in opened if "evil" in name or "passwd" in name] == []


def test_cve_2021_42771_a_package_source_stays_inside_its_package() -> None:
    """``package:folder`` with a way out of the package is refused."""
    with pytest.raises(CatalogError, match="the package has no such folder"):
        Catalog.load("vapierrors:../tests")


def test_cve_2007_5712_languages_are_remembered_within_a_bound() -> None:
    """Django kept what each ``Accept-Language`` led to, for ever; here ten thousand leave little behind."""

    def ask() -> None:
        for number in range(10_000):
            LocalizationSettings.from_headers({"Accept-Language": f"de-{number:05},fr-{number:05}"}, ["de", "en"])

    ask()
    assert peak_of(ask) < 4 << 20


def test_cve_2023_23969_long_languages_are_not_remembered() -> None:
    """Django cached values of a megabyte; here a header over the limit is not looked at, and a long tag is none."""

    def ask() -> None:
        for number in range(200):
            value = f"de-{number}" + "-abcdefgh" * 12_000
            LocalizationSettings.from_headers({"Accept-Language": value, "Format-Locale": value}, ["de", "en"])

    assert peak_of(ask) < 2 << 20


@pytest.mark.parametrize("text", ["-" * 100_000, "_" * 100_000, "a-" * 50_000, "de" + "-\x00" * 50_000, "de@" * 40_000])
def test_cve_2024_39614_a_very_long_tag_is_refused_by_its_length(text: str) -> None:
    """Django went through the hyphens of a tag one by one, from the end; here a tag has 255 characters or is none."""
    with pytest.raises(LocaleError) as error:
        parse_tag(text)
    assert len(str(error.value)) < 2_000


@pytest.mark.parametrize("text", ["(a+)+$", "de|en", "[a-z]*", ".*", "(?P<x>de)", "d.", "de$", "^de", "de|" * 80])
def test_cve_2022_41323_a_locale_is_no_pattern(text: str) -> None:
    """Django put the language of a URL into a regular expression; here such text is no tag, and matches no locale."""
    with pytest.raises(LocaleError):
        parse_tag(text)
    assert LocalizationSettings.from_headers({"Accept-Language": text}, ["de", "en"]).locale == "en"


HOSTILE_NAMES = ("../evil", "..", "../../de/LC_MESSAGES/evil", "/tmp/evil", "a/b", "..\\evil", "evil\x00", ".evil", "")  # noqa: S108 - refused


def files_in(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_cve_2018_1002200_an_imported_file_names_no_way_out(tmp_path: Path, name: str) -> None:
    """Archives named ``../../x`` wrote anywhere; here a domain stays in the folder of catalogs."""
    folder = tmp_path / "inner" / "locales"
    folder.mkdir(parents=True)
    (folder / "app.pot").write_text('msgctxt "a"\nmsgid "Gone"\nmsgstr ""\n', encoding="utf-8")
    before = files_in(tmp_path)
    document = {"component": name, "locale": "de", "messages": {"a": "Weg"}}
    (tmp_path / "messages_de.json").write_text(json.dumps(document), encoding="utf-8")
    original = re.sub("[\x00]", "", name)
    (tmp_path / "x.xlf").write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="de">'
        f'<file id="f" original="{original}"><unit id="u" name="a"><segment><source>Gone</source>'
        "<target>Weg</target></segment></unit></file></xliff>",
        encoding="utf-8",
    )
    for file in ("messages_de.json", "x.xlf"):
        result = invoke("import", "--into", folder, tmp_path / file)
        assert type(result.exception) in {type(None), SystemExit}
    written = set(files_in(tmp_path)) - set(before) - {"messages_de.json", "x.xlf"}
    assert all(Path(path).is_relative_to("inner/locales") for path in written)
