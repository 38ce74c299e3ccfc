"""Whatever a file holds, lint says what is wrong with it, in any form, and puts nothing wrong."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors.translate.lint.engine import Inspection
from vapierrors.translate.lint.examples import opened
from vapierrors.translate.lint.fixing import fix_document
from vapierrors.translate.lint.outcome import Outcome
from vapierrors.translate.lint.project import LintedFile
from vapierrors.translate.lint.reports import REPORTS
from vapierrors.translate.lint.subject import LintContext
from vapierrors.translate.lint.table import RULES
from vapierrors.translate.lint.target import Target
from vapierrors.translate.po import PoDocument

EXAMPLES = [opened(example, rule)[0].to_bytes() for rule in RULES.values() for example in (rule.bad, rule.good)]
LOCALES = ("de", "fr", "ja", "ar", "ru", "zh-Hant", "th", "pt-BR", "en", "cy")
PIECES = [
    b"{n, plural, one {#} other {#}}",
    b"{",
    b"}",
    b"''",
    b"'{",
    b'"\n"',
    b'"',
    b"\\n",
    b"\\",
    b"  ",
    b"\xff",
    "\u202e".encode(),
    "\xa0: «".encode(),
    b"<b>",
    b"http://x",
    b"\nmsgid ",
    b"\n#~ ",
    b"# vapierrors: ignore=fuzzy\n",
    b"#, fuzzy\n",
]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """An example of some rule, with pieces put in at any place, and parts taken out."""
    content = draw(st.sampled_from(EXAMPLES))
    for piece in draw(st.lists(st.sampled_from(PIECES) | st.binary(max_size=4), max_size=6)):
        start = draw(st.integers(0, len(content)))
        content = content[:start] + piece + content[start + draw(st.integers(0, 3)) :]
    return content


@settings(deadline=None)
@given(files(), st.sampled_from(LOCALES), st.booleans())
def test_no_file_is_too_strange(content: bytes, locale: str, is_template: bool) -> None:  # noqa: FBT001 - as hypothesis gives it
    """Every rule answers, every report can be written, and places are places of the file."""
    document = PoDocument.read(content)
    inspection = Inspection(LintContext(locale, is_template=is_template), None, RULES, "x.po", with_fuzzy=True)
    findings = sorted(found.finding for found in inspection.look_at(document))
    lines = document.text.split("\n")
    for finding in findings:
        assert 1 <= finding.line <= len(lines)
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    file = LintedFile(Target(Path("x.po"), locale), document, tuple(findings), document)
    outcome = Outcome([file], findings, rules={})
    told = {name: report.write(outcome) for name, report in REPORTS.items()}
    json.dumps([told["json"], told["sarif"]], ensure_ascii=False).encode()
    ET.fromstring(str(told["junit"]))  # noqa: S314 - our own document


@settings(deadline=None)
@given(files(), st.sampled_from(LOCALES))
def test_no_file_is_put_wrong(content: bytes, locale: str) -> None:
    """What was put right is written and read again as it is, keeps its ids and English, and has no new error."""
    document = PoDocument.read(content)
    inspection = Inspection(LintContext(locale), None, RULES, "x.po", with_fuzzy=True)
    result = fix_document(document, inspection)
    again = PoDocument.read(result.document.to_bytes())
    assert [block.entry for block in again.blocks] == [block.entry for block in result.document.blocks]
    assert [block.entry.key for block in again.blocks] == [block.entry.key for block in document.blocks]
    before = [found.finding.rule for found in inspection.look_at(document) if found.finding.severity == "error"]
    after = [finding.rule for finding in result.left if finding.severity == "error"]
    assert all(after.count(rule) <= before.count(rule) for rule in after)
    assert fix_document(result.document, inspection).document is result.document
