"""What a message definition makes of the values that it is called with."""

from __future__ import annotations

import copy
import pickle
import string
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vapierrors import (
    Catalog,
    DateTimeFormat,
    ErrorBody,
    LimitExceeded,
    LocalizableMessage,
    LocalizationParam,
    MessageDefinition,
    NestedLocalizableMessage,
    Param,
    Renderer,
    TemplateSyntaxError,
    decode,
    encode,
)

NOON = datetime(2026, 8, 16, 12, 0, tzinfo=UTC)
WEST = timezone(timedelta(hours=-7))
SHOWN = MessageDefinition("com.example.shown", "It is {value}.")
REASON = MessageDefinition("com.example.reason", "{host} does not answer.")


class State(StrEnum):
    """A word that a service knows."""

    ACTIVE = "ACTIVE"


class Kind(str, Enum):  # noqa: UP042 - its str() is not its value, which is the point
    """Likewise, in the older form."""

    HOST = "host"


class Port(IntEnum):
    """A number that a service knows."""

    HTTPS = 443


class Moment(datetime):
    """As libraries for dates have it."""


class Double(float):
    """As libraries for numbers have it."""


@pytest.mark.parametrize(
    ("value", "param", "text"),
    [
        ("vm-42", {"s": "vm-42"}, "It is vm-42."),
        ("", {"s": ""}, "It is ."),
        (State.ACTIVE, {"s": "ACTIVE"}, "It is ACTIVE."),
        (Kind.HOST, {"s": "host"}, "It is host."),
        ("half \ud83d", {"s": "half \N{REPLACEMENT CHARACTER}"}, "It is half \N{REPLACEMENT CHARACTER}."),
        (1234567, {"i": 1234567}, "It is 1,234,567."),
        (-(2**63), {"i": -(2**63)}, "It is -9,223,372,036,854,775,808."),
        (Port.HTTPS, {"i": 443}, "It is 443."),
        (2.5, {"d": 2.5}, "It is 2.5."),
        (Double(2.5), {"d": 2.5}, "It is 2.5."),
        (Decimal("2.50"), {"d": 2.5}, "It is 2.5."),
        (Decimal("0.1000000000000000000001"), {"d": 0.1}, "It is 0.1."),
        (Param.decimal(1234.565, precision=2), {"d": 1234.565, "precision": 2}, "It is 1,234.56."),
        (Param.decimal(Decimal("2.50"), precision=2), {"d": 2.5, "precision": 2}, "It is 2.50."),
        (Param.decimal(80, precision=0), {"d": 80.0, "precision": 0}, "It is 80."),
        (NOON, {"dt": NOON}, "It is 8/16/26, 12:00\u202fPM."),
        (NOON.astimezone(WEST), {"dt": NOON}, "It is 8/16/26, 12:00\u202fPM."),
        (
            datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
            {"dt": datetime(2026, 10, 25, 1, 30, tzinfo=UTC)},
            "It is 10/25/26, 1:30\u202fAM.",
        ),
        (Moment(2026, 8, 16, 12, 0, tzinfo=UTC), {"dt": NOON}, "It is 8/16/26, 12:00\u202fPM."),
        (
            Param.date(NOON, format="LONG_DATETIME"),
            {"dt": NOON, "format": DateTimeFormat.LONG_DATE_TIME},
            "It is August 16, 2026 at 12:00:00\u202fPM UTC.",
        ),
        (
            Param.date(NOON, DateTimeFormat.MED_DATE),
            {"dt": NOON, "format": DateTimeFormat.MED_DATE},
            "It is Aug 16, 2026.",
        ),
        (
            REASON(host="esx01"),
            {"l": {"id": "com.example.reason", "params": {"host": {"s": "esx01"}}}},
            "It is esx01 does not answer..",
        ),
        (
            LocalizableMessage(id="com.example.gone", default_message="gone for good"),
            {"l": {"id": "com.example.gone"}},
            "It is gone for good.",
        ),
        (NestedLocalizableMessage(id="com.example.gone"), {"l": {"id": "com.example.gone"}}, "It is com.example.gone."),
    ],
    ids=str,
)
def test_a_value_keeps_its_type_and_is_shown_in_english(value: object, param: dict[str, Any], text: str) -> None:
    """Each type of value becomes its member of a parameter, and is formatted in the finished English text."""
    message = SHOWN(value=value)
    expected = LocalizationParam(**param)
    assert message == LocalizableMessage(id="com.example.shown", default_message=text, params={"value": expected})
    assert message.params is not None
    built = message.params["value"]
    assert [type(member) for member in vars(built).values()] == [type(member) for member in vars(expected).values()]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("vm-42", "vm-42"),
        (State.ACTIVE, "ACTIVE"),
        (1234567, "1234567"),
        (1e-07, "0.0000001"),
        (1e21, "1000000000000000000000"),
        (Decimal("2.50"), "2.50"),
        (NOON.astimezone(WEST), "2026-08-16T12:00:00.000Z"),
    ],
)
def test_a_positional_argument_is_a_string_that_a_template_can_read_again(value: object, text: str) -> None:
    """Numbers are ASCII digits and moments RFC 3339, neither of them in the manner of a language."""
    message = MessageDefinition("com.example.shown", "It is {0}.")(value)
    assert message == LocalizableMessage(id="com.example.shown", default_message=f"It is {text}.", args=(text,))


