"""Java's bundles: the form of the file, and three styles of templates made one (specification, section 4)."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.catalog.properties import icu_template, read_pairs, read_properties_table
from vapierrors.catalog.table import FileTable
from vapierrors.cldr.zones import zone
from vapierrors.exceptions import TemplateSyntaxError
from vapierrors.formatting import FORMATTERS, FormatContext, LocaleFormats
from vapierrors.template import compile_template, parse

FORMATS = LocaleFormats("en", "en", FORMATTERS)


def shown(value: str, *args: str, **params: str) -> str:
    """What a reader sees of a property with these arguments."""
    arguments: dict[str, Any] = {**{str(index): arg for index, arg in enumerate(args)}, **params}
    template = compile_template(parse(icu_template(value)), FORMATS)
    return template.text(arguments, FormatContext(zone("Etc/UTC"), None))  # type: ignore[arg-type] - nothing is nested


def templates(content: bytes) -> dict[str, list[tuple[str, int]]]:
    table = read_properties_table(content, "de", "m_de.properties").translations
    return {key: [(entry.template, entry.line) for entry in entries] for key, entries in table.items()}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("a=b", [("a", "b", 1)]),
        ("a = b ", [("a", "b ", 1)]),
        ("a:b\na : c", [("a", "b", 1), ("a", "c", 2)]),
        ("a b = c", [("a", "b = c", 1)]),
        ("a\tb", [("a", "b", 1)]),
        ("a==b", [("a", "=b", 1)]),
        ("a", [("a", "", 1)]),
        ("  # no\n ! no\n\n \t\f\na=b", [("a", "b", 5)]),
        ("a = b \\\n   c\\\r\n\td\ne=f", [("a", "b cd", 1), ("e", "f", 4)]),
        ("a = b\\\\\nc=d", [("a", "b\\\\", 1), ("c", "d", 2)]),
        ("a = b \\\n# c\nd=e", [("a", "b # c", 1), ("d", "e", 3)]),
        ("a = b\\", [("a", "b", 1)]),
        ("a=b\rc=d\r\ne=f", [("a", "b", 1), ("c", "d", 2), ("e", "f", 3)]),
        ("a\\ b\\=c\\:d = e", [("a\\ b\\=c\\:d", "e", 1)]),
        ("a\u00a0b = c", [("a\u00a0b", "c", 1)]),
    ],
)
def test_pairs_are_read_as_java_reads_them(text: str, pairs: list[tuple[str, str, int]]) -> None:
    """Separators, comments, continued lines and every line end, with the line on which a pair begins."""
    assert list(read_pairs(text)) == pairs


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (rb"a=\u20ac \t\n\q\\ \ b", "€ \t\nq\\  b"),
        (rb"a=\ud83d\ude00", "😀"),
        (rb"a=\ud83d!", "\N{REPLACEMENT CHARACTER}!"),
        ("a=Schön".encode(), "Schön"),
        (b"\xef\xbb\xbfa=x", "x"),
        ("a=Schön".encode("iso-8859-1"), "Schön"),
    ],
)
def test_escapes_and_charsets(content: bytes, expected: str) -> None:
    """Escapes, surrogate pairs among them, in UTF-8 and in the charset that bundles once had."""
    assert templates(content) == {"a": [(expected, 1)]}


def test_escapes_in_a_key_are_part_of_the_id() -> None:
    """A message id may hold what separates keys from values."""
    assert templates(rb"com.example\:x\u0041 = y") == {"com.example:xA": [("y", 1)]}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            rb"b = \u12G4 x",
            "m_de.properties:2: Expected four hexadecimal digits behind \\u, got '12G4' [file-syntax]",
        ),
        (rb"b = \u12", "m_de.properties:2: Expected four hexadecimal digits behind \\u, got '12' [file-syntax]"),
        (b"= lost", "m_de.properties:2: Expected a key with the message id, got none before 'lost' [no-message-id]"),
    ],
)
def test_a_broken_pair_is_left_out_alone(line: bytes, problem: str) -> None:
    """The pairs before and behind it count, and the problem names file and line."""
    content = b"a = x\n" + line + b"\nc = y\n"
    assert templates(content) == {"a": [("x", 1)], "c": [("y", 3)]}
    assert [str(found) for found in read_properties_table(content, "de", "m_de.properties").problems] == [problem]


def test_an_empty_value_does_not_count() -> None:
    """Like an empty translation, it is not there, and that is no problem."""
    assert read_properties_table(b"a =\nb = x\n", "de", "m_de.properties").problems == ()
    assert templates(b"a =\nb = x\n") == {"b": [("x", 2)]}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("%s before %s", "A before B"),
        ("%2$s before %1$s", "B before A"),
        ("%1$s and %s", "A and A"),
        ("100%% of %s", "100% of A"),
        ("'%s' isn't {here}", "'A' isn't {here}"),
        ("{%s}", "{A}"),
        ("%s {'}{} '' }", "A {'}{} '' }"),
        ("%-10s|%10s", "A|B"),
        ("%s%n%s", "A\nB"),
        ("100 % sure of %s", "100 % sure of A"),
        ("%0$s %s", "%0$s A"),
        ("%s: 50 %", "A: 50 %"),
    ],
)
def test_printf_templates(value: str, expected: str) -> None:
    """Conversions become arguments, and everything else is shown as it stands."""
    assert shown(value, "A", "B") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("%d", "1234567.5"),
        ("%,d", "1,234,567.5"),
        ("%.2f", "1234567.50"),
        ("%,.2f", "1,234,567.50"),
        ("%.0f", "1234568"),
        ("%f", "1234567.500000"),
    ],
)
def test_printf_numbers(value: str, expected: str) -> None:
    """Digits and grouping are those that the conversion asks for."""
    assert shown(value, "1234567.5") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Can''t find {0}", "Can't find A"),
        ("Can''t find ''{0}''", "Can't find 'A'"),
        ("'{0}' is {0}", "{0} is A"),
        ("it's {0} lost", "its {0} lost"),
        ("'it''s' {0}", "it's A"),
        ("'''{0}''' {0}", "'{0}' A"),
        ("'{' {0} '}'", "{ A }"),
        ("'{''}' {0}", "{'} A"),
        ("'{}' {0}", "{} A"),
        ("{1} {0}", "B A"),
        ("100% {0}", "100% A"),
        ("{0} %s", "A %s"),
    ],
)
def test_templates_with_numbers_follow_java_s_apostrophes(value: str, expected: str) -> None:
    """In Java every apostrophe quotes up to the next, wherever it stands."""
    assert shown(value, "A", "B") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("{0,number,#}", "1234568"),
        ("{0,number,0.00}", "1234567.50"),
        ("{0, number, #.## }", "1234567.5"),
        ("{0,number,#,##0}", "1,234,568"),
        ("{0,number,#,##0.00}", "1,234,567.50"),
        ("{0,number,#,###.0#}", "1,234,567.5"),
        ("{0,number,0%}", "123456750%"),
        ("{0,number,#,##0.0%}", "123,456,750.0%"),
        ("{0,number,integer}", "1,234,568"),
        ("it''s '{'{0,number,#}'}'", "it's {1234568}"),
    ],
)
def test_number_patterns_of_java_are_skeletons(value: str, expected: str) -> None:
    """Digits, grouping and the percent sign of a pattern are kept; its marks are the locale's."""
    assert shown(value, "1234567.5") == expected


