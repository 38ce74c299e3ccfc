"""Glossaries: ``glossary.csv`` beside the catalogs of a language."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.subject import Term

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLUMNS: Final = ("source", "translation", "forbidden", "note")
_REQUIRED: Final = ("source", "translation")
_LARGEST: Final = 1 << 22
_SEPARATOR: Final = "|"


def read_glossary(content: bytes, file: str) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    r"""Read a glossary: a CSV file with a header line, of which ``source`` and ``translation`` must be there.

    ``forbidden`` and ``note`` may be there; several translations stand in one field with ``|`` between them
    (specification, section 9).

    Args:
        content: the bytes of the file, UTF-8.
        file: its name, for what is wrong with it.

    Returns:
        The terms, and what is wrong, each with its place; a line that is wrong is left out.

    Example:
        >>> read_glossary(b"source,translation,forbidden\ndisk,Platte|Datentr\xc3\xa4ger,Scheibe\n", "glossary.csv")
        ((Term(source='disk', translations=('Platte', 'Datenträger'), forbidden=('Scheibe',), note=''),), ())
        >>> read_glossary(b"source,translation\n,Platte\n", "glossary.csv")[1]
        ('Expected an English term in the column source, got none - at glossary.csv:2',)
    """
    if len(content) > _LARGEST:
        return (), (f"Expected at most {_LARGEST} bytes, got {len(content)} - at {file}",)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return (), (f"Expected UTF-8, got the byte 0x{content[error.start]:02X} - at {file}:{line}",)
    return _Reader(file).read(text)


class _Reader:
    """The terms that were read, and what was wrong with the others."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._terms: dict[str, Term] = {}
        self._problems: list[str] = []

    def read(self, text: str) -> tuple[tuple[Term, ...], tuple[str, ...]]:
        """Read the lines behind the header."""
        lines = csv.reader(io.StringIO(text, newline=""), strict=True)
        columns: dict[str, int] | None = None
        line = 1
        try:
            for fields in lines:
                if columns is None:
                    columns = self._columns(fields)
                elif columns and any(field.strip() for field in fields):
                    self._read_term(fields, columns, line)
                line = lines.line_num + 1
        except csv.Error as error:
            self._tell(f"Expected a line of CSV, got one with an error: {error}", line)
        if columns is None:
            self._tell("Expected a header line with source and translation, got an empty file", 1)
        return tuple(self._terms.values()), tuple(self._problems)

    def _tell(self, problem: str, line: int) -> None:
        self._problems.append(f"{problem} - at {self._file}:{line}")

    def _columns(self, fields: list[str]) -> dict[str, int]:
        """Column → its number; none where the header is not sound, so that no line is read wrongly."""
        names = [field.strip().lower() for field in fields]
        listed = ", ".join(_COLUMNS)
        faults = [name for name in names if name not in _COLUMNS or names.count(name) > 1]
        missing = [name for name in _REQUIRED if name not in names]
        if missing:
            self._tell(f"Expected a header line with the columns {listed}, got none named {missing[0]}", 1)
        elif faults:
            self._tell(f"Expected the columns {listed}, each once, got {quoted(faults[0])}", 1)
        return {} if missing or faults else {name: number for number, name in enumerate(names)}

    def _read_term(self, fields: list[str], columns: Mapping[str, int], line: int) -> None:
        if len(fields) > len(columns):
            self._tell(f"Expected {len(columns)} fields, got {len(fields)}; write fields with commas in quotes", line)
            return

        def field(name: str) -> str:
            number = columns.get(name, len(fields))
            return fields[number].strip() if number < len(fields) else ""

        source = " ".join(field("source").split())
        translations, forbidden = _values(field("translation")), _values(field("forbidden"))
        if not source:
            self._tell("Expected an English term in the column source, got none", line)
        elif not translations and not forbidden:
            self._tell(f"Expected a translation of {quoted(source)}, got none", line)
        elif source in self._terms:
            self._tell(f"Expected each term once, with all its translations, got {quoted(source)} again", line)
        elif both := [value for value in translations if value in forbidden]:
            self._tell(f"Expected {quoted(both[0])} to be right or forbidden, got both", line)
        else:
            self._terms[source] = Term(source, translations, forbidden, field("note"))


def _values(field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for part in field.split(_SEPARATOR) if (value := " ".join(part.split()))))
