"""Putting right what is safe to put right, entry by entry."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from vapierrors.translate.lint.table import RULES
from vapierrors.translate.po import print_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vapierrors.translate.lint.engine import Found, Inspection
    from vapierrors.translate.lint.finding import Finding
    from vapierrors.translate.lint.rule import Rule
    from vapierrors.translate.po import PoBlock, PoDocument, PoEntry

_ROUNDS: Final = 50
"""How often an entry is put right; a rule that never has enough is stopped."""


class Fixed(NamedTuple):
    """A file that was put right (specification, section 9).

    Args:
        document: the file as it is now; the same object where nothing was to be put right.
        fixed: what was wrong with it, and is so no longer.
        left: what is wrong with it still.
    """

    document: PoDocument
    fixed: tuple[Finding, ...]
    left: tuple[Finding, ...]


def fix_document(document: PoDocument, inspection: Inspection, *, guards: Mapping[str, Rule] = RULES) -> Fixed:
    r"""Put right what is safe to put right; what is not changed stays byte for byte (specification, section 9).

    An entry is never left with an error that it did not have, nor with characters that the charset of its file lacks.

    Args:
        document: the file.
        inspection: by which rules it is asked, and as what.
        guards: the rules whose errors no entry may get, whatever rules are asked.

    Example:
        >>> from vapierrors.translate.lint.engine import Inspection
        >>> from vapierrors.translate.lint.subject import LintContext
        >>> from vapierrors.translate.po import PoDocument
        >>> document = PoDocument.read(b'msgctxt "a"\nmsgid "Gone"\nmsgstr "Weg  da"\n')
        >>> rules = {"double-space": RULES["double-space"]}
        >>> result = fix_document(document, Inspection(LintContext("de"), rules=rules))
        >>> result.document.text.splitlines()[-1], len(result.fixed), result.left
        ('msgstr "Weg da"', 1, ())
    """
    before = [*inspection.look_at(document)]
    fixer = _Fixer(inspection, guards, document.encoding)
    found, current = before, document
    for _round in range(_ROUNDS):
        changed = fixer.changed(current, found)
        if changed is None:
            break
        now = [*inspection.look_at(changed)]
        if worse := _errors_by_entry(changed, now) - _errors_by_entry(current, found):
            fixer.leave(number for number, _rule in worse)
        else:
            found, current = now, changed
    gone = _by_entry(document, before) - _by_entry(current, found)
    fixed: list[Finding] = []
    for number, item in sorted(_numbered(document, before), key=lambda pair: not pair[1].finding.fixable):
        if gone[number, item.finding.rule]:
            gone[number, item.finding.rule] -= 1
            fixed.append(item.finding)
    return Fixed(current, tuple(sorted(fixed)), tuple(sorted(item.finding for item in found)))


def _numbered(document: PoDocument, found: Iterable[Found]) -> Iterator[tuple[int, Found]]:
    """What was found, with the number of its entry, which no change of entries changes; -1 for the file as a whole."""
    numbers = {id(block): number for number, block in enumerate(document.blocks)}
    return ((-1 if item.block is None else numbers[id(item.block)], item) for item in found)


def _by_entry(document: PoDocument, found: Iterable[Found]) -> Counter[tuple[int, str]]:
    return Counter((number, item.finding.rule) for number, item in _numbered(document, found))


def _errors_by_entry(document: PoDocument, found: Iterable[Found]) -> Counter[tuple[int, str]]:
    return _by_entry(document, (item for item in found if item.finding.severity == "error"))


class _Fixer:
    """What is not to be put right: where that would leave an error, or would never end."""

    def __init__(self, inspection: Inspection, guards: Mapping[str, Rule], encoding: str) -> None:
        self._left: set[int] = set()
        self._last: set[int] = set()
        self._refused: set[tuple[int, str]] = set()
        self._seen: dict[int, set[PoEntry]] = {}
        self._inspection = inspection
        self._guard = inspection._replace(rules={**inspection.rules, **guards}, with_fuzzy=True)
        self._encoding = encoding

    def leave(self, numbers: Iterable[int]) -> None:
        """Leave entries as they are from now on.

        Args:
            numbers: of entries; -1 for all that were changed last.
        """
        self._left.update(*(self._last if number < 0 else {number} for number in numbers))

    def changed(self, document: PoDocument, found: Iterable[Found]) -> PoDocument | None:
        """The file with entries put right; None where nothing is left to do.

        Args:
            document: the file.
            found: what is wrong with it.
        """
        changes: dict[PoBlock, PoEntry | None] = {}
        self._last = set()
        for number, item in _numbered(document, found):
            if item.block is None or item.fixed is None or item.block in changes or number in self._left:
                continue
            entry = self._put_right(number, item.finding.rule, item.block.entry, item.fixed)
            if entry != item.block.entry:
                changes[item.block] = entry
                self._last.add(number)
        return document.edited(changes) if changes else None

    def _put_right(self, number: int, rule: str, entry: PoEntry, fixed: PoEntry) -> PoEntry:
        """The entry as several rules want it, one after the other, each asked again of what the last one left."""
        seen = self._seen.setdefault(number, {entry})
        current = entry
        step = None if (number, rule) in self._refused else (rule, fixed)
        for _round in range(_ROUNDS):
            if step is None:
                break
            if self._is_sound(current, step[1], seen):
                current = step[1]
                seen.add(current)
            else:
                self._refused.add((number, step[0]))
            step = self._next(number, current)
        return current

    def _next(self, number: int, entry: PoEntry) -> tuple[str, PoEntry] | None:
        if entry.is_header:
            return None
        steps = ((rule.id, remark.fixed) for rule, remark in self._inspection.ask(entry))
        return next(
            (
                (rule, fixed)
                for rule, fixed in steps
                if fixed and self._inspection.accepts(fixed, entry) and (number, rule) not in self._refused
            ),
            None,
        )

    def _is_sound(self, entry: PoEntry, fixed: PoEntry, seen: set[PoEntry]) -> bool:
        return fixed not in seen and self._is_writable(fixed) and not self._errors(fixed) - self._errors(entry)

    def _is_writable(self, entry: PoEntry) -> bool:
        try:
            print_entry(entry).encode(self._encoding, "surrogateescape")
        except UnicodeEncodeError:
            return False
        return True

    def _errors(self, entry: PoEntry) -> Counter[str]:
        found = () if entry.is_header else self._guard.ask(entry)
        return Counter(rule.id for rule, _remark in found if rule.severity == "error")
