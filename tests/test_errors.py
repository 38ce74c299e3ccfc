"""The errors of a service: their bodies, their causes, and the way back from a body."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from vapierrors import (
    ArgumentLocations,
    Catalog,
    ErrorBody,
    ErrorType,
    Limits,
    LocalizableMessage,
    MessageDefinition,
    Renderer,
    decode,
    encode,
    errors,
)

FAILED = MessageDefinition("com.example.failed", "The upload of {file} failed.")
FULL = MessageDefinition("com.example.full", "{disk} is full.")
CLASSES = pytest.mark.parametrize("error_type", ErrorType)


class QuotaExceeded(errors.UnableToAllocateResource):
    """An error of a service's own, a kind of a standard one, with a constructor and a status of its own."""

    type_id = "com.example.quota_exceeded"
    status = 429

    def __init__(self, disk: str) -> None:
        super().__init__(FULL(disk=disk), data={"disk": disk})


class Mishap(errors.Error):
    """An error of a service's own, of no standard kind."""

    type_id = "com.example.mishap"


def chained(error: errors.Error, *causes: BaseException) -> errors.Error:
    """The error raised from the first cause, that from the second, and so on."""
    link: BaseException = error
    for cause in causes:
        link.__cause__ = cause
        link = cause
    return error


def texts(error: errors.Error) -> list[str]:
    return [message.default_message for message in error.to_body().messages]


def failed() -> errors.Error:
    return errors.Error(FAILED(file="a.iso"))


@CLASSES
def test_there_is_a_class_for_each_error_type(error_type: ErrorType) -> None:
    """It has vAPI's name, stands right below Error, and knows its type, its id and its status."""
    kind = errors.STANDARD_ERRORS[error_type]
    assert kind.__name__ == "".join(word.capitalize() for word in error_type.split("_"))
    assert getattr(errors, kind.__name__) is kind
    assert kind.__bases__ == (Exception if kind is errors.Error else errors.Error,)
    assert (kind.error_type, kind.type_id, kind.status) == (error_type, error_type.canonical_id, error_type.status)


@CLASSES
def test_the_body_of_an_error_is_the_one_that_is_built_by_hand(error_type: ErrorType) -> None:
    """Messages, data, type and id are those of a validated body, and nothing else is set."""
    locations = ArgumentLocations(primary="file")
    body = errors.STANDARD_ERRORS[error_type](FAILED(file="a"), FULL(disk="b"), data=locations).to_body()
    expected = ErrorBody(messages=(FAILED(file="a"), FULL(disk="b")), data=locations, error_type=error_type)
    assert body == expected
    assert (body.type_id, body.model_fields_set) == (error_type.canonical_id, expected.model_fields_set)
    assert body.model_dump_json() == expected.model_dump_json()


@CLASSES
def test_a_body_becomes_an_error_of_its_class_and_the_same_body_again(error_type: ErrorType) -> None:
    """In every dialect, an error arrives as what it was raised as."""
    body = errors.STANDARD_ERRORS[error_type](FULL(disk="sda"), data={"more": [1]}).to_body()
    for dialect in ("api", "rest", "jsonrpc", "problem"):
        read = decode(encode(body, dialect)).body
        error = errors.from_body(read)
        assert type(error) is errors.STANDARD_ERRORS[error_type]
        assert (error.messages, error.data) == (body.messages, {"more": [1]})
        assert (error.error_type, error.type_id, error.status) == (
            error_type,
            error_type.canonical_id,
            error_type.status,
        )
        assert error.to_body() is read


