"""Who is asked, and what each says of a file."""

from __future__ import annotations

import importlib
import io
import shutil
import subprocess
import warnings
from typing import TYPE_CHECKING, Final, NamedTuple
from unittest.mock import patch

import babel
from babel.core import UnknownLocaleError
from babel.messages.pofile import PoFileError, read_po

from benchmarks.peers.contestants import package_version
from vapierrors.translate.lint.engine import lint_document
from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.po import PoDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.lint_comparison.corpora import Sample
    from benchmarks.progress import Progress

_CONTEXT: Final = b"msgctxt "


class Tool(NamedTuple):
    """Somebody who looks at PO files.

    Args:
        name: what a reader sees.
        says: what it says of a sample, which stands in a file as well; nothing where all is well. Ours says rules.
        is_there: whether it is installed.
        version: which one.
    """

    name: str
    says: Callable[[Sample, Path], Sequence[str]]
    is_there: Callable[[], bool]
    version: Callable[[], str | None]


def _ours(sample: Sample, _path: Path) -> list[str]:
    terms = read_glossary(sample.glossary, "glossary.csv")[0] if sample.glossary else ()
    template = PoDocument.read(sample.template) if sample.template else None
    context = LintContext(sample.locale, sample.is_template, terms, sample.max_length)
    return [finding.rule for finding in lint_document(PoDocument.read(sample.content), context, template)]


def _msgfmt(_sample: Sample, path: Path) -> list[str]:
    """Errors and warnings; the exit code tells nothing that is not told there."""
    command = ["msgfmt", "--check", "--output-file=-", str(path)]
    finished = subprocess.run(command, capture_output=True, check=False, env={"LC_ALL": "C.UTF-8"})  # noqa: S603 - a fixed program
    return finished.stderr.decode(errors="replace").splitlines()


def _msgfmt_version() -> str | None:
    finished = subprocess.run(["msgfmt", "--version"], capture_output=True, text=True, check=True)  # noqa: S607 - that of the system
    return finished.stdout.split("\n", 1)[0].rpartition(" ")[2]


def _babel(sample: Sample, _path: Path) -> list[str]:
    """What its reader refuses, and what its checkers say of each message."""
    try:
        locale = babel.Locale.parse(sample.locale, sep="-")
        catalog = read_po(io.BytesIO(sample.content), locale=locale, abort_invalid=True)
        return [str(error) for _message, errors in catalog.check() for error in errors]
    except (PoFileError, UnknownLocaleError, ValueError, LookupError) as error:
        return [str(error)]


def _polib(_sample: Sample, path: Path) -> list[str]:
    polib = importlib.import_module("polib")
    try:
        polib.pofile(str(path), check_for_duplicates=True)
    except (OSError, ValueError, LookupError) as error:
        return [str(error)]
    return []


def _lint_po(sample: Sample, path: Path) -> list[str]:
    """What it prints; it knows no ``msgctxt``, so it is given the file without these lines."""
    main = importlib.import_module("lint_po.main")
    lines = sample.content.splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(_CONTEXT)))
    with patch.object(main, "stderr", io.StringIO()) as told, warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            main.main([str(path)])
        except (ValueError, OSError, LookupError) as error:
            return [str(error)]
    return [*told.getvalue().splitlines(), *(str(warning.message) for warning in warned)]


def _package(name: str) -> tuple[Callable[[], bool], Callable[[], str | None]]:
    return lambda: package_version(name) is not None, lambda: package_version(name)


OURS: Final = Tool("vapierrors lint", _ours, *_package("vapierrors"))
TOOLS: Final = (
    OURS,
    Tool("msgfmt --check", _msgfmt, lambda: shutil.which("msgfmt") is not None, _msgfmt_version),
    Tool("Babel", _babel, *_package("babel")),
    Tool("polib", _polib, *_package("polib")),
    Tool("lint-po", _lint_po, *_package("lint-po")),
)


def present(progress: Progress) -> list[Tool]:
    """Those who are installed; of the others it is said that they are left out.

    Args:
        progress: whom it is said to.
    """
    for tool in TOOLS:
        if not tool.is_there():
            progress.say(f"{tool.name} is left out: it is not installed")
    return [tool for tool in TOOLS if tool.is_there()]