def test_a_template_may_have_arguments_of_both_kinds() -> None:
    """Positions and names are filled each in their way, and English formats what the template says."""
    define = MessageDefinition(
        "com.example.both", "{0, plural, one {# disk} other {# disks}} of {host} on {1, date, long}"
    )
    message = define(1200, "2026-08-16T12:00:00Z", host="esx01")
    assert message.default_message == "1,200 disks of esx01 on August 16, 2026"
    assert message.args == ("1200", "2026-08-16T12:00:00Z")
    assert message.params == {"host": LocalizationParam(s="esx01")}


def test_a_position_that_english_leaves_out_is_an_argument_all_the_same() -> None:
    """Translations may show what the English template does not."""
    assert MessageDefinition("a.b", "{1} is gone")("unseen", "vm-42").args == ("unseen", "vm-42")


def test_any_name_of_an_argument_can_be_filled() -> None:
    """Names that Python does not allow, and those that it uses itself, are passed in a mapping."""
    message = MessageDefinition("a.b", "{self} {a.b} {00}")(**{"self": "x", "a.b": 1, "00": "z"})
    assert message.default_message == "x 1 z"


def test_a_message_without_arguments_has_no_params() -> None:
    """Nothing is set that nobody gave."""
    assert MessageDefinition("a.b", "It's gone.")() == LocalizableMessage(id="a.b", default_message="It's gone.")


def test_messages_inside_each_other_bring_their_english() -> None:
    """A message in a message in a message is one finished English text, and nested by id and parameters."""
    inner = SHOWN(value=REASON(host="esx01"))
    outer = SHOWN(value=inner)
    assert outer.default_message == "It is It is esx01 does not answer..."
    assert decode(encode(ErrorBody(messages=(outer,)))).body == ErrorBody(messages=(outer,))


def test_a_definition_is_a_value() -> None:
    """Equal by id and template, hashable, shown as it is written, the same in another process, not to be changed."""
    again = MessageDefinition("com.example.shown", "It is {value}.")
    assert again == SHOWN
    assert hash(again) == hash(SHOWN)
    assert repr(again) == "MessageDefinition(id='com.example.shown', english_template='It is {value}.')"
    assert pickle.loads(pickle.dumps(SHOWN)) == SHOWN  # noqa: S301 - our own bytes
    assert copy.deepcopy(SHOWN)(value=1) == SHOWN(value=1)
    assert again != MessageDefinition("com.example.shown", "It was {value}.")
    with pytest.raises(FrozenInstanceError):
        again.id = "other"  # type: ignore[misc] # it must not be possible


