"""The fields of a PO file's header."""

from __future__ import annotations

import re
from typing import Final

from vapierrors.cldr.tags import parse_tag
from vapierrors.translate.plural_forms import plural_forms

CREATED: Final = "POT-Creation-Date"
REVISED: Final = "PO-Revision-Date"
CONTENT_TYPE: Final = "Content-Type"
UTF_8: Final = "text/plain; charset=UTF-8"
BUGS: Final = "Report-Msgid-Bugs-To"
ORDER: Final = (
    "Project-Id-Version",
    BUGS,
    CREATED,
    REVISED,
    "Last-Translator",
    "Language-Team",
    "Language",
    "MIME-Version",
    CONTENT_TYPE,
    "Content-Transfer-Encoding",
    "Plural-Forms",
)
"""The fields of a header as gettext has them; all others follow."""

_PLURAL_FORMS: Final = "Plural-Forms"
_FIELD: Final = re.compile(r"^(?P<name>[^\s:]+):[ \t]*(?P<value>[^\n]*)\n?", re.MULTILINE)
_UNDECIDED: Final = re.compile(r"\s*|.*=\s*(?:CHARSET|INTEGER|EXPRESSION)\b.*|YEAR-MO-DA HO:MI.*|EMAIL@ADDRESS")
"""The values that extractors leave for others to fill in."""

_COUNT: Final = re.compile(r"nplurals\s*=\s*(?P<count>[0-9]{1,3})")


def fields(text: str) -> dict[str, str]:
    r"""The fields that a header has and that are filled in: name → value.

    Args:
        text: the ``msgstr`` of the header.

    Example:
        >>> fields("Language: de\nContent-Type: text/plain; charset=CHARSET\n")
        {'Language': 'de'}
    """
    found = {match["name"]: match["value"].strip() for match in _FIELD.finditer(text)}
    return {name: value for name, value in found.items() if not _UNDECIDED.fullmatch(value)}


def with_field(text: str, name: str, value: str, *, in_order: bool = False) -> str:
    r"""A header with a field; where it has that already, it is replaced in its place, else it is the last one.

    Args:
        text: the ``msgstr`` of the header.
        name: of the field.
        value: of the field.
        in_order: whether it comes before those that gettext has behind it, where it is new.

    Example:
        >>> with_field("Language: \nX-Generator: vi", "Language", "de"), with_field("A: b", "Language", "de")
        ('Language: de\nX-Generator: vi', 'A: b\nLanguage: de\n')
        >>> with_field("Project-Id-Version: app\nLanguage: de\n", "Report-Msgid-Bugs-To", "a@b.org", in_order=True)
        'Project-Id-Version: app\nReport-Msgid-Bugs-To: a@b.org\nLanguage: de\n'
    """
    line = f"{name}: {value}\n"
    there = [*_FIELD.finditer(text)]
    for match in there:
        if match["name"] == name:
            return text[: match.start()] + line + text[match.end() :]
    later = ORDER[ORDER.index(name) + 1 :] if in_order else ()
    for match in there:
        if match["name"] in later:
            return text[: match.start()] + line + text[match.start() :]
    return f"{text}{'' if text.endswith(chr(10)) or not text else chr(10)}{line}"


def completed(text: str, locale: str) -> str:
    r"""A header with what tools need to know of the file; what it says itself stays.

    Args:
        text: the ``msgstr`` of the header; empty for none.
        locale: the language tag of the translations.

    Example:
        >>> completed("Content-Type: text/plain; charset=iso-8859-1\nLanguage: \n", "pt-PT").splitlines()[:2]
        ['Content-Type: text/plain; charset=iso-8859-1', 'Language: pt_PT']
    """
    there = fields(text)
    wanted = {
        "Language": str(parse_tag(locale)).replace("-", "_"),
        "MIME-Version": "1.0",
        CONTENT_TYPE: UTF_8,
        "Content-Transfer-Encoding": "8bit",
        _PLURAL_FORMS: plural_forms(locale),
    }
    for name, value in wanted.items():
        text = text if name in there else with_field(text, name, value)
    return text


def plural_count(text: str) -> int:
    r"""How many ``msgstr[…]`` an entry with a plural has.

    Args:
        text: the ``msgstr`` of the header.

    Example:
        >>> plural_count("Plural-Forms: nplurals=3; plural=n%3;\n"), plural_count("")
        (3, 2)
    """
    named = _COUNT.search(fields(text).get(_PLURAL_FORMS, ""))
    return max(int(named["count"]), 1) if named else 2
