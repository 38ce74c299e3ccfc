"""The baseline: what is known is not told again, wherever its lines have moved."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lint_rules import GERMAN, TEXT_RULES, entry, read

from vapierrors.exceptions import SettingsError
from vapierrors.translate.lint.baseline import Row, baseline_text, compare, read_baseline
from vapierrors.translate.lint.baseline_file import BaselineFile
from vapierrors.translate.lint.engine import lint_document
from vapierrors.translate.lint.finding import Finding
from vapierrors.translate.po import PoDocument

FOLDER = Path("ci")


def findings(document: PoDocument, file: str = "locales/de.po") -> tuple[Finding, ...]:
    """What the rules about texts say of a file."""
    return lint_document(document, GERMAN, rules=TEXT_RULES, file=file)


def known(*found: Finding) -> Counter[Row]:
    """What a baseline of these findings knows once it was written and read."""
    return read_baseline(baseline_text(found, FOLDER).encode(), "known.json")


def test_a_baseline_is_small_sorted_json() -> None:
    """A version, and a row for each finding, by file, rule and id, relative to its own folder."""
    document = read(entry("weg!"), entry("Alles  weg", message_id="b"))
    assert baseline_text(findings(document), FOLDER) == (
        "{\n"
        '  "version": 1,\n'
        '  "findings": [\n'
        "    {\n"
        '      "file": "../locales/de.po",\n'
        '      "rule": "gap",\n'
        '      "id": "b",\n'
        '      "text": "f45b7ee8f53e255e"\n'
        "    },\n"
        "    {\n"
        '      "file": "../locales/de.po",\n'
        '      "rule": "shout",\n'
        '      "id": "a",\n'
        '      "text": "c5aad15274752eae"\n'
        "    }\n"
        "  ]\n"
        "}\n"
    )


def test_what_is_known_stays_known_when_lines_move() -> None:
    """Entries above, comments and wrapping move lines, and say nothing new."""
    rows = known(*findings(read(entry("weg!"))))
    moved = read(entry("Neu", message_id="new"), entry('"\n"weg!', above="# moved\n"))
    result = compare(findings(moved), rows, FOLDER)
    assert ([finding.message_id for finding in result.known], result.new, result.stale) == (["a"], (), ())


@pytest.mark.parametrize(
    "changed",
    [
        read(entry("ganz weg!")),
        read(entry("weg!", source="All gone")),
        read(entry("weg!", message_id="b")),
    ],
)
def test_another_text_is_not_known(changed: PoDocument) -> None:
    """Whoever changes a translation, its English or its id looks at it anew."""
    result = compare(findings(changed), known(*findings(read(entry("weg!")))), FOLDER)
    assert (len(result.new), result.known, [row.id for row in result.stale]) == (1, (), ["a"])


def test_as_many_are_known_as_were_found() -> None:
    """A finding that comes a second time is new."""
    (finding,) = findings(read(entry("weg!")))
    result = compare([finding, finding, finding], known(finding, finding), FOLDER)
    assert (len(result.new), len(result.known), result.stale) == (1, 2, ())


def test_a_finding_about_a_file_is_known_by_its_reason() -> None:
    """Without an entry, the reason tells one from the other."""
    one = Finding("de.po", 1, 1, "header", "error", "de", "", "", "Expected a header")
    result = compare([one, Finding("de.po", 1, 1, "header", "error", "de", "", "", "Other")], known(one), FOLDER)
    assert ([finding.reason for finding in result.new], list(result.known)) == (["Other"], [one])


def test_an_id_that_no_encoding_can_write_is_known() -> None:
    """Bytes that are none in the charset of the file do not keep it from having a baseline."""
    document = PoDocument.read(b'msgctxt "a\xff"\nmsgid "Gone\xff"\nmsgstr "weg\xff!"\n')
    result = compare(findings(document), known(*findings(document)), FOLDER)
    assert (result.new, len(result.known), result.stale) == ((), 1, ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[]", "'Input should be an object' - at known.json"),
        ('{"version": 2, "findings": []}', "'Input should be 1' - at known.json, version"),
        (
            '{"version": 1, "findings": [{"file": "a", "rule": "b", "id": "c"}]}',
            "'Field required' - at known.json, findings.0.text",
        ),
        (
            '{"version": 1, "findings": [{"file": "a", "rule": "b", "id": "c", "text": "d", "count": 0}]}',
            "'Input should be greater than or equal to 1' - at known.json, findings.0.count",
        ),
    ],
)
def test_what_is_no_baseline_is_refused(content: str, reason: str) -> None:
    """The file and the place in it are named."""
    with pytest.raises(SettingsError) as caught:
        read_baseline(content.encode(), "known.json")
    assert str(caught.value) == f"Expected a baseline of vapierrors lint, got {reason}"


def test_an_update_forgets_what_is_no_more_and_keeps_what_was_not_asked(tmp_path: Path) -> None:
    """Files and rules that were not asked keep their rows; files that are gone do not."""
    for name in ("de.po", "ja.po"):
        tmp_path.joinpath(name).touch()
    rows = [Row("de.po", "gap", "a", "1"), Row("de.po", "shout", "a", "1"), Row("ja.po", "gap", "a", "1")]
    file = BaselineFile(tmp_path / "known.json", Counter([*rows, Row("gone.po", "gap", "a", "1")]))
    asked = [str(tmp_path / "de.po")]
    assert file.compared([], asked, {"gap"}).stale == (rows[0], Row("gone.po", "gap", "a", "1"))
    assert file.update([], asked, {"gap"}) == 2
    assert BaselineFile.read(file.path).rows == Counter(rows[1:])
