"""Requests that pydantic refuses: one INVALID_ARGUMENT in the caller's language, without what was sent."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

import pytest
from asgi_client import AsgiClient
from fastapi import FastAPI, Header, Query
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from vapierrors import Catalog, Limits, Renderer, decode
from vapierrors.integrations.fastapi import install
from vapierrors.integrations.validation import invalid_argument, location
from vapierrors.integrations.validation_messages import MESSAGES
from vapierrors.models import ErrorType

if TYPE_CHECKING:
    import httpx

    from vapierrors.models import ErrorBody

RENDERER = Renderer(
    Catalog.from_mapping(
        {
            "de": {"vapierrors.validation.vm_name": "„{location}“ ist kein Name einer virtuellen Maschine."},
            "en": {"vapierrors.validation.vm_name": "“{location}” is not the name of a virtual machine."},
        }
    )
)
SECRET = "hunter2"  # noqa: S105 - stands for a value that must not come back


def vm_name(value: str) -> str:
    raise PydanticCustomError("vm_name", "{value} is bad", {"value": value})


def refused(value: str) -> str:
    raise ValueError(f"{value} is bad")


class State(StrEnum):
    """Of what is ordered."""

    ON = "on"
    OFF = "off"


class File(BaseModel):
    """With bounds of each kind for texts, and no unknown members."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=3, max_length=9, pattern="^[a-z2]+$")]
    size: Annotated[int, Field(gt=0)] = 1


class Order(BaseModel):
    """With a member for each kind of error."""

    files: Annotated[list[File], Field(min_length=1, max_length=2)]
    state: State = State.ON
    mode: Literal["a", "b or c"] = "a"
    share: Annotated[float, Field(le=0.25)] = 0.0
    price: Annotated[Decimal, Field(max_digits=5, decimal_places=2)] = Decimal(0)
    start: AwareDatetime | None = None
    day: Annotated[date | None, Field(ge=date(2026, 1, 31))] = None
    until: Annotated[datetime | None, Field(lt=datetime(2026, 1, 31, 10, tzinfo=UTC))] = None
    vm: Annotated[str, AfterValidator(vm_name)] | None = None
    note: Annotated[str, AfterValidator(refused)] | None = None
    labels: dict[str, int] = {}


def make_app() -> FastAPI:
    app = FastAPI()
    install(app, RENDERER)

    @app.post("/orders")
    def order(order: Order, limit: Annotated[int, Query(le=99)] = 1, x_token: Annotated[str, Header()] = "") -> None:
        pass

    return app


CLIENT = AsgiClient(make_app(), accept_language="de")


def body_of(answer: httpx.Response) -> ErrorBody:
    return decode(answer.content, strict=True).body


def texts_of(answer: httpx.Response) -> list[str | None]:
    return [message.localized for message in body_of(answer).messages]


@pytest.mark.parametrize(
    ("change", "place", "text"),
    [
        ({"files": None}, "body.files", "„body.files“ muss eine Liste sein."),
        ({"files": []}, "body.files", "„body.files“ muss mindestens 1 Eintrag haben."),
        ({"files": [{}]}, "body.files[0].name", "„body.files[0].name“ ist erforderlich."),
        ({"files": [7]}, "body.files[0]", "„body.files[0]“ muss ein Objekt sein."),
        (
            {"files": [{"name": "ab"}]},
            "body.files[0].name",
            "„body.files[0].name“ muss mindestens 3 Zeichen lang sein.",
        ),
        (
            {"files": [{"name": "a" * 10}]},
            "body.files[0].name",
            "„body.files[0].name“ darf höchstens 9 Zeichen lang sein.",
        ),
        (
            {"files": [{"name": "ABC"}]},
            "body.files[0].name",
            "„body.files[0].name“ muss dem Muster „^[a-z2]+$“ entsprechen.",
        ),
        ({"files": [{"name": 7}]}, "body.files[0].name", "„body.files[0].name“ muss eine Zeichenfolge sein."),
        (
            {"files": [{"name": "abc", "size": SECRET}]},
            "body.files[0].size",
            "„body.files[0].size“ muss eine ganze Zahl sein.",
        ),
        ({"files": [{"name": "abc", "size": 0}]}, "body.files[0].size", "„body.files[0].size“ muss größer als 0 sein."),
        ({"files": [{"name": "abc", "x": SECRET}]}, "body.files[0].x", "„body.files[0].x“ ist hier nicht vorgesehen."),
        ({"state": SECRET}, "body.state", "„body.state“ muss einer dieser Werte sein: 'on', 'off'."),
        ({"mode": SECRET}, "body.mode", "„body.mode“ muss einer dieser Werte sein: 'a', 'b or c'."),
        ({"share": 1}, "body.share", "„body.share“ darf höchstens 0,25 sein."),
        ({"share": SECRET}, "body.share", "„body.share“ muss eine Zahl sein."),
        ({"price": "1.234"}, "body.price", "„body.price“ darf höchstens 2 Nachkommastellen haben."),
        ({"start": "2026-01-31T10:00:00"}, "body.start", "„body.start“ muss eine Zeitzone angeben."),
        (
            {"start": SECRET},
            "body.start",
            "„body.start“ muss aus Datum und Uhrzeit bestehen, wie 2026-01-31T10:00:00Z.",
        ),
        ({"day": "2026-01-30"}, "body.day", "„body.day“ muss mindestens 2026-01-31 sein."),
        ({"until": "2027-01-30T10:00:00Z"}, "body.until", "„body.until“ muss kleiner als 2026-01-31T10:00:00Z sein."),
        ({"vm": SECRET}, "body.vm", "„body.vm“ ist kein Name einer virtuellen Maschine."),
        ({"note": SECRET}, "body.note", "Der Wert von „body.note“ ist ungültig."),
        (
            {"labels": {"my label": "x"}},
            'body.labels["my label"]',
            '„body.labels["my label"]“ muss eine ganze Zahl sein.',
        ),
    ],
)
def test_an_invalid_value_is_told_with_its_place_and_without_itself(
    change: dict[str, Any], place: str, text: str
) -> None:
    """Each kind of error has a text in the caller's language, and the value that was sent does not come back."""
    answer = CLIENT.request("POST", "/orders", json={"files": [{"name": "abc"}], **change})
    assert (answer.status_code, texts_of(answer)) == (400, [text])
    assert body_of(answer).error_type is ErrorType.INVALID_ARGUMENT
    assert body_of(answer).data == {"primary": place, "secondary": []}
    assert SECRET not in answer.text


