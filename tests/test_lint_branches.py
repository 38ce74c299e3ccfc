"""What the rules about branches say: categories of plurals, numbers that are not shown, selectors that were changed."""

from __future__ import annotations

import pytest
from lint_asking import advice, remarks, subject, told

from vapierrors.translate.lint.reach import reaches

ENGLISH = "{n, plural, one {# file} other {# files}}"
SELECT = "{kind, select, host {the host} vm {the VM} other {it}}"


@pytest.mark.parametrize(
    ("locale", "text", "hint"),
    [
        ("pl", "{n, plural, one {#} other {#}}", "add few (2, 3, 4, 22, …) and many (0, 5, 6, 7, …)"),
        ("ru", "{n, plural, few {#} many {#} other {#}}", "add one (1, 21, 31, 41, …)"),
        ("cs", "{n, plural, one {#} few {#} other {#}}", "add many (1.5, 0.5, 2.5, 0.1, …)"),
        (
            "ar",
            "{n, plural, one {#} other {#}}",
            "add zero (0) and two (2) and few (3, 4, 5, 6, …) and many (11, 12, 13, 14, …)",
        ),
        ("fr", "{n, plural, one {#} other {#}}", "add many (1000000, 2000000, 3000000, 1000000000)"),
        ("en", "{n, selectordinal, one {#st} other {#th}}", "add two (2, 22, 32, 42, …) and few (3, 23, 33, 43, …)"),
        ("de", "{n, plural, other {#}}", "add one (1)"),
        ("fr", "{n, plural, =0 {zéro} =1 {un} many {#} other {#}}", "add one (0, 1)"),
    ],
)
def test_what_a_plural_lacks(locale: str, text: str, hint: str) -> None:
    """Each category that is missing is named, with numbers that it is for."""
    assert advice("missing-category", locale, ENGLISH, text) == [hint]


def test_where_a_plural_lacks_a_category() -> None:
    """The plural is told, also one inside another's branch."""
    text = "{n, plural, one {# {m, plural, other {#}}} other {#}}"
    reason = "Expected the branches one, other in the plural 'm', got other"
    assert told("missing-category", "de", ENGLISH, text) == [(reason, "{m,")]


@pytest.mark.parametrize(
    ("locale", "text", "comment"),
    [
        ("de", "{n, plural, =1 {eine} other {#}}", ""),
        ("de", "{n, plural, =0 {keine} =1 {eine} other {#}}", ""),
        ("ar", "{n, plural, =0 {} =1 {} =2 {} few {#} many {#} other {#}}", "n (i)"),
        ("fr", "{n, plural, =0 {} =1 {} many {#} other {#}}", "n (i)"),
        ("de", "{n, plural, offset:1 =1 {} =2 {} other {#}}", ""),
        ("ja", "{n, plural, =1 {} other {#}}", ""),
        ("de", "{n, select, one {} other {}}", ""),
        ("pl", "{n, selectordinal, other {#.}}", ""),
    ],
)
def test_a_branch_for_one_number_stands_in_for_a_category_of_one(locale: str, text: str, comment: str) -> None:
    """Where ``=1`` takes all numbers of a category, nothing is left for it."""
    assert told("missing-category", locale, ENGLISH, text, comment) == []


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("ru", "{n, plural, =1 {} few {#} many {#} other {#}}"),
        ("fr", "{n, plural, =0 {} =1 {} many {#} other {#}}"),
        ("de", "{n, plural, offset:1 =1 {} other {#}}"),
        ("cs", "{n, plural, =1 {} few {#} other {#}}"),
    ],
)
def test_a_branch_for_one_number_stands_in_for_no_more(locale: str, text: str) -> None:
    """A category that has other numbers, with fraction digits perhaps, is still needed."""
    assert len(told("missing-category", locale, ENGLISH, text)) == 1


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("{n, plural, one {# 個} other {# 個}}", "{n, plural, other {# 個}}"),
        ("{n, plural, other {# 個} few {'}'}}", "{n, plural, other {# 個}}"),
        ("a {n, plural,other{#}one{#}} b", "a {n, plural,other{#}} b"),
        ("{n, plural, =1 {x}\n  one {{m}}\n  other {#}\n}", "{n, plural, =1 {x}\n  other {#}\n}"),
    ],
)
def test_a_branch_that_is_never_chosen_is_taken_out(text: str, fixed: str) -> None:
    """The fix takes the branch and the white space beside it, and leaves all else."""
    (found,) = remarks("superfluous-category", subject("ja", ENGLISH, text))
    assert found.fixed is not None
    assert found.fixed.text == fixed
    assert found.suggestion == "take the branch out: ja has no number that chooses it"


