"""XLIFF 2: bundles as files that translators' tools work on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from vapierrors.catalog import SOURCE_LOCALE
from vapierrors.translate.exchange.file_names import dotted_name, dotted_naming, naming_of, unnamed
from vapierrors.translate.exchange.format import InFile, OutFile, Written
from vapierrors.translate.exchange.inline import pieces_of, template_of
from vapierrors.translate.exchange.unit import Loss
from vapierrors.translate.exchange.xliff_words import (
    CATEGORIES,
    FUZZY_STATE,
    NAMESPACE,
    ORIGINALS,
    is_xml,
    original_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vapierrors.translate.exchange.format import Options
    from vapierrors.translate.exchange.inline import Piece
    from vapierrors.translate.exchange.unit import Bundle, Unit

_NOT_XML: Final = re.compile("([^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def write_xliff(bundle: Bundle, _options: Options) -> Written:
    """Write a bundle as XLIFF 2.0, a unit for each message (specification, section 9).

    Arguments and the syntax of plurals and selects are placeholders, words are as readers see them, without the
    apostrophes that quote in a template. A fuzzy translation has the state ``initial``.

    Args:
        bundle: the messages; one without any has no file.

    Example:
        >>> from vapierrors.translate.exchange.format import Options
        >>> from vapierrors.translate.exchange.unit import Bundle, Unit
        >>> bundle = Bundle(domain="app", locale="de", units=(Unit(id="gone", source="{x} is gone"),))
        >>> print(write_xliff(bundle, Options()).file.content.decode().splitlines()[5].strip())
        <data id="d1">{x}</data>
    """
    losses: list[Loss] = []
    name = dotted_name(bundle, "xlf")
    if dotted_naming(InFile(name, b"")) != naming_of(bundle):
        return Written(None, (unnamed(bundle, name),))
    attributes = {"xmlns": NAMESPACE, "version": "2.0", "srcLang": SOURCE_LOCALE}
    if not bundle.is_template:
        attributes["trgLang"] = bundle.locale
    root = ET.Element("xliff", {**attributes, _SPACE: "preserve"})
    file = ET.SubElement(root, "file", {"id": "f1", "original": bundle.domain})
    for unit in bundle.units:
        if is_xml(unit.id):
            _write_unit(file, unit, bundle, losses)
        else:
            reason = "XML cannot hold a control character in an id"
            losses.append(Loss(unit.id, bundle.locale, "control-character", reason, "left out", unit.line))
    if not len(file):
        return Written(None, tuple(losses))
    _indent(root)
    # A bare carriage return would be read as a line feed.
    content = ET.tostring(root, encoding="unicode").replace("\r", "&#13;")
    document = f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'
    return Written(OutFile(name, document.encode()), tuple(losses), len(file))


def _write_unit(file: ET.Element, unit: Unit, bundle: Bundle, losses: list[Loss]) -> None:
    element = ET.SubElement(file, "unit", {"id": f"u{len(file) + 1}", "name": unit.id})
    source, target = pieces_of(unit.source), pieces_of(unit.translation)
    originals = {}
    if template_of(source) != unit.source:
        originals["source"] = unit.source
    if template_of(target) != unit.translation:
        originals["translation"] = unit.translation
    _write_notes(element, unit, originals, bundle.locale, losses)
    codes = dict.fromkeys(piece.text for piece in (*source, *target) if piece.is_code)
    data = {code: f"d{number}" for number, code in enumerate(codes, 1)}
    if data:
        originals_element = ET.SubElement(element, "originalData")
        for code, data_id in data.items():
            _write_text(ET.SubElement(originals_element, "data", {"id": data_id}), code)
    state = {"state": "translated"} if unit.state == "translated" else {"state": "initial"}
    if unit.state == "fuzzy":
        state["subState"] = FUZZY_STATE
    segment = ET.SubElement(element, "segment", state)
    ids = _write_pieces(ET.SubElement(segment, "source"), source, data, {})
    if unit.translation:
        _write_pieces(ET.SubElement(segment, "target"), target, data, ids)


def _write_notes(element: ET.Element, unit: Unit, originals: dict[str, str], locale: str, losses: list[Loss]) -> None:
    notes = [(category, line) for category, name in CATEGORIES.items() for line in getattr(unit, name)]
    notes += [(ORIGINALS[name], original_text(template)) for name, template in originals.items()]
    if not notes:
        return
    parent = ET.SubElement(element, "notes")
    for category, line in notes:
        sound = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", line)
        ET.SubElement(parent, "note", {"category": category}).text = sound
        if sound != line:
            reason = "XML cannot hold a control character in a note"
            losses.append(Loss(unit.id, locale, "control-character", reason, "changed", unit.line))


def _write_pieces(
    element: ET.Element, pieces: Iterable[Piece], data: dict[str, str], known: dict[str, list[str]]
) -> dict[str, list[str]]:
    """Write source or target; in the target, a placeholder has the id of its like in the source.

    Args:
        element: the source or the target.
        pieces: of the template.
        data: syntax → the id of its original data.
        known: syntax → the ids of its placeholders in the source.
    """
    free = {code: [*ids] for code, ids in known.items()}
    following = sum(map(len, known.values()))
    used: dict[str, list[str]] = {}
    for piece in pieces:
        if not piece.is_code:
            _write_text(element, piece.text)
            continue
        if free.get(piece.text):
            placeholder_id = free[piece.text].pop(0)
        else:
            following += 1
            placeholder_id = str(following)
        used.setdefault(piece.text, []).append(placeholder_id)
        attributes = {"id": placeholder_id, "dataRef": data[piece.text]}
        if piece.name and is_xml(piece.name):
            attributes["equiv"] = piece.name
        if is_xml(piece.text):
            attributes["disp"] = piece.text
        ET.SubElement(element, "ph", attributes)
    return used


def _write_text(element: ET.Element, text: str) -> None:
    """Write text behind what an element holds; what XML cannot hold is its code point."""
    for index, piece in enumerate(_NOT_XML.split(text)):
        if index % 2:
            ET.SubElement(element, "cp", {"hex": f"{ord(piece):04X}"})
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + piece
        else:
            element.text = (element.text or "") + piece


def _indent(root: ET.Element, level: int = 0) -> None:
    """Put each element on a line of its own, but not inside those whose white space counts."""
    if root.tag in {"source", "target", "note", "data"}:
        return
    inner = f"\n{'  ' * (level + 1)}"
    root.text = inner
    for child in root:
        _indent(child, level + 1)
        child.tail = inner
    if len(root):
        root[-1].tail = inner[:-2]
