"""Bundles of the VMware Singleton project: a folder a component, with ``messages_<locale>.json``."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from vapierrors.catalog import SOURCE_LOCALE, EntryProblem
from vapierrors.cldr.tags import parse_tag
from vapierrors.exceptions import CatalogError, LocaleError
from vapierrors.outputs.plain import without_surrogates
from vapierrors.translate.exchange.file_names import Naming
from vapierrors.translate.exchange.format import Format, InFile, OutFile, Read, Written
from vapierrors.translate.exchange.lines import joined, remark_lines, separated, with_remarks
from vapierrors.translate.exchange.monolingual import unit_of, usable_units
from vapierrors.translate.exchange.unit import Bundle, Loss

if TYPE_CHECKING:
    from vapierrors.translate.exchange.format import Options
    from vapierrors.translate.exchange.unit import Unit

_SOURCE_NAMES: Final = frozenset({"source", "latest"})
_NAME: Final = re.compile(r"messages_(?P<locale>.+)\.json")


def write_singleton(bundle: Bundle, _options: Options) -> Written:
    """Write a bundle as ``<domain>/messages_<locale>.json``, its templates as they are (specification, section 9).

    Remarks stand in a member of their own, ``comments``, which Singleton knows for sources.

    Args:
        bundle: the messages; translations that are fuzzy, missing or not sound are left out.

    Example:
        >>> from vapierrors.translate.exchange.format import Options
        >>> from vapierrors.translate.exchange.unit import Unit
        >>> bundle = Bundle(domain="app", locale="de", units=(Unit(id="gone", source="Gone", translation="Weg"),))
        >>> file = write_singleton(bundle, Options()).file
        >>> file.name, json.loads(file.content)
        ('app/messages_de.json', {'component': 'app', 'messages': {'gone': 'Weg'}, 'locale': 'de'})
    """
    if bundle.locale == SOURCE_LOCALE and not bundle.is_template:
        reason = "English texts over English templates have no file of their own"
        return Written(None, (Loss("", bundle.locale, "file-name", reason, "left out"),))
    losses: list[Loss] = []
    messages: dict[str, str] = {}
    comments: dict[str, str] = {}
    for unit, text in usable_units(bundle, losses):
        messages[unit.id] = text
        if lines := remark_lines(unit):
            comments[unit.id] = joined(tuple(lines))
    document: dict[str, Any] = {"component": bundle.domain, "messages": messages}
    if comments:
        document["comments"] = comments
    content = json.dumps({**document, "locale": bundle.locale}, ensure_ascii=False, indent=2)
    name = f"{bundle.domain}/messages_{bundle.locale}.json"
    return Written(OutFile(name, f"{content}\n".encode()), tuple(losses), len(messages))


def read_singleton(file: InFile) -> Read:
    """Read a bundle: domain and language are the caller's, else the file's own, else those of its path.

    Args:
        file: the file.

    Raises:
        CatalogError: it is no JSON of that form.
        LocaleError: its language is none.

    Example:
        >>> content = b'{"component": "app", "messages": {"gone": "Weg"}, "locale": "de"}'
        >>> read_singleton(InFile("messages_de.json", content)).bundles[0].units[0].translation
        'Weg'
    """
    repeated: list[str] = []

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            repeated.extend(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        return found

    try:
        document = json.loads(file.content.decode("utf-8-sig"), object_pairs_hook=members)
    except ValueError as error:
        raise CatalogError(f"Expected JSON, got {error} - at {file.path}") from error
    except RecursionError as error:
        raise CatalogError(f"Expected JSON, got one nested too deep - at {file.path}") from error
    if not isinstance(document, dict) or not isinstance(document.get("messages"), dict):
        raise CatalogError(f"Expected an object with the member messages, got none - at {file.path}")
    naming = _naming(file, document)
    problems = [
        EntryProblem("file-syntax", key, naming.locale, file.path, 0, "Expected each key once; the last counts")
        for key in repeated
    ]
    comments = document.get("comments")
    remarks = comments if isinstance(comments, dict) else {}
    units: list[Unit] = []
    for key, text in document["messages"].items():
        if problem := _fault(key, text):
            problems.append(EntryProblem("file-syntax", key, naming.locale, file.path, 0, problem))
        elif text:
            unit = unit_of(key, text, is_template=naming.is_template)
            remark = remarks.get(key)
            units.append(with_remarks(unit, separated(remark)) if isinstance(remark, str) else unit)
    bundle = Bundle(domain=naming.domain, locale=naming.locale, units=tuple(units), is_template=naming.is_template)
    return Read((bundle,), tuple(problems))


def _fault(key: str, text: object) -> str:
    """Why a member is no message; empty where it is one."""
    if not key:
        return "Expected a key with the message id, got an empty one"
    if not isinstance(text, str):
        return f"Expected a string, got {json.dumps(text)[:40]}"
    both = f"{key}{text}"
    return "Expected characters, got half a surrogate pair" if without_surrogates(both) != both else ""


def _naming(file: InFile, document: dict[str, Any]) -> Naming:
    match = _NAME.fullmatch(file.name)
    named = match["locale"] if match else ""
    own = document.get("locale")
    locale = own if isinstance(own, str) and own else named
    if named in _SOURCE_NAMES or locale in _SOURCE_NAMES:
        locale = SOURCE_LOCALE
    folder = file.path.rpartition("/")[0].rpartition("/")[2]
    component = document.get("component")
    domain = file.domain or (component if isinstance(component, str) and component else folder)
    if not file.locale and not locale:
        raise LocaleError(f"Expected a language in the file or in its name, got none - at {file.path}; name it")
    if not domain:
        raise CatalogError(f"Expected the member component, got none - at {file.path}; name the domain")
    tag = str(parse_tag(file.locale or locale))
    return Naming(domain, tag, is_template=tag == SOURCE_LOCALE)


SINGLETON: Final = Format(
    name="singleton",
    title="JSON bundles of the VMware Singleton project",
    suffixes=(".json",),
    write=write_singleton,
    read=read_singleton,
    has_sources=False,
)
