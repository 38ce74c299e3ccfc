"""Findings as JUnit XML: a suite for each file, a test for each finding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from vapierrors.translate.lint.finding import Finding
    from vapierrors.translate.lint.outcome import Outcome
    from vapierrors.translate.lint.project import LintedFile

_NO_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document can hold, however it is escaped."""


def junit_report(outcome: Outcome) -> str:
    """An XML document in ASCII, which any terminal and any pipe can hold.

    What makes the run fail is a failure; what does not is a test that passes and says so; what the baseline knows is a
    test that is skipped; a file without findings is one test that passes.

    Args:
        outcome: what is told.

    Example:
        >>> from vapierrors.translate.lint.outcome import Outcome
        >>> print(junit_report(Outcome((), ())))
        <?xml version='1.0' encoding='us-ascii'?>
        <testsuites name="vapierrors lint" tests="0" failures="0" errors="0" skipped="0" />
    """
    root = ET.Element("testsuites", name="vapierrors lint")
    for file in outcome.files:
        _add_suite(root, outcome, file)
    totals = {name: sum(int(suite.get(name, "0")) for suite in root) for name in _COUNTS}
    root.attrib.update({name: str(total) for name, total in totals.items()})
    ET.indent(root)
    content: bytes = ET.tostring(root, "us-ascii", xml_declaration=True)
    return content.decode("ascii")


_COUNTS: Final = ("tests", "failures", "errors", "skipped")


def _add_suite(root: ET.Element, outcome: Outcome, file: LintedFile) -> None:
    name = str(file.target.path)
    found = [finding for finding in outcome.findings if finding.file == name]
    known = [finding for finding in outcome.known if finding.file == name]
    failing = [finding for finding in found if outcome.fails(finding)]
    counts = (len(found) + len(known) or 1, len(failing), 0, len(known))
    suite = ET.SubElement(root, "testsuite", {"name": _held(name), **dict(zip(_COUNTS, map(str, counts), strict=True))})
    for finding in found:
        case = _case(suite, finding)
        if outcome.fails(finding):
            failure = ET.SubElement(case, "failure", type=finding.rule, message=_held(finding.reason))
            failure.text = _held(str(finding))
        else:
            ET.SubElement(case, "system-out").text = _held(str(finding))
    for finding in known:
        ET.SubElement(_case(suite, finding), "skipped", message=_held(f"Known by the baseline: {finding.reason}"))
    if not found and not known:
        ET.SubElement(suite, "testcase", classname=_held(name), name="no findings")


def _case(suite: ET.Element, finding: Finding) -> ET.Element:
    message = f" {finding.message_id}" if finding.message_id else ""
    name = f"{finding.rule}{message} ({finding.line}:{finding.column})"
    where = {"file": _held(finding.file), "line": str(finding.line)}
    return ET.SubElement(suite, "testcase", {"classname": _held(finding.file), "name": _held(name), **where})


def _held(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
