"""Inputs that a fuzzer once broke a promise with."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from vapierrors import Catalog, ErrorBody, LocalizableMessage, Renderer, decode, encode, errors, render
from vapierrors.catalog.po import read_po_table
from vapierrors.exceptions import CatalogError, WireEncodeError
from vapierrors.outputs import OutputOptions
from vapierrors.translate.exchange.form_categories import form_categories
from vapierrors.translate.lint.plural_forms import read_forms

VECTORS = Path(__file__).parent / "vectors" / "fuzz"
FOUND = sorted(VECTORS.rglob("*.*"))
LATEST = datetime.max.replace(tzinfo=timezone(timedelta(hours=-1)))
EARLIEST = datetime.min.replace(tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize("path", FOUND, ids=[f"{path.parent.name}-{path.stem}" for path in FOUND])
def test_what_was_found_holds(path: Path) -> None:
    """Each input keeps the promises of the harness that found it."""
    import_module(f"fuzz.{path.parent.name}").one_input(path.read_bytes())


@pytest.mark.parametrize(
    "document",
    [
        {"ERROR": {"": {"messages": []}}},
        {"type": "", "value": {"messages": []}},
        {"@class": "", "messages": [], "error_type": "NOT_FOUND"},
        {"type": "", "title": "Gone", "status": 404, "messages": []},
    ],
    ids=["jsonrpc", "rest", "api", "problem"],
)
def test_an_empty_type_id_is_written_as_it_came_and_says_nothing(document: dict[str, Any]) -> None:
    """The canonical id is what the wire gave; the class of the error follows from what else there is."""
    decoded = decode(document)
    assert json.loads(encode(decoded.body, decoded.dialect)) == document
    error = errors.from_body(decoded.body, 404)
    assert type(error) is errors.NotFound
    assert str(error) == "com.vmware.vapi.std.errors.not_found"
    for dialect in ("api", "rest", "jsonrpc", "problem"):
        assert decode(encode(decoded.body, dialect)).body.messages == ()


@pytest.mark.parametrize("moment", [LATEST, EARLIEST], ids=["latest", "earliest"])
def test_a_moment_without_a_year_in_utc_is_an_anomaly(moment: datetime) -> None:
    """As a ``dt`` it is left out, as data it is the text that it is, and nothing overflows."""
    message = {"id": "a", "default_message": "A", "args": [], "params": {"x": {"dt": moment}}}
    decoded = decode({"messages": [message], "data": {"y": moment}})
    place = "$.messages[0].params.x.dt"
    assert decoded.plain["messages"][0]["params"] == {"x": {}}
    assert decoded.plain["data"] == {"y": moment.isoformat()}
    assert [str(anomaly) for anomaly in decoded.anomalies] == [
        f'Expected a date-time that exists, got "{moment.isoformat()}"; left out - at {place} [date-time-range]'
    ]


@pytest.mark.parametrize("moment", [datetime.min, datetime.max, LATEST], ids=["naive", "naive, late", "late"])  # noqa: DTZ901 - naive
def test_a_moment_that_has_no_form_is_refused_in_every_dialect(moment: datetime) -> None:
    """To sum a body up for problem details asks no more of its data than to write it does."""
    body = ErrorBody(messages=(), data={"x": moment})
    for dialect in ("api", "rest", "jsonrpc", "problem"):
        with pytest.raises(WireEncodeError):
            encode(body, dialect)


def test_a_problem_without_a_status_is_shown_with_one() -> None:
    """What is derived for problem details counts, though the document that came had left it out."""
    rendered = Renderer().render((VECTORS / "decode" / "problem-without-status.json").read_bytes(), locale="en")
    shown = json.loads(render(rendered, "problem"))
    assert {name: shown[name] for name in ("type", "title", "status", "detail")} == {
        "type": "about:blank",
        "title": "Error",
        "status": 500,
        "detail": "It is gone.",
    }


@pytest.mark.parametrize(
    ("charset", "what"),
    [
        ("utf-16", "that ASCII is a part of"),
        ("punycode", "that ASCII is a part of"),
        ("unicode_escape", "that ASCII is a part of"),
        ("a\0b", "that ASCII is a part of"),
        ("base64", "that Python knows"),
    ],
)
def test_a_charset_that_no_catalog_is_in_is_a_problem(charset: str, what: str) -> None:
    """The entries are there all the same, and no codec takes long, raises, or makes other text of what is there."""
    header = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={charset}\\n"\n\n'
    table = read_po_table(f'{header}msgctxt "a"\nmsgid "A"\nmsgstr "Ä"\n'.encode(), "de", "x.po")
    assert [entry.template for entry in table.translations["a"]] == ["Ä"]
    assert [str(problem) for problem in table.problems] == [
        f"x.po:3: Expected a charset {what}, got {charset!r}; UTF-8 is tried [file-syntax]"
    ]


def test_a_source_with_a_name_too_long_is_refused() -> None:
    """What the system says of a name is the reason, not an exception of its own."""
    name = "x" * 5000
    with pytest.raises(CatalogError) as error:
        Catalog.load(name)
    assert str(error.value) == f"Expected a folder or package:folder, got '{name}': File name too long"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ({"x": b"\x80"}, """{"x": "b'\\\\x80'"}"""),
        ({"x": float("nan")}, '{"x": null}'),
        ({"x": 10**5000}, '{"x": null}'),
        ({"x": {3}, "y": datetime(2026, 1, 31, tzinfo=timezone.utc)}, '{"x": [3], "y": "2026-01-31T00:00:00.000Z"}'),  # noqa: UP017 - as callers write it
    ],
    ids=["bytes", "not finite", "too many digits", "set and date-time"],
)
def test_data_that_json_has_no_form_for_is_shown(data: dict[str, Any], shown: str) -> None:
    """An error that a service raises is shown with its details, whatever it was given as data."""
    rendered = Renderer().render(errors.NotFound(data=data))
    assert f"\ndata: {shown}" in rendered.to_text(OutputOptions(details=True))


@pytest.mark.parametrize("rule", ["n !=!1", "n == !n", f"{'(' * 190}n{')' * 190}"])
def test_a_plural_rule_that_python_cannot_write_is_no_rule(rule: str) -> None:
    """Python takes it for sound when it reads catalogs, and what it makes of it is no Python."""
    assert read_forms(f"nplurals=2; plural={rule};") is None
    assert form_categories("de", f"nplurals=2; plural={rule};") is None


@pytest.mark.parametrize("kind", ["inside itself", "deep", "many digits"])
def test_a_list_that_is_no_json_is_rendered(kind: str) -> None:
    """What cannot be written as JSON is shown by its type."""
    value: list[Any] = [10**5000] if kind == "many digits" else []
    if kind == "inside itself":
        value.append(value)
    for _ in range(5000 if kind == "deep" else 0):
        value = [value]
    assert Renderer().render(value).summary == "list"


def test_half_of_a_pair_in_a_built_body_is_replaced_in_problem_details() -> None:
    """A body that no encoding can write, its error type included, still has problem details."""
    message = LocalizableMessage(id="com.example.a", default_message="half \ud83d", args=())
    rendered = Renderer().render(ErrorBody(messages=(message,), error_type="ODD_\ud83d"))
    shown = json.loads(render(rendered, "problem"))
    assert (shown["detail"], shown["error_type"]) == ("half \ufffd", "ODD_\ufffd")