def test_where_a_category_is_superfluous() -> None:
    """Each such branch is told where it begins; in a template nothing is put right, since the English tells entries."""
    text = "{n, plural, zero {} one {#} many {#} other {#}}"
    reason = "Expected the branches one, other in the plural 'n', got {} as well"
    assert told("superfluous-category", "de", ENGLISH, text) == [
        (reason.format("zero"), "zero"),
        (reason.format("many"), "many"),
    ]
    found = remarks("superfluous-category", subject("en", text, "", is_template=True))
    assert [(remark.keyword, remark.fixed) for remark in found] == [("msgid", None), ("msgid", None)]


@pytest.mark.parametrize(
    ("locale", "text", "branch", "numbers", "first"),
    [
        ("ru", "{n, plural, one {файл} few {#} many {#} other {#}}", "one", "1, 21, 31, 41, …", 1),
        ("uk", "{n, plural, one {1 файл} few {#} many {#} other {#}}", "one", "1, 21, 31, 41, …", 1),
        ("fr", "{n, plural, one {un fichier} many {#} other {#}}", "one", "0, 1", 0),
        (
            "ar",
            "{n, plural, zero {لا} one {ملف} two {ملفان} few {#} many {#} other {ملف}}",
            "other",
            "100, 101, 102, 200, …",
            100,
        ),
        ("sl", "{n, plural, one {#} two {dve} few {#} other {#}}", "two", "2, 102, 202, 302, …", 2),
        ("de", "{n, plural, offset:1 one {jemand} =5 {} other {andere}}", "other", "0, 2, 3, 5, …", 0),
    ],
)
def test_a_branch_that_hides_its_number(locale: str, text: str, branch: str, numbers: str, first: int) -> None:
    """A text that names no number, or always the same one, is wrong for all numbers of the branch but one."""
    reason = (
        f"Expected # in the branch {branch} of the plural 'n', which is for {numbers}, got a text without the number"
    )
    assert told("category-without-number", locale, ENGLISH, text) == [(reason, branch)]
    hint = f"write #, or add ={first} {{...}} for {first} alone"
    assert advice("category-without-number", locale, ENGLISH, text) == [hint]


@pytest.mark.parametrize(
    ("locale", "source", "text"),
    [
        ("de", ENGLISH, "{n, plural, one {eine Datei} other {# Dateien}}"),
        ("ar", ENGLISH, "{n, plural, zero {لا} one {ملف} two {ملفان} few {#} many {#} other {#}}"),
        ("fr", ENGLISH, "{n, plural, =0 {aucun} one {un fichier} many {#} other {#}}"),
        ("ru", ENGLISH, "{n}: {n, plural, one {файл} few {файла} many {файлов} other {файла}}"),
        ("ru", ENGLISH, "{n, plural, one {{n} файл} few {{n, number}} many {#} other {#}}"),
        (
            "ru",
            ENGLISH,
            "{n, plural, one {Найден} few {Найдено} many {Найдено} other {Найдено}} {n, plural, other {#}}",
        ),
        ("ru", ENGLISH, "{n, plural, one {{k, select, a {{n}} other {{n}}}} few {#} many {#} other {#}}"),
        ("ru", "{n, plural, one {It} other {They}}", "{n, plural, one {Он} few {Они} many {Они} other {Они}}"),
        ("ja", "{n, plural, one {It} other {They}}", "{n, plural, other {それら}}"),
    ],
)
def test_branches_that_need_no_number(locale: str, source: str, text: str) -> None:
    """A branch for one number, a number that is shown beside, and a plural that shows none anywhere are sound."""
    assert told("category-without-number", locale, source, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "{n, plural, one {{k, select, a {{n}} other {файл}}} few {#} many {#} other {#}}",
        "{n, plural, one {{k, select, a {#} other {#}}} few {#} many {#} other {#}}",
    ],
)
def test_a_number_that_is_hidden_on_one_way(text: str) -> None:
    """A select must show the number in each of its branches, where ``#`` is the sign itself."""
    assert [begin for _reason, begin in told("category-without-number", "ru", ENGLISH, text)] == ["one"]


