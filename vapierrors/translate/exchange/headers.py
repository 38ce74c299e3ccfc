"""Headers of PO files that are new."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vapierrors.cldr.names import locale_name
from vapierrors.translate.merging.new_file import NOBODY
from vapierrors.translate.plural_forms import plural_forms
from vapierrors.translate.po import PoEntry

if TYPE_CHECKING:
    from datetime import datetime

_CONTENT_TYPE: Final = re.compile(r"^Content-Type:.*$", re.MULTILINE | re.IGNORECASE)
_PLURAL_FORMS: Final = re.compile(r"^Plural-Forms:(.*)$", re.MULTILINE | re.IGNORECASE)
_UTF_8: Final = "Content-Type: text/plain; charset=UTF-8"


def new_header(locale: str, project: str, bugs: str, now: datetime) -> PoEntry:
    """The header of a new PO file, with all that ``msgfmt --check`` asks for (specification, section 4).

    Args:
        locale: the language tag.
        project: the name for ``Project-Id-Version``; empty where there is none.
        bugs: where to report bugs in the English texts; likewise.
        now: the time of the revision, aware.

    Example:
        >>> from datetime import UTC, datetime
        >>> print(new_header("de", "app", "", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)).text, end="")
        Project-Id-Version: app
        Report-Msgid-Bugs-To:
        POT-Creation-Date: 2026-01-02 03:04+0000
        PO-Revision-Date: 2026-01-02 03:04+0000
        Last-Translator: Automatically generated
        Language-Team: German
        Language: de
        MIME-Version: 1.0
        Content-Type: text/plain; charset=UTF-8
        Content-Transfer-Encoding: 8bit
        Plural-Forms: nplurals=2; plural=(n != 1);
    """
    moment = f"{now:%Y-%m-%d %H:%M%z}"
    lines = {
        "Project-Id-Version": project or "messages",
        "Report-Msgid-Bugs-To": bugs,
        "POT-Creation-Date": moment,
        "PO-Revision-Date": moment,
        "Last-Translator": NOBODY,
        "Language-Team": locale_name(locale, "en"),
        "Language": locale.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(locale),
    }
    return PoEntry(text="".join(f"{name}: {value}".rstrip() + "\n" for name, value in lines.items()))


def with_plural_forms(header: PoEntry, locale: str) -> tuple[PoEntry, str]:
    r"""A header that names UTF-8 and plural forms, those that it has where it has any; and the forms.

    Args:
        header: the header.
        locale: the language tag.

    Example:
        >>> header, forms = with_plural_forms(PoEntry(text="Language: ja\n"), "ja")
        >>> forms, header.text.splitlines()
        ('nplurals=1; plural=0;', ['Language: ja', 'Content-Type: text/plain; charset=UTF-8',
        'Plural-Forms: nplurals=1; plural=0;'])
    """
    text = header.text if header.text.endswith("\n") or not header.text else f"{header.text}\n"
    text = _CONTENT_TYPE.sub(_UTF_8, text) if _CONTENT_TYPE.search(text) else f"{text}{_UTF_8}\n"
    forms = plural_forms_of(header) or plural_forms(locale)
    text = text if _PLURAL_FORMS.search(text) else f"{text}Plural-Forms: {forms}\n"
    return replace(header, text=text), forms


def plural_forms_of(header: PoEntry | None) -> str:
    r"""What a header says of plural forms; empty where it says nothing.

    Args:
        header: the header.

    Example:
        >>> plural_forms_of(PoEntry(text="Plural-Forms: nplurals=1; plural=0;\n"))
        'nplurals=1; plural=0;'
    """
    match = _PLURAL_FORMS.search(header.text) if header else None
    return match[1].strip() if match else ""
