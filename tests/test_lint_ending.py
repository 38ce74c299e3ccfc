"""How texts end: as the English does, with the marks of the language."""

from __future__ import annotations

import pytest
from lint_texts import NO_BREAK, put_right, remarks, told

ASKED = "Delete it?"
TOLD = "It is gone."


@pytest.mark.parametrize(
    ("locale", "source", "text", "reason", "offset"),
    [
        ("de", TOLD, "Es ist weg", "Expected a full stop '.' at the end as in the English, got none", 9),
        ("de", "Gone", "Weg.", "Expected no mark at the end as in the English, got '.'", 3),
        ("de", "is {x}.", "ist {x}", "Expected a full stop '.' at the end as in the English, got none", 4),
        ("de", "Name:", "Name", "Expected a colon ':' at the end as in the English, got none", 3),
        ("ko", "Loading…", "로드 중", "Expected an ellipsis '…' at the end as in the English, got none", 3),
        ("fr", ASKED, "Supprimer.", "Expected a question mark '?' at the end as in the English, got '.'", 9),
        ("ja", TOLD, "消えました.", "Expected '。', the full stop of the language, at the end, got '.'", 5),
        ("hi", TOLD, "गया.", "Expected '।', the full stop of the language, at the end, got '.'", 3),
        ("el", ASKED, "Διαγραφή?", "Expected ';', the question mark of the language, at the end, got '?'", 8),
        ("fa", ASKED, "حذف شود?", "Expected '؟', the question mark of the language, at the end, got '?'", 7),
        ("hy", TOLD, "Չկա.", "Expected a full stop '։' at the end as in the English, got '.'", 3),
        ("es", ASKED, "Eliminar?", "Expected '¿' where the question begins, got none", 8),
        ("es", "Stop!", "Alto!", "Expected '¡' where the exclamation begins, got none", 4),
        ("de", "{n, plural, one {a.} other {b.}}", "{n, plural, one {a.} other {bc}}", None, 29),
        ("it", TOLD, "È sparito..", "Expected '.' at the end, got '..'", 10),
        ("ja", TOLD, "消えました。。", "Expected '。' at the end, got '。。'", 6),
        ("de", ASKED, "Löschen??", "Expected '?' at the end, got '??'", 8),
        ("he", TOLD, ".הקובץ נמחק", "Expected a full stop '.' at the end as in the English, got '.' at the begin", 10),
    ],
)
def test_another_end_is_told(locale: str, source: str, text: str, reason: str | None, offset: int) -> None:
    """The mark that was expected is the language's own, and the place is that of the last character."""
    expected = reason or "Expected a full stop '.' at the end as in the English, got none"
    assert told("end-punctuation", locale, source, text) == [(expected, offset)]


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("ja", ASKED, "削除しますか。"),
        ("ja", ASKED, "削除しますか?"),
        ("ja", TOLD, "消えました（{x}）。"),
        ("ja", "{f}: {reason}", "{reason} のため {f} は使えません。"),
        ("zh-Hans", "Loading...", "正在加载……"),
        ("el", ASKED, "Διαγραφή;"),
        ("el", ASKED, "Διαγραφή\u037e"),
        ("hy", ASKED, "Ջնջե՞լ"),
        ("hy", "Name:", "Անուն՝"),
        ("th", TOLD, "ลบแล้ว"),
        ("th", ASKED, "ลบหรือไม่"),
        ("km", TOLD, "លុបហើយ។"),
        ("am", "Name:", "ስም፦"),
        ("mr", TOLD, "गेले."),
        ("he", TOLD, "נמחק.\u200f"),
        ("fr", "Name:", f"Nom{NO_BREAK}:"),
        ("es", "A. Delete it?", "A. ¿Eliminar?"),
        ("es", "{question}?", "{question}?"),
        ("de", "It is “gone.”", "Es ist „weg“."),
        ("de", "Stop!", "Anhalten."),
        ("de", "Press “:”", "„:“ drücken"),
        ("de", "What??", "Was??"),
        ("de", "Loading...", "Laden..."),
        ("de", "See <b>it.</b>", "Siehe <b>dort</b>."),
        ("de", "See https://a.example/?", "Siehe https://a.example/?"),
        ("de", "{n} minutes", "{n} Min."),
        ("ru", "disks, files, etc.", "диски, файлы и др."),
        ("ja", "disks, files, etc.", "ディスク、ファイルなど"),
        ("de", "the {n, selectordinal, one {#st} other {#th}}", "{n, selectordinal, other {#.}}"),
        ("de", "{n, plural, =0 {} other {# files.}}", "{n, plural, =0 {} other {# Dateien.}}"),
        ("de", "Gone?!", "Weg?!"),
        ("de", "", "."),
        ("ca", "Feb", "febr."),
        ("cs", "A '{' is missing.", "Chybí '{'."),
        ("fr", "Num Lock", "Verr. num."),
        ("zh-Hans", "A file cannot be called “.”", "文件不能命名为“.”"),
        ("ar", "character after (?", "بعد (?"),
        ("dz", "File is empty", "ཡིག་སྣོད་སྟོངམ་ཨིན་པས།"),
        ("km", "Name:", "ឈ្មោះ៖"),
    ],
)
def test_each_language_ends_in_its_own_way(locale: str, source: str, text: str) -> None:
    """Where a language has other marks, or none, or the words stand in another order, the end is right."""
    assert remarks("end-punctuation", locale, source, text) == []


