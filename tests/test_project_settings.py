"""``[tool.vapierrors]`` of ``pyproject.toml``: where it is looked for, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vapierrors.exceptions import SettingsError
from vapierrors.translate.settings import Settings, read_settings

if TYPE_CHECKING:
    from pathlib import Path

KEYS = "catalogs, sources, domain, captured, project, bugs, wrap, lint"
LINT_KEYS = "disable, severity, fail-on, baseline, max-length"


def test_the_nearest_file_with_the_table_counts(tmp_path: Path) -> None:
    """A file without it is passed over, and paths are seen from the folder of the one that has it."""
    inner = tmp_path / "service" / "src"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.vapierrors]\ncatalogs = ["texts"]\n', encoding="utf-8")
    (tmp_path / "service" / "pyproject.toml").write_text('[project]\nname = "service"\n', encoding="utf-8")
    found = read_settings(inner)
    assert (found.catalogs, found.path("texts")) == (["texts"], tmp_path / "texts")
    (inner / "pyproject.toml").write_text("[tool.vapierrors]\nwrap = 79\n", encoding="utf-8")
    assert read_settings(inner) == Settings(wrap=79, folder=inner)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('catlogs = ["x"]', f"Expected one of the keys {KEYS}, got 'catlogs' - at {{}}.catlogs"),
        ('folder = "x"', f"Expected one of the keys {KEYS}, got 'folder' - at {{}}.folder"),
        ("lint.fail_on = 3", f"Expected one of the keys {LINT_KEYS}, got 'fail_on' - at {{}}.lint.fail_on"),
        ('catalogs = "x"', "Expected a valid list, got 'x' - at {}.catalogs"),
        ("wrap = -1", "Expected greater than or equal to 0, got -1 - at {}.wrap"),
        (
            'lint.severity.too-long = "bad"',
            "Expected 'error', 'warning' or 'info', got 'bad' - at {}.lint.severity.too-long",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, line: str, told: str) -> None:
    """What was expected, what was got, and where; a key that is not known is told with those that are."""
    path = tmp_path / "pyproject.toml"
    path.write_text(f"[tool.vapierrors]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        read_settings(tmp_path)
    assert str(raised.value) == told.format(f"{path}, tool.vapierrors")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[tool]\nvapierrors = 3\n", "Expected a table, got 3 - at {}, tool.vapierrors"),
        (b"#" * (1 << 20) + b"\n", "Expected at most 1048576 bytes, got 1048577 - at {}"),
        (
            b"\xff",
            (
                "Expected a pyproject.toml that can be read, got 'utf-8' codec can't decode byte 0xff in position 0:"
                " invalid start byte - at {}"
            ),
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    """No setting is guessed, not even where another folder above has some."""
    path = tmp_path / "pyproject.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError) as raised:
        read_settings(tmp_path)
    assert str(raised.value) == told.format(path)
