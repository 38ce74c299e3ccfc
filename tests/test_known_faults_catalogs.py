"""Faults that other software had with catalogs and files for translators, and what is proved against them here."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from catalog_folders import block, found, load, write
from command_line import invoke
from hypothesis import given, settings
from hypothesis import strategies as st
from limits_counting import peak_of

from vapierrors import Renderer
from vapierrors.catalog.mo import MAGIC, MoError, MoFile
from vapierrors.catalog.mo_writing import mo_bytes
from vapierrors.catalog.po import read_po_table
from vapierrors.catalog.translation import Translation
from vapierrors.exceptions import CatalogError
from vapierrors.translate.exchange.format import InFile
from vapierrors.translate.exchange.xliff_reading import read_xliff

if TYPE_CHECKING:
    from pathlib import Path

PLURAL = '\nmsgctxt "n"\nmsgid "{n} file"\nmsgid_plural "{n} files"\nmsgstr[0] "eine"\nmsgstr[1] "viele"\n'


def po(*fields: str, entries: str = "", charset: str = "utf-8") -> bytes:
    lines = "".join(f'"{field}\\n"\n' for field in (f"Content-Type: text/plain; charset={charset}", *fields))
    return f'msgid ""\nmsgstr ""\n{lines}{entries}\n{block("a", "Gone", "Weg")}'.encode()


def read(content: bytes) -> tuple[list[str], list[str]]:
    """The ids that count, and the codes of what does not."""
    table = read_po_table(content, "de", "x.po")
    return [*table.translations], [problem.code for problem in table.problems]


@pytest.mark.parametrize("count", ["999999999", "2147483648", "-1", "0", "9" * 30])
def test_the_number_of_plural_forms_makes_no_texts(count: str) -> None:
    """Babel's reader makes ``nplurals`` texts for a plural, a minute of them for 999999999; here it makes 64."""
    content = po(f"Plural-Forms: nplurals={count}; plural=(n != 1);", entries=PLURAL)
    assert peak_of(lambda: read(content)) < 1 << 20
    assert read(content) == (["a"], ["gettext-plural"])


@pytest.mark.parametrize(
    "rule",
    ["n" + "**n" * 99, "__import__('os').system('id')", "(" * 500 + "n" + ")" * 500, "n ? " * 400, "1/0", "n&&&"],
)
def test_the_rule_of_plural_forms_is_never_evaluated(rule: str) -> None:
    """Gettext compiles ``Plural-Forms`` to code; here plurals are ICU's, and the field is a text."""
    assert read(po(f"Plural-Forms: nplurals=2; plural={rule};", entries=PLURAL)) == (["a"], ["gettext-plural"])


@pytest.mark.parametrize(
    "charset", ["zlib", "hex", "rot13", "base64", "undefined", "unicode_escape", "utf-16", "\x01", "x" * 5000]
)
def test_a_charset_that_is_none_hides_no_entry(charset: str) -> None:
    """Python knows encodings that are no charsets, and raises for some: UTF-8 is tried, with a problem."""
    ids, problems = read(po(charset=charset))
    assert (ids, set(problems)) == (["a"], {"file-syntax"})


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "zlib", "undefined", "utf-16"])
def test_cve_2022_45061_a_compiled_file_names_no_slow_charset(tmp_path: Path, charset: str) -> None:
    """Python takes the square of a text's length to read ``idna`` or ``punycode``; no catalog may be in either."""
    header = f"Content-Type: text/plain; charset={charset}\n"
    (tmp_path / "x.mo").write_bytes(mo_bytes(header, [Translation("a", "Gone", "Weg" * 50_000)]))
    with pytest.raises(MoError) as error:
        MoFile(tmp_path / "x.mo")
    assert str(error.value) == f"Expected text in the charset that the header names, got unknown encoding: {charset}"


def mo_of(*words: int, size: int = 64) -> bytes:
    return struct.pack(f"<{len(words)}I", *words).ljust(size, b"\0")


