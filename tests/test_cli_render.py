"""``vapierrors render``: files and what is none, every option, and the exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import GONE, GONE_IN_ENGLISH, GONE_IN_GERMAN, GONE_IN_JAPANESE, invoke, run

import vapierrors
from vapierrors.outputs import OUTPUTS

if TYPE_CHECKING:
    from pathlib import Path

USAGE = "Usage: vapierrors render [OPTIONS] FILE\nTry 'vapierrors render --help' for help.\n\nError: "
MOJIBAKE = (
    '{"type": "com.vmware.vapi.std.errors.service_unavailable", "value": {"messages": [{"default_message": "????????",'
    ' "id": "com.vmware.vapi.endpoint.cis.ServiceUnavailable", "args": []}]}}'
)
SESSION_EXPIRED = json.dumps(
    {
        "error_type": "NOT_FOUND",
        "messages": [
            {
                "id": "vapierrors.demo.session-expired",
                "default_message": "The session expired.",
                "args": [],
                "params": {
                    "session": {"s": "5f2c9a1e"},
                    "expired": {"dt": "2026-10-25T00:30:00.000Z", "format": "LONG_DATE_TIME"},
                    "count": {"i": 3},
                    "size": {"d": 1234.56, "precision": 1},
                    "reason": {"l": {"id": "vapierrors.demo.reason.idle", "params": {"minutes": {"i": 5}}}},
                },
            }
        ],
    }
)


@pytest.fixture
def gone(tmp_path: Path) -> Path:
    path = tmp_path / "gone.json"
    path.write_text(GONE, encoding="utf-8")
    return path


def test_a_file_is_rendered_in_english_by_default(gone: Path) -> None:
    """A real process, a file, no option and no locale in the environment."""
    done = run("render", gone)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, GONE_IN_ENGLISH, b"")


def test_a_dash_is_standard_input() -> None:
    """A real process reads the body from a pipe."""
    done = run("render", "-", "--locale", "de", given=GONE)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, GONE_IN_GERMAN, b"")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing.json", "No such file or directory"), ("folder", "Is a directory"), ("gone.json/x", "Not a directory")],
)
def test_what_cannot_be_opened_is_wrong_use(gone: Path, name: str, reason: str) -> None:
    """A missing file and a folder end with exit code 2 and one sentence, not a traceback."""
    (gone.parent / "folder").mkdir()
    path = gone.parent / name
    result = invoke("render", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{USAGE}Invalid value for 'FILE': '{path}': {reason}\n"


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (OSError(5, "Input/output error"), "Error: [Errno 5] Input/output error\n"),
        (PermissionError(13, "Permission denied", "x.json"), "Error: [Errno 13] Permission denied: 'x.json'\n"),
    ],
)
def test_what_cannot_be_read_is_unreadable_input(
    gone: Path, error: OSError, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that fails only while it is read has exit code 2, too."""

    def fail(*_args: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr("vapierrors.cli.render.decode", fail)
    result = invoke("render", gone)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", text)


@pytest.mark.parametrize(
    ("given", "shown", "told"),
    [
        (
            b"503 Service Unavailable",
            "503 Service Unavailable\n",
            "vapierrors: Expected a JSON object, got other text; read as a message - at $ [not-json]\n",
        ),
        (b"", "Error\n", "vapierrors: Expected a JSON object, got nothing - at $ [empty-payload]\n"),
        (
            bytes(range(32)) * 8,
            "Error\n",
            "vapierrors: Expected a JSON object, got bytes that are no text; not read - at $ [binary-payload]\n",
        ),
        (
            b'{"messages": [' + b" " * 2**21 + b"]}",
            "Error\n",
            "vapierrors: Expected at most 1048576 payload bytes, got 1048577; not read - at $ [too-large]\n",
        ),
    ],
    ids=["text", "empty", "binary", "2-mib"],
)
def test_what_is_no_error_is_shown_as_well_as_can_be(given: bytes, shown: str, told: str) -> None:
    """Text, nothing, binary data and 2 MiB are findings: exit code 1, and the reason on standard error."""
    result = invoke("render", "-", given=given)
    assert (result.exit_code, result.stdout, result.stderr) == (1, shown, told)


@pytest.mark.parametrize(
    ("given", "described", "message_id"),
    [
        ("Sorry", "other text; read as a message - at $ [not-json]", "foreign.text"),
        ("<h1>Sorry</h1>", "other text; read as a message - at $ [not-json]", "foreign.markup"),
    ],
)
def test_all_that_is_odd_about_no_error_is_told_on_demand(given: str, described: str, message_id: str) -> None:
    """That no catalog has the ids which text without one is given goes without saying, but for ``--problems``."""
    reason = f"vapierrors: Expected a JSON object, got {described}\n"
    untranslated = f"vapierrors: {message_id} [de]: Expected an entry in the catalog, got none [no-template]\n"
    result = invoke("render", "-", "--locale", "de", given=given)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "Sorry\n", reason)
    told = invoke("render", "-", "--locale", "de", "--problems", given=given).stderr.splitlines(keepends=True)
    assert told[:2] == [reason, untranslated]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ((), "October 25, 2026 at 12:30:00\u202fAM UTC"),
        (("--timezone", "America/New_York"), "October 24, 2026 at 8:30:00\u202fPM EDT"),
        (("--locale", "de"), "25. Oktober 2026 um 00:30:00 UTC"),
        (("--locale", "de", "--timezone", "Europe/Berlin"), "25. Oktober 2026 um 02:30:00 MESZ"),
        (("--locale", "de-AT", "--format-locale", "en-GB"), "25 October 2026 at 00:30:00 UTC"),
        (("--locale", "ja", "--timezone", "Asia/Tokyo"), "2026年10月25日 9:30:00 JST"),
    ],
)
def test_the_options_of_the_reader_reach_the_text(options: tuple[str, ...], shown: str) -> None:
    """Locale, format locale and time zone each have their effect on a date."""
    result = invoke("render", "-", *options, given=SESSION_EXPIRED)
    assert (result.exit_code, result.stderr) == (0, "")
    assert shown in result.stdout