@pytest.mark.parametrize(
    ("body", "status", "kind", "described"),
    [
        (ErrorBody(messages=()), None, errors.Error, ("ERROR", "com.vmware.vapi.std.errors.error", 500)),
        (ErrorBody(messages=()), 404, errors.NotFound, ("NOT_FOUND", "com.vmware.vapi.std.errors.not_found", 404)),
        (
            ErrorBody(messages=()),
            410,
            errors.NotFound,
            ("NOT_FOUND", "com.vmware.vapi.std.errors.not_found", 410),
        ),
        (
            ErrorBody(messages=(), error_type="TIMED_OUT"),
            404,
            errors.TimedOut,
            ("TIMED_OUT", "com.vmware.vapi.std.errors.timed_out", 404),
        ),
        (
            ErrorBody(messages=(), error_type="QUOTA_EXCEEDED"),
            None,
            errors.Error,
            ("QUOTA_EXCEEDED", "com.vmware.vapi.std.errors.error", 500),
        ),
        (
            ErrorBody(messages=()).with_type_id("com.vmware.vapi.std.errors.timed_out"),
            None,
            errors.TimedOut,
            ("TIMED_OUT", "com.vmware.vapi.std.errors.timed_out", 504),
        ),
        (
            ErrorBody(messages=(), error_type="NOT_FOUND").with_type_id("com.vmware.vapi.std.errors.timed_out"),
            None,
            errors.TimedOut,
            ("NOT_FOUND", "com.vmware.vapi.std.errors.timed_out", 404),
        ),
        (
            ErrorBody(messages=()).with_type_id("com.example.mishap"),
            404,
            errors.Error,
            ("ERROR", "com.example.mishap", 404),
        ),
        (
            ErrorBody(messages=(), error_type="NOT_FOUND").with_type_id("com.example.mishap"),
            None,
            errors.NotFound,
            ("NOT_FOUND", "com.example.mishap", 404),
        ),
    ],
)
def test_the_class_follows_the_id_then_the_type_then_the_status(
    body: ErrorBody, status: int | None, kind: type[errors.Error], described: tuple[str, str, int]
) -> None:
    """What a body does not tell is taken from the next best, and the body stays as it is."""
    error = errors.from_body(body, status)
    assert type(error) is kind
    assert (error.error_type, error.type_id, error.status) == described
    assert error.to_body() is body


def test_an_error_of_a_service_has_its_own_id_and_the_type_of_its_kind() -> None:
    """A program that knows only the standard errors can handle it as one of them."""
    error = QuotaExceeded("sda")
    assert isinstance(error, errors.UnableToAllocateResource)
    assert (error.error_type, error.status, error.data) == ("UNABLE_TO_ALLOCATE_RESOURCE", 429, {"disk": "sda"})
    body = decode(encode(error.to_body(), "rest")).body
    assert body.type_id == "com.example.quota_exceeded"
    assert type(errors.from_body(body)) is errors.UnableToAllocateResource
    read = errors.from_body(body, own=[Mishap, QuotaExceeded])
    assert type(read) is QuotaExceeded
    assert (read.status, read.data, str(read)) == (429, {"disk": "sda"}, "sda is full.")
    assert (Mishap().to_body().type_id, Mishap.status, Mishap.error_type) == ("com.example.mishap", 500, "ERROR")


def test_a_class_may_say_everything_of_itself() -> None:
    """A type that is not one of the 25 is sent as it is, and nothing is derived where all is said."""
    members = {"error_type": "GONE", "type_id": "com.example.gone", "status": 410}
    error = type("Gone", (errors.Error,), members)()
    assert (error.error_type, error.type_id, error.status) == ("GONE", "com.example.gone", 410)
    assert encode(error.to_body(), "rest") == b'{"type":"com.example.gone","value":{"messages":[],"error_type":"GONE"}}'


def test_a_type_id_that_is_none_is_refused_where_the_class_is_defined() -> None:
    """The error says which class, and shows an id."""
    with pytest.raises(ValueError, match="Expected") as error:
        type("Odd", (errors.Error,), {"type_id": "quota exceeded"})
    assert str(error.value) == (
        "Expected an id such as com.example.quota_exceeded, got 'quota exceeded' - at Odd.type_id"
    )