@pytest.mark.parametrize(
    ("locale", "source", "text", "fixed"),
    [
        ("de", TOLD, "Es ist weg", "Es ist weg."),
        ("de", TOLD, "Es ist weg\n", "Es ist weg.\n"),
        ("nl", "It is {x}.", "Het is {x}", "Het is {x}."),
        ("ja", TOLD, "消えました", "消えました。"),
        ("hi", TOLD, "सत्र समाप्त हो गया है", "सत्र समाप्त हो गया है।"),
        ("ur", TOLD, "فائل موجود نہیں", "فائل موجود نہیں۔"),
        ("de", "{n, plural, one {a.} other {b.}}", "{n, plural, one {a} other {b}}", "{n, plural, one {a} other {b}}."),
        ("hi", TOLD, "गया.", "गया।"),
        ("el", ASKED, "Διαγραφή?", "Διαγραφή;"),
    ],
)
def test_an_end_is_put_right_where_nothing_else_can_be_meant(locale: str, source: str, text: str, fixed: str) -> None:
    """A full stop that is missing is added, and a mark of another language exchanged; then nothing more is told."""
    assert put_right("end-punctuation", locale, source, text) == fixed
    assert remarks("end-punctuation", locale, source, fixed) == []


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", ASKED, "Löschen"),
        ("de", "Gone", "Weg."),
        ("de", TOLD, "Weg:"),
        ("de", TOLD, "„Weg“"),
        ("de", TOLD, "weg ({x})"),
        ("de", "{n, plural, one {a.} other {b.}}", "{n, plural, one {a.} other {b}}"),
        ("de", "Gone{n, plural, =0 {} other { (#)}}.", "Weg{n, plural, =0 {} other { (#)}}"),
        ("es", ASKED, "Eliminar?"),
        ("fa", "“Gone?”", "«رفت?»"),
        ("he", TOLD, ".הקובץ נמחק"),
        ("hi", TOLD, "सत्र समाप्त हो गया है।."),
        ("th", TOLD, "ลบแล้ว。"),
        ("de", TOLD, "TODO"),
        ("it", TOLD, "È sparito.."),
    ],
)
def test_an_end_that_leaves_a_choice_stays(locale: str, source: str, text: str) -> None:
    """Questions, colons, quotations and brackets are for a translator to end."""
    assert put_right("end-punctuation", locale, source, text) is None
