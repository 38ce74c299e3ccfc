"""The benchmarks run, everybody in them makes the same texts, and what they write is sound; time is not looked at."""

from __future__ import annotations

import doctest
import json
import shutil
from functools import partial
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from command_line import invoke

from benchmarks import bodies, charts, report, timing
from benchmarks.__main__ import DOCS, arguments, measure
from benchmarks.effort import FULL, ONCE
from benchmarks.fresh import ROOT
from benchmarks.large_catalogs import LargeCatalogs
from benchmarks.measures.locales import sample
from benchmarks.measures.table import MEASURES
from benchmarks.peers import contestants, naive, official, ours
from benchmarks.peers.contestants import Contestant, missing_packages, present
from benchmarks.progress import Progress
from benchmarks.rows import Row, row
from benchmarks.targets import TARGETS, Target
from benchmarks.timing import Interval, Samples, interleaved
from vapierrors import Catalog, decode

if TYPE_CHECKING:
    from pathlib import Path

SILENT = Progress(silent=True)
PRESENT = present(SILENT)
MESSAGES = ONCE.messages
EVERY_ROW = {
    *(f"body.bytes.{contestant.name}" for contestant in PRESENT),
    *(f"body.model.{name}" for name in ("vapierrors", "decoded", "whole", "naive")),
    *(f"body.varied.{contestant.name}" for contestant in PRESENT if contestant.name not in {"floor", "fluent"}),
    "imports.start",
    *(f"imports.package.{name}" for name in ("pydantic", "vapierrors", "babel")),
    *(f"imports.name.{name}" for name in ("pydantic", "vapierrors")),
    *(f"imports.heavy.{name}.vapierrors" for name in ("package", "name")),
    *(
        f"locales.{name}"
        for name in ("first", "german", "slowest", "further", "babel", "vapierrors", "retained", "largest")
    ),
    *(f"catalogs.{MESSAGES}.{name}" for name in ("open", "cold", "memory")),
    *(f"catalogs.{MESSAGES}.lookup.{name}" for name in ("dict", "vapierrors", "mapping", "find")),
    *(f"catalogs.po.{name}" for name in ("vapierrors", "babel")),
    *(f"scaling.messages.{count}" for count in (10, MESSAGES)),
    *(f"scaling.locales.{count}" for count in (1, ONCE.served)),
    *(f"scaling.stack.{count}" for count in (1, 10, 100)),
    *(f"throughput.threads.{count}" for count in (1, 2, 4)),
    *(f"throughput.processes.{count}" for count in (1, 2)),
}
OFFICIAL_ROWS = {f"official.{dialect}.{who}" for dialect in official.payloads() for who in ("vapierrors", "runtime")}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return measure(ONCE, [*MEASURES], SILENT)


def test_every_measure_runs_and_gives_every_row(rows: list[Row]) -> None:
    """A run has each row once, those of peers that are not installed left out."""
    expected = set(EVERY_ROW)
    expected |= set() if missing_packages(["polib"]) else {"catalogs.po.polib"}
    expected |= set() if missing_packages(official.PACKAGES) else OFFICIAL_ROWS
    assert sorted(row.name for row in rows) == sorted(expected)


def test_every_target_belongs_to_a_row() -> None:
    """A full run, with every peer, has a row for each target."""
    every_peer = {f"body.bytes.{contestant.name}" for contestant in contestants.CONTESTANTS}
    full = {name.replace(f".{MESSAGES}", f".{FULL.messages}") for name in EVERY_ROW} | every_peer | OFFICIAL_ROWS
    full.add(f"scaling.locales.{FULL.served}")
    assert TARGETS.keys() - full == set()


def test_ratios_are_to_rows_that_are_there(rows: list[Row]) -> None:
    """What a row is compared with is a row of the same unit."""
    units = {row.name: row.unit for row in rows}
    compared = [row for row in rows if row.against is not None]
    assert [row.unit for row in compared] == [units[row.against or ""] for row in compared]
    assert compared


@pytest.mark.parametrize("contestant", PRESENT, ids=lambda contestant: contestant.name)
def test_everybody_makes_three_strings(contestant: Contestant) -> None:
    """Each contestant makes the three German strings of the body, but for the floor, which formats nothing."""
    texts = tuple(contestant.renderer()(bodies.PAYLOAD))
    unformatted = (
        "vm Snapshots von snapshots seit since: why",
        "Auf store sind nur free von needed GB frei: why",
        "host ist zu load % belegt, seit since: why",
    )
    assert texts == (bodies.TEXTS if contestant.formats else unformatted)


