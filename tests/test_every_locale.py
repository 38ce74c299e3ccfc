"""Every locale that Babel knows shows every kind of parameter, in every way a template can ask for."""

from __future__ import annotations

import re
from typing import Any, get_args

from babel import localedata

from vapierrors import Catalog, Renderer, decode
from vapierrors.cldr.lists import ListStyle, ListWidth, list_formatter
from vapierrors.cldr.plurals import CATEGORIES, plural_rule
from vapierrors.models.params import DateTimeFormat

LOCALES = sorted(localedata.locale_identifiers())
MOMENT = "2024-07-01T14:05:09.123Z"
ZONES = ("Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Africa/Abidjan")
NUMBERS = ("", ", integer", ", percent", ", ::.00", ", ::.##", ", ::group-off", ", ::compact-short", ", ::compact-long")
DATES = (", date, full", ", date, ::yMMMEd", ", time, ::jmz", ", date, ::GyMMM")
PIECES = {
    "text": "{text}",
    **{f"integer {name}": f"{{{name}}}" for name in ("small", "large", "least")},
    **{f"double {name}": f"{{{name}}}" for name in ("plain", "precise", "rounded", "tiny", "huge")},
    **{f"number{style}": f"{{large, number{style}}}" for style in NUMBERS},
    **{format_.value: f"{{{format_.value}}}" for format_ in DateTimeFormat},
    **{f"moment{style}": f"{{moment{style}}}" for style in DATES},
    "nested": "{nested}",
}
"""What is asked for → the template that asks for it."""

PARAMS: dict[str, dict[str, Any]] = {
    "text": {"s": "vm-42"},
    "small": {"i": 3},
    "large": {"i": -1234567},
    "least": {"i": -(2**63)},
    "plain": {"d": 1234.5},
    "precise": {"d": -1234567.125, "precision": 2},
    "rounded": {"d": 0.5, "precision": 0},
    "tiny": {"d": 5e-324, "precision": 40},
    "huge": {"d": 1.7976931348623157e308},
    "moment": {"dt": MOMENT},
    **{format_.value: {"dt": MOMENT, "format": format_.value} for format_ in DateTimeFormat},
    "nested": {"l": {"id": "inner", "params": {"count": {"i": 1000}, "at": {"dt": MOMENT}}}},
}
BETWEEN = " ¦ "
ERROR = decode({"messages": [{"id": "outer", "default_message": "-", "args": [], "params": PARAMS}]}, strict=True)
RENDERER = Renderer(
    Catalog.from_mapping({"en": {"outer": BETWEEN.join(PIECES.values()), "inner": "{count} {at}"}}, builtin=False)
)
HAS_DIGIT = re.compile(r"\d").search


def faults(locale: str, zones: tuple[str, ...]) -> list[str]:
    """What is wrong with the pieces of one locale: its problems, and pieces without the digits that they must have."""
    found = []
    for zone in zones:
        rendered = RENDERER.render(ERROR, format_locale=locale.replace("_", "-"), timezone=zone)
        found += [f"{locale} in {zone}: {problem}" for problem in rendered.problems]
        shown = dict(zip(PIECES, rendered.messages[0].text.split(BETWEEN), strict=True))
        found += [f"{locale} in {zone}: {piece} {text}" for piece, text in shown.items() if not HAS_DIGIT(text)]
    return found


def test_every_locale_shows_every_kind_of_parameter() -> None:
    """No locale has a problem with any kind, width, skeleton or zone, and none loses the digits on the way."""
    assert len(LOCALES) > 1000
    zones = [("UTC", ZONES[number % len(ZONES)]) for number in range(len(LOCALES))]
    assert [fault for one in zip(LOCALES, zones, strict=True) for fault in faults(*one)] == []


def test_every_locale_has_plural_rules() -> None:
    """Every locale selects one of its own categories for any number, in CLDR's order and with other as the last."""
    for locale in LOCALES:
        for ordinal in (False, True):
            rule = plural_rule(locale, ordinal=ordinal)
            assert rule.categories == tuple(one for one in CATEGORIES if one in rule.categories)
            assert rule.categories[-1] == "other"
            assert {rule.select(number) for number in (0, 1, 2, 3, 5, 11, 0.5)} <= set(rule.categories)


def test_every_locale_joins_lists() -> None:
    """Every locale joins three items in order, in every style and width."""
    failed = []
    for locale in LOCALES:
        for style in get_args(ListStyle):
            for width in get_args(ListWidth):
                text = list_formatter(locale, style=style, width=width)(["Xx", "Yy", "Zz"])
                if not -1 < text.find("Xx") < text.find("Yy") < text.find("Zz"):
                    failed.append((locale, style, width, text))
    assert failed == []
