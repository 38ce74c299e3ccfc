"""XLIFF 2 from translators' tools: segments joined, placeholders as the syntax that they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NoReturn
from xml.etree import ElementTree as ET

from vapierrors.catalog import SOURCE_LOCALE, EntryProblem
from vapierrors.cldr.tags import parse_tag
from vapierrors.exceptions import CatalogError, LocaleError
from vapierrors.translate.exchange.file_names import Naming
from vapierrors.translate.exchange.format import Read
from vapierrors.translate.exchange.inline import Piece, merged_words, pieces_of, template_of
from vapierrors.translate.exchange.unit import Bundle, Unit
from vapierrors.translate.exchange.xliff_words import CATEGORIES, FUZZY_STATE, ORIGINALS, original_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vapierrors.translate.exchange.format import InFile

_NAMESPACE: Final = re.compile(r"\{urn:oasis:names:tc:xliff:document:2\.\d\}")
_CODE_POINT: Final = re.compile(r"[0-9A-Fa-f]{4,6}")
_LARGEST: Final = 0x10FFFF
_PIECE: Final = 1 << 16
_INITIAL: Final = "initial"


class _Builder(ET.TreeBuilder):
    """A builder for documents without a DTD, in which alone entities can be declared."""

    def doctype(self, name: str, _public: str | None, _system: str | None) -> NoReturn:
        """Refuse a document type."""
        raise CatalogError(f"Expected XLIFF without a DTD, got <!DOCTYPE {name}>")


def read_xliff(file: InFile) -> Read:
    """Read XLIFF 2.0 to 2.2 (specification, section 9).

    A target is a finished translation, whatever its state: translators' tools leave ``initial`` as it is. Unfinished is
    one with the ``subState`` of a fuzzy one beside ``initial``, and one that lacks the target of a segment.

    Each ``<file>`` is a bundle, ``original`` its domain. Annotations are passed over, what they are about is kept.

    Args:
        file: the file.

    Raises:
        CatalogError: it is no XLIFF 2, or has a DTD.
        LocaleError: its language is none.

    Example:
        >>> from vapierrors.translate.exchange.format import InFile
        >>> content = b'''<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="de">
        ...   <file id="f1" original="app"><unit id="u1" name="gone"><segment state="final"><source>Gone</source>
        ...   <target>Weg</target></segment></unit></file></xliff>'''
        >>> read_xliff(InFile("app.de.xlf", content)).bundles[0].units[0].translation
        'Weg'
    """
    root = _parsed(file)
    target = file.locale or root.get("trgLang")
    locale = str(parse_tag(target)) if target else SOURCE_LOCALE
    source = root.get("srcLang", SOURCE_LOCALE)
    if parse_tag(source).language != SOURCE_LOCALE:
        raise LocaleError(f"Expected English as srcLang, got {source!r} - at {file.path}")
    problems: list[EntryProblem] = []
    bundles: list[Bundle] = []
    for element in _children(root, "file"):
        original = element.get("original", element.get("id", ""))
        domain = file.domain or original.rpartition("/")[2].removesuffix(".pot")
        naming = Naming(domain, locale, is_template=target is None)
        read = [_unit(found, naming, file.path, problems) for found in element.iter() if _local(found) == "unit"]
        units = tuple(unit for unit in read if unit)
        bundles.append(Bundle(domain=domain, locale=locale, units=units, is_template=naming.is_template))
    return Read(tuple(bundles), tuple(problems))


def _parsed(file: InFile) -> ET.Element:
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - the builder refuses a DTD, and so all entities
    try:
        for start in range(0, len(file.content), _PIECE):
            parser.feed(file.content[start : start + _PIECE])
        root: ET.Element = parser.close()
    except (ET.ParseError, LookupError, ValueError) as error:
        detail = str(error) if isinstance(error, CatalogError) else f"Expected XML, got {error}"
        raise CatalogError(f"{detail} - at {file.path}") from error
    if _local(root) != "xliff":
        raise CatalogError(f"Expected XLIFF 2, got the element {root.tag!r} - at {file.path}")
    return root


def _local(element: ET.Element) -> str:
    """The name of an element of XLIFF; empty where it is another's."""
    match = _NAMESPACE.match(element.tag)
    return element.tag[match.end() :] if match else ""


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (child for child in element if _local(child) == name)