CORRUPT = {
    "empty": b"",
    "a magic number alone": mo_of(MAGIC, size=4),
    "a version of its own": mo_of(MAGIC, 7 << 16, 0, 28, 28),
    "more entries than bytes": mo_of(MAGIC, 0, 0xFFFFFFFF, 28, 28),
    "tables behind the end": mo_of(MAGIC, 0, 1, 0xFFFFFFF0, 0xFFFFFFF0),
    "a text behind the end": mo_of(MAGIC, 0, 1, 28, 36, 0, 0, 0, 60, 0xFFFFFFF0),
    "a text of four gigabytes": mo_of(MAGIC, 0, 1, 28, 36, 0, 0, 0xFFFFFFFF, 0),
    "many entries of one large text": mo_of(MAGIC, 0, 500, 28, 28, *[60_000, 10] * 500, size=70_000),
}


@pytest.mark.parametrize("kind", CORRUPT)
def test_a_corrupt_compiled_file_costs_no_more_than_itself(tmp_path: Path, kind: str) -> None:
    """Gettext readers crashed, or allocated what a file said; here it is a problem, within a few times its size."""
    write(tmp_path / "de" / "LC_MESSAGES" / "app.po", block("a", "Gone", "Weg"))
    (tmp_path / "de" / "LC_MESSAGES" / "bad.mo").write_bytes(CORRUPT[kind])

    def look() -> None:
        catalog = load(tmp_path)
        assert [template for template, _ in found(catalog, "a")] == ["Weg"]
        assert {problem.code for problem in catalog.problems("de")} <= {"file-syntax", "no-message-id"}
        assert dict(catalog.table("de")).keys() == {"a"}

    look()
    assert peak_of(look) < 4 << 20


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from(["de/LC_MESSAGES/x.po", "de/LC_MESSAGES/x.mo", "x_de.properties", "x.pot"])
)
def test_a_file_of_any_bytes_hides_no_other(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    """Whatever is in a file beside a sound one, the sound one is read, and an error is shown in its words."""
    folder = tmp_path_factory.mktemp("any")
    write(folder / "de" / "LC_MESSAGES" / "app.po", block("sound.id", "Gone", "Weg"))
    (folder / name).write_bytes(content)
    document = {"messages": [{"id": "sound.id", "default_message": "Gone.", "args": []}]}
    assert Renderer(load(folder)).render(document, locale="de").summary == "Weg"


ENTITIES = "".join(f'<!ENTITY l{level + 1} "{f"&l{level};" * 10}">' for level in range(9))
DTDS = {
    "billion laughs": f'<!DOCTYPE xliff [<!ENTITY l0 "ha">{ENTITIES}]>',
    "quadratic blowup": f'<!DOCTYPE xliff [<!ENTITY l9 "{"ha" * 50_000}">]>',
    "external entity": '<!DOCTYPE xliff [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>',
    "external DTD": '<!DOCTYPE xliff SYSTEM "http://evil.example/x.dtd">',
    "parameter entity": '<!DOCTYPE xliff [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
}


@pytest.mark.parametrize("kind", DTDS)
def test_cve_2003_1564_and_cwe_611_xliff_has_no_dtd(tmp_path: Path, kind: str) -> None:
    """Entities grow without end, or read files; XLIFF needs none, and a document type is refused where it begins."""
    content = (
        f'<?xml version="1.0"?>{DTDS[kind]}<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"'
        ' srcLang="en" trgLang="de"><file id="f" original="app"><unit id="u" name="a"><segment><source>&l9;</source>'
        "<target>&l9;</target></segment></unit></file></xliff>"
    ).encode()

    def refused() -> None:
        with pytest.raises(CatalogError) as error:
            read_xliff(InFile("app.de.xlf", content))
        assert "Expected XLIFF without a DTD, got <!DOCTYPE xliff>" in str(error.value)

    assert peak_of(refused) < 1 << 20
    file = tmp_path / "app.de.xlf"
    file.write_bytes(content)
    result = invoke("import", "--into", tmp_path / "locales", file)
    assert (result.exit_code, (tmp_path / "locales").exists()) == (2, False)
