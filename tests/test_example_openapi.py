"""The OpenAPI document of the example: valid, with localized examples, and true of the service."""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path

import openapi_spec_validator
from example_server import serving

from examples.content_library.application import create_app

CHECKS_LEFT_OUT = {
    "positive_data_acceptance": "vAPI answers with 400 what is not allowed in a state, however valid the request is",
    "allow_header_conformance": "the router names the methods of the first route of a path only",
}


def test_valid() -> None:
    """The document is valid OpenAPI 3.1, and FastAPI's own 422 is not in it."""
    document = create_app().openapi()
    openapi_spec_validator.validate(document)
    statuses = {
        (path.rpartition("/")[2], method): [*operation["responses"]]
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }
    assert statuses == {
        ("update-session", "post"): ["201", "400", "401"],
        ("update-session", "get"): ["200", "400", "401"],
        ("{update_session_id}", "get"): ["200", "400", "404", "401"],
        ("{update_session_id}", "post"): ["204", "400", "404", "401"],
        ("{update_session_id}", "delete"): ["204", "400", "404", "401"],
    }


def test_examples() -> None:
    """Each error of an operation is shown in the three languages of the service."""
    document = create_app().openapi()
    answers = document["paths"]["/api/content/library/item/update-session/{update_session_id}"]["post"]["responses"]
    examples = answers["404"]["content"]["application/json"]["examples"]
    assert [example["value"]["messages"][1]["localized"] for example in examples.values()] == [
        "An update session is deleted after 5 minutes without activity.",
        "Eine Aktualisierungssitzung wird nach 5 Minuten ohne Aktivität gelöscht.",
        "更新セッションは、操作がないまま 5 分が経過すると削除されます。",
    ]


def test_the_service_keeps_to_the_document(tmp_path: Path) -> None:
    """Generated requests, valid and not, alone and in sequences, meet no server error and no undocumented answer."""
    command = [
        str(Path(sysconfig.get_path("scripts"), "schemathesis")),
        "run",
        "--max-examples=20",
        "--generation-deterministic",
        f"--exclude-checks={','.join(CHECKS_LEFT_OUT)}",
    ]
    with serving(create_app()) as url:
        result = subprocess.run(  # noqa: S603 - our own command
            [*command, f"{url}/openapi.json"], cwd=tmp_path, capture_output=True, text=True, check=False
        )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Selected: 5/5\n  Tested: 5\n" in result.stdout
