"""The pages of ``vapierrors preview --web``, made from catalogs without a server (specification, section 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from preview_pages import GERMAN, cells, po_path, save, write_catalogs

from vapierrors.translate.web.listing import PAGE_SIZE
from vapierrors.translate.web.pages import error_page, list_page, message_page, static_file
from vapierrors.translate.web.site import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_catalogs(tmp_path / "locales")


@pytest.fixture
def site(folder: Path) -> Site:
    return Site([folder])


def listed(site: Site, query: str, locale: str = "de") -> list[list[str]]:
    page = list_page(site.current(), query, locale)
    assert page.status == 200
    return cells(page.content.decode())


def shown(site: Site, query: str, status: int = 200, locale: str = "de") -> str:
    page = message_page(site.current(), query, locale)
    assert page.status == status
    return page.content.decode()


def test_messages_stand_side_by_side(site: Site) -> None:
    """English and the language of the reader, with sample values, and what state each message is in."""
    hostile = "<img src=x onerror=alert(1)> example <script>alert(1)</script> {{ 7 * 7 }}"
    assert listed(site, "domain=own") == [
        [
            "com.example.files own",
            "English 3 files on esx01.example.com since November 23, 2026",
            "German 3 Dateien auf esx01.example.com seit 23. November 2026",
        ],
        [
            "com.example.fuzzy own",
            "English The session session-1 has expired.",
            "German The session session-1 has expired. fuzzy shown in English",
        ],
        ["com.example.hostile own", f"English {hostile}", f"German {hostile} </pre> 1 problem"],
        ["com.example.power own", "English vm-42 is running.", "German vm-42 läuft. 1 problem"],
        [
            "com.example.todo own",
            "English Nobody has translated this.",
            "German Nobody has translated this. untranslated shown in English",
        ],
    ]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("state=fuzzy", ["com.example.fuzzy"]),
        ("state=untranslated", ["com.example.todo"]),
        ("state=problem", ["com.example.hostile", "com.example.power"]),
        ("q=DATEIEN+auf", ["com.example.files"]),
        ("q=example.files", ["com.example.files"]),
        ("q=Sitzung", ["com.example.fuzzy"]),
        ("q=running+power", ["com.example.power"]),
        ("q=running+files", []),
        ("second=ar&state=untranslated", ["com.example.fuzzy", "com.example.hostile"]),
        ("second=en-XA&state=untranslated", []),
        ("second=de-AT&state=fuzzy", ["com.example.fuzzy"]),
    ],
)
def test_what_is_asked_for_is_listed(site: Site, query: str, ids: list[str]) -> None:
    """By state in the second language; by words of ids and texts, unfinished ones too, in any letter case."""
    assert [row[0].partition(" ")[0] for row in listed(site, f"domain=own&{query}")] == ids


def test_the_built_in_catalogs_are_listed_too(site: Site) -> None:
    """They lie below those of the project."""
    (row,) = listed(site, "q=vcenter.vm.not_found&second=ja")
    assert row == [
        "com.vmware.api.vcenter.vm.not_found vsphere",
        "English No virtual machine has the identifier “item-1”.",
        "Japanese ID が「item-1」の仮想マシンはありません。",
    ]


def test_pages_of_the_list(tmp_path: Path) -> None:
    """Each has its share of the messages; one behind the last is the last, and what is no number is the first."""
    entries = [f'msgctxt "com.example.m{number:03}"\nmsgid "Text {number}"\nmsgstr ""\n' for number in range(120)]
    (tmp_path / "own.pot").write_text("\n".join(entries), encoding="utf-8")
    site = Site([tmp_path])
    sizes = {page: len(listed(site, f"domain=own&page={page}")) for page in ("", "1", "2", "3", "4", "0", "-1", "x")}
    assert sizes == {"": 50, "1": 50, "2": 50, "3": 20, "4": 20, "0": 50, "-1": 50, "x": 50}
    assert PAGE_SIZE == 50
    assert listed(site, "domain=own&page=3")[0][0] == "com.example.m100 own"
    page = list_page(site.current(), "domain=own&page=2&q=text", "de").content.decode()
    assert '<a href="/?first=en&amp;second=de&amp;q=text&amp;domain=own&amp;page=3" rel="next">Next</a>' in page


def test_an_empty_list_says_so(site: Site) -> None:
    """With a way back, in the same languages."""
    page = list_page(site.current(), "q=nothing+at+all&first=ja&zone=Asia/Tokyo", "de").content.decode()
    assert cells(page) == []
    back = "/?first=ja&amp;second=de&amp;zone=Asia%2FTokyo"
    assert f'No message matches. <a href="{back}">Show all ' in page
    assert f'<a class="home" href="{back}">' in page


def test_every_branch_has_a_row(site: Site) -> None:
    """The categories of both languages, each with a number that has it; the values of the form are marked."""
    page = shown(site, "id=com.example.files&second=ar")
    rows = cells(page)
    assert [row[0] for row in rows] == [f"count = {number}" for number in (0, 1, 2, 3, 11, 100)]
    assert [row[2].rpartition(" ")[2] for row in rows] == ["zero", "one", "two", "few", "many", "other"]
    assert [row[1].rpartition(" ")[2] for row in rows] == ["other", "one", "other", "other", "other", "other"]
    assert rows[2] == [
        "count = 2",
        "English 2 files on esx01.example.com since November 23, 2026 other",
        "Arabic ملفان على esx01.example.com منذ 23 نوفمبر 2026 two",
    ]
    assert page.count('class="current"') == 1
    assert [row[0] for row in cells(shown(site, "id=com.example.power"))] == ["state = ON", "state = other"]


def test_given_values_are_shown(site: Site) -> None:
    """In the table, where a number of no other row gets one of its own, and in the stacks as text, HTML and JSON."""
    values = "p.count=1234567&p.host=%3Cb%3E&p.when=2026-01-31T23:30:00Z"
    page = shown(site, f"id=com.example.files&{values}&format=en-IN&zone=Europe/Berlin")
    assert cells(page)[0] == [
        "count = 1234567",
        "English 12,34,567 files on <b> since 1 February 2026 other",
        "German 12,34,567 Dateien auf <b> seit 1 February 2026 other",
    ]
    text = "12,34,567 Dateien auf &lt;b&gt; seit 1 February 2026\n  Ursache: Die an die Methode übergebenen Eingaben"
    assert text in page
    assert "<bdi>12,34,567</bdi> Dateien auf <bdi>&lt;b&gt;</bdi> seit <bdi>1 February 2026</bdi>" in page
    assert "&#34;summary&#34;: &#34;12,34,567 Dateien auf &lt;b&gt; seit 1 February 2026&#34;" in page


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("p.count=many", "Expected an integer of at most 64 bits, such as 5, got &#39;many&#39;"),
        (
            "p.when=today",
            "Expected a time in RFC 3339 with its zone, such as 2026-01-31T10:00:00Z, got &#39;today&#39;",
        ),
        (f"p.host={'x' * 2001}", "Expected at most 2000 characters, got 2001"),
        ("second=xx-yyyyyyyyy", "Expected a language tag such as de or zh-Hant-TW, got &#39;xx-yyyyyyyyy&#39;"),
        ("format=tlh", "Expected a language that CLDR has data for, got &#39;tlh&#39; in &#39;tlh&#39;"),
        ("zone=Berlin", "Expected an IANA time zone name such as Europe/Berlin, got &#39;Berlin&#39;"),
    ],
)
def test_a_wrong_value_is_told_beside_its_field(site: Site, field: str, reason: str) -> None:
    """The sample, or the default, is shown in its place."""
    page = shown(site, f"id=com.example.files&{field}", status=422)
    assert f'-fault">{reason}</p>' in page
    assert page.count('aria-invalid="true"') == 1
    assert cells(page)[0][2] == "German 3 Dateien auf esx01.example.com seit 23. November 2026 other"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("q=" + "x" * 201, "Expected at most 200 characters, got 201"),
        ("domain=" + "x" * 101, "Expected at most 100 characters, got 101"),
        ("state=done", "Expected one of untranslated, fuzzy, problem, got &#39;done&#39;"),
        ("first=" + "x" * 101, f"Expected a language tag such as de or zh-Hant-TW, got &#39;{'x' * 59}…&#39;"),
    ],
)
def test_a_wrong_wish_is_told_beside_its_field(site: Site, query: str, reason: str) -> None:
    """The list is that without it."""
    page = list_page(site.current(), query, "de")
    assert page.status == 422
    assert f'-fault">{reason}</p>' in page.content.decode()
    assert len(cells(page.content.decode())) == PAGE_SIZE


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ("id=com.example.gone", 404, "Expected a message id of the catalogs, got &#39;com.example.gone&#39;"),
        ("", 404, "Expected a message id of the catalogs, got &#39;&#39;"),
        ("id=" + "x" * 501, 400, "Expected a message id of at most 500 characters"),
        ("id=" + "x" * 16_382, 400, "Expected at most 16384 characters behind the ?, got 16385"),
        ("&".join(f"p.{number}=1" for number in range(201)), 400, "Expected at most 200 fields behind the ?, got more"),
    ],
)
def test_a_page_that_is_not_there(site: Site, query: str, status: int, reason: str) -> None:
    """A page says why, whatever was asked for."""
    page = shown(site, query, status=status)
    assert f'<p class="reason">{reason}</p>' in page
    assert ("<h1>There is no such page</h1>" in page) is (status == 404)


def test_findings_and_sources_are_shown(site: Site) -> None:
    """What lint says, what stands in the files, an unfinished translation too, and the notes to translators."""
    power = shown(site, "id=com.example.power")
    assert "<strong>warning</strong> in German: Expected one space, got 2" in power
    assert "<code>double-space</code>" in power
    fuzzy = shown(site, "id=com.example.fuzzy")
    assert (
        '<bdi lang="de" dir="ltr">Die Sitzung </bdi>{session}<bdi lang="de" dir="ltr"> ist abgelaufen.</bdi>' in fuzzy
    )
    assert "<li>count (i): how many</li>\n<li>host (s): where</li>\n<li>service.py:12</li>" in fuzzy


def test_hostile_texts_stay_texts(site: Site) -> None:
    """Neither a template nor a value nor a query becomes markup, or is a template of the pages."""
    values = "p.name=%3Cscript%3Ealert(2)%3C/script%3E&q=%3Cimg+src%3Dx%3E&domain=%22%3E%3Cb%3E"
    message = shown(site, f"id=com.example.hostile&{values}")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}" in message
    for page in (
        message,
        list_page(site.current(), "q=hostile", "de").content.decode(),
        list_page(site.current(), "q=%3Cscript%3Ealert(3)%3C/script%3E&first=%22%3E%3Cb%3E", "de").content.decode(),
    ):
        assert page.count("<script") == page.count('<script src="/static/reload.js" data-version="') == 1
        assert "<img" not in page
        assert "<b>" not in page
    assert "&lt;script&gt;alert(4)&lt;/script&gt;" in error_page(404, "<script>alert(4)</script>").content.decode()


def test_pseudo_locales_are_made_on_the_fly(site: Site) -> None:
    """Accented, and mirrored from right to left."""
    page = shown(site, "id=com.example.power&first=en-XA&second=en-XB")
    assert cells(page)[0][1] == "English (Pseudo-Accents) [vm-42 îš ŕûññîñĝ. öñé ţŵö ţĥŕéé]"
    assert '<p class="text" lang="en-XB" dir="rtl"><bdi>vm-42</bdi> יס רטננינג.</p>' in page


def test_a_language_without_catalogs_shows_english(site: Site) -> None:
    """Each text says which language it is in."""
    page = shown(site, "id=com.example.power&second=fa")
    assert cells(page)[0][2] == "Persian vm-42 is running. shown in English"
    assert '<p class="text" lang="en" dir="ltr"><bdi>vm-42</bdi> is running.</p>' in page


def test_templates_of_one_message_are_shown_one_by_one(tmp_path: Path) -> None:
    """Each with the translation that has the same arguments."""
    entries = [("{0} is gone.", "{name} ist weg."), ("{name} is gone.", "{0} ist fort.")]
    path = po_path(tmp_path, "de")
    path.parent.mkdir(parents=True)
    text = "".join(
        f'msgctxt "com.example.gone"\nmsgid "{english}"\nmsgstr "{german}"\n\n' for english, german in entries
    )
    path.write_text(text, encoding="utf-8")
    site = Site([tmp_path])
    assert cells(shown(site, "id=com.example.gone"))[0][1:] == ["English item-1 is gone.", "German item-1 ist fort."]
    page = shown(site, "id=com.example.gone&template=1")
    assert cells(page)[0][1:] == ["English example is gone.", "German example ist weg."]
    assert 'template=1" aria-current="true">with <code translate="no">name</code></a>' in page


def test_neighbours_are_those_of_the_list(site: Site) -> None:
    """Previous and next follow what was searched."""
    page = shown(site, "id=com.example.hostile&q=example&state=problem")
    assert page.count('rel="prev"') == 0
    assert "id=com.example.power&amp;first=en&amp;second=de&amp;q=example&amp;state=problem" in page


def test_properties_are_catalogs_too(tmp_path: Path) -> None:
    """Without comments and states, but with all texts."""
    (tmp_path / "own.properties").write_text("com.example.gone={0} is gone.\n", encoding="utf-8")
    (tmp_path / "own_de.properties").write_text("com.example.gone={0} ist weg.\n", encoding="utf-8")
    site = Site([tmp_path])
    assert listed(site, "domain=own") == [["com.example.gone own", "English item-1 is gone.", "German item-1 ist weg."]]


def test_the_second_language_is_one_of_the_project(tmp_path: Path) -> None:
    """Where English is the reader's, the first other language of the uppermost folder; else a pseudo-locale."""
    save(tmp_path, "pl", {"com.example.todo": ""})
    assert "Polish" in listed(Site([tmp_path]), "q=example.todo", "en")[0][2]


