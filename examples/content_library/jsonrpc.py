"""JSON-RPC 2.0 as the official runtime speaks it: the envelope, and values in their wrappers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, Literal

from pydantic import BaseModel, Field, ValidationError

PARSE_ERROR: Final = -32700
INVALID_REQUEST: Final = -32600
METHOD_NOT_FOUND: Final = -32601
INVALID_PARAMS: Final = -32602

_MAX_DEPTH: Final = 8
"""Wrappers within each other; no operation here takes more than four."""

Id = str | int | None


class ProtocolError(Exception):
    """A request that is none of the protocol; ``args`` are its code, and the id of the request as far as it has one."""

    TEXTS: Final = {
        PARSE_ERROR: "Parse error.",
        INVALID_REQUEST: "Invalid request.",
        METHOD_NOT_FOUND: "Method not found.",
        INVALID_PARAMS: "Invalid params.",
    }

    def __init__(self, code: int, request_id: Id = None) -> None:
        super().__init__(code, request_id)
        self.code = code
        self.request_id = request_id

    def answer(self) -> dict[str, Any]:
        """The whole answer."""
        error = {"code": self.code, "message": self.TEXTS[self.code]}
        return {"jsonrpc": "2.0", "id": self.request_id, "error": error}


class _Request(BaseModel):
    jsonrpc: Literal["2.0"]
    id: Id = None
    method: str
    params: dict[str, Any] = {}


class SecurityContext(BaseModel):
    """Who calls."""

    session_id: str | None = Field(default=None, alias="sessionId")


class ExecutionContext(BaseModel):
    """Who calls, and for whom."""

    security: SecurityContext | None = Field(default=None, alias="securityCtx")


class Invocation(BaseModel):
    """Which operation is wanted, with its arguments out of their wrappers."""

    service_id: str = Field(alias="serviceId")
    operation_id: str = Field(alias="operationId")
    input: dict[str, Any]
    context: ExecutionContext | None = Field(default=None, alias="ctx")

    @property
    def session_id(self) -> str | None:
        """The session identifier of the security context."""
        security = self.context.security if self.context else None
        return security.session_id if security else None


def read_invocation(payload: bytes) -> tuple[Id, Invocation]:
    """The id of a request, and the invocation that it holds.

    Raises:
        ProtocolError: it is no JSON, no request, or not one that invokes an operation.

    Example:
        >>> request = b'{"jsonrpc": "2.0", "id": "7", "method": "invoke", "params": {"serviceId": "com.example.disk",'
        >>> request += b'"operationId": "get", "input": {"STRUCTURE": {"operation-input": {"disk": {"OPTIONAL": 1}}}}}}'
        >>> request_id, invocation = read_invocation(request)
        >>> request_id, invocation.operation_id, invocation.input
        ('7', 'get', {'disk': 1})
    """
    try:
        document = json.loads(payload)
    except (ValueError, RecursionError):
        raise ProtocolError(PARSE_ERROR) from None
    try:
        request = _Request.model_validate(document)
    except ValidationError:
        raise ProtocolError(INVALID_REQUEST) from None
    if request.method != "invoke":
        raise ProtocolError(METHOD_NOT_FOUND, request.id)
    params = {**request.params, "input": unwrapped(request.params.get("input"))}
    try:
        return request.id, Invocation.model_validate(params)
    except ValidationError:
        raise ProtocolError(INVALID_PARAMS, request.id) from None


def unwrapped(value: object, depth: int = _MAX_DEPTH) -> object:
    """A value without ``STRUCTURE`` and ``OPTIONAL`` around it and in it.

    Example:
        >>> unwrapped({"STRUCTURE": {"create-spec": {"size": {"OPTIONAL": 5}, "name": {"OPTIONAL": None}}}})
        {'size': 5, 'name': None}
    """
    if depth and isinstance(value, Mapping) and len(value) == 1:
        ((wrapper, content),) = value.items()
        if wrapper == "OPTIONAL":
            return unwrapped(content, depth - 1)
        if wrapper == "STRUCTURE" and isinstance(content, Mapping) and len(content) == 1:
            (members,) = content.values()
            if isinstance(members, Mapping):
                return {name: unwrapped(member, depth - 1) for name, member in members.items()}
    return value