def upload() -> None:
    """Fail as a service does that calls others, all of which know a secret."""
    try:
        transfer()
    except OSError as foreign:
        raise errors.NotFound(FAILED(file="a.iso")) from chained(
            errors.ResourceBusy(FULL(disk="sda"), FULL(disk="sda1")), foreign
        )


def transfer() -> None:
    try:
        dict[str, str]()[SECRET]
    except KeyError as error:
        raise OSError(SECRET) from chained(errors.TimedOut(FULL(disk="sdb")), error)


def upload_while_handling() -> None:
    try:
        upload()
    except errors.NotFound:
        raise errors.Error(FAILED(file="b.iso"))  # noqa: B904 - the context is what is tested


SECRET = "password=hunter2"  # noqa: S105 - the word is what is looked for


def test_the_causes_follow_and_foreign_exceptions_stay_inside() -> None:
    """The stack is that of ``raise ... from``: neither another exception in the chain nor a context is ever in it."""
    with pytest.raises(errors.NotFound) as caught:
        upload()
    assert texts(caught.value) == ["The upload of a.iso failed.", "sda is full.", "sda1 is full.", "sdb is full."]
    assert str(caught.value) == "The upload of a.iso failed.\nsda is full.\nsda1 is full.\nsdb is full."
    assert caught.value.messages == (FAILED(file="a.iso"),)
    for dialect in ("api", "rest", "jsonrpc", "problem"):
        assert b"hunter2" not in encode(caught.value.to_body(), dialect)


def test_what_was_being_handled_is_no_cause() -> None:
    """An error raised without ``from`` while another is handled says nothing of that one."""
    with pytest.raises(errors.Error) as caught:
        upload_while_handling()
    assert isinstance(caught.value.__context__, errors.NotFound)
    assert texts(caught.value) == ["The upload of b.iso failed."]


def test_a_circle_of_causes_comes_to_an_end() -> None:
    """Each error of the chain speaks once."""
    first, second = failed(), errors.Error(FULL(disk="sda"))
    chained(first, ValueError(), second, first)
    assert texts(first) == ["The upload of a.iso failed.", "sda is full."]


def test_a_stack_has_no_more_messages_than_the_limits_allow() -> None:
    """A long chain is cut at its end, whichever way the error came about."""
    causes = [errors.Error(FULL(disk=str(index))) for index in range(300)]
    error = failed()
    chained(error, *causes)
    assert len(error.to_body().messages) == 100
    assert error.to_body(Limits(messages=2)).messages == (FAILED(file="a.iso"), FULL(disk="0"))
    read = errors.from_body(failed().to_body())
    chained(read, *causes)
    assert len(read.to_body().messages) == 100
    large = ErrorBody(messages=(FULL(disk="sda"),) * 120)
    assert errors.from_body(large).to_body() is large
    assert len(errors.Error(*large.messages).to_body().messages) == 100


def test_an_error_that_was_read_can_be_raised_from_another_and_be_a_cause() -> None:
    """A service that calls another one passes its messages on."""
    body = decode(b'{"messages": [{"id": "a", "default_message": "A.", "args": []}], "error_type": "NOT_FOUND"}').body
    read = errors.from_body(body, 404)
    chained(read, errors.Error(FULL(disk="sda")))
    assert texts(read) == ["A.", "sda is full."]
    outer = failed()
    chained(outer, read)
    assert texts(outer) == ["The upload of a.iso failed.", "A.", "sda is full."]
    assert encode(read.to_body()) == (
        b'{"messages":[{"id":"a","default_message":"A.","args":[]},{"id":"com.example.full",'
        b'"default_message":"sda is full.","args":[],"params":{"disk":{"s":"sda"}}}],"error_type":"NOT_FOUND"}'
    )