def test_a_position_far_away_costs_nothing(tmp_path: Path) -> None:
    """A template with a million arguments in front of its one is shown as what it is."""
    path = tmp_path / "own.pot"
    path.write_text('msgctxt "com.example.far"\nmsgid "{99999999}"\nmsgstr ""\n', encoding="utf-8")
    site = Site([tmp_path])
    assert listed(site, "domain=own", "de")[0][1] == "English {99999999} 1 problem"
    assert cells(shown(site, "id=com.example.far"))[0][1] == "English no text"


def test_what_is_saved_is_shown(site: Site, folder: Path) -> None:
    """With another version, which pages are told; a file that comes is seen, too."""
    before = site.current()
    save(folder, "de", {**GERMAN, "com.example.todo": "Niemand hat das übersetzt."})
    after = site.current()
    assert before.version != after.version
    assert site.current() is after
    assert listed(site, "q=example.todo")[0][2] == "German Niemand hat das übersetzt."
    save(folder, "eo", {"com.example.todo": "Neniu tradukis tion."})
    assert listed(site, "q=example.todo&second=eo")[0][2] == "Esperanto Neniu tradukis tion."


def test_what_is_broken_stays_as_it_was(site: Site, folder: Path) -> None:
    """The problem is told where the message is, and the old text is shown."""
    assert listed(site, "q=example.power")[0][2] == "German vm-42 läuft. 1 problem"
    save(folder, "de", {**GERMAN, "com.example.power": "{vm"})
    assert listed(site, "q=example.power")[0][2] == "German vm-42 läuft. 1 problem"
    reason = (
        "<strong>error</strong> in German: Expected &#39;,&#39; or &#39;}&#39; behind the argument name &#39;vm&#39;"
    )
    page = shown(site, "id=com.example.power")
    assert reason in page
    assert "; what stood there before is shown" in page
    assert "1 problem of the catalogs" in page


def test_a_folder_that_is_gone_stays_as_it_was(site: Site, folder: Path) -> None:
    """Until it is there again."""
    before = listed(site, "domain=own")
    folder.rename(folder.parent / "elsewhere")
    assert listed(site, "domain=own") == before
    (folder.parent / "elsewhere").rename(folder)
    assert listed(site, "domain=own") == before


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("vapierrors.css", "text/css; charset=utf-8"),
        ("preview.css", "text/css; charset=utf-8"),
        ("reload.js", "text/javascript; charset=utf-8"),
        ("icon.svg", "image/svg+xml; charset=utf-8"),
    ],
)
def test_static_files(name: str, content_type: str) -> None:
    """The style sheets, the script and the icon are files of the package."""
    file = static_file(name)
    assert file is not None
    assert (file.content_type, file.content[:1] in b"/<") == (content_type, True)


@pytest.mark.parametrize("name", ["", "x", "../pages.py", "pages.py", "list.html.j2"])
def test_nothing_else_is_a_static_file(name: str) -> None:
    """Whatever the name."""
    assert static_file(name) is None
