"""What nobody expected: the caller gets a number, the log the rest."""

from __future__ import annotations

import logging
from secrets import token_hex
from typing import Final

from vapierrors.definitions import MessageDefinition
from vapierrors.errors import InternalServerError

LOGGER: Final = logging.getLogger("vapierrors.integrations")
"""Where integrations report; its records have the attribute ``operation_id``."""

UNEXPECTED: Final = MessageDefinition(
    "vapierrors.unexpected", "An unexpected error occurred (operation ID {operation})."
)
_BYTES: Final = 4


def report(error: BaseException, operation: str) -> InternalServerError:
    """Log an exception with its traceback, and make the error that the caller gets: nothing of it but a random id.

    Args:
        error: of any kind.
        operation: what was asked for, such as ``POST '/api'``.

    Example:
        >>> from unittest.mock import patch
        >>> with patch.object(LOGGER, "error"):
        ...     shown = report(KeyError("password"), "GET '/'")
        >>> shown.messages[0].id, str(shown.messages[0].params["operation"].s in str(shown))
        ('vapierrors.unexpected', 'True')
    """
    operation_id = token_hex(_BYTES)
    LOGGER.error(
        "Operation %s failed: %s", operation_id, operation, exc_info=error, extra={"operation_id": operation_id}
    )
    return InternalServerError(UNEXPECTED(operation=operation_id))


def report_late(error: BaseException, operation: str) -> None:
    """Log an exception that met an answer already under way, so that the caller cannot be told.

    Args:
        error: of any kind.
        operation: what was asked for.
    """
    operation_id = token_hex(_BYTES)
    LOGGER.error(
        "Operation %s failed after its answer had begun: %s",
        operation_id,
        operation,
        exc_info=error,
        extra={"operation_id": operation_id},
    )
