"""What a project says of itself in ``[tool.vapierrors]`` of its ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vapierrors.exceptions import SettingsError

FILE: Final = "pyproject.toml"
_TABLE: Final = "tool.vapierrors"
_LARGEST: Final = 1 << 20


class _Table(BaseModel):
    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: name.replace("_", "-"), strict=True
    )


class LintSettings(_Table):
    """``[tool.vapierrors.lint]`` (specification, section 9).

    Args:
        disable: rules that are not asked.
        severity: rule → the severity that its findings have instead of their own.
        fail_on: the severity from which on findings make the exit code 1; ``never`` for none.
        baseline: the file with findings that are known and not told again, below the folder of the settings.
        max_length: characters that a text may have, placeholders as they are; 0 for any.
    """

    disable: list[str] = []
    severity: dict[str, Literal["error", "warning", "info"]] = {}
    fail_on: Literal["error", "warning", "info", "never"] = "error"
    baseline: str | None = None
    max_length: Annotated[int, Field(ge=0)] = 0


class Settings(_Table):
    """``[tool.vapierrors]`` (specification, section 9).

    Args:
        catalogs: folders of catalogs, below the folder of the settings.
        sources: Python files and folders that define messages, likewise.
        domain: the domain that ``extract`` writes, and that commands take where a folder has several and none is named.
        captured: files and folders with error bodies that servers sent.
        project: the name for ``Project-Id-Version``.
        bugs: where to report bugs in the English texts, an address or URL.
        wrap: characters of a line, beyond which strings in PO files are wrapped; 0 does not wrap.
        lint: what ``vapierrors lint`` asks.
        folder: that of the file; what paths are below of.

    Example:
        >>> Settings().catalogs, Settings().lint.fail_on
        (['locales'], 'error')
    """

    catalogs: list[str] = ["locales"]
    sources: list[str] = ["."]
    domain: str = "messages"
    captured: list[str] = []
    project: str = ""
    bugs: str = ""
    wrap: Annotated[int, Field(ge=0)] = 0
    lint: LintSettings = LintSettings()
    folder: Annotated[Path, Field(exclude=True)] = Path()

    def path(self, name: str) -> Path:
        """A path of the settings, seen from where the command runs.

        Args:
            name: as it stands in the file.
        """
        return self.folder / name


def read_settings(folder: Path) -> Settings:
    r"""Read the settings that hold in a folder: those of the nearest ``pyproject.toml`` that has the table.

    Args:
        folder: where to begin; its parents follow.

    Raises:
        SettingsError: the file cannot be read, or something in the table is not as it should be.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "pyproject.toml").write_text('[tool.vapierrors]\ndomain = "app"\n')
        ...     read_settings(Path(folder)).domain
        'app'
    """
    for parent in (folder, *folder.absolute().parents):
        path = parent / FILE
        if path.is_file() and (table := _table_in(path)) is not None:
            return _checked(path, table)
    return Settings()


def _table_in(path: Path) -> dict[str, Any] | None:
    try:
        content = path.read_bytes()
        if len(content) > _LARGEST:
            raise SettingsError(f"Expected at most {_LARGEST} bytes, got {len(content)} - at {path}")
        document = tomllib.loads(content.decode())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"Expected a {FILE} that can be read, got {error} - at {path}") from error
    tool = document.get("tool", {})
    table = tool.get("vapierrors") if isinstance(tool, dict) else None
    if table is not None and not isinstance(table, dict):
        raise SettingsError(f"Expected a table, got {table!r} - at {path}, {_TABLE}")
    return table


def _checked(path: Path, table: dict[str, Any]) -> Settings:
    if "folder" in table:
        raise SettingsError(f"{_unknown(Settings, 'folder')} - at {path}, {_TABLE}.folder")
    try:
        return Settings.model_validate({**table, "folder": path.parent})
    except ValidationError as error:
        first = error.errors()[0]
        *above, last = first["loc"]
        detail = f"{first['msg'].replace('Input should be', 'Expected')}, got {first['input']!r}"
        if first["type"] == "extra_forbidden":
            detail = _unknown(LintSettings if above else Settings, str(last))
        where = ".".join([_TABLE, *map(str, first["loc"])])
        raise SettingsError(f"{detail} - at {path}, {where}") from error


def _unknown(table: type[_Table], key: str) -> str:
    known = [field.alias for field in table.model_fields.values() if field.alias and not field.exclude]
    return f"Expected one of the keys {', '.join(known)}, got {key!r}"
