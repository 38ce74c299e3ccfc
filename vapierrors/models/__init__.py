"""What a vAPI error is made of (specification, section 1)."""

from vapierrors.models.body import ErrorBody
from vapierrors.models.error_type import ErrorType
from vapierrors.models.limits import Limits
from vapierrors.models.message import LocalizableMessage
from vapierrors.models.params import DateTimeFormat, LocalizationParam, NestedLocalizableMessage
from vapierrors.models.payloads import ArgumentLocations, DynamicID, FileLocations, Payload, TransientIndication

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
