"""What a message definition does not take, and how it says so: expected, got, where, and what to do."""

from __future__ import annotations

import math
import pickle
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

import pytest

from vapierrors import MessageDefinition, MessageDefinitionError, NestedLocalizableMessage, Param, VapiErrorsError

NOON = datetime(2026, 8, 16, 12, 0, tzinfo=UTC)
ANY = "str, aware datetime, int, float, Decimal, LocalizableMessage, NestedLocalizableMessage or Param"
WORDS = "pass str(value), if that is what a reader understands"
FORMATS = (
    "SHORT_DATE, SHORT_TIME, SHORT_DATE_TIME, MED_DATE, MED_TIME, MED_DATE_TIME, "
    "LONG_DATE, LONG_TIME, LONG_DATE_TIME, FULL_DATE, FULL_TIME, FULL_DATE_TIME"
)
NAIVE = NOON.replace(tzinfo=None)
GOT_NAIVE = "the datetime 2026-08-16 12:00:00 without a time zone"
ZONE = "give it a time zone, such as tzinfo=UTC"
EARLY = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=3)))
YEARS = "a datetime of the years 1 to 9999 in UTC"
INT64 = "an int from -2**63 to 2**63 - 1"
DOUBLE = "a finite number in the range of a double"
OTHER_NUMBER = "pass a number, or say it in words"
PRECISION = "a precision of 0 to 40 fraction digits"
OTHER_PRECISION = "change the second argument of Param.decimal"
OTHER_FORMAT = "change the second argument of Param.date"
NUMBER = "int, float, Decimal or Param"
TEXT = "str, int, float, Decimal or aware datetime"
DIGITS = "str of ASCII digits, int, float or Decimal"
MOMENT = "str in RFC 3339 or aware datetime"
NAMED = "name the argument in the template, or pass a str"


def refusal(template: str, *args: object, **params: object) -> str:
    """The text of the error of one call."""
    with pytest.raises(MessageDefinitionError) as error:
        MessageDefinition("com.example.x", template)(*args, **params)
    return str(error.value)


@pytest.mark.parametrize(
    ("value", "expected", "got", "hint"),
    [
        (True, ANY, "the bool True", "pass a word for it, such as 'on' or 'off'"),
        (None, ANY, "None", "leave nothing unset"),
        (UUID(int=5), ANY, "an instance of UUID", WORDS),
        (PurePosixPath("/x"), ANY, "an instance of PurePosixPath", WORDS),
        (date(2026, 8, 16), ANY, "an instance of date", WORDS),
        (b"vm-42", ANY, "an instance of bytes", WORDS),
        (["vm-42"], ANY, "an instance of list", WORDS),
        (2**63, INT64, "an int of 64 bits", "pass it as a str"),
        (-(10**1000), INT64, "an int of 3322 bits", "pass it as a str"),
        (math.nan, DOUBLE, "the float nan", OTHER_NUMBER),
        (-math.inf, DOUBLE, "the float -inf", OTHER_NUMBER),
        (Decimal("sNaN"), DOUBLE, "the Decimal sNaN", OTHER_NUMBER),
        (Decimal("1E+400"), DOUBLE, "the Decimal 1E+400", OTHER_NUMBER),
        (Param.decimal(10**400, precision=1), DOUBLE, "an int of 1329 bits", OTHER_NUMBER),
        (Param.decimal(1.5, precision=41), PRECISION, "the int 41", OTHER_PRECISION),
        (Param.decimal(1.5, precision=-1), PRECISION, "the int -1", OTHER_PRECISION),
        (Param.decimal(1.5, precision=True), PRECISION, "the bool True", OTHER_PRECISION),
        (Param("d", "1", 1), "a number in Param.decimal", "the str '1'", ""),
        (Param("d", value=True, shown=1), "a number in Param.decimal", "the bool True", ""),
        (NAIVE, "an aware datetime", GOT_NAIVE, ZONE),
        (Param.date(NAIVE, "LONG_DATE"), "an aware datetime", GOT_NAIVE, ZONE),
        (EARLY, YEARS, "the datetime 0001-01-01 00:00:00+03:00", "pass another, or say it in words"),
        (Param.date(NOON, "TINY"), f"a format of {FORMATS}", "the str 'TINY'", OTHER_FORMAT),
        (Param("dt", date(2026, 8, 16), "LONG_DATE"), "an aware datetime in Param.date", "an instance of date", ""),
        (
            MessageDefinition("com.example.moved", "{0} is on {1}")("vm-42", "esx01"),
            "a message without positional arguments",
            "com.example.moved with 2 positional arguments",
            "define that one with named parameters",
        ),
    ],
)
def test_a_value_that_no_parameter_holds_is_refused_at_once(value: object, expected: str, got: str, hint: str) -> None:
    """The error names the message, the parameter, what would do, what came and what to do."""
    told = f"; {hint}" if hint else ""
    assert refusal("{x}", x=value) == f"Expected {expected}, got {got} - at com.example.x, parameter 'x'{told}"


@pytest.mark.parametrize(
    ("template", "value", "expected", "got", "used"),
    [
        ("{x, number}", "5", NUMBER, "the str '5'", "number"),
        ("{x, plural, other {# of {x}}}", NOON, NUMBER, "the datetime 2026-08-16 12:00:00+00:00", "plural"),
        (
            "{x, selectordinal, other {#th}}",
            NestedLocalizableMessage(id="a.b"),
            NUMBER,
            "an instance of NestedLocalizableMessage",
            "selectordinal",
        ),
        ("{x, date} {x, time}", 5, "aware datetime or Param", "the int 5", "date and time"),
        ("{x, select, other {}}", 2.5, "str or int", "the float 2.5", "select"),
        (
            "{x, select, other {{x, plural, other {#}}}}",
            "a" * 200,
            "int",
            f"the str '{'a' * 60}'",
            "plural and select",
        ),
    ],
)
def test_a_value_that_the_template_cannot_use_is_refused_at_once(
    template: str, value: object, expected: str, got: str, used: str
) -> None:
    """What a plural, a date or a select would make nonsense of is found where the message is made."""
    where = "com.example.x, parameter 'x'; the template uses it as"
    assert refusal(template, x=value) == f"Expected {expected}, got {got} - at {where} {used}"