def test_nonsense_about_the_reader_is_told_and_does_no_harm() -> None:
    """Whatever the locale, format locale and zone are, the error is rendered: they are problems, told once."""
    nonsense = ("--locale", "nonsense!", "--format-locale", "xx_yy", "--timezone", "../../etc/passwd")
    result = invoke("render", "-", "--ndjson", *nonsense, given=f"{GONE}\n{GONE}\n")
    assert (result.exit_code, result.stdout) == (0, f"{GONE_IN_ENGLISH}\n{GONE_IN_ENGLISH}")
    assert result.stderr == (
        "vapierrors: line 1: Expected a language tag such as de or zh-Hant-TW, got 'nonsense!'; en is used"
        " [unknown-locale]\n"
        "vapierrors: line 1: Expected a language that CLDR has data for, got 'xx' in 'xx_yy'; en is used"
        " [unknown-format-locale]\n"
        "vapierrors: line 1: Expected an IANA time zone name such as Europe/Berlin, got '../../etc/passwd';"
        " UTC is used [unknown-time-zone]\n"
    )


def test_catalogs_lie_over_the_built_in_ones(tmp_path: Path) -> None:
    """A folder of one's own wins for its ids; of two folders the last."""
    for name in ("first", "second"):
        folder = tmp_path / name / "de" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        entry = f'msgctxt "com.vmware.api.vcenter.vm.not_found"\nmsgid "No VM {{0}}"\nmsgstr "{name}: {{0}} fehlt"\n'
        (folder / "own.po").write_text(entry, encoding="utf-8")
    catalogs = ("--catalog", tmp_path / "first", "--catalog", tmp_path / "second")
    assert invoke("render", "-", "--locale", "de", *catalogs, given=GONE).stdout == "second: vm-42 fehlt\n"
    assert invoke("render", "-", "--locale", "ja", *catalogs, given=GONE).stdout == GONE_IN_JAPANESE


@pytest.mark.parametrize("output", [*OUTPUTS])
def test_every_output_of_the_table_can_be_chosen(output: str) -> None:
    """The command prints what the library renders, with one line break at the end."""
    rendered = vapierrors.Renderer().render(GONE, locale="de")
    result = invoke("render", "-", "--locale", "de", "--output", output, given=GONE)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == vapierrors.render(rendered, output).rstrip("\n") + "\n"


