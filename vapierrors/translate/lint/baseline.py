"""Findings that are known, and are not told again."""

from __future__ import annotations

import json
import os
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Annotated, Final, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from vapierrors.exceptions import SettingsError
from vapierrors.outputs.plain import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from vapierrors.translate.lint.finding import Finding

_LARGEST: Final = 1 << 26
_MARK_LENGTH: Final = 16


class Row(NamedTuple):
    """What a baseline keeps of a finding: nothing that changes when lines move (specification, section 9).

    Args:
        file: the file, below the folder of the baseline, with ``/`` between folders.
        rule: the id of the rule.
        id: the message id; empty where the file as a whole is meant.
        text: a hash of the English and the translation; where no entry is meant, of the reason.
    """

    file: str
    rule: str
    id: str
    text: str


class _StoredRow(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    file: str
    rule: str
    id: str
    text: str
    count: Annotated[int, Field(ge=1)] = 1


class _Stored(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    version: Literal[1]
    findings: list[_StoredRow]


class Compared(NamedTuple):
    """Findings beside a baseline.

    Args:
        new: those that it does not know.
        known: those that it knows.
        stale: what it knows, and what is no more.
    """

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    stale: tuple[Row, ...]


def row_of(finding: Finding, folder: Path) -> Row:
    """What a baseline keeps of a finding.

    Args:
        finding: the finding.
        folder: that of the baseline.

    Example:
        >>> from pathlib import Path
        >>> from vapierrors.translate.lint.finding import Finding
        >>> row_of(Finding("po/de.po", 7, 9, "fuzzy", "info", "de", "a", "Gone", "Expected"), Path("po"))
        Row(file='de.po', rule='fuzzy', id='a', text='...')
    """
    return Row(file_of(finding.file, folder), finding.rule, without_surrogates(finding.message_id), mark_of(finding))


def file_of(name: str, folder: Path) -> str:
    """The name of a file as a baseline keeps it.

    Args:
        name: as the file was named.
        folder: that of the baseline.

    Example:
        >>> from pathlib import Path
        >>> file_of("locales/de.po", Path("ci"))
        '../locales/de.po'
    """
    return without_surrogates(os.path.relpath(name, folder).replace(os.sep, "/"))


def mark_of(finding: Finding) -> str:
    """A hash of what a finding is about, which stays when lines move.

    Args:
        finding: the finding.
    """
    is_entry = finding.message_id or finding.source
    said = f"{finding.source}\0{finding.text}" if is_entry else finding.reason
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH]


def read_baseline(content: bytes, file: str) -> Counter[Row]:
    """Read a baseline: how often it knows what.

    Args:
        content: the bytes of the file.
        file: its name, for the error.

    Raises:
        SettingsError: it is none.

    Example:
        >>> read_baseline(b'{"version": 2, "findings": []}', "known.json")
        Traceback (most recent call last):
        vapierrors.exceptions.SettingsError: Expected a baseline of vapierrors lint, got ... - at known.json, version
    """
    try:
        if len(content) > _LARGEST:
            raise SettingsError(f"Expected at most {_LARGEST} bytes, got {len(content)} - at {file}")
        stored = _Stored.model_validate_json(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ", ".join([file, ".".join(map(str, first["loc"]))] if first["loc"] else [file])
        raise SettingsError(f"Expected a baseline of vapierrors lint, got {first['msg']!r} - at {where}") from error
    known: Counter[Row] = Counter()
    for row in stored.findings:
        known[Row(row.file, row.rule, row.id, row.text)] += row.count
    return known


def compare(findings: Iterable[Finding], known: Counter[Row], folder: Path) -> Compared:
    """Tell what a baseline knows from what it does not.

    Args:
        findings: what was found.
        known: the baseline.
        folder: that of the baseline.

    Example:
        >>> from pathlib import Path
        >>> from vapierrors.translate.lint.finding import Finding
        >>> finding = Finding("de.po", 7, 9, "fuzzy", "info", "de", "a", "Gone", "Expected")
        >>> result = compare([finding], Counter([row_of(finding, Path())]), Path())
        >>> len(result.new), len(result.known), result.stale
        (0, 1, ())
    """
    left = Counter(known)
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        row = row_of(finding, folder)
        (old if left[row] > 0 else new).append(finding)
        left[row] -= 1
    return Compared(tuple(new), tuple(old), tuple(sorted(row for row, count in left.items() if count > 0)))


def baseline_text(findings: Iterable[Finding], folder: Path, kept: Collection[Row] = ()) -> str:
    """A baseline that knows these findings, as the text of its file.

    Args:
        findings: what was found.
        folder: that of the baseline.
        kept: what it knew of files that were not looked at, once for each finding.

    Example:
        >>> from pathlib import Path
        >>> print(baseline_text([], Path()), end="")
        {
          "version": 1,
          "findings": []
        }
    """
    counts = Counter([*(row_of(finding, folder) for finding in findings), *kept])
    rows = [{**row._asdict(), **({"count": count} if count > 1 else {})} for row, count in sorted(counts.items())]
    return f"{json.dumps({'version': 1, 'findings': rows}, ensure_ascii=False, indent=2)}\n"
