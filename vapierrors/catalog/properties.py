"""Catalogs in Java's ``.properties`` form, with the three template styles that such bundles have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vapierrors.catalog.entry import Entry, EntryProblem
from vapierrors.catalog.java_formats import icu_style
from vapierrors.catalog.table import FileTable, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE: Final = re.compile(r"\\(?:u(.{,4})|(.)|\Z)", re.DOTALL)
_FOUR_DIGITS: Final = re.compile(r"[0-9a-fA-F]{4}")
_CONTROL: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_SEPARATOR: Final = re.compile(r"(?:[^\\ \t\f=:]|\\.)*")
_GAP: Final = re.compile(r"[ \t\f]*[=:]?[ \t\f]*")

_NUMBERED: Final = re.compile(r"\{\s*\d+\s*[,}]")
_PRINTF: Final = re.compile(
    r"%(?:(?P<index>[1-9]\d?)\$)?(?P<flags>[-#+ 0,(]{0,7})(?:[1-9]\d{0,4})?"
    r"(?:\.(?P<digits>\d{1,2}))?(?P<type>[a-zA-Z%])"
)
_NAMED: Final = re.compile(r"\{[^\s{},]+\s*[,}]")
_SIMPLE_NAMED: Final = re.compile(r"\{[^\s{},']+\}")
_QUOTE_BEFORE_BRACE: Final = re.compile(r"(?<!')''?(?=\{)")
_JAVA_SYNTAX: Final = re.compile(
    r"\{\s*(?P<index>\d+)\s*,\s*(?P<kind>number|date|time)\s*,(?P<style>(?:[^'{}]|'[^'{}]*')*)\}"
    r"|''|'(?P<quoted>(?:[^']|'')*)(?:'|\Z)"
)
_BRACE: Final = re.compile(r"[{}]")
_SYNTAX: Final = re.compile(r"[{}']+")
_PRINTF_TYPES: Final = frozenset("sSdfxXbBcCeEgGoiu")
_PRINTF_CHARACTERS: Final = {"%": "%", "n": "\n"}


def read_properties_table(content: bytes, locale: str, file: str) -> FileTable:
    r"""Read a ``.properties`` bundle: UTF-8, or else ISO 8859-1 as Java once had it (specification, section 4).

    Args:
        content: the bytes of the file.
        locale: the language tag of the templates.
        file: the name for problems.

    Example:
        >>> table = read_properties_table(b"gone = %s ist weg\\: 100%%\n", "de", "m_de.properties")
        >>> table.translations["gone"][0].template
        '{0} ist weg: 100%'
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("iso-8859-1")
    entries: list[Entry] = []
    problems: list[EntryProblem] = []
    for key, value, line in read_pairs(text):
        try:
            message_id, template = unescape(key), icu_template(unescape(value))
        except ValueError as error:
            problems.append(EntryProblem("file-syntax", "", locale, file, line, str(error)))
            continue
        if not message_id:
            detail = f"Expected a key with the message id, got none before {template!r}"
            problems.append(EntryProblem("no-message-id", "", locale, file, line, detail))
        elif template:
            entries.append(Entry(message_id, locale, template, file, line))
    return FileTable(table_of(entries), {}, tuple(problems))


def read_pairs(text: str) -> Iterator[tuple[str, str, int]]:
    r"""Read key, value and line number of each pair of a ``.properties`` text, escapes and all.

    Args:
        text: the characters of the file.

    Example:
        >>> list(read_pairs("# comment\nkey = one \\\n      line\nempty\n"))
        [('key', 'one line', 2), ('empty', '', 4)]
    """
    lines = enumerate(re.split(r"\r\n|\r|\n", text), 1)
    for number, raw in lines:
        line = raw.lstrip(" \t\f")
        if not line or line[0] in "#!":
            continue
        if _continues(line):
            line = _joined(line, lines)
        key = _SEPARATOR.match(line)
        end = key.end() if key else 0
        gap = _GAP.match(line, end)
        yield line[:end], line[gap.end() if gap else end :], number


def _joined(line: str, lines: Iterator[tuple[int, str]]) -> str:
    """A line with those that continue it, each without the white space that it begins with."""
    pieces = [line]
    while _continues(pieces[-1]):
        pieces[-1] = pieces[-1][:-1]
        _, following = next(lines, (0, ""))
        pieces.append(following.lstrip(" \t\f"))
    return "".join(pieces)


