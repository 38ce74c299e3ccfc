"""``explain``: what is known of a message id, what is like an unknown one, and the exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from command_line import invoke, write_po

import vapierrors

if TYPE_CHECKING:
    from pathlib import Path

UNKNOWN = "vapierrors: Expected a message id of the catalog, or an error type, got "


def test_a_message_id_is_explained() -> None:
    """Its templates in every language, where they stand, and what their arguments are used as."""
    entry = vapierrors.Catalog.load(compiled=False).find("vapi.invoke.input.invalid", "de")[0]
    result = invoke("explain", "vapi.invoke.input.invalid", "--locale", "de")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "vapi.invoke.input.invalid\n"
        "\n  en\n    Method “{0}” was called with input that is not valid.\n"
        f"      vsphere.pot:{entry.line}  arguments: {{0}}\n"
        "\n  de\n    Die Methode „{0}“ wurde mit ungültigen Eingaben aufgerufen.\n"
        f"      de/LC_MESSAGES/vsphere.po:{entry.line}  arguments: {{0}}\n"
    )


@pytest.mark.parametrize(
    "name", ["NOT_FOUND", "not_found", "com.vmware.vapi.std.errors.not_found", "com.vmware.vapi.std.errors.NOT_FOUND"]
)
def test_an_error_type_is_explained(name: str) -> None:
    """By its name or its canonical id in any letter case, with its HTTP status and its title in every language."""
    result = invoke("explain", name)
    lines = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines[:2] == ["com.vmware.vapi.std.errors.not_found", "  Error type: NOT_FOUND (HTTP status 404)"]
    titles = [line.strip() for line in lines if line.startswith("    ") and line[4] != " "]
    assert [*dict.fromkeys(titles)] == titles
    assert len(titles) == len(vapierrors.Catalog.load().locales)
    assert {"Nicht gefunden", "Not found", "見つかりません", "Introuvable"} <= set(titles)


@pytest.mark.parametrize(
    ("wanted", "shown"), [("de", ["en", "de"]), ("de-AT", ["en", "de"]), ("en", ["en"]), ("en-GB", ["en"])]
)
def test_one_language_is_explained_beside_english(wanted: str, shown: list[str]) -> None:
    """``--locale`` names the reader's language; where the catalog lacks it, that of the nearest parent counts."""
    result = invoke("explain", "NOT_FOUND", "--json", "--locale", wanted)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [entry["locale"] for entry in json.loads(result.stdout)["entries"]] == shown


def test_no_template_in_the_wanted_language_is_a_finding() -> None:
    """English is shown, and standard error says that it stands alone; as JSON likewise."""
    told = "vapierrors: Expected a template in Dutch (Belgium), got English alone\n"
    result = invoke("explain", "vapi.invoke.input.invalid", "--locale", "nl-BE")
    line = vapierrors.Catalog.load(compiled=False).find("vapi.invoke.input.invalid", "en")[0].line
    assert (result.exit_code, result.stderr) == (1, told)
    assert result.stdout == (
        "vapi.invoke.input.invalid\n"
        "\n  en\n    Method “{0}” was called with input that is not valid.\n"
        f"      vsphere.pot:{line}  arguments: {{0}}\n"
    )
    machine = invoke("explain", "vapi.invoke.input.invalid", "--locale", "nl-BE", "--json")
    assert (machine.exit_code, machine.stderr) == (1, told)
    assert [entry["locale"] for entry in json.loads(machine.stdout)["entries"]] == ["en"]


def test_an_id_that_only_another_language_has_is_known(tmp_path: Path) -> None:
    """Where neither the wanted language nor English has a template, standard error says so."""
    (tmp_path / "own_fr.properties").write_text("com.example.gone=Disparu\n", encoding="utf-8")
    result = invoke("explain", "com.example.gone", "--locale", "de", "--catalog", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "com.example.gone\n")
    assert result.stderr == "vapierrors: Expected a template in German, got none\n"


