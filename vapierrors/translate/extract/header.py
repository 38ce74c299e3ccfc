"""The header of a ``.pot``."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from vapierrors.catalog.regular_files import read_regular
from vapierrors.exceptions import SettingsError
from vapierrors.translate.po import PoEntry
from vapierrors.translate.po.entry import FUZZY
from vapierrors.translate.settings import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.translate.settings import Settings

_DATES: Final = ("POT-Creation-Date", "PO-Revision-Date")
_CONTENT_TYPE: Final = {"Content-Type": "text/plain; charset=UTF-8"}


class PotHeader(NamedTuple):
    """What the header of a ``.pot`` says (specification, section 4).

    Args:
        project: the name of the project, for ``Project-Id-Version``.
        date: for ``POT-Creation-Date``, such as ``2026-01-31 10:00+0000``.
        version: of the project; may be empty.
        bugs: where to report bugs in the English texts; empty to leave that as it is.
    """

    project: str
    date: str
    version: str = ""
    bugs: str = ""


def project_header(settings: Settings, date: str) -> PotHeader:
    """The header that a project's ``.pot`` is to have (specification, section 4).

    Args:
        settings: the name that they have counts, else that in ``[project]`` or ``[tool.poetry]`` of ``pyproject.toml``,
            else that of the folder; the version is that of ``pyproject.toml``, where it has one.
        date: for ``POT-Creation-Date``.

    Raises:
        SettingsError: the file cannot be read.

    Example:
        >>> from pathlib import Path
        >>> from vapierrors.translate.settings import Settings
        >>> project_header(Settings(project="app", folder=Path("nowhere")), "2026-01-31 10:00+0000").project
        'app'
    """
    path = settings.path(FILE)
    document: dict[str, Any] = {}
    try:
        if path.is_file():
            document = tomllib.loads(read_regular(path).decode())
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"Expected a {FILE} that can be read, got {error} - at {path}") from error
    tables = [document.get("project"), _table(document.get("tool")).get("poetry")]
    name, version = (
        next((text for table in tables if isinstance(text := _table(table).get(key), str)), "")
        for key in ("name", "version")
    )
    return PotHeader(settings.project or name or settings.folder.resolve().name, date, version, settings.bugs)


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def header_entry(header: PotHeader, before: PoEntry | None, *, is_new: bool) -> PoEntry:
    r"""The entry that describes the file (specification, section 4).

    Args:
        header: what is known; it counts more than what was there, which is kept otherwise.
        before: the header that was there; None where there was none.
        is_new: whether the dates are to be new ones.

    Example:
        >>> print(header_entry(PotHeader("app", "2026-01-31 10:00+0000", "1.0"), None, is_new=True).text, end="")
        Project-Id-Version: app 1.0
        POT-Creation-Date: 2026-01-31 10:00+0000
        PO-Revision-Date: 2026-01-31 10:00+0000
        Last-Translator: app
        Language-Team: English
        Language: en
        MIME-Version: 1.0
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: 8bit
        Plural-Forms: nplurals=2; plural=(n != 1);
    """
    title = f"{header.project} {header.version}".strip()
    entry = before or PoEntry(translator_comments=(f"Template: messages of {header.project}",))
    fields = {
        "Project-Id-Version": title,
        "Report-Msgid-Bugs-To": header.bugs,
        **dict.fromkeys(_DATES, header.date),
        "Last-Translator": header.project,
        "Language-Team": "English",
        "Language": "en",
        "MIME-Version": "1.0",
        **_CONTENT_TYPE,
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    known = {"Project-Id-Version": title, "Report-Msgid-Bugs-To": header.bugs, **_CONTENT_TYPE}
    if is_new:
        known |= dict.fromkeys(_DATES, header.date)
    merged = {**fields, **dict(_fields(entry.text)), **{name: text for name, text in known.items() if text}}
    text = "".join(f"{name}: {text}\n" for name, text in merged.items() if text)
    return replace(entry, text=text).without_flag(FUZZY)


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()