def test_json_is_short_for_the_output() -> None:
    """``--json`` is ``--output json``, and holds everything that is known."""
    result = invoke("render", "-", "--json", given=GONE)
    assert result.stdout == invoke("render", "-", "--output", "json", given=GONE).stdout
    assert json.loads(result.stdout) == vapierrors.Renderer().render(GONE).to_dict()


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ((), "Missing argument 'FILE'."),
        (("-", "--output", "pdf"), "Invalid value for '--output': 'pdf' is not one of"),
        (("-", "--status", "99"), "Invalid value for '--status': 99 is not in the range 100<=x<=599."),
        (("-", "--prefer", "me"), "Invalid value for '--prefer': 'me' is not one of 'catalog', 'server'."),
        (("-", "--no-such-option"), "No such option"),
    ],
)
def test_wrong_options_are_wrong_use(options: tuple[str, ...], text: str) -> None:
    """What the command does not have ends with exit code 2 and says what is wrong."""
    result = invoke("render", *options, given=GONE)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{USAGE}{text}")


@pytest.mark.parametrize(("status", "error_type"), [("404", "NOT_FOUND"), ("503", "SERVICE_UNAVAILABLE")])
def test_the_status_tells_what_the_body_does_not(status: str, error_type: str) -> None:
    """``--status`` gives the type where the body is none of an error."""
    result = invoke("render", "-", "--json", "--status", status, given="<h1>Sorry</h1>")
    document = json.loads(result.stdout)
    assert (result.exit_code, document["error_type"], document["status"]) == (1, error_type, int(status))


@pytest.mark.parametrize(
    ("body", "options", "shown"),
    [
        (GONE, (), GONE_IN_ENGLISH),
        (GONE, ("--prefer", "server"), "VM vm-42 is not there.\n"),
        (GONE, ("--prefer", "server", "--locale", "de"), GONE_IN_GERMAN),
        (MOJIBAKE, ("--prefer", "server"), "The service cannot handle the request at the moment.\n"),
    ],
)
def test_the_texts_of_the_server_come_first_where_wanted(body: str, options: tuple[str, ...], shown: str) -> None:
    """``--prefer server`` trusts its texts, except in another language than asked for, and unless they are ruined."""
    assert invoke("render", "-", *options, given=body).stdout == shown


def test_problems_are_told_on_demand() -> None:
    """Without ``--problems`` a sound error has a quiet standard error."""
    assert invoke("render", "-", "--prefer", "server", given=MOJIBAKE).stderr == ""
    result = invoke("render", "-", "--prefer", "server", "--problems", given=MOJIBAKE)
    assert result.exit_code == 0
    assert result.stderr == (
        "vapierrors: com.vmware.vapi.endpoint.cis.ServiceUnavailable [en]: Expected a text to read in default_message,"
        " got '????????' [unreadable-text]\n"
    )


def test_strict_makes_a_failure_of_the_first_problem() -> None:
    """``--strict`` shows no text, says why, and has exit code 1; a sound error passes."""
    result = invoke("render", "-", "--strict", "--locale", "nl", given=GONE)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "vapierrors: com.vmware.api.vcenter.vm.not_found [nl]: Expected an entry in the catalog, got none"
        " [no-template]\n"
    )
    assert invoke("render", "-", "--strict", "--locale", "de", given=GONE).exit_code == 0


def test_a_body_cannot_steer_the_terminal() -> None:
    """Control characters of a body reach neither the text nor what is told of it."""
    message = {"id": "a\x1b]0;x\x07\nb", "default_message": "\x1b[2Jgone", "args": []}
    body = json.dumps({"error_type": "NOT_FOUND", "messages": [message]})
    result = invoke("render", "-", "--problems", given=body)
    assert result.stdout == "[2Jgone\n"
    told = "Expected an entry in the catalog, got none [no-template]\n"
    assert result.stderr == f"vapierrors: a\\u001b]0;x\\u0007\\nb [en]: {told}"