def test_a_language_of_which_another_spelling_has_the_message_is_no_finding(tmp_path: Path) -> None:
    """A catalog of Austrian German without the message does not hide the German one."""
    write_po(tmp_path, "de-AT", 'msgctxt "com.example.gone"\nmsgid "Gone"\nmsgstr "Weg"\n')
    result = invoke("explain", "NOT_FOUND", "--locale", "de-AT", "--catalog", tmp_path, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [entry["locale"] for entry in json.loads(result.stdout)["entries"]] == ["en", "de"]


def test_arguments_are_shown_as_they_are_written_with_their_uses(tmp_path: Path) -> None:
    """A placeholder for each, and what it is used as in words, unless it is just shown."""
    template = (
        "{0} {n, number} {on, date} {at, time} {count, plural, other {# of {count}}}"
        " {place, selectordinal, other {#th}} {kind, select, vm {VM} other {{kind}}}"
    )
    write_po(tmp_path, "de", f'msgctxt "com.example.all"\nmsgid "All"\nmsgstr "{template}"\n')
    result = invoke("explain", "com.example.all", "--locale", "de", "--catalog", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "com.example.all\n"
        "\n  en\n    All\n      de/LC_MESSAGES/own.po:2  no arguments\n"
        f"\n  de\n    {template}\n"
        "      de/LC_MESSAGES/own.po:2  arguments: {0}, {n} (number), {on} (date), {at} (time), {count} (plural),"
        " {place} (ordinal), {kind} (keyword)\n"
    )


def test_an_explanation_as_json_is_complete() -> None:
    """A machine gets the type, the status, and each template with its arguments and place."""
    document = json.loads(invoke("explain", "vapi.invoke.input.invalid", "--json").stdout)
    entry = vapierrors.Catalog.load(compiled=False).find("vapi.invoke.input.invalid", "de")[0]
    assert (document["id"], document["error_type"], document["status"]) == ("vapi.invoke.input.invalid", None, None)
    assert [one["locale"] for one in document["entries"]] == [*vapierrors.Catalog.load().locales]
    assert next(one for one in document["entries"] if one["locale"] == "de") == {
        "locale": "de",
        "template": "Die Methode „{0}“ wurde mit ungültigen Eingaben aufgerufen.",
        "arguments": {"0": ["plain"]},
        "file": "de/LC_MESSAGES/vsphere.po",
        "line": entry.line,
    }
    error_type = json.loads(invoke("explain", "TIMED_OUT", "--json").stdout)
    assert (error_type["error_type"], error_type["status"]) == ("TIMED_OUT", 504)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            "vapi.invoke.input.invald",
            (
                "'vapi.invoke.input.invald'; did you mean vapi.invoke.input.invalid, vapi.method.input.invalid,"
                " vapi.bindings.input.param.invalid, vapi.method.output.invalid, vapi.method.input.invalid.method?"
            ),
        ),
        (
            "VM.NOT_FOUND",
            "'VM.NOT_FOUND'; did you mean NOT_FOUND, vapi.task.not_found, com.vmware.api.vcenter.vm.not_found?",
        ),
        (
            "NOTFOUND",
            (
                "'NOTFOUND'; did you mean NOT_FOUND, com.vmware.vapi.rest.httpNotFound,"
                " com.vmware.vcIntegrity.lifecycle.RequireAdminUserAuthz.EntityNotFound?"
            ),
        ),
        (
            "com.vmware.vapi.std.errors.NotFound",
            (
                "'com.vmware.vapi.std.errors.NotFound'; did you mean com.vmware.vapi.std.errors.not_found,"
                " com.vmware.vapi.std.errors.operation_not_found, com.vmware.vapi.std.errors.timed_out,"
                " com.vmware.vapi.std.errors.error, com.vmware.vapi.std.errors.canceled?"
            ),
        ),
        ("timeout", "'timeout'; did you mean TIMED_OUT?"),
        ("zzzz", "'zzzz'"),
        ("a\x1b[31m\nb", "'a\\x1b[31m\\nb'"),
        ("../../etc/passwd", "'../../etc/passwd'"),
        ("{0}", "'{0}'"),
    ],
)
def test_an_unknown_id_is_a_finding(given: str, told: str) -> None:
    """Exit code 1, what is near by spelling, and nothing that steers the terminal."""
    result = invoke("explain", given)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{UNKNOWN}{told}\n")


def test_a_broken_template_is_a_finding(tmp_path: Path) -> None:
    """It is shown and says why; as JSON, standard error does; in a language not asked for it does no harm."""
    write_po(tmp_path, "de", 'msgctxt "com.example.broken"\nmsgid "Gone"\nmsgstr "Weg {0"\n')
    command = ("explain", "com.example.broken", "--catalog", tmp_path)
    reason = "Expected ',' or '}' behind the argument name '0', got end of text - at line 1, column 7"
    result = invoke(*command, "--locale", "de")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "com.example.broken\n"
        "\n  en\n    Gone\n      de/LC_MESSAGES/own.po:2  no arguments\n"
        f"\n  de\n    Weg {{0\n      de/LC_MESSAGES/own.po:2  {reason}\n"
    )
    machine = invoke(*command, "--json")
    assert (machine.exit_code, len(json.loads(machine.stdout)["entries"])) == (1, 2)
    assert machine.stderr == (
        f"vapierrors: de/LC_MESSAGES/own.po:2: com.example.broken [de]: {reason} [template-syntax]\n"
    )
    assert invoke(*command, "--locale", "en").exit_code == 0


def test_a_hostile_template_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Control characters are left out of the template and of the names of its arguments."""
    entry = 'msgctxt "com.example.hostile"\nmsgid "Gone"\nmsgstr "\x1b[2JWeg\\nfort {a\x1b[31m}"\n'
    write_po(tmp_path, "de", entry)
    result = invoke("explain", "com.example.hostile", "--locale", "de", "--catalog", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "com.example.hostile\n"
        "\n  en\n    Gone\n      de/LC_MESSAGES/own.po:2  no arguments\n"
        "\n  de\n    [2JWeg\n    fort {a[31m}\n      de/LC_MESSAGES/own.po:2  arguments: {a[31m}\n"
    )


@pytest.mark.parametrize(
    ("locale", "reason"),
    [
        ("../de", "Expected a language tag such as de or zh-Hant-TW, got '../de'"),
        ("", "Expected a language tag such as de or zh-Hant-TW, got ''"),
        ("xx", "Expected a language that CLDR has data for, got 'xx' in 'xx'"),
    ],
)
@pytest.mark.parametrize("message_id", ["NOT_FOUND", "com.example.unknown"])
def test_nonsense_for_a_locale_is_wrong_use(message_id: str, locale: str, reason: str) -> None:
    """What is no language tag never comes near a path, and a language that there is not has no templates."""
    result = invoke("explain", message_id, "--locale", locale)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (f"Error: {reason}\n")