@pytest.mark.parametrize(
    ("template", "value", "expected", "got", "hint"),
    [
        ("{0}", True, TEXT, "the bool True", "pass a word for it, such as 'on' or 'off'"),
        ("{0}", None, TEXT, "None", "leave nothing unset"),
        ("{0}", Param.decimal(1.5, precision=1), TEXT, "an instance of Param", NAMED),
        ("{0}", NAIVE, "an aware datetime", GOT_NAIVE, ZONE),
        ("{0, plural, other {#}}", "1,000", DIGITS, "the str '1,000'", "the template uses it as plural"),
        ("{0, date, long}", "2026-08-16", MOMENT, "the str '2026-08-16'", "the template uses it as date"),
    ],
)
def test_a_positional_argument_that_does_not_fit_is_refused_at_once(
    template: str, value: object, expected: str, got: str, hint: str
) -> None:
    """Likewise, where it would not be read as what the template uses it as."""
    assert refusal(template, value) == f"Expected {expected}, got {got} - at com.example.x, argument 0; {hint}"


@pytest.mark.parametrize(
    ("template", "args", "params", "text"),
    [
        ("{a} {b}", (), {"a": 1}, "the parameters a, b, got the parameter a - at com.example.x"),
        ("{a}", (), {"a": 1, "b": 2}, "the parameter a, got the parameters a, b - at com.example.x"),
        ("{a}", (), {}, "the parameter a, got no parameters - at com.example.x"),
        ("gone", (), {"a": 1}, "no parameters, got the parameter a - at com.example.x"),
        (
            "{n, plural, one {{a}} other {{b}}} {k, select, x {{c}} other {}}",
            (),
            {"n": 1, "a": 1, "k": "y"},
            "the parameters n, a, b, k, c, got the parameters n, a, k - at com.example.x",
        ),
        ("{a}", ("x",), {}, "the parameter a, got 1 positional argument - at com.example.x; HINT"),
        ("{0} {2}", ("x", "y"), {}, "3 positional arguments, got 2 positional arguments - at com.example.x; HINT"),
        ("{0}", (), {"0": "x"}, "1 positional argument, got the parameter 0 - at com.example.x; HINT"),
        (
            "{0} {a}",
            (),
            {"a": 1},
            "the parameter a and 1 positional argument, got the parameter a - at com.example.x; HINT",
        ),
    ],
)
def test_what_is_missing_and_what_is_unknown_is_refused(
    template: str, args: tuple[object, ...], params: dict[str, Any], text: str
) -> None:
    """The error says what the template takes, branches included, and what was passed."""
    expected = text.replace("HINT", "pass what fills {0}, {1}, … by position, all else by name")
    assert refusal(template, *args, **params) == f"Expected {expected}"


@pytest.mark.parametrize(
    ("message_id", "template", "text"),
    [
        ("", "Gone.", "ID, got '' - at MessageDefinition.id"),
        ("com.example. x", "Gone.", "ID, got 'com.example. x' - at MessageDefinition.id"),
        ("com.example.x\n", "Gone.", "ID, got 'com.example.x\\n' - at MessageDefinition.id"),
        (None, "Gone.", "ID, got None - at MessageDefinition.id"),
        ("com.example.x", "", "an English template, got '' - at com.example.x"),
        ("com.example.x", None, "an English template, got None - at com.example.x"),
        (
            "com.example.x",
            "{x, date} {x, number}",
            "uses that one value can serve, got date and number - at com.example.x, parameter 'x'; rename one of them",
        ),
        (
            "com.example.x",
            "{100}",
            "at most 100 positional arguments, {0} to {99}, got the argument {100} - at com.example.x; give it a name",
        ),
        (
            "com.example.x",
            "".join(f"{{x{index}}}" for index in range(101)),
            "at most 100 named arguments, got 101 - at com.example.x",
        ),
    ],
)
def test_what_could_never_be_filled_is_refused_where_it_is_defined(message_id: Any, template: Any, text: str) -> None:  # noqa: ANN401 - wrong types among them
    """An id that no catalog holds and a template that no value fits are found when the module is imported."""
    with pytest.raises(MessageDefinitionError) as error:
        MessageDefinition(message_id, template)
    hint = "a message id without white space, such as com.example.session_not_found"
    assert str(error.value) == f"Expected {text.replace('ID', hint, 1) if text.startswith('ID') else text}"


def test_the_error_tells_its_parts() -> None:
    """A tool reads them without taking the sentence apart, in another process too."""
    with pytest.raises(MessageDefinitionError) as caught:
        MessageDefinition("com.example.x", "{x}")(x=True)
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert isinstance(error, MessageDefinitionError)
    assert issubclass(MessageDefinitionError, VapiErrorsError)
    assert issubclass(MessageDefinitionError, ValueError)
    assert (error.expected, error.got, error.message_id) == (ANY, "the bool True", "com.example.x")
    assert (error.parameter, error.hint) == ("parameter 'x'", "pass a word for it, such as 'on' or 'off'")
    assert str(error) == str(caught.value)
