"""The sixteen languages: all there, all of one mind with their glossaries, and read as somebody has approved them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from vapierrors import Renderer
from vapierrors.cldr.tags import is_right_to_left
from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.lint.project import lint_project
from vapierrors.translate.project import find_domains
from vapierrors.translate.stats import domain_progress

if TYPE_CHECKING:
    from conftest import Golden

    from vapierrors.translate.project import Domain

ROOT = Path(__file__).parent.parent
LANGUAGES = ["ar", "cs", "de", "es", "fr", "he", "it", "ja", "ko", "pl", "pt-BR", "ru", "tr", "zh-Hans", "zh-Hant"]
FOLDERS = (ROOT / "locales", ROOT / "examples" / "content_library" / "locales")
BODIES = sorted((Path(__file__).parent / "vectors" / "real_bodies").glob("*.json"))
RENDERER = Renderer()

EXPIRED = {
    "session": {"s": "5f2c-90"},
    "expired": {"dt": "2026-11-23T14:59:00.000Z", "format": "LONG_DATE_TIME"},
    "size": {"d": 4.65, "precision": 1},
}
IDLE = {"reason": {"l": {"id": "vapierrors.demo.reason.idle", "params": {"minutes": {"i": 30}}}}}
SAMPLES: list[tuple[str, list[str], dict[str, Any]]] = [
    ("com.vmware.vapi.std.errors.unauthenticated", [], {}),
    ("com.vmware.vapi.std.errors.resource_busy", [], {}),
    ("vapierrors.explain.concurrent_change", [], {}),
    ("vapierrors.next-step.timed_out", [], {}),
    ("vapierrors.demo.session-expired", [], EXPIRED | IDLE | {"count": {"i": 1}}),
    ("vapierrors.demo.session-expired", [], EXPIRED | IDLE | {"count": {"i": 3}}),
    ("vapierrors.demo.session-expired", [], EXPIRED | IDLE | {"count": {"i": 11}}),
    ("vapierrors.demo.session-expired", [], EXPIRED | IDLE | {"count": {"i": 1_000_000}}),
    ("vapierrors.demo.disk-full", [], {"datastore": {"s": "nfs-01"}, "free": {"d": 1.5}, "required": {"d": 1234.5}}),
    ("vapierrors.more-causes", [], {"count": {"i": 2}}),
    ("vapierrors.repeated", [], {"message": {"s": "…"}, "count": {"i": 5}}),
    ("vapierrors.validation.too_long", [], {"location": {"s": "body.files"}, "max_length": {"i": 9}}),
    ("com.vmware.api.vcenter.vm.not_found", ["vm-42:059dd233"], {}),
    ("com.vmware.vdcs.cls-main.duplicate_item_name_unsupported_in_library", ["rocky8", "templates", "9f0e"], {}),
    ("com.vmware.vapi.endpoint.healthStatusProducedTimes", ["2022-11-23T20:10:44UTC", "2022-11-23T20:10:46UTC"], {}),
    ("vapi.data.structure.field.missing", ["com.vmware.cis.tag", "description"], {}),
    ("vapi.data.structure.union.extra", ["com.vmware.vcenter.spec", "name"], {}),
    ("vapi.security.authentication.scheme", ["saml_bearer_token, session_id", "user_pass"], {}),
    ("vapi.method.status.errors.invalid", ["com.example.oops", "com.vmware.cis.tagging.tag.create"], {}),
    ("vapi.task.not_found", [], {"taskId": {"s": "5f2c:vcenter"}}),
]


def domains(folder: Path) -> list[Domain]:
    return find_domains(folder, [])


@pytest.mark.parametrize("folder", FOLDERS, ids=["library", "example"])
def test_every_domain_is_whole_in_every_language(folder: Path) -> None:
    """Nothing is missing, fuzzy, broken or obsolete, in the fifteen translations of each domain."""
    for domain in domains(folder):
        assert sorted(domain.translations) == LANGUAGES
        for progress in domain_progress(domain, LANGUAGES).rows:
            counts = (progress.translated, progress.fuzzy, progress.missing, progress.broken, progress.obsolete)
            assert counts == (progress.total, 0, 0, 0, 0), (domain.name, progress.locale)


@pytest.mark.parametrize("folder", FOLDERS, ids=["library", "example"])
def test_lint_has_nothing_to_say(folder: Path) -> None:
    """Every rule at every severity, the glossary of each language included."""
    found = [str(finding) for file in lint_project(domains(folder)) for finding in file.findings]
    assert found == []


@pytest.mark.parametrize("locale", LANGUAGES)
def test_every_language_has_a_glossary(locale: str) -> None:
    """It can be read, has the terms that errors of vSphere are about, and each with a translation."""
    path = ROOT / "locales" / locale / "glossary.csv"
    terms, problems = read_glossary(path.read_bytes(), str(path))
    assert problems == ()
    assert {"virtual machine", "datastore", "privilege", "session"} <= {term.source for term in terms}
    assert [term.source for term in terms if not term.translations] == []


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize(
    "path", [path for path in BODIES if "not-vapi-shape" not in path.stem], ids=lambda path: path.stem
)
def test_every_real_body_is_wholly_in_every_language(path: Path, locale: str) -> None:
    """No message of a real server falls back to another language, and none says that anything was skipped."""
    rendered = RENDERER.render(path.read_bytes(), locale=locale)
    assert {(message.source, message.locale) for message in rendered.messages} == {("catalog", locale)}
    assert [message.problems for message in rendered.messages if message.problems] == []


@pytest.mark.parametrize("locale", LANGUAGES)
def test_an_error_that_no_catalog_knows_falls_back_and_says_so(locale: str) -> None:
    """What is not of vAPI is shown as the server wrote it, with a problem."""
    body = next(path for path in BODIES if "not-vapi-shape" in path.stem).read_bytes()
    (message,) = RENDERER.render(body, locale=locale).messages
    assert message.source == "default_message"
    assert {(problem.code, problem.locale) for problem in message.problems} == {
        ("no-template", locale),
        ("no-template", "en"),
    }


@pytest.mark.parametrize("locale", LANGUAGES)
def test_twenty_messages_read_as_reviewed(golden: Golden, locale: str) -> None:
    """Plurals, dates, decimals, names, lists and nested messages, as a reader of the language gets them."""
    lines = []
    for message_id, args, params in SAMPLES:
        message = {"id": message_id, "default_message": "", "args": args, "params": params or None}
        rendered = RENDERER.render({"messages": [message]}, locale=locale, timezone="Europe/Berlin")
        assert (rendered.messages[0].source, rendered.messages[0].locale) == ("catalog", locale), message_id
        lines.append(f"{message_id}\n    {rendered.summary}\n")
    golden(f"messages.{locale}.txt", "".join(lines))


def test_languages_that_run_from_right_to_left_are_among_them() -> None:
    """Two of the fifteen do: outputs are looked at in both directions."""
    assert [locale for locale in LANGUAGES if is_right_to_left(locale)] == ["ar", "he"]


def test_ids_seen_in_the_wild_and_those_of_the_runtime_are_all_known() -> None:
    """Each id of the facts has a template in each language."""
    facts = json.loads((Path(__file__).parent / "vectors" / "message_ids.json").read_text(encoding="utf-8"))
    ids = {fact["id"] for facts_of in facts.values() for fact in facts_of}
    for locale in LANGUAGES:
        assert ids <= RENDERER.catalog.table(locale).keys()
