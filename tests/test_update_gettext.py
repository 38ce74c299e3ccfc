"""``update`` beside ``msgmerge`` of gettext, and what gettext says of the files that are written."""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vapierrors.translate.merging import faults_in, merge
from vapierrors.translate.po import PoDocument, PoEntry, print_entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(shutil.which("msgmerge") is None, reason="gettext is not installed")

HEADER = PoEntry(
    translator_comments=("German",),
    text="Project-Id-Version: app\nPOT-Creation-Date: 2026-01-01 00:00+0000\nPO-Revision-Date: 2026-01-01 00:00+0000\n"
    "Last-Translator: Anna <anna@example.com>\nLanguage-Team: German\nLanguage: de\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n",
)
FATES = (
    "kept",
    "kept",
    "new",
    "changed",
    "renamed",
    "gone",
    "never",
    "revived",
    "obsolete",
    "fuzzy",
    "plural",
    "plural-new",
)


def gettext(program: str, *args: str | Path) -> str:
    """What a program of gettext prints, if it is content."""
    done = subprocess.run([program, *args], capture_output=True, check=False, text=True)  # noqa: S603 - ours
    assert done.returncode == 0, done.stderr
    return done.stdout


class Catalogs(NamedTuple):
    """A translation and its template, as text."""

    translation: str
    template: str


def generated(seed: int) -> Catalogs:
    """Catalogs of messages that share no words, so that gettext has no more to choose from than we do."""
    drawn = random.Random(seed)  # noqa: S311 - no secret
    bugs = "Report-Msgid-Bugs-To: {}@example.com\nPOT-Creation-Date"
    old = HEADER.text.replace("POT-Creation-Date", bugs.format("old")) if drawn.randrange(2) else HEADER.text
    new = HEADER.text.replace("POT-Creation-Date", bugs.format("new")) if drawn.randrange(2) else HEADER.text
    translation, obsolete, template = (
        [replace(HEADER, text=old)],
        [],
        [PoEntry(text=new.replace("2026-01", "2026-02"))],
    )
    for number in range(drawn.randrange(1, 25)):
        words = [chr(ord("a") + number) * drawn.randrange(4, 9) for _ in range(6)]
        source, changed = " ".join(words), " ".join([*words[:3], "{0}", *words[3:]])
        fate = drawn.choice(FATES)
        notes = {"extracted_comments": (f"{{0}} (s): {number}",), "flags": ("icu-message-format",)}
        entry = PoEntry(id=f"id.{number}", source=source, text=f"Übersetzung {number}", translator_comments=("note",))
        fresh = PoEntry(id=entry.id, source=source, **notes)  # type: ignore[arg-type]  # names of fields
        match fate:
            case "kept":
                pairs = (entry, fresh)
            case "new":
                pairs = (None, fresh)
            case "changed":
                pairs = (entry, PoEntry(id=entry.id, source=changed))
            case "renamed":
                pairs = (entry, PoEntry(id=f"renamed.{number}", source=source))
            case "gone":
                pairs = (entry, None)
            case "never":
                pairs = (PoEntry(id=entry.id, source=source), None)
            case "fuzzy":
                pairs = (entry.with_flag("fuzzy"), fresh)
            case "plural" | "plural-new":
                is_known = fate == "plural"
                plural = PoEntry(id=entry.id, source=source, source_plural=f"{source}s", plural_texts=("Ein", "Viele"))
                pairs = (plural if is_known else None, PoEntry(id=entry.id, source=source, source_plural=f"{source}s"))
            case _:
                obsolete.append(PoEntry(id=entry.id, source=source, text=entry.text, is_obsolete=True))
                pairs = (None, fresh if fate == "revived" else None)
        translation += [pairs[0]] if pairs[0] else []
        template += [pairs[1]] if pairs[1] else []
    return Catalogs(
        "\n".join(map(print_entry, [*translation, *obsolete])),
        "\n".join(map(print_entry, template)),
    )


def living(document: PoDocument) -> list[tuple[object, ...]]:
    """The entries in their order, with all that both tools say alike."""
    return [
        (
            *(block.entry.key, block.entry.source_plural, block.entry.text, block.entry.plural_texts),
            *(block.entry.is_fuzzy, block.entry.translator_comments, block.entry.extracted_comments),
            *(line for line in block.entry.previous if not line.startswith("msgctxt")),
        )
        for block in document.entries
    ]


def obsolete_of(document: PoDocument) -> set[tuple[object, ...]]:
    return {
        (block.entry.key, block.entry.text, block.entry.plural_texts, block.entry.is_fuzzy)
        for block in document.blocks
        if block.entry.is_obsolete
    }


@pytest.mark.parametrize("seed", range(60))
def test_msgmerge_comes_to_the_same(seed: int, tmp_path: Path) -> None:
    """Which entries are translated, fuzzy, untranslated and obsolete, in which order, with which texts and comments.

    It says the id of each message that is fuzzy, we say that of one that was renamed; what is obsolete stands in
    another order.
    """
    catalogs = generated(seed)
    (tmp_path / "de.po").write_text(catalogs.translation, encoding="utf-8")
    (tmp_path / "app.pot").write_text(catalogs.template, encoding="utf-8")
    theirs = PoDocument.read(
        gettext("msgmerge", "--quiet", "--previous", tmp_path / "de.po", tmp_path / "app.pot").encode()
    )
    document = PoDocument.read(catalogs.translation.encode())
    ours = merge(document, PoDocument.read(catalogs.template.encode()), "de").document
    assert living(ours) == living(theirs)
    assert obsolete_of(ours) == obsolete_of(theirs)
    if ours is not document:
        assert ours.header
        assert theirs.header
        assert ours.header.entry.text == theirs.header.entry.text
    (tmp_path / "ours.po").write_bytes(ours.to_bytes())
    gettext("msgfmt", "--check", "--output-file=/dev/null", tmp_path / "ours.po")
    merged_again = gettext("msgmerge", "--quiet", "--previous", tmp_path / "ours.po", tmp_path / "app.pot")
    assert living(PoDocument.read(merged_again.encode())) == living(ours)


