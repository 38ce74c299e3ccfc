"""The JSON schema of an error body, as it is published in the documentation (specification, section 1)."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from vapierrors.models import DateTimeFormat, ErrorBody, ErrorType, LocalizationParam

HERE = Path(__file__).parent
PUBLISHED = HERE.parent / "docs" / "error-body.schema.json"
WIRE_VECTORS = HERE / "vectors" / "wire.ndjson"
SCHEMA = ErrorBody.model_json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
SOUND: dict[str, Any] = {
    "messages": [
        {
            "id": "a",
            "default_message": "A.",
            "args": ["x"],
            "params": {
                "s": {"s": "text"},
                "dt": {"dt": "2026-08-16T17:14:22.001Z", "format": "SHORT_DATE_TIME"},
                "i": {"i": 9223372036854775807},
                "d": {"d": 2.5, "precision": 40},
                "l": {"l": {"id": "b", "params": {"n": {"i": 1}}}},
            },
            "localized": "Ah.",
        }
    ],
    "data": {"anything": [1]},
    "error_type": "QUOTA_EXCEEDED",
    "unknown": True,
}


def replaced(path: str, value: object) -> dict[str, Any]:
    """A sound body with another value somewhere; the path is keys and indexes with dots between them."""
    body = copy.deepcopy(SOUND)
    *above, last = path.split(".")
    place: Any = body
    for step in above:
        place = place[int(step) if isinstance(place, list) else step]
    place[last] = value
    return body


def test_the_published_file_is_what_the_model_gives() -> None:
    """Write it again after a change of the models: the command stands in ``docs/error-body.md``."""
    assert PUBLISHED.read_text(encoding="utf-8") == json.dumps(SCHEMA, indent=2) + "\n"


def test_the_schema_is_draft_2020_12() -> None:
    """The schema itself is sound, and speaks of nothing outside itself."""
    Draft202012Validator.check_schema(SCHEMA)
    references = {line.split('"')[3] for line in json.dumps(SCHEMA, indent=0).splitlines() if '"$ref"' in line}
    assert references == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_descriptions_are_for_readers_of_json() -> None:
    """No description holds Python, and each structure has one."""
    described = [SCHEMA, *SCHEMA["$defs"].values()]
    assert [structure["description"] for structure in described] == [
        "An error as a vAPI service reports it.",
        "One message: its id, finished English text and what went into it.",
        "One typed value of a message, with how to show it.",
        "A message inside a parameter: an id and its parameters, no text of its own.",
    ]


def test_every_body_of_the_official_runtime_is_accepted() -> None:
    """The ``api`` bodies of all vectors are valid."""
    lines = WIRE_VECTORS.read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 200
    assert [fault.message for line in lines for fault in VALIDATOR.iter_errors(json.loads(line)["api"])] == []


def test_the_sound_body_is_accepted_by_schema_and_model() -> None:
    """A body with every member, an unknown one and an unknown type is valid."""
    assert list(VALIDATOR.iter_errors(SOUND)) == []
    assert ErrorBody.model_validate(SOUND).error_type == "QUOTA_EXCEEDED"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("messages", None),
        ("messages", {}),
        ("messages", [{"default_message": "A."}]),
        ("messages", [{"id": "a"}]),
        ("messages", [7]),
        ("messages.0.id", 7),
        ("messages.0.args", [7]),
        ("messages.0.args", "x"),
        ("messages.0.localized", 7),
        ("messages.0.params", [{"key": "s", "value": {"s": "rest"}}]),
        ("messages.0.params.s", {}),
        ("messages.0.params.s", {"s": None}),
        ("messages.0.params.s", {"s": 7}),
        ("messages.0.params.s", {"s": "x", "i": 1}),
        ("messages.0.params.s", {"precision": 2}),
        ("messages.0.params.dt.dt", 1786881262),
        ("messages.0.params.i.i", 2**63),
        ("messages.0.params.i.i", "7"),
        ("messages.0.params.i.i", True),
        ("messages.0.params.d.d", "2.5"),
        ("messages.0.params.d.d", True),
        ("messages.0.params.d.precision", 41),
        ("messages.0.params.d.precision", -1),
        ("messages.0.params.l.l", "b"),
        ("messages.0.params.l.l", {"params": {}}),
        ("messages.0.params.l.l.params.n", {"i": 1, "d": 1.0}),
        ("data", []),
        ("data", "text"),
        ("error_type", 7),
    ],
)
def test_schema_and_model_refuse_the_same_bodies(path: str, value: object) -> None:
    """What the model refuses, the schema refuses too."""
    body = replaced(path, value)
    assert not VALIDATOR.is_valid(body)
    with pytest.raises(ValidationError):
        ErrorBody.model_validate_json(json.dumps(body))


def test_null_counts_as_unset() -> None:
    """Optional members may be null, in the schema as in the model."""
    for path in ("data", "error_type", "messages.0.params", "messages.0.localized"):
        body = replaced(path, None)
        assert list(VALIDATOR.iter_errors(body)) == []
        assert ErrorBody.model_validate(body).messages[0].id == "a"
    param = {"s": "x", "i": None}
    assert VALIDATOR.is_valid(replaced("messages.0.params.s", param))
    assert LocalizationParam.model_validate(param).value == "x"


def test_open_enumerations_list_what_is_known() -> None:
    """The known values are there for tools that complete them, and any other text is allowed."""
    known, other, _ = SCHEMA["properties"]["error_type"]["anyOf"]
    assert (known, other) == ({"enum": [row.value for row in ErrorType]}, {"type": "string"})
    known, other, _ = SCHEMA["$defs"]["LocalizationParam"]["properties"]["format"]["anyOf"]
    assert (known, other) == ({"enum": [row.value for row in DateTimeFormat]}, {"type": "string"})