def _continues(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def unescape(text: str) -> str:
    r"""Replace the escapes of a ``.properties`` file.

    Args:
        text: a key or a value as it stands in the file.

    Raises:
        ValueError: there are not four hexadecimal digits behind ``\u``.

    Example:
        >>> unescape(r"a\tb \u20ac \ud83d\ude00")
        'a\tb € 😀'
    """
    if "\\" not in text:
        return text
    # Java writes characters beyond U+FFFF as two escapes, a surrogate pair.
    return _ESCAPE.sub(_escaped, text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _escaped(match: re.Match[str]) -> str:
    digits, character = match[1], match[2] or ""
    if digits is None:
        return _CONTROL.get(character, character)
    if not _FOUR_DIGITS.fullmatch(digits):
        raise ValueError(f"Expected four hexadecimal digits behind \\u, got {digits!r}")
    return chr(int(digits, 16))


def icu_template(value: str) -> str:
    """Convert a template in the style of Java's ``MessageFormat``, of ``printf`` or of ``{name}`` to ICU's.

    Which style it is shows in its placeholders; a text without any is taken as it is.

    Args:
        value: the value of a property.

    Example:
        >>> icu_template("Can''t find {0}"), icu_template("%2$s before %1$s, {x}"), icu_template("100 % of {name}")
        ("Can''t find {0}", "{1} before {0}, '{'x'}'", '100 % of {name}')
    """
    if _NUMBERED.search(value):
        return _JAVA_SYNTAX.sub(_from_java, value)
    if _has_conversions(value) or ("%%" in value and not _NAMED.search(value)):
        return _from_printf(value)
    if _NAMED.search(value):
        return _from_named(value)
    return _literal(value) if _BRACE.search(value) else value


def _has_conversions(value: str) -> bool:
    return any(match["type"] in _PRINTF_TYPES for match in _PRINTF.finditer(value) if _is_conversion(match))


def _is_conversion(match: re.Match[str]) -> bool:
    """A space as flag is left to prose: ``100 % sure`` is no conversion."""
    return " " not in match["flags"]


def _from_java(match: re.Match[str]) -> str:
    """In Java's ``MessageFormat`` every apostrophe quotes; in ICU only one before a brace does."""
    if match["kind"]:
        return f"{{{match['index']}, {match['kind']}, {icu_style(match['kind'], match['style'])}}}"
    return "''" if match[0] == "''" else _literal(match["quoted"].replace("''", "'"))


def _from_named(value: str) -> str:
    """Apostrophes around a placeholder are quotation marks, unless there is more to the template: then it is ICU's."""
    is_icu = _BRACE.search(_SIMPLE_NAMED.sub("", value))
    return value if is_icu else _QUOTE_BEFORE_BRACE.sub("''", value)


def _literal(text: str) -> str:
    """Words that no apostrophe and no brace of theirs may turn into syntax."""
    return _SYNTAX.sub(_quoted, text)


def _quoted(syntax: re.Match[str]) -> str:
    doubled = syntax[0].replace("'", "''")
    return f"'{doubled}'" if _BRACE.search(doubled) else doubled


def _from_printf(value: str) -> str:
    pieces: list[str] = []
    position = following = 0
    for match in _PRINTF.finditer(value):
        if not _is_conversion(match) or match["type"] not in _PRINTF_TYPES | _PRINTF_CHARACTERS.keys():
            continue
        pieces.append(_literal(value[position : match.start()]))
        position = match.end()
        if match["type"] in _PRINTF_CHARACTERS:
            pieces.append(_PRINTF_CHARACTERS[match["type"]])
            continue
        index = int(match["index"]) - 1 if match["index"] else following
        following += not match["index"]
        pieces.append(f"{{{index}{_number_style(match)}}}")
    pieces.append(_literal(value[position:]))
    return "".join(pieces)


def _number_style(match: re.Match[str]) -> str:
    grouping = "" if "," in match["flags"] else " group-off"
    if match["type"] == "f":
        return f", number, ::.{'0' * int(match['digits'] or 6)}{grouping}"
    return ", number" if match["type"] == "d" and not grouping else ""
