"""Entries by others than the authors of lint: nothing is found in the sound ones, and each fault in the broken."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from vapierrors.translate.lint.engine import lint_document
from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.lint.showing import HEADER
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.plural_forms import plural_forms
from vapierrors.translate.po import PoDocument

VECTORS = Path(__file__).parent / "vectors"


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in VECTORS.joinpath(name).read_text(encoding="utf-8").splitlines()]


SOUND = _rows("lint_sound.ndjson") + _rows("lint_sound_second.ndjson")
BROKEN = _rows("lint_broken_independent.ndjson") + _rows("lint_broken_second.ndjson")


def _header(locale: str) -> str:
    language = f"Language: {locale.replace('-', '_')}"
    return HEADER.replace("Language: de", language).replace("nplurals=2; plural=(n != 1);", plural_forms(locale)) + "\n"


def _found(row: dict[str, Any]) -> list[tuple[str, str]]:
    """The rules that an entry raises, with their reasons; a row is ``whole`` where it has its own header, or none."""
    content = ("" if "whole" in row else _header(row["locale"])) + row["po"]
    template = PoDocument.read(row["template"].encode()) if "template" in row else None
    terms, problems = read_glossary(row.get("glossary", "source,translation\n").encode(), "glossary.csv")
    assert problems == ()
    context = LintContext(row["locale"], "is_template" in row, terms, row.get("max_length", 0))
    document = PoDocument.read(content.encode(row.get("encoding", "utf-8")))
    return [(finding.rule, finding.reason) for finding in lint_document(document, context, template)]


@pytest.mark.parametrize("row", SOUND, ids=[f"{row['locale']}-{number}" for number, row in enumerate(SOUND, 1)])
def test_a_sound_entry_raises_nothing(row: dict[str, Any]) -> None:
    """No rule says anything, at any severity, of what a native wrote, however suspicious it looks."""
    assert _found(row) == []


@pytest.mark.parametrize("row", BROKEN, ids=[f"{row['rule']}-{row['locale']}-{row['why']}" for row in BROKEN])
def test_a_broken_entry_is_found_by_its_rule(row: dict[str, Any]) -> None:
    """Of all the rules there are, each entry raises its own, besides only those that say the same from another side."""
    assert {rule for rule, _reason in _found(row)} == {row["rule"], *row.get("also", ())}


def test_the_sound_corpus_is_broad() -> None:
    """There are many entries in many languages, and those that most products have are well covered."""
    by_locale = Counter(row["locale"] for row in SOUND)
    usual = ("de", "es", "fr", "it", "ja", "ko", "pt-BR", "zh-Hans", "ar", "he", "ru", "pl", "cs", "tr")
    assert (len(SOUND), len(by_locale)) == (720, 54)
    assert [locale for locale in usual if by_locale[locale] < 10] == []


def test_the_broken_corpus_is_broad() -> None:
    """Every rule is broken, in many languages."""
    assert {row["rule"] for row in BROKEN} == RULES.keys()
    assert (len(BROKEN), len({row["locale"] for row in BROKEN})) == (386, 36)
