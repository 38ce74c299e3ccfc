"""Date skeletons such as ``yMMMd``: which fields they ask for, in which form, and how far two of them are apart.

The numbers express how ICU ranks candidates: first that no field is missing or in excess, then that names match
names and numbers match numbers, then the letter, then the width.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from vapierrors.cldr.date_patterns import split_pattern


class Field(IntEnum):
    """What a pattern letter is about, in the order in which ICU compares fields.

    Example:
        >>> field_form("MMM").field
        <Field.MONTH: 3>
    """

    ERA = 0
    YEAR = 1
    QUARTER = 2
    MONTH = 3
    WEEK_OF_YEAR = 4
    WEEK_OF_MONTH = 5
    WEEKDAY = 6
    DAY_OF_YEAR = 7
    DAY_OF_WEEK_IN_MONTH = 8
    DAY = 9
    DAY_PERIOD = 10
    HOUR = 11
    MINUTE = 12
    SECOND = 13
    FRACTION = 14
    ZONE = 15


DATE_FIELDS: Final = frozenset(range(Field.DAY_PERIOD))
TIME_FIELDS: Final = frozenset(range(Field.DAY_PERIOD, Field.ZONE + 1))

_NUMERIC = 0x100
_NARROW = -0x101
_SHORTER = -0x102
_SHORT = -0x103
_LONG = -0x104
_STEP = 0x10
"""How far two letters of one field are apart."""

_MISSING = 0x1000
_EXTRA = 0x10000

_NAMED = ((1, _SHORT), (4, _LONG), (5, _NARROW))
_NUMBER_OR_NAMED = ((1, _NUMERIC), (3, _SHORT), (4, _LONG), (5, _NARROW))
_WEEKDAY_NUMBER_OR_NAMED = (*_NUMBER_OR_NAMED, (6, _SHORTER))
_NUMBER = ((1, _NUMERIC),)


class _Letter(NamedTuple):
    field: Field
    forms: tuple[tuple[int, int], ...]
    steps: int = 0

    def form(self, count: int) -> int:
        """Where a run of the letter stands on the scale that distances are measured on."""
        form = next(form for least, form in reversed(self.forms) if count >= least)
        shifted = form + self.steps * _STEP if form > 0 else form - self.steps * _STEP
        return shifted + count if form > 0 else shifted


_LETTERS: Final = {
    "G": _Letter(Field.ERA, _NAMED),
    "y": _Letter(Field.YEAR, _NUMBER),
    "Y": _Letter(Field.YEAR, _NUMBER, 1),
    "u": _Letter(Field.YEAR, _NUMBER, 2),
    "r": _Letter(Field.YEAR, _NUMBER, 3),
    "U": _Letter(Field.YEAR, _NAMED),
    "Q": _Letter(Field.QUARTER, _NUMBER_OR_NAMED),
    "q": _Letter(Field.QUARTER, _NUMBER_OR_NAMED, 1),
    "M": _Letter(Field.MONTH, _NUMBER_OR_NAMED),
    "L": _Letter(Field.MONTH, _NUMBER_OR_NAMED, 1),
    "w": _Letter(Field.WEEK_OF_YEAR, _NUMBER),
    "W": _Letter(Field.WEEK_OF_MONTH, _NUMBER),
    "E": _Letter(Field.WEEKDAY, (*_NAMED, (6, _SHORTER))),
    "c": _Letter(Field.WEEKDAY, _WEEKDAY_NUMBER_OR_NAMED, 2),
    "e": _Letter(Field.WEEKDAY, _WEEKDAY_NUMBER_OR_NAMED, 1),
    "d": _Letter(Field.DAY, _NUMBER),
    "g": _Letter(Field.DAY, _NUMBER, 1),
    "D": _Letter(Field.DAY_OF_YEAR, _NUMBER),
    "F": _Letter(Field.DAY_OF_WEEK_IN_MONTH, _NUMBER),
    "a": _Letter(Field.DAY_PERIOD, _NAMED),
    "b": _Letter(Field.DAY_PERIOD, _NAMED, 1),
    "B": _Letter(Field.DAY_PERIOD, _NAMED, 3),
    "h": _Letter(Field.HOUR, _NUMBER),
    "K": _Letter(Field.HOUR, _NUMBER, 1),
    "H": _Letter(Field.HOUR, _NUMBER, 10),
    "k": _Letter(Field.HOUR, _NUMBER, 11),
    "m": _Letter(Field.MINUTE, _NUMBER),
    "s": _Letter(Field.SECOND, _NUMBER),
    "A": _Letter(Field.SECOND, _NUMBER, 1),
    "S": _Letter(Field.FRACTION, _NUMBER),
    "z": _Letter(Field.ZONE, ((1, _SHORT), (4, _LONG))),
    "v": _Letter(Field.ZONE, ((1, _SHORT), (4, _LONG)), 2),
    "O": _Letter(Field.ZONE, ((1, _SHORT), (4, _LONG)), 1),
    "V": _Letter(Field.ZONE, ((1, _SHORT), (2, _LONG), (3, _LONG - 1), (4, _LONG - 2)), 1),
    "Z": _Letter(Field.ZONE, ((1, _NARROW), (4, _LONG), (5, _SHORT)), 1),
    "X": _Letter(Field.ZONE, ((1, _NARROW), (2, _SHORT), (4, _LONG)), 1),
    "x": _Letter(Field.ZONE, ((1, _NARROW), (2, _SHORT), (4, _LONG)), 1),
}

FLEXIBLE_HOURS: Final = frozenset("jJC")
SKELETON_LETTERS: Final = FLEXIBLE_HOURS | _LETTERS.keys()


class FieldForm(NamedTuple):
    """One run of a letter: its field, and where it stands on the scale of distances (numbers are positive).

    Example:
        >>> field_form("dd").form > 0, field_form("MMMM").form > 0
        (True, False)
    """

    field: Field
    form: int


def field_form(run: str) -> FieldForm | None:
    """What a run of one letter asks for, or ``None`` if the letter has no place in a skeleton.

    Example:
        >>> field_form("h").field is field_form("H").field
        True
    """
    letter = _LETTERS.get(run[0])
    return None if letter is None else FieldForm(letter.field, letter.form(len(run)))


class Skeleton(NamedTuple):
    """The fields that a skeleton or a pattern has.

    Args:
        runs: field → the run of letters.
        forms: field → its place on the scale of distances.
    """

    runs: dict[Field, str]
    forms: dict[Field, int]

    @property
    def base(self) -> str:
        """The letters alone, widths left out as far as they do not change the kind of field.

        Example:
            >>> read_skeleton("yMMMMdd").base
            'yMMMMd'
        """
        return "".join(_base_run(self.runs[field]) for field in sorted(self.runs))

    @property
    def order(self) -> str:
        """The letter that ICU files the skeleton under: its first field's."""
        return self.base[:1]


