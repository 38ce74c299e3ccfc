"""Language tags: what is one, what it means, and which locale stands in for which (specification, section 4)."""

from __future__ import annotations

import pytest
from babel import localedata
from hypothesis import given
from hypothesis import strategies as st

from vapierrors.cldr.tags import MAX_TAG_LENGTH, data_locale, is_right_to_left, locale_chain, maximize, parse_tag
from vapierrors.exceptions import LocaleError

BABEL_LOCALES = sorted(localedata.locale_identifiers())


@pytest.mark.parametrize(
    ("tag", "chain"),
    [
        ("de", ("de",)),
        ("de-AT", ("de-AT", "de")),
        ("zh-TW", ("zh-TW", "zh-Hant-TW", "zh-Hant")),
        ("zh-HK", ("zh-HK", "zh-Hant-HK", "zh-Hant")),
        ("zh-CN", ("zh-CN", "zh")),
        ("zh-Hans", ("zh-Hans", "zh")),
        ("zh-Hant", ("zh-Hant",)),
        ("es-MX", ("es-MX", "es-419", "es")),
        ("es-ES", ("es-ES", "es")),
        ("pt-AO", ("pt-AO", "pt-PT", "pt")),
        ("en-AU", ("en-AU", "en-001", "en")),
        ("en-XA", ("en-XA", "en")),
        ("nb", ("nb", "no")),
        ("nn", ("nn", "no")),
        ("nb-NO", ("nb-NO", "nb", "no")),
        ("sr-Latn", ("sr-Latn",)),
        ("sr-Latn-ME", ("sr-Latn-ME", "sr-Latn")),
        ("sr-ME", ("sr-ME", "sr-Latn-ME", "sr-Latn")),
        ("sr-Cyrl", ("sr-Cyrl", "sr")),
        ("ca-ES-valencia", ("ca-ES-valencia", "ca-ES", "ca")),
    ],
)
def test_chains_follow_cldr_s_parents(tag: str, chain: tuple[str, ...]) -> None:
    """Likely subtags and parent locales lead upward, and never into another script."""
    assert locale_chain(tag) == chain


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("iw", "he"),
        ("in-ID", "id-ID"),
        ("ji", "yi"),
        ("mo", "ro"),
        ("sh", "sr-Latn"),
        ("tl", "fil"),
        ("no", "no"),
        ("en-UK", "en-GB"),
        ("de-DD", "de-DE"),
        ("my-BU", "my-MM"),
    ],
)
def test_deprecated_subtags_are_replaced(tag: str, canonical: str) -> None:
    """What a tag was once called is still understood."""
    assert str(parse_tag(tag)) == canonical


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("de_DE", "de-DE"),
        ("ZH_hant_tw", "zh-Hant-TW"),
        ("ES-419", "es-419"),
        ("sr_latn_rs", "sr-Latn-RS"),
        ("ca-es-VALENCIA", "ca-ES-valencia"),
        ("de-1996", "de-1996"),
        ("de-DE-u-co-phonebk-nu-latn", "de-DE"),
        ("en-a-bbb-x-a-ccc", "en"),
        ("de-x-private", "de"),
    ],
)
def test_spellings_become_canonical(tag: str, canonical: str) -> None:
    """Letter case and underscores do not matter; extensions and private use say nothing about the language."""
    assert str(parse_tag(tag)) == canonical
    assert str(parse_tag(canonical)) == canonical


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "-",
        "d",
        "de-",
        "-de",
        "de--DE",
        "de DE",
        "de\n",
        "de_DE.UTF-8",
        "de_DE@euro",
        "C",
        "*",
        "x-private",
        "i-klingon",
        "../../etc/passwd",
        "..\\..\\windows",
        "/etc/passwd",
        "de/../../x",
        "de\0",
        "\ud800",
        "ｄｅ",  # full width
        "dé",
        "٣٤",
    ],
)
def test_what_is_no_tag_is_refused(tag: str) -> None:
    """Paths, control characters, halves of characters and look-alikes are no tags, and the error shows them."""
    with pytest.raises(LocaleError) as error:
        parse_tag(tag)
    assert str(error.value) == f"Expected a language tag such as de or zh-Hant-TW, got {tag!r}"


