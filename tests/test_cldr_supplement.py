"""The supplement: laid out for one look-up at a time, and made of nothing but what Babel's data has otherwise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr import make_supplement
from vapierrors.cldr.babel_data import lineage
from vapierrors.cldr.calendar_texts import calendar_texts
from vapierrors.cldr.languages import ancestry
from vapierrors.cldr.make_supplement_dates import _day_periods
from vapierrors.cldr.make_supplement_languages import language_sections
from vapierrors.cldr.make_supplement_lists import list_sections
from vapierrors.cldr.make_supplement_numbers import number_sections
from vapierrors.cldr.make_supplement_plurals import plural_sections
from vapierrors.cldr.make_supplement_zones import _aliases, _countries, _metazone_periods, _only_zones, _shorter
from vapierrors.cldr.number_data import SYMBOLS, number_data
from vapierrors.cldr.supplement import entries, entry

if TYPE_CHECKING:
    from pathlib import Path

LOCALES = sorted(localedata.locale_identifiers())
TEXT = make_supplement.TARGET.read_text("utf-8")
DOCUMENT: dict[str, Any] = json.loads(TEXT)
OF_LOCALES = {"texts", "zoneTexts", "cities", "numbers", "lists", "cardinal", "ordinal"}
OF_SUBTAGS = {"languages", "regions"}
OF_ZONES = {"metazones", "golden", "countries", "primary", "aliases"}
OF_THE_WORLD = {"digits", "hours", "weeks", "dayPeriods"} | OF_SUBTAGS | OF_ZONES


def written(path: Path, document: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), "utf-8")


def sections() -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for name, value in DOCUMENT.items():
        section, _, key = name.partition("/")
        tables.setdefault(section, {})[key] = value
    return tables


def test_layout() -> None:
    """The packaged file is, byte for byte, what the generator lays out: one entry a line, in order."""
    assert make_supplement.layout(sections()) == TEXT


def test_every_entry_is_found() -> None:
    """Halving finds each entry of the file, the first and the last too, and takes it for what JSON says it is."""
    for section, table in sections().items():
        assert entries(section, table) == table


@given(st.sampled_from(["", "texts", "weeks", "zzz"]), st.text())
def test_nothing_else_is_found(section: str, key: str) -> None:
    """What is not in the file is not there, whatever the key is made of."""
    assert entry(section, key) == DOCUMENT.get(f"{section}/{key}")


def test_sections() -> None:
    """The sections are those that the loader reads, and those of locales speak of locales that Babel has."""
    assert sections().keys() == OF_LOCALES | OF_THE_WORLD
    for section in OF_LOCALES:
        unknown = [name for name in sections()[section] if name != "root" and not localedata.exists(name)]
        assert unknown == []
    for fields in sections()["numbers"].values():
        assert fields.keys() <= {"system", "symbols", "decimal", "percent", "minimum_grouping", "short", "long"}
        assert fields.get("symbols", {}).keys() <= set(SYMBOLS)
    assert {number_data(locale).system for locale in LOCALES} <= sections()["digits"].keys()


def test_no_locale_is_dear() -> None:
    """What one message of a locale takes from the supplement is at most 64 KiB, its parents' share included."""
    lines = {line.partition(":")[0]: len(line.encode()) for line in TEXT.splitlines()}
    of_a_message = ("texts", "zoneTexts", "numbers", "lists", "cardinal", "ordinal")
    sizes = {
        locale: sum(lines.get(f'"{section}/{name}"', 0) for section in of_a_message for name in lineage(locale))
        for locale in LOCALES
    }
    assert max(sizes.values()) <= 64 << 10


def test_ancestry_ends_below_the_root() -> None:
    """Every locale inherits from a finite line of locales that Babel has."""
    assert [one for one in LOCALES if not all(map(localedata.exists, ancestry(one)))] == []


def test_numbers_from_packages(tmp_path: Path) -> None:
    """The generator writes down the numbers that differ from Babel's, and nothing else."""
    data = number_data("de")
    numbers = {
        "defaultNumberingSystem": "latn",
        "minimumGroupingDigits": "2",
        "symbols-numberSystem-latn": dict(data.symbols) | {"group": "_"},
        "decimalFormats-numberSystem-latn": {
            "standard": "#,##0.###",
            "short": {"decimalFormat": _flat(data.short)},
            "long": {"decimalFormat": _flat(data.long)},
        },
        "percentFormats-numberSystem-latn": {"standard": "#,##0\xa0%"},
    }
    written(tmp_path / "cldr-numbers-full/main/de/numbers.json", {"main": {"de": {"numbers": numbers}}})
    written(
        tmp_path / "cldr-core/supplemental/numberingSystems.json",
        {"supplemental": {"numberingSystems": {"latn": {"_digits": "0123456789"}}}},
    )
    assert number_sections(tmp_path) == {
        "digits": {"latn": "0123456789"},
        "numbers": {"de": {"minimum_grouping": 2, "symbols": {"group": "_"}}},
    }


