"""Broken entries in many languages: what the rules about templates and files find in each, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lint_asking import STRUCTURE

from vapierrors.translate.lint.engine import lint_document
from vapierrors.translate.lint.headers import plural_forms
from vapierrors.translate.lint.showing import HEADER
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.po import PoDocument

VECTORS = Path(__file__).parent / "vectors" / "lint_broken_structure.ndjson"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines()]


def _header(locale: str) -> str:
    language = f"Language: {locale.replace('-', '_')}"
    forms = plural_forms(locale)
    return HEADER.replace("Language: de", language).replace("nplurals=2; plural=(n != 1);", forms) + "\n"


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['rule']}-{row['locale']}-{row['why']}" for row in ROWS])
def test_a_broken_entry_is_found_by_its_rule(row: dict[str, Any]) -> None:
    """Each entry raises its rule, besides only those that say the same from another side."""
    is_whole = STRUCTURE[row["rule"]].check_file is not None
    document = PoDocument.read((("" if is_whole else _header(row["locale"])) + row["po"]).encode())
    template = PoDocument.read(row["template"].encode()) if "template" in row else None
    found = lint_document(document, LintContext(row["locale"]), template, rules=STRUCTURE)
    assert {finding.rule for finding in found} == {row["rule"], *row.get("also", ())}


def test_the_corpus_is_broad() -> None:
    """Every rule is broken in at least two ways, those about templates in three, and in many languages."""
    counts = Counter(row["rule"] for row in ROWS)
    assert counts.keys() == STRUCTURE.keys()
    assert [rule for rule, count in counts.items() if count < (3 if STRUCTURE[rule].check_entry else 2)] == []
    assert len(ROWS) == 157
    assert len({row["locale"] for row in ROWS}) == 36
    assert len({row["why"] for row in ROWS}) > 120
