"""Rules about arguments: those of the English, each used as what it is."""

from __future__ import annotations

import difflib
import re
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from vapierrors.template import (
    DateTimeArgument,
    NumberArgument,
    PluralArgument,
    SelectArgument,
    Text,
    arguments,
    compare_arguments,
    walk,
)
from vapierrors.template.checks import role_of
from vapierrors.template.nodes import Argument
from vapierrors.template.scanning import quoted
from vapierrors.translate.lint.finding import Remark
from vapierrors.translate.lint.numbers import changed_ranks, changed_shares
from vapierrors.translate.lint.paths import dropped_arguments
from vapierrors.translate.lint.reach import reaches
from vapierrors.translate.lint.rule import Rule
from vapierrors.translate.lint.showing import entry_example
from vapierrors.translate.lint.shown import shown_arguments

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vapierrors.template import Message, Role, Span
    from vapierrors.translate.lint.numbers import Changed
    from vapierrors.translate.lint.subject import EntrySubject

_IN_BRACES: Final = re.compile(r"\{\s*([^\s{},]+)\s*[,}]")
_QUOTATION: Final = re.compile(r"''|'(?=[{}])(?P<words>(?:[^']|'')*+)")


_Named: TypeAlias = Argument | NumberArgument | DateTimeArgument | PluralArgument | SelectArgument

_MOST_COMPARED: Final = 50
"""Names among which the one that was meant is looked for: more than the templates of people have."""


class _Kind(NamedTuple):
    """What a kind of parameter is, and what it may be used as."""

    words: str
    roles: frozenset[Role]
    advice: str


_KINDS: Final[Mapping[str, _Kind]] = {
    "s": _Kind("a text", frozenset({"plain", "select"}), "write {{{0}}}"),
    "i": _Kind(
        "a whole number",
        frozenset({"plain", "number", "plural", "selectordinal", "select"}),
        "write {{{0}}} or {{{0}, number}}",
    ),
    "d": _Kind(
        "a number", frozenset({"plain", "number", "plural", "selectordinal"}), "write {{{0}}} or {{{0}, number}}"
    ),
    "dt": _Kind("a moment", frozenset({"plain", "date", "time"}), "write {{{0}}}, {{{0}, date}} or {{{0}, time}}"),
    "l": _Kind("a message of its own", frozenset({"plain"}), "write {{{0}}}"),
}
"""Kind of a parameter → how it may be used; a positional one is text that is read as what its use asks for."""


def _check_missing(subject: EntrySubject) -> Iterator[Remark]:
    source, tree = subject.source_tree, subject.tree
    if source is None or tree is None or subject.context.is_template:
        return
    wanted, used = arguments(source), arguments(tree)
    passed = {name for name, _offset in _swallowed(subject, source)} | _number_only(wanted, source, subject.locale)
    extra = [name for name in used if name not in wanted]
    missing = [name for name in wanted if name not in used and name not in passed]
    english, translated = _firsts(source), _firsts(tree)
    for name in missing:
        misspelt = _nearest(name, extra, others=missing)
        reason = f"Expected the argument {quoted(name)} of the English, got a translation without it"
        if misspelt:
            advice = f"write {name} in place of {misspelt}"
            yield Remark(reason, advice, subject.keyword, translated[misspelt].span.start)
        else:
            yield Remark(reason, f"write {_written(subject, english[name])}", subject.keyword)
    for name, branch in dropped_arguments(source, tree, subject.locale):
        selector = branch.selector if isinstance(branch.selector, str) else f"={branch.selector}"
        reason = f"Expected the argument {quoted(name)} in the branch {selector}, as in the English, got none"
        yield Remark(reason, f"write {_written(subject, english[name])}", subject.keyword, branch.span.start)


def _number_only(wanted: Mapping[str, Collection[Role]], source: Message, locale: str) -> set[str]:
    """The arguments that only choose between singular and plural, in a language that does not tell them apart."""
    if len(reaches(locale)) > 1:
        return set()
    return {name for name, roles in wanted.items() if roles == {"plural"}} - shown_arguments(source)


def _check_extra(subject: EntrySubject) -> Iterator[Remark]:
    source, tree = subject.source_tree, subject.tree
    if source is None or tree is None:
        return
    wanted, used = arguments(source), arguments(tree)
    missing = [name for name in wanted if name not in used]
    extra = [name for name in used if name not in wanted]
    names = {node.span: node.name for node in _named(tree)}
    for finding in compare_arguments(source, tree):
        if finding.code == "extra-argument":
            name = names[finding.span]
            near = _nearest(name, missing, others=extra) or _nearest(name, wanted, others=[*extra, name])
            advice = f"did you mean {{{near}}}?" if near else "take it out: nothing fills it"
            yield Remark(_english(finding.detail), advice, subject.keyword, finding.span.start)


def _english(detail: str) -> str:
    return detail.replace("of the source", "of the English").replace("in the source", "in the English")


def _check_incompatible(subject: EntrySubject) -> Iterator[Remark]:
    source, tree = subject.source_tree, subject.tree
    if tree is None:
        return
    told: set[Span] = set()
    for node in _named(tree):
        kind = _KINDS.get(subject.kinds.get(node.name, ""))
        role = role_of(node)
        if kind and role not in kind.roles and not (node.name.isdecimal() and kind is _KINDS["s"]):
            told.add(node.span)
            letter = subject.kinds[node.name]
            reason = (
                f"Expected {quoted(node.name)} to be used as {kind.words}, since its comment says {letter}, got {role}"
            )
            yield Remark(reason, kind.advice.format(node.name), subject.keyword, node.span.start)
    for finding in compare_arguments(source, tree) if source else ():
        if finding.code == "incompatible-argument" and finding.span not in told:
            told.add(finding.span)
            yield Remark(_english(finding.detail), "", subject.keyword, finding.span.start)
    for reason, advice, span in _changed(subject):
        if span not in told:
            yield Remark(reason, advice, subject.keyword, span.start)