def test_entries_behind_a_comment_that_ends_with_a_cr_alone_are_lost_to_gettext(tmp_path: Path) -> None:
    """It reads them as part of the comment, and says nothing: so such a file is refused here."""
    content = b'# German\rmsgid "a"\rmsgstr "b"\r'
    (tmp_path / "mac.po").write_bytes(content)
    assert gettext("msgcat", tmp_path / "mac.po") == ""
    assert len(faults_in(PoDocument.read(content))) == 1


NAMES = st.sampled_from([None, "a", "b", "c"])
ENGLISH = st.sampled_from(
    ["Gone", "Gone away", "VM {0} is off", "VM {0} is on", "“quoted”\n", 'a "b" \\ c', "\u2028 x"]
)
MESSAGES = st.tuples(NAMES, ENGLISH, st.booleans())
NOTES = st.fixed_dictionaries(
    {},
    optional={
        "translator_comments": st.just(("note",)),
        "flags": st.sampled_from([("icu-message-format",), ("no-wrap", "mine"), ("fuzzy",)]),
        "previous": st.just(('msgid "old"',)),
    },
)


@st.composite
def catalogs(draw: st.DrawFn, text: st.SearchStrategy[str], *, with_obsolete: bool = False) -> str:
    """Entries of a few ids and texts, so that everything meets with everything."""
    found: dict[tuple[str | None, str], PoEntry] = {}
    for name, source, is_plural in draw(st.lists(MESSAGES, max_size=8)):
        texts = (draw(text), draw(text))
        entry = PoEntry(
            id=name,
            source=source,
            text="" if is_plural else texts[0],
            source_plural=f"{source}+" if is_plural and not source.endswith("\n") else None,
            plural_texts=texts if is_plural and not source.endswith("\n") else (),
            is_obsolete=with_obsolete and draw(st.booleans()),
            **draw(NOTES),
        )
        found[entry.key] = entry
    header = draw(
        st.sampled_from([[], [HEADER], [PoEntry(text="Language: de\nContent-Type: x; charset=ISO-8859-1\n")]])
    )
    gap = draw(st.sampled_from(["", "\n"]))
    return gap.join(print_entry(entry) for entry in [*header, *found.values()])


TRANSLATIONS = catalogs(st.sampled_from(["", "Weg", "Ä {0}\n", "a\nb"]), with_obsolete=True)


@given(TRANSLATIONS, catalogs(st.just("")), st.sampled_from(["\n", "\r\n"]), st.sampled_from([0, 30]))
def test_whatever_is_merged_is_what_the_template_has(translation: str, template: str, newline: str, width: int) -> None:
    """Its messages, each once; those of one id in its order; and nothing that was translated is lost."""
    encoding = "latin-1" if "ISO-8859-1" in translation and translation.isascii() else "utf-8"
    translation = translation.replace("\n", newline).replace(
        "“quoted”", "quoted" if encoding == "latin-1" else "“quoted”"
    )
    document = PoDocument.read(translation.encode(encoding))
    if document.faults or document.text != translation:
        return
    pot = PoDocument.read(template.encode("utf-8"))
    result = merge(document, pot, "de", width=width)
    merged = result.document
    assert (merged.faults, PoDocument.read(merged.to_bytes()).text) == ((), merged.text)
    wanted = [block.entry.key for block in pot.entries]
    assert sorted(block.entry.key[1] for block in merged.entries) == sorted(source for _name, source in wanted)
    for name in {name for name, _source in wanted if name is not None}:
        assert [block.entry.source for block in merged.entries if block.entry.id == name] == [
            source for other, source in wanted if other == name
        ]
    texts = [text for block in document.blocks[bool(document.header) :] for text in _texts(block.entry)]
    kept = [text for block in merged.blocks[1:] for text in _texts(block.entry)]
    assert [text for text in {*texts} if kept.count(text) < texts.count(text)] == []
    assert not merge(merged, pot, "de", width=width).is_changed


def _texts(entry: PoEntry) -> list[str]:
    return [text for text in (entry.plural_texts[:1] or (entry.text,)) if text]


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], None]:
    """What asks gettext whether a file is sound."""
    path = tmp_path_factory.mktemp("gettext") / "file.po"

    def ask(content: bytes) -> None:
        path.write_bytes(content)
        gettext("msgcat", "--output-file=/dev/null", path)

    return ask


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(TRANSLATIONS, catalogs(st.just("")))
def test_gettext_accepts_whatever_is_merged(accepted: Callable[[bytes], None], translation: str, template: str) -> None:
    """``msgcat`` has nothing to refuse."""
    document = PoDocument.read(translation.replace("ISO-8859-1", "UTF-8").encode())
    accepted(merge(document, PoDocument.read(template.encode()), "de").document.to_bytes())
