"""Broken entries in many languages: what is found in each by the rules about words, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from vapierrors.translate.lint import (
    completeness,
    ending,
    invisible,
    length,
    markup,
    mojibake,
    punctuation,
    quotation,
    spacing,
    terminology,
)
from vapierrors.translate.lint.engine import lint_document
from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.lint.headers import plural_forms
from vapierrors.translate.lint.showing import HEADER
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.po import PoDocument

VECTORS = Path(__file__).parent / "vectors" / "lint_broken_text.ndjson"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in VECTORS.read_text(encoding="utf-8").splitlines()]
MODULES = (
    completeness,
    ending,
    invisible,
    length,
    markup,
    mojibake,
    punctuation,
    quotation,
    spacing,
    terminology,
)


def _header(locale: str) -> str:
    language = f"Language: {locale.replace('-', '_')}"
    return HEADER.replace("Language: de", language).replace("nplurals=2; plural=(n != 1);", plural_forms(locale)) + "\n"


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['rule']}-{row['locale']}-{row['why']}" for row in ROWS])
def test_a_broken_entry_is_found_by_its_rule(row: dict[str, Any]) -> None:
    """Of all the rules there are, each entry raises its own alone."""
    document = PoDocument.read((_header(row["locale"]) + row["po"]).encode())
    terms, problems = read_glossary(row.get("glossary", "source,translation\n").encode(), "glossary.csv")
    assert problems == ()
    found = lint_document(document, LintContext(row["locale"], glossary=terms))
    assert {finding.rule for finding in found} == {row["rule"]}


def test_the_corpus_is_broad() -> None:
    """Every rule about words is broken in at least two ways, and in many languages."""
    counts = Counter(row["rule"] for row in ROWS)
    assert counts.keys() == {rule.id for module in MODULES for rule in module.RULES}
    assert [rule for rule, count in counts.items() if count < 2] == []
    assert len(ROWS) == 99
    assert len({row["locale"] for row in ROWS}) == 37