def _changed(subject: EntrySubject) -> Iterator[Changed]:
    """The numbers that are ranks, counts or shares in the English, and something else here."""
    source, tree = subject.source_tree, subject.tree
    if source is not None and tree is not None:
        yield from changed_ranks(source, tree)
        yield from changed_shares(subject, source, tree)


def _check_quoted(subject: EntrySubject) -> Iterator[Remark]:
    source = subject.source_tree
    if source is None or subject.context.is_template:
        return
    for name, offset in _swallowed(subject, source):
        opening = subject.text.rfind("'", 0, offset)
        yield Remark(
            f"Expected the argument {quoted(name)} of the English, got it as words behind an apostrophe",
            "write '' or ’ for an apostrophe before a brace",
            subject.keyword,
            max(opening, 0),
        )


def _swallowed(subject: EntrySubject, source: Message) -> Iterator[tuple[str, int]]:
    """The arguments of the English that are words of the translation, each with the place of its brace."""
    wanted = arguments(source).keys() - {name for name, _offset in _in_words(source, subject.entry.source)}
    tree, text = subject.tree, subject.text
    found = _in_words(tree, text) if tree is not None else _in_quotations(text)
    return ((name, offset) for name, offset in found if name in wanted)


def _in_words(tree: Message, text: str) -> Iterator[tuple[str, int]]:
    """What looks like arguments in the words of a template, where it stands: all of that is quoted."""
    for node in walk(tree):
        if isinstance(node, Text) and "{" in node.value:
            for match in _IN_BRACES.finditer(text, node.span.start, node.span.end):
                yield match[1], match.start()


def _in_quotations(text: str) -> Iterator[tuple[str, int]]:
    """Likewise in a text that cannot be read, often for that very apostrophe."""
    for quotation in _QUOTATION.finditer(text):
        if quotation["words"]:
            for match in _IN_BRACES.finditer(text, *quotation.span("words")):
                yield match[1], match.start()


def _named(tree: Message) -> Iterator[_Named]:
    for node in walk(tree):
        if isinstance(node, Argument | NumberArgument | DateTimeArgument | PluralArgument | SelectArgument):
            yield node


def _firsts(tree: Message) -> dict[str, _Named]:
    """The first use of each argument."""
    return {node.name: node for node in reversed([*_named(tree)])}


def _written(subject: EntrySubject, node: _Named) -> str:
    """An argument as the English has it, its branches left out."""
    if isinstance(node, PluralArgument | SelectArgument):
        return f"{{{node.name}, {role_of(node)}, ...}}"
    return subject.entry.source[node.span.start : node.span.end]


def _nearest(name: str, known: Collection[str], *, others: Collection[str] = ()) -> str:
    """What was meant: the likest, or the only one where only one is in question; else nothing."""
    if len(others) > _MOST_COMPARED:
        return ""
    folded = {word.casefold(): word for word in islice(known, _MOST_COMPARED)}
    near = difflib.get_close_matches(name.casefold(), folded, 1)
    if near:
        return folded[near[0]]
    return next(iter(known)) if len(known) == 1 == len(others) else ""


_HOST: Final = "host (s): the name of the host"
_FILE: Final = "file (s): the name of the file"

RULES: Final = (
    Rule(
        id="missing-argument",
        title="A translation has all arguments of the English, in every branch that needs them",
        severity="error",
        why="What the argument says is lost: the reader is told that something is gone, though not what.",
        check_entry=_check_missing,
        bad=entry_example("de", "{host} is gone.", "Der Host ist weg.", _HOST),
        good=entry_example("de", "{host} is gone.", "Der Host {host} ist weg.", _HOST),
    ),
    Rule(
        id="extra-argument",
        title="A translation has no arguments of its own",
        severity="error",
        why="Nothing fills such an argument, so the whole text is passed over, and the reader sees the English.",
        check_entry=_check_extra,
        bad=entry_example("de", "{host} is gone.", "{host} auf {server} ist weg.", _HOST),
        good=entry_example("de", "{host} is gone.", "{host} ist weg.", _HOST),
    ),
    Rule(
        id="incompatible-argument",
        title="An argument is used as what it is: a count, a rank, a share, a moment, a text or a message",
        severity="error",
        why="A date has no plural and a name is no number: such an argument is shown as it is, or in the wrong branch."
        " An ordinal that became a plural says “2th”, and a percentage without its style 0.87 instead of 87 %.",
        check_entry=_check_incompatible,
        bad=entry_example(
            "de",
            "Locked since {since, date}.",
            "Seit {since, number} gesperrt.",
            "since (dt): when it was locked",
        ),
        good=entry_example(
            "de",
            "Locked since {since, date}.",
            "Seit {since, date} gesperrt.",
            "since (dt): when it was locked",
        ),
    ),
    Rule(
        id="quoted-argument",
        title="No apostrophe turns an argument into words",
        severity="error",
        why="In ICU MessageFormat an apostrophe before a brace quotes the brace: the reader sees `{file}` instead of a "
        "name. Two apostrophes are one, and the typographic ’ is always just itself.",
        check_entry=_check_quoted,
        bad=entry_example("fr", "The content of {file} is lost.", "Le contenu d'{file} est perdu.", _FILE),
        good=entry_example("fr", "The content of {file} is lost.", "Le contenu de {file} est perdu.", _FILE),
    ),
)
"""The rules about arguments."""
