"""The comparison with ICU: its questions can be repeated, the library answers them all, and its figures add up."""

from __future__ import annotations

from random import Random

import pytest

from benchmarks.exactness import __main__ as command
from benchmarks.exactness.answers import answer, same
from benchmarks.exactness.questions import KINDS, Questions
from benchmarks.exactness.report import Report


def asked(seed: int, kind: str) -> list[str]:
    random = Random(seed)  # noqa: S311 - a repeatable draw
    return list(map(repr, Questions(random, ["UTC", "Asia/Kolkata"], usual=False).of(kind, "de-AT", 20)))


@pytest.mark.parametrize("kind", KINDS)
def test_questions_follow_the_seed(kind: str) -> None:
    """One seed always asks the same, and another asks something else."""
    assert asked(7, kind) == asked(7, kind)
    assert asked(7, kind) != asked(8, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_library_answers(kind: str) -> None:
    """Every question is understood: the library shows something for each, and never the fallback."""
    random = Random(1)  # noqa: S311 - a repeatable draw
    questions = Questions(random, ["UTC", "Asia/Kolkata"], usual=False).of(kind, "de-AT", 60)
    assert [question for question in questions if answer(question) == "-"] == []


def test_report_adds_up() -> None:
    """Figures are by oracle and kind, and by locale; spaces that only look different make no difference."""
    random = Random(1)  # noqa: S311 - a repeatable draw
    report = Report(1, "Node 20", has_icu4py=False)
    questions = Questions(random, ["UTC"], usual=True)
    for question in questions.of("i", "fr", 4):
        report.add("Intl", question, "1\u202f000", "1 000", agrees=same("1\u202f000", "1 000"))
    for question in questions.of("list", "de", 1):
        report.add("icu4py", question, "A", "B", agrees=same("A", "B"))
    assert report.table(0, 1) == [(("Intl", "i"), 4, 4), (("icu4py", "list"), 1, 0)]
    assert report.text(1).splitlines()[:4] == [
        "Node 20; no icu4py; 2 locales, seed 1",
        "",
        "Intl i                      4        4   100.00 %",
        "icu4py list                 1        0     0.00 %",
    ]
    assert [row["locale"] for row in report.document()["differences"]] == ["de"]


def test_without_an_oracle(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where neither oracle is installed, the command says which to install and fails."""
    monkeypatch.setattr(command, "node", lambda: None)
    monkeypatch.setattr(command, "has_icu4py", lambda: False)
    assert command.main([]) == 2
    assert capsys.readouterr().err == (
        "Expected an oracle, got neither node nor icu4py; install Node 20 with full ICU, or: pip install icu4py\n"
    )