def test_several_invalid_values_stand_below_a_sentence_that_counts_them() -> None:
    """One message each, in order; the first place is the primary one, the others secondary, each once."""
    document = {"files": [{}], "note": SECRET}
    answer = CLIENT.request("POST", "/orders?limit=100", json=document, headers={"accept-language": "ja"})
    assert texts_of(answer) == [
        "要求に 3 個の無効な値があります。",
        "「query.limit」は 99 以下でなければなりません。",
        "「body.files[0].name」は必須です。",
        "「body.note」の値が無効です。",
    ]
    assert body_of(answer).data == {"primary": "query.limit", "secondary": ["body.files[0].name", "body.note"]}
    assert [message.id for message in body_of(answer).messages] == [
        "vapierrors.validation.failed",
        "vapierrors.validation.less_than_equal",
        "vapierrors.validation.missing",
        "vapierrors.validation.invalid",
    ]


def test_what_is_no_json_is_told_with_the_position() -> None:
    """FastAPI has the position where others have an index; it is shown as what it is."""
    headers = {"Content-Type": "application/json"}
    answer = CLIENT.request("POST", "/orders", content=b'{"files": nothing}', headers=headers)
    assert texts_of(answer) == ["Der Text der Anforderung ist kein gültiges JSON (Position 11)."]
    assert body_of(answer).data == {"primary": "body", "secondary": []}


def test_a_thousand_invalid_values_are_no_thousand_messages() -> None:
    """The stack keeps to the limit; the count says how many there are."""
    found = [{"type": "missing", "loc": ("body", index)} for index in range(1000)]
    error = invalid_argument(found, Renderer(limits=Limits(messages=3)))
    assert str(error).splitlines() == [
        "The request has 1,000 values that are not valid.",
        "“body[0]” is required.",
        "“body[1]” is required.",
    ]
    assert error.data == {"primary": "body[0]", "secondary": ["body[1]"]}
    assert str(invalid_argument(found, Renderer(limits=Limits(messages=1)))) == "“body[0]” is required."


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (
            {"type": "greater_than", "loc": ("query", "n"), "ctx": {"gt": 2**70}},
            f"“query.n” must be greater than {2**70}.",
        ),
        (
            {"type": "greater_than", "loc": ("query", "n"), "ctx": {"gt": 1e-30}},
            f"“query.n” must be greater than 0.{'0' * 29}1.",
        ),
        (
            {"type": "greater_than", "loc": ("query", "n"), "ctx": {"gt": 1e-99}},
            "“query.n” must be greater than 1e-99.",
        ),
        ({"type": "greater_than", "loc": ("query", "n")}, "The value of “query.n” is not valid."),
        (
            {"type": "json_invalid", "loc": ("body", "text"), "ctx": {"error": "x"}},
            "The value of “body.text” is not valid.",
        ),
        ({"type": "of_a_later_pydantic", "loc": ()}, "The value of “request” is not valid."),
        ({}, "The value of “request” is not valid."),
    ],
)
def test_an_error_of_another_make_has_a_text_too(one: dict[str, Any], text: str) -> None:
    """Bounds beyond the types of vAPI are shown as text, what is not known in general words."""
    assert str(invalid_argument([one], Renderer())) == text


def test_a_place_is_bounded_and_quoted() -> None:
    """Names in a place may come from the caller: neither their length nor their characters do harm."""
    assert location(("body", "a.b", "x" * 80, '"')) == f'body["a.b"]["{"x" * 63}…"]["\\""]'
    assert len(location("abcdef" for _ in range(1000))) == 256


def test_every_text_fits_what_it_is_for() -> None:
    """Each row of the table can be filled with its place and its one parameter."""
    for kind, told in MESSAGES.items():
        value = {"pattern": "x", "expected": "x"}.get(told.context, 3)
        error = invalid_argument([{"type": kind, "loc": ("body", "x"), "ctx": {told.context: value}}], Renderer())
        assert error.messages[0].id == told.definition.id
