"""Faults that other software had with characters that steer terminals, logs and the eye, and what is proved here."""

from __future__ import annotations

import json
import logging
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from command_line import invoke

from vapierrors import OUTPUTS, Catalog, MessageDefinition, Renderer, decode, encode, errors, render
from vapierrors.exceptions import TemplateSyntaxError, VapiErrorsError
from vapierrors.integrations.answers import Answers, Inquiry
from vapierrors.models import Limits
from vapierrors.negotiation import LocalizationSettings
from vapierrors.outputs import OutputOptions
from vapierrors.template import parse

if TYPE_CHECKING:
    from pathlib import Path

C0: Final = "".join(map(chr, [*range(0x20), 0x7F]))
C1: Final = "".join(map(chr, range(0x80, 0xA0)))
BREAKS: Final = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
BIDI: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
STEERING: Final = re.compile(f"[{re.escape(C0.replace(chr(10), ''))}{C1}\u2028\u2029]")
FORGED: Final = "ok\r\nERROR root: forged\x1b[2J\x1b]0;owned\x07\x9b31m\u2028next\u2029\x85last\x7f"
SEQUENCES: Final = ("\x1b[8mhidden", "\x9d0;title\x9c", "\x1bP1$r\x1b\\", "\x08" * 80)
LINKED: Final = "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\"


def body(text: str) -> dict[str, Any]:
    """A body that says the same wherever a server can say anything."""
    param = {"s": text}
    return {
        "messages": [
            {"id": "said", "default_message": text, "args": [], "params": {"x": param}},
            {"id": text, "default_message": text, "args": [text], "params": {text: param}},
            {"id": text, "default_message": "", "args": []},
        ],
        "error_type": text,
        "data": {text: text},
        text: text,
    }


CATALOG = Catalog.from_mapping({"de": {"said": "{x} ist weg."}})


@pytest.mark.parametrize("text", [FORGED, LINKED, C0, C1, *SEQUENCES])
@pytest.mark.parametrize("name", ["text", "line", "terminal", "markdown"])
@pytest.mark.parametrize("wanted", [{}, {"details": True}, {"numbered": True, "advice": True, "isolate": True}])
def test_rustsec_2025_0055_and_cwe_150_no_text_steers_a_terminal(text: str, name: str, wanted: dict[str, bool]) -> None:
    """Loggers passed escape sequences on; here no output for the eye has a control character, C1 among them."""
    rendered = Renderer(CATALOG).render(body(text), locale="de")
    shown = render(rendered, name, OutputOptions(**wanted))
    assert STEERING.findall(shown) == []


@pytest.mark.parametrize("character", BREAKS)
def test_cwe_117_a_line_is_one_line(character: str) -> None:
    """Log forging: whatever Python, a log or a terminal takes for a line break, the output ``line`` has none of it."""
    rendered = Renderer(CATALOG).render(body(f"ok{character}ERROR root: forged"), locale="de")
    line = render(rendered, "line", OutputOptions(details=True))
    assert line.splitlines() == [line]
    assert "\n" not in line


