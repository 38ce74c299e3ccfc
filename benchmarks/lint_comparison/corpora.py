"""The entries that everybody is asked about: broken ones with the rule that each breaks, and sound ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from benchmarks.fresh import ROOT
from vapierrors.translate.lint import (
    branches,
    completeness,
    ending,
    entries,
    files,
    headers,
    invisible,
    length,
    lookalikes,
    markup,
    mojibake,
    parameters,
    punctuation,
    quotation,
    spacing,
    syntax,
    terminology,
)
from vapierrors.translate.lint.showing import HEADER
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.plural_forms import plural_forms

if TYPE_CHECKING:
    from collections.abc import Mapping

VECTORS: Final = ROOT / "tests" / "vectors"
STRUCTURE: Final = "lint_broken_structure"
BROKEN: Final = (STRUCTURE, "lint_broken_text", "lint_broken_independent", "lint_broken_second")
SOUND: Final = ("lint_sound", "lint_sound_second")
_MODULES: Final = {
    "templates": (syntax,),
    "arguments": (parameters,),
    "plurals and selects": (branches,),
    "entries and comments": (entries,),
    "files and headers": (files, headers),
    "encoding, control characters": (mojibake, invisible, lookalikes),
    "markup and addresses": (markup,),
    "spaces, punctuation, quotation marks": (spacing, ending, punctuation, quotation),
    "terms, length, completeness": (terminology, length, completeness),
}
_REST: Final = "entries and comments"
_GROUPS: Final = {rule.id: name for name, modules in _MODULES.items() for module in modules for rule in module.RULES}
GROUPS: Final[Mapping[str, str]] = {rule: _GROUPS.get(rule, _REST) for rule in RULES}
"""Rule → the group that it is counted in."""

_BEFORE: Final = '"MIME-Version: 1.0\\n"\n'
_ABOUT_PEOPLE: Final = (
    '"PO-Revision-Date: 2026-01-01 00:00+0000\\n"\n"Last-Translator: A <a@example.com>\\n"\n'
    '"Language-Team: B <b@example.com>\\n"\n'
)


class Sample(NamedTuple):
    """An entry in a file of its own.

    Args:
        locale: its language tag.
        content: the bytes of the file, with a header that is sound where the sample is not about headers.
        rule: what it breaks; empty for a sound one.
        template: the ``.pot`` that it translates; empty where there is none.
        glossary: its ``glossary.csv``; empty where there is none.
        is_template: whether it is a ``.pot`` itself.
        max_length: characters that a text may have; 0 for any.
    """

    locale: str
    content: bytes
    rule: str = ""
    template: bytes = b""
    glossary: bytes = b""
    is_template: bool = False
    max_length: int = 0


def broken() -> list[Sample]:
    """The broken entries of all corpora."""
    return [_sample(row, name) for name in BROKEN for row in _rows(name)]


def sound() -> list[Sample]:
    """The sound entries."""
    return [_sample(row, name) for name in SOUND for row in _rows(name)]


def header(locale: str) -> str:
    """A header with all fields that msgfmt asks for.

    Args:
        locale: the language tag.
    """
    language = f"Language: {locale.replace('-', '_')}"
    text = HEADER.replace("Language: de", language).replace("nplurals=2; plural=(n != 1);", plural_forms(locale))
    return f"{_with_people(text)}\n"


def _sample(row: Mapping[str, Any], corpus: str) -> Sample:
    """A row; one that is about the file as a whole has its own header, or none."""
    rule = row.get("rule", "")
    is_whole = "whole" in row or (corpus == STRUCTURE and RULES[rule].check_file is not None)
    content = _with_people(row["po"]) if is_whole else header(row["locale"]) + row["po"]
    return Sample(
        row["locale"],
        content.encode(row.get("encoding", "utf-8")),
        rule,
        row.get("template", "").encode(),
        row.get("glossary", "").encode(),
        "is_template" in row,
        row.get("max_length", 0),
    )


def _rows(name: str) -> list[dict[str, Any]]:
    lines = (VECTORS / f"{name}.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _with_people(content: str) -> str:
    """The fields of a header that nobody is asked about here, so that nobody misses them."""
    return content if "Last-Translator" in content else content.replace(_BEFORE, _ABOUT_PEOPLE + _BEFORE, 1)
