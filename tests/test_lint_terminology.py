"""Glossaries, and whether translations have their terms in some form."""

from __future__ import annotations

import pytest
from lint_texts import remarks

from vapierrors.translate.lint.glossary import read_glossary
from vapierrors.translate.lint.subject import Term

COLUMNS = "source, translation, forbidden, note"


def _told(locale: str, term: Term, source: str, text: str, *others: Term) -> list[tuple[str, str, int]]:
    found = remarks("terminology", locale, source, text, glossary=(*others, term))
    return [(remark.reason, remark.suggestion, remark.offset) for remark in found]


@pytest.mark.parametrize(
    ("locale", "term", "translation", "source", "text"),
    [
        ("de", "virtual machine", "virtuelle Maschine", "Two virtual machines", "Zwei virtuelle Maschinen"),
        ("de", "guest", "Gast", "guests", "Gäste"),
        ("de", "datastore", "Datenspeicher", "a datastore", "der NFS-Datenspeichers"),
        ("de", "policy", "Richtlinie", "Policies", "Speicherrichtlinien"),
        ("de", "IT", "EDV", "it is", "es ist"),
        ("ru", "virtual machine", "виртуальная машина", "virtual machine", "в виртуальной машине"),
        ("ru", "node", "узел", "node", "узла"),
        ("pl", "file", "plik", "files", "plików"),
        ("cs", "account", "účet", "account", "účtu"),
        ("fi", "server", "palvelin", "server", "palvelimen"),
        ("hu", "file", "fájl", "file", "fájlokat"),
        ("tr", "file", "dosya", "file", "dosyanızı"),
        ("ar", "server", "خادم", "servers", "الخوادم"),
        ("ar", "virtual machine", "جهاز افتراضي", "virtual machine", "الأجهزة الافتراضية"),
        ("he", "virtual machine", "מכונה וירטואלית", "virtual machines", "המכונות הווירטואליות"),
        ("ja", "virtual machine", "仮想マシン", "virtual machine", "仮想 マシン"),
        ("ko", "virtual machine", "가상 머신", "virtual machine", "가상 머신이"),
        ("fr", "virtual machine", "machine virtuelle", "virtual machines", "machines virtuelles"),
        ("ga", "file", "comhad", "file", "gchomhad"),
        ("hi", "file", "फ़ाइल", "files", "फ़ाइलें"),
        ("uk", "server", "хост|сервер", "server", "серверів"),
        (
            "de",
            "server",
            "Rechner",
            "See https://server.example and `server`",
            "Siehe https://server.example, `server`",
        ),
        ("de", "file", "Datei", "The profile is filed", "Das Profil"),
    ],
)
def test_a_term_is_known_in_each_of_its_forms(locale: str, term: str, translation: str, source: str, text: str) -> None:
    """Endings, compounds, plurals of all kinds and particles hide no term; other words are none."""
    assert _told(locale, Term(term, tuple(translation.split("|"))), source, text) == []


@pytest.mark.parametrize(
    ("locale", "term", "translation", "source", "text"),
    [
        ("de", "virtual machine", "virtuelle Maschine", "Two virtual machines", "Zwei virtuelle Rechner"),
        ("ru", "virtual machine", "виртуальная машина", "virtual machine", "виртуальный компьютер"),
        ("ja", "virtual machine", "仮想マシン", "virtual machine", "バーチャルマシン"),
        ("fr", "host", "hôte", "host", "serveur"),
        ("ar", "server", "خادم", "servers", "السيرفر"),
        ("zh-Hans", "host", "主机", "host", "宿主"),
    ],
)
def test_another_word_is_told(locale: str, term: str, translation: str, source: str, text: str) -> None:
    """A translation without the term in any form is told, with what was expected."""
    reason = f"Expected '{translation}' for '{term}', got a translation without it"
    assert _told(locale, Term(term, (translation,), (), "by house style"), source, text) == [
        (reason, "by house style", 0),
    ]


def test_what_is_forbidden_is_told() -> None:
    """A forbidden word is told where it stands, even beside the right one, but not as part of it."""
    term = Term("file", ("Datei", "Aktendatei"), ("Akte",))
    reason = "Expected a translation of 'file' that is not forbidden, got 'Akte'"
    advice = "write 'Datei' or 'Aktendatei'"
    assert _told("de", term, "The file", "Die Akten der Datei") == [(reason, advice, 4)]
    assert _told("de", term, "The file", "Die Aktendatei, Akteur") == []
    assert _told("de", term, "The disk", "Die Akte") == []


def test_a_capital_turkish_i_is_no_other_letter() -> None:
    """``İ`` is the capital of ``i``: a forbidden word at the begin of a sentence is told, too."""
    term = Term("permission", ("yetki",), ("izin",))
    assert [remark[0] for remark in _told("tr", term, "No permission", "İzin yok, yetki yok")] == [
        "Expected a translation of 'permission' that is not forbidden, got 'izin'"
    ]


def test_the_longest_term_wins() -> None:
    """A term that is part of a longer one is not asked for."""
    longer = Term("virtual machine template", ("VM-Vorlage",))
    shorter = Term("virtual machine", ("virtuelle Maschine",))
    assert _told("de", shorter, "A virtual machine template", "Eine VM-Vorlage", longer) == []
    assert len(_told("de", shorter, "A virtual machine", "Eine VM-Vorlage", longer)) == 1


def test_a_glossary_is_read() -> None:
    """Columns in any order, a byte order mark, lines of Windows, quotes and blank lines are fine."""
    content = '\ufeffTranslation,Source,Note\r\n"a | b","x\ny",n\r\n\r\nc,z\r\n'.encode()
    assert read_glossary(content, "g.csv") == ((Term("x y", ("a", "b"), (), "n"), Term("z", ("c",))), ())


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "Expected a header line with source and translation, got an empty file - at g.csv:1"),
        (
            b"source;translation\na;b\n",
            f"Expected a header line with the columns {COLUMNS}, got none named source - at g.csv:1",
        ),
        (
            b"source,translation,color\n",
            f"Expected the columns {COLUMNS}, each once, got 'color' - at g.csv:1",
        ),
        (
            b"source,translation\na,b,c\n",
            "Expected 2 fields, got 3; write fields with commas in quotes - at g.csv:2",
        ),
        (b"source,translation\n\n,b\n", "Expected an English term in the column source, got none - at g.csv:3"),
        (b"source,translation\na,\n", "Expected a translation of 'a', got none - at g.csv:2"),
        (
            b'source,translation\n"a\n",b\na,c\n',
            "Expected each term once, with all its translations, got 'a' again - at g.csv:4",
        ),
        (
            b"source,translation,forbidden\na,b,b\n",
            "Expected 'b' to be right or forbidden, got both - at g.csv:2",
        ),
        (
            b'source,translation\n"a,b\n',
            "Expected a line of CSV, got one with an error: unexpected end of data - at g.csv:2",
        ),
        (b"source,translation\n\xe4,b\n", "Expected UTF-8, got the byte 0xE4 - at g.csv:2"),
        (bytes((1 << 22) + 1), "Expected at most 4194304 bytes, got 4194305 - at g.csv"),
    ],
)
def test_what_is_wrong_with_a_glossary_is_told(content: bytes, problem: str) -> None:
    """Each problem has its place, and only the line that has it is left out."""
    assert read_glossary(content, "g.csv")[1] == (problem,)
