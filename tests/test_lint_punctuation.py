"""Marks inside texts: those of the language, and the space before them."""

from __future__ import annotations

import pytest
from lint_texts import NARROW, NO_BREAK, put_right, reasons, remarks


@pytest.mark.parametrize(
    ("locale", "text", "fixed"),
    [
        ("fr", "Nom : {x}", f"Nom{NO_BREAK}: {{x}}"),
        ("fr", "Quoi ? Si! Non; oui", f"Quoi{NARROW}? Si{NARROW}! Non{NARROW}; oui"),
        ("fr", "Quoi  ?", f"Quoi{NARROW}?"),
        ("fr", "Erreur:{x}", f"Erreur{NO_BREAK}:{{x}}"),
        ("fr", "Le « {x} » et «a»", f"Le «{NO_BREAK}{{x}}{NO_BREAK}» et «{NO_BREAK}a{NO_BREAK}»"),
        ("fr", "l''hôte '{x}' : si !", f"l''hôte '{{x}}'{NO_BREAK}: si{NARROW}!"),
        ("fr", "{n, plural, one {Si !} other {Non !}}", f"{{n, plural, one {{Si{NARROW}!}} other {{Non{NARROW}!}}}}"),
        ("fr-CA", "Quoi ? Nom: {x}", f"Quoi? Nom{NO_BREAK}: {{x}}"),
        ("fr-CH", "Quoi ?", "Quoi?"),
        ("fr", "Hôte {x}: absent; supprimer {y}?", f"Hôte {{x}}{NO_BREAK}: absent{NARROW}; supprimer {{y}}{NARROW}?"),
        ("uk", "Диск заповнений ;видаліть ,або", "Диск заповнений; видаліть, або"),
        ("de", "Wert : {x} .", "Wert: {x}."),
        ("ru", "Файла « {x} » нет", "Файла «{x}» нет"),
        ("es", f"El «{NO_BREAK}a « b » {{x}}» no", "El «a «b» {x}» no"),
        ("de-CH", "Die « {x}» fehlt", "Die «{x}» fehlt"),
        ("pl", "{x} , nie", "{x}, nie"),
        ("el", "Διαγραφή ;", "Διαγραφή;"),
        ("zh-Hans", "错误: {x},请(重)试.好!是? 对", "错误：{x}，请（重）试。好！是？对"),
        ("zh-Hans", "主机 。 好， 好", "主机。好，好"),
        ("zh-Hant", "「{x}」,不存在", "「{x}」，不存在"),
        ("ja", "消えた.次,は", "消えた。次、は"),
        ("ja", "原因:ファイル", "原因：ファイル"),
        ("ar", "خطأ, ثم; ماذا? نعم", "خطأ، ثم؛ ماذا؟ نعم"),
    ],
)
def test_marks_are_put_right(locale: str, text: str, fixed: str) -> None:
    """What is told is put right, and then nothing more is told; the words stay as they are."""
    assert put_right("punctuation-spacing", locale, "Gone", text) == fixed
    assert remarks("punctuation-spacing", locale, "Gone", fixed) == []


@pytest.mark.parametrize(
    ("locale", "text", "reason"),
    [
        ("fr", "Si !", "Expected a narrow no-break space before '!', got an ordinary space"),
        ("fr", "Nom: {x}", "Expected a no-break space before ':', got no space"),
        ("fr", f"«a{NO_BREAK}»", "Expected a no-break space behind '«', got no space"),
        ("fr-CA", "Si !", "Expected no space before '!', got an ordinary space"),
        ("de", f"Wert{NO_BREAK}: x", "Expected no space before ':', got a no-break space"),
        ("ja", "消えた。 次", "Expected no space behind '。', got an ordinary space"),
        ("zh-Hans", "好,是", "Expected '，', got ','"),
        ("it", "« {x}»", "Expected no space behind '«', got an ordinary space"),
        ("it", f"«{{x}}{NARROW}»", "Expected no space before '»', got a narrow no-break space"),
    ],
)
def test_a_reason_names_the_space(locale: str, text: str, reason: str) -> None:
    """A space that nobody sees is told by its name."""
    assert reasons("punctuation-spacing", locale, "Gone", text) == [reason]


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("fr", "x", "À 12:30, C:\\x, https://a.example/?b=1;c, ::1, std::x, a &amp; b :-)"),
        ("fr", "{h}:{p}", "{h}:{p}"),
        ("fr", "id:{x}", "id:{x}"),
        ("fr", "The pattern [a-z]? of main(); is wrong", "Le motif [a-z]? de main(); est incorrect"),
        ("fr", "{x}: {y}", "{x}: {y}"),
        ("fr", "x", "Quoi (!) ceci (?) «\u00a0!\u00a0»"),
        ("fr", "x", f"Quoi{NARROW}?! Non…!"),
        ("fr", "x", f"<b>Note{NO_BREAK}:</b> <i>x</i>: y"),
        ("fr", "x", f"{{x}}: y, «{NARROW}a{NARROW}», Si{NO_BREAK}!"),
        ("fr-CH", "x", f"Si! Quoi{NARROW}? «a»"),
        ("de", "Press ? now", "Drücken Sie ? jetzt"),
        ("de", "x", "Die Datei .vimrc ... von .NET"),
        ("hi", "x", "गया है ।"),
        ("th", "x", "ลบหรือไม่ ?"),
        ("fr", "x", f"Le fichier «{NO_BREAK}.{NO_BREAK}» est masqué"),
        ("oc", "x", "Error : {x} ; non"),
        ("ru", "x", "« Назад, « », «»"),
        ("es", "« Back | Next »", "« Anterior | Siguiente »"),
        ("mg", "x", "« {x} »"),
        ("ar-MA", "x", "« {x} »"),
        ("pl", "x", "»{x}« i »y«"),
        ("zh-Hans", "x.{y}", "输出.{y}"),
        ("ja", "x", "原因: {x}、「{y}」 (ID: {z})。VMware, Inc. の本当？　はい"),
        ("zh-Hans", "x", "版本 7.0.3，文件 a.txt、3,000 字，1.概述……"),
        ("ko", "x", "오류: {x}, 끝. 네?"),
        ("ar", "x", "خطأ: {x}، الإصدار 7.0, build"),
    ],
)
def test_what_only_looks_like_a_mark_is_left(locale: str, source: str, text: str) -> None:
    """Times, addresses, code, numbers and other languages have their own rules."""
    assert remarks("punctuation-spacing", locale, source, text) == []


@pytest.mark.parametrize(
    ("locale", "source", "text", "fixed"),
    [
        ("ja", "It is gone.", "消えました.", "消えました。"),
        ("zh-Hans", "Gone.", "错误,主机不存在.", "错误,主机不存在。"),
        ("fa", "Delete it?", "حذف شود?", "حذف شود؟"),
    ],
)
def test_a_mark_at_the_end_is_told_once(locale: str, source: str, text: str, fixed: str) -> None:
    """The rule about ends tells it and puts it right; marks inside the text are left to the other rule."""
    assert len(remarks("punctuation-spacing", locale, source, text)) == text.count(",")
    assert len(remarks("end-punctuation", locale, source, text)) == 1
    assert put_right("end-punctuation", locale, source, text) == fixed