@pytest.mark.parametrize("command", [("render",), ("render", "--output", "line"), ("explain",)])
def test_rustsec_2025_0055_the_command_line_repeats_no_control_character(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    """Neither on standard output nor on standard error, whether the text is in a body, in a name or in an option."""
    file = tmp_path / "body.json"
    file.write_text(json.dumps(body(FORGED)), encoding="utf-8")
    given = [*command, file] if command[0] == "render" else [*command, FORGED]
    for result in (
        invoke(*given),
        invoke(*given, "--locale", FORGED[:60]),
        invoke("render", file, "--timezone", FORGED[:60]),
        invoke(FORGED),
        invoke("render", f"--{FORGED}"),
        invoke(f"--{FORGED}"),
        invoke("render", f"{FORGED}.json"),
        invoke("lint", f"{FORGED}.po"),
        invoke("render", file, "--catalog", FORGED),
        invoke("render", file, "--max-causes", FORGED),
        invoke("render", file, "--order", FORGED),
    ):
        assert STEERING.findall(result.stdout + result.stderr) == []


@pytest.mark.parametrize("text", [FORGED, LINKED, BREAKS, C1, BIDI])
def test_cwe_117_what_the_reader_reports_stays_on_its_line(text: str) -> None:
    """Anomalies, problems and errors quote what a server sent; each is one line, and steers nothing."""
    documents: list[Any] = [
        body(text),
        {"messages": text},
        {"messages": [text, {text: text}]},
        {"messages": [{"id": "a", "default_message": "b", "args": [{text: 1}], "params": {text: {text: text}}}]},
        {"messages": [{"id": "a", "default_message": "b", "args": [], "params": {text: {"dt": text[:50], "i": text}}}]},
        {"type": text, "value": {text: text, "messages": [{}]}},
        {"ERROR": {text: {text: text}}},
        {text: {text: 5}},
        {"messages": [{"id": "a", "default_message": "b", "args": [], "params": [{"key": text, "value": 1}] * 2}]},
    ]
    told: list[str] = []
    for document in documents:
        payload = json.dumps(document, ensure_ascii=False)
        told += map(str, decode(payload).anomalies)
        try:
            decode(payload, strict=True)
        except VapiErrorsError as error:
            told.append(str(error))
    assert len(told) > len(documents)
    assert [line for line in told if len(line.splitlines()) > 1 or STEERING.search(line)] == []


@pytest.mark.parametrize("text", [FORGED, LINKED, BREAKS, C1])
def test_cwe_117_what_the_library_refuses_stays_on_its_line(text: str) -> None:
    """Tags, names of zones, sources, definitions: an error that quotes what it got is one line."""
    definition = MessageDefinition("com.example.gone", "{x, number} {0}")
    attempts = [
        lambda: Renderer(default_locale=text),
        lambda: Renderer(prefer=text),  # type: ignore[arg-type] - that is the point
        lambda: Catalog.load(text),
        lambda: Catalog.from_mapping({text: {}}),
        lambda: Limits(messages=text),  # type: ignore[arg-type] - likewise
        lambda: MessageDefinition(text, "Gone"),
        lambda: definition("x", x=text),
        lambda: definition("x", **{text: 1}),
        lambda: encode(errors.NotFound().to_body(), text),
        lambda: render(Renderer().render({}), text),
    ]
    told = []
    for attempt in attempts:
        with pytest.raises((ValueError, KeyError)) as caught:
            attempt()
        told.append(str(caught.value))
    assert [line for line in told if len(line.splitlines()) > 1 or STEERING.search(line)] == []


@pytest.mark.parametrize("text", [FORGED[:60], BREAKS, C1, BIDI])
def test_cwe_117_a_header_forges_no_line(text: str) -> None:
    """The problems of headers quote them on one line."""
    headers = {"Accept-Language": text, "Format-Locale": text, "Timezone": text}
    problems = LocalizationSettings.from_headers(headers, ["de", "en"]).problems
    assert len(problems) >= 2
    assert [str(problem) for problem in problems if STEERING.search(str(problem))] == []


def test_cwe_117_the_log_of_a_service_has_one_line_of_a_request(caplog: pytest.LogCaptureFixture) -> None:
    """The path of a request may hold anything; what the log says of it is one line, and the caller sees none of it."""
    with caplog.at_level(logging.ERROR):
        answer = Answers().answer(KeyError(FORGED), Inquiry("GET", f"/{FORGED}", [("Accept", FORGED)]))
    assert STEERING.findall(caplog.records[0].getMessage()) == []
    assert caplog.records[0].getMessage().splitlines() == [caplog.records[0].getMessage()]
    assert b"forged" not in answer.body
    assert all(value.isprintable() for _, value in answer.headers)


@pytest.mark.parametrize("character", BIDI)
def test_cve_2021_42574_no_text_turns_what_follows(character: str) -> None:
    """Trojan source: what overrides the direction of text is in no output for the eye, but isolates that we set."""
    rendered = Renderer(CATALOG).render(body(f"admin{character}txt.exe"), locale="de")
    for name in ("text", "line", "terminal", "markdown", "html", "page"):
        assert character not in render(rendered, name)


@pytest.mark.parametrize("half", [0xD800, 0xDFFF, 0xDC80])
def test_lone_surrogates_reach_no_output(half: int) -> None:
    """Half of a pair cannot be written in UTF-8, and ends many a log; here it is U+FFFD, whatever it came in."""
    text = f"disk {chr(half)}"
    inputs: list[Any] = [
        body(text),
        json.dumps(body(text)),
        json.dumps(body(text), ensure_ascii=False),
        json.dumps(body(text), ensure_ascii=False).encode("utf-8", "surrogatepass"),
        text,
        f"<title>{text}</title>",
        {"message": text},
        [text],
    ]
    for given in inputs:
        rendered = Renderer(CATALOG).render(given, locale="de")
        for name in OUTPUTS:
            render(rendered, name).encode()
        for dialect in ("api", "rest", "jsonrpc", "problem"):
            encode(rendered.body, dialect)
    message = MessageDefinition("com.example.gone", "{x} {0}")(text, x=text)
    assert message.default_message == "disk \N{REPLACEMENT CHARACTER} disk \N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("text", [FORGED, LINKED, BREAKS, C1, BIDI])
def test_cwe_117_problems_of_a_rendering_stay_on_their_line(text: str) -> None:
    """The id of a message is a server's to choose; a problem that names it is one line, as what strict raises."""
    document = {"messages": [{"id": text, "default_message": "Gone.", "args": []}]}
    problems = Renderer().render(document, locale="de").problems
    assert {problem.code for problem in problems} == {"no-template"}
    with pytest.raises(VapiErrorsError) as error:
        Renderer().render(document, locale="de", strict=True)
    for line in (*map(str, problems), str(error.value)):
        assert (line.splitlines(), STEERING.findall(line)) == ([line], [])


def test_cwe_150_the_excerpt_of_a_template_steers_nothing() -> None:
    """What is wrong with a template is shown in its line, with a sign for each character that steers terminals."""
    with pytest.raises(TemplateSyntaxError) as error:
        parse("a\x1b[2J\x9b\u2028\u202e {x")
    assert str(error.value).split("\n")[1:] == ["    a�[2J��� {x", "               ^"]