def test_the_models_give_the_same_strings() -> None:
    """Rendering an ErrorBody, a Decoded and the naive model gives what the bytes give."""
    decoded = decode(bodies.PAYLOAD)
    model = naive.Body.model_validate_json(bodies.PAYLOAD)
    made = [ours.renderer()(decoded.body), ours.renderer()(decoded), naive.model_renderer()(model)]
    assert [tuple(texts) for texts in made] == [bodies.TEXTS] * 3


def test_the_body_is_what_it_is_said_to_be() -> None:
    """Three messages of four parameters, one of them nested; two dates, three doubles, one plural; about a kilobyte."""
    params = [param for message in bodies.MESSAGES for param in message["params"].values()]
    kinds = [next(iter(param)) for param in params]
    assert [len(message["params"]) for message in bodies.MESSAGES] == [4, 4, 4]
    assert {kind: kinds.count(kind) for kind in kinds} == {"s": 3, "i": 1, "dt": 2, "l": 3, "d": 3}
    assert 900 < len(bodies.PAYLOAD) < 1100
    assert [decode(bodies.PAYLOAD, strict=True).anomalies, len(decode(bodies.PAYLOAD).body.messages)] == [(), 3]


def test_the_official_runtime_makes_the_same_strings() -> None:
    """In every dialect, ours makes the expected strings of the positional body, and so does the runtime where it is."""
    payloads = official.payloads()
    makers = {dialect: [official.ours()] for dialect in payloads}
    if not missing_packages(official.PACKAGES):
        makers = {dialect: [*ours, official.runtime(dialect)] for dialect, ours in makers.items()}
    made = [tuple(make(payloads[dialect])) for dialect in payloads for make in makers[dialect]]
    assert set(made) == {official.TEXTS}


def test_large_catalogs_are_compiled_and_fresh(tmp_path: Path) -> None:
    """What is opened is what `vapierrors compile` wrote, and it finds nothing left to do; all messages are in it."""
    folder = LargeCatalogs(tmp_path).compiled(MESSAGES)
    assert invoke("compile", "--check", folder).exit_code == 0
    assert len(Catalog.load(folder, builtin=False).table(bodies.LOCALE)) == MESSAGES


def test_wrong_texts_are_not_timed() -> None:
    """Somebody who gives other texts stops the run, with both texts shown."""
    with pytest.raises(ValueError, match="from somebody") as caught:
        bodies.check_texts("somebody", ["a"], ["b"])
    assert str(caught.value) == "Expected ['b'], got ('a',) - from somebody"


def test_contestants_take_turns() -> None:
    """A round has each contestant once, in the order given."""
    called: list[str] = []
    effort = ONCE._replace(rounds=3)
    samples = interleaved({name: partial(called.append, name) for name in "ABC"}, effort)
    assert "".join(called) == "ABCABCABC"
    assert [len(samples[name].values) for name in "ABC"] == [3, 3, 3]


def test_the_examples_of_timing_are_true() -> None:
    """Medians, quartiles and ratios are what the docstrings say."""
    assert doctest.testmod(timing) == (0, 3)


@pytest.mark.parametrize(
    ("target", "met"),
    [
        (Target("ratio", "at least", 2), True),
        (Target("ratio", "at least", 2.1), False),
        (Target("ratio", "at most", 2), True),
        (Target("ratio", "at most", 1.9), False),
        (Target("median", "at most", 6), True),
        (Target("median", "at most", 5), False),
        (None, None),
    ],
)
def test_a_target_is_met_or_not(target: Target | None, met: bool | None) -> None:  # noqa: FBT001 - the expectation
    """A bound holds on its own side, for the median or for the ratio of a row."""
    samples = (Samples((5.0, 6.0, 7.0)), Samples((3.0, 3.0, 3.0)))
    assert row("x", "X", "µs", samples[0], ("y", samples[1]))._replace(target=target).met is met