def _flat(patterns: dict[str, dict[str, str]]) -> dict[str, str]:
    return {
        f"{power}-count-{category}": pattern
        for category, powers in patterns.items()
        for power, pattern in powers.items()
    }


def test_lists_from_packages(tmp_path: Path) -> None:
    """The generator writes down a child's pattern only where it is neither Babel's nor already its parent's."""
    german = {"start": "{0}, {1}", "middle": "{0}, {1}", "end": "{0} und {1}", "2": "{0} und {1}"}
    alternative = {key: pattern.replace("und", "oder") for key, pattern in german.items()}
    types = {
        "standard": german,
        "standard-short": german,
        "standard-narrow": german,
        "or": alternative,
        "or-short": alternative,
        "or-narrow": alternative,
        "unit": {**german, "end": "{0}, {1} und", "2": "{0}, {1}"},
        "unit-short": {**german, "2": "{0}, {1}"},
        "unit-narrow": {**german, "2": "{0}, {1}"},
    }
    published = {f"listPattern-type-{name}": patterns for name, patterns in types.items()}
    for locale in ("de", "de-AT"):
        place = tmp_path / "cldr-misc-full/main" / locale / "listPatterns.json"
        written(place, {"main": {locale: {"listPatterns": published}}})
    written(tmp_path / "cldr-core/coverageLevels.json", {"effectiveCoverageLevels": {"de": "modern"}})
    assert list_sections(tmp_path) == {"lists": {"de": {"unit/end": "{0}, {1} und"}}}


def test_plurals_from_packages(tmp_path: Path) -> None:
    """The generator writes down rules that differ in their meaning, without samples, however they are spelt."""
    supplemental = tmp_path / "cldr-core/supplemental"
    cardinal = {
        "de": {"pluralRule-count-one": "i = 1 and v = 0 @integer 1", "pluralRule-count-other": " @integer 0"},
        "ja": {"pluralRule-count-one": "n = 1 @integer 1", "pluralRule-count-other": " @integer 0"},
    }
    written(supplemental / "plurals.json", {"supplemental": {"plurals-type-cardinal": cardinal}})
    written(supplemental / "ordinals.json", {"supplemental": {"plurals-type-ordinal": {}}})
    found = plural_sections(tmp_path)
    assert found["cardinal"]["ja"] == {"one": "n = 1"}
    assert "de" not in found["cardinal"]
    assert found["ordinal"]["en"] == {}


def test_languages_from_packages(tmp_path: Path) -> None:
    """The generator writes down what leads from tag to tag: no root, and nothing of languages without a locale."""
    aliases = {
        "languageAlias": {"iw": {"_replacement": "he"}, "sh": {"_replacement": "sr-Latn"}, "zh-guoyu": {}},
        "territoryAlias": {"UK": {"_replacement": "GB"}, "SU": {"_replacement": "RU AM"}, "DEU": {}},
    }
    likely = {"de": "de-Latn-DE", "de-AT": "de-Latn-AT", "qqq": "qqq-Latn-QQ", "und": "en-Latn-US"}
    parents = {"de-AT": "de-CH", "de-Cyrl": "und", "qqq-QQ": "qqq-001"}
    core = tmp_path / "cldr-core"
    written(core / "availableLocales.json", {"availableLocales": {"full": ["xyz-Latn"]}})
    written(core / "supplemental/aliases.json", {"supplemental": {"metadata": {"alias": aliases}}})
    written(core / "supplemental/likelySubtags.json", {"supplemental": {"likelySubtags": likely}})
    written(core / "supplemental/parentLocales.json", {"supplemental": {"parentLocales": {"parentLocale": parents}}})
    assert language_sections(tmp_path) == {
        "languages": {
            "de": {"likely": {"": "Latn_DE", "AT": "Latn_AT"}, "parents": {"de_AT": "de_CH"}},
            "iw": {"replacement": "he"},
            "sh": {"replacement": "sr_Latn"},
        },
        "regions": {"UK": "GB", "SU": "RU"},
    }


