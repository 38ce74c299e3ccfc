"""The operations over JSON-RPC, at ``POST /api``."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from examples.content_library import messages
from examples.content_library.documents import session_document
from examples.content_library.jsonrpc import Invocation, ProtocolError, read_invocation
from examples.content_library.operations import OPERATIONS, SERVICE_ID, Operation, read_operation
from examples.content_library.service import SESSION_HEADER, Service
from examples.content_library.session import UpdateSession
from vapierrors import errors


def rpc_route(service: Service) -> APIRouter:
    """The route of all operations.

    Args:
        service: what they work on.
    """
    router = APIRouter(include_in_schema=False)

    @router.post("/api")
    async def invoke(request: Request) -> JSONResponse:
        try:
            request_id, invocation = read_invocation(await request.body())
        except ProtocolError as error:
            return JSONResponse(error.answer())
        service.admit(invocation.session_id or request.headers.get(SESSION_HEADER))
        result = _operation(invocation).perform(service.sessions)
        output: Any = result
        if isinstance(result, UpdateSession):
            output = session_document(result, "jsonrpc", service.localize)
        return JSONResponse({"jsonrpc": "2.0", "id": request_id, "result": {"output": output}})

    return router


def _operation(invocation: Invocation) -> Operation:
    if invocation.service_id != SERVICE_ID or invocation.operation_id not in OPERATIONS:
        message = messages.OPERATION_NOT_FOUND(operation=invocation.operation_id, service=invocation.service_id)
        raise errors.OperationNotFound(message)
    return read_operation(invocation.operation_id, invocation.input, source="input")
