"""What a vAPI error is made of (specification, section 1).

The names load when they are first asked for: what needs only ``ErrorType`` or ``Limits`` does not pay for pydantic.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vapierrors.models.base import Payload
    from vapierrors.models.body import ErrorBody
    from vapierrors.models.error_type import ErrorType
    from vapierrors.models.limits import Limits
    from vapierrors.models.message import LocalizableMessage, LocalizationParam, NestedLocalizableMessage
    from vapierrors.models.params import DateTimeFormat
    from vapierrors.models.payloads import ArgumentLocations, DynamicID, FileLocations, TransientIndication
else:
    from vapierrors.deferred import deferred_names

    __getattr__, __dir__ = deferred_names(
        __name__,
        {
            "ArgumentLocations": "payloads",
            "DateTimeFormat": "params",
            "DynamicID": "payloads",
            "ErrorBody": "body",
            "ErrorType": "error_type",
            "FileLocations": "payloads",
            "Limits": "limits",
            "LocalizableMessage": "message",
            "LocalizationParam": "message",
            "NestedLocalizableMessage": "message",
            "Payload": "base",
            "TransientIndication": "payloads",
        },
    )

__all__ = [
    "ArgumentLocations",
    "DateTimeFormat",
    "DynamicID",
    "ErrorBody",
    "ErrorType",
    "FileLocations",
    "Limits",
    "LocalizableMessage",
    "LocalizationParam",
    "NestedLocalizableMessage",
    "Payload",
    "TransientIndication",
]