@pytest.mark.parametrize("tag", ["tlh", "xx-DE", "und", "zz"])
def test_a_language_without_data_is_refused(tag: str) -> None:
    """A tag may be sound, but CLDR has to know its language."""
    with pytest.raises(LocaleError) as error:
        parse_tag(tag)
    language = tag.removesuffix("-DE")
    assert str(error.value) == f"Expected a language that CLDR has data for, got {language!r} in {tag!r}"


@pytest.mark.parametrize("tag", ["a" * 10_000, "de-x-" + "-".join(["abcdefgh"] * 1000), "de" + "-" * 10_000])
def test_a_long_tag_is_refused_and_cut_in_the_error(tag: str) -> None:
    """Nothing is matched against 10 000 characters, nor are they all shown."""
    with pytest.raises(LocaleError) as error:
        parse_tag(tag)
    assert str(error.value) == f"Expected a language tag such as de or zh-Hant-TW, got {tag[:MAX_TAG_LENGTH]!r}"


def test_the_longest_tag_is_read() -> None:
    """The bound itself is within it."""
    tag = "de-x-" + "-".join(["abcdefgh"] * 27) + "-abcdefg"
    assert len(tag) == MAX_TAG_LENGTH
    assert str(parse_tag(tag)) == "de"


def test_every_locale_of_babel_has_its_own_data() -> None:
    """A locale that there is data for is served by that data, in each spelling of its tag."""
    assert len(BABEL_LOCALES) > 800
    found = {identifier: data_locale(identifier) for identifier in BABEL_LOCALES}
    assert found == {identifier: identifier for identifier in BABEL_LOCALES}
    assert [data_locale(identifier.replace("_", "-").upper()) for identifier in BABEL_LOCALES] == BABEL_LOCALES


def test_every_chain_ends_and_begins_with_the_locale() -> None:
    """From each locale of Babel the way up is short, has no locale twice, and stays in its script."""
    for identifier in BABEL_LOCALES:
        chain = locale_chain(identifier)
        assert chain[0] == str(parse_tag(identifier))
        assert len(set(chain)) == len(chain) <= 5
        scripts = {maximize(parse_tag(tag)).script for tag in chain}
        assert len(scripts) == 1, identifier


@pytest.mark.parametrize(
    ("tag", "data"),
    [
        ("zh-TW", "zh_Hant_TW"),
        ("zh-CN", "zh_Hans_CN"),
        ("de-US", "de"),
        ("nb-US", "nb"),
        ("en-XA", "en"),
        ("es-XX", "es"),
        ("sr-ME", "sr_Latn_ME"),
        ("no-NO", "no"),
    ],
)
def test_data_comes_from_the_nearest_locale(tag: str, data: str) -> None:
    """A locale without data of its own is served by its likely subtags, else by its parents."""
    assert data_locale(tag) == data


@pytest.mark.parametrize(
    ("one", "other"), [("zh-TW", "zh-Hant"), ("pt", "pt-BR"), ("sr", "sr-Cyrl-RS"), ("en", "en-Latn-US")]
)
def test_two_tags_that_maximize_alike_mean_the_same(one: str, other: str) -> None:
    """Likely subtags show what a short tag leaves unsaid."""
    assert maximize(parse_tag(one)) == maximize(parse_tag(other))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("ar", True), ("he", True), ("fa-AF", True), ("ur", True), ("ks-Deva", False), ("az", False), ("ja", False)],
)
def test_the_script_tells_the_direction(tag: str, expected: bool) -> None:  # noqa: FBT001 - a test's row
    """It is the script that runs one way, not the language."""
    assert is_right_to_left(tag) is expected


@given(st.text(max_size=20) | st.text(st.sampled_from("-_dezhHantTW019xu"), max_size=30))
def test_any_text_is_a_tag_or_a_locale_error(text: str) -> None:
    """Nothing else comes out, and what is a tag is safe in a path and stays the same when read again."""
    try:
        tag = parse_tag(text)
    except LocaleError:
        return
    assert parse_tag(str(tag)) == tag
    assert set(str(tag)) <= set("-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
