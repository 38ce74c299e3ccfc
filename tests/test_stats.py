"""How far translations are: each entry in one state, words of all scripts counted, and a badge that says it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.catalog import EntryProblem
from vapierrors.outputs.plain import one_line
from vapierrors.translate.badge import badge
from vapierrors.translate.project import find_domains
from vapierrors.translate.stats import Progress, domain_progress, overall, together, word_count

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def entry(message_id: str, source: str, text: str = "", before: str = "") -> str:
    return f'\n{before}msgctxt "{message_id}"\nmsgid "{source}"\nmsgstr "{text}"\n'


TEMPLATE = HEADER + "".join(
    entry(message_id, source)
    for message_id, source in [
        ("a.done", "Two words"),
        ("a.fuzzy", "Three whole words"),
        ("a.empty", "One"),
        ("a.missing", "Not there"),
        ("a.broken", "Disk {0} is full"),
        ("a.plural", "{n, plural, one {# file} other {# files}}"),
        ("a.gettext", "Old"),
    ]
)
GERMAN = (
    HEADER
    + entry("a.done", "Two words", "Zwei schöne Wörter")
    + entry("a.fuzzy", "Three whole words", "Drei", "#, fuzzy\n")
    + entry("a.empty", "One")
    + entry("a.broken", "Disk {0} is full", "Platte {0 ist voll")
    + entry("a.plural", "{n, plural, one {# file} other {# files}}", "{n, plural, one {# Datei} other {# Dateien}}")
    + '\nmsgctxt "a.gettext"\nmsgid "Old"\nmsgid_plural "Olds"\nmsgstr[0] "Alt"\nmsgstr[1] "Alte"\n'
    + entry("a.unknown", "Nobody asks", "Niemand fragt")
    + '\n#~ msgctxt "a.gone"\n#~ msgid "Gone"\n#~ msgstr "Weg"\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    messages = tmp_path / "de" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "app.po").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "app.pot").write_text(TEMPLATE, encoding="utf-8")
    return tmp_path


def test_every_entry_of_the_template_is_in_one_state(folder: Path) -> None:
    """Each state is counted, what the template does not have stands beside, and the words are those of the English."""
    (domain,) = find_domains(folder, [])
    english, german, french = domain_progress(domain, ["en", "de", "fr"]).rows
    assert german == Progress(
        str(folder),
        "app",
        "de",
        total=7,
        translated=2,
        fuzzy=1,
        untranslated=1,
        missing=1,
        broken=2,
        obsolete=1,
        unknown=1,
        source_words=14,
        translated_words=4,
        words=5,
    )
    assert english == Progress(
        str(folder), "app", "en", 7, translated=7, source_words=14, translated_words=14, words=14
    )
    assert french == Progress(str(folder), "app", "fr", 7, missing=7, source_words=14)
    assert (german.percent, english.percent, french.percent) == (28.5, 100.0, 0.0)


def test_a_blank_translation_is_none(folder: Path) -> None:
    """White space alone is shown to nobody."""
    (folder / "de" / "LC_MESSAGES" / "app.po").write_text(HEADER + entry("a.done", "Two words", " "), encoding="utf-8")
    (domain,) = find_domains(folder, [])
    (german,) = domain_progress(domain, ["de"]).rows
    assert (german.translated, german.untranslated) == (0, 1)


def test_without_a_template_all_translations_together_are_the_total(folder: Path) -> None:
    """An entry that one language has is missing in the other, though nobody asks for that one."""
    (folder / "app.pot").unlink()
    messages = folder / "ja" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "app.po").write_text(HEADER + entry("a.only", "Only here", "ここだけ"), encoding="utf-8")
    (domain,) = find_domains(folder, [])
    (german,) = domain_progress(domain, ["de"]).rows
    assert (german.total, german.translated, german.missing, german.unknown) == (8, 3, 1, 0)
    (japanese,) = domain_progress(domain, ["ja"]).rows
    assert (japanese.total, japanese.translated, japanese.missing, japanese.words) == (8, 1, 7, 4)


def test_english_is_complete_but_for_broken_templates(folder: Path) -> None:
    """A template that does not parse counts as broken in English, too, unless an English text stands in for it."""
    (folder / "app.pot").write_text(TEMPLATE + entry("a.bad", "Bad {0"), encoding="utf-8")
    (domain,) = find_domains(folder, [])
    (english,) = domain_progress(domain, ["en"]).rows
    assert (english.total, english.translated, english.broken) == (8, 7, 1)
    messages = folder / "en" / "LC_MESSAGES"
    messages.mkdir(parents=True)
    (messages / "app.po").write_text(HEADER + entry("a.bad", "Bad {0", "Bad {0}, and mended"), encoding="utf-8")
    (domain,) = find_domains(folder, [])
    (english,) = domain_progress(domain, ["en"]).rows
    assert (english.total, english.translated, english.words) == (8, 8, 14 + 3)


def test_of_an_entry_that_is_there_twice_the_first_counts(folder: Path) -> None:
    """As in the catalog: the first text, and one that is unfinished makes both so."""
    twice = entry("a.done", "Two words", "Zwei") + entry("a.done", "Two words", "Zwo {", "#, fuzzy\n")
    (folder / "de" / "LC_MESSAGES" / "app.po").write_text(HEADER + twice, encoding="utf-8")
    (domain,) = find_domains(folder, [])
    (german,) = domain_progress(domain, ["de"]).rows
    assert (german.fuzzy, german.missing) == (1, 6)


def test_what_is_no_entry_is_told(folder: Path) -> None:
    """A part of a file that cannot be read is a problem with file and line; all else is counted."""
    path = folder / "de" / "LC_MESSAGES" / "app.po"
    path.write_text(f"{GERMAN}\nmsgfoo\n", encoding="utf-8")
    (domain,) = find_domains(folder, [])
    rows, problems = domain_progress(domain, ["de"])
    assert problems == (
        EntryProblem(
            "file-syntax",
            "",
            "de",
            str(path),
            len(GERMAN.splitlines()) + 2,
            "Expected msgctxt, msgid, msgstr, a comment or text in quotes, got 'msgfoo'",
        ),
    )
    assert rows[0].translated == 2


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("", 0),
        ("{0}", 0),
        ("The disk “{0}” of vm-{1} is full.", 6),
        ("it's 3.5 GB – or 12 %", 5),
        ("{n, plural, =0 {no files} one {# file} other {# files}} left", 5),
        ("{k, select, ON {is on} other {is off}}", 4),
        ("not sound {0", 3),
        ("ディスクが一杯です。", 9),
        ("硬盘 {0} 已满 (NFS)", 5),
        ("디스크가 가득 찼습니다", 3),
        ("डिस्क भर गई है", 4),
        ("القرص ممتلئ", 2),
        ("ดิสก์เต็ม", 6),
        ("བོད་ཡིག", 2),
        ("no\u00a0break", 2),
    ],
)
def test_words_are_counted_in_every_script(template: str, words: int) -> None:
    """White space parts words, marks belong to their letters, and letters of scripts without spaces count alone."""
    assert word_count(template) == words


@given(st.text(), st.text())
def test_words_of_texts_side_by_side_add_up(first: str, second: str) -> None:
    """A space between two texts makes no word and takes none away."""
    quoted = [text.replace("'", "").replace("{", "").replace("}", "") for text in (first, second)]
    assert word_count(" ".join(quoted)) == sum(map(word_count, quoted))


def test_rows_are_summed_by_locale() -> None:
    """Each locale is the sum of its domains, all together the sum of all."""
    rows = [
        Progress("a", "x", "de", 4, 3, fuzzy=1, source_words=9),
        Progress("a", "y", "de", 6, 6, source_words=1),
        Progress("a", "x", "ja", 4, 4, words=7),
    ]
    assert overall(rows) == [
        Progress("", "", "de", 10, 9, fuzzy=1, source_words=10),
        Progress("", "", "ja", 4, 4, words=7),
    ]
    assert together(rows) == Progress("", "", "", 14, 13, fuzzy=1, source_words=10, words=7)
    assert (together([]).total, together([]).percent) == (0, 100.0)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_hundred_percent_leave_nothing_to_do(translated: int, total: int) -> None:
    """The share is rounded down, and the exact one is held against what is asked for."""
    row = Progress("", "", "de", total=total, translated=min(translated, total))
    assert (row.percent == 100.0) == (row.translated == total)
    assert row.is_under(100) == (row.translated < total)
    assert not row.is_under(0)


def picture_of(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("percent", [0, 49.9, 50, 70, 90, 100])
def test_everybody_can_read_the_badge(percent: float) -> None:
    """It has a name for screen readers, and its words stand out from what is behind them as WCAG 2 asks for."""
    picture = picture_of(badge(percent))
    assert picture.attrib["role"] == "img"
    assert picture.attrib["aria-label"] == picture.findtext(f"{SVG}title") == f"translated: {int(percent)} %"
    fills = [box.attrib["fill"] for box in picture.iter(f"{SVG}rect") if "fill" in box.attrib]
    assert len(fills) == 2
    assert all(1.05 / (luminance(fill) + 0.05) >= 4.5 for fill in fills)


@given(st.text(), st.text())
def test_no_words_break_the_badge(label: str, title: str) -> None:
    """Whatever the words are, the picture is sound XML, and says them."""
    picture = picture_of(badge(98.6, label=label, title=title))
    texts = [text.text or "" for text in picture.iter(f"{SVG}text")]
    assert texts == [one_line(label).translate({0xFFFE: None, 0xFFFF: None}), "98 %"]


def test_the_badge_is_escaped() -> None:
    """Words of others are text, never markup, and wide letters get more room."""
    picture = picture_of(badge(5, label="<script>\"&'\x1b[31m", title="翻訳 <5 %>"))
    assert [text.text for text in picture.iter(f"{SVG}text")] == ["<script>\"&'[31m", "5 %"]
    assert picture.attrib["aria-label"] == "翻訳 <5 %>"
    assert float(picture_of(badge(5, label="翻訳")).attrib["width"]) > float(
        picture_of(badge(5, label="ab")).attrib["width"]
    )


@pytest.mark.parametrize("percent", [-1, 100.1, float("nan")])
def test_a_share_beyond_the_scale_is_refused(percent: float) -> None:
    """A badge says 0 to 100, and no more."""
    with pytest.raises(ValueError, match=f"^Expected a percentage of 0 to 100, got {percent!r} - at percent$"):
        badge(percent)
