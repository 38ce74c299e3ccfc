"""What the schema and the constraints of XLIFF 2.0 ask for of the elements that are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Element → its children in their order, the attributes that it must have, and those that it may have.
ELEMENTS = {
    "xliff": ("(file )+", {"version", "srcLang"}, {"trgLang", SPACE}),
    "file": ("(unit )+", {"id"}, {"original"}),
    "unit": ("(notes )?(originalData )?(segment )+", {"id"}, {"name"}),
    "notes": ("(note )+", set(), set()),
    "note": ("", set(), {"category"}),
    "originalData": ("(data )+", set(), set()),
    "data": ("(cp )*", {"id"}, set()),
    "segment": ("source (target )?", set(), {"state", "subState"}),
    "source": ("(cp |ph )*", set(), set()),
    "target": ("(cp |ph )*", set(), set()),
    "ph": ("", {"id"}, {"dataRef", "equiv", "disp"}),
    "cp": ("", {"hex"}, set()),
}
WITH_TEXT = {"note", "data", "source", "target"}
NAME_TOKEN = re.compile(r"[\w.:-]+")
STATES = {"initial", "translated", "reviewed", "final"}


def local(element: ET.Element) -> str:
    """The name of an element without its namespace."""
    assert element.tag.startswith(NAMESPACE)
    return element.tag.removeprefix(NAMESPACE)


def faults(content: bytes) -> Iterator[str]:
    """What is wrong with a document."""
    root = ET.fromstring(content)  # noqa: S314 - our own
    yield from _of_element(root)
    has_target_language = "trgLang" in root.attrib
    for unit in root.iter(f"{NAMESPACE}unit"):
        data = [element.get("id") for element in unit.iter(f"{NAMESPACE}data")]
        yield from ("data ids" for _ in [0] if len({*data}) < len(data))
        for part in (*unit.iter(f"{NAMESPACE}source"), *unit.iter(f"{NAMESPACE}target")):
            placeholders = [*part.iter(f"{NAMESPACE}ph")]
            ids = [element.get("id") for element in placeholders]
            yield from ("placeholder ids" for _ in [0] if len({*ids}) < len(ids))
            yield from ("dataRef" for element in placeholders if element.get("dataRef") not in data)
            yield from ("trgLang" for _ in [0] if local(part) == "target" and not has_target_language)
    for name in ("file", "unit"):
        ids = [element.get("id") for element in root.iter(f"{NAMESPACE}{name}")]
        yield from (f"{name} ids" for _ in [0] if len({*ids}) < len(ids))


def _of_element(element: ET.Element) -> Iterator[str]:
    name = local(element)
    children, required, optional = ELEMENTS[name]
    if not re.fullmatch(children, "".join(f"{local(child)} " for child in element)):
        yield f"children of {name}"
    if not required <= element.attrib.keys() <= required | optional:
        yield f"attributes of {name}"
    if name not in WITH_TEXT and (element.text or "").strip():
        yield f"text in {name}"
    for attribute in ("id", "dataRef"):
        if not NAME_TOKEN.fullmatch(element.get(attribute, "x")):
            yield f"{attribute} of {name}"
    if element.get("state", "initial") not in STATES:
        yield "state"
    if not re.fullmatch(r"[^\s:]+:[^\s:]+", element.get("subState", "a:b")):
        yield "subState"
    if name == "cp" and re.fullmatch("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", _character(element)):
        yield "cp of what XML can hold"
    for child in element:
        yield from _of_element(child)


def _character(element: ET.Element) -> str:
    return chr(int(element.get("hex", ""), 16))
