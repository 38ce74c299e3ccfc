"""Rules about the branches of plurals and selects."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vapierrors.template import (
    Argument,
    Message,
    PluralArgument,
    SelectArgument,
    arguments,
    check_plural_categories,
    compare_selectors,
    walk,
)
from vapierrors.template.checks import role_of
from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.numbers import changed_offsets
from vapierrors.translate.lint.reach import reaches, shown_numbers
from vapierrors.translate.lint.rule import Rule
from vapierrors.translate.lint.showing import entry_example
from vapierrors.translate.lint.shown import hidden_numbers, shown_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vapierrors.template import Finding, Role
    from vapierrors.translate.lint.subject import EntrySubject
    from vapierrors.translate.po import PoEntry


_SELECT_ALONE: Final[frozenset[Role]] = frozenset(("select",))
_MOST_COMPARED: Final = 50
"""Selectors among which the one that was meant is looked for."""


def _plurals(subject: EntrySubject) -> dict[int, PluralArgument]:
    """Where each plural of the text begins → the plural."""
    nodes = walk(subject.tree) if subject.tree else ()
    return {node.span.start: node for node in nodes if isinstance(node, PluralArgument)}


def _category_findings(subject: EntrySubject, tree: Message) -> tuple[Finding, ...]:
    cardinal, ordinal = ([*reaches(subject.locale, ordinal=is_ordinal)] for is_ordinal in (False, True))
    return check_plural_categories(tree, cardinal, ordinal)


def _check_missing(subject: EntrySubject) -> Iterator[Remark]:
    plurals = _plurals(subject)
    if subject.tree is None or not plurals:
        return
    for finding in _category_findings(subject, subject.tree):
        if finding.code == "missing-category":
            missing = [*_missing(plurals[finding.span.start], subject)]
            if missing:
                advice = f"add {' and '.join(missing)}"
                yield Remark(finding.detail, advice, subject.keyword, finding.span.start)


def _missing(plural: PluralArgument, subject: EntrySubject) -> Iterator[str]:
    """What a plural lacks, each with numbers that it is for."""
    selectors = {branch.selector for branch in plural.branches}
    are_whole = subject.kinds.get(plural.name) == "i"
    for category, reach in reaches(subject.locale, ordinal=plural.ordinal).items():
        if category not in selectors:
            # A branch such as =1 stands in for a category that is for 1 alone.
            left = [integer for integer in reach.integers if integer + plural.offset not in selectors]
            if left or not reach.integers or (reach.fractions and not are_whole):
                yield f"{category} ({reach})"


def _check_superfluous(subject: EntrySubject) -> Iterator[Remark]:
    if subject.tree is None or not _plurals(subject):
        return
    for finding in _category_findings(subject, subject.tree):
        if finding.code == "superfluous-category":
            fixed = None if subject.context.is_template else _without(subject, *finding.span)
            advice = f"take the branch out: {subject.locale} has no number that chooses it"
            yield Remark(finding.detail, advice, subject.keyword, finding.span.start, fixed)


def _without(subject: EntrySubject, start: int, end: int) -> PoEntry:
    """The entry without a branch and the white space that sets it apart."""
    before, after = subject.text[:start], subject.text[end:]
    if after.lstrip().startswith("}"):
        return replace(subject.entry, text=f"{before.rstrip()}{after}")
    return replace(subject.entry, text=f"{before}{after.lstrip()}")


def _check_number(subject: EntrySubject) -> Iterator[Remark]:
    tree = subject.tree
    if tree is None or not _plurals(subject):
        return
    english = shown_arguments(subject.source_tree) if subject.source_tree else frozenset[str]()
    for plural, branch in hidden_numbers(tree):
        reach = reaches(subject.locale, ordinal=plural.ordinal).get(str(branch.selector))
        if reach is None or plural.name not in english | shown_arguments(Message((plural,))):
            continue
        selectors = {other.selector for other in plural.branches}
        are_whole = subject.kinds.get(plural.name) != "d"
        integers = [integer for integer in reach.integers if integer + plural.offset not in selectors]
        numbers = [*integers, *(() if are_whole else reach.fractions)]
        if len(numbers) > 1:
            reason = (
                f"Expected # in the branch {branch.selector} of the {role_of(plural)} {quoted(plural.name)}, "
                f"which is for {shown_numbers(numbers)}, got a text without the number"
            )
            advice = f"write #, or add ={integers[0]} {{...}} for {integers[0]} alone" if integers else "write #"
            yield Remark(reason, advice, subject.keyword, branch.span.start)


def _check_offset(subject: EntrySubject) -> Iterator[Remark]:
    source, tree = subject.source_tree, subject.tree
    if source is not None and tree is not None and not subject.context.is_template:
        for reason, advice, span in changed_offsets(source, tree):
            yield Remark(reason, advice, subject.keyword, span.start)


def _check_missing_selector(subject: EntrySubject) -> Iterator[Remark]:
    source, tree = subject.source_tree, subject.tree
    if source is None or tree is None or source is tree:
        return
    roles, english = arguments(tree), arguments(source)
    for node in walk(tree):
        if isinstance(node, Argument) and english.get(node.name) == _SELECT_ALONE and "select" not in roles[node.name]:
            reason = f"Expected the select {quoted(node.name)} of the English, got its value as it is sent"
            yield Remark(reason, "write a select with the selectors of the English", subject.keyword, node.span.start)
    for finding in compare_selectors(source, tree):
        if finding.code == "missing-selector":
            advice = "selectors are data: keep them as the English has them"
            yield Remark(_english(finding.detail), advice, subject.keyword, finding.span.start)


def _check_extra_selector(subject: EntrySubject) -> Iterator[Remark]:
    source, tree = subject.source_tree, subject.tree
    if source is None or tree is None or source is tree:
        return
    selects = [node for node in walk(tree) if isinstance(node, SelectArgument)]
    selectors = {branch.span: (select, branch.selector) for select in selects for branch in select.branches}
    for finding in compare_selectors(source, tree):
        if finding.code == "extra-selector":
            meant = _meant(*selectors[finding.span], source)
            advice = (
                f"write {meant}: selectors are data, not words" if meant else "take the branch out: it never matches"
            )
            yield Remark(_english(finding.detail), advice, subject.keyword, finding.span.start)


def _meant(select: SelectArgument, selector: str, source: Message) -> str:
    """The selector of the English that became another one; empty where none is like it."""
    there = {branch.selector: None for branch in select.branches}
    wanted = {
        branch.selector: None
        for node in walk(source)
        if isinstance(node, SelectArgument) and node.name == select.name
        for branch in node.branches
    }
    missing = [name for name in wanted if name not in there]
    if len(missing) > _MOST_COMPARED:
        return ""
    folded = {name.casefold(): name for name in missing}
    near = difflib.get_close_matches(selector.casefold(), folded, 1)
    if near:
        return folded[near[0]]
    # Where one branch became another, its place tells nothing more than that it is the only one.
    is_only = len(missing) == 1 and sum(name not in wanted for name in there) == 1
    return missing[0] if is_only else ""


def _english(detail: str) -> str:
    return detail.replace(" in the select ", " of the English in the select ")


_FILES: Final = "n (i): how many files"
_GUESTS: Final = ("n (i): how many are here", "name (s): the first of them")
_KIND: Final = "kind (s): host or vm"
_ENGLISH: Final = "{n, plural, one {# file} other {# files}} deleted"
_OFFSET: Final = "{n, plural, offset:1 =0 {Nobody} =1 {{name}} one {{name} and # other} other {{name} and # others}}"
_GERMAN: Final = (
    "{n, plural, offset:1 =0 {Niemand} =1 {{name}} one {{name} und # weiterer} other {{name} und # weitere}}"
)
_SELECT: Final = "{kind, select, host {The host} vm {The virtual machine} other {It}} is gone."

RULES: Final = (
    Rule(
        id="missing-category",
        title="A plural has a branch for each category of the language",
        severity="error",
        why="Languages differ in their plural categories: English has two, Polish four, Japanese one. Where a branch "
        "is missing, `other` is shown, which is wrong for its numbers.",
        check_entry=_check_missing,
        bad=entry_example("pl", _ENGLISH, "Usunięto {n, plural, one {# plik} few {# pliki} other {# pliku}}", _FILES),
        good=entry_example(
            "pl", _ENGLISH, "Usunięto {n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}", _FILES
        ),
    ),
    Rule(
        id="superfluous-category",
        title="A plural has no branch for a category that the language does not have",
        severity="warning",
        why="No number chooses such a branch, so nobody ever reads it; often it is left from the English.",
        check_entry=_check_superfluous,
        bad=entry_example(
            "ja", _ENGLISH, "{n, plural, one {# 個のファイル} other {# 個のファイル}}を削除しました", _FILES
        ),
        good=entry_example("ja", _ENGLISH, "{n, plural, other {# 個のファイル}}を削除しました", _FILES),
    ),
    Rule(
        id="category-without-number",
        title="A branch for several numbers shows the number",
        severity="warning",
        why="A category is not a number: in Russian `one` is for 1, 21 and 31, in French for 0 and 1. A text that "
        "names no number says “one file” for all of them. Where the number may have fractions, “one” is 1.5 as well.",
        check_entry=_check_number,
        bad=entry_example(
            "ru",
            _ENGLISH,
            "{n, plural, one {Удалён файл} few {Удалены # файла} many {Удалено # файлов} other {Удалено # файла}}",
            _FILES,
        ),
        good=entry_example(
            "ru",
            _ENGLISH,
            "{n, plural, one {Удалён # файл} few {Удалены # файла} many {Удалено # файлов} other {Удалено # файла}}",
            _FILES,
        ),
    ),
    Rule(
        id="changed-offset",
        title="A plural counts from where that of the English does",
        severity="error",
        why="`offset:1` takes one from the number that `#` shows: without it, “Anna and 2 others” are three others.",
        check_entry=_check_offset,
        bad=entry_example("de", _OFFSET, _GERMAN.replace("offset:1 ", ""), *_GUESTS),
        good=entry_example("de", _OFFSET, _GERMAN, *_GUESTS),
    ),
    Rule(
        id="missing-selector",
        title="A select has all branches of the English",
        severity="error",
        why="Where a branch is missing, `other` is shown, which says less or something else.",
        check_entry=_check_missing_selector,
        bad=entry_example("de", _SELECT, "{kind, select, host {Der Host} other {Es}} ist weg.", _KIND),
        good=entry_example(
            "de", _SELECT, "{kind, select, host {Der Host} vm {Die virtuelle Maschine} other {Es}} ist weg.", _KIND
        ),
    ),
    Rule(
        id="extra-selector",
        title="A select has no branches of its own",
        severity="error",
        why="Selectors are data that a program sends, not words: a branch whose selector was translated never matches.",
        check_entry=_check_extra_selector,
        bad=entry_example(
            "de",
            _SELECT,
            "{kind, select, host {Der Host} vm {Die virtuelle Maschine} cluster {Der Cluster} other {Es}} ist weg.",
            _KIND,
        ),
        good=entry_example(
            "de", _SELECT, "{kind, select, host {Der Host} vm {Die virtuelle Maschine} other {Es}} ist weg.", _KIND
        ),
    ),
)
"""The rules about branches."""
