"""Whatever a program hands to a public entry, it comes back, or is refused by what the entry says that it raises."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors import (
    OUTPUTS,
    Catalog,
    ErrorBody,
    LocalizableMessage,
    LocalizationParam,
    LocalizationSettings,
    MessageDefinition,
    NestedLocalizableMessage,
    Param,
    Renderer,
    decode,
    encode,
    errors,
    render,
)
from vapierrors.catalog.entry import PROBLEM_CODES, Entry
from vapierrors.exceptions import (
    CatalogError,
    LimitExceeded,
    LocaleError,
    MessageDefinitionError,
    TemplateSyntaxError,
    WireDecodeError,
    WireEncodeError,
)
from vapierrors.negotiation import merge_vary, response_headers
from vapierrors.outputs import OutputOptions
from vapierrors.template import parse, print_template
from vapierrors.wire import ANOMALIES, DIALECTS

SYNTAX = ["{", "}", "'", "#", "{x}", "{0}", "{x, plural, one {#} other {{y}}}", "{x, date, full}", "{x, number, ::.0}"]
SHORT = st.text(st.characters(), max_size=8)
"""Half surrogate pairs, control characters and all."""

TEXTS = SHORT | st.lists(st.sampled_from([*SYNTAX, "a", "\n", "\x1b[2J", "\u202e", "\ud800", "<b>"])).map("".join)
ZONES = st.integers(-24 * 3600 + 1, 24 * 3600 - 1).map(lambda offset: timezone(timedelta(seconds=offset)))
MOMENTS = st.datetimes(timezones=st.none() | ZONES) | st.sampled_from([datetime.min, datetime.max])  # noqa: DTZ901 - naive
NUMBERS = (
    st.integers() | st.floats() | st.decimals(allow_nan=True) | st.sampled_from([10**400, 2**63, Decimal("1e999")])
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | NUMBERS | SHORT | MOMENTS | st.binary(max_size=4) | st.builds(object),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(SHORT | st.integers() | st.none(), inner, max_size=3)
        | st.tuples(inner, inner)
        | st.frozensets(st.integers(), max_size=2)
    ),
    max_leaves=8,
)
"""Values of Python that a JSON document may be built of by mistake."""

MEMBERS = ["messages", "id", "default_message", "args", "params", "localized", "data", "error_type", "type", "value"]
DOCUMENTS = st.recursive(
    ANYTHING,
    lambda inner: (
        st.dictionaries(st.sampled_from([*MEMBERS, "s", "dt", "i", "d", "l", "x", "key", "ERROR", "STRUCTURE"]), inner)
        | st.lists(inner, max_size=3)
    ),
    max_leaves=10,
)
PARAMS = st.dictionaries(
    SHORT,
    st.fixed_dictionaries({"s": SHORT})
    | st.fixed_dictionaries({"i": st.integers(-(2**63), 2**63 - 1)})
    | st.fixed_dictionaries(
        {"d": st.floats(allow_nan=False, allow_infinity=False)}, optional={"precision": st.just(40)}
    )
    | st.fixed_dictionaries({"dt": st.datetimes(timezones=ZONES)}, optional={"format": SHORT})
    | st.fixed_dictionaries({"l": st.builds(NestedLocalizableMessage, id=SHORT)}),
    max_size=2,
).map(lambda params: {name: LocalizationParam(**members) for name, members in params.items()})
BODIES = st.builds(
    ErrorBody,
    messages=st.lists(
        st.builds(LocalizableMessage, id=SHORT, default_message=SHORT, args=st.lists(SHORT, max_size=2), params=PARAMS),
        max_size=3,
    ),
    data=st.none() | st.dictionaries(SHORT, ANYTHING, max_size=2),
    error_type=st.none() | SHORT | st.just("NOT_FOUND"),
)
OPTIONS = st.builds(
    OutputOptions,
    order=st.sampled_from(["outermost", "innermost"]),
    numbered=st.booleans(),
    fold=st.booleans(),
    max_causes=st.none() | st.integers(0, 2),
    advice=st.booleans(),
    details=st.booleans(),
    operation_id=SHORT,
    isolate=st.booleans(),
    color=st.booleans(),
    width=st.none() | st.integers(20, 40),
    heading_level=st.none() | st.integers(1, 6),
)
WRITTEN = [name for name, dialect in DIALECTS.items() if dialect.write]
RENDERER = Renderer(Catalog.from_mapping({"de": {"a": "{x}"}, "ar": {"a": "{x}"}}))


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(MEMBERS) | SHORT, DOCUMENTS, max_size=4), st.none() | st.integers())
def test_decode_reads_any_mapping(document: dict[str, Any], status: int | None) -> None:
    """What no JSON text could hold is read as what JSON can say; strictly, it is refused."""
    decoded = decode(document, status=status)
    assert {anomaly.code for anomaly in decoded.anomalies} <= ANOMALIES.keys()
    assert len(decoded.body.messages) == len(decoded.plain["messages"])
    with suppress(WireDecodeError, LimitExceeded):
        assert decode(document, status=status, strict=True).plain == decoded.plain


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(st.sampled_from(MEMBERS) | SHORT, DOCUMENTS, max_size=4))
def test_what_was_read_is_written_in_every_dialect(document: dict[str, Any]) -> None:
    """Every dialect writes any body that was read as JSON, or says what it has no form for."""
    body = decode(document).body
    for dialect in WRITTEN:
        with suppress(WireEncodeError):
            assert isinstance(json.loads(encode(body, dialect)), dict)


@settings(deadline=None, max_examples=100)
@given(BODIES)
def test_what_was_built_is_written_in_every_dialect(body: ErrorBody) -> None:
    """Likewise of a body that was built in Python, whatever it holds."""
    for dialect in WRITTEN:
        with suppress(WireEncodeError):
            assert isinstance(json.loads(encode(body, dialect)), dict)


@settings(deadline=None, max_examples=100)
@given(BODIES, OPTIONS, st.none() | SHORT | st.sampled_from(["de", "ar"]), st.none() | SHORT)
def test_what_was_built_is_shown_in_every_way(
    body: ErrorBody, options: OutputOptions, locale: str | None, timezone: str | None
) -> None:
    """A body and the error that it becomes are shown by every output, for any reader and with any options."""
    for error in (body, errors.from_body(body)):
        rendered = RENDERER.render(error, locale=locale, format_locale=locale, timezone=timezone)
        for output in OUTPUTS:
            assert render(rendered, output, options).encode()
        assert response_headers(rendered)["Vary"] == merge_vary("")
        assert rendered.to_line().splitlines() == [rendered.to_line()]


@settings(deadline=None, max_examples=100)
@given(
    st.dictionaries(st.sampled_from(MEMBERS) | SHORT, DOCUMENTS, max_size=4)
    | st.lists(DOCUMENTS, max_size=3)
    | st.none()
    | st.integers()
    | st.floats()
)
def test_any_document_is_rendered(document: Any) -> None:  # noqa: ANN401 - any JSON value, and others
    """A document of anything at all is shown as something by every output."""
    rendered = RENDERER.render(document, locale="de")
    assert rendered.messages
    for output in OUTPUTS:
        render(rendered, output).encode()


@settings(deadline=None, max_examples=100)
@given(DOCUMENTS.filter(lambda document: not isinstance(document, bytes | bytearray)))
def test_any_value_is_localized(document: object) -> None:
    """A value that is no JSON document comes back, too, but for bytes that nobody has parsed."""
    assert type(RENDERER.localize(document, locale="de")) is type(document)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_any_text_is_a_template_or_is_refused(text: str) -> None:
    """What is read is printed as what reads the same; an entry with it has a problem, or none, of a known code."""
    problem = Entry("a", "de", text).problem()
    try:
        message = parse(text)
    except (TemplateSyntaxError, LimitExceeded):
        assert problem is not None
        assert problem.code in PROBLEM_CODES
    else:
        assert problem is None
        assert parse(print_template(message)) == message


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(["{x}", "{0}", "{x, plural, one {#} other {{y}}}", "{x, select, a {A} other {{0}}}", "{x, date}"])
    | TEXTS,
    st.lists(ANYTHING, max_size=2),
    st.dictionaries(
        st.sampled_from(["x", "y"]) | SHORT, ANYTHING | st.builds(Param.date, ANYTHING, ANYTHING), max_size=2
    ),
)
def test_any_call_of_a_definition_makes_a_message_or_is_refused(
    template: str, args: list[object], params: dict[str, object]
) -> None:
    """What is wrong with a definition or with a call of it is a ``MessageDefinitionError``, whatever was passed."""
    try:
        definition = MessageDefinition("com.example.a", template)
    except (TemplateSyntaxError, LimitExceeded, MessageDefinitionError):
        return
    with suppress(MessageDefinitionError):
        message = definition(*args, **params)
        assert RENDERER.render(ErrorBody(messages=[message])).summary


@settings(deadline=None, max_examples=100)
@given(ANYTHING, ANYTHING)
def test_any_parameter_that_says_how_it_is_shown_is_taken_or_refused(value: Any, shown: Any) -> None:  # noqa: ANN401 - any
    """Likewise of values with a format or a precision."""
    definition = MessageDefinition("com.example.a", "{x}")
    for param in (Param.date(value, shown), Param.decimal(value, shown)):
        with suppress(MessageDefinitionError):
            assert definition(x=param).default_message


@settings(deadline=None, max_examples=100)
@given(
    st.dictionaries(
        st.sampled_from(["de", "en"]) | SHORT | st.none(),
        st.dictionaries(SHORT | st.none(), TEXTS | st.lists(TEXTS | st.none(), max_size=2) | st.none(), max_size=2)
        | st.none(),
        max_size=2,
    ),
    SHORT,
)
def test_any_mapping_of_templates_is_a_catalog_or_is_refused(templates: Any, name: str) -> None:  # noqa: ANN401 - any
    """A catalog of whatever templates can be asked for anything; what is no mapping of templates is refused."""
    try:
        catalog = Catalog.from_mapping(templates, builtin=False)
    except (LocaleError, TypeError):
        return
    assert {problem.code for problem in catalog.problems()} <= PROBLEM_CODES.keys()
    assert not catalog.reload().changed
    for locale in (name, "de"):
        with suppress(LocaleError):
            assert catalog.resolve(locale) in {None, *catalog.locales}
        with suppress(LocaleError):
            assert {entry.id for entry in catalog.find(name, locale)} <= {name}


@settings(deadline=None, max_examples=100)
@given(
    SHORT | st.sampled_from(["", ":", "x" * 5000, "a\0b", "vapierrors:..", "vapierrors:\0", "vapierrors:" + "x" * 999])
)
def test_any_source_is_a_catalog_or_is_refused(source: str) -> None:
    """What names no folder is a ``CatalogError``, however long it is and whatever is in it."""
    with suppress(CatalogError):
        Catalog.load(source, builtin=False)


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(["locale", "format-locale", "timezone"]), ANYTHING), SHORT)
def test_any_context_and_any_header_give_settings(context: dict[str, object], text: str) -> None:
    """What no JSON can hold in a context is survived, and half surrogate pairs in headers are."""
    for given_headers in ({"accept-language": text}, {"Format-Locale": text, "Timezone": text}):
        found = LocalizationSettings.from_context(context, ("en", "de"), headers=given_headers)
        assert found.locale in {"en", "de"}
        assert all(str(problem).isprintable() for problem in found.problems)
    assert merge_vary(merge_vary(text)) == merge_vary(text)
