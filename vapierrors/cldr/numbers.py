"""Numbers as a locale writes them: decimals, percentages and compact forms, with the options of ICU's skeletons."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from vapierrors.cldr.compact import compact_forms
from vapierrors.cldr.digit_tables import digit_tables, has_tables, table_writer
from vapierrors.cldr.digits import Grouping, digit_writer, digits_of, group_sizes
from vapierrors.cldr.number_data import number_data
from vapierrors.cldr.number_patterns import parse_number_pattern
from vapierrors.cldr.plurals import plural_rule
from vapierrors.cldr.rounding import Number, Precision, RoundingMode, exact_decimal, number_text, product
from vapierrors.cldr.signs import SignDisplay, signed_affixes, signed_writer

if TYPE_CHECKING:
    from collections.abc import Callable

_DEFAULT_FRACTION = 3


@lru_cache(maxsize=512)
def number_formatter(  # noqa: PLR0913 - one keyword for each independent option of an ICU skeleton
    locale: str,
    *,
    minimum_fraction: int = 0,
    maximum_fraction: int | None = None,
    significant: tuple[int, int] | None = None,
    minimum_integer: int = 1,
    grouping: Grouping = True,
    percent: bool = False,
    permille: bool = False,
    scale: Decimal | int = 1,
    compact: Literal["short", "long"] | None = None,
    sign: SignDisplay = "auto",
    rounding: RoundingMode = "half-even",
) -> Callable[[Number], str]:
    """A function that writes numbers in the locale's default numbering system (specification, section 3).

    It raises ``ValueError`` for a number that is not finite, and ``TypeError`` for what is no number.

    Args:
        locale: an id that Babel has data for.
        minimum_fraction: the fewest fraction digits, 0 to 40.
        maximum_fraction: the most fraction digits; left out, it is 3 (or ``minimum_fraction``, if that is more), and a
            compact form is rounded to an integer that keeps two significant digits.
        significant: the fewest and the most significant digits, instead of fraction digits.
        minimum_integer: the fewest integer digits.
        grouping: ``True`` as the locale has it, ``False`` for none, or another of ICU's strategies.
        percent: whether to write a percent sign; ``scale=100`` multiplies.
        permille: likewise a per mille sign.
        scale: a factor for the number, applied without loss.
        compact: whether to write 1.2K (``short``) or 1.2 thousand (``long``).
        sign: when to write a sign.
        rounding: what happens to a number between two that can be written.

    Raises:
        ValueError: the digits asked for are not in order, or too many.

    Example:
        >>> number_formatter("de", minimum_fraction=2, maximum_fraction=2)(-1234.565)
        '-1.234,56'
        >>> number_formatter("en", compact="short")(1_250_000), number_formatter("es")(1234)
        ('1.2M', '1234')
        >>> number_formatter("en", percent=True, scale=100, maximum_fraction=0)(0.29)
        '29%'
    """
    if maximum_fraction is None and not compact:
        maximum_fraction = max(_DEFAULT_FRACTION, minimum_fraction)
    precision = Precision(minimum_fraction, maximum_fraction, significant, rounding)
    factor = Decimal(scale)
    data = number_data(locale)
    if permille:
        data = replace(data, symbols={**data.symbols, "percentSign": data.symbols["perMille"]})
    pattern = parse_number_pattern(data.percent if percent or permille else data.decimal)
    affixes = signed_affixes(pattern, data.symbols, sign)
    sizes = group_sizes(data, pattern, "min2" if compact and grouping is True else grouping)
    write = signed_writer(digit_writer(data, sizes, minimum_integer))
    if compact:
        around = pattern.affixes("", data.symbols)
        forms = compact_forms(
            data.short if compact == "short" else data.long,
            lambda form: signed_affixes(form, data.symbols, sign).within(around),
        )
        category = plural_rule(locale).of_text

        def compactly(number: Number) -> str:
            count, magnitude = forms.scaled(product(exact_decimal(number), factor), precision.rounded)
            text = precision.text(count)
            form = forms.form(magnitude, count, category(text))
            if form is None:
                return write(text, affixes)
            return write(text, form.affixes) if form.digits else "".join(form.affixes.positive)

        return compactly

    def exactly(number: Number) -> str:
        return write(number_text(number, precision, factor), affixes)

    if minimum_integer == 1 and has_tables(precision, factor, sizes, affixes):
        tables = digit_tables(digits_of(data), data.symbols["group"], data.symbols["decimal"], sizes, precision)
        return table_writer(tables, affixes, int(factor), exactly)
    return exactly
