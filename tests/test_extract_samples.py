"""Sample values: one for each parameter, by its kind, always the same (specification, section 9)."""

from __future__ import annotations

import pytest
from hypothesis import given
from template_trees import messages

from vapierrors.catalog import Catalog
from vapierrors.exceptions import LocaleError, TimeZoneError
from vapierrors.models import LocalizableMessage
from vapierrors.renderer import Renderer
from vapierrors.template import Message, arguments, parse
from vapierrors.translate.samples import render_sample, render_sample_parts, sample_params, used_kinds

EVERY_KIND = "{s} {i} {d} {dt} {l}"
KINDS = {kind: kind for kind in ("s", "i", "d", "dt", "l")}


def test_a_template_says_kinds() -> None:
    """Plurals are integers, dates moments, percentages and fixed fractions doubles, all else strings."""
    template = "{a, plural, other {}}{b, selectordinal, other {}}{c, number}{d, number, percent}{e, number, ::.0}"
    others = "{f, date}{g, time}{h, select, other {}}{i}{0, plural, other {}}"
    assert " ".join(f"{name}:{kind}" for name, kind in used_kinds(parse(template + others)).items()) == (
        "a:i b:i c:i d:d e:d f:dt g:dt h:s i:s 0:i"
    )


def test_every_kind_has_a_sample_that_is_a_sound_parameter() -> None:
    """The values are members as they are on the wire, so that a message can be made of them."""
    params = sample_params(parse(EVERY_KIND), KINDS)
    assert params == {
        "s": {"s": "s-1"},
        "i": {"i": 3},
        "d": {"d": 4.7, "precision": 1},
        "dt": {"dt": "2026-11-23T14:59:00.000Z"},
        "l": {"l": {"id": "vapierrors.demo.reason.idle", "params": {"minutes": {"i": 30}}}},
    }
    assert LocalizableMessage.model_validate({"id": "a", "default_message": "", "params": params}).params is not None


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "s-1 3 4.7 11/23/26, 2:59\u202fPM No data was sent for 30 minutes."),
        ("de", "s-1 3 4,7 23.11.26, 14:59 30 Minuten lang wurden keine Daten gesendet."),
    ],
)
def test_samples_are_rendered_as_a_reader_sees_them(locale: str, text: str) -> None:
    """Numbers, dates and nested messages are in the locale, as the renderer itself would have them."""
    message, params = parse(EVERY_KIND), sample_params(parse(EVERY_KIND), KINDS)
    assert render_sample(message, locale, params).replace("\u202f", " ") == text.replace("\u202f", " ")
    assert "".join(part.text for part in render_sample_parts(message, locale, params)) == render_sample(
        message, locale, params
    )


def test_samples_are_in_the_time_zone_of_the_reader() -> None:
    """A zone shifts the moment; what is no zone or no language tag is refused."""
    message = parse("{since, time, short}")
    params = sample_params(message, {})
    assert render_sample(message, "de", params, timezone="Asia/Tokyo") == "23:59"
    with pytest.raises(TimeZoneError):
        render_sample(message, "de", params, timezone="Nowhere")
    with pytest.raises(LocaleError):
        render_sample(message, "../de", params)


def test_names_bring_texts() -> None:
    """The last word of a name chooses a text that looks well; no two are the same, and selects get a word they know."""
    template = "{host}{sourceHost}{target_host}{vmId}{session}{0}{1}{state, select, ON {} other {}}"
    assert sample_params(parse(template + "{n, select, 2 {} other {}}"), {"n": "i"}) == {
        "host": {"s": "esx01.example.com"},
        "sourceHost": {"s": "source-host-1"},
        "target_host": {"s": "target-host-1"},
        "vmId": {"s": "7f3a"},
        "session": {"s": "session-1"},
        "0": "item-1",
        "1": "item-2",
        "state": {"s": "ON"},
        "n": {"i": 2},
    }


@given(messages())
def test_any_template_has_samples_that_fill_it(message: Message) -> None:
    """Whatever the template, each argument has a value, and the renderer makes the same text of them."""
    params = sample_params(message, {})
    assert params.keys() == arguments(message).keys()
    assert "".join(part.text for part in render_sample_parts(message, "en", params)) == render_sample(
        message, "en", params
    )


def test_the_renderer_takes_the_samples() -> None:
    """What is sampled is what a server would send: the renderer shows the same text in a body."""
    template = "{count, plural, one {# file} other {# files}} on {host} since {since, date, long}"
    message, params = parse(template), sample_params(parse(template), {})
    catalog = Catalog.from_mapping({"en": {"a": template}})
    body = {"messages": [{"id": "a", "default_message": "", "args": [], "params": params}]}
    assert Renderer(catalog).render(body).summary == render_sample(message, "en", params)
