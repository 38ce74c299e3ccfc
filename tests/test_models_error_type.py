"""The standard error types and the HTTP status tables, against the specification's text (section 1)."""

from __future__ import annotations

import copy
import pickle

import pytest

from vapierrors.models import ErrorType
from vapierrors.models.error_type import canonical_id_of, effective_error_type, known_error_type, status_of

STATUS_ROWS = """
400 ALREADY_EXISTS ALREADY_IN_DESIRED_STATE FEATURE_IN_USE INVALID_ARGUMENT INVALID_ELEMENT_CONFIGURATION
400 INVALID_ELEMENT_TYPE INVALID_REQUEST NOT_ALLOWED_IN_CURRENT_STATE RESOURCE_BUSY RESOURCE_IN_USE
400 RESOURCE_INACCESSIBLE UNABLE_TO_ALLOCATE_RESOURCE UNSUPPORTED
401 UNAUTHENTICATED
403 UNAUTHORIZED
404 NOT_FOUND OPERATION_NOT_FOUND
409 CONCURRENT_CHANGE
503 SERVICE_UNAVAILABLE
504 TIMED_OUT
500 INTERNAL_SERVER_ERROR ERROR CANCELED UNEXPECTED_INPUT UNVERIFIED_PEER
"""
"""The first table of section 1, as it stands there."""

BACK_ROWS = """
INVALID_REQUEST 400 405 406 411 412 413 414 415 417 422 424 426 431 505 510
UNAUTHENTICATED 401 407 511
UNAUTHORIZED 402 403
NOT_FOUND 404 410
TIMED_OUT 408 504
CONCURRENT_CHANGE 409 428
RESOURCE_INACCESSIBLE 416
RESOURCE_BUSY 423
SERVICE_UNAVAILABLE 429 503
INTERNAL_SERVER_ERROR 500 506 508
UNABLE_TO_ALLOCATE_RESOURCE 507 509
"""
"""The second table of section 1, the way back, as it stands there."""

STATUS_OF = {name: int(row.split()[0]) for row in STATUS_ROWS.split("\n") for name in row.split()[1:]}
BACK = {int(status): row.split()[0] for row in BACK_ROWS.split("\n") for status in row.split()[1:]}


def test_there_are_25_error_types() -> None:
    """The enumeration has the 25 names of the specification, and no other."""
    assert len(ErrorType) == 25
    assert {row.value for row in ErrorType} == STATUS_OF.keys()


def test_every_error_type_has_the_status_of_the_table() -> None:
    """Both ways to ask for the status of a type give what the table says."""
    assert {row.value: row.status for row in ErrorType} == STATUS_OF
    assert {name: status_of(name) for name in STATUS_OF} == STATUS_OF


@pytest.mark.parametrize("unknown", ["QUOTA_EXCEEDED", "not_found", "", None])
def test_an_unknown_error_type_has_status_500(unknown: str | None) -> None:
    """What is not one of the 25 names, in their letter case, is answered with 500."""
    assert status_of(unknown) == 500


def test_every_status_goes_back_to_the_type_of_the_table() -> None:
    """Every number that can be a status, and some that cannot, is ERROR unless the table says otherwise."""
    statuses = range(-1, 1000)
    assert {status: ErrorType.from_status(status).value for status in statuses} == {
        status: BACK.get(status, "ERROR") for status in statuses
    }


def test_the_canonical_id_is_the_prefix_and_the_name_in_lower_case() -> None:
    """The id of each type goes back to the type, and is built as the specification says."""
    for row in ErrorType:
        assert row.canonical_id == f"com.vmware.vapi.std.errors.{row.value.lower()}"
        assert ErrorType.from_canonical_id(row.canonical_id) is row
        assert canonical_id_of(row.value) == row.canonical_id


@pytest.mark.parametrize(
    "type_id",
    [
        "com.example.quota_exceeded",
        "com.vmware.vapi.std.errors.NOT_FOUND",
        "com.vmware.vapi.std.errors.",
        "not_found",
        "",
    ],
)
def test_another_id_is_of_no_standard_type(type_id: str) -> None:
    """A canonical id is compared as a whole and in its letter case."""
    assert ErrorType.from_canonical_id(type_id) is None


@pytest.mark.parametrize("unknown", ["QUOTA_EXCEEDED", "", None])
def test_the_canonical_id_of_an_unknown_type_is_that_of_error(unknown: str | None) -> None:
    """A type that is unset or unknown counts as ERROR where an id is needed."""
    assert canonical_id_of(unknown) == "com.vmware.vapi.std.errors.error"


@pytest.mark.parametrize(
    ("error_type", "type_id", "effective"),
    [
        ("NOT_FOUND", "com.vmware.vapi.std.errors.timed_out", ErrorType.NOT_FOUND),
        ("QUOTA_EXCEEDED", "com.vmware.vapi.std.errors.timed_out", "QUOTA_EXCEEDED"),
        (None, "com.vmware.vapi.std.errors.timed_out", ErrorType.TIMED_OUT),
        (None, "com.example.quota_exceeded", None),
        (None, None, None),
    ],
)
def test_the_error_type_counts_before_the_id(
    error_type: str | None, type_id: str | None, effective: str | None
) -> None:
    """What an error reports is its type, else what its id says, else nothing."""
    assert effective_error_type(error_type, type_id) == effective


def test_the_enumeration_is_open() -> None:
    """A name that is known becomes a row, anything else stays as it is."""
    assert known_error_type("NOT_FOUND") is ErrorType.NOT_FOUND
    assert known_error_type("QUOTA_EXCEEDED") == "QUOTA_EXCEEDED"
    assert known_error_type(7) == 7


def test_a_row_is_the_same_object_after_a_copy() -> None:
    """Rows survive pickle and deep copies as themselves, their status with them."""
    for row in ErrorType:
        assert pickle.loads(pickle.dumps(row)) is row  # noqa: S301 - bytes of our own
        assert copy.deepcopy(row) is row
