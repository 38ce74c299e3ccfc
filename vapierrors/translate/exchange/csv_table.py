"""CSV for spreadsheets: one row a message, and no cell that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from vapierrors.catalog import EntryProblem
from vapierrors.exceptions import CatalogError
from vapierrors.translate.exchange.file_names import dotted_name, dotted_naming, naming_of, unnamed
from vapierrors.translate.exchange.format import Format, InFile, Options, OutFile, Read, Written
from vapierrors.translate.exchange.lines import joined, separated
from vapierrors.translate.exchange.unit import Bundle, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLUMNS: Final = (
    "id",
    "source",
    "translation",
    "state",
    "parameters",
    "comments",
    "notes",
    "references",
    "flags",
    "previous",
)
_LINES: Final = ("comments", "notes", "references", "flags", "previous")
_STATES: Final = frozenset({"untranslated", "fuzzy", "translated"})
_DELIMITERS: Final = (",", ";", "\t")
_UTF_16: Final = re.compile(rb"\xff\xfe|\xfe\xff|\x00[^\x00]|[^\x00]\x00", re.DOTALL)
"""How a text in UTF-16 begins: with a byte order mark, or with two bytes for a character of ASCII."""

# What a spreadsheet takes for a formula, in ASCII and in the wide forms of East Asia.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NEUTRALISED: Final = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def _neutral(cell: str) -> str:
    """The cell behind an apostrophe where it begins as a formula does, or as one behind apostrophes."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _plain(cell: str) -> str:
    return cell[1:] if _NEUTRALISED.match(cell) else cell


def write_csv(bundle: Bundle, options: Options) -> Written:
    """Write a bundle as CSV (RFC 4180) in UTF-8, with a row of column names (specification, section 9).

    Args:
        bundle: the messages.
        options: ``bom`` counts.

    Example:
        >>> bundle = Bundle(domain="app", locale="de", units=(Unit(id="sum", source="=1+1", translation="-"),))
        >>> print(write_csv(bundle, Options()).file.content.decode().splitlines()[1])
        "sum","'=1+1","'-","translated","","","","","",""
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(map(_neutral, _row(unit)) for unit in bundle.units)
    name = dotted_name(bundle, "csv")
    if dotted_naming(InFile(name, b"")) != naming_of(bundle):
        return Written(None, (unnamed(bundle, name),))
    return Written(OutFile(name, out.getvalue().encode("utf-8-sig" if options.bom else "utf-8")), (), len(bundle.units))


def _row(unit: Unit) -> Iterator[str]:
    yield from (unit.id, unit.source, unit.translation, unit.state)
    yield ", ".join(f"{name}: {' '.join(sorted(roles))}" for name, roles in unit.parameters.items())
    yield from (joined(getattr(unit, name)) for name in _LINES)


def read_csv(file: InFile) -> Read:
    r"""Read CSV with commas, semicolons or tabs; what a row lacks is empty, and ``parameters`` say nothing.

    A translation is finished unless its state is ``fuzzy``: who fills in a row that is ``untranslated`` translates it.

    Args:
        file: the file.

    Raises:
        CatalogError: it is no CSV in UTF-8 with the columns ``id`` and ``source``.

    Example:
        >>> file = InFile("app.de.csv", "id;source;translation\nsum;'=1+1;Summe\n".encode())
        >>> read_csv(file).bundles[0].units[0].source
        '=1+1'
    """
    text = _text(file)
    domain, locale, is_template = dotted_naming(file)
    units: list[Unit] = []
    problems: list[EntryProblem] = []
    try:
        for line, cells in _rows(text, file.path):
            state, message_id = cells.get("state", ""), cells.get("id", "")
            if not message_id or not cells.get("source"):
                what = "a source" if message_id else "an id"
                detail = f"Expected {what} in each row, got none"
                problems.append(EntryProblem("no-message-id", message_id, locale, file.path, line, detail))
                continue
            if state.strip() not in {*_STATES, ""}:
                detail = f"Expected a state ({', '.join(sorted(_STATES))}), got {state!r}; taken as fuzzy"
                problems.append(EntryProblem("file-syntax", message_id, locale, file.path, line, detail))
            units.append(_unit(cells))
    except csv.Error as error:
        raise CatalogError(f"Expected CSV, got {error} - at {file.path}") from error
    bundle = Bundle(domain=domain, locale=locale, units=tuple(units), is_template=is_template)
    return Read((bundle,), tuple(problems))


def _text(file: InFile) -> str:
    """The characters of the file; spreadsheets write UTF-16 and older charsets, too."""
    what_to_do = f"at {file.path}; save it as CSV UTF-8"
    if _UTF_16.match(file.content):
        raise CatalogError(f"Expected CSV in UTF-8, got UTF-16 - {what_to_do}")
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogError(f"Expected CSV in UTF-8, got {error} - {what_to_do}") from error


def _rows(text: str, path: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells of each row that has any."""
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns = [name.strip().lower() for name in next(reader, [])]
    if not {"id", "source"} <= {*columns}:
        raise CatalogError(
            f"Expected the columns id and source, got {', '.join(columns) or 'none'} - at {path}, line 1"
        )
    line = reader.line_num + 1
    for row in reader:
        if any(row):
            yield line, {name: _plain(cell) for name, cell in zip(columns, row, strict=False)}
        line = reader.line_num + 1


def _unit(cells: dict[str, str]) -> Unit:
    translation, state = cells.get("translation", ""), cells.get("state", "").strip()
    # A translator who fills a row in does not touch its state.
    is_fuzzy = bool(translation) and state not in {"untranslated", "translated", ""}
    lines = {name: separated(cells.get(name, "")) for name in _LINES}
    return Unit(
        id=cells["id"],
        source=cells["source"],
        translation=translation,
        is_fuzzy=is_fuzzy,
        comments=lines["comments"],
        notes=lines["notes"],
        references=lines["references"],
        flags=lines["flags"],
        previous=lines["previous"],
    )


CSV: Final = Format(
    name="csv",
    title="a table for spreadsheets",
    suffixes=(".csv",),
    write=write_csv,
    read=read_csv,
    has_sources=True,
)
