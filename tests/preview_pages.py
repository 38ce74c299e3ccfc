"""Catalogs that the pages of ``vapierrors preview --web`` show in tests, and the command as a process of its own."""

from __future__ import annotations

import re
import signal
import subprocess
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final, NamedTuple

from command_line import MODULE, clean_environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HEADER: Final = """\
msgid ""
msgstr ""
"Language: {}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {}\\n"

"""
_PLURAL_FORMS: Final = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3"
    " : n%100>=0 && n%100<=2 ? 4 : 5);"
}
_HOSTILE: Final = "<img src=x onerror=alert(1)> {name} <script>alert(1)</script> '{{' 7 * 7 '}}'"
ENGLISH: Final = {
    "com.example.files": "{count, plural, one {# file} other {# files}} on {host} since {when, date, long}",
    "com.example.fuzzy": "The session {session} has expired.",
    "com.example.hostile": _HOSTILE,
    "com.example.power": "{vm} {state, select, ON {is running} other {is suspended}}.",
    "com.example.todo": "Nobody has translated this.",
}
GERMAN: Final = {
    "com.example.files": "{count, plural, one {# Datei} other {# Dateien}} auf {host} seit {when, date, long}",
    "com.example.fuzzy": "Die Sitzung {session} ist abgelaufen.",
    "com.example.hostile": f"{_HOSTILE} </pre>",
    "com.example.power": "{vm} {state, select, ON {läuft} other {ist  angehalten}}.",
    "com.example.todo": "",
}
ARABIC: Final = {
    "com.example.files": "{count, plural, zero {لا ملفات} one {ملف} two {ملفان} few {# ملفات} many {# ملفًا}"
    " other {# ملف}} على {host} منذ {when, date, long}",
    "com.example.fuzzy": "",
    "com.example.hostile": "",
    "com.example.power": "{vm} {state, select, ON {قيد التشغيل} other {معلقة}}.",
    "com.example.todo": "لم يترجم هذا أحد.",
}
_NOTES: Final = "#. count (i): how many\n#. host (s): where\n#: service.py:12\n"
_ADDRESS: Final = re.compile(r"(?P<origin>http://127\.0\.0\.1:[0-9]+)(?P<path>/.*)\n")


def po(locale: str, texts: Mapping[str, str]) -> str:
    """A PO file with these texts; the session is fuzzy wherever it has one."""
    entries = [
        f"{_NOTES}#, {'fuzzy, ' * (message_id.endswith('fuzzy') and bool(text))}icu-message-format\n"
        f'msgctxt "{message_id}"\nmsgid "{ENGLISH[message_id]}"\nmsgstr "{text}"\n'
        for message_id, text in texts.items()
    ]
    forms = _PLURAL_FORMS.get(locale, "nplurals=2; plural=(n != 1);")
    return HEADER.format(locale, forms) + "\n".join(entries)


def po_path(folder: Path, locale: str) -> Path:
    """Where the file of a language is."""
    return folder / locale / "LC_MESSAGES" / "own.po"


def save(folder: Path, locale: str, texts: Mapping[str, str]) -> None:
    """Save the file of a language as an editor does."""
    path = po_path(folder, locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(po(locale, texts), encoding="utf-8")


def write_catalogs(folder: Path) -> Path:
    """A folder of catalogs in English, German and Arabic."""
    folder.mkdir(exist_ok=True)
    (folder / "own.pot").write_text(po("", dict.fromkeys(ENGLISH, "")), encoding="utf-8")
    save(folder, "de", GERMAN)
    save(folder, "ar", ARABIC)
    return folder


class Running(NamedTuple):
    """The command while it runs.

    Args:
        origin: where its pages are.
        path: of the page that it names.
        process: that serves them.
    """

    origin: str
    path: str
    process: subprocess.Popen[str]


@contextmanager
def running(*args: str | Path) -> Iterator[Running]:
    """``vapierrors preview --web`` with these arguments, ended by Ctrl+C."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        [*MODULE, "preview", "--web", *map(str, args)],
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline() if process.stdout else ""
        match = _ADDRESS.fullmatch(line)
        assert match, (line, process.stderr and process.stderr.read())
        yield Running(match["origin"], match["path"], process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self._is_inside = True

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = self._is_inside and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.rows[-1][-1] += data


def cells(page: str) -> list[list[str]]:
    """What stands in the table of a page, row by row, without the headings, on one line each."""
    parser = _Cells()
    parser.feed(page)
    return [[" ".join(cell.split()) for cell in row] for row in parser.rows[1:]]