def test_a_peer_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is left out, and a line says what it lacks."""
    absent = Contestant("absent", "The absent", ("no-such-peer-1", "no-such-peer-2"), naive.renderer)
    monkeypatch.setattr(contestants, "CONTESTANTS", (absent, contestants.CONTESTANTS[1]))
    assert [contestant.name for contestant in present(Progress())] == ["vapierrors"]
    said = capsys.readouterr().err
    assert said.partition("] ")[2] == "The absent is left out: no-such-peer-1, no-such-peer-2 is not installed\n"


def test_the_sample_of_locales_is_the_same_for_the_same_seed() -> None:
    """German comes first, no locale comes twice, and another seed draws others."""
    drawn = sample(24, 1)
    assert drawn == sample(24, 1)
    assert [drawn[0], len(set(drawn))] == ["de", 24]
    assert set(drawn) != set(sample(24, 2))


def test_the_record_is_json_and_names_no_place(rows: list[Row]) -> None:
    """Every row is in the JSON with all its members, and no folder of this machine is."""
    text = report.as_json(report.document(rows, ONCE))
    content = json.loads(text)
    assert [each["name"] for each in content["rows"]] == [row.name for row in rows]
    members = ["name", "title", "unit", "median", "interval", "against", "ratio", "ratio_interval", "target", "met"]
    assert {tuple(each) for each in content["rows"]} == {tuple(members)}
    assert [*content["machine"]] == ["date", "python", "system", "processor", "cores", "commit", "packages"]
    assert str(ROOT) not in text


def test_charts_are_drawn(rows: list[Row], tmp_path: Path) -> None:
    """Each chart is XML with a title, a description that has every value, and a bar and its words for each row."""
    drawn = charts.draw(rows, tmp_path)
    by_name = {row.name: row for row in rows}
    space = "{http://www.w3.org/2000/svg}"
    for path in drawn:
        root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own text
        chart = next(chart for chart in charts.CHARTS if chart.file == path.name)
        shown = [by_name[name] for name in chart.rows if name in by_name]
        described = root.findtext(f"{space}desc") or ""
        assert root.findtext(f"{space}title") == chart.title
        assert [f"{row.median:.3g} {row.unit}" in described for row in shown] == [True] * len(shown)
        assert len(root.findall(f"{space}rect")) == len(shown)
        assert len(root.findall(f"{space}text")) == 2 + 2 * len(shown)
    assert {path.name for path in drawn} >= {"performance-body.svg", "performance-imports.svg"}


def test_words_in_a_chart_are_escaped() -> None:
    """A title is text, whatever is in it."""
    strange = Row("a.vapierrors", "<b> & 'c'", "µs", 1.0, Interval(1.0, 2.0))
    drawn = charts.svg(charts.Chart("x.svg", "A < B", "note", ("a.vapierrors",)), [strange])
    texts = [element.text for element in ET.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314 - our own
    assert texts == ["A < B", "note", "<b> & 'c'", "1 µs"]


def test_charts_have_room_for_their_labels(rows: list[Row]) -> None:
    """The labels of all charts fit into the column that is left for them, at seven units a letter."""
    shown = {name for chart in charts.CHARTS for name in chart.rows}
    longest = max((charts.label(row) for row in rows if row.name in shown), key=len)
    assert len(longest) * 7 < charts.LABEL_WIDTH


def test_the_documentation_can_be_refreshed(tmp_path: Path) -> None:
    """What stands between the marks of docs/performance.md is replaced, all else stays, and twice changes nothing."""
    copy = tmp_path / "performance.md"
    shutil.copy(DOCS / "performance.md", copy)
    before = copy.read_text(encoding="utf-8").partition(report.BEGIN)[0]
    table = report.markdown([row("body.bytes.naive", "naive", "µs", Samples((5.0,)), ("x", Samples((2.0,))))], ONCE)
    report.refresh(copy, table)
    once = copy.read_text(encoding="utf-8")
    report.refresh(copy, table)
    assert copy.read_text(encoding="utf-8") == once
    assert once.startswith(before + report.BEGIN)
    assert "\n| naive | 5 µs | 5–5 | 2.5× (2.5–2.5) of “x” | at least 10× | **not met** |\n" in once


def test_a_page_without_marks_is_refused(tmp_path: Path) -> None:
    """The text of the error says which marks are looked for, and in which file."""
    page = tmp_path / "page.md"
    page.write_text(report.BEGIN, encoding="utf-8")
    with pytest.raises(ValueError, match="neither or one") as caught:
        report.refresh(page, "")
    assert str(caught.value) == f"Expected {report.BEGIN} and {report.END}, got neither or one - in page.md"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--update-docs", "--quick"], "--update-docs shows a full run of everything: leave --quick and --only out"),
        (
            ["--update-docs", "--only", "body"],
            "--update-docs shows a full run of everything: leave --quick and --only out",
        ),
        (["--charts", "no/such/folder"], "expected a folder for --charts, got no/such/folder"),
    ],
)
def test_wrong_use_is_told(words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Arguments that do not go together end with code 2 and one clear line."""
    with pytest.raises(SystemExit) as caught:
        arguments(words)
    assert [caught.value.code, capsys.readouterr().err.splitlines()[-1]] == [
        2,
        f"python -m benchmarks: error: {complaint}",
    ]