def _unit(element: ET.Element, naming: Naming, path: str, problems: list[EntryProblem]) -> Unit | None:
    message_id = element.get("name", element.get("id", ""))
    try:
        return _sound_unit(element, message_id, naming)
    except (ValueError, RecursionError) as error:
        problems.append(EntryProblem("file-syntax", message_id, naming.locale, path, 0, str(error)))
        return None


def _sound_unit(element: ET.Element, message_id: str, naming: Naming) -> Unit:
    notes: dict[str, list[str]] = {}
    for note in (note for notes in _children(element, "notes") for note in _children(notes, "note")):
        # A note without a category, or of one of the tool's own, is what a person wrote.
        category = note.get("category", "note")
        name = CATEGORIES.get(category, category if category in ORIGINALS.values() else "notes")
        notes.setdefault(name, []).extend("".join(note.itertext()).split("\n"))
    data = {child.get("id", ""): _data(child) for parent in _children(element, "originalData") for child in parent}
    segments = [child for child in element if _local(child) in {"segment", "ignorable"}]
    source = _template(segments, "source", data, notes.get(ORIGINALS["source"], []))
    if not source:
        raise ValueError("Expected a source, got an empty one")
    target = "" if naming.is_template else _template(segments, "target", data, notes.get(ORIGINALS["translation"], []))
    lines = {name: tuple(notes.get(name, [])) for name in CATEGORIES.values()}
    return Unit(
        id=message_id,
        source=source,
        translation=target,
        is_fuzzy=bool(target) and any(_is_unfinished(child) for child in segments),
        comments=lines["comments"],
        notes=lines["notes"],
        references=lines["references"],
        flags=lines["flags"],
        previous=lines["previous"],
    )


def _is_unfinished(segment: ET.Element) -> bool:
    """Whether a segment is marked as fuzzy, or waits for its target; one beyond ``initial`` may do without."""
    if _local(segment) != "segment" or segment.get("state", _INITIAL) != _INITIAL:
        return False
    has_target = any(len(target) or target.text for target in _children(segment, "target"))
    return segment.get("subState") == FUZZY_STATE or not has_target


def _template(segments: list[ET.Element], name: str, data: Mapping[str, str], originals: list[str]) -> str:
    """A template of the segments: in its own spelling where nobody has changed it."""
    pieces: list[Piece] = []
    for segment in segments:
        found = [*_children(segment, name)]
        # What stands between sentences need not be translated: it is the same in both languages.
        if not found and _local(segment) == "ignorable":
            found = [*_children(segment, "source")]
        pieces += (piece for child in found for piece in _pieces(child, data))
    said = [(piece.text, piece.is_code) for piece in merged_words(pieces)]
    for original in filter(None, map(original_of, originals)):
        if said == [(piece.text, piece.is_code) for piece in pieces_of(original)]:
            return original
    return template_of(pieces)


def _pieces(element: ET.Element, data: Mapping[str, str]) -> Iterator[Piece]:
    yield Piece(element.text or "")
    for child in element:
        match _local(child):
            case "cp":
                yield Piece(_code_point(child))
            case "ph" | "sc" | "ec":
                yield Piece(_referred(child, "dataRef", data), is_code=True)
            case "pc":
                yield Piece(_referred(child, "dataRefStart", data), is_code=True)
                yield from _pieces(child, data)
                yield Piece(_referred(child, "dataRefEnd", data), is_code=True)
            case "mrk":
                yield from _pieces(child, data)
            case _:
                # Marks of annotations, and elements of other namespaces, hold no text.
                pass
        yield Piece(child.tail or "")


def _referred(element: ET.Element, attribute: str, data: Mapping[str, str]) -> str:
    reference = element.get(attribute)
    if reference is None or reference not in data:
        what = f"<{_local(element)} id={element.get('id')!r}>"
        raise ValueError(f"Expected original data for {what}, got {attribute}={reference!r}")
    return data[reference]


def _data(element: ET.Element) -> str:
    texts = [element.text or ""]
    for child in element:
        texts += (_code_point(child) if _local(child) == "cp" else "", child.tail or "")
    return "".join(texts)


def _code_point(element: ET.Element) -> str:
    digits = element.get("hex", "")
    if not _CODE_POINT.fullmatch(digits) or int(digits, 16) > _LARGEST or 0xD800 <= int(digits, 16) <= 0xDFFF:  # noqa: PLR2004 - the surrogates
        raise ValueError(f"Expected the code point of a character as hex, got {digits!r}")
    return chr(int(digits, 16))