def test_an_unsound_template_is_refused_where_it_is_defined() -> None:
    """The error tells where in the template, and its note in which definition."""
    with pytest.raises(TemplateSyntaxError) as error:
        MessageDefinition("com.example.broken", "Hello {name")
    assert str(error.value) == (
        "Expected ',' or '}' behind the argument name 'name', got end of text - at line 1, column 12\n"
        "    Hello {name\n"
        "               ^"
    )
    assert error.value.__notes__ == ["The template is that of the message definition com.example.broken."]


def test_a_template_beyond_the_limits_is_refused() -> None:
    """A catalog would not take it either."""
    with pytest.raises(LimitExceeded) as error:
        MessageDefinition("com.example.long", "x" * 16385)
    assert str(error.value) == "Expected at most 16384 characters in a template, got 16385 - at the template"


def test_threads_share_a_definition() -> None:
    """Many first calls at once compile a template without mixing what they fill it with."""
    define = MessageDefinition("a.b", "{n, plural, one {# disk} other {# disks}} of {host}")
    with ThreadPoolExecutor(16) as pool:
        texts = list(pool.map(lambda n: define(n=n, host=f"esx{n}").default_message, range(200)))
    assert texts == [f"{n} disk{'' if n == 1 else 's'} of esx{n}" for n in range(200)]


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.timezones())  # noqa: DTZ001 - given zones
PLAIN_VALUES = st.one_of(
    TEXT,
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.builds(Param.decimal, st.floats(-1e15, 1e15), st.integers(0, 40)),
    MOMENTS,
    st.builds(Param.date, MOMENTS, st.sampled_from(DateTimeFormat)),
)
VALUES = st.recursive(PLAIN_VALUES, lambda values: st.builds(lambda value: SHOWN(value=value), values), max_leaves=3)
NUMBERS = st.one_of(st.integers(-(2**63), 2**63 - 1), st.floats(-1e15, 1e15))
TEMPLATE = (
    "{n, plural, =0 {nothing} one {# of {value}} other {# of {value}}} "
    "{k, select, a {A {n, number, ::.00}} other {{value}}}"
)
USED = MessageDefinition("com.example.used", TEMPLATE)
ENGLISH = Renderer(Catalog.from_mapping({"en": {define.id: define.english_template for define in (SHOWN, USED)}}))


@settings(deadline=None)
@given(n=NUMBERS, k=st.sampled_from(string.ascii_lowercase[:2]), value=VALUES)
def test_the_message_is_a_validated_one_and_reads_as_the_renderer_would_show_it(
    n: float, k: str, value: object
) -> None:
    """Built without validation, it is equal to its validated self, crosses the wire, and its text is the catalog's."""
    message = USED(n=n, k=k, value=value)
    validated = LocalizableMessage.model_validate(message.model_dump(exclude_unset=True))
    assert validated == message
    assert validated.model_dump_json() == message.model_dump_json()
    assert validated.model_fields_set == message.model_fields_set
    body = ErrorBody(messages=(message,))
    for dialect in ("api", "rest", "jsonrpc"):
        assert decode(encode(body, dialect), strict=True).body == body
    assert ENGLISH.render(body, strict=True).messages[0].source == "catalog"
    assert ENGLISH.render(body).summary == message.default_message


@settings(deadline=None)
@given(texts=st.lists(TEXT, min_size=2, max_size=2))
def test_positional_messages_are_validated_ones_too(texts: list[str]) -> None:
    """Likewise where the arguments have positions."""
    message = MessageDefinition("com.example.moved", "{0} is on {1}")(*texts)
    assert LocalizableMessage.model_validate(message.model_dump(exclude_unset=True)) == message
    assert message.default_message == f"{texts[0]} is on {texts[1]}"
