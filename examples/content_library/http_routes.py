"""The operations over HTTP: the ``/api`` form, and the two ``/rest`` forms that clients use."""

# Without deferred annotations: FastAPI reads those of the routes, and they name what stands around the routes only.

from typing import Annotated, Any, Final, NamedTuple
from uuid import UUID

from fastapi import APIRouter, Body, Depends, Header, Path, Query
from fastapi.responses import JSONResponse, Response

from examples.content_library import documented_errors as documented
from examples.content_library.documents import UpdateSessionModel, session_document
from examples.content_library.operations import (
    Action,
    ActionArguments,
    Create,
    CreateSpec,
    Delete,
    Get,
    Identifier,
    List,
    Operation,
    read_operation,
)
from examples.content_library.service import SESSION_HEADER, Service
from examples.content_library.session import UpdateSession
from vapierrors.errors import Error, InvalidArgument
from vapierrors.integrations.fastapi import error_responses

SessionId = Annotated[Identifier, Path(alias="update_session_id", description="The update session.")]


class Form(NamedTuple):
    """How the operations look over HTTP.

    Args:
        prefix: the path of all sessions.
        session: the path of one session below it.
        action: the query parameter that says what to do with a session.
        dialect: how values are written; in ``rest`` each stands in an object, as its ``value``.
        created: the status of the answer to a creation.
        done: the status of an answer without a value.
    """

    prefix: str
    session: str = "/{update_session_id}"
    action: str = "action"
    dialect: str = "rest"
    created: int = 200
    done: int = 200


RESOURCE: Final = "/content/library/item/update-session"
API: Final = Form(f"/api{RESOURCE}", dialect="api", created=201, done=204)
REST: Final = Form(f"/rest{RESOURCE}")
OLD_REST: Final = Form(f"/rest/com/vmware{RESOURCE}", session="/id:{update_session_id}", action="~action")


class Front(NamedTuple):
    """The service in one form.

    Args:
        service: what operations work on.
        form: how they look.
    """

    service: Service
    form: Form

    async def admit(self, session_id: Annotated[str | None, Header(alias=SESSION_HEADER)] = None) -> None:
        """Let a caller in, or raise."""
        self.service.admit(session_id)

    def answer(self, operation: Operation, status: int = 200) -> Response:
        """Perform an operation, and write what it gives."""
        result = operation.perform(self.service.sessions)
        if result is None:
            return Response(status_code=self.form.done)
        dialect = self.form.dialect
        value = (
            session_document(result, dialect, self.service.localize) if isinstance(result, UpdateSession) else result
        )
        return JSONResponse({"value": value} if dialect == "rest" else value, status)

    def responses(self, *errors: type[Error] | Error) -> dict[int | str, dict[str, Any]]:
        """What a route answers with beside its result, to be documented."""
        renderer, languages = self.service.renderer, documented.LANGUAGES
        return error_responses(*errors, documented.NO_SESSION_ID, renderer=renderer, locales=languages)


def http_routes(service: Service, form: Form) -> APIRouter:
    """The routes of the operations in one form.

    Args:
        service: what they work on.
        form: how they look; only ``API`` is in the OpenAPI document, the others are for clients that know them.
    """
    front = Front(service, form)
    router = APIRouter(
        prefix=form.prefix, tags=["update session"], dependencies=[Depends(front.admit)], include_in_schema=form is API
    )

    async def create(create_spec: CreateSpec, client_token: Annotated[UUID | None, Header()] = None) -> Response:
        """Start to change a library item; two requests with one token get one session."""
        return front.answer(Create(create_spec=create_spec, client_token=client_token), form.created)

    async def create_in_old_form(
        create_spec: Annotated[CreateSpec, Body(embed=True)], client_token: Annotated[UUID | None, Body()] = None
    ) -> Response:
        return front.answer(Create(create_spec=create_spec, client_token=client_token))

    router.add_api_route(
        "",
        create_in_old_form if form is OLD_REST else create,
        methods=["POST"],
        status_code=form.created,
        response_model=str,
        responses=front.responses(InvalidArgument, documented.BUSY, documented.FULL),
    )

    @router.get("", response_model=list[str], responses=front.responses(InvalidArgument))
    async def list_(library_item_id: Annotated[Identifier | None, Query()] = None) -> Response:
        """The identifiers of all sessions, or of those that change one item; the longest idle first."""
        return front.answer(List(library_item_id=library_item_id))

    @router.get(
        form.session,
        response_model=UpdateSessionModel,
        responses=front.responses(InvalidArgument, documented.NOT_FOUND),
    )
    async def get(update_session_id: SessionId) -> Response:
        """A session as it is now; to look at it does not extend its life."""
        return front.answer(Get(update_session_id=update_session_id))

    @router.post(
        form.session,
        status_code=form.done,
        responses=front.responses(documented.BAD_PROGRESS, documented.NOT_ACTIVE, documented.NOT_FOUND),
    )
    async def act(
        update_session_id: SessionId,
        action: Annotated[Action, Query(alias=form.action)],
        arguments: ActionArguments | None = None,
    ) -> Response:
        """Keep an active session alive, or end it."""
        given = {} if arguments is None else arguments.model_dump(exclude_none=True)
        name = action.replace("-", "_")
        return front.answer(read_operation(name, {"update_session_id": update_session_id, **given}, source="body"))

    @router.delete(
        form.session,
        status_code=form.done,
        responses=front.responses(InvalidArgument, documented.STILL_ACTIVE, documented.NOT_FOUND),
    )
    async def delete(update_session_id: SessionId) -> Response:
        """Forget a session that has ended."""
        return front.answer(Delete(update_session_id=update_session_id))

    return router