@pytest.mark.parametrize(
    ("value", "template", "expected"),
    [
        ("{0,date,dd.MM.yyyy}", "{0, date, ::yyyyMMdd}", "07/01/2024"),
        ("{0,date,yyyy-MM-dd}", "{0, date, ::yyyyMMdd}", "07/01/2024"),
        ("{0,date,EEE, d MMM yyyy}", "{0, date, ::yyyyMMMdEEE}", "Mon, Jul 1, 2024"),
        ("{0,time,HH:mm}", "{0, time, ::Hm}", "12:30"),
        ("{0,time,HH:mm:ss}", "{0, time, ::Hms}", "12:30:05"),
        ("{0,time,h:mm a}", "{0, time, ::hm}", "12:30\N{NARROW NO-BREAK SPACE}PM"),
        (
            "at {0,date,yyyy-MM-dd'T'HH:mm}, it''s",
            "at {0, date, ::yyyyMMddHm}, it''s",
            "at 07/01/2024, 12:30, it's",
        ),
        ("{0,date,short}", "{0, date, short}", "7/1/24"),
    ],
)
def test_date_patterns_of_java_are_skeletons(value: str, template: str, expected: str) -> None:
    """The fields of a pattern are kept; their order and what stands between them are the locale's."""
    assert icu_template(value) == template
    assert shown(value, "2024-07-01T12:30:05Z") == expected