def _base_run(run: str) -> str:
    letter = _LETTERS[run[0]]
    least = next(least for least, _ in reversed(letter.forms) if len(run) >= least)
    return run[0] * least


@lru_cache(maxsize=1024)
def read_skeleton(pattern: str) -> Skeleton:
    """The fields of a skeleton or of a pattern, as ICU's generator compares them (specification, section 3).

    An hour of twelve brings its day period along, and one of twenty-four has none.

    Example:
        >>> read_skeleton("hm").base, read_skeleton("aHm").base
        ('ahm', 'Hm')
    """
    runs: dict[Field, str] = {}
    for token in split_pattern(pattern):
        found = field_form(token.text) if token.is_field else None
        if found is not None:
            runs[found.field] = token.text
    if Field.MINUTE in runs and Field.FRACTION in runs:
        runs.setdefault(Field.SECOND, "s")
    if Field.HOUR in runs:
        if runs[Field.HOUR][0] in "hK":
            runs.setdefault(Field.DAY_PERIOD, "a")
        else:
            runs.pop(Field.DAY_PERIOD, None)
    forms = {field: _LETTERS[run[0]].form(len(run)) for field, run in runs.items()}
    return Skeleton(runs, forms)


class Distance(NamedTuple):
    """How far a candidate is from what is wanted.

    Args:
        points: the total; 0 is a perfect match.
        missing: the fields that the candidate lacks.
        extra: the fields that it has beyond those wanted.
    """

    points: int
    missing: frozenset[Field]
    extra: frozenset[Field]


def distance(wanted: dict[Field, int], candidate: dict[Field, int]) -> Distance:
    """How far one set of field forms is from another; each as ``Skeleton.forms`` has them.

    Example:
        >>> distance(read_skeleton("yMMM").forms, read_skeleton("yMMMM").forms).points
        1
    """
    missing = frozenset(wanted.keys() - candidate.keys())
    extra = frozenset(candidate.keys() - wanted.keys())
    points = len(missing) * _MISSING + len(extra) * _EXTRA
    points += sum(abs(form - candidate[field]) for field, form in wanted.items() if field in candidate)
    return Distance(points, missing, extra)
