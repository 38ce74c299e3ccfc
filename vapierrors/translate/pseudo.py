"""Pseudo-locales: English that looks foreign, so that what is not translated, cut off or turned shows at once.

=============  ==================================================================================================
method         in short
=============  ==================================================================================================
``accented``   letters have marks and can still be read: what is left in ASCII does not come from the catalog
``expanded``   texts are longer, short ones most, as translations are: what has no room is cut off
``bracketed``  texts stand in ``[…]``: what has only one bracket is cut off, what has several is patched together
``mirrored``   letters are those of a script that runs from right to left: layouts and punctuation have to follow
=============  ==================================================================================================

CLDR's pseudo-locale en-XB wraps words in controls (U+202E … U+202C) that turn Latin letters around. The outputs of the
library take such controls out of every text, since a value with one of them could disguise the text around it, and
nothing would be left of that pseudo-locale. So ``mirrored`` writes each Latin letter as a Hebrew one, always the same:
these run from right to left by themselves, wherever the text goes, and every system has a font for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import cycle
from math import ceil
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias, get_args

from babel.messages.plurals import get_plural

from vapierrors.catalog import SOURCE_LOCALE, EntryProblem
from vapierrors.catalog.regular_files import read_regular
from vapierrors.cldr.tags import is_pseudo, parse_tag
from vapierrors.exceptions import LimitExceeded, TemplateSyntaxError
from vapierrors.template import (
    Message,
    PluralArgument,
    PluralBranch,
    SelectArgument,
    SelectBranch,
    Text,
    parse,
    print_template,
)
from vapierrors.translate.po import PoDocument, PoEntry, file_problems, print_entry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from vapierrors.template import Node
    from vapierrors.translate.project import Domain

Method: TypeAlias = Literal["accented", "expanded", "bracketed", "mirrored"]
METHODS: Final[tuple[Method, ...]] = get_args(Method)

ACCENTED_LOCALE: Final = "en-XA"
MIRRORED_LOCALE: Final = "en-XB"

GENERATOR: Final = "X-Generator: vapierrors pseudo"
"""The line of the header by which a file is known to be made here, so that it may be made again."""

_DATE: Final = "2000-01-01 00:00+0000"
"""Some date: Babel reads no file in which it is empty."""

_PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED: Final = str.maketrans(_PLAIN, "åḃçðéƒĝĥîĵķļṁñöþɋŕšţûṽŵẋýžÅḂÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ")
_MIRRORED: Final = str.maketrans(_PLAIN, 2 * "אבכדעףגהיחךלמנםפקרסתטושצץז")

_ARGUMENT: Final = "\ufffc"
"""What stands for an argument while the text around it is looked at."""

_KEPT: Final = re.compile(
    rf"""
    (?<![\w+.-])[a-z][a-z0-9+.-]*+://[^\s<>"'“”„‘’«»]*+         # a URL
    | (?<![\w.])www\.[^\s<>"'“”„‘’«»]++
    | (?<![\w.+{_ARGUMENT}-])[\w.+{_ARGUMENT}-]++@[\w.{_ARGUMENT}-]++  # an address
    | </?[a-z][^<>]*+>                                          # markup
    | &(?:\#[0-9]++|\#x[0-9a-f]++|[a-z][a-z0-9]*+);
    | \{{[^{{}}]*+\}}                                           # braces that are words
    | `[^`]*+`                                                  # code
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHARES: Final = ((10, 1.0), (20, 0.8), (30, 0.6), (50, 0.5), (70, 0.4))
"""Up to how many characters a text grows by which share."""

_LEAST_SHARE: Final = 0.35
_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def default_methods(locale: str) -> tuple[Method, ...]:
    """The methods that make a pseudo-locale where none are named: CLDR's for its two, by their region.

    Args:
        locale: a language tag.

    Raises:
        LocaleError: it is no language tag.

    Example:
        >>> default_methods("en-XA"), default_methods("en-XB")
        (('accented', 'expanded', 'bracketed'), ('mirrored',))
    """
    return ("mirrored",) if parse_tag(locale).region == "XB" else ("accented", "expanded", "bracketed")


def is_pseudo_locale(locale: str) -> bool:
    """Whether a language tag is one of a pseudo-locale, by its region: nobody reads that language.

    Args:
        locale: a language tag.

    Raises:
        LocaleError: it is no language tag.

    Example:
        >>> is_pseudo_locale("en-XA"), is_pseudo_locale("en-GB")
        (True, False)
    """
    return is_pseudo(parse_tag(locale))


def pseudo_template(template: str, methods: Collection[Method]) -> str:
    """A template in a pseudo-locale: its words changed, all else as it was (specification, section 9).

    Arguments, plurals and selects stay, and in the words markup, URLs, addresses, code and braces do.

    Args:
        template: ICU MessageFormat.
        methods: what is done to it, in any order.

    Raises:
        TemplateSyntaxError: the template is not sound.
        LimitExceeded: the template, or what becomes of it, is too long or too deep.
        ValueError: accented and mirrored are both among the methods: of each letter there can be only one.

    Example:
        >>> pseudo_template("{n, plural, one {# file} other {# files}} on {host}", ["accented", "bracketed"])
        '[{n, plural, one {# ƒîļé} other {# ƒîļéš}} öñ {host}]'
        >>> pseudo_template("See <b>https://{host}/ui</b>", ["mirrored"])
        'סעע <b>https://{host}/ui</b>'
    """
    if "accented" in methods and "mirrored" in methods:
        raise ValueError("Expected accented or mirrored, got both - at methods")
    message = parse(template)
    nodes: list[Node] = [*message.nodes]
    if "expanded" in methods:
        nodes.append(Text(_padding(_length(message))))
    letters = _ACCENTED if "accented" in methods else _MIRRORED if "mirrored" in methods else {}
    nodes = [*_changed(nodes, letters)]
    if "bracketed" in methods:
        nodes = [Text("["), *nodes, Text("]")]
    printed = print_template(Message(tuple(nodes)))
    parse(printed)
    return printed


def _length(message: Message) -> int:
    """The characters of the words of a message, with the longest branch of each plural and select."""
    length = 0
    for node in message.nodes:
        if isinstance(node, Text):
            length += len(node.value)
        elif isinstance(node, PluralArgument | SelectArgument):
            length += max(_length(branch.message) for branch in node.branches)
    return length


def _padding(length: int) -> str:
    """Words that make a text of some length as long as a translation may be."""
    wanted = ceil(length * next((share for most, share in _SHARES if length <= most), _LEAST_SHARE))
    padding = ""
    numbers = cycle(_NUMBERS)
    while len(padding) < wanted:
        padding += f" {next(numbers)}"
    return padding


def _changed(nodes: Iterable[Node], letters: dict[int, int]) -> Iterator[Node]:
    """The nodes with the letters of their words changed, but for what is kept; it may reach over arguments."""
    given = [*nodes]
    shown = "".join(node.value if isinstance(node, Text) else _ARGUMENT for node in given)
    kept = [False] * len(shown)
    for match in _KEPT.finditer(shown):
        kept[match.start() : match.end()] = [True] * len(match[0])
    position = 0
    for node in given:
        if isinstance(node, Text):
            end = position + len(node.value)
            pairs = zip(node.value, kept[position:end], strict=True)
            yield Text("".join([character if keeps else character.translate(letters) for character, keeps in pairs]))
            position = end
        else:
            yield node if kept[position] else _inside(node, letters)
            position += 1


def _inside(node: Node, letters: dict[int, int]) -> Node:
    match node:
        case PluralArgument(name, ordinal, offset, branches):
            changed = [PluralBranch(branch.selector, _message(branch.message, letters)) for branch in branches]
            return PluralArgument(name, ordinal, offset, tuple(changed))
        case SelectArgument(name, selects):
            return SelectArgument(
                name, tuple([SelectBranch(branch.selector, _message(branch.message, letters)) for branch in selects])
            )
    return node


def _message(message: Message, letters: dict[int, int]) -> Message:
    return Message(tuple(_changed(message.nodes, letters)))


@dataclass(frozen=True, slots=True)
class PseudoFile:
    """A domain in a pseudo-locale (specification, section 9).

    Args:
        name: where it belongs below a folder of catalogs.
        content: the ``.po`` file.
        entries: how many it has.
        problems: what had to be left out.
    """

    name: str
    content: str
    entries: int
    problems: tuple[EntryProblem, ...]


def pseudo_file(domain: Domain, locale: str, methods: Collection[Method]) -> PseudoFile:
    """Make a domain in a pseudo-locale from its English, the same English the same file (specification, section 9).

    The entries are those of ``<domain>.pot``, else of all translations; an English translation takes the place of what
    the template has.

    Args:
        domain: as ``find_domains`` has it, with all its translations.
        locale: the language tag of the pseudo-locale.
        methods: what is done to each text.

    Raises:
        LocaleError: ``locale`` is no language tag.
        OSError: a file cannot be read.

    Example:
        >>> from vapierrors.catalog.sources import builtin_folder
        >>> from vapierrors.translate.project import find_domains
        >>> made = pseudo_file(find_domains(builtin_folder(), [])[0], "en-XA", ["accented"])
        >>> made.name.startswith("en-XA/LC_MESSAGES/"), made.entries > 0, made.problems
        (True, True, ())
    """
    tag = str(parse_tag(locale))
    name = f"{tag}/LC_MESSAGES/{domain.name}.po"
    problems: list[EntryProblem] = []
    printed = [print_entry(_header(domain.name, tag))]
    for source in _sources(domain, problems):
        try:
            text = pseudo_template(source.text, methods)
        except (TemplateSyntaxError, LimitExceeded) as error:
            code = "template-limit" if isinstance(error, LimitExceeded) else "template-syntax"
            problems.append(
                EntryProblem(code, source.entry.id or "", SOURCE_LOCALE, source.file, source.line, str(error))
            )
            continue
        entry = PoEntry(
            id=source.entry.id,
            source=source.entry.source,
            text=text,
            extracted_comments=source.entry.extracted_comments,
            references=source.entry.references,
            flags=source.entry.without_flag("fuzzy").flags,
        )
        printed.append(print_entry(entry))
    return PseudoFile(name, "\n".join(printed), len(printed) - 1, tuple(problems))


def is_pseudo_file(content: bytes) -> bool:
    r"""Whether a ``.po`` file was made here, so that nobody's work is lost where it is made again.

    Args:
        content: the bytes of the file.

    Example:
        >>> is_pseudo_file(b'msgid ""\nmsgstr "X-Generator: vapierrors pseudo\\n"\n')
        True
    """
    header = PoDocument.read(content).header
    return header is not None and GENERATOR in header.entry.text.splitlines()


class _Source(NamedTuple):
    entry: PoEntry
    text: str
    file: str
    line: int


def _sources(domain: Domain, problems: list[EntryProblem]) -> Iterator[_Source]:
    """The entries of a domain, each with its English, once."""
    own = domain.translations.get(SOURCE_LOCALE)
    better = {entry.key: entry for entry, _ in _entries(own, problems) if entry.is_translated} if own else {}
    paths = [domain.template] if domain.template else sorted(set(domain.translations.values()))
    seen: set[tuple[str | None, str]] = set()
    for path in paths:
        for entry, line in _entries(path, problems):
            if entry.id is None or entry.source_plural is not None or entry.key in seen:
                continue
            seen.add(entry.key)
            text = better[entry.key].text if entry.key in better else entry.source
            yield _Source(entry, text, str(path), line)


def _entries(path: Path, problems: list[EntryProblem]) -> list[tuple[PoEntry, int]]:
    document = PoDocument.read(read_regular(path))
    problems += file_problems(document, "", str(path))
    return [(block.entry, document.place(block).line) for block in document.entries]


def _header(domain: str, tag: str) -> PoEntry:
    """The header that gettext's tools ask for; always of one date, so that the same English gives the same file."""
    fields = {
        "Project-Id-Version": domain,
        "POT-Creation-Date": _DATE,
        "PO-Revision-Date": _DATE,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": get_plural(parse_tag(tag).language).plural_forms,
    }
    lines = [*(f"{name}: {value}".rstrip() for name, value in fields.items()), GENERATOR]
    comment = "Made by vapierrors pseudo from the English; what is changed here is lost when it is made again."
    return PoEntry(text="".join(f"{line}\n" for line in lines), translator_comments=(comment,))