@pytest.mark.parametrize("kind", [errors.Unauthenticated, errors.Unauthorized])
def test_a_challenge_goes_there_and_back(kind: type[errors.Unauthenticated | errors.Unauthorized]) -> None:
    """The two errors that may tell how to sign in do so in every dialect."""
    error = kind(FULL(disk="sda"), challenge="Basic")
    for dialect in ("api", "rest", "jsonrpc"):
        read = errors.from_body(decode(encode(error.to_body(), dialect), strict=True).body)
        assert isinstance(read, kind)
        assert read.challenge == error.challenge == "Basic"
    assert kind().challenge is None
    assert kind().to_body().unknown == {}
    with pytest.raises(TypeError) as refused:
        kind(challenge=5)  # type: ignore[arg-type] # refused
    assert str(refused.value) == "Expected a str or None, got int - at challenge"


@pytest.mark.parametrize(
    ("messages", "data", "text"),
    [
        (("Gone.",), None, "a message, as a called MessageDefinition is, got str - at NotFound.messages[0]"),
        ((FULL,), None, "a message, as a called MessageDefinition is, got MessageDefinition - at NotFound.messages[0]"),
        ((FULL(disk="sda"),), ["sda"], "a payload, a mapping or None, got list - at NotFound.data"),
    ],
)
def test_what_is_no_message_and_no_data_is_refused(messages: Any, data: Any, text: str) -> None:  # noqa: ANN401 - wrong types
    """A mistake is found where the error is raised, not where it is sent."""
    with pytest.raises(TypeError) as error:
        errors.NotFound(*messages, data=data)
    assert str(error.value) == f"Expected {text}"


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (errors.NotFound(), "com.vmware.vapi.std.errors.not_found"),
        (errors.NotFound(LocalizableMessage(id="a.b", default_message="")), "a.b"),
        (errors.NotFound(LocalizableMessage(id="a.b", default_message="Two\r\n lines\x1b[31m.")), "Two lines[31m."),
        (Mishap(), "com.example.mishap"),
    ],
)
def test_the_text_of_an_error_is_for_a_log(error: errors.Error, text: str) -> None:
    """There is a line for each message, whatever the messages hold, and always something to read."""
    assert str(error) == text


@pytest.mark.parametrize("again", [lambda error: pickle.loads(pickle.dumps(error)), copy.copy, copy.deepcopy])  # noqa: S301 - our own bytes
@pytest.mark.parametrize(
    "error",
    [
        errors.NotFound(FULL(disk="sda"), data=ArgumentLocations(primary="disk")),
        QuotaExceeded("sda"),
        errors.Unauthenticated(challenge="Basic"),
        errors.from_body(decode(b'{"type": "com.example.x", "value": {"messages": [], "more": 5}}').body, 418),
        chained(failed(), OSError("secret"), errors.TimedOut(FULL(disk="sda"))),
        chained(errors.from_body(ErrorBody(messages=())), errors.TimedOut(FULL(disk="sda"))),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_crosses_processes_with_its_causes(error: errors.Error, again: Any) -> None:  # noqa: ANN401 - a function
    """Pickled or copied, it gives the same body and has the same notes; foreign exceptions stay behind."""
    error.add_note("while the house was built")
    there = again(error)
    assert type(there) is type(error)
    assert there.to_body() == error.to_body()
    assert (there.to_body().type_id, there.error_type, there.status) == (
        error.to_body().type_id,
        error.error_type,
        error.status,
    )
    assert (str(there), there.__notes__) == (str(error), error.__notes__)


def test_a_raised_error_is_rendered_in_the_language_of_its_reader() -> None:
    """The renderer takes it as it takes a body, causes included."""
    catalog = Catalog.from_mapping({"de": {FAILED.id: "{file} wurde nicht übertragen.", FULL.id: "{disk} ist voll."}})
    rendered = Renderer(catalog).render(chained(failed(), QuotaExceeded("sda")), locale="de")
    assert [message.text for message in rendered.messages] == ["a.iso wurde nicht übertragen.", "sda ist voll."]
    assert rendered.status == 500
