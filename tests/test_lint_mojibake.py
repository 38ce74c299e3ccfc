"""Mojibake: found where it is certain, undone where a way leads back, and never seen in sound text."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel import Locale, localedata
from lint_texts import put_right, remarks, told

from vapierrors.catalog.properties import read_pairs
from vapierrors.cldr.tags import maximize, parse_tag
from vapierrors.translate.lint.decoding import misread_runs

vmware = pytest.importorskip("vmware.vapi")

SENTENCES = {
    "de": "Die Datei „{x}“ für Größen fehlt",
    "fr": "Le fichier «\u00a0{x}\u00a0» à l’œuvre",
    "pl": "Plik został usunięty",
    "cs": "Soubor příliš žluťoučký",
    "ru": "Файл «{x}» не найден",
    "ja": "ファイルが見つかりません。",
    "zh-Hans": "文件不存在。",
    "zh-Hant": "檔案不存在。",
    "ko": "파일을 찾을 수 없습니다",
    "ar": "الملف غير موجود",
    "he": "הקובץ לא נמצא",
    "el": "Το αρχείο δεν βρέθηκε",
    "th": "ไม่พบไฟล์",
    "tr": "Dosya bulunamadı",
    "vi": "Không tìm thấy tệp",
    "hi": "फ़ाइल नहीं मिली।",
    "es": "¿Qué? El año pasó",
    "pt-BR": "Não é possível",
}


@pytest.mark.parametrize("locale", SENTENCES)
@pytest.mark.parametrize("charset", ["latin-1", "cp437", "mac_roman"])
def test_utf_8_that_was_read_in_another_charset_is_undone(locale: str, charset: str) -> None:
    """Every sentence comes back exactly, whatever its script."""
    sentence = SENTENCES[locale]
    assert put_right("mojibake", locale, "Gone", sentence.encode().decode(charset)) == sentence


@pytest.mark.parametrize(
    ("locale", "sentence", "written", "read"),
    [
        ("ru", "Файл не найден", "utf-8", "koi8_r"),
        ("uk", "Сім файлів", "utf-8", "cp1251"),
        ("ja", "ファイルが見つかり", "utf-8", "cp932"),
        ("zh-Hans", "文件存在", "utf-8", "gbk"),
        ("el", "Το πεδίο", "utf-8", "cp1253"),
        ("pl", "Plik usunięty", "utf-8", "cp1250"),
        ("ru", "Файл не найден", "cp1251", "cp1252"),
        ("ru", "Файл не найден", "koi8_r", "cp1252"),
        ("ru", "Не удалось открыть файл", "cp1251", "koi8_r"),
        ("ru", "Файл не найден", "koi8_r", "cp1251"),
        ("ru", "файл не найден на этом узле", "koi8_r", "cp1251"),
        ("uk", "Неможливо прочитати файл", "cp1251", "koi8_u"),
        ("bg", "Файлът не е намерен", "koi8_r", "cp1251"),
        ("he", "הקובץ לא נמצא", "cp1255", "cp1252"),
        ("zh-Hans", "文件不存在", "gbk", "cp1252"),
        ("ja", "ファイル", "cp932", "cp1252"),
        ("ko", "파일 없음", "cp949", "cp1252"),
        ("pl", "Plik został usunięty", "cp1250", "cp1252"),
        ("tr", "Dosyası başarısız", "cp1254", "cp1252"),
    ],
)
def test_charsets_that_were_mixed_up_are_undone(locale: str, sentence: str, written: str, read: str) -> None:
    """The way back leads through the charsets that the language once had."""
    assert put_right("mojibake", locale, "Gone", sentence.encode(written).decode(read)) == sentence


def test_what_was_misread_twice_is_undone_twice() -> None:
    """Each round of misreading is one round back; syntax and words around it stay."""
    twice = "für".encode().decode("cp1252").encode().decode("cp1252")
    assert told("mojibake", "de", "for", f"{twice} '{{x}}' {{y}}") == [
        ("Expected 'Ã¼', got 'ÃƒÂ¼', which is UTF-8 read as Windows-1252", 1),
    ]
    assert put_right("mojibake", "de", "for", f"{twice} '{{x}}' {{y}}") == "für '{x}' {y}"


@pytest.mark.parametrize(
    ("source", "text", "reason", "offset"),
    [
        ("for", "f??r", "Expected the characters of the translator, got '??' in their place", 1),
        ("for", "f?r", "Expected the characters of the translator, got '?' in their place", 1),
        ("exceeds", "?berschreitet", "Expected the characters of the translator, got '?' in their place", 0),
        ("activity", "l'attivit??", "Expected the characters of the translator, got '??' in their place", 9),
        ("not valid", "activit? non valide", "Expected the characters of the translator, got '?' in their place", 7),
        ("{x} gone", "???{x}?????", "Expected the characters of the translator, got '???' in their place", 0),
        ("gone", "f\ufffdr", "Expected the characters of the translator, got 1 × U+FFFD in their place", 1),
        ("gone", "锟斤拷x", "Expected the characters of the translator, got '锟斤拷', which a wrong charset made", 0),
    ],
)
def test_what_is_lost_for_good_is_told(source: str, text: str, reason: str, offset: int) -> None:
    """Where nothing says what the characters were, nothing is put right."""
    assert told("mojibake", "de", source, text) == [(reason, offset)]
    assert put_right("mojibake", "de", source, text) is None


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", "Really?!", "Wirklich?!"),
        ("de", "See https://a.example/?b=c", "Siehe https://a.example/?b=c"),
        ("es", "Sure? Yes", "¿Seguro? Sí"),
        ("de", "Press ? now", "? drücken"),
        ("zh-Hans", "Ok? Yes", "好吗?是"),
        ("de", "Unknown: ???", "Unbekannt: ???"),
        ("de", "gone {x}", "weg (?) {x}?"),
        ("uk", "Seven years", "Сім років, Рік"),
        ("ru", "File not found", "фАЙЛ НЕ НАЙДЕН"),
        ("ru", "FILE NOT FOUND", "ФАЙЛ НЕ НАЙДЕН"),
        ("ru", "x", "мРНК, кВт, ГЭС"),
        ("be", "Bahrain", "БАХРЭЙН"),
        ("fr", "x", "«\u00a0CAFÉ\u00a0» — À l’ÉTÉ\u00a0: É"),
        ("pt-BR", "x", "“IRMÔ"),
        ("pl", "x", "5 m² × 3 cm³, ½ strony"),
        ("tr", "x", "Þór"),
        ("de", "fÃ¼r", "fÃ¼r"),
    ],
)
def test_sound_text_is_left(locale: str, source: str, text: str) -> None:
    """Questions, signs and capitals with accents are what they are."""
    assert remarks("mojibake", locale, source, text) == []


@pytest.mark.parametrize(
    ("locale", "text", "right"),
    [
        ("de", "FÃ¼r {x}", "Für {x}"),
        ("pt-BR", "JÃ¡ existe", "Já existe"),
        ("nl", "EÃ©n", "Eén"),
        ("de", "50Â\u00a0%", "50\u00a0%"),
        ("fr", "connecter Ã\u00a0{x}", "connecter à{x}"),
        ("fr", "Â«\u00a0{x}\u00a0Â»", "«\u00a0{x}\u00a0»"),
        ("hu", "Nem mûködik", "Nem működik"),
        ("ro", "reþea a eºuat", "reţea a eşuat"),
        ("cs", "síové pøipojení", "síové připojení"),
        ("hr", "Host veæ postoji", "Host već postoji"),
    ],
)
def test_one_letter_is_enough_where_nobody_would_have_written_it(locale: str, text: str, right: str) -> None:
    """Behind a capital, as a sign on its own, and in a small word that has a letter of another language."""
    assert put_right("mojibake", locale, "Gone", text) == right


def test_an_a_that_lost_its_half_is_told_though_nothing_brings_it_back() -> None:
    """The no-break space of à became an ordinary one, and may be gone altogether."""
    assert put_right("mojibake", "it", "Gone", "La cittÃ  non è qui") is None
    assert len(told("mojibake", "it", "Gone", "La cittÃ  non è qui")) == 1
    assert told("mojibake", "pt-BR", "Gone", "NÃO, Ã") == []


def test_no_name_that_cldr_has_is_taken_for_mojibake() -> None:
    """Names of languages, countries and currencies in each language raise nothing, in capitals neither."""
    found = []
    for name in localedata.locale_identifiers():
        if "_" in name:
            continue
        locale, tag = Locale(name), maximize(parse_tag(name))
        for table in (locale.languages, locale.territories, locale.currencies):
            joined = " ".join(table.values())
            texts = [joined, joined.upper(), *map(str.upper, table.values())]
            found += [(name, run) for text in texts for run in misread_runs(text, tag)]
    assert found == []


@pytest.mark.parametrize("locale", ["de", "es", "fr", "it", "ja", "ko", "zh_CN", "zh_TW"])
def test_the_official_bundles_are_found_out(locale: str) -> None:
    """Exactly those of their translations that have question marks for letters are told."""
    folder = Path(vmware.__path__[0]) / "settings"
    english = {key: value for key, value, _line in read_pairs((folder / "runtime.properties").read_text("utf-8"))}
    pairs = [*read_pairs((folder / f"runtime_{locale}.properties").read_text("utf-8"))]
    found = {key for key, text, _line in pairs if remarks("mojibake", locale, english[key], text)}
    assert len(pairs) == 92
    assert found == {key for key, text, _line in pairs if "??" in text}