def test_languages_keep_their_language() -> None:
    """Likely subtags are a script and a region, and a parent is a locale that Babel has, or stands above one."""
    for code, fields in sections()["languages"].items():
        assert fields.keys() <= {"replacement", "likely", "parents"}
        assert {len(subtags.split("_")) for subtags in fields.get("likely", {}).values()} <= {2}
        assert {locale.partition("_")[0] for locale in fields.get("parents", {})} <= {code}
        assert [parent for parent in fields.get("parents", {}).values() if not localedata.exists(parent)] == []


def test_countries_of_zones() -> None:
    """A zone belongs to the region whose row names it, and is that region's only one where no other does."""
    rows = [
        {"mapZone": {"_other": "A", "_territory": territory, "_type": zones}}
        for territory, zones in (("001", "Etc/A"), ("ZZ", "Etc/A Etc/B"), ("AA", "A/One A/Two"), ("BB", "B/One"))
    ]
    countries = {"Etc/A": "ZZ", "Etc/B": "ZZ", "A/One": "AA", "A/Two": "AA", "B/One": "BB"}
    assert _countries(rows) == countries
    assert _only_zones(countries) == {"BB": "B/One"}


def test_zones_go_by_their_canonical_ids() -> None:
    """Countries and the zones that stand for them are written down under the ids that CLDR keeps names under."""
    aliases, countries, primary = (sections()[name] for name in ("aliases", "countries", "primary"))
    assert (countries.keys() | primary.values()).isdisjoint(aliases)
    assert {region: countries[zone] for region, zone in primary.items()} == {region: region for region in primary}


def test_aliases_of_zones() -> None:
    """An alias leads to the name that CLDR keeps, be that the older one; what CLDR knows itself is no alias."""
    newest = {"Asia/Calcutta": "Asia/Kolkata", "Asia/Old": "Asia/Kolkata", "US/Pacific": "America/Los_Angeles"}
    known = {"Asia/Calcutta": "India", "America/Los_Angeles": "America_Pacific"}
    assert _aliases(newest, known) == {
        "Asia/Kolkata": "Asia/Calcutta",
        "Asia/Old": "Asia/Calcutta",
        "US/Pacific": "America/Los_Angeles",
    }


def test_names_that_are_mostly_gone() -> None:
    """Where Babel has many names that CLDR has not, one mark says so, and the true ones follow."""
    own = {f"metazones/Zone{number}/long/generic": None for number in range(9)}
    texts = {"metazones/India/long/standard": "IST"}
    assert _shorter("de", own, texts) == {"metazones/names": None, **texts}
    assert _shorter("de_AT", own, texts) == own


def test_day_periods() -> None:
    """Spans of hours become one name per hour, over midnight too; minutes-long ones only mark noon."""
    rules = {
        "xx": {
            "midnight": {"_at": "00:00"},
            "noon": {"_at": "12:00"},
            "night1": {"_from": "22:00", "_before": "06:00"},
            "morning1": {"_from": "06:00", "_before": "22:00"},
        },
        "yy": {"night1": {"_from": "22:00", "_before": "06:00"}},
    }
    night, day = ["night1"], ["morning1"]
    assert _day_periods(rules) == {"xx": " ".join(night * 6 + day * 16 + night * 2 + ["noon"])}


def test_metazone_periods() -> None:
    """A zone that never changed is one name; a gap between metazones, or after the last, is kept as such."""
    rows = {
        "Asia": {"One": [{"usesMetazone": {"_mzone": "India"}}]},
        "Two": [
            {"usesMetazone": {"_mzone": "A", "_to": "1980-01-01 00:00"}},
            {"usesMetazone": {"_mzone": "B", "_from": "1981-01-01 00:00", "_to": "1990-01-01 00:00"}},
        ],
    }
    assert dict(_metazone_periods(rows)) == {
        "Asia/One": "India",
        "Two": [["", "A"], ["1980-01-01 00:00", None], ["1981-01-01 00:00", "B"], ["1990-01-01 00:00", None]],
    }


def test_babel_is_completed() -> None:
    """The texts that Babel lacks are there: glue with "at", names of append items, the hour format."""
    texts = calendar_texts("de")
    assert texts["atTime/long"] == "{1} 'um' {0}"
    assert texts["field/Week"] == "Woche"
    assert texts["zone/hour"] == "+HH:mm;-HH:mm"


def test_packages_of_another_version(tmp_path: Path) -> None:
    """The generator refuses packages of another version of CLDR, and says which to install."""
    written(tmp_path / "cldr-core/package.json", {"version": "46.0.0"})
    with pytest.raises(SystemExit) as caught:
        make_supplement.main([str(tmp_path)])
    place = tmp_path / "cldr-core"
    assert str(caught.value) == f"Expected cldr-core 48.1.0, got 46.0.0 - at {place}; install cldr-core@48.1.0"
