"""Which files lint looks at, and what it finds to belong to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lint_rules import TEXT_RULES, entry, write_catalogs

from vapierrors.exceptions import CatalogError
from vapierrors.translate.lint.project import Linter, lint_project
from vapierrors.translate.lint.target import file_target, find_targets
from vapierrors.translate.project import find_domains

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path, *paths: str, domains: tuple[str, ...] = (), locales: tuple[str, ...] = ()) -> list[str]:
    """The files that are meant, below a folder."""
    found = find_targets([str(folder / path) for path in paths], [], domains=domains, locales=locales)
    return [target.path.relative_to(folder).as_posix() for target in found]


@pytest.fixture
def catalogs(tmp_path: Path) -> Path:
    write_catalogs(tmp_path, german=entry("weg!"), template=entry(""))
    (tmp_path / "ja" / "LC_MESSAGES").mkdir(parents=True)
    for name in ("app.po", "other.po"):
        (tmp_path / "ja" / "LC_MESSAGES" / name).write_text(entry("無"), encoding="utf-8")
    (tmp_path / "de" / "glossary.csv").write_text("", encoding="utf-8")
    return tmp_path


def test_a_folder_has_templates_and_translations(catalogs: Path) -> None:
    """All domains in all locales, each once."""
    everything = ["app.pot", "de/LC_MESSAGES/app.po", "ja/LC_MESSAGES/app.po", "ja/LC_MESSAGES/other.po"]
    assert names(catalogs, "") == everything
    assert names(catalogs, "", "de/LC_MESSAGES/app.po") == everything


@pytest.mark.parametrize(
    ("domains", "locales", "expected"),
    [
        (("other",), (), ["ja/LC_MESSAGES/other.po"]),
        (("app",), (), ["app.pot", "de/LC_MESSAGES/app.po", "ja/LC_MESSAGES/app.po"]),
        ((), ("de_DE",), ["de/LC_MESSAGES/app.po"]),
        ((), ("en", "de"), ["app.pot", "de/LC_MESSAGES/app.po"]),
    ],
)
def test_domains_and_locales_are_chosen(
    catalogs: Path, domains: tuple[str, ...], locales: tuple[str, ...], expected: list[str]
) -> None:
    """A template is in English, and is looked at where that, or nothing, is chosen."""
    assert names(catalogs, "", domains=domains, locales=locales) == expected


def test_nothing_to_look_at_is_an_error(tmp_path: Path) -> None:
    """A misspelt folder must not look as if all were well."""
    with pytest.raises(CatalogError) as caught:
        find_targets([str(tmp_path)], [])
    assert str(caught.value) == f"Expected PO files of translations or templates, got none - at {tmp_path}"


def test_a_file_in_a_folder_of_catalogs_has_what_belongs_to_it(catalogs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From wherever it is named, its template, its glossary and its locale are found."""
    by_folder = next(target for target in find_targets([str(catalogs)], []) if target.locale == "de")
    assert file_target(by_folder.path) == by_folder
    monkeypatch.chdir(by_folder.path.parent)
    (target,) = find_targets(["app.po"], [])
    assert (str(target.path), target.locale, target.template, target.glossary) == (
        "app.po",
        "de",
        by_folder.template,
        by_folder.glossary,
    )


def test_a_file_elsewhere_says_its_language_itself(tmp_path: Path) -> None:
    """The header says it, else the caller; the only template beside the file is its own."""
    path = tmp_path / "po" / "file.po"
    path.parent.mkdir()
    template = path.with_name("app.pot")
    template.touch()
    path.write_text('msgid ""\nmsgstr "Language: pt_BR\\n"\n\n' + entry("fora!"), encoding="utf-8")
    assert (file_target(path).locale, file_target(path).template) == ("", template)
    assert [finding.locale for finding in Linter(TEXT_RULES).lint(file_target(path)).findings] == ["pt-BR"]
    path.write_text(entry("fora!"), encoding="utf-8")
    assert [finding.locale for finding in Linter(TEXT_RULES, locale="pt").lint(file_target(path)).findings] == ["pt"]
    with pytest.raises(CatalogError) as caught:
        Linter(TEXT_RULES).lint(file_target(path))
    assert str(caught.value) == (
        f"Expected a language in the header or the place of the file, got none - at {path}; "
        "put Language into the header, or name it with --locale"
    )


def test_a_project_is_looked_at_file_by_file(catalogs: Path) -> None:
    """Each file has its findings, its name as it was found, and its language."""
    files = lint_project(find_domains(catalogs, []), rules=TEXT_RULES)
    assert [[str(finding) for finding in file.findings] for file in files] == [
        [],
        [f"{catalogs}/de/LC_MESSAGES/app.po:11:12: error: Expected no exclamation mark, got one [shout]"],
        [f"{catalogs}/ja/LC_MESSAGES/app.po:3:9: info: Expected three letters, got fewer [short]"],
        [f"{catalogs}/ja/LC_MESSAGES/other.po:3:9: info: Expected three letters, got fewer [short]"],
    ]