CURRENCY = """\
Expected a number style (integer, percent, or '::' and a skeleton), got 'currency' - at line 1, column 13
    {0, number, currency}
                ^
Write the amount and the currency as two arguments."""

PADDED = """\
Expected a number style (integer, percent, or '::' and a skeleton), got '000' - at line 1, column 13
    {0, number, 000}
                ^
Write a pattern as a skeleton: ::.00 for #,##0.00."""

DAY_NUMBER = """\
Expected a date style (short, medium, long, full, or '::' and a skeleton), got 'u' - at line 1, column 11
    {0, date, u}
              ^
Write a pattern as a skeleton: ::yMMdd for yyyy-MM-dd."""

CHOICE = """\
Expected an argument type (number, date, time, plural, selectordinal or select), got 'choice' - at line 1, column 4
    {0,choice,0#none|1#one}
       ^
Write a choice as plural or select."""


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("{0,number,currency}", CURRENCY),
        ("{0,number,000}", PADDED),
        ("{0,date,u}", DAY_NUMBER),
        ("{0,choice,0#none|1#one}", CHOICE),
    ],
)
def test_what_no_skeleton_can_say_is_refused(value: str, reason: str) -> None:
    """A format is never shown in another form than it asks for without a word."""
    with pytest.raises(TemplateSyntaxError) as error:
        parse(icu_template(value))
    assert str(error.value) == reason


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Can't find {name}", "Can't find A"),
        ("Can't find '{name}'", "Can't find 'A'"),
        ("Can''t find ''{name}''.", "Can't find 'A'."),
        ("'{name}'='{name}'", "'A'='A'"),
        ("'{'name'}' {name}", "{name} A"),
        ("{name, select, A {it''s '{'} other {}}", "it's {"),
        ("100 % of {name}", "100 % of A"),
        ("50%% of {name}", "50%% of A"),
    ],
)
def test_templates_with_names_are_icu_s(value: str, expected: str) -> None:
    """Names need no conversion, but apostrophes around one are quotation marks: a hole is never shown."""
    assert shown(value, name="A") == expected


@pytest.mark.parametrize("value", ["It's over", "It''s over", "100 %", "50% sure", "a # b | c"])
def test_a_text_without_arguments_stays(value: str) -> None:
    """Nothing tells its style, so it is taken as it is."""
    assert icu_template(value) == value


@given(st.text(st.sampled_from("'{}%# ab")))
def test_words_around_a_conversion_are_shown_as_they_stand(words: str) -> None:
    """No apostrophe and no brace of a printf template ever turns into syntax."""
    escaped = words.replace("%", "%%")
    assert shown(f"{escaped}%s{escaped}", "vm-42") == f"{words}vm-42{words}"


@pytest.mark.parametrize("run", ["%0", "'a", "{", "{1 ", "\\", "%1", "{1,date,'", "{1,number,#"])
def test_the_work_grows_with_the_file(run: str) -> None:
    """A long run of what templates are made of is read in no time: there is no second look at any of it."""
    value = run[0] + (run[1:] or run) * 50_000
    entries = templates(f"a={value}x\nb=x\n".encode())
    assert entries["b"] == [("x", 2)]


@given(st.binary(max_size=80) | st.text(st.sampled_from("\\u1d{}'%s0=: \n\r#a"), max_size=60))
def test_reading_never_raises(content: str | bytes) -> None:
    """Whatever a file holds, what comes back is a table."""
    raw = content if isinstance(content, bytes) else content.encode()
    assert isinstance(read_properties_table(raw, "de", "m_de.properties"), FileTable)
