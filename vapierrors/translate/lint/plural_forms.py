"""Plural forms as headers of PO files have them: what they mean, and which are sound for a language."""

from __future__ import annotations

import re
from functools import lru_cache
from gettext import c2py
from typing import Final, NamedTuple

from babel.messages.plurals import PLURALS, get_plural

from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.tags import data_locale, parse_tag
from vapierrors.template.nodes import OTHER
from vapierrors.translate.lint.reach import INTEGERS, SMALL
from vapierrors.translate.plural_forms import plural_forms

_FIELD: Final = re.compile(
    r"[ \t]*nplurals[ \t]*=[ \t]*(?P<number>[0-9]{1,9})[ \t]*;"
    r"[ \t]*plural[ \t]*=[ \t]*(?P<rule>[\t\x20-\x3a\x3c-\x7e]{1,1000})[ \t]*;?[ \t]*"
)


class PluralForms(NamedTuple):
    """How many forms there are, and which is for each of the integers that are tried (specification, section 9).

    Args:
        number: how many there are.
        indexes: from 0, those of ``reach.INTEGERS``.

    Example:
        >>> read_forms("nplurals=2; plural=(n != 1);").indexes[:3]
        (1, 0, 1)
    """

    number: int
    indexes: tuple[int, ...]


def read_forms(value: str) -> PluralForms | None:
    """What the field ``Plural-Forms`` means; None where it is no sound one (specification, section 9).

    Args:
        value: of the field.

    Example:
        >>> read_forms("nplurals=2; plural=n > 1") == read_forms("nplurals=2; plural=(n < 2 ? 0 : 1);")
        True
        >>> read_forms("nplurals=2; plural=n / 0;"), read_forms("two")
        (None, None)
    """
    match = _FIELD.fullmatch(value)
    if match is None:
        return None
    try:
        index = c2py(match["rule"])
        return PluralForms(int(match["number"]), tuple(map(index, INTEGERS)))
    except (ValueError, SyntaxError, ZeroDivisionError, RecursionError, OverflowError):
        return None


@lru_cache(maxsize=128)
def sound_forms(locale: str) -> frozenset[PluralForms]:
    """The forms that tools write for a language: gettext's, CLDR's, also with those that no integer has.

    Args:
        locale: a language tag.

    Raises:
        LocaleError: the tag is none.

    Example:
        >>> [read_forms(value) in sound_forms("fr") for value in ("nplurals=2; plural=n>1", "nplurals=2; plural=n!=1")]
        [True, False]
    """
    rule = plural_rule(data_locale(locale))
    exact = [rule.select(integer) for integer in INTEGERS]
    # In French, Italian and others, `many` is for millions alone, which most tools leave out.
    usual = [category if category in exact[:SMALL] else OTHER for category in exact]
    tag = parse_tag(locale)
    names = ("_".join(filter(None, (tag.language, tag.region))), tag.language)
    gettext = next((str(get_plural(name)) for name in names if name in PLURALS), "")
    sound = {forms for forms in map(read_forms, (plural_forms(locale), gettext)) if forms}
    for categories in (exact, usual):
        used = [category for category in rule.categories if category in categories]
        sound.add(PluralForms(len(used), tuple(map(used.index, categories))))
        sound.add(PluralForms(len(rule.categories), tuple(map(used.index, categories))))
        sound.add(PluralForms(len(rule.categories), tuple(map(rule.categories.index, categories))))
    return frozenset(sound)
