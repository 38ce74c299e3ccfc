"""Nothing that stands in a file makes a rule about templates or files raise, in any language."""

from __future__ import annotations

from dataclasses import replace

from babel import localedata
from hypothesis import given, settings
from hypothesis import strategies as st
from lint_asking import STRUCTURE
from template_trees import messages

from vapierrors.template import parse, print_template
from vapierrors.translate.lint.engine import Inspection
from vapierrors.translate.lint.subject import EntrySubject, LintContext
from vapierrors.translate.po import PoDocument, PoEntry

locales = st.sampled_from(sorted(localedata.locale_identifiers()))
pieces = st.sampled_from(
    (
        "{",
        "}",
        "'",
        "''",
        "#",
        "{n",
        "{a}",
        "{0}",
        ", plural, ",
        "plural",
        ", select, ",
        ",selectordinal,",
        "offset:1 ",
        "=1",
        "one",
        "few",
        "other",
        "{n, plural, one {a} other {#}}",
        "{n, select, one {{a}} other {}}",
        "{n, date}",
        "{n, number}",
        "x",
        " ",
        "\n",
        "\udc80",
        "\\",
        '"',
    )
)
texts = st.text() | st.lists(pieces, max_size=24).map("".join)
kinds = st.sampled_from(("n (i)", "n (s)", "a (dt): x", "0 (l)", "0 (s): y", "words"))
lines = st.lists(
    st.sampled_from(
        (
            'msgid "{n}"\n',
            'msgid ""\n',
            'msgctxt "a"\n',
            'msgstr "{n, plural, other {#}}"\n',
            'msgid_plural "b"\n',
            'msgstr[0] "c"\n',
            '"Language: sr@latin\\n"\n',
            '"Content-Type: text/plain; charset=x\\n"\n',
            '"Plural-Forms: nplurals=2; plural=n%0;\\n"\n',
            "#~ ",
            "#| ",
            "#, c-format\n",
            "#. n (i)\n",
            "\n",
        )
    )
    | st.text(),
    max_size=20,
).map(lambda found: "".join(found).encode("utf-8", "surrogatepass"))


@settings(max_examples=400, deadline=None)
@given(locales, texts, texts, st.lists(kinds, max_size=3), st.booleans())
def test_entries(locale: str, source: str, text: str, comments: list[str], is_template: bool) -> None:  # noqa: FBT001 - drawn
    """Any text and any English, sound or not, gives remarks whose places are in the text."""
    entry = PoEntry(id="a", source=source, text=text, extracted_comments=tuple(comments))
    subject = EntrySubject(entry, LintContext(locale, is_template))
    for rule in STRUCTURE.values():
        for remark in rule.check_entry(subject) if rule.check_entry else ():
            assert remark.reason.startswith("Expected ")
            assert 0 <= remark.offset <= len(subject.text)
            assert remark.keyword == subject.keyword


@settings(max_examples=200, deadline=None)
@given(locales, messages(), messages())
def test_sound_templates(locale: str, source: object, translation: object) -> None:
    """Any two sound templates can be compared, and a fix leaves a sound template without the branch."""
    english, text = print_template(source), print_template(translation)
    subject = EntrySubject(PoEntry(id="a", source=english, text=text), LintContext(locale))
    for rule in STRUCTURE.values():
        for remark in rule.check_entry(subject) if rule.check_entry else ():
            assert 0 <= remark.offset <= len(text)
            if remark.fixed:
                assert len(print_template(parse(remark.fixed.text))) < len(print_template(parse(text)))
                assert replace(remark.fixed, text=text) == subject.entry


@settings(max_examples=300, deadline=None)
@given(locales, lines, lines, st.booleans())
def test_files(locale: str, content: bytes, template: bytes, is_template: bool) -> None:  # noqa: FBT001 - drawn
    """Any bytes are a file that can be looked at, and each place is in it."""
    document = PoDocument.read(content)
    inspection = Inspection(LintContext(locale, is_template), PoDocument.read(template), STRUCTURE)
    for found in inspection.look_at(document):
        assert found.finding.reason.startswith("Expected ")
        assert 1 <= found.finding.line <= document.text.count("\n") + 1