def test_changed_selectors() -> None:
    """A selector that was translated is missing as the one and extra as the other, and which one is said."""
    text = "{kind, select, hots {der Host} vm {die VM} other {es}}"
    expected = "Expected the branches host, vm, other of the English in the select 'kind', got"
    assert told("missing-selector", "de", SELECT, text) == [(f"{expected} hots, vm, other", "{kind,")]
    assert told("extra-selector", "de", SELECT, text) == [(f"{expected} hots as well", "hots")]
    assert advice("missing-selector", "de", SELECT, text) == ["selectors are data: keep them as the English has them"]
    assert advice("extra-selector", "de", SELECT, text) == ["write host: selectors are data, not words"]


def test_a_select_that_became_its_value_is_told() -> None:
    """Readers would see what a program sends; where the English shows it as well, so may the translation."""
    expected = "Expected the select 'kind' of the English, got its value as it is sent"
    assert told("missing-selector", "de", SELECT, "{kind} ist weg") == [(expected, "{kind}")]
    assert told("missing-selector", "de", f"{SELECT} ({{kind}})", "{kind} ist weg") == []
    assert told("missing-selector", "de", SELECT, f"{SELECT} ({{kind}})") == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{kind, select, Host {} vm {} other {}}", "write host: selectors are data, not words"),
        ("{kind, select, rechner {} vm {} other {}}", "write host: selectors are data, not words"),
        ("{kind, select, host {} vm {} cluster {} other {}}", "take the branch out: it never matches"),
        ("{kind, select, eins {} zwei {} other {}}", "take the branch out: it never matches"),
    ],
)
def test_which_selector_was_meant(text: str, hint: str) -> None:
    """The likest one, in any letter case, or the only one that is in question."""
    assert {*advice("extra-selector", "de", SELECT, text)} == {hint}


@pytest.mark.parametrize("rule", ["missing-selector", "extra-selector", "missing-category", "superfluous-category"])
@pytest.mark.parametrize("text", ["{unsound", "", "{sex, select, female {sie} other {es}}", "words"])
def test_texts_without_such_branches(rule: str, text: str) -> None:
    """A text that cannot be read, one without branches, and a select that the English has not are no fault."""
    assert told(rule, "de", SELECT, text) == []


def test_the_reach_of_categories() -> None:
    """Numbers of all categories of a language are all the numbers that are tried, each once."""
    for locale in ("en", "fr", "pl", "ar", "cy", "ja", "kw", "lv"):
        for ordinal in (False, True):
            found = reaches(locale, ordinal=ordinal)
            integers = [integer for reach in found.values() for integer in reach.integers]
            assert len(integers) == len({*integers}) == 1008
            assert [*found][-1] == "other"


@pytest.mark.parametrize(
    ("locale", "text", "comment", "numbers", "hint"),
    [
        (
            "fr",
            "{n, plural, =0 {zéro} one {un} many {#} other {#}}",
            "n (d)",
            "1, 1.5, 0.5, 0.1, …",
            "write #, or add =1 {...} for 1 alone",
        ),
        ("cs", "{n, plural, one {#} few {#} many {x} other {#}}", "n (d)", "1.5, 0.5, 2.5, 0.1, …", "write #"),
    ],
)
def test_a_branch_for_fractions_shows_them(locale: str, text: str, comment: str, numbers: str, hint: str) -> None:
    """Where the comment says that the number may have fractions, those count that the category is for."""
    selector = "one" if locale == "fr" else "many"
    reason = (
        f"Expected # in the branch {selector} of the plural 'n', which is for {numbers}, got a text without the number"
    )
    assert told("category-without-number", locale, ENGLISH, text, comment) == [(reason, selector)]
    assert advice("category-without-number", locale, ENGLISH, text, comment) == [hint]
    for whole in ("n (i)", ""):
        assert told("category-without-number", locale, ENGLISH, text, whole) == []
    assert told("category-without-number", "de", ENGLISH, "{n, plural, one {eine} other {#}}", comment) == []
